"""The graph's indexes as pages want them: values instead of ids, statements newest first, without what was rejected."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.excerpt import Excerpt
from generator.graph.origins import Origin, find_speakers
from generator.graph.views import Views, story_of
from generator.models.article import ArticleId
from generator.models.knowledge import (
    Backlink,
    ClaimId,
    EntityId,
    Event,
    EventId,
    Position,
    Relation,
    ResolvedClaim,
    ResolvedMention,
)
from generator.models.text import Part, Span

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is found under a key; keys without anything are absent. Statements of one article stay in the order of its text."""

    said_by: Mapping[EntityId, list[ResolvedClaim]]
    about: Mapping[EntityId, list[ResolvedClaim]]
    published_by: Mapping[EntityId, list[ResolvedClaim]]
    articles_of: Mapping[EntityId, tuple[ArticleId, ...]]
    claims_of: Mapping[ArticleId, list[ResolvedClaim]]
    events_of: Mapping[EntityId, list[Event]]
    passing_of: Mapping[EntityId, list[Event]]  # dated events without a page that it is said to have taken part in
    events_at: Mapping[ArticleId, list[Event]]
    events_with: Mapping[ClaimId, list[tuple[Event, Position]]]
    mentions_of: Mapping[EntityId, tuple[ResolvedMention, ...]]
    mentions_in: Mapping[ArticleId, tuple[ResolvedMention, ...]]
    relations_from: Mapping[ClaimId, list[Relation]]
    relations_to: Mapping[ClaimId, list[Relation]]
    backlinks_to: Mapping[EventId, tuple[Backlink, ...]]
    parts_of: Mapping[EventId, list[Event]]
    same_main_event: Mapping[ArticleId, tuple[ArticleId, ...]]
    later_texts: Mapping[ArticleId, list[ArticleId]]
    followed_by: Mapping[ArticleId, list[ArticleId]]
    contents: Mapping[tuple[ArticleId, Part], list[tuple[int, int, str]]]  # of statements whose words are shown: start, end, anchor
    hedges: Mapping[tuple[ArticleId, Part], list[Span]]
    speakers: Mapping[ArticleId, Origin]  # who speaks where an article names nobody


def make_lookup(views: Views, excerpts: Mapping[ArticleId, Excerpt]) -> Lookup:
    """Everything once, so that a page costs what it shows."""
    knowledge = views.knowledge
    claims, events = knowledge.claims, knowledge.events
    kept = {claim for ids in views.claims_in.values() for claim in ids}
    relations = [relation for relation in knowledge.relations if {relation.source, relation.target} <= kept]
    published = {entity: [claim for article in ids for claim in views.claims_in.get(article, ())] for entity, ids in views.published_by.items()}
    revisions = ((earlier, article.id) for article in knowledge.articles.values() for earlier in (article.revision_of, article.based_on) if earlier)
    told = [claims[claim] for ids in views.claims_in.values() for claim in ids]
    return Lookup(
        said_by=_newest_first(views.says, claims),
        about=_newest_first(views.about, claims),
        published_by=_newest_first(published, claims),
        articles_of=views.published_by,
        claims_of={article: [claims[claim] for claim in ids] for article, ids in views.claims_in.items()},
        events_of={entity: [events[event] for event in ids] for entity, ids in views.events_by_entity.items()},
        passing_of=_group((person.entity, event) for event in knowledge.minor_events.values() if is_dated(event) for person in event.participants),
        events_at={article: [events[event] for event in ids] for article, ids in views.events_in.items()},
        events_with={claim: [(events[event], position) for event, position in stands] for claim, stands in views.stands.items()},
        mentions_of=views.mentions,
        mentions_in=views.mentions_in,
        relations_from=_group((relation.source, relation) for relation in relations),
        relations_to=_group((relation.target, relation) for relation in relations),
        backlinks_to={EventId(key.removeprefix("event:")): links for key, links in views.backlinks.items() if key.startswith("event:")},
        parts_of={whole: [events[event] for event in ids] for whole, ids in views.parts.items()},
        same_main_event={article: others for article in knowledge.main_events if (others := story_of(views, article))},
        later_texts=_group(revisions),
        followed_by=_group((earlier, later) for later, earlier in sorted(knowledge.follows.items())),
        contents=_group(((c.article, c.claim.part), (*span, anchor_of(c))) for c in told if _is_shown(c, excerpts) for span in c.claim.content),
        hedges=_group(((c.article, c.claim.part), hedge) for c in told for hedge in sorted(set(c.claim.hedges))),
        speakers=find_speakers(knowledge),
    )


def is_dated(event: Event) -> bool:
    """Whether the words date it, rather than only the day of the article, and somebody stands by it."""
    return event.date is not None and bool(event.date_claims) and event.standing.standing not in ("denied", "retracted")


def anchor_of(claim: ResolvedClaim) -> str:
    """A statement's anchor in its article's page: `c8`."""
    return claim.id.rpartition("#")[2]


def _is_shown(claim: ResolvedClaim, excerpts: Mapping[ArticleId, Excerpt]) -> bool:
    """Whether the article's page holds all of the statement's words, and so its anchor."""
    return claim.claim.part == "title" or all(excerpts[claim.article].covers(span) for span in claim.claim.content)


def _newest_first(ids: Mapping[EntityId, Iterable[ClaimId]], claims: Mapping[ClaimId, ResolvedClaim]) -> dict[EntityId, list[ResolvedClaim]]:
    """Articles in reverse order of publication, each with its statements in the order of the text."""
    found: dict[EntityId, list[ResolvedClaim]] = {}
    for entity, members in ids.items():
        articles = _group((claims[claim].article, claims[claim]) for claim in dict.fromkeys(members))  # one may name an entity twice
        found[entity] = [claim for article in reversed(articles) for claim in articles[article]]
    return found


def _group(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
