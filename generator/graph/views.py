"""What pages ask of a knowledge base, answered from an index that is built once: who says what, about whom, where it stands, who comes with whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator.edtf import sort_key
from generator.graph.sentences import Sentences
from generator.models.article import ArticleId
from generator.models.knowledge import (
    Backlink,
    Citation,
    ClaimId,
    EntityId,
    Event,
    EventId,
    Knowledge,
    Position,
    ResolvedMention,
)
from generator.models.text import Span

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Views:
    """Indexes over one knowledge base; every list in it is in order of article (by day) and place. Rejected claims are in none."""

    knowledge: Knowledge
    sentences: Sentences
    says: Mapping[EntityId, tuple[ClaimId, ...]]  # at the far end of the chain
    about: Mapping[EntityId, tuple[ClaimId, ...]]
    mentions: Mapping[EntityId, tuple[ResolvedMention, ...]]
    mentions_in: Mapping[ArticleId, tuple[ResolvedMention, ...]]
    claims_in: Mapping[ArticleId, tuple[ClaimId, ...]]
    published_by: Mapping[EntityId, tuple[ArticleId, ...]]
    events_by_entity: Mapping[EntityId, tuple[EventId, ...]]  # as participant or place, in order of time
    events_in: Mapping[ArticleId, tuple[EventId, ...]]
    stands: Mapping[ClaimId, tuple[tuple[EventId, Position], ...]]
    backlinks: Mapping[str, tuple[Backlink, ...]]  # by "entity:ID" or "event:ID", what points there
    parts: Mapping[EventId, tuple[EventId, ...]]  # the events that are `part_of` an event
    stories: Mapping[str, tuple[ArticleId, ...]]  # the articles that share a main event


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who is named together with an entity: in how many articles and events, with one sentence that names both where there is one."""

    entity: EntityId
    articles: int
    events: tuple[EventId, ...]
    citation: Citation | None


def make_views(knowledge: Knowledge) -> Views:
    """Build all indexes: one pass over claims, mentions, events and relations each."""
    order = {article: number for number, article in enumerate(sorted(knowledge.articles, key=partial(_when, knowledge)))}
    claims = sorted((claim for claim in knowledge.claims.values() if claim.shown), key=lambda claim: (order[claim.article], claim.number))
    mentions = sorted(knowledge.mentions, key=lambda mention: (order[mention.article], mention.mention.part != "title", mention.mention.start))
    events = sorted(knowledge.events.values(), key=lambda event: (sort_key(event.date), event.id))
    return Views(
        knowledge=knowledge,
        sentences=Sentences(knowledge),
        says=_group((claim.origin, claim.id) for claim in claims if claim.origin and claim.chain),
        about=_group((entity, claim.id) for claim in claims for entity in claim.about),
        mentions=_group((mention.entity, mention) for mention in mentions if mention.entity),
        mentions_in=_group((mention.article, mention) for mention in mentions),
        claims_in=_group((claim.article, claim.id) for claim in claims),
        published_by=_group((knowledge.publishers.get(article), article) for article in order),
        events_by_entity=_group((entity, event.id) for event in events for entity in _entities_of(event)),
        events_in=_group((article, event.id) for event in events for article in _articles_of(event, knowledge)),
        stands=_group((claim.claim, (event.id, claim.position)) for event in events for claim in event.claims),
        backlinks=_group((f"{link.target_kind}:{link.target}", link) for link in knowledge.backlinks),
        parts=_group((event.part_of, event.id) for event in events if event.part_of),
        stories=_group((str(knowledge.main_events[article]), article) for article in order if article in knowledge.main_events),
    )


def appears_with(views: Views, entity: EntityId, limit: int = 60) -> tuple[Companion, ...]:
    """Those named in the same articles and events, events first, then by number of articles; at most `limit`, the size of a page's graph."""
    articles = dict.fromkeys(mention.article for mention in views.mentions.get(entity, ()))
    together: Counter[EntityId] = Counter()
    for article in articles:
        together.update({mention.entity for mention in views.mentions_in[article] if mention.entity})
    events: dict[EntityId, list[EventId]] = defaultdict(list)
    for event_id in views.events_by_entity.get(entity, ()):
        for other in _entities_of(views.knowledge.events[event_id]):
            events[other].append(event_id)
    known = views.knowledge.entities
    others = sorted(
        ({*together, *events} - {entity}) & known.keys(),
        key=lambda other: (-len(events.get(other, ())), -together[other], not known[other].curated, other),
    )
    return tuple(
        Companion(other, together[other], tuple(dict.fromkeys(events.get(other, ()))), _both(views, entity, other, articles))
        for other in others[:limit]
        if known[other].kind == "named"
    )


def story_of(views: Views, article: ArticleId) -> tuple[ArticleId, ...]:
    """The other articles that are chiefly about the same event, in order of publication."""
    main = views.knowledge.main_events.get(article)
    return tuple(other for other in views.stories.get(str(main), ()) if other != article) if main else ()


def _both(views: Views, one: EntityId, other: EntityId, articles: Iterable[ArticleId]) -> Citation | None:
    """The first sentence that names both."""
    for article in articles:
        spots: dict[EntityId, set[tuple[int, int]]] = {one: set(), other: set()}
        for mention in views.mentions_in[article]:
            if mention.entity in spots and mention.mention.part == "text":
                span = views.sentences.around(article, mention.mention.span).span
                if span:
                    spots[mention.entity].add(span)
        shared = spots[one] & spots[other]
        if shared:
            return views.sentences.around(article, Span(*min(shared)))
    return None


def _entities_of(event: Event) -> tuple[EntityId, ...]:
    people = (participant.entity for participant in event.participants)
    return tuple(dict.fromkeys((*people, *((event.place,) if event.place else ()))))


def _articles_of(event: Event, knowledge: Knowledge) -> tuple[ArticleId, ...]:
    told = (citation.article for citation in event.evidence if citation.article)
    said = (knowledge.claims[claim.claim].article for claim in event.claims)
    return tuple(dict.fromkeys((*told, *said)))


def _when(knowledge: Knowledge, article: ArticleId) -> tuple[str, ArticleId]:
    return (knowledge.articles[article].facts.published or "9999", article)


def _group(pairs: Iterable[tuple[Key | None, Value]]) -> dict[Key, tuple[Value, ...]]:
    grouped: dict[Key, list[Value]] = {}
    for key, value in pairs:
        if key is not None:
            grouped.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in grouped.items()}
