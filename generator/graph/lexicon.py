"""The word lists of this stage, read once."""

import re
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
    withdrawing: frozenset[str]
    own_article: re.Pattern[str]
    notice: re.Pattern[str]
    wrongly: re.Pattern[str]
    limits: re.Pattern[str]


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
        withdrawing=frozenset(data["withdrawing"]),
        **{name: _any_of(data[name]) for name in ("own_article", "notice", "wrongly", "limits")},
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
