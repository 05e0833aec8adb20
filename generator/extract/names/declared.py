"""Pairs of names that a text itself says are one thing: "World Health Organization (WHO)", "Mahmoud Abbas, also known as Abu Mazen"."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.extract.lexicon import lexicon
from generator.extract.lexicon.keys import is_acronym, stands_for
from generator.extract.names.candidates import Candidate
from generator.extract.names.known import nickname, short_name
from generator.extract.names.local import ORGANIZATIONS
from generator.extract.parse import ParsedBlock

FARTHEST = 7  # tokens between two names that words declare to be one
BRACKETED = 8  # tokens in a bracket that holds a name in another script
MARKS = frozenset({",", "(", "–", "—", "-", '"', "“", "”", "``", "''"})


def find_declared(candidates: Sequence[Candidate], texts: set[str]) -> list[tuple[str, str]]:
    """Pairs of short or other names and the names that they stand for. `texts` are all names of the article as written."""
    pairs: list[tuple[str, str]] = []
    surnames = {candidate.words[-1] for candidate in candidates if candidate.label == "Person" and len(candidate.words) > 1}
    for before, after in pairwise(candidates):
        if before.block is after.block:
            pairs += _of_neighbours(before, after, surnames)
    for candidate in candidates:
        for short in (" ".join(short_name(candidate)), " ".join(nickname(candidate))):
            if short in texts:
                pairs.append((short, candidate.text))
    return pairs


def _of_neighbours(before: Candidate, after: Candidate, surnames: Container[str]) -> Iterator[tuple[str, str]]:
    if _in_brackets(before, after) and _may_be_acronym(after, before):
        yield after.text, before.text
    elif _in_brackets(before, after) and _may_be_acronym(before, after) and stands_for(before.text, after.text):
        yield before.text, after.text
    elif _in_brackets(before, after) and is_other_script(after.text):
        yield after.text, before.text
    elif before.text not in surnames and _is_apposed(before, after):
        yield before.text, after.text
    elif _says_same(before, after):
        short, full = (before, after) if is_acronym(before.text) and not is_acronym(after.text) else (after, before)
        yield short.text, full.text


def _in_brackets(before: Candidate, after: Candidate) -> bool:
    """Whether nothing but a bracket, or that and the name of a language, is between two names."""
    between = before.block.words[before.end : after.start]
    return bool(between) and between[0] == "(" and all(word in {"(", ":", ";"} or word.lower() in lexicon().languages for word in between)


def _is_apposed(before: Candidate, after: Candidate) -> bool:
    """Whether what an outlet or a body is follows its short name: "Kan, the Israeli Public Broadcasting Corporation, reported"."""
    words, end = before.block.words, after.end
    between = [word.lower() for word in words[before.end : after.start]]
    described = after.label in ORGANIZATIONS and words[end - 1].lower() in lexicon().naming_heads and len(after.words) > 2
    return between == [",", "the"] and described and words[end : end + 1] == [","] and len(before.words) == 1 and not before.sure


def _says_same(before: Candidate, after: Candidate) -> bool:
    """Whether the words between two names of one kind say that both are one thing's; a lone "or" does for letters only."""
    between = before.block.words[before.end : after.start]
    if len(between) > FARTHEST or not between:
        return False
    words = [word.lower() for word in between if word not in MARKS]
    if words and words[0] in lexicon().naming_heads and before.label in ORGANIZATIONS:
        words = words[1:]  # "the Islamic State *group*, also known as ISIS"
    phrase = " ".join(words)
    if phrase not in lexicon().also_called or (phrase == "born" and "(" in between):
        return False
    if phrase in {"or", "or the"}:
        return between[0] == "," and is_acronym(after.text) and _may_be_acronym(after, before)
    return _one_kind(before, after)


def _one_kind(before: Candidate, after: Candidate) -> bool:
    """Whether two names may name one thing; the model often mistakes what the second is."""
    if before.label == "Person":
        return after.label == "Person" or (
            after.label in {"Unknown", "Organization", "Place"} and not after.sure and not lexicon().country(after.text)
        )
    return before.label == after.label or (before.label in ORGANIZATIONS and after.label in {*ORGANIZATIONS, "Unknown"})


def _may_be_acronym(short: Candidate, full: Candidate) -> bool:
    """Whether an acronym in brackets is the full name's: by its letters, or for a body whose letters are another language's (PKK)."""
    if not is_acronym(short.text) or lexicon().country(short.text):
        return False
    foreign = full.label in ORGANIZATIONS and short.label not in {"Place", "Person"} and not full.text.isupper() and _says_body(full)
    return stands_for(short.text, full.text) or foreign


def _says_body(full: Candidate) -> bool:
    """Whether a name is surely no person's, whose agency stands in brackets under a picture: "Jane Roe (AFP)"."""
    return len(full.words) > 2 or any(word in lexicon().organization_words for word in full.lowers)


def is_other_script(text: str) -> bool:
    """Whether a text is written in letters that are not Latin ones."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(ord(c) > LAST_LATIN for c in letters)


LAST_LATIN = 0x24F


def with_other_scripts(block: ParsedBlock, listed: Sequence[Candidate]) -> list[Candidate]:
    """A block's names, with those in another script that stand in brackets right after them: "Khaled Mashal (Arabic: خالد مشعل)"."""
    out: list[Candidate] = []
    for candidate in listed:
        out.append(candidate)
        found = _bracketed(block, candidate)
        if found and not any(found.start < c.end and c.start < found.end for c in listed):
            out.append(found)
    held = [c for c in out if is_other_script(c.text)]
    return [c for c in out if c in held or not any(h.start - 2 <= c.start and c.end <= h.end and block.words[c.start - 1] == "(" for h in held)]


def _bracketed(block: ParsedBlock, before: Candidate) -> Candidate | None:
    words, at = block.words, before.end
    if at >= len(words) or words[at] != "(":
        return None
    start = at + 1
    while start < len(words) and (words[start].lower() in lexicon().languages or words[start] == ":"):
        start += 1
    end = start
    while end < min(len(words), at + BRACKETED) and (is_other_script(words[end]) or (end > start and words[end] in {"-", "·"})):
        end += 1
    closed = end < len(words) and words[end] in {")", ",", ";"}
    return replace(before, start=start, end=end, belongs_to=None) if closed and end > start else None
