"""The small interface behind which a model reads articles, and the one that Sourcebook brings."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Protocol

from generator.models.article import Article
from generator.models.reading import Reading

if TYPE_CHECKING:
    from generator.extract.english import EnglishReader


class Extractor(Protocol):
    """Reads articles one by one. Pure: the same article gives the same reading, whatever was read before.

    A picklable value, cheap to make: it is sent to every process that reads, and what is slow to load is loaded at the first reading.
    """

    @property
    def fingerprint(self) -> str:
        """Changes whenever a reading could: the model, the rules, the version."""

    def read(self, article: Article) -> Reading:
        """What the article says. An article in a language that the extractor does not know gives an empty reading with `read` False."""


@dataclass(frozen=True)
class EnglishExtractor:
    """spaCy's parse, with names, dates, claims and events read from it by rules and small learned weights.

    `model` is a spaCy model that the user installed, by name or path; None is the small English one that comes with Sourcebook.
    """

    model: str | None = None

    @cached_property
    def fingerprint(self) -> str:
        return f"{self.model or 'en_core_web_sm-3.8.0'}/spacy-{metadata.version('spacy')}/rules-{rules_digest()}"

    @cached_property
    def _reader(self) -> "EnglishReader":
        # Imported here because spaCy takes two seconds to import, and a build with nothing new to read needs only the fingerprint.
        from generator.extract.english import EnglishReader  # noqa: PLC0415

        return EnglishReader(self.model)

    def read(self, article: Article) -> Reading:
        if article.facts.language and article.facts.language.split("-")[0].lower() != "en":
            return unread(article, self.fingerprint)
        return self._reader.read(article, self.fingerprint)


def unread(article: Article, fingerprint: str, *, failed: str = "") -> Reading:
    """The reading of an article that no model here can read, or that reading `failed` on."""
    return Reading(article.id, article.facts.language or "und", fingerprint, (), (), (), (), (), (), (), read=False, failed=failed)


def rules_digest() -> str:
    """12 hex digits over every file of the extract package and of the models that it fills: code, word lists, weights."""
    digest = hashlib.sha256()
    for root in (files("generator.extract"), files("generator.models")):
        for name, data in _files_of(root, ""):
            digest.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return digest.hexdigest()[:12]


def _files_of(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files_of(entry, f"{prefix}{entry.name}/")
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            found.append((prefix + entry.name, entry.read_bytes()))
    return found
