"""The words of dates as `data/words.yml` lists them, and the pieces of patterns made of them."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

VAGUE = -1.0
"""The number that a vague word ("several") stands for; TIMEX3 writes it X."""


@dataclass(frozen=True)
class Vocabulary:
    """Word lists by kind: each word, in lower case, with what it stands for."""

    month: dict[str, int]
    weekday: dict[str, int]
    season: dict[str, str]
    part: dict[str, str]
    unit: dict[str, str]
    ordinal: dict[str, int]
    number: dict[str, int]
    decade: dict[str, int]
    holiday: dict[str, list[int] | str]
    approx: list[str]
    vague: list[str]
    ahead: list[str]
    behind: list[str]
    expecting: list[str]
    resolving: list[str]
    setting: list[str]
    arranged: list[str]
    often: dict[str, str]
    present: list[str]
    past: list[str]
    future: list[str]


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    data: dict[str, Any] = yaml.load(files(__package__).joinpath("data/words.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return Vocabulary(**data)


@cache
def fragments() -> dict[str, str]:
    """Pieces of patterns by name; `<name>` in a rule becomes a named group of it."""
    words = load_vocabulary()
    number = _number_pattern(words)
    return {
        "month": _with_short_forms(words.month),
        "weekday": _with_short_forms(words.weekday),
        "season": _any_of(words.season),
        "part": _any_of(words.part),
        "unit": _any_of(words.unit),
        "ordinal": _any_of(words.ordinal),
        "decade": _any_of(words.decade),
        "holiday": _any_of(words.holiday).replace("'", "['’]"),
        "num": number,
        "approx": rf"(?:{_any_of(words.approx)} ){{0,2}}",
        "year": r"(?:1[5-9]|20)\d\d",
        "spoken": _spoken_year(words),
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[:.,]\d)",
        "often": _any_of(words.often),
        "clock": r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)? ?(?:a\.? ?m\b\.?|p\.? ?m\b\.?)|(?:[01]?\d|2[0-4]):[0-5]\d|noon|midnight",
        "zone": r"(?:[ (]*(?:\d{1,2}[:.]?\d\d )?(?:[ECMP][DS]T|[ECMP]T|GMT|UTC|BST|CET|local time)\)?)",
        "present": _any_of(words.present),
        "past": _any_of(words.past),
        "future": _any_of(words.future),
    }


def parse_number(text: str) -> float | None:
    """The number that words or digits name: "twenty-four", "5 1/2", "a"; VAGUE for "several"; None for none."""
    words = load_vocabulary()
    text = " ".join(text.lower().replace("-", " ").replace(",", "").split())
    if text in words.vague or text.removesuffix(" of") in words.vague:
        return VAGUE
    if text in ("a couple of", "a couple", "couple of", "the couple of"):
        return 2.0
    if text.startswith("half"):
        return 0.5
    digits = re.fullmatch(r"(\d+(?:\.\d+)?)(?: (1/2)| ?(½))?", text)
    if digits:
        return float(digits[1]) + (0.5 if digits[2] or digits[3] else 0.0)
    total = 0.0
    for word in text.split():
        if word in ("a", "an", "another"):
            total += 1
        elif word in ("hundred", "thousand"):
            total = max(total, 1) * words.number[word]
        elif word in words.number:
            total += words.number[word]
        elif word != "and":
            return None
    return total


def parse_spoken_year(text: str) -> int | None:
    """Such as "nineteen ninety-six" is 1996, "two thousand and four" 2004."""
    words = load_vocabulary()
    parts = [word for word in re.split(r"[\s-]+", text.lower()) if word != "and"]
    if "thousand" in parts or any(word not in words.number for word in parts):
        number = parse_number(" ".join(parts))
        return int(number) if number else None
    return words.number[parts[0]] * 100 + sum(words.number[word] for word in parts[1:])


def _any_of(words: dict[str, Any] | list[str]) -> str:
    """Longest first, so that "christmas eve" is not read as "christmas"."""
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _with_short_forms(words: dict[str, int]) -> str:
    """Only short forms take a dot with them: the dot after "May" ends the sentence."""
    short = [word for word in words if len(word) <= 5 and word not in ("march", "april", "may", "june", "july")]
    return rf"(?:{_any_of([word for word in words if word not in short])}(?!\w)|{_any_of(short)}(?:\.|(?!\w)))"


def _number_pattern(words: Vocabulary) -> str:
    small = "|".join(sorted((word for word, n in words.number.items() if 0 < n < 20), key=len, reverse=True))
    tens = "|".join(word for word, n in words.number.items() if 20 <= n < 100)
    under_hundred = rf"(?:(?:{tens})(?:[ -](?:{small}))?|(?:{small}))"
    in_words = rf"(?:(?:an?|{under_hundred}) hundred(?: and)?(?: {under_hundred})?|{under_hundred})"
    digits = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?(?:[ -]1/2|½)?"
    return rf"(?:{digits}|{in_words}|{_any_of(words.vague)}|(?:a )?couple(?: of)?|half an?|another|an?)"


def _spoken_year(words: Vocabulary) -> str:
    small = "|".join(sorted((word for word, n in words.number.items() if 0 < n < 20), key=len, reverse=True))
    tens = "|".join(word for word, n in words.number.items() if 20 <= n < 100)
    return rf"(?:(?:eighteen|nineteen)[ -](?:(?:{tens})(?:[ -](?:{small}))?|(?:ten|eleven|twelve|[a-z]+teen))|two thousand(?: (?:and )?(?:{small}))?)"
