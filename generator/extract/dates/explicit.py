"""Readings of calendar dates: with a year, or with the year left to the article's day and the tense."""

import datetime as dt
import re

from generator.extract.dates.context import Context
from generator.extract.dates.found import NOTHING, Found, date_found, group_of, plain_found
from generator.extract.dates.moments import Moment, make_day, shift
from generator.extract.dates.nearest import choose_year
from generator.extract.dates.vocabulary import load_vocabulary, parse_spoken_year


def iso_date(match: re.Match[str], _: Context) -> tuple[Found, ...]:
    year, month, day = map(int, match["iso"].split("-"))
    moment = make_day(year, month, day) if year else None
    if moment and match["time"]:
        return (Found(match.start(), match.end(), "TIME", f"{moment.value}T{match['time']}", moment.edtf, moment),)
    return date_found(match, moment)


def numeric_date(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Month first, as American newspapers print it, unless only the other order is a date."""
    year = int(match["full"])
    if year < 100:
        pivot = (context.anchor.year if context.anchor else 2000) + 10
        year += pivot // 100 * 100 - (100 if year > pivot % 100 else 0)
    first, second = int(match["first"]), int(match["second"])
    if not 1 <= year <= 9999:
        return NOTHING
    return date_found(match, make_day(year, first, second) or make_day(year, second, first))


def calendar_date(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "Oct. 7", "Saturday, October 7, 2023", "7th of October"."""
    month, day = month_number(match), day_number(match["day"])
    if month is None or not _is_month(match, context):
        return NOTHING
    year = group_of(match, "year")
    if year:
        return date_found(match, make_day(int(year), month, day))
    direction = group_of(match, "dir")
    if context.anchor is None:
        return plain_found(match, "DATE", f"XXXX-{month:02}-{day:02}") if make_day(2000, month, day) else NOTHING
    if direction == "each":
        return NOTHING
    options = [option.day for near in (-1, 0, 1) if (option := make_day(context.anchor.year + near, month, day))]
    return date_found(match, choose_year(match, context, options, "day", direction))


def day_range(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "October 7-9": two dates, each with the whole range as EDTF."""
    ends = calendar_date(match, context)
    month, last = month_number(match), day_number(match["day2"])
    if not ends or ends[0].moment is None or month is None:
        return NOTHING
    first = ends[0].moment
    other = make_day(first.day.year, month, last)
    if other is None or other.day <= first.day:
        return NOTHING
    interval = f"{first.edtf}/{other.edtf}"
    return (
        Found(match.start(), match.end("day"), "DATE", first.value, interval, first),
        Found(match.start("day2"), match.end(), "DATE", other.value, interval, other),
    )


def month_year(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    month, year = month_number(match), _year(match)
    direction = group_of(match, "dir")
    if direction and context.anchor:
        year = context.anchor.year + {"last": -1, "this": 0, "next": 1}[direction]
    if not month or not year:
        return NOTHING
    return date_found(match, Moment(dt.date(year, month, 1), "month"))


def bare_month(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    month = month_number(match)
    if month is None or not _is_month(match, context):
        return NOTHING
    if context.anchor is None:
        return plain_found(match, "DATE", f"XXXX-{month:02}")
    direction = group_of(match, "dir")
    if direction == "each":
        return plain_found(match, "SET", f"XXXX-{month:02}")
    options = [dt.date(context.anchor.year + near, month, 1) for near in (-1, 0, 1) if 1 <= context.anchor.year + near <= 9999]
    return date_found(match, choose_year(match, context, options, "month", direction))


def bare_year(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    year = _year(match)
    if not year or not _is_year(match, context):
        return NOTHING
    return date_found(match, Moment(dt.date(year, 1, 1), "year"))


def year_range(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    first, last = int(match["year"]), match["year2"]
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < second < 2200 or not _is_year(match, context):
        return NOTHING
    interval = f"{first:04}/{second:04}"
    one, two = Moment(dt.date(first, 1, 1), "year"), Moment(dt.date(second, 1, 1), "year")
    return (
        Found(match.start("year"), match.end("year"), "DATE", one.value, interval, one),
        Found(match.start("year2"), match.end("year2"), "DATE", two.value, interval, two),
    )


def decade_date(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    """Such as "the 1990s", "the '90s", "the nineties"; of the article's own or the last century."""
    digits, short, word = group_of(match, "digits"), group_of(match, "short"), group_of(match, "decade")
    if digits and len(digits) == 3:
        start = int(digits) * 10
    else:
        now = context.anchor.year if context.anchor else 2000
        place = load_vocabulary().decade[word] if word else int(digits or short or 0)
        if digits and not match[0].lower().startswith("the"):
            return NOTHING  # "in his 40s" is an age, "in the 40s" may be one
        start = now // 100 * 100 + place * 10
        start -= 100 if start > now else 0
        if word and not re.search(r"\bthe\b|nineteen|early|late|mid", match[0], re.IGNORECASE):
            return NOTHING
    return date_found(match, Moment(dt.date(start, 1, 1), "decade"))


def century_date(match: re.Match[str], _: Context) -> tuple[Found, ...]:
    number = load_vocabulary().ordinal[match["ordinal"].lower()]
    if group_of(match, "era"):
        return plain_found(match, "DATE", f"BC{number - 1:02}")
    return date_found(match, Moment(dt.date(max(1, (number - 1) * 100), 1, 1), "century"))


def month_number(match: re.Match[str]) -> int | None:
    """The month that a match names."""
    return load_vocabulary().month.get((group_of(match, "month") or "").rstrip("."))


def day_number(text: str) -> int:
    """The day of the month: "7th" is 7."""
    return int(re.sub(r"\D", "", text))


def _year(match: re.Match[str]) -> int | None:
    year, spoken = group_of(match, "year"), group_of(match, "spoken")
    return int(year) if year else parse_spoken_year(spoken) if spoken else None


def _is_month(match: re.Match[str], context: Context) -> bool:
    """Whether "may", "march", "mar", "dec" is the month: written large, and not parsed as a verb."""
    word = match["month"]
    if "day" not in match.re.groupindex and len(word) == 3 and word != "May":
        return False  # "Jan Kavan": a short form on its own has a dot
    if word.lower().rstrip(".") not in (
        "may",
        "march",
        "mar",
        "dec",
        "sept",
        "sep",
        "jan",
        "jun",
        "oct",
        "nov",
        "feb",
        "apr",
        "jul",
        "aug",
        "august",
    ):
        return word[0].isupper()
    if not word[0].isupper():
        return False
    if match.re.groupindex.get("day") and match["day"]:
        return True
    tokens = context.tokens(*match.span("month"))
    return not tokens or tokens[0].pos_ not in ("AUX", "VERB", "ADJ")


def _is_year(match: re.Match[str], context: Context) -> bool:
    """Whether four digits are a year and no quantity: "1,900", "$1900", "2000 people"."""
    before, after = context.text[max(0, match.start() - 12) : match.start()], context.text[match.end() : match.end() + 14]
    if re.search(r"[$£€#.,\d]$|\b(?:No\.|Flight|Route|Highway|Boeing|than|nearly|some|almost|dlrs|Rs) $", before):
        return False
    if re.match(r" ?(?:%|percent|per cent|km|miles|meters|metres|feet|dollars|pounds|euros|people|million|billion|\w+s were)\b|,\d{3}", after):
        return False
    tokens = context.tokens(*match.span())
    digits = next((token for token in tokens if token.text[:2].isdigit()), None)
    if digits is None or digits.ent_type_ == "DATE":
        return True
    return digits.dep_ != "nummod" or shift_plausible(int(digits.text[:4]) if digits.text[:4].isdigit() else 0, context)


def shift_plausible(year: int, context: Context) -> bool:
    """Whether a number is a likely year of news: from a century before the article to a few decades after."""
    now = context.anchor or dt.date(2000, 1, 1)
    reach = shift(now, 3, "decade")
    return now.year - 120 <= year <= (reach.year if reach else 9999)
