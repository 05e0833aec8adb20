"""What stands around a name: who else is in its articles, counted the more the rarer it is."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from generator.models.article import ArticleId
from generator.models.resolution import LocalKey
from generator.resolve.nodes import Node
from generator.resolve.union import Clusters

LINKED = 1.0  # nats: one neighbour that a third of the articles have


class Context:
    """Neighbours of nodes: the other nodes of the same articles."""

    def __init__(self, nodes: Mapping[str, Node], node_of: Mapping[LocalKey, str], articles: int) -> None:
        self._nodes = nodes
        self._total = articles
        self._in_article: defaultdict[ArticleId, set[str]] = defaultdict(set)
        for (article, _), key in node_of.items():
            if nodes[key].kind != "bare":
                self._in_article[article].add(key)

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(key for keys in self._in_article.values() for key in keys)

    def shared(self, clusters: Clusters, one: str, other: str) -> list[str]:
        """The neighbours that the sets of two nodes have in common, the rarest first. Costs what the smaller set has of them."""
        few, many = sorted((clusters.gathered(one).articles, clusters.gathered(other).articles), key=len)
        own = {clusters.head(one), clusters.head(other)}
        around = {key for article in few for key in self._in_article[article] if clusters.head(key) not in own}
        return sorted((key for key in around if not self._nodes[key].articles.isdisjoint(many)), key=lambda key: (self._frequency[key], key))

    def beside(self, article: ArticleId, node: str) -> set[str]:
        """What else an article names."""
        return self._in_article[article] - {node}

    def links(self, shared: set[str]) -> bool:
        """Whether these neighbours make two articles speak of one person, whatever titles they give: a rarer one, or two."""
        return len(shared) > 1 or self.weight(sorted(shared)) >= LINKED

    def weight(self, keys: list[str]) -> float:
        """How much shared neighbours say, in nats: something in every article says nothing."""
        return sum(math.log((self._total + 1) / self._frequency[key]) for key in keys)
