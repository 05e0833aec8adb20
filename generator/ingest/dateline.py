"""The dateline at the head of a report: "ISTANBUL, December 18. /TASS/.", "WASHINGTON (AP) —", "SALVADOR, Feb 26 -", "(Reuters) -", "BEIJING --"."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from generator.ingest.days import is_month

LONGEST = 120  # characters: "SAN FRANCISCO DE MACORÍS, Dominican Republic, September 18 (The Associated Press) --" has 85

_UPPER_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’.]*"  # letters that are not small; "ST.", "N'DJAMENA"
_CITY = rf"{_UPPER_WORD}(?:[ /-]{{1,2}}(?:{_UPPER_WORD}|de|la|del|do|da|al|el))*"
_MIXED_CITY = r"[^\W\d_a-zß-öø-ÿ][\w'’.]+(?:[ -][^\W\d_a-zß-öø-ÿ][\w'’.]+){0,3}"
_REGION = r"(?:,\s(?!\d)(?P<region>[^\W\d_a-zß-öø-ÿ][^\W\d_]*\.?(?:[ -](?:of|and|the|[^\W\d_a-zß-öø-ÿ][^\W\d_]*\.?)){0,3}(?:[A-Z]\.)*))?"
_DAY = r"(?P<date>(?:\d{1,2}\.?\s)?(?P<month>[^\W\d_]{3,12})\.?(?:\s\d{1,2})?(?:,?\s\d{4})?)"
_AGENCY = r"(?:[(/\[](?P<agency>[^\W\d_][\w .&-]{1,39})[)/\]])"
_DASH = r"(?:--|[-–—―_])"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<place>{_CITY}){_REGION}[.,]?\s{_DAY}[.,]?\s*{_AGENCY}\s?(?:\.(?=\s|$)|:|{_DASH}|(?=\n|$))",  # ISTANBUL, December 18. /TASS/.
        rf"(?P<place>{_MIXED_CITY}){_REGION}[.,]?\s{_DAY}[.,]?\s*{_AGENCY}\s?(?:\.(?=\s|$)|:|{_DASH}|(?=\n|$))",  # Beijing, Sept. 15 (Xinhua) --
        rf"(?P<place>{_CITY}){_REGION}[.,]?\s{_DAY}\s?{_DASH}",  # SALVADOR, Feb 26 -
        rf"(?P<place>{_CITY}){_REGION},\s{_DAY}(?:(?<=\s\d)|(?<=\s\d\d)|(?<=\d,\s\d{{4}}))\.(?=\s)",  # PARIS, March 7. Police
        rf"(?P<place>{_CITY}){_REGION}[.,]?\s?{_AGENCY}\s?(?:{_DASH}|[:.]|(?=\n|$))",  # WASHINGTON (AP) —
        rf"(?P<place>{_MIXED_CITY}){_REGION}[.,]?\s?{_AGENCY}\s?{_DASH}",  # Paris (AFP) -
        rf"(?P<place>{_CITY}){_REGION}\s?(?:--|[–—―]|\s-\s|_)",  # BEIJING --
        rf"(?P<place>{_CITY}){_REGION}:(?=\s)",  # MOSCOW: (PTI and Indian papers)
        rf"{_AGENCY}\s?(?:{_DASH}|\.(?=\s)|:)",  # (Reuters) -
        rf"{_AGENCY}(?=\s)",  # (CNN) Residents ...
    )
)
_AGENCY_ALONE = _PATTERNS[-2:]
_MIXED, *_PLACE_ALONE = _PATTERNS[5:8]


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a paragraph: how many characters it has, the place as printed, the agency as printed."""

    length: int
    place: str | None
    agency: str | None
    is_rubric: bool = False  # "MOSCOW:" looks like the speakers' names of an interview, and is believed only at the head of a report


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that the paragraph begins with, or None."""
    head = paragraph[:LONGEST]
    for pattern in _PATTERNS:
        match = pattern.match(head)
        if match is None or not _plausible(pattern, match, paragraph):
            continue
        place, agency = match.groupdict().get("place"), match.groupdict().get("agency")
        return Dateline(len(match[0].rstrip()), _say_place(place) if place else None, agency, is_rubric=pattern is _PLACE_ALONE[-1])
    return None


def _plausible(pattern: re.Pattern[str], match: re.Match[str], paragraph: str) -> bool:
    parts = match.groupdict()
    agency, rest = parts.get("agency"), paragraph[match.end() :].lstrip()
    if parts.get("month") and not is_month(parts["month"]):
        return False
    if pattern in _AGENCY_ALONE:
        return agency in known_agencies()
    if agency and not parts.get("month") and (pattern is _MIXED or len(agency) > 20) and agency.strip() not in known_agencies():
        return False  # "Gould Inc (GLD) -"
    words = re.findall(r"[^\W_]+", parts["place"] or "")
    if sum(map(len, words)) < 3 or len(words) > 6 or _no_places().intersection(words):
        return False
    return pattern not in _PLACE_ALONE or (len(rest) > 60 and not rest[0].isdigit() and not rest[0].islower())  # a rubric over a list is no place


def _say_place(place: str) -> str:
    """The place in ordinary letters: ISTANBUL is Istanbul, NEW YORK New York, UNITED NATIONS United Nations; what has small letters stays."""
    if place != place.upper():
        return place
    return re.sub(r"[^\W\d_]+", lambda word: word[0] if len(word[0]) == 1 and "." in place else word[0].capitalize(), place)


def known_agencies() -> frozenset[str]:
    """Agencies and broadcasters as they are printed in datelines."""
    return _lists()["agencies"]


def _no_places() -> frozenset[str]:
    return _lists()["no_places"]


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = yaml.safe_load((resources.files("generator.ingest") / "data" / "dateline.yml").read_text("utf-8"))
    return {name: frozenset(map(str, words)) for name, words in data.items()}
