"""Finds withheld names in texts, and puts something in their place.

To look for every spelling takes long, so each is looked for only where a text holds a clue: the letters of the name's last word, side by side once all
that is no letter is left out.
"""

import heapq
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from anyascii import anyascii

from generator.content.letters import fold_character, fold_letters, fold_with_places
from generator.content.name_patterns import WORD, squeeze

UNNAMED = "[name withheld]"
GIVEN, APART = 4, 4  # words that are looked at right before a surname, and signs between two of them: Ivan “Vanya” S. Petrov

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
class Patterns:
    """How the names of one withheld entity may be spelt; compiled where a text holds a clue, since that takes longer than to look for one.

    `folded` is for folded letters, `as_written` for texts as they are, either empty where it finds nothing; `inside` are letters within an address.
    """

    who: Withheld
    clues: frozenset[str]  # letters of which a text that names them holds some, as `squeeze` gives them
    kinds: Mapping[str, NameKind]  # by the group of a pattern that finds the name
    plain: frozenset[str]  # the groups that are lone names and words of the site too
    folded: str
    as_written: str
    inside: frozenset[str]


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """Where a name is. In order: of those that begin together the longest first, and of equal ones a full name."""

    start: int
    minus_end: int
    uncertain: bool
    person: int
    group: str


@dataclass(frozen=True, slots=True)
class Masker:
    """Finds and masks withheld names. Falsy where nobody is withheld."""

    people: tuple[Patterns, ...]

    def __bool__(self) -> bool:
        return bool(self.people)

    def find(self, text: str, *, address: bool = False) -> Iterator[Mask]:
        """Every stretch that gives somebody away, in order, none overlapping. In an address no capital is asked for."""
        last = 0
        for place in sorted(self._places(text)):
            patterns, end = self.people[place.person], -place.minus_end
            plain = place.group in patterns.plain
            if end <= last or (plain and not address and text[place.start].islower()):
                continue
            who, kind = patterns.who, patterns.kinds[place.group]
            begin = max(last, place.start)
            if kind != "weak":
                begin = max(last, begin - _given_before(text[max(last, begin - 80) : begin], who))
            last = end
            yield Mask(begin, end, UNNAMED if kind == "weak" else f"[{who.initials}]", who.id, kind, plain)

    def _places(self, text: str) -> Iterator[_Place]:
        if not self.people:
            return
        folded, places = fold_with_places(text)
        letters = squeeze(folded)
        named = [person for person, patterns in enumerate(self.people) if any(clue in letters for clue in patterns.clues)]
        for place in self._in_folded(folded, named):
            yield _unfolded(place, text, places) if places else place
        for person in named:
            if self.people[person].as_written:
                for found in _compiled(self.people[person].as_written).finditer(text):
                    yield self._place(person, found, *found.span())

    def _in_folded(self, folded: str, named: Sequence[int]) -> Iterator[_Place]:
        """Names in folded letters, none overlapping: where another name was found, whose it is not is looked for behind it."""

        def find_next(person: int, start: int) -> None:
            pattern = self.people[person].folded
            found = _compiled(pattern).search(folded, start) if pattern else None
            if found:
                heapq.heappush(waiting, self._place(person, found, *found.span(found.lastgroup or "")))

        waiting: list[_Place] = []
        for person in named:
            find_next(person, 0)
        last = 0
        while waiting:
            place = heapq.heappop(waiting)
            if place.start >= last:
                last = -place.minus_end
                yield place
            find_next(place.person, last)

    def _place(self, person: int, found: re.Match[str], start: int, end: int) -> _Place:
        group = found.lastgroup or ""
        return _Place(start, -end, self.people[person].kinds[group] != "full", person, group)

    def tells(self, address: str) -> bool:
        """Whether an address gives somebody away, by a name that is only a part of its words too."""
        folded = fold_letters(address)
        return any(self.find(address, address=True)) or any(word in folded for each in self.people for word in each.inside)

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


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _unfolded(place: _Place, text: str, places: Sequence[int]) -> _Place:
    """The place in the text of one in its folded letters; `places` as `fold_with_places` gives them."""
    start, end = places[place.start], places[-place.minus_end - 1] + 1
    while end < len(text) and not text[end].isspace() and not fold_character(text[end]):
        end += 1  # an accent of the last letter, written on its own, or a letter without a sound
    return replace(place, start=start, minus_end=-end)


def _given_before(text: str, who: Withheld) -> int:
    """How many characters at a text's end are given names of somebody whose surname follows: "Ivan Sergeyevich" before "Petrov".

    The words must look like names: none small, except in an address, where hyphens join them.
    """
    start = len(text)
    for word in reversed(list(WORD.finditer(text))[-GIVEN:]):
        if not (0 < start - word.end() <= APART and word[0][0].isalpha()):
            break
        start = word.start()
    given = {words[0] for name in (*who.strong, *map(anyascii, who.strong)) if len(words := WORD.findall(fold_letters(name))) > 1}
    for word in WORD.finditer(text, start):
        rest = text[word.start() :]
        if fold_letters(word[0]) in given and (" " not in rest or not any(part[0].islower() for part in WORD.findall(rest))):
            return len(rest)
    return 0
