"""Learned weights: a small file of figures, one stage beside the other, scored with numpy alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.extract.attribution.hashing import SIZE, Features

STAGES = ("cue", "content", "source", "claim")
LEVELS = 127  # of an int8

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Weights:
    """For each stage a weight for every hashed key, and a bias."""

    tables: Mapping[str, Floats]
    biases: Mapping[str, float]

    def score(self, stage: str, features: Features) -> Floats:
        """The sum of the weights of each row's keys."""
        table = self.tables[stage]
        scores: Floats = table[features.table].sum(axis=1) + self.biases[stage]
        if len(features.rows):
            scores += np.bincount(features.rows, weights=table[features.more], minlength=len(scores))
        return scores


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
        tables, biases = {}, {}
        for stage in STAGES:
            table = np.zeros(SIZE)
            table[np.flatnonzero(np.unpackbits(stored[f"{stage}_kept"]))] = stored[f"{stage}_values"] * float(stored[f"{stage}_scale"])
            tables[stage], biases[stage] = table, float(stored[f"{stage}_bias"])
    return Weights(tables, biases)


def write_weights(path: Path, weights: Weights) -> None:
    """Write each stage's weights rounded to 255 levels, and its bias: the same bytes for the same weights."""
    stored: dict[str, NDArray[np.generic] | np.generic] = {}
    for stage in STAGES:
        table = weights.tables[stage]
        # The few largest are cut rather than that all others lose precision.
        scale = float(np.quantile(np.abs(table[table != 0]), 0.9995)) / LEVELS if np.any(table) else 1.0
        values = np.clip(np.rint(table / scale), -LEVELS, LEVELS).astype(np.int8)
        stored |= {
            f"{stage}_kept": np.packbits(values != 0),
            f"{stage}_values": values[values != 0],
            f"{stage}_scale": np.float32(scale),
            f"{stage}_bias": np.float32(weights.biases[stage]),
        }
    np.savez_compressed(path, allow_pickle=False, **stored)
