"""What the nodes of one set have together, so that two sets are compared at the cost of the smaller, however many members they have."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.models.article import ArticleId
from generator.resolve.judgements import Pair
from generator.resolve.nodes import Node


@dataclass(slots=True)
class Gathered:
    """The articles that name one of a set's nodes, those that name a person of it, its titles, and the pairs of nodes, one of them in the set, that
    may not be one. `curated` counts its curated nodes; `written` the articles, once for each node that they name.
    """

    articles: set[ArticleId]
    people: set[ArticleId]
    titles: set[str]
    apart: set[Pair]
    curated: int
    written: int

    def clashes(self, other: "Gathered") -> bool:
        """Whether two sets may hardly be one: a person or their titles keep them apart, or one article names a person of each."""
        return not self.apart.isdisjoint(other.apart) or not self.people.isdisjoint(other.people)

    def take_up(self, other: "Gathered") -> None:
        """Be what both sets have together."""
        self.articles |= other.articles
        self.people |= other.people
        self.titles |= other.titles
        self.apart |= other.apart
        self.curated += other.curated
        self.written += other.written


def gather(node: Node, apart: Collection[Pair]) -> Gathered:
    """What a single node has; `apart` are the pairs that it is in."""
    people = set(node.articles) if node.words else set()
    return Gathered(set(node.articles), people, set(node.titles), set(apart), int(node.key.startswith("curated:")), len(node.articles))
