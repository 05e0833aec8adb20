"""Sets that grow together: what shares a key is one, in whatever order the keys come."""

from collections.abc import Hashable


class Union:
    """Disjoint sets of the numbers 0 to `size` - 1. The smallest number stands for its set, so the order of joins changes nothing."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._first: dict[Hashable, int] = {}

    def find(self, item: int) -> int:
        """The number that stands for the item's set."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Make the two sets one."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low

    def join_by(self, key: Hashable, item: int) -> None:
        """Join the item with all others that have this key."""
        self.join(self._first.setdefault(key, item), item)

    def sets(self) -> list[list[int]]:
        """Every set, its members in order, sets in order of their first member."""
        groups: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            groups.setdefault(self.find(item), []).append(item)
        return list(groups.values())
