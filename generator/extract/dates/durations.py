"""Readings of how long and how often: "five years", "the past few weeks", "every Tuesday"; and of words that name no date of the calendar."""

import re

from generator.extract.dates.context import Context
from generator.extract.dates.explicit import month_number
from generator.extract.dates.found import NOTHING, Found, group_of, plain_found
from generator.extract.dates.vocabulary import VAGUE, load_vocabulary, parse_number

_LETTER = {
    "second": ("T", 1, "S"), "minute": ("T", 1, "M"), "hour": ("T", 1, "H"), "day": ("", 1, "D"), "night": ("", 1, "D"), "week": ("", 1, "W"),
    "fortnight": ("", 2, "W"), "month": ("", 1, "M"), "quarter": ("", 3, "M"), "year": ("", 1, "Y"), "decade": ("", 10, "Y"),
    "century": ("", 100, "Y"), "weekend": ("", 1, "WE"), "morning": ("", 1, "D"), "evening": ("", 1, "D"), "afternoon": ("", 1, "D"),
    "summer": ("", 1, "Y"), "winter": ("", 1, "Y"), "spring": ("", 1, "Y"), "autumn": ("", 1, "Y"), "fall": ("", 1, "Y"),
}  # fmt: skip
_SMALLER = {"hour": (60, "minute"), "minute": (60, "second"), "year": (12, "month"), "day": (24, "hour"), "decade": (10, "year")}
_PARTS = {"TMO": ("morning",), "TEV": ("evening",), "TAF": ("afternoon",), "TNI": ("night",)}


def length(number: float, unit: str) -> str:
    """A duration as TIMEX3 writes it: 5 years P5Y, 5.5 hours PT5H30M, several days PXD."""
    time, factor, letter = _LETTER[unit]
    if number == VAGUE:
        return f"P{time}X{letter}"
    whole = int(number)
    if number == whole or unit not in _SMALLER:
        exact = number * factor
        return f"P{time}{int(exact) if exact == int(exact) else exact:g}{letter}"
    parts, smaller = _SMALLER[unit]
    rest = round((number - whole) * parts)
    if not whole:
        return length(rest, smaller)
    if unit == "decade":
        return f"P{round(number * 10)}Y"
    time_of_rest, _, letter_of_rest = _LETTER[smaller]
    return f"P{time}{whole}{letter}{'' if time else time_of_rest}{rest}{letter_of_rest}"


def unit_of(word: str) -> str:
    """The unit that a word names: "years" is a year; parts of the day and seasons, which can be counted too, are their own."""
    word = word.lower()
    return load_vocabulary().unit.get(word) or (word if word in _LETTER else word.removesuffix("s"))


def duration(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    number, unit = parse_number(match["num"]), unit_of(match["unit"])
    if number is None or number == 0:
        return NOTHING
    word = match["num"].lower()
    if word in ("a", "an") and unit == "second":  # "for a second" is no time
        return NOTHING
    if word in ("a", "an", "another") and not group_of(match, "half") and not _stands_alone(match, context):
        return NOTHING
    if (number > 1 and unit in ("second", "quarter") and not match["unit"].lower().endswith("s")) or (
        word in ("some", "many") and unit in ("day", "second")
    ):
        return NOTHING
    fraction = unit == "quarter" and context.text[match.end() : match.end() + 4].strip().startswith(("of", "-"))  # "three-quarters of the money"
    if fraction or _is_age(match, context):
        return NOTHING
    number += 0.5 if group_of(match, "half") else 0.0
    return plain_found(match, "DURATION", length(number, unit))


def duration_range(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    low, high, unit = parse_number(match["low"]), parse_number(match["num"]), unit_of(match["unit"])
    if low is None or high is None or high == VAGUE or low >= high or match["num"].lower() in ("a", "an") or _is_age(match, context):
        return NOTHING
    return plain_found(match, "DURATION", length(low, unit))


def vague_duration(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "for weeks", "recent years": as many as nobody said."""
    unit, direction = unit_of(match["unit"]), group_of(match, "dir")
    before = context.words_before(match.start(), 1)
    if unit in ("second", "minute") and not direction:
        return NOTHING
    if (
        not direction
        and not group_of(match, "long")
        and (not before or before[-1] not in ("for", "in", "within", "over", "after", "of", "during", "few"))
    ):
        return NOTHING
    if direction in ("these", "those") or (direction == "the early" and unit == "hour") or group_of(match, "long") == "old":
        return NOTHING
    return plain_found(match, "DURATION", length(VAGUE, unit))


def duration_of_one(match: re.Match[str], _: Context) -> tuple[Found, ...]:
    unit = unit_of(match["unit"])
    return plain_found(match, "DURATION", length(VAGUE if match["unit"].lower() in ("weeks", "months") else 1, unit))


def a_while(match: re.Match[str], _: Context) -> tuple[Found, ...]:
    return plain_found(match, "DURATION", "PXX" if "while" in match[0].lower() else "PXM")


def often(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    tokens = context.tokens(*match.span())
    if tokens and tokens[0].pos_ == "PROPN":  # the Daily Telegraph
        return NOTHING
    return plain_found(match, "SET", load_vocabulary().often[match["often"].lower()])


def every(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    unit = unit_of(match["unit"])
    number = parse_number(group_of(match, "num") or "one") or 1
    number = 2 if " other " in " ".join(match[0].lower().split()) else number
    for value, words in _PARTS.items():
        if unit in words:
            return plain_found(match, "SET", f"XXXX-XX-XX{value}")
    before = context.words_before(match.start(), 2)
    if match["every"].lower() == "per" and before and before[-1] in ("kilometers", "miles", "km", "kilometres", "beats", "revolutions"):
        return NOTHING
    return plain_found(match, "SET", length(number, unit))


def every_month(match: re.Match[str], _: Context) -> tuple[Found, ...]:
    month = month_number(match)
    return plain_found(match, "SET", f"XXXX-{month:02}") if month else NOTHING


def per_unit(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "$33 million a year", "twice a week": how often; "a year" after "for", "in", "within" is how long."""
    if group_of(match, "times") is None and _stands_alone(match, context):
        return NOTHING
    tokens = context.tokens(*match.span("unit"))
    if tokens and tokens[0].dep_ not in ("npadvmod", "prep", "pobj", "nmod", "appos", "dep") and group_of(match, "times") is None:
        return NOTHING
    return plain_found(match, "SET", length(1, unit_of(match["unit"])))


def present(match: re.Match[str], _: Context) -> tuple[Found, ...]:
    return plain_found(match, "DATE", "PRESENT_REF", group=_span(match))


def past(match: re.Match[str], _: Context) -> tuple[Found, ...]:
    return plain_found(match, "DATE", "PAST_REF", group=_span(match))


def future(match: re.Match[str], _: Context) -> tuple[Found, ...]:
    return plain_found(match, "DATE", "FUTURE_REF", group=_span(match))


def earlier(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    tokens = context.tokens(*match.span())
    if (tokens and tokens[0].pos_ != "ADV") or context.words_before(match.start(), 1)[-1:] in (["year"], ["month"], ["week"], ["day"]):
        return NOTHING
    return plain_found(match, "DATE", "PAST_REF")


def _span(match: re.Match[str]) -> int | str:
    """The group that is the expression, where the rule needs words around it."""
    return "span" if match.groupdict().get("span") else 0


def _stands_alone(match: re.Match[str], context: Context) -> bool:
    """Whether "a year" follows a word of duration ("for a year", "within a week"), before the match or as its first words ("over a week")."""
    if len(match[0].split()) > 2:
        return True
    before = context.words_before(match.start(), 1)
    return bool(before) and before[-1] in (
        "for",
        "in",
        "within",
        "after",
        "over",
        "than",
        "nearly",
        "almost",
        "about",
        "of",
        "half",
        "only",
        "just",
        "until",
    )


def _is_age(match: re.Match[str], context: Context) -> bool:
    """Whether it is how old somebody is ("a 6-year-old boy"), which dates nothing."""
    return bool(re.search(r"\bold\b", match[0])) or bool(re.match(r"[ -](?:olds?|of age)\b", context.text[match.end() : match.end() + 8]))
