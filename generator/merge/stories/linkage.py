"""Average linkage over pairs that are known to be alike; pairs that are not given count as not alike at all."""

import heapq
from collections.abc import Iterable


def link(size: int, pairs: Iterable[tuple[int, int, float]], threshold: float) -> list[list[int]]:
    """Sets of the numbers 0 to `size` - 1: the two sets whose members are most alike on average are joined, until none reach the threshold.

    Of equals, those with the smallest numbers come first, so the order of the pairs changes nothing. Sets and members are in order.
    """
    members = {number: [number] for number in range(size)}
    shared: dict[int, dict[int, float]] = {number: {} for number in range(size)}  # the sum of likenesses between two sets
    numbers = list(range(size))  # one of each, since every pair would bring two more
    for one, other, likeness in pairs:
        shared[one][numbers[other]] = shared[other][numbers[one]] = likeness
    heap = [(-likeness, one, other) for one, others in shared.items() for other, likeness in others.items() if one < other and likeness >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if one not in members or other not in members or -negative != _average(one, other, shared, members):
            continue  # one of them has grown or is gone since
        _join(one, other, shared, members)
        for neighbour in shared[one]:
            average = _average(one, neighbour, shared, members)
            if average >= threshold:
                heapq.heappush(heap, (-average, min(one, neighbour), max(one, neighbour)))
    return sorted(sorted(group) for group in members.values())


def _average(one: int, other: int, shared: dict[int, dict[int, float]], members: dict[int, list[int]]) -> float:
    return shared[one].get(other, 0.0) / (len(members[one]) * len(members[other]))


def _join(one: int, other: int, shared: dict[int, dict[int, float]], members: dict[int, list[int]]) -> None:
    """Make `other` part of `one`."""
    members[one] += members.pop(other)
    for neighbour, likeness in shared.pop(other).items():
        del shared[neighbour][other]
        if neighbour != one:
            shared[one][neighbour] = shared[neighbour][one] = shared[one].get(neighbour, 0.0) + likeness
