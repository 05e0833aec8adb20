"""The rules that `data/rules.yml` lists, compiled."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from generator.extract.dates.vocabulary import fragments, load_vocabulary

_EDGE = r"early|late|mid|middle|the end|end|the beginning|the start|the middle|the turn"
_DIRECTION = r"this|last|next|this past|this coming|the following|past|coming|the previous|the same|each"
_SPACE = re.compile(r"\[[^\]]*\]| \?| ")
_GROUP = re.compile(r"(?<!P)(?<!k)<([a-z]+)(\d?)>")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the name of the function that reads its matches. `needs` is the kind of word without which the rule can't match."""

    name: str
    needs: str
    reading: str
    pattern: re.Pattern[str]


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules in the order of the file."""
    data = yaml.load(files(__package__).joinpath("data/rules.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return tuple(Rule(one["name"], one["needs"], one["reading"], _compile(one["pattern"])) for one in data)


@cache
def rules_needing() -> dict[str, tuple[tuple[int, Rule], ...]]:
    """The rules with their rank, by the kind of word that they need."""
    found: dict[str, list[tuple[int, Rule]]] = {}
    for rank, rule in enumerate(load_rules()):
        found.setdefault(rule.needs, []).append((rank, rule))
    return {needs: tuple(rules) for needs, rules in found.items()}


@cache
def kinds_of_word() -> dict[str, tuple[str, ...]]:
    """What kinds each word is of: the words that a text is searched for before any pattern is tried."""
    words = load_vocabulary()
    kinds: dict[str, set[str]] = {}

    def add(kind: str, *forms: str) -> None:
        for form in forms:
            kinds.setdefault(form, set()).add(kind)

    add("month", *words.month)
    add("weekday", *words.weekday)
    add("weekdays", *(f"{day}s" for day in words.weekday if day.endswith("day")))
    add("season", *words.season)
    add("part", *words.part, "mid")
    add("unit", *words.unit)
    add("quarter", "quarter", "quarters", "period")
    add("holiday", *(word.split()[0].split("'")[0] for word in words.holiday), "july")
    add("decade", *words.decade)
    add("number", "nineteen", "eighteen", "two", "thousand")
    add("today", "today", "yesterday", "tomorrow")
    add("tonight", "tonight", "overnight")
    add("edge", "end", "beginning", "start", "middle", "close", "turn")
    add("clock", "a", "p", "am", "pm", "noon", "midnight", "gmt", "utc", "bst", "clock")
    add("often", "daily", "weekly", "monthly", "quarterly", "yearly", "annually", "nightly", "hourly", "biweekly", "fortnightly")
    add("while", "while", "time")
    add("half", "half")
    add("fiscal", "fiscal")
    add("ref", "recent", "current", "earlier", "future", "date", "one", "ago")
    for phrase in (*words.present, *words.past, *words.future):
        add("ref", phrase.split()[-1])
    return {word: tuple(sorted(found)) for word, found in kinds.items()}


def _compile(pattern: str) -> re.Pattern[str]:
    pieces = fragments()

    def piece(found: re.Match[str]) -> str:
        name, count = found[1], found[2]
        if name == "number":
            return pieces["num"]
        if name in ("approx", "zone"):
            return pieces[name]
        body = {"edge": _EDGE, "dir": _DIRECTION}.get(name) or pieces[name]
        return f"(?P<{name}{count}>{body})"

    return re.compile(r"(?<!\w)(?:" + _SPACE.sub(_white_space, _GROUP.sub(piece, pattern)) + ")", re.IGNORECASE)


def _white_space(found: re.Match[str]) -> str:
    """A space of a pattern stands for any white space: text is wrapped where it likes."""
    if found[0].startswith("["):
        return found[0].replace(" ", r"\s")
    return r"\s*" if found[0] == " ?" else r"\s+"
