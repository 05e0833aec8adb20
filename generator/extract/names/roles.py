"""Positions that the words give to a person: "Hamas deputy chief Saleh al-Arouri", "Jane Roe, head of the Bar Association"."""

import re
from dataclasses import dataclass

from generator.extract.lexicon import lexicon
from generator.extract.names.candidates import Candidate
from generator.extract.parse import ParsedBlock
from generator.models.text import Span

FARTHEST = 7  # tokens of one title
PAST = frozenset({"former", "ex", "late", "then", "outgoing", "retired", "onetime", "ousted", "deposed"})
SAYS_LITTLE = frozenset({"member", "officer", "second", "first"})  # without what it is of
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A title, where it stands, and the candidate that it is a position in."""

    title: str
    span: Span
    person: Candidate
    organization: Candidate | None


def find_roles(candidates: list[Candidate]) -> list[FoundRole]:
    """The titles right before or, in apposition, right after each person of a block."""
    roles = []
    for index, person in enumerate(candidates):
        if person.label == "Person":
            others = [c for c in candidates[max(0, index - 2) : index + 3] if c is not person]
            roles += [role for role in (_before(person, others), _after(person, others)) if role]
    return roles


def _before(person: Candidate, others: list[Candidate]) -> FoundRole | None:
    block, lowers, modifiers = person.block, person.block.lowers, lexicon().title_modifiers
    owner = max((c for c in others if c.end < person.start + 1), key=lambda c: c.end, default=None)
    end = person.start
    if end and lowers[end - 1] == ",":
        end -= 1
    start = end
    floor = max(owner.end if owner else 0, end - FARTHEST)
    while start > floor and (_is_title(word := lowers[start - 1]) or word in modifiers or word == "-"):
        start -= 1
    while start < end and lowers[start] in {"of", "-"}:
        start += 1
    if not any(map(_is_title, lowers[start:end])) or lowers[end - 1] == "of":
        return None  # none, or that of whoever is "former chief of" what is named here
    near = owner if owner and (owner.end == start or (owner.end == start - 1 and block.words[start - 1] in {"'s", "’s", "'", "’"})) else None
    if near and _is_portfolio(near, lowers[end - 1]):
        start, near = near.start, None
    return _role(person, _with_past(block, near.start if near else start, start), end, near)


def _is_title(word: str) -> bool:
    return word in lexicon().titles or word in lexicon().occupations


def _is_portfolio(owner: Candidate, title: str) -> bool:
    """Whether what stands before a minister is no body but what he is a minister of: "Commerce Secretary"."""
    return title in {"secretary", "minister"} and owner.label in {"Unknown", "Organization", "Product"} and len(owner.words) == 1 and not owner.sure


def _with_past(block: ParsedBlock, before: int, start: int) -> int:
    """Where a title begins that holds no longer, or held in a year: "*former* New York City mayor", "*2016* nominee", "*former archbishop and* cardinal"."""
    titles, modifiers, lowers = lexicon().titles, lexicon().title_modifiers, block.lowers
    at = before
    while at > 1 and lowers[at - 1] == "and" and (lowers[at - 2] in titles or lowers[at - 2] in modifiers):
        at -= 2
        while at and (lowers[at - 1] in titles or lowers[at - 1] in modifiers):
            at -= 1
    if at < before and lowers[at] in PAST:
        return at
    if before and (lowers[before - 1] in PAST or YEAR.fullmatch(block.words[before - 1])):
        return before - 1
    return start


def _after(person: Candidate, others: list[Candidate]) -> FoundRole | None:
    words, lowers = lexicon(), person.block.lowers
    start = person.end
    if start >= len(lowers) or lowers[start] != ",":
        return None
    start += 1
    inner = next((c for c in others if c.start == start or (c.start == start + 1 and lowers[start] == "the")), None)
    begin = inner.end if inner else start
    while begin < len(lowers) and lowers[begin] in {"the", "a", "an", "'s", "’s", "who", "is", "was", "his", "her", "its"}:
        begin += 1
    if "was" in lowers[start:begin]:
        return None  # "Jane Roe, who was head of the Bar Association", is so no longer
    end = begin
    while (
        end < len(lowers)
        and end - begin < FARTHEST
        and (lowers[end] in words.titles or (lowers[end] in words.title_modifiers and lowers[end] != "of"))
    ):
        end += 1
    if begin == end or lowers[end - 1] not in words.titles or any(c.start == end and c.label == "Person" for c in others):
        return None  # none, or the title of the person named next
    owner = inner
    if end < len(lowers) and lowers[end] in {"of", "at", "for", "from"}:  # "the Democratic speaker of the House" is the House's
        owner = next((c for c in others if c.start in {end + 1, end + 2} and c.label != "Person"), owner)
    if owner is None and person.block.slice(begin, end).lower() in SAYS_LITTLE:
        return None
    return _role(person, begin, end, owner)


def _role(person: Candidate, start: int, end: int, owner: Candidate | None) -> FoundRole:
    block = person.block
    text, first = block.slice(start, end), block.start + block.begins[start]
    return FoundRole(text, Span(first, first + len(text)), person, owner if owner and owner.label != "Person" else None)
