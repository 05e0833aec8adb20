"""Features as numbers: each template of columns becomes one hashed key a row, by our own stable hash, a whole article at once."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.uint64]

BITS = 20
SIZE = 1 << BITS
Columns = Mapping[str, Ids]
Keys = NDArray[np.int32]

_PRIME = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio, odd: Knuth's multiplicative hashing
_SHIFT = np.uint64(64 - BITS)
_FOLD = np.uint64(29)


@dataclass(frozen=True)
class Features:
    """The features of n rows: `table` has one key a row and template; `more` gives further keys, each for the row that `rows` names."""

    table: Keys
    rows: Keys
    more: Keys

    def __len__(self) -> int:
        return len(self.table)


@cache
def stable_id(name: str) -> int:
    """64 bits that stand for a word of ours, the same on every machine and in every run."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def ids_of(names: Sequence[str]) -> Ids:
    """The ids of many words."""
    return np.fromiter((stable_id(name) for name in names), np.uint64, len(names))


def hash_columns(template: str, columns: Columns) -> Keys:
    """The key of each row under one template, which names columns: "lemma dep"."""
    names = template.split()
    value: Ids = (columns[names[0]] ^ np.uint64(stable_id(template))) * _PRIME
    for name in names[1:]:
        value ^= value >> _FOLD
        value ^= columns[name]
        value *= _PRIME
    value ^= value >> _FOLD
    value *= _PRIME
    return (value >> _SHIFT).astype(np.int32)


def hash_templates(templates: Sequence[str], columns: Columns) -> Keys:
    """A table of keys: a row each, a template each."""
    return np.stack([hash_columns(template, columns) for template in templates], axis=1)
