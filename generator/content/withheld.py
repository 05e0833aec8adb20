"""People whose names are withheld: which words give them away, and what stands in their place.

A name is found whatever its case, script, diacritics, line breaks, hyphens or underscores (so in addresses and file names too), with initials in its
middle, surname first, written as one word (also inside a longer one), as the handle of an address or in a hashtag, with invisible characters, marks of
emphasis or a line's hyphen inside, with its letters apart, and by its surname alone or a half of it; given names before a surname go with it. Names that
fit others too are masked as well, without initials, so that nothing is said of whom they meant. A lone name that is also a word of the site itself
("Page") is none in small letters.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from anyascii import anyascii

from generator.content.letters import fold_character, fold_letters, fold_with_places
from generator.content.name_patterns import HANDLE, WORD, compound_pattern, joined_patterns, name_pattern, spellings, tag_pattern, unspaced_pattern
from generator.content.own_words import own_words
from generator.models.curated import Curated, EntityFile, NameInLanguage, Record

UNNAMED = "[name withheld]"
SURNAME = 3  # letters that a last word must have to be taken for a surname
IN_ADDRESS = 6  # letters of a lone name that is looked for inside the words of an address: petrovcase.org
_GIVEN = re.compile(r"(?:[^\W\d_][\w'’.]*[\W_]{1,3}){1,4}$")  # up to four words right before a surname


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
    """Finds and masks withheld names. Falsy where nobody is withheld.

    `pattern` is for folded letters, `as_written` for texts as they are, `inside` for the folded letters of addresses.
    """

    pattern: re.Pattern[str] | None
    known: Mapping[str, tuple[Withheld, NameKind]]
    as_written: re.Pattern[str] | None = None
    inside: re.Pattern[str] | None = None
    plain: frozenset[str] = frozenset()  # the groups of the pattern that are lone names and words of the site too

    def __bool__(self) -> bool:
        return self.pattern is not None

    def find(self, text: str, *, address: bool = False) -> Iterator[Mask]:
        """Every stretch that gives somebody away, in order, none overlapping. In an address no capital is asked for."""
        last = 0
        for start, end, group in sorted(self._places(text), key=lambda place: (place[0], -place[1])):
            plain = group in self.plain
            if end <= last or (plain and not address and text[start].islower()):
                continue
            who, kind = self.known[group]
            begin = max(last, start)
            if kind != "weak":
                begin = max(last, begin - _given_before(text[max(last, begin - 80) : begin], who))
            last = end
            yield Mask(begin, end, UNNAMED if kind == "weak" else f"[{who.initials}]", who.id, kind, plain)

    def _places(self, text: str) -> Iterator[tuple[int, int, str]]:
        if self.pattern is None:
            return
        folded, places = fold_with_places(text)
        for found in self.pattern.finditer(folded):
            group = found.lastgroup or ""
            start, end = found.span(group)
            if places:
                start, end = places[start], places[end - 1] + 1
                while end < len(text) and not text[end].isspace() and not fold_character(text[end]):
                    end += 1  # an accent of the last letter, written on its own, or a letter without a sound
            yield start, end, group
        if self.as_written:
            yield from ((*found.span(), found.lastgroup or "") for found in self.as_written.finditer(text))

    def tells(self, address: str) -> bool:
        """Whether an address gives somebody away, by a name that is only a part of its words too."""
        return any(self.find(address, address=True)) or bool(self.inside and self.inside.search(fold_letters(address)))

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


def masker_of(curated: Curated) -> Masker:
    """The masker of those whose files say `sensitivity: initials`."""
    withheld = find_withheld(curated.entities.values())
    return make_masker(withheld, templates=curated.root / "templates" if curated.root else None)


def find_withheld(records: Iterable[Record[EntityFile]]) -> tuple[Withheld, ...]:
    """The entities whose files say `sensitivity: initials`."""
    found = []
    for record in records:
        file = record.value
        if file.sensitivity == "initials":
            names = [file.name, *(alias.name if isinstance(alias, NameInLanguage) else alias for alias in file.aliases)]
            weak = [*file.weak_aliases, *(part for name in names if file.schema_ == "Person" for part in _surnames(name))]
            strong = tuple(dict.fromkeys(names))
            found.append(Withheld(record.id, initials(file.name), strong, tuple(dict.fromkeys(name for name in weak if name not in strong))))
    return tuple(found)


def _surnames(name: str) -> Iterator[str]:
    """The last of several words, and each half of a double one: Dahl-Moe, al-Masri."""
    words = re.findall(r"[\w'’-]+", name)
    if len(words) > 1:
        yield from (part for part in dict.fromkeys((words[-1], *words[-1].split("-"))) if len(part) >= SURNAME)


def make_masker(withheld: Iterable[Withheld], *, templates: Path | None = None) -> Masker:
    """A masker of these names: longer ones first, full ones before weak ones. `templates` are a knowledge base's own, whose words are the site's."""
    patterns = _Patterns({fold_letters(word) for word in own_words(templates)} if (withheld := tuple(withheld)) else set())
    for who in withheld:
        for name in who.strong:
            patterns.add(name, who, "full")
        for name in who.weak:
            patterns.add(name, who, "surname" if _is_surname(name, who) else "weak")
    return patterns.masker()


class _Patterns:
    """What is gathered for a masker, a group a name."""

    def __init__(self, own: set[str]) -> None:
        self.own = own
        self.known: dict[str, tuple[Withheld, NameKind]] = {}
        self.folded: list[tuple[bool, int, str]] = []  # sorted: full names first, then longer ones
        self.as_written: list[str] = []
        self.inside: set[str] = set()
        self.plain: set[str] = set()

    def add(self, name: str, who: Withheld, kind: NameKind) -> None:
        """Every way of writing a name."""
        for words in spellings(name):
            group = self._group(who, kind)
            self.folded.append((kind != "full", -len(name), f"(?P<{group}>{name_pattern(words, weak=kind == 'weak')})"))
            self.plain |= {group} if len(words) == 1 and words[0] in self.own else set()
            if kind == "full" and len(words) > 1:
                self.folded += [(False, 0, f"(?P<{self._group(who, kind)}>{each})") for each in joined_patterns(words)]
            elif kind != "weak" and len(words) == 1 and len(words[0]) >= HANDLE and words[0] not in self.own:
                self.folded.append((True, 0, tag_pattern(words[0], self._group(who, kind))))
                self.inside |= {re.escape(words[0])} if len(words[0]) >= IN_ADDRESS else set()
        for pattern in (unspaced_pattern(name), compound_pattern(name) if kind != "weak" else ""):
            if pattern:
                self.as_written.append(f"(?P<{self._group(who, kind)}>{pattern})")

    def _group(self, who: Withheld, kind: NameKind) -> str:
        group = f"n{len(self.known)}"
        self.known[group] = (who, kind)
        return group

    def masker(self) -> Masker:
        """The masker of all that was added."""
        compiled = [
            re.compile("|".join(each)) if each else None
            for each in ([text for *_, text in sorted(self.folded)], self.as_written, sorted(self.inside))
        ]
        return Masker(compiled[0], self.known, compiled[1], compiled[2], frozenset(self.plain))


def _given_before(text: str, who: Withheld) -> int:
    """How many characters at a text's end are given names of somebody whose surname follows: "Ivan Sergeyevich" before "Petrov".

    The words must look like names: none small, except in an address, where hyphens join them.
    """
    found = _GIVEN.search(text)
    given = {words[0] for name in (*who.strong, *map(anyascii, who.strong)) if len(words := WORD.findall(fold_letters(name))) > 1}
    for word in WORD.finditer(found[0]) if found else ():
        rest = found[0][word.start() :] if found else ""
        if fold_letters(word[0]) in given and (" " not in rest or not any(part[0].islower() for part in WORD.findall(rest))):
            return len(rest)
    return 0


def initials(name: str) -> str:
    """`I. P.` for Ivan Petrov."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"[^\W\d_]+", name)) or "N. N."


def _is_surname(name: str, who: Withheld) -> bool:
    """A surname on its own is masked with initials, as its bearer: a reader sees who is meant, and nobody else's name is given away."""
    return any(fold_letters(strong).endswith(fold_letters(name)) for strong in who.strong)
