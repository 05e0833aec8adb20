"""What the last build found, kept for commands that must answer at once: files to accept, claims to judge, and the review list."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.content.accepted import make_text
from generator.content.anchors import find_words
from generator.content.skeleton import entity_skeleton, event_skeleton
from generator.models.curated import ClaimQuote, Facts
from generator.models.knowledge import Citation, Entity, Knowledge, ResolvedClaim, ReviewItem, cite_words
from generator.models.text import Span

VERSION = 3
CONTEXT = 40  # characters of prefix and suffix where the words stand more than once
_TABLES = """
CREATE TABLE found (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE claims (id TEXT PRIMARY KEY, article TEXT NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
                     part TEXT NOT NULL, speaker TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE state (thing TEXT PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE items (place INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, detail TEXT NOT NULL,
                    weight REAL NOT NULL, yaml TEXT, entities TEXT NOT NULL, citations TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a machine found: `kind` is "entity" or "event", `text` the file that would describe it."""

    id: str
    kind: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim by its words. `speaker` is its origin's id; empty where that is not resolved."""

    id: str
    quote: ClaimQuote
    speaker: str


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


def save_index(knowledge: Knowledge, path: Path, *, state: Mapping[str, Facts] | None = None) -> None:
    """Write the index anew; `state` is what can be accepted. Raises OSError or sqlite3.Error where the file can't be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.new")  # another command may be writing its own
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh)) as database, database:
        database.executescript(f"PRAGMA user_version = {VERSION}; PRAGMA synchronous = OFF; {_TABLES}")
        database.executemany("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?)", _found_rows(knowledge))
        database.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)", _claim_rows(knowledge))
        database.executemany("INSERT INTO articles VALUES (?)", ((article,) for article in knowledge.articles))
        database.executemany("INSERT INTO state VALUES (?, ?)", ((thing, make_text({thing: facts})) for thing, facts in (state or {}).items()))
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
        rows = self._ask("SELECT id, kind, name, text FROM found WHERE id = ?", found_id)
        return Found(*rows[0]) if rows else None

    def find_claim(self, claim_id: str) -> FoundClaim | None:
        """The claim of this id: `ARTICLE#cN`."""
        wanted = "SELECT article, exact, prefix, suffix, part, speaker FROM claims WHERE id = ?"
        for article, exact, prefix, suffix, part, speaker in self._ask(wanted, claim_id):
            return FoundClaim(claim_id, ClaimQuote(article=article, exact=exact, prefix=prefix, suffix=suffix, part=part), speaker)
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

    def state(self) -> dict[str, str]:
        """What can be accepted: each thing with its line of content/accepted.jsonl."""
        return dict(self._ask("SELECT thing, line FROM state ORDER BY thing"))

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


def _found_rows(knowledge: Knowledge) -> Iterator[tuple[str, str, str, str]]:
    known = {entity.id for entity in knowledge.entities.values() if entity.curated} | {
        event.id for event in knowledge.events.values() if event.curated
    }
    first = _first_sentences(knowledge)
    for entity in knowledge.entities.values():
        if not entity.curated and entity.kind == "named":
            yield entity.id, "entity", entity.name, entity_skeleton(entity, _citations(entity, first), known=known)
    for event in knowledge.events.values():
        if not event.curated:
            yield event.id, "event", event.name, event_skeleton(event, known=known)


def _citations(entity: Entity, first: dict[str, Citation]) -> tuple[Citation, ...]:
    return entity.citations or ((first[entity.id],) if entity.id in first else ())


def _first_sentences(knowledge: Knowledge) -> dict[str, Citation]:
    """For each entity, the sentence of its first mention in a text."""
    found: dict[str, Citation] = {}
    for resolved in knowledge.mentions:
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
