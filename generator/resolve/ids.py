"""Names and ids of clusters. A curated id is its file's stem; a discovered one is a slug of the most complete name, and provisional."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.extract.lexicon import lexicon
from generator.extract.lexicon.keys import fold, slug
from generator.models.knowledge import EntityId
from generator.models.reading import Schema
from generator.resolve.nodes import Node

RESERVED = frozenset({"index", "search", "tags", "con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})
"""File names that the site or Windows keeps for itself."""
COMMON = 0.1  # of a cluster's mentions as an entity: a rarer form is not its name, however long


def cluster_name(nodes: Sequence[Node]) -> str:
    """The most complete of the common names: most words, then most frequent, then first by letters."""
    countries = {node.key.rsplit(":", 1)[1] for node in nodes if node.key.startswith("place:country:")}
    names = sum((node.names for node in nodes), Counter[str]())
    if countries:
        return next(c.name for c in lexicon().by_name.values() if c.code == min(countries))
    most = max(names.values())
    common = [name for name, count in names.items() if count >= COMMON * most]
    mixed = [name for name in common if not name.isupper()] or common
    return min(mixed, key=lambda name: (-len(fold(name).split()), -names[name], name))


def cluster_schema(nodes: Iterable[Node]) -> Schema:
    """The kind that most articles read; Unknown only where none says more."""
    votes = sum((node.schemas for node in nodes), Counter[Schema]())
    return min(votes, key=lambda schema: (schema == "Unknown", -votes[schema], schema))


def give_ids(names: Mapping[str, tuple[str, Schema]], taken: Iterable[str]) -> dict[str, EntityId]:
    """An id for each cluster, by its key. Where two names give one slug, the kind of thing tells them apart, then a number in order of keys."""
    used = {*taken, *RESERVED}
    ids: dict[str, EntityId] = {}
    by_slug: dict[str, list[str]] = {}
    for key in sorted(names):
        by_slug.setdefault(slug(names[key][0]), []).append(key)
    for base, keys in sorted(by_slug.items()):
        for key in keys:
            choices = [base, f"{base}-{names[key][1].lower()}", *(f"{base}-{n}" for n in range(2, len(keys) + 3))]
            chosen = next((c for c in choices if c not in used), None) or f"{base}-{len(used)}"
            used.add(chosen)
            ids[key] = EntityId(chosen)
    return ids
