"""From spotted names and what each form names to the entities and mentions of one article."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.extract.lexicon import lexicon
from generator.extract.lexicon.keys import fold
from generator.extract.names.candidates import Candidate
from generator.extract.names.local import Named
from generator.extract.names.roles import FoundRole
from generator.models.reading import LocalEntity, LocalId, Mention, Names, Role, Schema
from generator.models.text import Part, Span


@dataclass(frozen=True, slots=True)
class Spotted:
    """A mention to be: where it stands and what it may be. `text` is the name in one line, `candidate` None where no parse holds it (a dateline)."""

    span: Span
    part: Part
    text: str
    label: Schema
    sure: bool
    candidate: Candidate | None

    @property
    def written(self) -> str:
        """The words as they stand."""
        return self.candidate.written if self.candidate else self.text


def assemble(spotted: Sequence[Spotted], named: dict[str, Named], roles: Sequence[FoundRole]) -> Names:
    """The names of an article: entities numbered in order of first mention, mentions in order."""
    things = _things(spotted, named)
    ids: dict[int, LocalId] = {}
    for thing in things:
        ids.setdefault(id(thing), LocalId(f"e{len(ids) + 1}"))
    by_id = {ids[id(thing)]: thing for thing in things}
    at = {(s.part, s.span): ids[id(thing)] for s, thing in zip(spotted, things, strict=True)}
    owners = _owners(spotted, at, by_id)
    held = _roles(roles, at, {i for i, thing in by_id.items() if thing.label in {"Person", "Product", "Event"}})
    entities = tuple(_entity(i, thing, tuple(held.get(i, ())), owners.get(i), ids) for i, thing in by_id.items())
    labels = {entity.id: entity.schema for entity in entities}
    mentions = ((s, at[s.part, s.span]) for s in spotted)
    return Names(entities, tuple(Mention(s.span.start, s.span.end, s.written, labels[i], i, s.part) for s, i in mentions))


def _things(spotted: Sequence[Spotted], named: dict[str, Named]) -> list[Named]:
    """What each mention names. A surname that two bear is of the one whom the article has introduced by then, if it is one."""
    introduced: set[int] = set()
    things = []
    for s in spotted:
        thing = named[s.text]
        known = [c for c in thing.candidates if id(c) in introduced]
        if len(known) == 1:
            thing = known[0]
            if s.text not in thing.forms:
                thing.forms.append(s.text)
        introduced.add(id(thing))
        things.append(thing)
    return things


def _owners(spotted: Sequence[Spotted], at: dict[tuple[Part, Span], LocalId], things: dict[LocalId, Named]) -> dict[LocalId, LocalId]:
    """Whose body each institution is: Turkey for "Turkish government", where the article names it."""
    owners: dict[LocalId, LocalId] = {}
    for s in spotted:
        if s.candidate and s.candidate.belongs_to:
            start, end = s.candidate.belongs_to
            owner = _find(s.candidate.block.slice(start, end), things)
            if owner and owner != at[s.part, s.span]:
                owners.setdefault(at[s.part, s.span], owner)
    return owners


def _find(text: str, things: dict[LocalId, Named]) -> LocalId | None:
    country, key = lexicon().country(text), fold(text)
    return next((i for i, n in things.items() if (country and n.country is country) or any(fold(form) == key for form in n.forms)), None)


def _roles(found: Sequence[FoundRole], at: dict[tuple[Part, Span], LocalId], no_owners: set[LocalId]) -> dict[LocalId, list[Role]]:
    """The titles of each person, once each; nobody has a position in a person or a product."""
    held: dict[LocalId, list[Role]] = {}
    for role in found:
        listed = held.setdefault(at[role.person.part, role.person.span], [])
        owner = role.organization
        organization = at.get((owner.part, owner.span)) if owner else None
        organization = None if organization in no_owners else organization
        if all((r.title, r.organization) != (role.title, organization) for r in listed):
            listed.append(Role(role.title, organization, role.span.start, role.span.end))
    return held


def _entity(local_id: LocalId, thing: Named, roles: tuple[Role, ...], owner: LocalId | None, ids: dict[int, LocalId]) -> LocalEntity:
    candidates = tuple(ids[id(c)] for c in thing.candidates if id(c) in ids)
    country = thing.country or (lexicon().country(thing.name.split()[0]) if thing.label in {"PublicBody", "Group"} else None)
    return LocalEntity(
        id=local_id,
        schema="Place" if thing.country else thing.label,
        name=thing.name,
        names=tuple(sorted(set(thing.forms))),
        kind="unresolved" if candidates else "named",
        roles=roles,
        belongs_to=owner,
        country=country.code if country else None,
        candidates=candidates,
    )
