"""Ids in curated files: each must name a file that is there, and of the right kind."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from generator.check.places import issue_at
from generator.content.nearest import did_you_mean
from generator.content.yaml_file import Path_
from generator.models.curated import Curated, EntityFile, EventFile, Record
from generator.models.text import Issue

Records = Mapping[str, Record[Any]]
Kind = Literal["entity", "event"]


def check_references(curated: Curated) -> Iterator[Issue]:
    """Dangling ids with the nearest ones, things that are of the wrong kind, and parts that hold themselves."""
    for entity in curated.entities.values():
        yield from _check_entity(curated, entity)
    for event in curated.events.values():
        yield from _check_event(curated, event)
    for correction in curated.corrections.values():
        for at, entity_id in enumerate(correction.value.entities):
            yield from _find(curated, correction, ("entities", at), entity_id, "entity")
        for at, event_id in enumerate(correction.value.events):
            yield from _find(curated, correction, ("events", at), event_id, "event")
    yield from _check_circles(curated, curated.entities, ("belongs_to", "located_in"))
    yield from _check_circles(curated, curated.events, ("part_of",))
    yield from _check_former_ids(curated, curated.entities)
    yield from _check_former_ids(curated, curated.events)


def _check_entity(curated: Curated, record: Record[EntityFile]) -> Iterator[Issue]:
    file = record.value
    if file.belongs_to:
        yield from _find(curated, record, ("belongs_to",), file.belongs_to, "entity")
    if file.located_in:
        yield from _find(curated, record, ("located_in",), file.located_in, "entity", only="Place")
    for at, position in enumerate(file.positions):
        if position.organization:
            path: Path_ = ("positions", at, "organization")
            yield from _find(curated, record, path, position.organization, "entity", never=("Person", "Product"))


def _check_event(curated: Curated, record: Record[EventFile]) -> Iterator[Issue]:
    file = record.value
    if file.place:
        yield from _find(curated, record, ("place",), file.place, "entity", only="Place")
    if file.part_of:
        yield from _find(curated, record, ("part_of",), file.part_of, "event")
    seen: set[tuple[str, str]] = set()
    for at, participant in enumerate(file.participants):
        yield from _find(curated, record, ("participants", at, "entity"), participant.entity, "entity")
        if (participant.entity, participant.role) in seen:
            message = f"{participant.entity} stands here twice as {participant.role}; take one of the two away"
            yield issue_at(curated, record, ("participants", at), "twice", message)
        seen.add((participant.entity, participant.role))


def _find(
    curated: Curated, record: Record[Any], path: Path_, wanted: str, kind: Kind, *, only: str = "", never: tuple[str, ...] = ()
) -> Iterator[Issue]:
    known: Records = curated.entities if kind == "entity" else curated.events
    target = known.get(wanted)
    if target is None:
        if wanted not in curated.broken and not _renamed(wanted, known):
            folder = "entities" if kind == "entity" else "events"
            hint = did_you_mean(wanted, known) or f"; write content/{folder}/{wanted}.yml first (if it has a page, `sourcebook accept {wanted}` does)"
            yield issue_at(curated, record, path, "no-such-id", f"there is no {kind} {wanted!r}{hint}")
        return
    schema = target.value.schema_
    if (only and schema != only) or schema in never:
        must = f"a {only}" if only else "a body or place"
        yield issue_at(curated, record, path, "wrong-kind", f"{wanted} is a {schema}, and this must be {must}")


def _renamed(wanted: str, known: Records) -> bool:
    return any(wanted in record.value.former_ids for record in known.values())


def _check_circles(curated: Curated, records: Records, fields: tuple[str, ...]) -> Iterator[Issue]:
    for name in fields:
        for record in records.values():
            if _returns(record.id, name, records):
                yield issue_at(
                    curated, record, (name,), "circle", f"{record.id} would be part of itself; follow `{name}:` from file to file and mend one"
                )


def _returns(start: str, field: str, records: Records) -> bool:
    """Whether following the field from record to record leads back to the start."""
    seen: set[str] = set()
    here = start
    while here in records and here not in seen:
        seen.add(here)
        here = getattr(records[here].value, field) or ""
        if here == start:
            return True
    return False


def _check_former_ids(curated: Curated, records: Records) -> Iterator[Issue]:
    owner: dict[str, str] = {}
    for record in records.values():
        for at, former in enumerate(record.value.former_ids):
            path: Path_ = ("former_ids", at)
            if former in records:
                yield issue_at(
                    curated, record, path, "former-id", f"{former} is the id of {records[former].source.file}, so its address can't lead here"
                )
            elif former in owner:
                yield issue_at(curated, record, path, "former-id", f"{former} also leads to {owner[former]}; an address leads to one page")
            owner.setdefault(former, record.id)
