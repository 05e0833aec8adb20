"""Positions that the words give to a person: "Hamas deputy chief Saleh al-Arouri", "Jane Roe, head of the Bar Association"."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from generator.extract.lexicon import lexicon
from generator.extract.names.candidates import Candidate
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
    words, doc = lexicon(), person.block.doc
    owner = max((c for c in others if c.end < person.start + 1), key=lambda c: c.end, default=None)
    end = person.start
    if end and doc[end - 1].text == ",":
        end -= 1
    start = end
    floor = max(owner.end if owner else 0, end - FARTHEST)
    titles = words.titles | words.occupations
    while start > floor and (doc[start - 1].lower_ in titles or doc[start - 1].lower_ in words.title_modifiers or doc[start - 1].text == "-"):
        start -= 1
    while start < end and doc[start].lower_ in {"of", "-"}:
        start += 1
    if start == end or not any(t.lower_ in titles for t in doc[start:end]):
        return None
    near = owner if owner and (owner.end == start or (owner.end == start - 1 and doc[start - 1].text in {"'s", "’s", "'", "’"})) else None
    if near and _is_portfolio(near, doc[end - 1].lower_):
        start, near = near.start, None
    return _role(person, _with_past(doc, near.start if near else start, start), end, near)


def _is_portfolio(owner: Candidate, title: str) -> bool:
    """Whether what stands before a minister is no body but what he is a minister of: "Commerce Secretary"."""
    return title in {"secretary", "minister"} and owner.label in {"Unknown", "Organization", "Product"} and len(owner.words) == 1 and not owner.sure


def _with_past(doc: Doc, before: int, start: int) -> int:
    """Where a title begins that holds no longer, or held in a year: "*former* New York City mayor", "*2016* nominee", "*former archbishop and* cardinal"."""
    titles = lexicon().titles | lexicon().title_modifiers
    at = before
    while at > 1 and doc[at - 1].lower_ == "and" and doc[at - 2].lower_ in titles:
        at -= 2
        while at and doc[at - 1].lower_ in titles:
            at -= 1
    if at < before and doc[at].lower_ in PAST:
        return at
    if before and (doc[before - 1].lower_ in PAST or YEAR.fullmatch(doc[before - 1].text)):
        return before - 1
    return start


def _after(person: Candidate, others: list[Candidate]) -> FoundRole | None:
    words, doc = lexicon(), person.block.doc
    start = person.end
    if start >= len(doc) or doc[start].text != ",":
        return None
    start += 1
    inner = next((c for c in others if c.start == start or (c.start == start + 1 and doc[start].lower_ == "the")), None)
    begin = inner.end if inner else start
    while begin < len(doc) and doc[begin].lower_ in {"the", "a", "an", "'s", "’s", "who", "is", "was", "his", "her", "its"}:
        begin += 1
    if any(doc[i].lower_ == "was" for i in range(start, begin)):
        return None  # "Jane Roe, who was head of the Bar Association", is so no longer
    end = begin
    while end < len(doc) and end - begin < FARTHEST and (doc[end].lower_ in words.titles or doc[end].lower_ in words.title_modifiers - {"of"}):
        end += 1
    if begin == end or doc[end - 1].lower_ not in words.titles or any(c.start == end and c.label == "Person" for c in others):
        return None  # none, or the title of the person named next
    owner = inner
    if end < len(doc) and doc[end].lower_ in {"of", "at", "for", "from"}:  # "the Democratic speaker of the House" is the House's
        owner = next((c for c in others if c.start in {end + 1, end + 2} and c.label != "Person"), owner)
    if owner is None and doc[begin:end].text.lower() in SAYS_LITTLE:
        return None
    return _role(person, begin, end, owner)


def _role(person: Candidate, start: int, end: int, owner: Candidate | None) -> FoundRole:
    piece = person.block.doc[start:end]
    return FoundRole(piece.text, person.block.span_of(piece), person, owner if owner and owner.label != "Person" else None)
