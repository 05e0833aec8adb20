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
ROLES = 6  # tokens whose vectors a net is given for each row
Columns = Mapping[str, Ids]
Keys = NDArray[np.int32]
Places = NDArray[np.int64]

_PRIME = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio, odd: Knuth's multiplicative hashing
_SHIFT = np.uint64(64 - BITS)
_FOLD = np.uint64(29)


@dataclass(frozen=True)
class Features:
    """The features of n rows: `table` has one key a row and template; `more` gives further keys, each for the row that `rows` names.

    A net sees `more`, the first `plain` columns of the table, and the vectors of the tokens in `places`: a row each, a role each, -1 for nothing.
    """

    table: Keys
    rows: Keys
    more: Keys
    places: Places
    plain: int = 0

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
    return hash_templates((template,), columns)[:, 0]


def hash_templates(templates: Sequence[str], columns: Columns) -> Keys:
    """A table of keys: a row each, a template each."""
    names = list(columns)
    plan = _plan(tuple(templates), tuple(names))
    table = np.stack([columns[name] for name in names])
    value: Ids = np.repeat(plan.seeds, table.shape[1], axis=1)
    for step, places in enumerate(plan.columns):  # the templates that have this many words are the first ones
        part = value[: len(places)]
        if step:
            part ^= part >> _FOLD
        part ^= table[places]
        part *= _PRIME
    value ^= value >> _FOLD
    value *= _PRIME
    value >>= _SHIFT
    return value[plan.order].astype(np.int32).T  # a template's keys lie side by side, as they are looked up


@dataclass(frozen=True)
class _Plan:
    """Templates sorted by their number of words, so that all are hashed at once, word by word.

    `seeds` has a row a template, `columns` for each word's place the columns of the templates that have one there, `order` leads back.
    """

    seeds: Ids
    columns: tuple[NDArray[np.intp], ...]
    order: NDArray[np.intp]


@cache
def _plan(templates: tuple[str, ...], names: tuple[str, ...]) -> _Plan:
    words = [template.split() for template in templates]
    longest_first = sorted(range(len(templates)), key=lambda i: -len(words[i]))
    steps = range(max(map(len, words)))
    return _Plan(
        seeds=ids_of([templates[i] for i in longest_first])[:, None],
        columns=tuple(np.array([names.index(words[i][step]) for i in longest_first if len(words[i]) > step], np.intp) for step in steps),
        order=np.argsort(longest_first),
    )
