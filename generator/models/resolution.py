"""What the resolve stage decides: which entity of the whole knowledge base each article's local entity is."""

from dataclasses import dataclass

from generator.models.article import ArticleId
from generator.models.knowledge import EntityId, ReviewItem
from generator.models.reading import LocalId, Schema

LocalKey = tuple[ArticleId, LocalId]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Local entities of one or more articles that are the same thing. `id` is a curated one's, or provisional."""

    id: EntityId
    schema: Schema
    name: str
    names: tuple[str, ...]
    members: tuple[LocalKey, ...]
    curated: bool


@dataclass(frozen=True, slots=True)
class Resolution:
    """`entity_of` gives each local entity's entity, or None where two fit; then `candidates` names them. `undecided` goes to the review list."""

    clusters: dict[EntityId, Cluster]
    entity_of: dict[LocalKey, EntityId | None]
    candidates: dict[LocalKey, tuple[EntityId, ...]]
    undecided: tuple[ReviewItem, ...]
