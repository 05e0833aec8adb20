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
    grave_types: frozenset[str]


@cache
def graph_words() -> GraphWords:
    data: dict[str, Any] = yaml.safe_load(files("generator.graph").joinpath("data/words.yml").read_text("utf-8"))
    return GraphWords(
        roles=data["roles"],
        acknowledged=data["acknowledged"],
        place=data["place"],
        part_of=data["part_of"],
        acknowledging_acts=frozenset(data["acknowledging_acts"]),
        grave_types=frozenset(data["grave_types"]),
    )
