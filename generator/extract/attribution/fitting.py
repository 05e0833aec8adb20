"""Fit weights and nets to rows of features: logistic where each row is right or wrong, listwise where one of a list is to be chosen. Needs scipy."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from generator.extract.attribution.hashing import SIZE, Features
from generator.extract.attribution.netfit import Examples, fit_net
from generator.extract.attribution.nets import Net, Single

RARE = 3  # a feature seen in fewer rows is dropped
ITERATIONS = 60  # of L-BFGS: later ones change the figures on other articles by less than 0.1
EPOCHS = 4  # over lists
ROUNDS = 8  # over rows that are right or wrong, which are fewer
BATCH = 512  # rows of one step, where each is right or wrong
LISTS = 100  # lists of one step
STEEPER = 8  # a list's slopes are small beside those of as many rows that are right or wrong
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Rows:
    """Rows to learn from: features, what each is worth (0..1), which list each belongs to, and the vectors of the article's tokens."""

    features: Features
    worth: Floats
    group: NDArray[np.int64]
    vectors: Single


def join_rows(parts: Sequence[Rows]) -> Rows:
    """The rows of many articles; lists and tokens stay apart."""
    features = [part.features for part in parts]
    row_at = np.cumsum([0, *(len(part) for part in features)])
    list_at = np.cumsum([0, *(int(part.group.max()) + 1 if len(part.group) else 0 for part in parts)])
    token_at = np.cumsum([0, *(len(part.vectors) for part in parts)])
    joined = Features(
        np.concatenate([part.table for part in features]),
        np.concatenate([part.rows + at for part, at in zip(features, row_at, strict=False)]).astype(np.int32),
        np.concatenate([part.more for part in features]),
        np.concatenate([np.where(part.places >= 0, part.places + at, -1) for part, at in zip(features, token_at, strict=False)]),
        features[0].plain,
    )
    return Rows(
        joined,
        np.concatenate([part.worth for part in parts]),
        np.concatenate([part.group + at for part, at in zip(parts, list_at, strict=False)]),
        np.concatenate([part.vectors for part in parts]),
    )


def matrix(features: Features, width: int) -> csr_matrix:
    """The first columns of the features, and those beside the table, as a sparse matrix of ones."""
    count = len(features)
    rows = np.concatenate([np.repeat(np.arange(count, dtype=np.int32), width), features.rows])
    keys = np.concatenate([features.table[:, :width].ravel(), features.more])
    made = csr_matrix((np.ones(len(keys)), (rows, keys)), shape=(count, SIZE))
    made.data[:] = 1.0
    return made


@dataclass(frozen=True)
class Table:
    """Learned weights for every key, and the bias."""

    weights: Floats
    bias: float


def fit_logistic(rows: Rows, *, penalty: float, keep: int) -> Table:
    """Weights that tell rows worth 1 from rows worth 0, of the `keep` keys that say most."""
    y = rows.worth

    def loss(x: csr_matrix, xt: csr_matrix, w: Floats) -> tuple[float, Floats]:
        z = x @ w[:-1] + w[-1]
        p = 1 / (1 + np.exp(-z))
        value = float(np.sum(np.logaddexp(0, z) - y * z) + penalty * np.dot(w[:-1], w[:-1]))
        return value, np.append(xt @ (p - y) + 2 * penalty * w[:-1], np.sum(p - y))

    return _fit(rows.features, loss, keep)


def fit_listwise(rows: Rows, *, penalty: float, keep: int) -> Table:
    """Weights that give the rows of each list which are worth at least half the most of its probability, the better the more."""
    change = np.diff(rows.group) != 0
    starts = np.append(0, np.flatnonzero(change) + 1)
    group = np.cumsum(np.append(0, change))
    value = _value(rows.worth)
    usable = np.add.reduceat(value, starts) > 0

    def loss(x: csr_matrix, xt: csr_matrix, w: Floats) -> tuple[float, Floats]:
        z = x @ w[:-1]
        e = np.exp(z - np.maximum.reduceat(z, starts)[group])
        total, right = np.add.reduceat(e, starts), np.where(usable, np.add.reduceat(e * value, starts), 1.0)
        gradient = e / total[group] - e * value / right[group]
        gradient[~usable[group]] = 0
        cost = float(-(np.log(right) - np.log(total))[usable].sum() + penalty * np.dot(w[:-1], w[:-1]))
        return cost, np.append(xt @ gradient + 2 * penalty * w[:-1], 0.0)

    return _fit(rows.features, loss, keep)


def _fit(features: Features, loss: Callable[[csr_matrix, csr_matrix, Floats], tuple[float, Floats]], keep: int) -> Table:
    """Fit all common keys, keep those that move scores most, and fit these again from where they are."""
    x = matrix(features, features.table.shape[1])
    seen = np.bincount(x.indices, minlength=SIZE)
    kept = np.flatnonzero(seen >= RARE)
    best = np.zeros(len(kept) + 1)
    for iterations in (ITERATIONS, ITERATIONS // 2):
        part = x[:, kept]
        transposed = part.T.tocsr()
        fitted = minimize(
            lambda w, part=part, transposed=transposed: loss(part, transposed, w), best, jac=True, method="L-BFGS-B", options={"maxiter": iterations}
        )
        best = fitted.x
        if len(kept) <= keep:
            break
        moves = np.abs(best[:-1]) * np.sqrt(seen[kept])
        strongest = np.sort(np.argsort(-moves, kind="stable")[:keep])
        kept, best = kept[strongest], np.append(best[strongest], best[-1])
    weights = np.zeros(SIZE)
    weights[kept] = best[:-1]
    return Table(weights, float(best[-1]))


def fit_logistic_net(rows: Rows) -> Net:
    """A net that tells rows worth 1 from rows worth 0."""
    count, worth = len(rows.worth), rows.worth.astype(np.float32)

    def batches(chance: np.random.Generator) -> list[NDArray[np.int64]]:
        order = chance.permutation(count)
        return [order[at : at + BATCH] for at in range(0, count, BATCH)]

    def slope(chosen: NDArray[np.int64], z: Single) -> Single:
        found: Single = np.float32(1) / (np.float32(1) + np.exp(-z)) - worth[chosen]
        return found

    return fit_net(_examples(rows), batches, slope, ROUNDS)


def fit_listwise_net(rows: Rows) -> Net:
    """A net that gives the rows of each list which are worth at least half the most of its probability."""
    starts = np.append(0, np.flatnonzero(np.diff(rows.group)) + 1)
    ends = np.append(starts[1:], len(rows.group))
    value = _value(rows.worth).astype(np.float32)
    usable = np.flatnonzero(np.add.reduceat(value, starts) > 0)

    def batches(chance: np.random.Generator) -> list[NDArray[np.int64]]:
        order = chance.permutation(usable)
        return [np.concatenate([np.arange(starts[i], ends[i]) for i in order[at : at + LISTS]]) for at in range(0, len(order), LISTS)]

    def slope(chosen: NDArray[np.int64], z: Single) -> Single:
        change = np.diff(rows.group[chosen]) != 0
        first, member = np.append(0, np.flatnonzero(change) + 1), np.cumsum(np.append(0, change))
        e = np.exp(z - np.maximum.reduceat(z, first)[member])
        right = e * value[chosen]
        found: Single = STEEPER * (e / np.add.reduceat(e, first)[member] - right / np.add.reduceat(right, first)[member])
        return found

    return fit_net(_examples(rows), batches, slope, EPOCHS)


def _examples(rows: Rows) -> Examples:
    return Examples(matrix(rows.features, rows.features.plain), rows.features.places, rows.vectors)


def _value(worth: Floats) -> Floats:
    """What choosing a row is worth: nothing below half an overlap."""
    return np.where(worth >= 0.5, 0.3 + worth, 0.0)
