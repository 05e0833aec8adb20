"""The word lists of this stage, read once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class EventWords:
    """data/events.yml: its comments give the reasons."""

    silence: re.Pattern[str]
    evidential_hedges: frozenset[str]
    wide_types: frozenset[str]
    acting_roles: frozenset[str]
    once_only: dict[str, str]
    personal_types: frozenset[str]
    own_part: frozenset[str]
    plain_denials: re.Pattern[str]
    negations: re.Pattern[str]


@cache
def event_words() -> EventWords:
    data: dict[str, Any] = yaml.safe_load(files("generator.merge").joinpath("data/events.yml").read_text("utf-8"))
    return EventWords(
        silence=_any_of(data["silence"]),
        evidential_hedges=frozenset(data["evidential_hedges"]),
        wide_types=frozenset(data["wide_types"]),
        acting_roles=frozenset(data["acting_roles"]),
        once_only=data["once_only"],
        personal_types=frozenset(data["personal_types"]),
        own_part=frozenset(data["own_part"]),
        plain_denials=_any_of(data["plain_denials"]),
        negations=_any_of(data["negations"]),
    )


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
