"""What the words about a date make of it as EDTF: "since November 24" is open to the right, "about 2020" approximate."""

import re

from generator.edtf import parse_edtf
from generator.extract.dates.found import Found

_SINCE = re.compile(r"\b(?:since|ever since|starting|beginning|effective|as of|from)\s+(?:the\s+)?(?:early\s+|late\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to|through|up until)\s+(?:the\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|around|circa|roughly|approximately|sometime in|some time in)\s+(?:the\s+)?$", re.IGNORECASE)
_STARTS_ABOUT = re.compile(r"(?:about|around|circa|roughly|approximately|nearly|almost)\s", re.IGNORECASE)
_STRAIGHT = re.compile(r"\d{4}(?:-\d\d){0,2}")


def edtf_with_words(found: Found, text: str) -> str | None:
    """The EDTF of an expression with the words before it. Only plain dates are opened or made approximate: an interval says both ends already."""
    edtf = found.edtf
    if edtf is None or parse_edtf(edtf) is None:
        return None
    before = text[max(0, found.start - 24) : found.start]
    if not _STRAIGHT.fullmatch(edtf):
        return edtf
    if _STARTS_ABOUT.match(text, found.start) or _ABOUT.search(before):
        return f"{edtf}~"
    if _SINCE.search(before):
        return f"{edtf}/.."
    if _UNTIL.search(before):
        return f"../{edtf}"
    if _BY.search(before):
        return f"[..{edtf}]"
    return edtf
