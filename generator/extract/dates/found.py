"""What a rule's match says: the value of an expression, before it becomes a mention."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from generator.extract.dates.context import Context
from generator.extract.dates.moments import Moment

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Found:
    """One expression: offsets in the block, TIMEX3 type and value, EDTF where it names a calendar date, and the period itself where one is meant."""

    start: int
    end: int
    type: TimexType
    value: str
    edtf: str | None = None
    moment: Moment | None = None


Reading = Callable[[re.Match[str], Context], tuple[Found, ...]]
"""Reads a match; nothing where the words turn out to mean something else."""
NOTHING: tuple[Found, ...] = ()


def date_found(match: re.Match[str], moment: Moment | None, *, group: int | str = 0, value: str | None = None) -> tuple[Found, ...]:
    """A DATE of one period."""
    if moment is None:
        return NOTHING
    return (Found(match.start(group), match.end(group), "DATE", value or moment.value, moment.edtf, moment),)


def guessed(found: tuple[Found, ...], *, sure: bool = False) -> tuple[Found, ...]:
    """Expressions counted from the article's day for want of a date before them: TIMEX3 writes them so, but they date nothing."""
    return found if sure else tuple(replace(one, edtf=None, moment=None) for one in found)


def plain_found(match: re.Match[str], kind: TimexType, value: str, *, group: int | str = 0) -> tuple[Found, ...]:
    """An expression that names no date of the calendar."""
    return (Found(match.start(group), match.end(group), kind, value),)


def group_of(match: re.Match[str], *names: str) -> str | None:
    """The first of these groups that matched, in lower case, white space folded; None where none did or none exists in the rule."""
    groups = match.groupdict()
    return next((" ".join(groups[name].lower().split()) for name in names if groups.get(name)), None)
