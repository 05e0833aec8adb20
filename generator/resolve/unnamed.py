"""Agents without a name: each is an entity of its own article, never merged with another."""

from collections import Counter
from collections.abc import Mapping

from generator.extract.lexicon.keys import slug
from generator.models.article import ArticleId
from generator.models.knowledge import EntityId
from generator.models.reading import LocalEntity, Reading
from generator.models.resolution import Cluster

LONGEST_SLUG = 40


def unnamed_clusters(readings: Mapping[ArticleId, Reading]) -> list[Cluster]:
    """A cluster for each unnamed source and each agent that nothing in its article fits."""
    return [cluster for article in sorted(readings) for cluster in _of_article(article, readings[article])]


def _of_article(article: ArticleId, reading: Reading) -> list[Cluster]:
    used: Counter[str] = Counter()
    out = []
    for entity in reading.entities:
        if entity.kind == "unnamed" or (entity.kind == "unresolved" and len(entity.candidates) < 2):
            base = _base(article, entity)
            used[base] += 1
            entity_id = EntityId(base if used[base] == 1 else f"{base}-{used[base]}")
            out.append(Cluster(entity_id, entity.schema, entity.name, entity.names, ((article, entity.id),), curated=False))
    return out


def _base(article: ArticleId, entity: LocalEntity) -> str:
    role = "source-" if entity.kind == "unnamed" else ""
    return f"{article[-8:]}-{role}{slug(entity.name, limit=LONGEST_SLUG)}"
