"""What the words about a date make of it as EDTF: "since November 24" is open to the right, "about 2020" approximate."""

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise

from generator.edtf import parse_edtf
from generator.extract.dates.found import Found
from generator.models.article import Article
from generator.models.reading import DateMention

_SINCE = re.compile(r"\b(?:since|ever since|starting|beginning|effective)\s+(?:the\s+)?(?:early\s+|late\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to|through|up until)\s+(?:the\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?P<distance>\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|shortly|soon|just|right)\s+)?\b(?P<side>before|after|prior to)\s+$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\W*(?:$|[,.;:)]|\s(?:and|but|or|when|that|the|an?|his|her|its|their|he|she|it|they|we|in|at|to|by|for|with|on|because|as)\b)")
_ABOUT = re.compile(r"\b(?:about|around|circa|roughly|approximately|sometime in|some time in)\s+(?:the\s+)?$", re.IGNORECASE)
_STARTS_ABOUT = re.compile(r"(?:about|around|circa|roughly|approximately|nearly|almost)\s", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,?\s*(?:to|and|until|till|through)\s+(?:the\s+)?(?:end\s+of\s+)?|[-–—])\s*", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_STRAIGHT = re.compile(r"\d{4}(?:-\d\d){0,2}")


def join_ranges(mentions: list[DateMention], article: Article) -> tuple[DateMention, ...]:
    """The mentions, where "from March to May" and its like join two: each of them gets the whole range as EDTF."""
    joined = list(mentions)
    for place, (first, last) in enumerate(pairwise(mentions)):
        text = article.part(first.part)
        if (
            first.part != last.part
            or not _JOINT.fullmatch(text, first.end, last.start)
            or not _FROM.search(text, max(0, first.start - 12), first.start)
        ):
            continue
        start, end = _bare(first.edtf), _bare(last.edtf)
        if start and end and _YEAR.search(last.text) and not _YEAR.search(first.text):
            start = _in_year_of(start, end)
        edtf = f"{start}/{end}"
        if start and end and parse_edtf(edtf):
            value = start if _STRAIGHT.fullmatch(first.value) else first.value
            joined[place], joined[place + 1] = replace(first, edtf=edtf, value=value), replace(last, edtf=edtf)
    return tuple(joined)


def _in_year_of(start: str, end: str) -> str:
    """The start of a range whose end alone names the year: "between May and July 2022", "from November to March 2022"."""
    year = int(end[:4])
    same = f"{year:04}{start[4:]}"
    return same if same <= end else f"{year - 1:04}{start[4:]}"


def _bare(edtf: str | None) -> str | None:
    """The plain date that words before it opened: "2023-03" of "2023-03/.."."""
    bare = (edtf or "").replace("../", "").replace("/..", "").strip("[.]")
    return bare if _STRAIGHT.fullmatch(bare) else None


def edtf_with_words(found: Found, text: str) -> str | None:
    """The EDTF of an expression with the words before it. Only plain dates are opened or made approximate: an interval says both ends already."""
    edtf = found.edtf
    if edtf is None or parse_edtf(edtf) is None:
        return None
    beside = _BESIDE.search(text, max(0, found.start - 24), found.start)
    if beside and beside["distance"]:
        return None  # "two weeks before June 5" is another day than June 5
    if beside and _STRAIGHT.fullmatch(edtf) and _ALONE.match(text, found.end):
        return _beside(edtf, beside["side"].lower())
    opened = _opened(edtf, found, text) if _STRAIGHT.fullmatch(edtf) else edtf
    return opened if parse_edtf(opened) else edtf  # "[..1986-34]", by the second quarter, is more than EDTF can write


def _beside(edtf: str, side: str) -> str | None:
    """Before or after a day, month or year: up to the one before it, or from the one after it on."""
    step = 1 if side == "after" else -1
    parts = [int(part) for part in edtf.split("-")]
    try:
        if len(parts) == 3:
            other = (dt.date(parts[0], parts[1], parts[2]) + dt.timedelta(step)).isoformat()
        elif len(parts) == 2:
            month = parts[0] * 12 + parts[1] - 1 + step
            other = f"{month // 12:04}-{month % 12 + 1:02}"
        else:
            other = f"{parts[0] + step:04}"
    except (ValueError, OverflowError):
        return None
    opened = f"[{other}..]" if step > 0 else f"[..{other}]"
    return opened if parse_edtf(opened) else None


def _opened(edtf: str, found: Found, text: str) -> str:
    before = text[max(0, found.start - 24) : found.start]
    if found.type == "DATE" and (_STARTS_ABOUT.match(text, found.start) or _ABOUT.search(before)):  # "about 6 p.m." is of that very day
        return f"{edtf}~"
    if _SINCE.search(before):
        return f"{edtf}/.."
    if _UNTIL.search(before):
        return f"../{edtf}"
    if _BY.search(before) and not re.search("['’]s$", text[found.start : found.end]):  # "by today's judgment" sets no term
        return f"[..{edtf}]"
    return edtf
