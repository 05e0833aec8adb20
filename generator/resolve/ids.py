"""Names and ids of clusters. A curated id is its file's stem; a discovered one is a slug of the most complete name, and provisional."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from generator.extract.lexicon import lexicon
from generator.extract.lexicon.keys import fold, slug
from generator.models.article import ArticleId
from generator.models.knowledge import EntityId
from generator.models.reading import Schema
from generator.resolve.nodes import Node, kind_of

RESERVED = frozenset({"index", "search", "tags", "con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})
"""File names that the site or Windows keeps for itself."""
COMMON = 0.34  # of the most frequent form's articles: a rarer form ("MVP Ben Zobrist") is not the name, however long


@dataclass(frozen=True, slots=True)
class Discovered:
    """What a discovered cluster's id is made of. `lone` where it is a surname alone."""

    name: str
    schema: Schema
    first_article: ArticleId
    country: str | None
    lone: bool


def possible_ids(base: str, node: Node) -> set[str]:
    """The ids that a cluster with this node and a name of this slug may have been given, in a build with other articles too."""
    plain = {base, *(f"{base}-{schema.lower()}" for schema in node.schemas)}
    country = {f"{base}-{node.key.rsplit('@', 1)[1]}"} if "@" in node.key else set()
    return plain | country | {f"{base}-{article[-8:]}" for article in node.articles}


def describe(keys: Sequence[str], nodes: Mapping[str, Node]) -> Discovered:
    """What is known of a cluster of nodes."""
    members = [nodes[key] for key in keys]
    country = next((key.rsplit("@", 1)[1] for key in keys if re.fullmatch(r".*@[a-z]{2}", key)), None)
    first = min(article for node in members for article in node.articles)
    return Discovered(cluster_name(members), cluster_schema(members), first, country, lone=all(node.kind == "bare" for node in members))


def cluster_name(nodes: Sequence[Node]) -> str:
    """The most complete of the common names: most words, then most frequent, then first by letters."""
    countries = {node.key.rsplit(":", 1)[1] for node in nodes if node.key.startswith("place:country:")}
    if countries:
        return lexicon().by_code[min(countries)].name
    names = sum((node.names for node in nodes), Counter[str]())
    wanted = [_of_two_words] if any(node.words for node in nodes) else [_says_country] if any("@" in node.key for node in nodes) else []
    for choose in (*wanted, _in_small_letters):
        names = Counter({name: count for name, count in names.items() if choose(name)}) or names
    most = max(names.values())
    common = [name for name, count in names.items() if count >= COMMON * most]
    return min(common, key=lambda name: (-len(fold(name).split()), -names[name], name))


def _of_two_words(name: str) -> bool:
    return len(fold(name).split()) > 1


def _says_country(name: str) -> bool:
    """Whether a body's name begins with its country: "Chinese Foreign Ministry" is clearer than "Foreign Ministry"."""
    words = name.split()
    return any(lexicon().country(" ".join(words[:size])) for size in range(1, len(words)))


def _in_small_letters(name: str) -> bool:
    return not name.isupper()


def cluster_schema(nodes: Iterable[Node]) -> Schema:
    """The kind that most articles read, of those that it was decided to be one of; Unknown only where none says more."""
    given = list(nodes)
    votes = sum((node.schemas for node in given), Counter[Schema]())
    kinds = {node.kind for node in given}
    return min(votes, key=lambda schema: (schema == "Unknown", kind_of(schema) not in kinds, -votes[schema], schema))


def give_ids(clusters: Mapping[str, Discovered], taken: Iterable[str], called: Mapping[str, str]) -> dict[str, EntityId]:
    """An id for each discovered cluster, by its key; keys come in order. `called` has those that people's decisions name.

    Where two names give one slug, what sets the cluster apart is added: its country, its kind, or the article that it is first found in. A lone
    surname, which many bear, always has its article's.
    """
    used = {*taken, *RESERVED}
    ids: dict[str, EntityId] = {}
    for key in sorted(called):
        if called[key] not in used:
            ids[key] = EntityId(called[key])
            used.add(ids[key])
    for key in sorted(clusters.keys() - ids.keys(), key=lambda key: (clusters[key].lone, key)):
        found = clusters[key]
        base, article = slug(found.name), f"{slug(found.name)}-{found.first_article[-8:]}"
        choices = (
            [article] if found.lone else [base, *([f"{base}-{found.country}"] if found.country else []), f"{base}-{found.schema.lower()}", article]
        )
        endless = (f"{article}-{n}" for n in count(2))
        ids[key] = EntityId(next(choice for choice in chain(choices, endless) if choice not in used))
        used.add(ids[key])
    return ids
