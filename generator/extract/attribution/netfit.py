"""Teach a small net (`nets.py`) with batches of examples: Adam for what is dense, Adagrad a row for what is sparse. Needs scipy."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from generator.extract.attribution.hashing import SIZE
from generator.extract.attribution.nets import Net, Single, at_places

UNITS = 32  # of the hidden layer
RARE = 12  # a feature seen in fewer rows is dropped
LEVELS = 127  # of an int8
LEFT_OUT = 0.4  # of the features, by chance, in each step: so that no word is leaned on alone
SHRINK = 1e-3
SPARSE_RATE, DENSE_RATE = 0.05, 2e-3
Loss = Callable[[NDArray[np.int64], Single], Single]
"""Some rows and their scores, to the slope of the loss for each."""


@dataclass(frozen=True)
class Examples:
    """Hashed keys as a sparse matrix of ones, and the tokens that each row names, counted in `vectors`."""

    keys: csr_matrix
    places: NDArray[np.int64]
    vectors: Single


@dataclass
class _Layers:
    """What is learned. `speed` is Adagrad's memory; `moments` are Adam's."""

    table: Single
    dense: list[Single]  # vectors, bias, out, offset
    speed: Single
    moments: list[tuple[Single, Single]]
    steps: int = 0
    chance: np.random.Generator = field(default_factory=lambda: np.random.default_rng(0))


def fit_net(examples: Examples, batches: Callable[[np.random.Generator], list[NDArray[np.int64]]], loss: Loss, epochs: int) -> Net:
    """A net for the examples. `batches` gives rows for each step of one epoch, in the order that the given chance decides."""
    seen = np.bincount(examples.keys.indices, minlength=SIZE)
    kept = np.flatnonzero(seen >= RARE)
    keys = examples.keys[:, kept].astype(np.float32)
    mean, spread = _spread(examples)
    layers = _start(len(kept), len(mean))
    order = [rows for _ in range(epochs) for rows in batches(layers.chance)]
    for step, rows in enumerate(order):
        dense = (at_places(examples.vectors, examples.places[rows]) - mean) / spread
        _step(layers, keys[rows], dense, partial(loss, rows), 1 - step / len(order))
    vectors, bias, out, offset = layers.dense
    vectors = vectors / spread[:, None]
    return _rounded(kept, layers.table, vectors, bias - mean @ vectors, out, float(offset[0]))


def _spread(examples: Examples) -> tuple[Single, Single]:
    """Mean and standard deviation of each figure, over a sample of the rows."""
    sample = at_places(examples.vectors, examples.places[:: max(1, len(examples.places) // 20_000)])
    return sample.mean(axis=0), sample.std(axis=0) + np.float32(1e-3)


def _start(keys: int, figures: int) -> _Layers:
    chance = np.random.default_rng(0)
    table = (chance.standard_normal((keys, UNITS)) * 0.05).astype(np.float32)
    vectors = (chance.standard_normal((figures, UNITS)) * 0.5 / np.sqrt(max(1, figures))).astype(np.float32)
    out = (chance.standard_normal(UNITS) / np.sqrt(UNITS)).astype(np.float32)
    dense = [vectors, np.full(UNITS, 0.1, np.float32), out, np.zeros(1, np.float32)]
    return _Layers(table, dense, np.full(keys, 1e-3, np.float32), [(np.zeros_like(p), np.zeros_like(p)) for p in dense], 0, chance)


def _step(layers: _Layers, keys: csr_matrix, dense: Single, slope_of: Callable[[Single], Single], rate: float) -> None:
    """One step down the slope of one batch."""
    keys.data = (layers.chance.random(len(keys.data), np.float32) > LEFT_OUT) / np.float32(1 - LEFT_OUT)
    vectors, bias, out, offset = layers.dense
    hidden = keys @ layers.table + dense @ vectors + bias
    alive = (layers.chance.random(hidden.shape, np.float32) > LEFT_OUT / 2) / np.float32(1 - LEFT_OUT / 2)
    raised = np.maximum(hidden, 0) * alive
    slope = slope_of(raised @ out + offset)
    back = slope[:, None] * out * alive * (hidden > 0)
    count = np.float32(len(slope))
    gradients = [dense.T @ back / count + SHRINK * vectors, back.sum(axis=0) / count, raised.T @ slope / count, slope.sum(keepdims=True) / count]
    layers.steps += 1
    for parameter, gradient, moments in zip(layers.dense, gradients, layers.moments, strict=True):
        parameter[:] -= np.float32(DENSE_RATE * rate) * _adam(gradient, moments, layers.steps)
    flipped = keys.T.tocsr()
    touched = np.flatnonzero(np.diff(flipped.indptr))
    gradient = flipped[touched] @ back / np.sqrt(count)
    layers.speed[touched] += (gradient**2).mean(axis=1)
    layers.table[touched] -= np.float32(SPARSE_RATE * rate) * (gradient / np.sqrt(layers.speed[touched])[:, None] + SHRINK * layers.table[touched])


def _adam(gradient: Single, moments: tuple[Single, Single], steps: int) -> Single:
    """Which way and how far a parameter moves. Source: Kingma and Ba, 2015."""
    first, second = moments
    first[:] += 0.1 * (gradient - first)
    second[:] += 0.001 * (gradient**2 - second)
    shift: Single = first / (1 - 0.9**steps) / (np.sqrt(second / (1 - 0.999**steps)) + 1e-8)
    return shift


def _rounded(kept: NDArray[np.int64], table: Single, vectors: Single, bias: Single, out: Single, offset: float) -> Net:
    """The net in the figures that its file holds, so that it is the same before it is written and after."""
    step = float(np.quantile(np.abs(table), 0.9995)) / LEVELS if table.size else 1.0  # the few largest are cut
    rows = np.zeros(SIZE, np.int32)
    rows[kept] = np.arange(1, len(kept) + 1)
    whole = np.clip(np.rint(table / step), -LEVELS, LEVELS).astype(np.int16)
    return Net(
        rows,
        np.concatenate([np.zeros((1, table.shape[1]), np.int16), whole]),
        float(np.float32(step)),
        vectors.astype(np.float16).astype(np.float32),
        bias.astype(np.float32),
        out.astype(np.float32),
        float(np.float32(offset)),
    )
