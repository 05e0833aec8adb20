"""Whether a speaker whom an article only describes is worth a page."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


def is_source(description: str) -> bool:
    """Whether a description reads as a source: "officials", "a source in Oslo", but not "voters", "no company" or "our team"."""
    lists = _lists()
    words = [word.strip(",.\"'“”‘’") for word in description.lower().split()]
    if not words or words[0] in lists.no_source:
        return False
    end = next((i for i, word in enumerate(words) if i and word in lists.describing), len(words))
    return words[end - 1] not in lists.crowds


@dataclass(frozen=True, slots=True)
class _Lists:
    no_source: frozenset[str]
    crowds: frozenset[str]
    describing: frozenset[str]


@cache
def _lists() -> _Lists:
    loaded = yaml.load(files("generator.merge").joinpath("data/sources.yml").read_text("utf-8"), yaml.CSafeLoader)
    return _Lists(**{name: frozenset(words) for name, words in loaded.items()})
