"""What the knowledge base says now of what people described, and what of it is not as they last accepted it.

Facts are words for people, with withheld names masked. What lives in private/, or speaks of what does, is accepted in a file of private/.
"""

from collections.abc import Iterator, Mapping

from generator.content.withheld import masker_of
from generator.models.curated import Curated, Facts, State
from generator.models.knowledge import Entity, Event, Knowledge, ReviewItem
from generator.secluded import find_secluded
from generator.words.events import summary_of

WEIGHT = 700.0  # after contested events, before names that fit two
SHOWN = 3  # headlines in one item


def entity_facts(entity: Entity) -> dict[str, str]:
    """What is said of an entity, by the word for each fact."""
    positions = ", ".join(
        f"{position.title} of {position.organization or 'nobody named'} ({position.start or position.as_of or '?'})" for position in entity.positions
    )
    return {
        "name": entity.name,
        "kind": entity.schema,
        "other names": ", ".join(sorted(alias.name for alias in entity.aliases)),
        "lead": entity.lead or "",
        "country": entity.country or "",
        "positions": positions,
        "identifiers": ", ".join(f"{scheme} {value}" for scheme, value in entity.identifiers),
        "reviewed": "yes" if entity.reviewed else "no",
    }


def event_facts(event: Event) -> dict[str, str]:
    """What is said of an event, but for its standing."""
    return {
        "name": event.name,
        "type": event.type,
        "date": event.date or "",
        "place": event.place or "",
        "participants": ", ".join(sorted({f"{participant.entity} as {participant.role}" for participant in event.participants})),
        "part of": event.part_of or "",
    }


def describe_facts(before: Facts, after: Facts) -> Iterator[str]:
    """Each fact that is not what it was, in words."""
    for fact in dict.fromkeys((*before, *after)):
        was, now = before.get(fact, ""), after.get(fact, "")
        if was != now:
            yield f"{fact} was {was or 'not said'}, is now {now or 'not said'}"


def state_of(knowledge: Knowledge, curated: Curated) -> State:
    """What can be accepted: articles, and the entities and events that people described; nobody who is withheld."""
    secluded = find_secluded(knowledge).things
    found: dict[str, Facts] = {f"articles/{key}": {"title": article.title} for key, article in knowledge.articles.items()}
    private = {f"articles/{key}" for key, article in knowledge.articles.items() if article.restricted}
    for entity in knowledge.entities.values():
        if entity.curated and entity.sensitivity == "public":
            found[f"entities/{entity.id}"] = entity_facts(entity)
            private |= {f"entities/{entity.id}"} if not secluded.isdisjoint(_named_by_entity(entity)) else set()
    for event in knowledge.events.values():
        if event.curated:
            found[f"events/{event.id}"] = {**event_facts(event), "standing": f"{event.standing.standing} ({summary_of(event)})"}
            private |= {f"events/{event.id}"} if not secluded.isdisjoint(_named_by_event(event)) else set()
    masker = masker_of(curated)
    if not masker:
        return State(found, frozenset(private))
    masked = {masker.mask_slug(thing): {name: masker.mask(fact) for name, fact in facts.items()} for thing, facts in found.items()}
    return State(masked, frozenset(map(masker.mask_slug, private)))


def _named_by_entity(entity: Entity) -> set[str]:
    """The ids that an entity's facts speak of, its own among them."""
    return {entity.id, *(position.organization for position in entity.positions if position.organization)}


def _named_by_event(event: Event) -> set[str]:
    return {event.id, *(participant.entity for participant in event.participants), *filter(None, (event.place, event.part_of))}


def find_changes(state: Mapping[str, Facts], accepted: Mapping[str, tuple[Facts, ...]]) -> Iterator[ReviewItem]:
    """An item for each described thing that is not as it was accepted, and one for the articles that came or went."""
    for thing in sorted(accepted):
        now = state.get(thing)
        name = (now or accepted[thing][-1]).get("name", thing)
        if thing.startswith("articles/"):
            continue
        if now is None:
            yield ReviewItem("changed", f"changed:{thing}", name, f"It is gone ({thing}).", WEIGHT)
        elif _said(now) not in map(_said, accepted[thing]):
            changes = "; ".join(describe_facts(accepted[thing][-1], now))
            yield ReviewItem("changed", f"changed:{thing}", name, f"{changes[:1].upper()}{changes[1:]} ({thing}).", WEIGHT)
    came = [facts["title"] or thing for thing, facts in state.items() if thing.startswith("articles/") and thing not in accepted]
    went = [facts[-1].get("title", thing) for thing, facts in accepted.items() if thing.startswith("articles/") and thing not in state]
    if came or went:
        detail = " ".join([*_listed("New", came), *_listed("Gone", went)])
        yield ReviewItem("changed", "changed:articles", "Articles that came or went", detail, WEIGHT - 1)


def _said(facts: Facts) -> dict[str, str]:
    return {name: fact for name, fact in facts.items() if fact}


def _listed(word: str, titles: list[str]) -> Iterator[str]:
    if titles:
        more = f" and {len(titles) - SHOWN} more" if len(titles) > SHOWN else ""
        yield f"{word}: {'; '.join(titles[:SHOWN])}{more}."
