"""What the last build found, kept for commands that must answer at once: files to accept, claims to judge, and the review list."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.content.accepted import make_text
from generator.content.anchors import find_words
from generator.content.skeleton import entity_skeleton, event_skeleton
from generator.extract.lexicon.keys import fold
from generator.models.curated import ClaimQuote, State
from generator.models.knowledge import Citation, Entity, EntityPosition, Event, Knowledge, ResolvedClaim, ReviewItem, cite_words
from generator.models.text import Span
from generator.secluded import Secluded, find_secluded

VERSION = 4
CONTEXT = 40  # characters of prefix and suffix where the words stand more than once
_TABLES = """
CREATE TABLE found (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, private INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE claims (id TEXT PRIMARY KEY, article TEXT NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
                     part TEXT NOT NULL, speaker TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (id TEXT PRIMARY KEY, private INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE private_names (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE state (thing TEXT PRIMARY KEY, line TEXT NOT NULL, private INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE items (place INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, detail TEXT NOT NULL,
                    weight REAL NOT NULL, yaml TEXT, entities TEXT NOT NULL, citations TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a machine found: `kind` is "entity" or "event", `text` the file that would describe it. `private` where only private/ tells of it."""

    id: str
    kind: str
    name: str
    text: str
    private: bool


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim by its words. `speaker` is its origin's id, empty where that is not resolved; `private` where its article is."""

    id: str
    quote: ClaimQuote
    speaker: str
    private: bool


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An entry of the review list. `citations` are (article, quotation) pairs."""

    key: str
    kind: str
    title: str
    detail: str
    weight: float
    yaml: str | None
    entities: tuple[str, ...]
    citations: tuple[tuple[str, str], ...]


def save_index(knowledge: Knowledge, path: Path, *, state: State | None = None) -> None:
    """Write the index anew; `state` is what can be accepted. Raises OSError or sqlite3.Error where the file can't be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.new")  # another command may be writing its own
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh)) as database, database:
        secluded = find_secluded(knowledge)
        database.executescript(f"PRAGMA user_version = {VERSION}; PRAGMA synchronous = OFF; {_TABLES}")
        database.executemany("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?)", _found_rows(knowledge, secluded))
        database.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)", _claim_rows(knowledge))
        database.executemany("INSERT INTO articles VALUES (?, ?)", ((article.id, article.restricted) for article in knowledge.articles.values()))
        database.executemany("INSERT INTO private_names VALUES (?)", ((name,) for name in secluded.names))
        database.executemany("INSERT INTO state VALUES (?, ?, ?)", _state_rows(state))
        database.executemany("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _item_rows(knowledge.review))
    fresh.replace(path)


class Index:
    """Reads the index. Raises FileNotFoundError where there is none that this version can read."""

    def __init__(self, path: Path) -> None:
        self._address = f"{path.absolute().as_uri()}?mode=ro"
        try:
            usable = path.is_file() and self._ask("PRAGMA user_version") == [(VERSION,)]
        except sqlite3.DatabaseError:  # a file that a crash or a full disk left broken
            usable = False
        if not usable:
            raise FileNotFoundError(path)

    def find(self, found_id: str) -> Found | None:
        """What a machine found under this id."""
        rows = self._ask("SELECT id, kind, name, text, private FROM found WHERE id = ?", found_id)
        return next((Found(key, kind, name, text, bool(private)) for key, kind, name, text, private in rows), None)

    def find_claim(self, claim_id: str) -> FoundClaim | None:
        """The claim of this id: `ARTICLE#cN`."""
        wanted = (
            "SELECT article, exact, prefix, suffix, part, speaker, private FROM claims JOIN articles ON article = articles.id WHERE claims.id = ?"
        )
        for article, exact, prefix, suffix, part, speaker, private in self._ask(wanted, claim_id):
            return FoundClaim(claim_id, ClaimQuote(article=article, exact=exact, prefix=prefix, suffix=suffix, part=part), speaker, bool(private))
        return None

    def ids(self) -> list[str]:
        """The ids of all that was found."""
        return [row[0] for row in self._ask("SELECT id FROM found ORDER BY id")]

    def claim_ids(self, article: str) -> list[str]:
        """The claims of one article."""
        return [row[0] for row in self._ask("SELECT id FROM claims WHERE article = ? ORDER BY id", article)]

    def articles(self) -> list[str]:
        """The ids of all articles."""
        return [row[0] for row in self._ask("SELECT id FROM articles ORDER BY id")]

    def is_private_article(self, article: str) -> bool:
        """Whether an article lives in private/."""
        return bool(self._ask("SELECT 1 FROM articles WHERE id = ? AND private", article))

    def is_private_name(self, name: str) -> bool:
        """Whether only articles of private/ hold this name."""
        return bool(self._ask("SELECT 1 FROM private_names WHERE name = ?", fold(name)))

    def state(self) -> dict[str, tuple[str, bool]]:
        """What can be accepted: each thing with its line of accepted.jsonl, and whether that stands in private/."""
        return {thing: (line, bool(private)) for thing, line, private in self._ask("SELECT thing, line, private FROM state ORDER BY thing")}

    def items(self) -> list[FoundItem]:
        """The review list, what matters most first."""
        rows = self._ask("SELECT key, kind, title, detail, weight, yaml, entities, citations FROM items ORDER BY place")
        return [
            FoundItem(key, kind, title, detail, weight, yaml, tuple(_split(entities)), tuple(_pair(text) for text in _split(citations)))
            for key, kind, title, detail, weight, yaml, entities, citations in rows
        ]

    def _ask(self, question: str, *values: str) -> list[Any]:
        with closing(sqlite3.connect(self._address, uri=True)) as database:
            return database.execute(question, values).fetchall()


_BETWEEN, _INSIDE = "\x1e", "\x1f"  # ASCII's own separators of records and units: no text holds them


def _split(text: str) -> list[str]:
    return text.split(_BETWEEN) if text else []


def _pair(text: str) -> tuple[str, str]:
    article, _, quote = text.partition(_INSIDE)
    return article, quote


def _state_rows(state: State | None) -> Iterator[tuple[str, str, bool]]:
    if state:
        yield from ((thing, make_text({thing: facts}), thing in state.private) for thing, facts in state.facts.items())


def _found_rows(knowledge: Knowledge, secluded: Secluded) -> Iterator[tuple[str, str, str, str, bool]]:
    """What a machine found. The file of what public articles tell of says nothing of private/."""
    described: list[Entity | Event] = [*knowledge.entities.values(), *knowledge.events.values()]
    known = {thing.id for thing in described if thing.curated}
    first = _first_sentences(knowledge)
    for entity in knowledge.entities.values():
        if not entity.curated and entity.kind == "named":
            citations = entity.citations or ((first[entity.id],) if entity.id in first else ())
            if entity.id in secluded.things:
                yield entity.id, "entity", entity.name, entity_skeleton(entity, citations, known=known), True
            else:
                names = tuple(alias for alias in entity.aliases if fold(alias.name) not in secluded.names)
                public = replace(entity, aliases=names, positions=tuple(_public_positions(entity, knowledge, secluded)))
                citations = tuple(citation for citation in citations if _is_public(citation, knowledge))
                yield entity.id, "entity", entity.name, entity_skeleton(public, citations, known=known - secluded.things), False
    for event in knowledge.events.values():
        if not event.curated and event.id in secluded.things:
            yield event.id, "event", event.name, event_skeleton(event, known=known), True
        elif not event.curated:
            evidence = tuple(citation for citation in event.evidence if _is_public(citation, knowledge))
            name = event.name if _is_public(event.name_citation, knowledge) else event.type
            skeleton = event_skeleton(replace(event, name=name, evidence=evidence), known=known - secluded.things)
            yield event.id, "event", event.name, skeleton, False


def _public_positions(entity: Entity, knowledge: Knowledge, secluded: Secluded) -> Iterator[EntityPosition]:
    for position in entity.positions:
        if _is_public(position.citation, knowledge):
            yield replace(position, organization=None) if position.organization in secluded.things else position


def _is_public(citation: Citation | None, knowledge: Knowledge) -> bool:
    """Whether words are not those of an article of private/."""
    article = knowledge.articles.get(citation.article) if citation and citation.article else None
    return article is None or not article.restricted


def _first_sentences(knowledge: Knowledge) -> dict[str, Citation]:
    """For each entity, the sentence of its first mention in a text, of a public article where there is one."""
    found: dict[str, Citation] = {}
    for resolved in sorted(knowledge.mentions, key=lambda resolved: knowledge.articles[resolved.article].restricted):
        mention = resolved.mention
        if resolved.entity is None or resolved.entity in found or mention.part != "text":
            continue
        article, reading = knowledge.articles[resolved.article], knowledge.readings[resolved.article]
        span = next((sentence for sentence in reading.sentences if sentence.contains(mention.span)), mention.span)
        found[resolved.entity] = cite_words(article, span)
    return found


def _claim_rows(knowledge: Knowledge) -> Iterator[tuple[str, str, str, str, str, str, str]]:
    for claim in knowledge.claims.values():
        if claim.claim.content:
            quote = quote_of(claim, knowledge)
            yield claim.id, quote.article, quote.exact, quote.prefix, quote.suffix, quote.part, claim.origin or ""


def quote_of(claim: ResolvedClaim, knowledge: Knowledge) -> ClaimQuote:
    """The claim's words as a judgement names them: with what stands around them only where they stand more than once."""
    part = claim.claim.part
    text = knowledge.articles[claim.article].part(part)
    span = max(claim.claim.content, key=lambda span: (span.end - span.start, -span.start))
    exact = span.of(text)[:2000]
    places = list(find_words(exact, text))
    if len(places) < 2:
        return ClaimQuote(article=claim.article, exact=exact, part=part)
    before, after = Span(max(0, span.start - CONTEXT), span.start).of(text), Span(span.end, span.end + CONTEXT).of(text)
    prefix, suffix = before.partition(" ")[2] or before, after.rpartition(" ")[0] or after
    return ClaimQuote(article=claim.article, exact=exact, prefix=prefix, suffix=suffix, part=part)


def _item_rows(review: tuple[ReviewItem, ...]) -> Iterator[tuple[int, str, str, str, str, float, str | None, str, str]]:
    for place, item in enumerate(review):
        citations = _BETWEEN.join(f"{citation.article}{_INSIDE}{' '.join(citation.quote.split())}" for citation in item.citations)
        yield place, item.key, item.kind, item.title, item.detail, item.weight, item.yaml, _BETWEEN.join(item.entities), citations
