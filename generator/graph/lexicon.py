"""The word lists of this stage, read once."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class GraphWords:
    """data/words.yml: its comments give the reasons."""

    roles: dict[str, str]
    acknowledged: str
    place: str
    part_of: str
    acknowledging_acts: frozenset[str]


@cache
def graph_words() -> GraphWords:
    data: dict[str, Any] = yaml.safe_load(files("generator.graph").joinpath("data/words.yml").read_text("utf-8"))
    return GraphWords(data["roles"], data["acknowledged"], data["place"], data["part_of"], frozenset(data["acknowledging_acts"]))
