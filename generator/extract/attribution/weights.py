"""Learned weights: a small file of figures, one stage beside the other, scored with numpy alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.extract.attribution.hashing import SIZE, Features
from generator.extract.attribution.nets import Net, Single

STAGES = ("cue", "content", "source", "claim")
LEVELS = 127  # of an int8

Floats = NDArray[np.float64]
Whole = NDArray[np.int16]
"""Whole numbers from -127 to 127, of which a row's keys are too few to overflow 16 bits."""


@dataclass(frozen=True)
class Weights:
    """For each stage a weight for every hashed key, and a bias; for some a net besides.

    A unit of a stage's table is worth its step, 1 where it has none. Weights that were read are whole numbers of few bits: the processor keeps more of
    them at hand, and their sums are the same whatever the order.
    """

    tables: Mapping[str, Floats | Whole]
    biases: Mapping[str, float]
    nets: Mapping[str, Net] = field(default_factory=dict)
    steps: Mapping[str, float] = field(default_factory=dict)

    def score(self, stage: str, features: Features, vectors: Single) -> Floats:
        """The sum of the weights of each row's keys; with a net, and vectors for it, the mean of that sum and the net's score."""
        table, step = self.tables[stage], self.steps.get(stage, 1.0)
        scores: Floats = step * np.take(table, features.table.T).sum(axis=0, dtype=table.dtype) + self.biases[stage]
        if len(features.rows):
            scores += step * np.bincount(features.rows, weights=table[features.more], minlength=len(scores))
        net = self.nets.get(stage)
        return scores if net is None or not vectors.shape[1] else (scores + net.score(features, vectors)) / 2


@cache
def load_weights() -> Weights | None:
    """The package's weights; None where the file is missing, and then the rules decide alone."""
    resource = files("generator.extract.attribution").joinpath("data/weights.npz")
    if not resource.is_file():
        return None
    with as_file(resource) as path:
        return read_weights(path)


def read_weights(path: Path) -> Weights:
    """Weights as `write_weights` wrote them."""
    with np.load(path, allow_pickle=False) as stored:
        tables, biases, nets, steps = dict[str, Whole](), {}, {}, {}
        for stage in STAGES:
            table = np.zeros(SIZE, np.int16)
            table[np.flatnonzero(np.unpackbits(stored[f"{stage}_kept"]))] = stored[f"{stage}_values"]
            tables[stage], biases[stage], steps[stage] = table, float(stored[f"{stage}_bias"]), float(stored[f"{stage}_scale"])
            if f"{stage}_net_kept" in stored:
                nets[stage] = _read_net(stored, f"{stage}_net")
    return Weights(tables, biases, nets, steps)


def _read_net(stored: Mapping[str, NDArray[np.generic]], name: str) -> Net:
    kept = np.flatnonzero(np.unpackbits(stored[f"{name}_kept"].astype(np.uint8)))
    rows = np.zeros(SIZE, np.int32)
    rows[kept] = np.arange(1, len(kept) + 1)
    table = stored[f"{name}_table"].astype(np.int16)
    return Net(
        rows,
        np.concatenate([np.zeros((1, table.shape[1]), np.int16), table]),
        float(stored[f"{name}_step"]),
        stored[f"{name}_vectors"].astype(np.float32),
        stored[f"{name}_bias"].astype(np.float32),
        stored[f"{name}_out"].astype(np.float32),
        float(stored[f"{name}_offset"]),
    )


def _net_arrays(name: str, net: Net) -> dict[str, NDArray[np.generic] | np.generic]:
    return {
        f"{name}_kept": np.packbits(net.rows > 0),
        f"{name}_table": net.table[1:].astype(np.int8),
        f"{name}_step": np.float32(net.step),
        f"{name}_vectors": net.vectors.astype(np.float16),
        f"{name}_bias": net.bias,
        f"{name}_out": net.out,
        f"{name}_offset": np.float32(net.offset),
    }


def write_weights(path: Path, weights: Weights) -> None:
    """Write each stage's weights rounded to 255 levels, and its bias: the same bytes for the same weights."""
    stored: dict[str, NDArray[np.generic] | np.generic] = {}
    for stage in STAGES:
        table = weights.tables[stage] * weights.steps.get(stage, 1.0)
        # The few largest are cut rather than that all others lose precision.
        scale = float(np.quantile(np.abs(table[table != 0]), 0.9995)) / LEVELS if np.any(table) else 1.0
        values = np.clip(np.rint(table / scale), -LEVELS, LEVELS).astype(np.int8)
        stored |= {
            f"{stage}_kept": np.packbits(values != 0),
            f"{stage}_values": values[values != 0],
            f"{stage}_scale": np.float32(scale),
            f"{stage}_bias": np.float32(weights.biases[stage]),
        }
        if stage in weights.nets:
            stored |= _net_arrays(f"{stage}_net", weights.nets[stage])
    np.savez_compressed(path, allow_pickle=False, **stored)
