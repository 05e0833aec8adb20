"""Edges between pages that follow from events, each with the sentence that makes it."""

from collections.abc import Iterator

from generator.graph.lexicon import graph_words
from generator.graph.sentences import Sentences
from generator.models.knowledge import Backlink, Citation, ClaimId, Event, EventParticipant, Knowledge


def find_backlinks(knowledge: Knowledge) -> tuple[Backlink, ...]:
    """Entities and events, both ways; sorted. That an article mentions an entity is not kept here: `views` finds it where it is asked for."""
    sentences = Sentences(knowledge)
    found = {link for event in knowledge.events.values() for link in _of_event(event, knowledge, sentences)}
    return tuple(sorted(found, key=lambda link: (link.target_kind, link.target, link.source_kind, link.source, link.how, repr(link.citation))))


def describe_part(participant: EventParticipant) -> str:
    """How the site words a part in an event: "said to have attended", unless the participant says so itself."""
    words = graph_words()
    if participant.acknowledged:
        return words.acknowledged
    return words.roles.get(participant.role, words.roles["other"]).format(role=participant.role)


def _of_event(event: Event, knowledge: Knowledge, sentences: Sentences) -> Iterator[Backlink]:
    for participant in event.participants:
        citation = _citation(participant.claims, participant.citations, sentences)
        if citation and participant.entity in knowledge.entities:
            how = describe_part(participant)
            yield Backlink("entity", participant.entity, "event", event.id, how, citation)
            yield Backlink("event", event.id, "entity", participant.entity, how, citation)
    if event.place and event.place in knowledge.entities:
        citation = _citation(event.place_claims, event.evidence, sentences)
        if citation:
            yield Backlink("entity", event.place, "event", event.id, graph_words().place, citation)
            yield Backlink("event", event.id, "entity", event.place, graph_words().place, citation)
    if event.part_of and event.part_of in knowledge.events and event.evidence:
        yield Backlink("event", event.id, "event", event.part_of, graph_words().part_of, event.evidence[0])


def _citation(claims: tuple[ClaimId, ...], otherwise: tuple[Citation, ...], sentences: Sentences) -> Citation | None:
    return sentences.of_claim(claims[0]) if claims else otherwise[0] if otherwise else None
