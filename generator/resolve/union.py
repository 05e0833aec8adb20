"""Sets that are joined and may be forbidden to be."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Clusters(Generic[K]):
    """Disjoint sets of keys. `clash` says whether two sets may never be one; a join that clashes is refused.

    The smallest key of a set names it, so the result does not depend on the order of joins that all succeed.
    """

    def __init__(self, keys: Iterable[K], clash: Callable[[list[K], list[K]], bool]) -> None:
        self._head: dict[K, K] = {key: key for key in keys}
        self._members: defaultdict[K, list[K]] = defaultdict(list, {key: [key] for key in self._head})
        self._clash = clash

    def head(self, key: K) -> K:
        """The key that names the set of `key`."""
        return self._head[key]

    def members(self, key: K) -> list[K]:
        """All keys of the set of `key`, in order of joining."""
        return self._members[self._head[key]]

    def join(self, one: K, other: K, *, decided: bool = False) -> bool:
        """Make the sets of two keys one; False where they clash, unless a person decided."""
        a, b = self._head[one], self._head[other]
        if a == b:
            return True
        if not decided and self._clash(self._members[a], self._members[b]):
            return False
        first, second = (a, b) if repr(a) < repr(b) else (b, a)
        moved = self._members.pop(second)
        for key in moved:
            self._head[key] = first
        self._members[first] += moved
        return True

    def sets(self) -> Iterable[list[K]]:
        """All sets."""
        return self._members.values()
