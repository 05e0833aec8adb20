"""What the words about a date make of it as EDTF: "since November 24" is open to the right, "about 2020" approximate."""

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
_ABOUT = re.compile(r"\b(?:about|around|circa|roughly|approximately|sometime in|some time in)\s+(?:the\s+)?$", re.IGNORECASE)
_STARTS_ABOUT = re.compile(r"(?:about|around|circa|roughly|approximately|nearly|almost)\s", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,?\s*(?:to|and|until|till|through)\s+(?:the\s+)?(?:end\s+of\s+)?|[-–—])\s*", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
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
        edtf = f"{start}/{end}"
        if start and end and parse_edtf(edtf):
            joined[place], joined[place + 1] = replace(first, edtf=edtf), replace(last, edtf=edtf)
    return tuple(joined)


def _bare(edtf: str | None) -> str | None:
    """The plain date that words before it opened: "2023-03" of "2023-03/.."."""
    bare = (edtf or "").replace("../", "").replace("/..", "").strip("[.]")
    return bare if _STRAIGHT.fullmatch(bare) else None


def edtf_with_words(found: Found, text: str) -> str | None:
    """The EDTF of an expression with the words before it. Only plain dates are opened or made approximate: an interval says both ends already."""
    edtf = found.edtf
    if edtf is None or parse_edtf(edtf) is None:
        return None
    opened = _opened(edtf, found, text) if _STRAIGHT.fullmatch(edtf) else edtf
    return opened if parse_edtf(opened) else edtf  # "[..1986-34]", by the second quarter, is more than EDTF can write


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
