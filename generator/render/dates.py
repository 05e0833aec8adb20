"""Dates as readers read them, at the precision that was given."""

import re
from dataclasses import dataclass

from generator.edtf import MONTHS, describe, parse_edtf

_LONG_MONTHS = {name: name[:3] for name in MONTHS if len(name) > 4}
_MONTH = re.compile(r"\b(" + "|".join(_LONG_MONTHS) + r")\b")
_QUALIFIED = re.compile(r"^(on or before|on or after|in or before|in or after|about|since|until) (.*)$")


@dataclass(frozen=True, slots=True)
class DateView:
    """An EDTF date: in words, short, with what qualifies it apart ("on or before"), and as HTML's datetime where it is one day."""

    text: str
    short: str
    lead: str
    rest: str
    machine: str | None


def make_date(edtf: str | None) -> DateView | None:
    """How a date reads; None where there is none."""
    if not edtf:
        return None
    text = describe(edtf)
    short = _MONTH.sub(lambda found: _LONG_MONTHS[found[1]], text)
    found = _QUALIFIED.match(short)
    lead, rest = (found[1], found[2]) if found else ("", short)
    return DateView(text, short, lead, rest, edtf if re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf) else None)


def moment(published: str | None) -> str:
    """When an article was published, as given: "18 December 2023, 15:00"."""
    if not published:
        return ""
    day, _, time = published.partition("T")
    return describe(day) + (f", {time[:5]}" if time else "")


def day(published: str | None) -> str:
    """The day of publication in words, or an empty string."""
    return describe(published[:10]) if published else ""


def year_of(edtf: str | None) -> int | None:
    """The year that a date is listed under: of its last day, or of its first where it is open after."""
    date = parse_edtf(edtf) if edtf else None
    bound = date and (date.latest or date.earliest)
    return bound.year if bound else None


def month_of(edtf: str | None) -> int | None:
    """The month that a date is listed under; None where only a year is said."""
    date = parse_edtf(edtf) if edtf else None
    bound = date and (date.latest or date.earliest)
    return bound.month if bound and not re.fullmatch(r"\D*\d{4}\D*", edtf or "") else None


def is_dated(edtf: str | None) -> bool:
    """Whether a date says its month, or the day by which it was: what says only a year can't be among the latest."""
    date = parse_edtf(edtf) if edtf else None
    if date is None or date.latest is None:
        return False
    return date.earliest is None or date.earliest[:2] == date.latest[:2]
