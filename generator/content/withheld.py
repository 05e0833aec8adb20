"""People whose names are withheld: which words give them away, and what stands in their place.

A name is found whatever its case, script, diacritics, line breaks, hyphens or underscores (so in addresses and file names too), with initials in its
middle, surname first, written as one word (also inside a longer one, as in hashtags), as the handle of an address, with invisible characters, marks of
emphasis or a line's hyphen inside, and by its surname alone; given names before a surname go with it. Names that fit others too are masked as well,
without initials, so that nothing is said of whom they meant. A lone name that is also a word of the site itself ("Page") is none in small letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from anyascii import anyascii

from generator.content.own_words import own_words
from generator.models.curated import EntityFile, NameInLanguage, Record

UNNAMED = "[name withheld]"
SURNAME = 3  # letters that a last word must have to be taken for a surname
JOINED = 8  # letters that a name must have to be looked for as one word: "Li Na" is not in "Carolina"
_BETWEEN = r"(?:[\W_]|%20)+(?:[^\W\d_]{1,2}(?:[\W_]|%20)+){0,2}"
# What may stand inside a word and not be seen: soft hyphens, zero-width and direction marks, also as references of HTML; marks of emphasis; and the
# hyphen at a line's end.
_INSIDE = r"(?:[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+|&(?:shy|zwn?j|#\d{2,5}|#x[0-9a-f]{2,4});|[*_]{1,3}|-\s+)?"
_GIVEN = re.compile(r"(?:[^\W\d_][\w'’.]*[\W_]{1,3}){1,4}$")  # up to four words right before a surname
_WORD = re.compile(r"[^\W_]+")
_START, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"  # digits may touch a name, as in handles
HANDLE = 5  # letters of a surname that is looked for with an initial before or after it, as in ipetrov@example.org


NameKind = Literal["full", "surname", "weak"]


@dataclass(frozen=True, slots=True)
class Withheld:
    """One withheld entity: its full names, and the weak ones, which fit others too."""

    id: str
    initials: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of a text that gives somebody away, and what replaces it."""

    start: int
    end: int
    instead: str
    id: str
    kind: "NameKind"
    plain: bool = False  # a lone name that is also one of the site's own words

    @property
    def weak(self) -> bool:
        """Whether the words fit others too."""
        return self.kind == "weak"


@dataclass(frozen=True, slots=True)
class Masker:
    """Finds and masks withheld names. Falsy where nobody is withheld."""

    pattern: re.Pattern[str] | None
    known: Mapping[str, tuple[Withheld, NameKind]]
    plain: frozenset[str] = frozenset()  # the groups of the pattern that are lone names and words of the site too

    def __bool__(self) -> bool:
        return self.pattern is not None

    def find(self, text: str, *, address: bool = False) -> Iterator[Mask]:
        """Every stretch that gives somebody away, in order, none overlapping. In an address no capital is asked for."""
        if self.pattern is None:
            return
        folded, places = _fold_with_places(text)
        last = 0
        for found in self.pattern.finditer(folded):
            who, kind = self.known[found.lastgroup or ""]
            start, end = found.span()
            if places:
                start, end = places[start], places[end - 1] + 1
                while end < len(text) and not text[end].isspace() and not _fold_character(text[end]):
                    end += 1  # an accent of the last letter, written on its own, or a letter without a sound
            plain = found.lastgroup in self.plain
            if plain and not address and text[start].islower():
                continue
            start = max(last, start - _given_before(text[max(last, start - 80) : start], who)) if kind != "weak" else start
            last = end
            yield Mask(start, end, UNNAMED if kind == "weak" else f"[{who.initials}]", who.id, kind, plain)

    def mask(self, text: str) -> str:
        """The text with brackets in the place of names: `[I. P.]`, or `[name withheld]` where the words fit others too."""
        done, at = [], 0
        for mask in self.find(text):
            done += [text[at : mask.start], mask.instead]
            at = mask.end
        return "".join([*done, text[at:]]) if done else text

    def mask_slug(self, slug: str) -> str:
        """The id or address part with initials in the place of names."""
        done, at = [], 0
        for mask in self.find(slug, address=True):
            letters = "-".join(re.findall(r"\w+", anyascii(mask.instead).lower())) if mask.instead != UNNAMED else "withheld"
            done += [slug[at : mask.start], letters]
            at = mask.end
        return "".join([*done, slug[at:]]) if done else slug


def find_withheld(records: Iterable[Record[EntityFile]]) -> tuple[Withheld, ...]:
    """The entities whose files say `sensitivity: initials`."""
    found = []
    for record in records:
        file = record.value
        if file.sensitivity == "initials":
            names = [file.name, *(alias.name if isinstance(alias, NameInLanguage) else alias for alias in file.aliases)]
            surnames = [words[-1] for name in names if file.schema_ == "Person" and len(words := re.findall(r"[\w'’-]+", name)) > 1]
            weak = [*file.weak_aliases, *(name for name in surnames if len(name) >= SURNAME)]
            strong = tuple(dict.fromkeys(names))
            found.append(Withheld(record.id, initials(file.name), strong, tuple(dict.fromkeys(name for name in weak if name not in strong))))
    return tuple(found)


def make_masker(withheld: Iterable[Withheld]) -> Masker:
    """A masker of these names: longer ones first, full ones before weak ones."""
    named: dict[str, tuple[Withheld, NameKind]] = {}
    patterns: list[tuple[bool, int, str, str]] = []
    plain: set[str] = set()
    for who in withheld:
        for names, weak in ((who.strong, False), (who.weak, True)):
            for name in names:
                # In the script that it is written in, and as addresses spell it.
                for words in dict.fromkeys(tuple(_WORD.findall(_folded(spelt))) for spelt in (name, anyascii(name))):
                    if not words:
                        continue
                    group = f"n{len(named)}"
                    named[group] = (who, "full" if not weak else "surname" if _is_surname(name, who) else "weak")
                    pattern = _name_pattern(words, weak=named[group][1] == "weak")
                    patterns.append((weak, -len(name), group, f"{_START}{pattern}{_END}"))
                    plain |= {group} if len(words) == 1 and words[0] in _own_words() else set()
                    if not weak and len(words) > 1:
                        inside = f"n{len(named)}"
                        named[inside] = (who, "full")
                        patterns += [(weak, 0, inside, each) for each in [_written_together(words)] if each]
    if not patterns:
        return Masker(None, {})
    joined = "|".join(f"(?P<{group}>{pattern})" for _, _, group, pattern in sorted(patterns))
    return Masker(re.compile(joined), named, frozenset(plain))


def _name_pattern(words: Sequence[str], *, weak: bool) -> str:
    """A name in its order or with its last word first; its words apart or, where they are long enough, as one; "the Petrovs" too."""
    between = _BETWEEN if weak or sum(map(len, words)) < JOINED else f"(?:{_BETWEEN})?"
    spelt = [_INSIDE.join(map(re.escape, word)) for word in words]
    orders = [spelt] if weak or len(words) == 1 else [spelt, [spelt[-1], *spelt[:-1]]]
    return f"(?:{'|'.join(between.join(order) for order in orders)}){'' if weak else 's?'}"


def _written_together(words: Sequence[str]) -> str:
    """A name as one word, also inside a longer one; and its surname with an initial, as addresses have it. Empty where it is too short for both."""
    first, last = "".join(words), "".join([words[-1], *words[:-1]])
    forms = [first, last] if len(first) >= JOINED else []
    handles = [words[0][0] + words[-1], words[-1] + words[0][0]] if len(words[-1]) >= HANDLE else []
    return "|".join([*map(re.escape, forms), *(f"{_START}{re.escape(handle)}{_END}" for handle in handles)])


def _given_before(text: str, who: Withheld) -> int:
    """How many characters at a text's end are given names of somebody whose surname follows: "Ivan Sergeyevich" before "Petrov".

    The words must look like names: none small, except in an address, where hyphens join them.
    """
    found = _GIVEN.search(text)
    given = {words[0] for name in (*who.strong, *map(anyascii, who.strong)) if len(words := _WORD.findall(_folded(name))) > 1}
    for word in _WORD.finditer(found[0]) if found else ():
        rest = found[0][word.start() :] if found else ""
        if _folded(word[0]) in given and (" " not in rest or not any(part[0].islower() for part in _WORD.findall(rest))):
            return len(rest)
    return 0


def initials(name: str) -> str:
    """`I. P.` for Ivan Petrov."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"[^\W\d_]+", name)) or "N. N."


def _is_surname(name: str, who: Withheld) -> bool:
    """A surname on its own is masked with initials, as its bearer: a reader sees who is meant, and nobody else's name is given away."""
    return any(_folded(strong).endswith(_folded(name)) for strong in who.strong)


def _folded(text: str) -> str:
    return _fold_with_places(text)[0]


def _fold_with_places(text: str) -> tuple[str, list[int]]:
    """The text in small letters without diacritics; and, unless it is all ASCII, the place of each of its characters in the text."""
    if text.isascii():
        return text.lower(), []
    folded: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        plain = _fold_character(character)
        folded.append(plain)
        places += [at] * len(plain)
    return "".join(folded), places


@cache
def _own_words() -> frozenset[str]:
    return frozenset(map(_folded, own_words()))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """A letter of any script as Latin ones, small and without diacritics, so that a name is found as other scripts spell it; else the character."""
    plain = "".join(part for part in unicodedata.normalize("NFKD", character.casefold()) if not unicodedata.combining(part))
    if plain.isascii() or not character.isalpha():
        return plain
    return "".join(part for part in anyascii(plain).lower() if part.isalnum())
