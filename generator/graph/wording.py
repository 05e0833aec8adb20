"""Whether two statements are in the same words, and whether they count the same thing differently."""

import re

from generator.merge.stories.words import split_words, stems

ROOT = 5  # letters that words of one root share
ALIKE = 0.6  # of all words that two statements have, the part that both have
_WORD = re.compile(r"[^\W\d_]{3,}")
_COUNT = re.compile(r"\b(\d[\d,.]*\d|\d)\s+(?:[^\W\d_]+\s+)?([^\W\d_]{3,})")
_FROM = ("at least", "more than", "over")
_BOUND = re.compile(rf"\b({'|'.join(_FROM)}|up to|at most|fewer than|less than) " + _COUNT.pattern.removeprefix(r"\b"))


def same_words(one: str, other: str) -> bool:
    """Whether most of the words of the two are shared."""
    first, second = _words(one), _words(other)
    return bool(first and second) and len(first & second) / len(first | second) >= ALIKE


def told_words(text: str) -> frozenset[str]:
    """The words of a text that say something, as stems."""
    return frozenset(stems(split_words(text)))


def shared_words(one: frozenset[str], other: frozenset[str]) -> int:
    """How many words of two statements are the same or of one root: "meeting" and "meet"."""
    return sum(any(word == own or (len(word) >= ROOT and len(own) >= ROOT and word[:ROOT] == own[:ROOT]) for own in one) for word in other)


def tell_apart(before: str, after: str) -> str:
    """As in "39 people, 41 people", where the two count the same noun differently; empty where they don't."""
    earlier = {noun: number for number, noun in _COUNT.findall(before.lower())}
    for number, noun in _COUNT.findall(after.lower()):
        if noun in earlier and _number(earlier[noun]) != _number(number):
            return f"{earlier[noun]} {noun}, {number} {noun}"
    return ""


def is_within_bound(before: str, after: str) -> bool:
    """Whether the later number is one that the earlier words left open: "at least 12 people", then "15 people"."""
    bounds = {noun: (word, _value(number)) for word, number, noun in _BOUND.findall(before.lower())}
    for number, noun in _COUNT.findall(after.lower()):
        word, bound = bounds.get(noun, ("", None))
        value = _value(number)
        if bound is not None and value is not None:
            return value >= bound if word in _FROM else value <= bound
    return False


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _number(text: str) -> str:
    return text.replace(",", "").rstrip(".")


def _value(text: str) -> float | None:
    try:
        return float(_number(text))
    except ValueError:
        return None  # "12.03.2024"
