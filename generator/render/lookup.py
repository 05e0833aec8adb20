"""What pages ask of the knowledge base, indexed once: who says what, what is said about whom, which events hold a claim."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from generator.models.article import ArticleId
from generator.models.knowledge import (
    Backlink,
    ClaimId,
    EntityId,
    Event,
    EventId,
    Knowledge,
    Position,
    Relation,
    ResolvedClaim,
    ResolvedMention,
)

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Lookup:
    """Indexes over a knowledge base, without rejected claims. Claims are in order of publication, newest article first, then of the text."""

    said_by: dict[EntityId, list[ResolvedClaim]]
    about: dict[EntityId, list[ResolvedClaim]]
    published_by: dict[EntityId, list[ResolvedClaim]]
    articles_of: dict[EntityId, list[ArticleId]]
    claims_of: dict[ArticleId, list[ResolvedClaim]]
    events_of: dict[EntityId, list[Event]]
    events_at: dict[ArticleId, list[Event]]
    events_with: dict[ClaimId, list[tuple[Event, Position]]]
    mentions_of: dict[EntityId, list[ResolvedMention]]
    mentions_in: dict[ArticleId, list[ResolvedMention]]
    relations_from: dict[ClaimId, list[Relation]]
    relations_to: dict[ClaimId, list[Relation]]
    backlinks_to: dict[str, list[Backlink]]
    parts_of: dict[EventId, list[Event]]
    same_main_event: dict[ArticleId, list[ArticleId]]
    later_texts: dict[ArticleId, list[ArticleId]]


def make_lookup(knowledge: Knowledge) -> Lookup:
    """Index everything once: a page then costs what it shows."""
    claims = sorted(
        (claim for claim in knowledge.claims.values() if not claim.rejected),
        key=lambda claim: (_reversed_day(knowledge.articles[claim.article].facts.published), claim.article, claim.number),
    )
    events_with: dict[ClaimId, list[tuple[Event, Position]]] = defaultdict(list)
    for event in knowledge.events.values():
        for part in event.claims:
            events_with[part.claim].append((event, part.position))
    kept = {claim.id for claim in claims}
    stories = _group((main, article) for article, main in knowledge.main_events.items())
    relations = [relation for relation in knowledge.relations if {relation.source, relation.target} <= kept]
    return Lookup(
        said_by=_group((claim.origin, claim) for claim in claims if claim.origin and claim.chain),
        about=_group((entity, claim) for claim in claims for entity in claim.about),
        published_by=_group((claim.publisher, claim) for claim in claims if claim.publisher),
        articles_of=_group((publisher, article) for article, publisher in knowledge.publishers.items() if publisher),
        claims_of=_group((claim.article, claim) for claim in sorted(claims, key=lambda claim: (claim.article, claim.number))),
        events_of=_group(_roles(knowledge)),
        events_at=_group(_events_at(knowledge)),
        events_with=dict(events_with),
        mentions_of=_group((mention.entity, mention) for mention in knowledge.mentions if mention.entity),
        mentions_in=_group((mention.article, mention) for mention in knowledge.mentions),
        relations_from=_group((relation.source, relation) for relation in relations),
        relations_to=_group((relation.target, relation) for relation in relations),
        backlinks_to=_group((link.target, link) for link in knowledge.backlinks),
        parts_of=_group((event.part_of, event) for event in knowledge.events.values() if event.part_of),
        same_main_event={article: stories[main] for article, main in knowledge.main_events.items()},
        later_texts=_group(
            (earlier, article.id) for article in knowledge.articles.values() for earlier in (article.revision_of, article.based_on) if earlier
        ),
    )


def _group(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def _roles(knowledge: Knowledge) -> Iterable[tuple[EntityId, Event]]:
    for event in knowledge.events.values():
        named = [participant.entity for participant in event.participants] + ([event.place] if event.place else [])
        yield from ((entity, event) for entity in dict.fromkeys(named))


def _events_at(knowledge: Knowledge) -> Iterable[tuple[ArticleId, Event]]:
    for event in knowledge.events.values():
        articles = {knowledge.claims[part.claim].article for part in event.claims}
        articles |= {citation.article for citation in event.evidence if citation.article}
        yield from ((article, event) for article in sorted(articles))


def _reversed_day(published: str | None) -> tuple[int, ...]:
    """Sorts the newest first and what has no date last."""
    return tuple(-ord(character) for character in published) if published else (1,)
