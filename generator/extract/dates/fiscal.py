"""Readings of quarters, halves and fiscal years, and of the comparisons with them that results are full of."""

import datetime as dt
import re

from generator.extract.dates.context import Context
from generator.extract.dates.found import NOTHING, Found, date_found, group_of, plain_found
from generator.extract.dates.moments import Moment, shift
from generator.extract.dates.vocabulary import load_vocabulary


def quarter(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "the third quarter", "fiscal 1989's second quarter", "Q3 2023"."""
    number = _number(match)
    year = _year(match)
    if year:
        return date_found(match, _quarter(year, number))
    if context.anchor is None:
        return plain_found(match, "DATE", f"XXXX-Q{number}")
    direction = group_of(match, "dir")
    now = context.anchor.year
    if direction in ("last", "past", "the previous"):
        return date_found(match, _quarter(now - 1, number))
    if direction in ("next", "coming"):
        return date_found(match, _quarter(now + 1, number))
    if direction == "this":
        return date_found(match, _quarter(now, number))
    current = (context.anchor.month + 2) // 3
    if number <= current:
        ahead = number < current and context.tense(*match.span()) == "future" and current - number >= 2
        return date_found(match, _quarter(now + 1 if ahead else now, number))
    ahead = context.tense(*match.span()) == "future" or (number == current + 1 and context.tense(*match.span()) != "past")
    return date_found(match, _quarter(now if ahead else now - 1, number))


def half(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    second = match["nth"].lower() != "first"
    year = group_of(match, "year")
    if not year and context.anchor is None:
        return plain_found(match, "DATE", f"XXXX-H{2 if second else 1}")
    base = int(year) if year else (context.anchor.year if context.anchor else 0)
    base += {"last": -1, "next": 1}.get(group_of(match, "dir") or "", 0)
    return date_found(match, Moment(dt.date(base, 7 if second else 1, 1), "half"))


def fiscal_year(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    year = group_of(match, "year")
    if not year and "year" not in match[0].lower():
        return NOTHING
    if year:
        moment = Moment(dt.date(int(year), 1, 1), "year")
    elif context.anchor is None:
        return plain_found(match, "DATE", "XXXX")
    else:
        count = {"last": -1, "past": -1, "the previous": -1, "next": 1, "coming": 1}.get(group_of(match, "dir") or "", 0)
        moment = Moment(dt.date(context.anchor.year + count, 1, 1), "year")
    # A fiscal year begins when its company says; what months it has can't be known from the words.
    return (Found(match.start(), match.end(), "DATE", moment.value, f"{moment.edtf}~", moment),)


def comparison(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "the year-ago quarter", "the 1988 period", "the corresponding period last year": the quarter or year spoken of, in another year."""
    last = context.quarter_named(match.start())
    year = group_of(match, "year")
    number = load_vocabulary().ordinal[match["nth"].lower()] if group_of(match, "nth") else None
    if year and number:
        return date_found(match, _quarter(int(year), number))
    if year:
        if last:
            return date_found(match, _quarter(int(year), (last.day.month + 2) // 3))
        return date_found(match, Moment(dt.date(int(year), 1, 1), "year"))
    base = last or _last_quarter(context)
    if base is None:
        return NOTHING
    return date_found(match, _quarter(base.day.year - 1, number or (base.day.month + 2) // 3))


def this_quarter(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "the quarter", "the latest period": the one named before, else the last that ended."""
    direction = group_of(match, "dir", "dir2")
    if (direction is None and match[0].lower().startswith("this")) or direction == "current":
        return date_found(match, Moment(context.anchor, "quarter")) if context.anchor else plain_found(match, "DATE", "XXXX-QX")
    if context.anchor and direction in ("next", "coming", "following"):
        day = shift(context.anchor, 1, "quarter")
        return date_found(match, Moment(day, "quarter") if day else None)
    last = context.quarter_named(match.start())
    base = last if last and direction not in ("last", "previous", "past") else _last_quarter(context)
    if base is None:
        return plain_found(match, "DATE", "XXXX-QX")
    if (context.anchor and base.day.year < context.anchor.year - 1) or (direction == "latest" and base.day.year < (context.anchor or base.day).year):
        base = _last_quarter(context) or base
    return date_found(match, base)


def _last_quarter(context: Context) -> Moment | None:
    day = shift(context.anchor, -1, "quarter") if context.anchor else None
    return Moment(day, "quarter") if day else None


def _quarter(year: int, number: int) -> Moment | None:
    return Moment(dt.date(year, number * 3 - 2, 1), "quarter") if 1 <= year <= 9999 else None


def _number(match: re.Match[str]) -> int:
    digits = group_of(match, "q", "q2")
    return int(digits) if digits else load_vocabulary().ordinal[match["nth"].lower()]


def _year(match: re.Match[str]) -> int | None:
    year, short = group_of(match, "year", "year2", "year3"), group_of(match, "yy")
    return int(year) if year else 2000 + int(short) if short else None
