"""Quotations: which tokens stand inside quotation marks. Apostrophes are never marks."""

import re
from dataclasses import dataclass
from functools import cached_property

from generator.extract.attribution.tokens import Tokens

_OPENING = frozenset({"“", "„", "«", "``", "‟"})
_CLOSING = frozenset({"”", "»"})
_EITHER = frozenset({'"', "''", "＂"})
_SINGLE = frozenset({"'", "‘", "’", "‛"})
_ENDS_SPEECH = re.compile(r"[.,!?…—-]$")
LEAST_UNCLOSED = 4  # tokens: a lone mark near a block's end is a slip of the keyboard, or inches


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens from the opening to the closing mark, both included; `inner` leaves the marks out. `closed` is False where it runs over the block's end."""

    start: int
    end: int
    closed: bool

    @property
    def inner(self) -> tuple[int, int]:
        return self.start + 1, self.end - self.closed

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Quotations:
    """All quotations of an article in order; `inside` gives for each token the length of the quotation that it stands in, 0 outside."""

    all: tuple[Quotation, ...]
    tokens: Tokens

    @cached_property
    def by_block(self) -> dict[int, list[Quotation]]:
        found: dict[int, list[Quotation]] = {}
        for quotation in self.all:
            found.setdefault(self.tokens.block[quotation.start], []).append(quotation)
        return found

    @cached_property
    def inside(self) -> list[int]:
        found = [0] * len(self.tokens)
        for quotation in self.all:
            found[quotation.start : quotation.end] = [len(quotation)] * len(quotation)
        return found


def find_quotations(tokens: Tokens) -> Quotations:
    """Pair the quotation marks of each block.

    A straight mark opens where none is open. A mark that opens and is not closed in its block runs to the block's end: a speech of several paragraphs
    opens each and closes the last.
    """
    found: list[Quotation] = []
    for first, last in tokens.block_bounds:
        found += _double(tokens, first, last) or _single(tokens, first, last)
    return Quotations(tuple(found), tokens)


def _double(tokens: Tokens, first: int, last: int) -> list[Quotation]:
    found, opened = list[Quotation](), None
    for i in range(first, last):
        word = tokens.words[i]
        if tokens.weight[i]:
            continue
        if opened is None:
            if word in _OPENING or (word in _EITHER and not _measures(tokens, i, first)):
                opened = i
        elif word in _CLOSING or word in _EITHER:
            found.append(Quotation(opened, i + 1, closed=True))
            opened = None
    if opened is not None and last - opened > LEAST_UNCLOSED:
        found.append(Quotation(opened, last, closed=False))
    return found


def _measures(tokens: Tokens, i: int, first: int) -> bool:
    """Whether a straight mark stands for inches or seconds: 6'2"."""
    return i > first and tokens.end[i - 1] == tokens.start[i] and tokens.words[i - 1][-1:].isdigit()


def _single(tokens: Tokens, first: int, last: int) -> list[Quotation]:
    """Speech in single marks, of a block that has no double ones: the mark opens before a word, and closes after a comma or full stop."""
    found, opened = list[Quotation](), None
    for i in range(first, last):
        if tokens.words[i] not in _SINGLE:
            continue
        space_before = i == first or tokens.end[i - 1] < tokens.start[i]
        space_after = i + 1 == last or tokens.end[i] < tokens.start[i + 1]
        if opened is None and space_before and not space_after:
            opened = i
        elif opened is not None and not space_before and space_after and _ENDS_SPEECH.search(tokens.words[i - 1]):
            found.append(Quotation(opened, i + 1, closed=True))
            opened = None
    return found
