"""Pairs of articles whose words are alike, by an inverted index: nobody compares all with all."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.merge.stories.words import Vector

COMMON = 1500  # articles that a term may stand in and still lead to others; more common ones say little and cost most
FAINT = 0.04  # a cosine below which two articles have nothing to do with each other
NEAREST = 60  # articles kept beside each: more than outlets report one event
AT_ONCE = 10_000  # pairs that are Python's own numbers at one time


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two positions, the smaller first, and their cosine, in order: rows of numbers, since there are up to `NEAREST` an article."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    cosine: NDArray[np.float64]

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        for start in range(0, len(self.one), AT_ONCE):
            here = slice(start, start + AT_ONCE)
            yield from zip(self.one[here].tolist(), self.other[here].tolist(), self.cosine[here].tolist(), strict=True)


def find_alike(vectors: Sequence[Vector]) -> Pairs:
    """Pairs of positions with their cosine, each once. Takes vectors whose stems are in order, so that a sum is the same from either side."""
    index = _index(vectors)
    scores = np.zeros(len(vectors))
    pairs, cosines = array("q"), array("d")
    for number, vector in enumerate(vectors):
        scores[:] = 0.0
        for stem, weight in zip(vector.stems, vector.numbers, strict=True):
            if stem in index:
                articles, weights = index[stem]
                scores[articles] += weights * weight
        scores[number] = 0.0
        near = np.flatnonzero(scores > FAINT)
        if len(near) > NEAREST:
            near = near[np.lexsort((near, -scores[near]))[:NEAREST]]
        pairs.extend((np.minimum(near, number) * len(vectors) + np.maximum(near, number)).tolist())
        cosines.extend(scores[near].tolist())
    found, first = np.unique(np.frombuffer(pairs, dtype=np.int64), return_index=True)
    one, other = np.divmod(found, max(len(vectors), 1))
    return Pairs(one, other, np.frombuffer(cosines)[first])


def _index(vectors: Sequence[Vector]) -> dict[str, tuple[NDArray[np.int32], NDArray[np.float64]]]:
    """For each term that two articles share and not too many, where it stands and with what weight."""
    found: dict[str, tuple[array[int], array[float]]] = {}
    for number, vector in enumerate(vectors):
        for stem, weight in zip(vector.stems, vector.numbers, strict=True):
            places = found.get(stem) or found.setdefault(stem, (array("i"), array("d")))
            places[0].append(number)
            places[1].append(weight)
    return {
        stem: (np.frombuffer(articles, dtype=np.int32), np.frombuffer(weights))
        for stem, (articles, weights) in found.items()
        if 1 < len(articles) <= COMMON
    }
