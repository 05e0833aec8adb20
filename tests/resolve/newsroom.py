"""Articles that name things, built by hand: what resolution and the merging of entities get."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.models.article import Article, ArticleId, Block, Facts
from generator.models.curated import Curated, EntityFile, JudgementFile, Record
from generator.models.reading import AgentKind, Claim, Link, LocalClaimId, LocalEntity, LocalId, Mention, Reading, Role, Schema
from generator.models.resolution import Resolution
from generator.models.text import Provenance, Span
from generator.resolve import resolve


@dataclass(frozen=True)
class Thing:
    """What an article names: its fullest name first. `roles` are titles, each with the name of what it is in, if anything."""

    name: str
    schema: Schema = "Person"
    short: tuple[str, ...] = ()
    roles: tuple[tuple[str, str | None], ...] = ()
    country: str | None = None
    kind: AgentKind = "named"
    belongs_to: str | None = None
    candidates: tuple[str, ...] = ()
    speaks: bool = False


def person(name: str, *short: str, roles: Sequence[tuple[str, str | None]] = (), speaks: bool = False) -> Thing:
    return Thing(name, "Person", short, tuple(roles), speaks=speaks)


def body(name: str, *short: str, schema: Schema = "Organization", country: str | None = None, belongs_to: str | None = None) -> Thing:
    return Thing(name, schema, short, country=country, belongs_to=belongs_to)


def place(name: str, country: str | None = None) -> Thing:
    return Thing(name, "Place", country=country)


@dataclass
class Newsroom:
    """Articles and curated files to be resolved."""

    articles: dict[ArticleId, Article] = field(default_factory=dict)
    readings: dict[ArticleId, Reading] = field(default_factory=dict)
    curated: Curated = field(default_factory=Curated)

    def article(self, *things: Thing, day: str = "2024-03-01", publisher: str | None = None) -> ArticleId:
        """An article that names the things, one sentence each, and says nothing else."""
        text, mentions, roles = "", [], {}
        ids = {thing.name: LocalId(f"e{n}") for n, thing in enumerate(things, start=1)}
        for thing in things:
            begin = len(text)
            for title, owner in thing.roles:
                roles.setdefault(thing.name, []).append(Role(title, ids.get(owner or ""), len(text), len(text) + len(title)))
                text += f"{title} "
            for name in (thing.name, *thing.short):
                mentions.append(Mention(len(text), len(text) + len(name), name, thing.schema, ids[thing.name]))
                text += f"{name} "
            text = f"{text[:-1]} spoke.\n" if len(text) > begin else text
        text += f"{len(self.articles)}"  # no two texts are the same
        digest = hashlib.sha256(text.encode()).hexdigest()
        article_id = ArticleId(f"{day}-story-{digest[:8]}")
        facts = Facts(title="A story", published=day, publisher=publisher)
        self.articles[article_id] = Article(article_id, digest, text, facts, (Block("paragraph", 0, len(text)),), None, ("k",), Provenance("k"))
        entities = tuple(_local(thing, ids, tuple(roles.get(thing.name, ()))) for thing in things)
        claims = tuple(_claim(n, ids[thing.name]) for n, thing in enumerate(things, start=1) if thing.speaks)
        lines = text.split("\n")
        starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
        sentences = tuple(Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True))
        self.readings[article_id] = Reading(article_id, "en", "by hand", sentences, entities, tuple(mentions), (), claims, (), ())
        return article_id

    def curate(self, entity_id: str, **values: object) -> None:
        file = EntityFile.model_validate(values)
        self.curated.entities[entity_id] = Record(entity_id, file, Provenance(f"content/entities/{entity_id}.yml", 1))

    def decide(self, decision: str, *, entities: Sequence[str] = (), names: Sequence[str] = ()) -> None:
        values = {"decision": decision, "entities": entities, "names": names, "by": "An editor", "on": "2024-03-02"}
        name = f"judgement-{len(self.curated.judgements)}"
        self.curated.judgements[name] = Record(name, JudgementFile.model_validate(values), Provenance(f"content/judgements/{name}.yml", 1))

    def resolve(self, order: Sequence[ArticleId] | None = None) -> Resolution:
        order = list(self.articles) if order is None else order
        return resolve({i: self.articles[i] for i in order}, {i: self.readings[i] for i in order}, self.curated)

    def entity(self, resolution: Resolution, article: ArticleId, name: str) -> str | None:
        """The entity of the thing that an article names so."""
        local = next(e for e in self.readings[article].entities if name in e.names)
        return resolution.entity_of[article, local.id]


def _local(thing: Thing, ids: dict[str, LocalId], roles: tuple[Role, ...]) -> LocalEntity:
    return LocalEntity(
        id=ids[thing.name],
        schema=thing.schema,
        name=thing.name,
        names=tuple(sorted({thing.name, *thing.short})),
        kind=thing.kind,
        roles=roles,
        belongs_to=ids.get(thing.belongs_to or ""),
        country=thing.country,
        candidates=tuple(ids[name] for name in thing.candidates),
    )


def _claim(number: int, speaker: LocalId) -> Claim:
    link = Link((Span(0, 1),), (), "indirect", speaker)
    return Claim(LocalClaimId(f"c{number}"), (link,), (Span(0, 1),), "assert")
