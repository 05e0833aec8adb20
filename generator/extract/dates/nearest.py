"""Which year's date a text means by one that it gives without: "October 7", "in January", "last summer"."""

import datetime as dt
import re

from generator.extract.dates.context import Context
from generator.extract.dates.moments import Grain, Moment, season_of, season_year

UNLIKELY = 4  # times: a past date so much farther away than the coming one of the same name is not meant, whatever the tense
OVERDUE = 20  # times: a deadline that passed yesterday is not next year's


def choose_year(match: re.Match[str], context: Context, options: list[dt.date], grain: Grain, direction: str | None) -> Moment | None:
    """The one of several years' dates that is meant: what a word says ("last October"), else the tense, else the nearest."""
    assert context.anchor is not None
    if not options:
        return None
    now = {"month": context.anchor.replace(day=1), "season": season_start(context.anchor)}.get(grain, context.anchor)
    if direction in ("last", "past", "this past", "the previous"):
        return Moment(max((day for day in options if day < now), default=options[0]), grain)
    if direction in ("next", "coming", "this coming", "the following"):
        return Moment(min((day for day in options if day > now), default=options[-1]), grain)
    if direction == "this":
        return Moment(next((day for day in options if day.year == now.year), options[0]), grain)
    last, following = max((day for day in options if day <= now), default=None), min((day for day in options if day >= now), default=None)
    tense = context.tense(*match.span())
    trusted = _told(match, context)
    if tense == "past" and last and (trusted or not following or (now - last).days <= UNLIKELY * (following - now).days):
        return Moment(last, grain)
    if tense == "future" and following and (not last or (following - now).days <= OVERDUE * (now - last).days):
        return Moment(following, grain)
    return Moment(min(options, key=lambda day: (abs((day - now).days), day)), grain)


def _told(match: re.Match[str], context: Context) -> bool:
    """Whether a past verb itself says when: "left in January", but not "extended it to January" or "agreed to a sale in January"."""
    tokens = context.tokens(*match.span("month" if "month" in match.re.groupindex else 0))
    preposition = tokens[0].head if tokens else None
    return preposition is not None and preposition.lower_ in ("in", "on") and preposition.head.tag_ == "VBD"


def season_start(day: dt.date) -> dt.date:
    """The first of the month that stands for a day's season."""
    moment = Moment(day, "season")
    return season_of(season_year(day), moment.value[-2:]).day
