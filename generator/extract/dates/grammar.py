"""The rules that `data/rules.yml` lists, compiled."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from generator.extract.dates.vocabulary import fragments, load_vocabulary

_EDGE = r"early|late|mid|middle|the end|end|the beginning|the start|the middle|the turn"
_DIRECTION = r"this|last|next|this past|this coming|the following|past|coming|the previous|the same|each"
_SPACE = re.compile(r"\[[^\]]*\]| \?| ")
_GROUP = re.compile(r"(?<!P)(?<!k)<([a-z]+)(\d?)>")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the name of the function that reads its matches. `needs` are the kinds of word without all of which the rule can't match."""

    name: str
    needs: frozenset[str]
    reading: str
    pattern: re.Pattern[str]


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules in the order of the file."""
    data = yaml.load(files(__package__).joinpath("data/rules.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return tuple(Rule(one["name"], frozenset(one["needs"]), one["reading"], _compile(one["pattern"])) for one in data)


@lru_cache(maxsize=2000)
def rules_for(kinds: frozenset[str]) -> tuple[tuple[int, Rule], ...]:
    """The rules, with their places in the file, that can match where these kinds of word stand. The same few kinds meet again and again."""
    return tuple((place, rule) for place, rule in enumerate(load_rules()) if rule.needs <= kinds)


@cache
def openers() -> dict[str, frozenset[str]]:
    """Words that may be part of an expression, with the kinds that each is of: only about them is any pattern tried."""
    words = load_vocabulary()
    return _kinds(
        {
            "month": [*words.month],
            "weekday": [*words.weekday],
            "weekdays": [f"{day}s" for day in words.weekday if day.endswith("day")],
            "season": [*words.season],
            "part": [*words.part, "mid"],
            "unit": [*words.unit],
            "century": ["century", "centuries"],
            "quarter": ["quarter", "quarters", "period"],
            "holiday": [*(re.split("[ ']", word)[0] for word in words.holiday), "july"],
            "decade": [*words.decade],
            "number": ["nineteen", "eighteen", "thousand"],
            "today": ["today", "yesterday", "tomorrow"],
            "tonight": ["tonight", "overnight"],
            "clock": ["noon", "midnight"],
            "oclock": ["clock"],
            "gmt": ["gmt", "utc", "bst"],
            "often": [*words.often],
            "fiscal": ["fiscal"],
            "while": ["while"],
            "ref": ["current", "past", "future", *(phrase.split()[-1] for phrase in (*words.present, *words.past, *words.future))],
        }
    )


@cache
def helpers() -> dict[str, frozenset[str]]:
    """Words that count only near an opener; too common to search about each of them."""
    return _kinds(
        {
            "which": ["this", "last", "next", "past", "coming", "current", "previous", "preceding", "following", "upcoming", "present", "same", "that",
                      "prior", "ensuing", "yesterday", "tomorrow", "today"],
            "side": ["before", "after", "earlier"],
            "ago": ["ago", "earlier", "later", "hence", "now", "back", "before", "beforehand", "after", "afterward", "afterwards", "today", "prior"],
            "edge": ["end", "beginning", "start", "middle", "close", "turn"],
            "until": ["ended", "ending", "to", "through"],
            "whole": ["all", "whole", "entire", "full", "half"],
            "half": ["half"],
            "while": ["time"],
            "every": ["every", "each", "per"],
            "article": ["a", "an"],
            "the": ["the", "its"],
            "to": ["to", "or"],
            "to-date": ["date"],
        }
    )  # fmt: skip


def _kinds(words_by_kind: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for kind, words in words_by_kind.items():
        for word in words:
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


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
