"""Readings of dates that are seen from the article's day or from a date named before: "Tuesday", "last week", "three days later"."""

import datetime as dt
import re
from dataclasses import replace

from generator.extract.dates.context import Context
from generator.extract.dates.durations import length
from generator.extract.dates.explicit import bare_month, calendar_date, month_number
from generator.extract.dates.found import NOTHING, Found, date_found, group_of, guessed, plain_found
from generator.extract.dates.moments import Grain, Moment, grain_of, shift
from generator.extract.dates.vocabulary import VAGUE, load_vocabulary, parse_number

BACK = frozenset({"last", "past", "previous", "preceding", "prior", "this past", "the previous"})
AHEAD = frozenset({"next", "coming", "following", "upcoming", "ensuing", "this coming", "the following", "very next"})
SAME = frozenset({"same", "that", "that same", "this same"})
FROM_NAMED = SAME | {"following", "previous", "preceding", "ensuing"}
DAYS_BEFORE = 6  # from the last day of tomorrow's name to today
_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q"}
_UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "weekend": "XXXX-WXX-WE"}


def weekday_day(match: re.Match[str], context: Context) -> dt.date | None:
    """The day that a weekday's name means: the last one or, where the tense looks ahead, the next; the article's own day counts for both."""
    if context.anchor is None:
        return None
    number = load_vocabulary().weekday[match["weekday"].lower().rstrip(".")]
    back = (context.anchor.isoweekday() - number) % 7
    direction = group_of(match, "dir")
    if direction in BACK:
        return shift(context.anchor, -(back or 7), "day")
    if direction in AHEAD:
        return shift(context.anchor, 7 - back, "day")
    if context.tense(*match.span("weekday")) == "future":
        return shift(context.anchor, (7 - back) % 7, "day")
    return shift(context.anchor, -back, "day")


def weekday(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    if re.match(r"\s+of\s+(?:each|every|the|a)\b", match.string[match.end() :]):
        return NOTHING  # "the first Monday of each month" is no one Monday
    if not match["weekday"][0].isupper():
        return NOTHING
    if group_of(match, "dir") == "each":
        return NOTHING
    day = weekday_day(match, context)
    start = match.start("edge") if group_of(match, "edge") else match.start("dir") if group_of(match, "dir") else match.start("weekday")
    if day is None:
        number = load_vocabulary().weekday[match["weekday"].lower().rstrip(".")]
        return (Found(start, match.end(), "DATE", f"XXXX-WXX-{number}"),)
    moment = Moment(day, "day")
    return (Found(start, match.end(), "DATE", moment.value, moment.edtf, moment),)


def weekday_part(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "Friday morning": a TIME of that day.

    Nobody calls a morning of six days ago so: in an article of Monday, "early Tuesday morning" is where it is Tuesday already.
    """
    found = weekday(match, context)
    part = load_vocabulary().part[match["part"].lower()]
    day = found[0].moment.day if found and found[0].moment else None
    if day and context.anchor and (context.anchor - day).days == DAYS_BEFORE and not group_of(match, "dir"):
        moment = Moment(context.anchor + dt.timedelta(1), "day")
        found = tuple(replace(one, value=moment.value, edtf=moment.edtf, moment=moment) for one in found)
    return tuple(replace(one, type="TIME", value=f"{one.value}T{part}") for one in found)


def day_beside(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    day = weekday_day(match, context)
    beside = shift(day, -1 if match["side"].lower() == "before" else 1, "day") if day else None
    return date_found(match, Moment(beside, "day") if beside else None)


def every_weekday(match: re.Match[str], _: Context) -> tuple[Found, ...]:
    if not match["weekday"][0].isupper():
        return NOTHING
    return plain_found(match, "SET", f"XXXX-WXX-{load_vocabulary().weekday[match['weekday'].lower().rstrip('.')]}")


def today(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    word = group_of(match, "today") or ""
    count = {"today": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}[word]
    day = shift(context.anchor, count, "day") if context.anchor else None
    part = group_of(match, "part")
    if day is None:
        return plain_found(match, "DATE", "PRESENT_REF" if count == 0 else "XXXX-XX-XX")
    moment = Moment(day, "day")
    if part:
        return (Found(match.start(), match.end(), "TIME", f"{moment.value}T{load_vocabulary().part[part]}", moment.edtf, moment),)
    return date_found(match, moment)


def this_unit(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "last week", "earlier this month", "the end of next year", "that same day"."""
    direction, unit = group_of(match, "dir") or "", group_of(match, "unit") or ""
    grain: Grain | None = "season" if unit == "summer" else grain_of(unit)
    if grain is None:
        return NOTHING
    if unit == "day" and direction not in SAME | {"following", "previous", "next", "preceding"}:
        return plain_found(match, "DATE", "PRESENT_REF") if direction in ("this", "present") else NOTHING
    if re.search(r" or (so|two)$", match[0]) and direction in AHEAD:
        return plain_found(match, "DATE", "FUTURE_REF") if match[0].endswith("two") else _of_unit(match, context, direction, grain)
    return _of_unit(match, context, direction, grain)


def _of_unit(match: re.Match[str], context: Context, direction: str, grain: Grain) -> tuple[Found, ...]:
    moment = _unit_moment(match, context, direction, grain)
    if moment is None:
        return plain_found(match, "DATE", _UNKNOWN.get(grain, "XXXX"))
    sure = not _is_from_named(direction, grain) or context.last_named(match.start(), grain=grain) is not None
    return guessed(date_found(match, moment), sure=sure)


def _unit_moment(match: re.Match[str], context: Context, direction: str, grain: Grain) -> Moment | None:
    base = context.anchor
    if _is_from_named(direction, grain):
        last = context.last_named(match.start(), grain=grain)
        base = last.day if last else context.anchor
    if base is None:
        return None
    count = -1 if direction in BACK else 1 if direction in AHEAD else 0
    day = shift(base, count, grain)
    return Moment(day, grain) if day else None


def _is_from_named(direction: str, grain: Grain) -> bool:
    """Whether a period is counted from the date named before; "next week" is counted from the article, "the next day" is not."""
    return direction in FROM_NAMED or grain == "day"


def next_day(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    direction = (group_of(match, "dir") or "").removeprefix("very ")
    last = context.last_named(match.start(), grain="day")
    base = last.day if last else context.anchor
    if base is None:
        return plain_found(match, "DATE", "XXXX-XX-XX")
    day = shift(base, {"previous": -1, "same": 0}.get(direction, 1), "day")
    part = group_of(match, "part")
    found = guessed(date_found(match, Moment(day, "day") if day else None), sure=last is not None)
    return tuple(replace(one, type="TIME", value=f"{one.value}T{load_vocabulary().part[part]}") for one in found) if part else found


def unit_beside(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "the day before", "the year after": counted from the date named last."""
    unit = (group_of(match, "unit") or "").replace("night", "day").replace("evening", "day")
    grain = grain_of(unit)
    last = context.last_named(match.start(), grain=grain) if grain else None
    base = last.day if last else context.anchor
    if base is None or grain is None:
        return NOTHING
    day = shift(base, 1 if match["side"].lower() == "after" else -1, unit)
    return guessed(date_found(match, Moment(day, grain) if day else None), sure=last is not None)


def ago(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "two weeks ago", "three days later", "a year earlier"."""
    number, unit, how = parse_number(match["num"]), load_vocabulary().unit[match["unit"].lower()], group_of(match, "how") or ""
    grain = grain_of(unit)
    back = how not in ("later", "hence", "from now", "from today") and not how.startswith("after")
    if number is None:
        return NOTHING
    from_today = how in ("ago", "hence", "from now", "back", "from today")
    if number == VAGUE or grain is None:
        if not from_today:
            return plain_found(match, "DURATION", length(number, unit))
        return plain_found(match, "DATE", "PAST_REF" if back else "FUTURE_REF")
    published = Moment(context.anchor, "day") if context.anchor else None
    named = None if from_today else context.last_named(match.start(), grain=grain)
    base = published if from_today else named or (published if back else None)
    if base is None:
        return (
            plain_found(match, "DATE", "PAST_REF" if back else "FUTURE_REF") if from_today else plain_found(match, "DURATION", length(number, unit))
        )
    quarter = context.quarter_named(match.start()) if unit == "year" and number == 1 else None
    if quarter:  # results are compared with the same quarter of the year before
        base, grain = quarter, "quarter"
    if grain in ("decade", "century"):  # as exact as its count: "two decades ago" names a year more or less
        grain = "year"
    count = round(max(number, 1)) * (-1 if back else 1)
    day = shift(base.day, count, unit)
    if day is None:
        return NOTHING
    return guessed(date_found(match, Moment(day, grain)), sure=from_today or named is not None or quarter is not None)


def end_of(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "the end of the month": TIMEX3 writes the whole period."""
    unit, direction = group_of(match, "unit"), group_of(match, "dir")
    if group_of(match, "month"):
        found = bare_month(match, context) if not group_of(match, "year2") else NOTHING
        month, year = month_number(match), group_of(match, "year2")
        if year and month:
            return date_found(match, Moment(dt.date(int(year), month, 1), "month"))
        return found
    if group_of(match, "year"):
        return date_found(match, Moment(dt.date(int(match["year"]), 1, 1), "year"))
    grain = grain_of(unit or "")
    if grain is None or (unit == "day" and not direction):  # "at the end of the day" is a saying
        return NOTHING
    return date_found(match, _unit_moment(match, context, direction or "this", grain))


def year_end(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    year = group_of(match, "year", "year2")
    if year:
        return date_found(match, Moment(dt.date(int(year), 1, 1), "year"))
    grain: Grain = "month" if "month" in match[0].lower() else "year"
    moment = _unit_moment(match, context, group_of(match, "dir") or "this", grain)
    return date_found(match, moment) or plain_found(match, "DATE", _UNKNOWN.get(grain, "XXXX"))


def week_of(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    found = calendar_date(match, context)
    if not found or found[0].moment is None:
        return NOTHING
    return date_found(match, Moment(found[0].moment.day, "week"))


def the_unit(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "the weekend", "the week", "the year": the current one, or the one named before."""
    unit = group_of(match, "unit") or ""
    grain = grain_of(unit)
    following = context.text[match.end() : match.end() + 10].lstrip().lower()
    if grain is None or unit in ("day", "decade") or match["unit"][0].isupper():  # "Person of the Year"
        return NOTHING
    if following.startswith(("ended", "ending", "to ", "through ")):
        return plain_found(match, "DURATION", f"P1{_LETTER.get(unit, 'Y')}")
    if context.anchor is None:
        return plain_found(match, "DATE", _UNKNOWN.get(unit, "XXXX"))
    base = context.anchor
    if unit == "weekend":
        forward = context.tense(*match.span()) == "future"
        base = context.anchor if forward or context.anchor.isoweekday() >= 6 else context.anchor - dt.timedelta(7)
    return date_found(match, Moment(base, grain))


def to_date(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    grain: Grain = "month" if match["unit"].lower() == "month" else "year"
    return date_found(match, Moment(context.anchor, grain) if context.anchor else None)
