"""Printed and declared dates to ISO 8601, at the precision given and with the zone that was given."""

import datetime as dt
import email.utils
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from generator.ingest.limits import MAX_YEAR, MIN_YEAR

_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T\s]+(\d\d?):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?![\d:]).*)?",
    re.DOTALL | re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?\s*(Z|[+-]\d\d:?\d\d)?)?")
_CHINESE = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{2})\.(\d{2})\.(\d{2})(?![\d.])")  # 25.04.24, as German pages print; day first
_TIME = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:[:h]|\.(?=\d\d\s*(?:uhr|kl|[ap]\.?m)))(\d\d)(?::(\d\d))?(?![\d.]\d)\s*(a\.?m\b|p\.?m\b)?\.?", re.IGNORECASE
)
_ZONE = re.compile(r"\b(?:GMT|UTC)\s*([+-]\d{1,2})?(?::?(\d\d))?|(?<=\d)\s*([+-]\d\d):?(\d\d)\b")


def parse_moment(value: str) -> str | None:
    """An ISO 8601 date, or date and time with its zone where one is given, from what a page, a row or a printed line says; None where it says none.

    Years outside MIN_YEAR to MAX_YEAR are none. A numeric date is read day first unless that is impossible (12/18/2023); a zone's abbreviation that
    may mean several is left out, and the time kept as given.
    """
    value = " ".join(value.split())[:200]
    if match := _ISO.fullmatch(value) or _COMPACT.fullmatch(value):
        return _make_iso(*match.groups())
    if moment := _parse_mail_date(value):
        return moment
    if value.isdecimal() and len(value) in {10, 13}:  # seconds or milliseconds since 1970
        moment_utc = dt.datetime.fromtimestamp(int(value[:10]), dt.UTC)
        return _checked(moment_utc.isoformat())
    printed = find_printed(value)
    return printed.moment if printed else None


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as it was found in a line: the moment in ISO 8601, and where its day stands."""

    moment: str
    start: int
    end: int


def find_printed(line: str) -> Printed | None:
    """The date printed in a line such as "Section December 18, 2023, 15:00" or "Updated: 18. März 2023", with its time; None where there is none."""
    found = _find_printed_day(line)
    if found is None:
        return None
    (year, month, day), start, end = found
    moment = None
    time = _TIME.search(line, end) or _TIME.search(line[:start])
    if time is not None:
        hour, minute, second, half = time.groups()
        number = int(hour) % 12 + (12 if half[0] in "pP" else 0) if half else int(hour)
        zone = _ZONE.search(line, time.end(2)) if time.start() >= end else None
        moment = _make_iso(year, month, day, str(number), minute, second, _offset_of(zone))
    moment = moment or _make_iso(year, month, day)
    return Printed(moment, start, end) if moment else None


def is_month(word: str) -> bool:
    """Whether a word, as printed, is the name of a month in a language that is known here."""
    return word.strip(".").lower() in _months()


def _find_printed_day(line: str) -> tuple[tuple[str, str, str], int, int] | None:
    """Year, month and day, and where they stand."""
    for match in _named_day().finditer(line):
        parts = match.groupdict()
        month = parts["month_first"] or parts["month_last"]
        day, year = (parts["day_last"], parts["year_last"]) if parts["month_first"] else (parts["day_first"], parts["year"])
        return (year, str(_months()[month.lower()]), day), match.start(), match.end()
    for pattern in (re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)"), _CHINESE, _SLASHED):
        if plain := pattern.search(line):
            return (plain[1], plain[2], plain[3]), plain.start(), plain.end()
    if numeric := _NUMERIC.search(line):
        first, last = int(numeric[1]), int(numeric[3])
        day, month = (last, first) if first <= 12 < last else (first, last)
        return (numeric[4], str(month), str(day)), numeric.start(), numeric.end()
    if short := _SHORT_YEAR.search(line):
        return (f"20{short[3]}", short[2], short[1]), short.start(), short.end()
    return None


@cache
def _named_day() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<month_first>{names})\b\.?\s+(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?\.?,?\s+(?P<year_last>\d{{4}})\b"
        rf"|(?<!\d)(?P<day_first>\d{{1,2}})(?:\.|º|er|st|nd|rd|th)?(?:[\s-]|\s*de\s)+(?P<month_last>{names})\b\.?,?(?:[\s-]|\s*de[l]?\s)+(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    )


@cache
def _months() -> dict[str, int]:
    data = yaml.safe_load((resources.files("generator.ingest") / "data" / "months.yml").read_text("utf-8"))
    return {name: number for months in data.values() for number, names in enumerate(months, start=1) for name in names}


def _parse_mail_date(value: str) -> str | None:
    """A date as in mail and feeds: "Mon, 18 Dec 2023 15:00:00 +0300"."""
    parts = email.utils.parsedate_tz(value) if re.search(r"\d\d?:\d\d:\d\d", value) else None
    if parts is None:
        return None
    year, month, day, hour, minute, second = (str(part) for part in parts[:6])
    offset = parts[9]
    named = re.search(r"[+-]\d{4}|GMT|UTC?|[ECMP][SD]T|Z\b", value)
    zone = None if offset is None or not named else f"{'-' if offset < 0 else '+'}{abs(offset) // 3600:02}:{abs(offset) % 3600 // 60:02}"
    return _make_iso(year, month, day, hour, minute, second, zone)


def _offset_of(zone: re.Match[str] | None) -> str | None:
    if zone is None:
        return None
    hours, minutes = zone[1] or zone[3], zone[2] or zone[4] or "00"
    return f"{hours[0]}{int(hours[1:]):02}:{minutes}" if hours else "Z"


def _make_iso(
    year: str, month: str, day: str, hour: str | None = None, minute: str | None = None, second: str | None = None, zone: str | None = None
) -> str | None:
    iso = f"{int(year):04}-{int(month):02}-{int(day):02}"
    if hour is not None and minute is not None:
        iso += f"T{int(hour):02}:{minute:0>2}" + (f":{int(second):02}" if second else "")
        if zone:
            zone = zone.upper()
            iso += "+00:00" if zone in {"Z", "UTC", "GMT"} else f"{zone[:3]}:{zone[3:].lstrip(':') or '00'}"
    return _checked(iso)


def _checked(iso: str) -> str | None:
    """The date if there is such a day and time, in a year that an article can be of."""
    try:
        moment = dt.datetime.fromisoformat(iso)
    except ValueError:
        return _checked(iso[:10]) if "T" in iso else None  # 24:00 and zones of 30 hours: the day is still right
    return iso if MIN_YEAR <= moment.year <= MAX_YEAR else None
