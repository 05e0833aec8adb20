"""The knowledge base: what all articles and curated files say together. Everything in it is derived at each build."""

import sys
from dataclasses import dataclass, field
from typing import Final, Literal, NewType

from generator.models.article import Article, ArticleId
from generator.models.reading import AgentKind, Claim, DateMention, Form, Mention, Reading, RelationType, Schema, SpeechAct
from generator.models.text import Issue, Part, Provenance, Span

EntityId = NewType("EntityId", str)
"""A curated entity's is its file's stem and permanent; a discovered one's is provisional."""
EventId = NewType("EventId", str)
ClaimId = NewType("ClaimId", str)
"""`ARTICLE_ID#cN`: a claim of one article."""

Standing = Literal["retracted", "contested", "denied", "acknowledged", "several", "planned", "reported"]
Position = Literal["asserts", "doubts", "denies", "silent", "unresolved", "asks"]
"""Where a claim stands towards an event that it is about."""
Stand = Literal["asserts", "plans", "withdrew", "denies", "doubts"]
"""What a standing counts origins by."""


def make_claim_id(article: ArticleId, local: str) -> ClaimId:
    """The id of a claim in the whole knowledge base: one string, however many events and relations name the claim."""
    return ClaimId(sys.intern(f"{article}#{local}"))


@dataclass(frozen=True, slots=True)
class Citation:
    """The words that back something up: a span of one article, or a page elsewhere. `article` is None for a page elsewhere."""

    article: ArticleId | None
    span: Span | None
    quote: str
    part: Part = "text"
    url: str | None = None
    accessed: str | None = None


def cite_words(article: Article, span: Span, part: Part = "text") -> Citation:
    """The words of an article at a span: one string, however many records quote them."""
    return Citation(article.id, span, sys.intern(span.of(article.part(part))), part)


def cite_headline(article: Article) -> Citation:
    """A whole headline that the article's text does not hold."""
    return cite_words(article, Span(0, len(article.title)), "title")


@dataclass(frozen=True, slots=True)
class EntityPosition:
    """A role with its dates. `as_of`, `start` and `end` are EDTF; `citation` is the sentence where a machine read it."""

    title: str
    organization: EntityId | None = None
    as_of: str | None = None
    start: str | None = None
    end: str | None = None
    citation: Citation | None = None
    curated: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that an entity goes by. A weak one is never linked on its own."""

    name: str
    lang: str | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, place, group or product; or an unnamed source, which belongs to one article.

    `curated` where a file in content/ describes it, `reviewed` where that file says who looked at it. `identifiers` are (scheme, value) pairs
    such as ("wikidata", "Q1"). `has_page`: curated, or in two articles, or speaking in one.
    """

    id: EntityId
    schema: Schema
    name: str
    aliases: tuple[Alias, ...] = ()
    kind: AgentKind = "named"
    curated: bool = False
    reviewed: bool = False
    reviewed_by: str | None = None
    reviewed_on: str | None = None
    lead: str | None = None
    country: str | None = None
    belongs_to: EntityId | None = None
    located_in: EntityId | None = None
    positions: tuple[EntityPosition, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    citations: tuple[Citation, ...] = ()
    former_ids: tuple[str, ...] = ()
    sensitivity: Literal["public", "initials"] = "public"
    source: Provenance | None = None
    article: ArticleId | None = None  # of an unnamed or unresolved agent: the only article it stands in
    is_outlet: bool = False
    has_page: bool = True


@dataclass(frozen=True, slots=True)
class ResolvedMention:
    """A mention with the entity it refers to in the whole knowledge base; None where it stays unresolved."""

    article: ArticleId
    mention: Mention
    entity: EntityId | None
    candidates: tuple[EntityId, ...] = ()


SURE: Final = 0.55
"""The confidence from which a claim is shown as somebody's statement; below it, most that were read in news were wrong: see docs/quality.md."""


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """One agent of a chain, resolved. `name` is how the text names it."""

    entity: EntityId | None
    name: str
    kind: AgentKind
    agent: tuple[Span, ...]
    cue: tuple[Span, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class ResolvedClaim:
    """A claim with its chain and subjects resolved. `publisher` is the implied head of the chain.

    `origin` is the far end of the chain, or the publisher where the chain is empty; None where the speaker is not resolved. `number` counts the
    article's claims from 1, the same on every page. `rejected` where a judgement says that it was misread: it is kept, shown nowhere but in review.
    A claim read with less confidence than `SURE` is likewise not `shown`, on no page, in no event and in no count, until a person corrects it.
    """

    id: ClaimId
    article: ArticleId
    claim: Claim
    number: int
    publisher: EntityId | None
    chain: tuple[ResolvedLink, ...]
    about: tuple[EntityId, ...]
    origin: EntityId | None
    origin_kind: AgentKind
    text: str  # the content's words, its spans joined by " ... "
    edited: bool = False
    rejected: bool = False

    @property
    def speech_act(self) -> SpeechAct:
        return self.claim.speech_act

    @property
    def shown(self) -> bool:
        """Whether readers see it: not rejected, and read with confidence or corrected by a person."""
        return not self.rejected and (self.edited or self.claim.confidence >= SURE)


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge between claims. `curated` where a person drew it."""

    source: ClaimId
    target: ClaimId
    type: RelationType
    scope: str
    reason: str
    curated: bool = False


@dataclass(frozen=True, slots=True)
class EventParticipant:
    """Who is said to have taken part, and the claims that say so. `acknowledged` where the participant itself says so on record."""

    entity: EntityId
    role: str
    claims: tuple[ClaimId, ...] = ()
    citations: tuple[Citation, ...] = ()
    acknowledged: bool = False
    curated: bool = False


@dataclass(frozen=True, slots=True)
class EventClaim:
    """Where one claim stands towards an event."""

    claim: ClaimId
    position: Position


@dataclass(frozen=True, slots=True)
class Voices:
    """How many origins take one side of an event, named ones or unnamed sources."""

    stand: Stand
    named: bool
    count: int


@dataclass(frozen=True, slots=True)
class OtherDetail:
    """Another date, or place, that articles give an event than the one that its page leads with, and the claims that give it."""

    value: str  # an EDTF date, or the place's entity id
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True)
class StandingReason:
    """An event's standing and how it was computed, as numbers: `words/events.py` says them."""

    standing: Standing
    asserting: tuple[EntityId, ...] = ()
    opposing: tuple[EntityId, ...] = ()
    unnamed_asserting: int = 0
    articles: int = 0  # that tell of it: "12 articles, 2 origins"
    voices: tuple[Voices, ...] = ()  # as in "1 origin says so, 1 unnamed source doubts it"


@dataclass(frozen=True, slots=True)
class Event:
    """Something said to have happened, be happening or be planned.

    `name` is an editor's where `curated`; otherwise words of an article, quoted, with `name_publisher`. `date` is EDTF.
    """

    id: EventId
    name: str
    type: str
    date: str | None
    standing: StandingReason
    curated: bool = False
    name_publisher: EntityId | None = None
    name_citation: Citation | None = None
    lead: str | None = None
    date_claims: tuple[ClaimId, ...] = ()
    place: EntityId | None = None
    place_claims: tuple[ClaimId, ...] = ()
    other_dates: tuple[OtherDetail, ...] = ()
    other_places: tuple[OtherDetail, ...] = ()
    participants: tuple[EventParticipant, ...] = ()
    claims: tuple[EventClaim, ...] = ()
    evidence: tuple[Citation, ...] = ()
    part_of: EventId | None = None
    reviewed: bool = False
    reviewed_by: str | None = None
    reviewed_on: str | None = None
    former_ids: tuple[str, ...] = ()
    source: Provenance | None = None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Backlink:
    """A derived edge from a page to another, with the sentence that makes it."""

    source_kind: Literal["entity", "event", "article"]
    source: str
    target_kind: Literal["entity", "event"]
    target: str
    how: str  # "said to have attended", "mentioned in", "speaks of"
    citation: Citation


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Something a person should decide. `key` is stable; `weight` orders (greater first); `yaml` is what could be written to settle it."""

    kind: Literal["undecided", "ambiguous", "unresolved", "new_name", "claim", "stale", "date", "contested", "changed"]
    key: str
    title: str
    detail: str
    weight: float
    citations: tuple[Citation, ...] = ()
    entities: tuple[EntityId, ...] = ()
    yaml: str | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The whole knowledge base, sorted by id throughout. `main_events` gives the event that an article is chiefly about, shared across outlets.

    `minor_events` are told of in passing: they are in the data, and no page shows them. `follows` gives the earlier article, on another event, that an
    article follows up.
    """

    articles: dict[ArticleId, Article]
    readings: dict[ArticleId, Reading]
    entities: dict[EntityId, Entity]
    events: dict[EventId, Event]
    claims: dict[ClaimId, ResolvedClaim]
    mentions: tuple[ResolvedMention, ...]
    relations: tuple[Relation, ...]
    main_events: dict[ArticleId, EventId | str]
    publishers: dict[ArticleId, EntityId | None]
    backlinks: tuple[Backlink, ...] = ()
    review: tuple[ReviewItem, ...] = ()
    issues: tuple[Issue, ...] = ()
    dates: dict[ArticleId, tuple[DateMention, ...]] = field(default_factory=dict)
    minor_events: dict[EventId, Event] = field(default_factory=dict)
    follows: dict[ArticleId, ArticleId] = field(default_factory=dict)
