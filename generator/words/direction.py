"""Words that run against the direction of a page: names in Arabic or Hebrew script on an English site, Latin ones on an Arabic site."""

import re
import unicodedata

# Letters of scripts that are written from the right (Hebrew to the end of Arabic, and their later blocks), and the marks that turn what follows them.
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OPENING = "\u2066\u2067\u2068"
FIRST_STRONG, POP = "\u2068", "\u2069"


def runs_against(text: str, direction: str) -> bool:
    """Whether the text, unless it is set apart, could turn what stands beside it on a page of this direction."""
    if text.isascii() and direction == "ltr":
        return False
    if _TURNING.search(text):
        return True
    return bool(_FROM_RIGHT.search(text)) if direction == "ltr" else any(unicodedata.bidirectional(letter) == "L" for letter in text)


def close_marks(text: str) -> str:
    """The text with a closing mark for each opening one, and none besides: one that is too many would end what sets the text apart."""
    done, depth = [], 0
    for letter in text:
        if letter != POP or depth:
            done.append(letter)
        depth = max(0, depth + (letter in _OPENING) - (letter == POP))
    return "".join(done) + POP * depth


def set_apart(text: str, direction: str) -> str:
    """The text between the invisible marks that set it apart, where it runs against the direction: for titles and labels, which hold no elements."""
    return f"{FIRST_STRONG}{close_marks(text)}{POP}" if runs_against(text, direction) else text
