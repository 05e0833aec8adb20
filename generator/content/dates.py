"""Dates in curated files: EDTF, or a message that says what EDTF would accept."""

import re

from generator.edtf import MONTHS, parse_edtf

_MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS) if name}
_NAMED = re.compile(r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<m>[A-Za-z]{3})[a-z]*\.?\s*(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<y>\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ROUGH = (
    (re.compile(r"(?:before|until|by|on or before)\s+(.+)", re.IGNORECASE), "[..{}]"),
    (re.compile(r"(?:after|since|from|on or after)\s+(.+)", re.IGNORECASE), "[{}..]"),
    (re.compile(r"(?:about|around|circa|ca?\.|early|late|mid)[\s-]+(.+)", re.IGNORECASE), "{}~"),
    (re.compile(r"(\d{3})0s"), "{}X"),
)
_FORMS = "2023, 2023-12, 2023-12-18, [..2023-12-18] (on or before), 2023-11-24/2023-12-01 (from, to), 2023-12~ (about)"


def explain_date(text: str) -> str | None:
    """What is wrong with a date and what could be written instead; None where it is EDTF."""
    if parse_edtf(text) is not None:
        return None
    instead = suggest_date(text)
    hint = f"write {instead} (EDTF)" if instead else f"EDTF would accept: {_FORMS}"
    return f"{text!r} is not a date; {hint}"


def suggest_date(text: str) -> str | None:
    """An EDTF date that the text may mean, where only one reading is likely: `18 December 2023`, `before May 2020`, `1990s`."""
    text = text.strip()
    for pattern, form in _ROUGH:
        found = pattern.fullmatch(text)
        if found:
            inner = found[1] if form == "{}X" else suggest_date(found[1])
            return _valid(form.format(inner)) if inner else None
    return _valid(text) or _from_numbers(text) or _from_words(text)


def _from_numbers(text: str) -> str | None:
    found = _YEAR_FIRST.match(text)
    if found:
        return _iso(found[1], found[2], found[3])
    found = _DAY_FIRST.fullmatch(text)
    return _iso(found[3], found[2], found[1]) if found else None


def _from_words(text: str) -> str | None:
    found = _NAMED.fullmatch(text)
    month = _MONTH.get(found["m"].lower()) if found else None
    return _iso(found["y"], str(month), found["d"] or found["d2"]) if found and month else None


def _iso(year: str, month: str, day: str | None) -> str | None:
    return _valid(f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else ""))


def _valid(text: str) -> str | None:
    return text if parse_edtf(text) else None
