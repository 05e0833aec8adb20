"""Rules for one curated file that need others: roles that fit, positions whose dates agree, names that two entities share."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.check.places import issue_at
from generator.content.nearest import did_you_mean
from generator.content.yaml_file import Path_
from generator.edtf import compatible, parse_edtf
from generator.extract.lexicon.keys import fold
from generator.models.article import ArticleId
from generator.models.curated import Curated, EntityFile, PositionFile, Record
from generator.models.knowledge import Knowledge
from generator.models.text import Issue

SLIP = 0.8  # of 1: how alike a type must be to a known one to be taken for a slip
SHOWN = 3  # articles named in a message


def check_roles(curated: Curated) -> Iterator[Issue]:
    """Participants' roles: known ones, and such as their bearer's kind can have."""
    for event in curated.events.values():
        for at, participant in enumerate(event.value.participants):
            role = _roles().get(participant.role)
            entity = curated.entities.get(participant.entity)
            if role is None:
                hint = did_you_mean(participant.role, _roles()) or f"; known are {', '.join(sorted(_roles()))}"
                message = f"{participant.role!r} is no role that is known here{hint}"
                yield issue_at(curated, event, ("participants", at, "role"), "unknown-role", message, severity="warning")
            elif entity and entity.value.schema_ in role.get("not", ()):
                message = f"{entity.id} is a {entity.value.schema_}, which can't be {participant.role!r} ({role['means']})"
                yield issue_at(curated, event, ("participants", at, "role"), "wrong-role", message)


@cache
def _roles() -> Mapping[str, dict[str, Any]]:
    roles: dict[str, dict[str, Any]] = yaml.safe_load(files("generator.check").joinpath("data/roles.yml").read_text("utf-8"))
    return roles


def check_types(curated: Curated) -> Iterator[Issue]:
    """Types of events that look like slips of a known one. Any other word is the editors' own kind of event."""
    known = known_types()
    for event in curated.events.values():
        near = get_close_matches(event.value.type, known, 1, SLIP)
        if near and event.value.type not in known:
            message = f"{event.value.type!r} is no type that machines read; did you mean {near[0]!r}?"
            yield issue_at(curated, event, ("type",), "unknown-type", message, severity="warning")


@cache
def known_types() -> tuple[str, ...]:
    """The types of events that machines read: from the list itself, since the package around it loads what reads language."""
    listed = yaml.safe_load(files("generator.extract").joinpath("events", "data", "types.yml").read_text("utf-8"))
    return tuple(sorted({entry.get("type", name) for name, entry in listed.items()}))


def check_positions(curated: Curated) -> Iterator[Issue]:
    """Positions whose dates contradict each other."""
    for entity in curated.entities.values():
        for at, position in enumerate(entity.value.positions):
            problem = _contradiction(position)
            if problem:
                yield issue_at(curated, entity, ("positions", at), "contradicting-dates", f"{position.title}: {problem}")


def _contradiction(position: PositionFile) -> str | None:
    start, end, as_of = (parse_edtf(text) if text else None for text in (position.start, position.end, position.as_of))
    if start and end and start.earliest and end.latest and end.latest < start.earliest:
        return f"it ends ({position.end}) before it starts ({position.start})"
    if start and as_of and start.earliest and as_of.latest and as_of.latest < start.earliest:
        return f"it is held as of {position.as_of} and starts later ({position.start})"
    if end and as_of and end.latest and as_of.earliest and end.latest < as_of.earliest:
        return f"it is held as of {position.as_of} and ended before ({position.end})"
    return None


def check_events(curated: Curated) -> Iterator[Issue]:
    """Events that lie outside the longer event that they are part of."""
    for event in curated.events.values():
        whole = curated.events.get(event.value.part_of or "")
        if whole and event.value.date and whole.value.date and not compatible(event.value.date, whole.value.date):
            message = f"the date {event.value.date} lies outside {whole.id} ({whole.value.date}), which this is part of"
            yield issue_at(curated, event, ("date",), "contradicting-dates", message, severity="warning")


def check_shared_names(curated: Curated, knowledge: Knowledge) -> Iterator[Issue]:
    """Names that two entities share: such a name links to neither, and these are the articles in which it then stands unresolved."""
    owners: dict[str, list[tuple[Record[EntityFile], Path_, str]]] = {}
    for record in curated.entities.values():
        named: dict[str, tuple[Path_, str]] = {fold(record.value.name): (("name",), record.value.name)}
        for at, alias in enumerate(record.value.aliases):
            text = alias if isinstance(alias, str) else alias.name
            named.setdefault(fold(text), (("aliases", at), text))
        for key, (path, text) in named.items():
            owners.setdefault(key, []).append((record, path, text))
    shared = {key: found for key, found in owners.items() if len(found) > 1 and key}
    articles = _articles_with(knowledge, frozenset(shared)) if shared else {}
    for key, found in sorted(shared.items()):
        for record, path, text in found:
            others = ", ".join(other.id for other, _, _ in found if other is not record)
            where = _in_words(articles.get(key, []))
            message = (
                f"{text!r} is also a name of {others}, so on its own it links to neither{where}; "
                "make it a weak alias, or say in a judgement that they are the same"
            )
            yield issue_at(curated, record, path, "shared-name", message, severity="warning")


def check_shared_identifiers(curated: Curated) -> Iterator[Issue]:
    """Identifiers that two entities share: an identifier is of one thing, so the two are one, or one of them is wrong."""
    owner: dict[tuple[str, str], str] = {}
    for record in curated.entities.values():
        identifiers = [("wikidata", record.value.wikidata or ""), *record.value.identifiers.items()]
        for scheme, value in identifiers:
            if value and owner.setdefault((scheme, value), record.id) != record.id:
                other = owner[scheme, value]
                path: Path_ = ("wikidata",) if scheme == "wikidata" and record.value.wikidata == value else ("identifiers", scheme)
                message = f"{other} has the same {scheme} {value}: mend one of them, or say that they are one: sourcebook merge {other} {record.id}"
                yield issue_at(curated, record, path, "shared-identifier", message, severity="warning")


def _articles_with(knowledge: Knowledge, keys: frozenset[str]) -> dict[str, list[ArticleId]]:
    found: dict[str, set[ArticleId]] = {}
    for resolved in knowledge.mentions:
        key = fold(resolved.mention.text)
        if key in keys:
            found.setdefault(key, set()).add(resolved.article)
    return {key: sorted(articles) for key, articles in found.items()}


def _in_words(articles: list[ArticleId]) -> str:
    if not articles:
        return ""
    more = f" and {len(articles) - SHOWN} more" if len(articles) > SHOWN else ""
    return f" (it stands in {', '.join(articles[:SHOWN])}{more})"
