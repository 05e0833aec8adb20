"""Readings built by hand, for tests of what comes after extraction.

    desk = Desk()
    story = desk.article("Kan reported a meeting in Turkey.", publisher="TASS", day="2023-12-18", names={"Kan": "Organization", "Turkey": "Place"})
    claim = story.claim("a meeting in Turkey", by=["Kan"])
    story.event("meeting", "meeting", place="Turkey")
    knowledge = desk.knowledge()

Names that are spelled alike are one entity, whose id is the slug of the name; identity has tests of its own.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.graph import connect
from generator.merge import merge
from generator.models.article import Article, ArticleId, Block, Facts
from generator.models.curated import Curated, EntityFile, EventFile, JudgementFile, Record
from generator.models.knowledge import ClaimId, EntityId, Event, Knowledge, make_claim_id
from generator.models.reading import (
    NOWHERE,
    AgentKind,
    Claim,
    DateMention,
    EventMention,
    Form,
    Link,
    LocalClaimId,
    LocalEntity,
    LocalId,
    LocalRelation,
    Mention,
    Participant,
    Reading,
    RelationType,
    Schema,
    SpeechAct,
)
from generator.models.resolution import Cluster, LocalKey, Resolution
from generator.models.text import Part, Provenance, Span

UNRESOLVED = "?"
"""A speaker whom the text leaves open."""


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


@dataclass
class Draft:
    """One article and what is to be read in it. Words are named by themselves: the first place where the text holds them."""

    article: Article
    entities: dict[str, LocalEntity] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    relations: list[LocalRelation] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    read: bool = True  # False where no model reads its language

    @property
    def id(self) -> ArticleId:
        return self.article.id

    def span(self, words: str, *, part: Part = "text", within: Span | None = None) -> Span:
        start = self.article.part(part).index(words, within.start if within else 0)
        return Span(start, start + len(words))

    def entity(self, name: str, schema: Schema = "Organization", kind: AgentKind = "named", belongs_to: str | None = None) -> LocalId:
        """The local id of a name, made at its first use; every place that holds the name becomes a mention."""
        if name not in self.entities:
            local = LocalId(f"e{len(self.entities) + 1}")
            owner = self.entity(belongs_to, "Place") if belongs_to else None
            self.entities[name] = LocalEntity(local, schema, name, (name,), kind, belongs_to=owner)
            for found in re.finditer(rf"\b{re.escape(name)}\b", self.article.text):
                kind_of_mention = "name" if kind == "named" else "nominal"
                self.mentions.append(Mention(found.start(), found.end(), name, schema, local, kind=kind_of_mention))
        return self.entities[name].id

    def claim(
        self,
        words: str | Sequence[str],
        *,
        by: Sequence[str] = (),
        act: SpeechAct = "assert",
        hedges: Sequence[str] = (),
        about: Sequence[str] = (),
        form: Form = "indirect",
        part: Part = "text",
        repeats: ClaimId | None = None,
        confidence: float = 1.0,
        negated: bool = False,
    ) -> ClaimId:
        """A claim by a chain of agents, nearest to the publisher first. "a source" and the like are unnamed; UNRESOLVED is left open."""
        pieces = [words] if isinstance(words, str) else list(words)
        content = tuple(self.span(piece, part=part) for piece in pieces)
        local = LocalClaimId(f"c{len(self.claims) + 1}")
        self.claims.append(
            Claim(
                id=local,
                attribution=tuple(self._link(agent, form) for agent in by),
                content=content,
                speech_act=act,
                hedges=tuple(self.span(hedge, part=part, within=content[0]) for hedge in hedges),
                about=tuple(self.entity(name) for name in about),
                negated=negated,
                part=part,
                sentence=Span(content[0].start, content[-1].end),
                repeats=LocalClaimId(repeats.rpartition("#")[2]) if repeats else None,
                rule="by hand",
                confidence=confidence,
            )
        )
        return make_claim_id(self.id, local)

    def event(
        self,
        trigger: str,
        type: str,  # noqa: A002
        *,
        claim: ClaimId | None = None,
        date: str | None = None,
        place: str | None = None,
        people: Mapping[str, str] | None = None,
        planned: bool = False,
        negated: bool = False,
        within: str | None = None,
        part: Part = "text",
        beside: str | None = None,
    ) -> None:
        """An event mention; `within` names words that the trigger stands in, where it stands more than once; `beside` what it is a circumstance of."""
        held = self._content(claim) or (self.span(within, part=part) if within else None)
        span = self.span(trigger, part=part, within=held)
        self.events.append(
            EventMention(
                id=f"v{len(self.events) + 1}",
                trigger=span,
                type=type,
                date=date,
                place=self.entity(place, "Place") if place else None,
                participants=tuple(Participant(self.entity(name), role) for name, role in (people or {}).items()),
                claim=LocalClaimId(claim.rpartition("#")[2]) if claim else None,
                sentence=self._sentence(span) if part == "text" else Span(0, len(self.article.title)),
                planned=planned,
                negated=negated,
                part=part,
                clause=self._sentence(span) if part == "text" else NOWHERE,
                circumstance_of=self.span(beside, part=part, within=held) if beside else None,
            )
        )

    def relate(self, source: ClaimId, type: RelationType, target: ClaimId, scope: str = "") -> None:  # noqa: A002
        self.relations.append(LocalRelation(LocalClaimId(source.rpartition("#")[2]), LocalClaimId(target.rpartition("#")[2]), type, scope, "by hand"))

    def reading(self) -> Reading:
        return Reading(
            article=self.id,
            language="en" if self.read else "fr",
            read=self.read,
            extractor="by hand",
            sentences=tuple(_sentences(self.article.text)),
            entities=tuple(self.entities.values()),
            mentions=tuple(sorted(self.mentions, key=lambda mention: (mention.start, mention.end))),
            dates=tuple(self.dates),
            claims=tuple(self.claims),
            relations=tuple(self.relations),
            events=tuple(self.events),
        )

    def _link(self, agent: str, form: Form) -> Link:
        if agent == UNRESOLVED:
            return Link((), (), form, None, "unresolved")
        kind: AgentKind = "unnamed" if agent[:2] in ("a ", "an") and agent[0].islower() else "named"
        local = self.entity(agent, "Unknown" if kind == "unnamed" else "Organization", kind)
        return Link((self.span(agent),) if agent in self.article.text else (), (), form, local, kind)

    def _content(self, claim: ClaimId | None) -> Span | None:
        found = next((item for item in self.claims if claim and claim.endswith(f"#{item.id}")), None)
        return found.content[0] if found else None

    def _sentence(self, span: Span) -> Span:
        return next(sentence for sentence in _sentences(self.article.text) if sentence.start <= span.start < sentence.end)


@dataclass
class Desk:
    """Articles to be made a knowledge base of."""

    drafts: list[Draft] = field(default_factory=list)
    entities: dict[str, Record[EntityFile]] = field(default_factory=dict)
    events: dict[str, Record[EventFile]] = field(default_factory=dict)
    judgements: dict[str, Record[JudgementFile]] = field(default_factory=dict)

    def article(
        self,
        text: str,
        *,
        publisher: str | None = "TASS",
        day: str | None = "2023-12-18",
        title: str = "A headline",
        names: Mapping[str, Schema] | None = None,
        based_on: ArticleId | None = None,
        language: str | None = None,
    ) -> Draft:
        """An article whose paragraphs are its lines. A title that the text begins with stands in it."""
        digest = hashlib.sha256(text.encode()).hexdigest()
        title_span = Span(0, len(title)) if text.startswith(title + "\n") else None
        blocks, position = [], 0
        for line in text.split("\n"):
            if line:
                blocks.append(Block("headline" if title_span and position == 0 else "paragraph", position, position + len(line)))
            position += len(line) + 1
        article = Article(
            id=ArticleId("-".join(part for part in (day, slug(title)[:60], digest[:8]) if part)),
            sha256=digest,
            text=text,
            facts=Facts(title=title, published=day, publisher=publisher, language=language),
            blocks=tuple(blocks),
            title_span=title_span,
            keys=(f"{digest[:8]}.txt",),
            source=Provenance(f"seeds/{digest[:8]}.txt", 1),
            based_on=based_on,
        )
        draft = Draft(article)
        for name, schema in (names or {}).items():
            draft.entity(name, schema)
        self.drafts.append(draft)
        return draft

    def curate_event(self, id: str, **values: object) -> None:  # noqa: A002
        file = EventFile.model_validate({"schema": "Event", **values})
        self.events[id] = Record(id, file, Provenance(f"content/events/{id}.yml", 1))

    def curate_entity(self, id: str, **values: object) -> None:  # noqa: A002
        file = EntityFile.model_validate(values)
        self.entities[id] = Record(id, file, Provenance(f"content/entities/{id}.yml", 1))

    def decide(self, id: str, **values: object) -> None:  # noqa: A002
        file = JudgementFile.model_validate({"by": "An editor", "on": "2024-01-02", **values})
        self.judgements[id] = Record(id, file, Provenance(f"content/judgements/{id}.yml", 1))

    @property
    def curated(self) -> Curated:
        return Curated(dict(sorted(self.entities.items())), dict(sorted(self.events.items())), dict(sorted(self.judgements.items())), {})

    def resolution(self) -> Resolution:
        """Names spelled alike are one entity; an unnamed source is its article's own; publishers are entities by name."""
        of: dict[LocalKey, EntityId | None] = {}
        for draft in self.drafts:
            for entity in draft.entities.values():
                own = f"{slug(entity.name)}-{draft.article.sha256[:8]}" if entity.kind == "unnamed" else slug(entity.name)
                of[draft.id, entity.id] = EntityId(own) if entity.kind != "unresolved" else None
        clusters = {}
        for key, entity_id in of.items():
            if entity_id is None:
                continue
            local = next(item for draft in self.drafts if draft.id == key[0] for item in draft.entities.values() if item.id == key[1])
            before = clusters.get(entity_id)
            clusters[entity_id] = (
                replace(before, members=(*before.members, key))
                if before
                else Cluster(entity_id, local.schema, local.name, local.names, (key,), entity_id in self.entities)
            )
        for name in {draft.article.facts.publisher for draft in self.drafts} - {None}:
            clusters.setdefault(EntityId(slug(name)), Cluster(EntityId(slug(name)), "Organization", name, (name,), (), slug(name) in self.entities))
        return Resolution(dict(sorted(clusters.items())), of, {}, ())

    def merged(self, order: Sequence[int] | None = None) -> Knowledge:
        """Before claims are related; `order` is the order in which articles come."""
        drafts = [self.drafts[number] for number in order] if order else self.drafts
        articles = {draft.id: draft.article for draft in drafts}
        readings = {draft.id: draft.reading() for draft in drafts}
        return merge(articles, readings, self.curated, self.resolution())

    def knowledge(self, order: Sequence[int] | None = None) -> Knowledge:
        return connect(self.merged(order), self.curated)


def only_event(knowledge: Knowledge, type: str) -> Event:  # noqa: A002
    """The one event of a type, with a page or without."""
    found = [event for event in (*knowledge.events.values(), *knowledge.minor_events.values()) if event.type == type]
    assert len(found) == 1, [event.id for event in found]
    return found[0]


def _sentences(text: str) -> list[Span]:
    spans = [Span(*found.span()) for found in re.finditer(r"[^\s][^\n]*?(?:[.?!](?=\s|$)|(?=\n|$))", text)]
    return spans or [Span(0, len(text))]
