"""Letters of any script as small Latin ones, each with its place, and what of a text nobody sees."""

import unicodedata
from functools import lru_cache

from anyascii import anyascii

# Unicode's Default_Ignorable_Code_Point: soft hyphens, joiners, direction marks, fillers, variation selectors, tags. A name with one inside looks the same.
IGNORED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)


def fold_letters(text: str) -> str:
    """The text in small Latin letters without diacritics."""
    return fold_with_places(text)[0]


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The same; and, unless the text is all ASCII, the place of each of its characters in the text."""
    if text.isascii():
        return text.lower(), []
    folded: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        plain = fold_character(character)
        folded.append(plain)
        places += [at] * len(plain)
    return "".join(folded), places


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """A letter as Latin ones, small and without diacritics, so that a name is found as other scripts spell it; else the character."""
    plain = "".join(part for part in unicodedata.normalize("NFKD", character.casefold()) if not unicodedata.combining(part))
    if plain.isascii() or not character.isalpha():
        return plain
    return "".join(part for part in anyascii(plain).lower() if part.isalnum())
