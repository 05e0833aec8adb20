"""A small net beside the linear weights: hashed features and the language model's vectors in, one hidden layer, one score out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.extract.attribution.hashing import Features, Places

Single = NDArray[np.float32]


@dataclass(frozen=True)
class Net:
    """`rows` leads from a hashed key to its row in `table`, 0 for keys that say nothing. A unit of `table` is worth `step`.

    `table` holds small whole numbers, so that their sums are the same on every machine whatever the order.
    """

    rows: NDArray[np.int32]
    table: NDArray[np.int16]
    step: float
    vectors: Single  # of all roles' figures, one below the other: what each adds to each hidden unit
    bias: Single
    out: Single
    offset: float

    def score(self, features: Features, vectors: Single) -> Single:
        """One score a row. `vectors` has a token's figures a row, as `features.places` counts them."""
        hidden = np.float32(self.step) * self._sums(features).astype(np.float32)
        hidden += at_places(vectors, features.places) @ self.vectors + self.bias
        scores: Single = np.maximum(hidden, 0) @ self.out + np.float32(self.offset)
        return scores

    def _sums(self, features: Features) -> NDArray[np.int16]:
        """Of each row's keys, their rows in the table added up: no row has so many that 16 bits overflow."""
        sums = np.zeros((len(features), self.table.shape[1]), np.int16)
        for column in self.rows[features.table[:, : features.plain]].T:
            sums += np.take(self.table, column, axis=0)
        found = self.rows[features.more]
        telling = np.flatnonzero(found)
        if len(telling):
            order = telling[np.argsort(features.rows[telling], kind="stable")]
            owners = features.rows[order]
            starts = np.append(0, np.flatnonzero(np.diff(owners)) + 1)
            sums[owners[starts]] += np.add.reduceat(np.take(self.table, found[order], axis=0), starts, axis=0)
        return sums


def at_places(vectors: Single, places: Places) -> Single:
    """The vectors of each row's tokens side by side; zeros where a role is not filled."""
    filled = vectors[places]
    filled[places < 0] = 0
    return filled.reshape(len(places), places.shape[1] * vectors.shape[1])
