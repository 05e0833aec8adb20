"""Dates as readers read them: in the site's language, at the precision that was given and never more."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from generator.edtf import parse_edtf
from generator.words import Words

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_QUALITIES = {"~": "about", "?": "uncertain", "%": "about_uncertain"}
_LAST_MONTH = 12  # greater numbers are EDTF's codes for seasons, quarters and halves

_Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class DateView:
    """An EDTF date: in words, with months cut short, and as HTML's datetime where it is one day, month or year."""

    text: str
    short: str
    machine: str | None


def make_date(edtf: str | None, words: Words) -> DateView | None:
    """How a date reads; None where there is none."""
    if not edtf:
        return None
    machine = edtf if re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf) and not re.match(r"\d{4}-[2-9]", edtf) else None
    return DateView(describe(edtf, words), describe(edtf, words, short=True), machine)


def moment(published: str | None, words: Words) -> str:
    """When an article was published, as given: "18 December 2023, 15:00"."""
    if not published:
        return ""
    day, _, time = published.partition("T")
    return describe(day, words) + (f", {time[:5]}" if time else "")


def day(published: str | None, words: Words) -> str:
    """The day of publication in words, or an empty string."""
    return describe(published[:10], words) if published else ""


def describe(edtf: str, words: Words, *, short: bool = False) -> str:
    """The date in words: "[..2023-12-18]" is "on or before 18 December 2023". What is no EDTF comes back as it is."""
    if parse_edtf(edtf) is None:
        return edtf
    say = partial(_describe_date, words=words, short=short)
    if edtf[0] in "[{":
        joint = words.text("date.or" if edtf[0] == "[" else "date.and")
        return f" {joint} ".join(_describe_member(part.strip(), words, say) for part in edtf[1:-1].split(","))
    if "/" not in edtf:
        return say(edtf)
    start, end = edtf.split("/")
    if start in ("", ".."):
        return words.text("date.until" if start else "date.until_unknown", date=say(end))
    if end in ("", ".."):
        return words.text("date.since" if end else "date.since_unknown", date=say(start))
    return words.text("date.range", first=say(start), last=say(end))


def _describe_member(part: str, words: Words, say: _Say) -> str:
    """One member of a set: a date, or a run of dates open on either side."""
    if ".." not in part:
        return say(part)
    start, end = part.split("..")
    if start and end:
        return words.text("date.between", first=say(start), last=say(end))
    precision = "on" if (start or end).count("-") == 2 else "in"
    return words.text(f"date.{precision}_or_after", date=say(start)) if start else words.text(f"date.{precision}_or_before", date=say(end))


def _describe_date(text: str, *, words: Words, short: bool) -> str:
    if text[-1] in _QUALITIES:
        return words.text(f"date.{_QUALITIES[text[-1]]}", date=_describe_date(text[:-1], words=words, short=short))
    if re.fullmatch(r"\d{3}X", text):
        return words.text("date.decade", year=f"{text[:3]}0")
    if re.fullmatch(r"\d\dXX", text):
        return words.text("date.range", first=f"{text[:2]}00", last=f"{text[:2]}99")
    found = _ISO.fullmatch(re.sub(r"-XX", "", text))  # an unspecified month or day is what the shorter form says
    if not found:
        return text
    year, month, day = (int(part or 0) for part in found.groups())
    if month > _LAST_MONTH:
        return words.text(f"date.season_{month}", year=year)
    return words.day(year, month, day, short=short)


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
