"""Events in order of time, and who took what from whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.edtf import sort_key
from generator.graph.origins import Origin, find_origin
from generator.graph.views import EntityEvent, Views
from generator.models.article import ArticleId
from generator.models.knowledge import ClaimId, EntityId, Event, EventId, Knowledge, Position, ResolvedClaim


@dataclass(frozen=True, slots=True)
class Statement:
    """One voice on an event: where it stands, through whom it is known, and its claims in order."""

    position: Position
    origin: Origin | None  # None where the speaker is not resolved
    through: tuple[EntityId, ...]
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True)
class Relay:
    """One line of "who took it from whom": an agent (or publisher with its articles) and those who took it from there.

    `claims` are those that this relay shows; `articles` are set at the end of a line, where a publisher carries it.
    """

    entity: EntityId | None
    name: str
    named: bool
    claims: tuple[ClaimId, ...]
    articles: tuple[ArticleId, ...]
    taken_by: tuple["Relay", ...]


@dataclass(frozen=True, slots=True)
class OutletView:
    """What an outlet says alone, what it relays from whom, and what of it was later answered."""

    own_voice: tuple[ClaimId, ...]
    relayed: tuple[tuple[EntityId, tuple[ClaimId, ...]], ...]  # by origin, the most relayed first
    unresolved: tuple[ClaimId, ...]
    alone: tuple[EventId, ...]  # events that no other outlet tells of
    denied: tuple[ClaimId, ...]
    doubted: tuple[ClaimId, ...]
    corrected: tuple[ClaimId, ...]


def timeline_of(views: Views, entity: EntityId) -> tuple[EntityEvent, ...]:
    """An entity's events in order of time, at the precision that they have; events without a date come last."""
    found = []
    for event_id in views.events_by_entity.get(entity, ()):
        event = views.knowledge.events[event_id]
        found.append(EntityEvent(event, next((person for person in event.participants if person.entity == entity), None)))
    return tuple(found)


def events_in_time(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events in order of their first day."""
    return tuple(sorted(events, key=lambda event: (sort_key(event.date), event.id)))


def statements_of(views: Views, event: Event) -> tuple[Statement, ...]:
    """Who stands where: claims of one position and origin together, those who say so first."""
    order: dict[Position, int] = {"asserts": 0, "denies": 1, "doubts": 2, "silent": 3, "asks": 4, "unresolved": 5}
    grouped: dict[tuple[Position, Origin | None], list[ResolvedClaim]] = {}
    for item in event.claims:
        claim = views.knowledge.claims[item.claim]
        if not claim.rejected:
            grouped.setdefault((item.position, _origin(claim, views.knowledge)), []).append(claim)
    keys = sorted(grouped, key=lambda key: (order[key[0]], key[1] is None, key[1] or Origin("", named=False)))
    return tuple(
        Statement(
            position,
            origin,
            tuple(dict.fromkeys(claim.publisher for claim in grouped[position, origin] if claim.publisher and claim.chain)),
            tuple(claim.id for claim in grouped[position, origin]),
        )
        for position, origin in keys
    )


def origin_tree(views: Views, event: Event) -> tuple[Relay, ...]:
    """Who took the event from whom: one tree for each origin, with the origin at its root and the publishers' articles at its ends.

    Only statements are in it: silence is nobody's report, and an open speaker is no origin.
    """
    claims = [views.knowledge.claims[item.claim] for item in event.claims if item.position in ("asserts", "denies", "doubts")]
    roots: dict[Origin, list[ResolvedClaim]] = {}
    for claim in claims:
        origin = _origin(claim, views.knowledge)
        if origin and not claim.rejected:
            roots.setdefault(origin, []).append(claim)
    return tuple(_root(origin, roots[origin], views.knowledge) for origin in sorted(roots))


def count_origins(views: Views, event: Event) -> tuple[int, int]:
    """How many articles tell of an event and how many origins they go back to: "12 articles, 2 origins"."""
    articles = {views.knowledge.claims[item.claim].article for item in event.claims}
    articles |= {citation.article for citation in event.evidence if citation.article}
    standing = event.standing
    return len(articles), len(standing.asserting) + standing.unnamed_asserting


def outlet_view(views: Views, outlet: EntityId) -> OutletView:
    """What the outlet's page shows."""
    knowledge = views.knowledge
    relayed: dict[EntityId, list[ClaimId]] = {}
    unresolved, answered = [], []
    for claim_id in views.relays.get(outlet, ()):
        claim = knowledge.claims[claim_id]
        if claim.origin:
            relayed.setdefault(claim.origin, []).append(claim_id)
        else:
            unresolved.append(claim_id)
    own = views.own_voice.get(outlet, ())
    for claim_id in (*own, *views.relays.get(outlet, ())):
        answered += [(edge.type, claim_id) for edge in views.relations_to.get(claim_id, ())]
    of_type = {kind: tuple(dict.fromkeys(claim for edge, claim in answered if edge == kind)) for kind in ("denies", "doubts", "corrects")}
    ordered = sorted(relayed, key=lambda origin: (-len(relayed[origin]), origin))
    return OutletView(
        own_voice=own,
        relayed=tuple((origin, tuple(relayed[origin])) for origin in ordered),
        unresolved=tuple(unresolved),
        alone=_alone(views, outlet),
        denied=of_type["denies"],
        doubted=of_type["doubts"],
        corrected=of_type["corrects"],
    )


def _alone(views: Views, outlet: EntityId) -> tuple[EventId, ...]:
    knowledge = views.knowledge
    events = dict.fromkeys(event for article in views.published_by.get(outlet, ()) for event in views.events_in.get(article, ()))
    return tuple(
        event
        for event in events
        if {knowledge.publishers.get(knowledge.claims[item.claim].article) for item in knowledge.events[event].claims} == {outlet}
    )


def _root(origin: Origin, claims: list[ResolvedClaim], knowledge: Knowledge) -> Relay:
    """The tree under one origin. A claim's way goes from the far end of its chain to its publisher."""
    last = next((claim.chain[-1].name for claim in claims if claim.chain), "")
    entity = knowledge.entities.get(origin.entity) if origin.entity else None
    ways = [(tuple(link.entity for link in reversed(claim.chain[:-1])), claim) for claim in claims]
    own = [claim for claim in claims if not claim.chain]
    return Relay(
        entity=origin.entity,
        name=entity.name if entity else last,
        named=origin.named,
        claims=tuple(claim.id for claim in own),
        articles=tuple(dict.fromkeys(claim.article for claim in own)),
        taken_by=_branches([way for way in ways if way[1].chain], knowledge),
    )


def _branches(ways: list[tuple[tuple[EntityId | None, ...], ResolvedClaim]], knowledge: Knowledge) -> tuple[Relay, ...]:
    """Those who took it: the next agent of each way, or its publisher where the way ends."""
    nexts: dict[tuple[bool, EntityId | None], list[tuple[tuple[EntityId | None, ...], ResolvedClaim]]] = {}
    for way, claim in ways:
        key = (False, way[0]) if way else (True, claim.publisher)
        nexts.setdefault(key, []).append((way[1:], claim))
    found = []
    for (ends, entity_id), rest in sorted(nexts.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        entity = knowledge.entities.get(entity_id) if entity_id else None
        claims = tuple(claim.id for _, claim in rest) if ends else ()
        articles = tuple(dict.fromkeys(claim.article for _, claim in rest)) if ends else ()
        found.append(
            Relay(entity_id, entity.name if entity else "", entity is not None, claims, articles, () if ends else _branches(rest, knowledge))
        )
    return tuple(found)


def _origin(claim: ResolvedClaim, knowledge: Knowledge) -> Origin | None:
    return find_origin(claim, knowledge.articles, knowledge.publishers)
