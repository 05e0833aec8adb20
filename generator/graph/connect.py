"""The graph stage: claims related to each other, events judged, pages linked, and what people should look at."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.graph.backlinks import find_backlinks
from generator.graph.origins import find_speakers
from generator.graph.relations import index_targets, relations_across, relations_by_people, relations_within
from generator.graph.review import find_review_items
from generator.graph.standings import Witnesses, judge
from generator.graph.withdrawals import find_withdrawals, quoted_in_withdrawals, relations_of_withdrawal
from generator.merge.lexicon import event_words
from generator.merge.positions import only_beside
from generator.models.curated import Curated
from generator.models.knowledge import ClaimId, Event, EventClaim, Knowledge, Position, Relation, ResolvedClaim


def connect(knowledge: Knowledge, curated: Curated) -> Knowledge:
    """The knowledge base with everything that is derived from claims together. A relation that a person drew is in place of the machine's."""
    drawn = tuple(relations_by_people(knowledge, curated))
    decided = {frozenset((relation.source, relation.target)) for relation in drawn}
    withdrawals = find_withdrawals(knowledge)
    found = (*relations_within(knowledge), *relations_of_withdrawal(knowledge, withdrawals))
    read = [*drawn, *(edge for edge in found if frozenset((edge.source, edge.target)) not in decided)]
    against = index_targets(edge for edge in read if edge.type in ("denies", "doubts"))
    events = {event_id: take_opposition(event, against, knowledge) for event_id, event in knowledge.events.items()}
    minor = {event_id: take_opposition(event, against, knowledge) for event_id, event in knowledge.minor_events.items()}
    retold = quoted_in_withdrawals(withdrawals)
    withdrawn = frozenset(edge.target for edge in read if edge.type == "withdraws") | retold
    outlets = frozenset(outlet for outlet in knowledge.publishers.values() if outlet)
    witnesses = Witnesses(knowledge.claims, knowledge.articles, outlets, find_speakers(knowledge), withdrawn, retold)
    known = {frozenset((edge.source, edge.target)) for edge in read}
    across = {edge for event in events.values() for edge in relations_across(event, witnesses)}
    relations = sorted(
        {*read, *(edge for edge in across if frozenset((edge.source, edge.target)) not in known)},
        key=lambda edge: (edge.source, edge.target, edge.type, edge.scope, edge.reason),
    )
    connected = replace(
        knowledge,
        events={event_id: judge(event, witnesses) for event_id, event in events.items()},
        minor_events={event_id: judge(event, witnesses) for event_id, event in minor.items()},
        relations=tuple(relations),
    )
    return replace(connected, backlinks=find_backlinks(connected), review=find_review_items(connected, withdrawals))


def take_opposition(event: Event, against: Mapping[ClaimId, Sequence[Relation]], knowledge: Knowledge) -> Event:
    """The event with the claims that deny or doubt one of its claims: "such reports were simply a canard" names no event and still speaks of it.

    `against` are the denials and doubts by the claim that they point at.
    """
    edges = [edge for item in event.claims if item.position in ("asserts", "unresolved") for edge in against.get(item.claim, ())]
    if not edges:
        return event
    positions: dict[ClaimId, Position] = {item.claim: item.position for item in event.claims}
    denying = {edge.source for edge in edges if edge.type == "denies"}
    for claim_id in {edge.source for edge in edges}:
        claim = knowledge.claims[claim_id]
        if positions.get(claim_id) != "silent" and claim.shown and not _speaks_of_something_else(claim, event, knowledge):
            open_speaker = claim.origin_kind == "unresolved"
            positions[claim_id] = "unresolved" if open_speaker else "denies" if claim_id in denying else "doubts"
    ordered = sorted(positions, key=lambda claim_id: (knowledge.claims[claim_id].article, knowledge.claims[claim_id].number))
    return replace(event, claims=tuple(EventClaim(claim_id, positions[claim_id]) for claim_id in ordered))


def _speaks_of_something_else(claim: ResolvedClaim, event: Event, knowledge: Knowledge) -> bool:
    """Whether a denial names an event of this kind only beside what it denies: "denied any role in the attack", said by somebody not accused of it."""
    told = [mention for mention in knowledge.readings[claim.article].events if mention.type == event.type]
    acting = {person.entity for person in event.participants if person.role in event_words().acting_roles}
    return only_beside(claim, told, acting, knowledge.articles[claim.article])
