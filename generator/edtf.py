"""EDTF dates (ISO 8601-2, levels 0 to 2): read, compared and sorted, at the precision that they have and never more.

Plain ISO dates and the open forms made of them are read here; all else by the `edtf` package, which takes milliseconds a parse, and cached.
"""

import calendar
import re
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from typing import Literal, NamedTuple

MAX_LENGTH = 64  # of a date's text: what content/ allows, and a bound on what a parser can be made to do

MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# First and last month of each code, seasons as in the north. Winter is named after either of its years, so "winter 2023" reaches from one to the other.
_CODED = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (0, 12), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

Shape = Literal["date", "interval", "one_of", "all_of"]


class Day(NamedTuple):
    """A calendar day; a tuple rather than a `datetime.date` because EDTF years may be negative or very long."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A valid EDTF date. `earliest` and `latest` bound it, days included; None where it is open or unknown on that side."""

    text: str
    shape: Shape
    earliest: Day | None
    latest: Day | None
    approximate: bool = False


@cache
def parse_edtf(text: str) -> EdtfDate | None:
    """The date that `text` writes, or None where it is not EDTF (a time of day is none either: events are dated by day)."""
    if len(text) > MAX_LENGTH:
        return None
    return _parse_plain(text) or _parse_open(text) or _parse_coded(text) or _parse_any(text)


def sort_key(text: str | None) -> tuple[bool, Day, Day, str]:
    """Orders EDTF texts in time: by first day, then last; "on or before" stands at its last day; what is no date comes last."""
    date = parse_edtf(text) if text else None
    first = date and (date.earliest or date.latest)
    last = date and (date.latest or date.earliest)
    if not first or not last:
        return (True, Day(0, 0, 0), Day(0, 0, 0), text or "")
    return (False, first, last, text or "")


def compatible(a: str, b: str) -> bool:
    """Whether two EDTF texts could be the same date said at different precision. Approximate dates reach as far again on both sides."""
    one, two = parse_edtf(a), parse_edtf(b)
    if one is None or two is None:
        return False
    (start_one, end_one), (start_two, end_two) = _reach(one), _reach(two)
    return not (end_one and start_two and end_one < start_two) and not (end_two and start_one and end_two < start_one)


def last_day(year: int, month: int) -> int:
    """How many days the month has."""
    return calendar.monthrange(year, month)[1]


def _parse_plain(text: str) -> EdtfDate | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if year == 0 or (found[2] and not 1 <= month <= 12) or (found[3] and not 1 <= day <= last_day(year, month)):
        return None
    first = Day(year, month or 1, day or 1)
    last = Day(year, month or 12, day or last_day(year, month or 12))
    return EdtfDate(text, "date", first, last)


def _parse_open(text: str) -> EdtfDate | None:
    """Intervals and "on or before" of plain dates, which are nearly all that articles and editors write."""
    if text.startswith("[") and text.endswith("]") and "," not in text and text.count("..") == 1:
        shape: Shape = "one_of"
        start, end = text[1:-1].split("..")
    elif text.count("/") == 1:
        shape = "interval"
        start, end = (side if side != ".." else "" for side in text.split("/"))
    else:
        return None
    first, last = _parse_plain(start), _parse_plain(end)
    if (start and not first) or (end and not last) or not (first or last):
        return None
    if first and last and first.earliest and last.latest and first.earliest > last.latest:
        return None
    return EdtfDate(text, shape, first.earliest if first else None, last.latest if last else None)


def _parse_coded(text: str) -> EdtfDate | None:
    """Seasons, quarters and halves of a year, and decades: what `extract` writes beside plain dates."""
    found = _ISO.fullmatch(text)
    if found and found[2] and not found[3] and int(found[2]) in _CODED and found[1] != "0000":
        year, (first, last) = int(found[1]), _CODED[int(found[2])]
        start = Day(year, first, 1) if first else Day(year - 1, 12, 1)
        return EdtfDate(text, "date", start, Day(year, last, last_day(year, last)))
    if re.fullmatch(r"\d{3}X", text) and text != "000X":
        decade = int(text[:3]) * 10
        return EdtfDate(text, "date", Day(decade, 1, 1), Day(decade + 9, 12, 31))
    return None


def _parse_any(text: str) -> EdtfDate | None:
    # Imported here because it brings pyparsing and a grammar that takes a tenth of a second to build.
    from edtf import parse_edtf as parse  # noqa: PLC0415
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415
    from pyparsing import ParserElement  # noqa: PLC0415

    try:
        with redirect_stdout(StringIO()):  # the package prints before it raises, and what we print is data
            parsed = parse(text)
        bounds = [_day_of(parsed.lower_strict()), _day_of(parsed.upper_strict())]
    except (EDTFParseException, ValueError, OverflowError, TypeError, AttributeError):
        return None  # the grammar lets through what the package then fails on: "2023-02-30~" (no such day), "/.." (no date at all)
    finally:
        ParserElement.reset_cache()  # it keeps exceptions, these their frames, and these all that the callers ever held
    shape: Shape = "one_of" if text[0] == "[" else "all_of" if text[0] == "{" else "interval" if "/" in text else "date"
    sides = text.split("/")
    earliest = None if sides[0] in ("", "..") else bounds[0]  # the package says "within ten years" of an unknown end; we say nothing
    latest = None if sides[-1] in ("", "..") else bounds[1]
    if (earliest and latest and earliest > latest) or not (earliest or latest):
        return None
    return EdtfDate(text, shape, earliest, latest, approximate="~" in text or "%" in text)


def _day_of(bound: object) -> Day | None:
    """A day of the package's `struct_time`; an infinite number where the date is open."""
    return Day(int(bound[0]), int(bound[1]), int(bound[2])) if isinstance(bound, tuple) else None


def _reach(date: EdtfDate) -> tuple[Day | None, Day | None]:
    """The bounds of a date, an approximate one widened by its own length."""
    if not date.approximate or not date.earliest or not date.latest:
        return date.earliest, date.latest
    first, last = _number(date.earliest), _number(date.latest)
    length = last - first + 1
    return _from_number(first - length), _from_number(last + length)


def _number(day: Day) -> int:
    """Days on a scale that is good enough to widen by: every month has 31."""
    return (day.year * 12 + day.month - 1) * 31 + day.day - 1


def _from_number(number: int) -> Day:
    months, day = divmod(number, 31)
    year, month = divmod(months, 12)
    return Day(year, month + 1, day + 1)
