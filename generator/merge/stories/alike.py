"""Pairs of articles whose words are alike, by an inverted index: nobody compares all with all."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.merge.stories.words import Vector

COMMON = 1500  # articles that a term may stand in and still lead to others; more common ones say little and cost most
FAINT = 0.04  # a cosine below which two articles have nothing to do with each other
NEAREST = 60  # articles kept beside each: more than outlets report one event


def find_alike(vectors: Sequence[Vector]) -> Iterator[tuple[int, int, float]]:
    """Pairs of positions (the smaller first) with their cosine, each once."""
    index = _index(vectors)
    scores = np.zeros(len(vectors))
    kept: dict[tuple[int, int], float] = {}
    for number, vector in enumerate(vectors):
        scores[:] = 0.0
        for stem in sorted(vector):
            if stem in index:
                articles, weights = index[stem]
                scores[articles] += weights * vector[stem]
        scores[number] = 0.0
        near = np.flatnonzero(scores > FAINT)
        if len(near) > NEAREST:
            near = near[np.lexsort((near, -scores[near]))[:NEAREST]]
        for other in near.tolist():
            kept[min(number, other), max(number, other)] = float(scores[other])
    yield from ((one, other, cosine) for (one, other), cosine in sorted(kept.items()))


def _index(vectors: Sequence[Vector]) -> dict[str, tuple[NDArray[np.int32], NDArray[np.float64]]]:
    """For each term that two articles share and not too many, where it stands and with what weight."""
    found: dict[str, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors):
        for stem, weight in vector.items():
            found.setdefault(stem, []).append((number, weight))
    return {
        stem: (np.array([number for number, _ in places], dtype=np.int32), np.array([weight for _, weight in places]))
        for stem, places in found.items()
        if 1 < len(places) <= COMMON
    }
