"""Readings kept between builds: one SQLite file, keyed by all that a reading depends on."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from generator.models.article import Article
from generator.models.reading import Reading

_READING = TypeAdapter(Reading)


def dump_reading(reading: Reading) -> bytes:
    """A reading as compressed JSON, the same bytes for the same reading."""
    return zlib.compress(_READING.dump_json(reading), 1)


def load_reading(data: bytes, article: Article) -> Reading:
    """The reading that `dump_reading` wrote, as one of `article` (whose id is no part of the key: the same text may have come under another)."""
    return replace(_READING.validate_json(zlib.decompress(data)), article=article.id)


def cache_key(article: Article, fingerprint: str) -> str:
    """SHA-256 over the article's exact text, the facts and blocks that reading depends on, and the extractor's fingerprint."""
    facts = article.facts
    blocks = [(block.kind, block.start, block.end) for block in article.blocks]
    parts = (article.sha256, facts.title, facts.published, facts.publisher, facts.agency, facts.dateline_place, facts.language, blocks, fingerprint)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


class Cache:
    """Readings by key. A cache that can't be read is an empty one: everything in it can be made again."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("CREATE TABLE IF NOT EXISTS readings (key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, data BLOB NOT NULL) WITHOUT ROWID")

    def get(self, key: str) -> bytes | None:
        """The stored reading, or None."""
        row = self._connection.execute("SELECT data FROM readings WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def put(self, key: str, fingerprint: str, data: bytes) -> None:
        """Store a reading; it survives an interruption right after."""
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", (key, fingerprint, data))

    def forget_others(self, fingerprint: str) -> None:
        """Drop what other extractors read: their rules are gone."""
        with self._connection:
            self._connection.execute("DELETE FROM readings WHERE fingerprint <> ?", (fingerprint,))


@contextmanager
def open_cache(path: Path | None) -> Iterator[Cache]:
    """The cache in a file, made where it is missing and made anew where it is damaged; in memory where `path` is None."""
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    with closing(_connect(path)) as connection:
        yield Cache(connection)


def _connect(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(path or ":memory:")
    try:
        connection.execute("PRAGMA quick_check").fetchone()
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.DatabaseError:
        connection.close()
        if path is not None:
            path.unlink()
        connection = sqlite3.connect(path or ":memory:")
    return connection
