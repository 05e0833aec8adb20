"""The small interface behind which a model reads articles, and the one that Sourcebook brings."""

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Protocol

from generator.extract.attribution import find_claims
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.language_model import load_model
from generator.extract.names import find_names
from generator.extract.parse import parse_article
from generator.models.article import Article
from generator.models.reading import Reading


class Extractor(Protocol):
    """Reads articles one by one. Pure: the same article gives the same reading, whatever was read before."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever a reading could: the model, the rules, the version."""

    def read(self, article: Article) -> Reading:
        """What the article says. An article in a language that the extractor does not know gives an empty reading with `read` False."""


class EnglishExtractor:
    """spaCy's parse, with names, dates, claims and events read from it by rules and small learned weights."""

    def __init__(self, model: str | None = None) -> None:
        self._nlp, name = load_model(model)
        self._language = self._nlp.lang
        self.fingerprint = f"{name}/rules-{rules_digest()}"

    def read(self, article: Article) -> Reading:
        language = article.facts.language or self._language
        if language.split("-")[0].lower() != self._language:
            return unread(article, self.fingerprint)
        with self._nlp.memory_zone():
            parsed = parse_article(article, self._nlp)
            dates = find_dates(parsed)
            attributions = find_claims(parsed, find_names(parsed), dates)
            return Reading(
                article=article.id,
                language=language,
                extractor=self.fingerprint,
                sentences=parsed.sentences,
                entities=attributions.names.entities,
                mentions=attributions.names.mentions,
                dates=dates,
                claims=attributions.claims,
                relations=attributions.relations,
                events=find_events(parsed, attributions, dates),
            )


def unread(article: Article, fingerprint: str) -> Reading:
    """The reading of an article that no model here can read."""
    return Reading(article.id, article.facts.language or "und", fingerprint, (), (), (), (), (), (), (), read=False)


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
