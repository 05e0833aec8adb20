"""Readings of times of day: "10:35 a.m. Friday", "this morning", "0735 GMT"."""

import datetime as dt
import re

from generator.extract.dates.context import Context
from generator.extract.dates.explicit import calendar_date
from generator.extract.dates.found import NOTHING, Found, group_of, guessed
from generator.extract.dates.moments import Moment, shift
from generator.extract.dates.relative import weekday_day
from generator.extract.dates.vocabulary import load_vocabulary, parse_number


def part_of_day(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "this morning", "last night", "yesterday evening"."""
    part = load_vocabulary().part[match["part"].lower()]
    count = -1 if match["dir"].lower() in ("last", "yesterday") else 1 if match["dir"].lower() == "tomorrow" else 0
    day = shift(context.anchor, count, "day") if context.anchor else None
    return _time(match, day, f"T{part}")


def tonight(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    return _time(match, context.anchor, "TNI")


def same_day_part(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "in the morning": of the day named last, else the article's."""
    part = load_vocabulary().part[match["part"].lower()]
    last = context.last_named(match.start(), grain="day", reach=200)
    day = last.day if last else context.anchor
    return guessed(_time(match, day, f"T{part}", group="span"), sure=last is not None)


def part_of_date(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    part = load_vocabulary().part[match["part"].lower()]
    return _time(match, _day(match, context), f"T{part}")


def clock(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """An hour, with the day beside it or the day named last."""
    time = _clock_value(match)
    if time is None:
        return NOTHING
    day = _day(match, context)
    if day is None and not group_of(match, "weekday", "month", "today"):
        last = context.last_named(match.start(), grain="day", reach=200)
        return guessed(_time(match, last.day if last else context.anchor, time), sure=last is not None)
    return _time(match, day, time)


def _day(match: re.Match[str], context: Context) -> dt.date | None:
    """The day that stands beside the hour."""
    if group_of(match, "month"):
        found = calendar_date(match, context)
        return found[0].moment.day if found and found[0].moment else None
    if group_of(match, "weekday"):
        return weekday_day(match, context)
    word = group_of(match, "today")
    if word and context.anchor:
        return shift(context.anchor, {"yesterday": -1, "tomorrow": 1}.get(word, 0), "day")
    return None


def _clock_value(match: re.Match[str]) -> str | None:
    hhmm = group_of(match, "hhmm")
    if hhmm:
        return f"T{hhmm[:2]}:{hhmm[2:]}"
    spoken = group_of(match, "hour")
    part = load_vocabulary().part.get(group_of(match, "part") or "")
    if spoken:
        hour = int(parse_number(spoken) or 0)
        hour += 12 if part in ("AF", "EV", "NI") and hour < 12 else 0
        return f"T{hour:02}:00" if 0 <= hour <= 24 else None
    text = group_of(match, "clock") or ""
    if text in ("noon", "midnight"):
        return "T12:00" if text == "noon" else "T24:00"
    found = re.match(r"(\d\d?)(?:[:.](\d\d))?", text)
    if not found:
        return None
    hour = int(found[1])
    if "p" in text and hour < 12:
        hour += 12
    if re.search(r"\ba|\da", text) and hour == 12:
        hour = 0
    return f"T{hour:02}:{found[2] or '00'}" if hour <= 24 else None


def _time(match: re.Match[str], day: dt.date | None, time: str, *, group: int | str = 0) -> tuple[Found, ...]:
    start, end = match.span(group)
    if day is None:
        return (Found(start, end, "TIME", f"XXXX-XX-XX{time}"),)
    moment = Moment(day, "day")
    return (Found(start, end, "TIME", moment.value + time, moment.edtf, moment),)
