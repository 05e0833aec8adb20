"""People whose names are withheld: which words give them away, and what stands in their place.

A name is found whatever its case, script, diacritics, line breaks, hyphens or underscores (so in addresses and file names too), with initials in its
middle, surname first, written as one word (also inside a longer one), as the handle of an address or in a hashtag, with invisible characters, marks of
emphasis or a line's hyphen inside, with its letters apart, and by its surname alone or a half of it; given names before a surname go with it. Names that
fit others too are masked as well, without initials, so that nothing is said of whom they meant. A lone name that is also a word of the site itself
("Page") is none in small letters.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from generator.content.letters import fold_letters
from generator.content.masker import Masker, NameKind, Patterns, Withheld
from generator.content.name_patterns import HANDLE, compound_pattern, joined_patterns, name_pattern, spellings, squeeze, tag_pattern, unspaced_pattern
from generator.content.own_words import own_words
from generator.models.curated import Curated, EntityFile, NameInLanguage, Record

SURNAME = 3  # letters that a last word must have to be taken for a surname
IN_ADDRESS = 6  # letters of a lone name that is looked for inside the words of an address: petrovcase.org


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
    given = tuple(withheld)
    own = {fold_letters(word) for word in own_words(templates)} if given else set()
    return Masker(tuple(_gather(who, own) for who in given))


def _gather(who: Withheld, own: Collection[str]) -> Patterns:
    gathered = _Gathered(own)
    for name in who.strong:
        gathered.add(name, "full")
    for name in who.weak:
        gathered.add(name, "surname" if _is_surname(name, who) else "weak")
    return gathered.patterns(who)


class _Gathered:
    """What is gathered for the patterns of one withheld entity, a group a name."""

    def __init__(self, own: Collection[str]) -> None:
        self.own = own
        self.kinds: dict[str, NameKind] = {}
        self.folded: list[tuple[bool, int, str]] = []  # sorted: full names first, then longer ones
        self.as_written: list[str] = []
        self.inside: set[str] = set()
        self.plain: set[str] = set()
        self.clues: set[str] = set()

    def add(self, name: str, kind: NameKind) -> None:
        """Every way of writing a name."""
        for words in spellings(name):
            group = self._group(kind)
            self.clues.add(squeeze(words[-1]))
            self.folded.append((kind != "full", -len(name), f"(?P<{group}>{name_pattern(words, weak=kind == 'weak')})"))
            self.plain |= {group} if len(words) == 1 and words[0] in self.own else set()
            if kind == "full" and len(words) > 1:
                self.folded += [(False, 0, f"(?P<{self._group(kind)}>{each})") for each in joined_patterns(words)]
            elif kind != "weak" and len(words) == 1 and len(words[0]) >= HANDLE and words[0] not in self.own:
                self.folded.append((True, 0, tag_pattern(words[0], self._group(kind))))
                self.inside |= {words[0]} if len(words[0]) >= IN_ADDRESS else set()
        for pattern in (unspaced_pattern(name), compound_pattern(name) if kind != "weak" else ""):
            if pattern:
                self.as_written.append(f"(?P<{self._group(kind)}>{pattern})")
        self.clues |= {""} if unspaced_pattern(name) else set()  # letters of these scripts are not folded alike however they are composed

    def _group(self, kind: NameKind) -> str:
        group = f"n{len(self.kinds)}"
        self.kinds[group] = kind
        return group

    def patterns(self, who: Withheld) -> Patterns:
        """The patterns of all that was added."""
        folded = "|".join(text for *_, text in sorted(self.folded))
        return Patterns(who, frozenset(self.clues), self.kinds, frozenset(self.plain), folded, "|".join(self.as_written), frozenset(self.inside))


def initials(name: str) -> str:
    """`I. P.` for Ivan Petrov."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"[^\W\d_]+", name)) or "N. N."


def _is_surname(name: str, who: Withheld) -> bool:
    """A surname on its own is masked with initials, as its bearer: a reader sees who is meant, and nobody else's name is given away."""
    return any(fold_letters(strong).endswith(fold_letters(name)) for strong in who.strong)
