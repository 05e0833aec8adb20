"""Sets that are joined and may be forbidden to be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.resolve.gathered import Gathered, gather
from generator.resolve.judgements import Pair
from generator.resolve.nodes import Node


class Clusters:
    """Disjoint sets of nodes. A join of two sets that clash is refused, as are those of a pair in `apart`.

    The smallest key of a set names it, so the result does not depend on the order of joins that all succeed.
    """

    def __init__(self, nodes: Mapping[str, Node], apart: Iterable[Pair]) -> None:
        self._nodes = nodes
        self._head = {key: key for key in nodes}
        self._members = {key: [key] for key in nodes}
        self._gathered: dict[str, Gathered] = {}  # by head, of the sets that somebody asked for
        self._apart: defaultdict[str, set[Pair]] = defaultdict(set)
        for pair in apart:
            for key in pair:
                self._apart[key].add(pair)

    def head(self, key: str) -> str:
        """The key that names the set of `key`."""
        return self._head[key]

    def gathered(self, key: str) -> Gathered:
        """What the set of `key` has together. It is changed when the set grows."""
        head = self._head[key]
        if head not in self._gathered:  # or it were joined, and then it is there
            self._gathered[head] = gather(self._nodes[head], self._apart.get(head, ()))
        return self._gathered[head]

    def join(self, one: str, other: str, *, decided: bool = False) -> bool:
        """Make the sets of two keys one; False where both are curated, or where they clash and no person decided."""
        first, second = sorted((self._head[one], self._head[other]))
        if first == second:
            return True
        mine, theirs = self.gathered(first), self.gathered(second)
        if mine.curated + theirs.curated > 1 or (not decided and mine.clashes(theirs)):
            return False
        few, many = sorted((mine, theirs), key=lambda gathered: len(gathered.articles))
        many.take_up(few)
        del self._gathered[second]
        self._gathered[first] = many
        moved = self._members.pop(second)
        for key in moved:
            self._head[key] = first
        self._members[first] += moved
        return True

    def sets(self) -> Iterable[list[str]]:
        """All sets."""
        return self._members.values()
