"""Calendar periods of one grain: "1989-Q3", "the week of 6 March 2000", and what lies some units before or after them."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Literal

Grain = Literal["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"]

COARSENESS: dict[Grain, int] = {
    "day": 0, "weekend": 1, "week": 1, "month": 2, "season": 3, "quarter": 3, "half": 4, "year": 5, "decade": 6, "century": 7,
}  # fmt: skip
"""What can be counted in what: three days after "in October" is no day."""
_SEASON_OF_MONTH = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
_SEASON_EDTF = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_MONTHS_IN = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Moment:
    """The period of one grain that holds `day`."""

    day: dt.date
    grain: Grain

    @property
    def value(self) -> str:
        """As TIMEX3 writes it."""
        year, month = self.day.year, self.day.month
        match self.grain:
            case "day":
                return self.day.isoformat()
            case "week" | "weekend":
                iso = self.day.isocalendar()
                return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.grain == "weekend" else "")
            case "month":
                return f"{year:04}-{month:02}"
            case "season":
                return f"{season_year(self.day):04}-{_SEASON_OF_MONTH[month - 1]}"
            case "quarter":
                return f"{year:04}-Q{(month + 2) // 3}"
            case "half":
                return f"{year:04}-H{(month + 5) // 6}"
            case "year":
                return f"{year:04}"
            case "decade":
                return f"{year // 10:03}"
            case "century":
                return f"{year // 100:02}"

    @property
    def edtf(self) -> str:
        """As EDTF writes it: weeks and weekends as intervals, seasons, quarters and halves by their codes."""
        year, month = self.day.year, self.day.month
        match self.grain:
            case "week" | "weekend":
                monday = self.day - dt.timedelta(self.day.weekday())
                first = monday + dt.timedelta(5 if self.grain == "weekend" else 0)
                return f"{first}/{monday + dt.timedelta(6)}"
            case "season":
                return f"{season_year(self.day):04}-{_SEASON_EDTF[_SEASON_OF_MONTH[month - 1]]}"
            case "quarter":
                return f"{year:04}-{32 + (month + 2) // 3}"
            case "half":
                return f"{year:04}-{39 + (month + 5) // 6}"
            case "decade":
                return f"{self.value}X"
            case "century":
                return f"{self.value}XX"
            case _:
                return self.value


def season_year(day: dt.date) -> int:
    """The year that a day's season is named after: January's winter began the year before, and news calls it by the year it ends in."""
    return day.year + 1 if day.month == 12 else day.year


def season_of(year: int, season: str) -> Moment:
    """The season of a year, by its TIMEX3 name."""
    return Moment(dt.date(year, _SEASON_MONTH[season], 1), "season")


def make_day(year: int, month: int, day: int) -> Moment | None:
    """A day, or None where the calendar has none."""
    try:
        return Moment(dt.date(year, month, day), "day")
    except ValueError:
        return None


def shift(day: dt.date, count: int, unit: str) -> dt.date | None:
    """The day `count` units later (earlier where negative); None outside the years 1 to 9999."""
    try:
        if unit in _DAYS_IN:
            return day + dt.timedelta(count * _DAYS_IN[unit])
        months = day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit]
        first = dt.date(months // 12, months % 12 + 1, 1)
    except (ValueError, OverflowError):
        return None
    return first.replace(day=min(day.day, _last_day(first)))


def grain_of(unit: str) -> Grain | None:
    """The grain of a date that is counted in units: hours and minutes name none."""
    grains: dict[str, Grain] = {
        "day": "day", "week": "week", "fortnight": "week", "weekend": "weekend", "month": "month", "season": "season", "quarter": "quarter",
        "half": "half", "year": "year", "decade": "decade", "century": "century",
    }  # fmt: skip
    return grains.get(unit)


@cache
def feast(name: str, year: int) -> dt.date:
    """The day of a movable feast."""
    match name:
        case "thanksgiving":  # fourth Thursday of November
            return _weekday_of_month(year, 11, 3, 4)
        case "labor_day":  # first Monday of September
            return _weekday_of_month(year, 9, 0, 1)
        case "memorial_day":  # last Monday of May
            last = dt.date(year, 5, 31)
            return last - dt.timedelta(last.weekday())
        case "good_friday":
            return _easter(year) - dt.timedelta(2)
        case "easter_monday":
            return _easter(year) + dt.timedelta(1)
        case _:
            return _easter(year)


def _weekday_of_month(year: int, month: int, weekday: int, count: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + dt.timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))


def _easter(year: int) -> dt.date:
    """Western Easter, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def _last_day(first: dt.date) -> int:
    following = first.replace(year=first.year + 1, month=1) if first.month == 12 else first.replace(month=first.month + 1)
    return (following - dt.timedelta(1)).day if first.year < 9999 or first.month < 12 else 31
