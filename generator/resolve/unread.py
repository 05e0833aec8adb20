"""Articles in languages that no model here reads: the names that people described are found in them, letter by letter."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.models.article import Article, ArticleId, readable_blocks
from generator.models.curated import Curated
from generator.models.reading import LocalEntity, LocalId, Mention, Reading, Schema
from generator.models.text import Span

SHORTEST_NAME = 3  # letters: a shorter one is a word of many languages
_SENTENCE = re.compile(r"[^\s.!?。！？][^.!?。！？]*[.!?。！？]*")


def find_curated_names(articles: Mapping[ArticleId, Article], readings: Mapping[ArticleId, Reading], curated: Curated) -> dict[ArticleId, Reading]:
    """The readings, those of articles that were not read with their sentences and the curated names (weak ones aside) that stand in them."""
    if all(reading.read for reading in readings.values()):
        return dict(readings)
    schemas = dict(_names(curated))
    if not schemas:
        return {key: _with_names(articles[key], reading, None, {}) for key, reading in readings.items()}
    longest_first = sorted(schemas, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return {key: _with_names(articles[key], reading, pattern, schemas) for key, reading in readings.items()}


def _names(curated: Curated) -> Iterator[tuple[str, Schema]]:
    for record in curated.entities.values():
        entity = record.value
        for alias in (entity.name, *entity.aliases):
            name = alias if isinstance(alias, str) else alias.name
            if len(name) >= SHORTEST_NAME:
                yield name, entity.schema_


def _with_names(article: Article, reading: Reading, pattern: re.Pattern[str] | None, schemas: Mapping[str, Schema]) -> Reading:
    if reading.read:
        return reading
    blocks = readable_blocks(article.blocks, article.text)
    sentences = [Span(*found.span()) for block in blocks for found in _SENTENCE.finditer(article.text, block.start, block.end)]
    found = [each for block in blocks for each in pattern.finditer(article.text, block.start, block.end)] if pattern else []
    ids = {name: LocalId(f"e{number}") for number, name in enumerate(dict.fromkeys(each[0] for each in found), start=1)}
    return replace(
        reading,
        sentences=tuple(sentences),
        entities=tuple(LocalEntity(local, schemas[name], name, (name,)) for name, local in ids.items()),
        mentions=tuple(Mention(each.start(), each.end(), each[0], schemas[each[0]], ids[each[0]]) for each in found),
    )
