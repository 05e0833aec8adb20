"""Readings of seasons and feasts."""

import datetime as dt
import re

from generator.extract.dates.context import Context
from generator.extract.dates.found import NOTHING, Found, date_found, group_of, plain_found
from generator.extract.dates.moments import Moment, feast, season_of, season_year
from generator.extract.dates.nearest import choose_year
from generator.extract.dates.vocabulary import load_vocabulary

_IN = (["in"], ["by"], ["since"], ["until"], ["during"], ["for"], ["through"])


def season(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    name = load_vocabulary().season[match["season"].lower()]
    direction, year = group_of(match, "dir", "dir2"), group_of(match, "year")
    if not year and not direction and not _is_season(match, context):
        return NOTHING
    if year:
        return date_found(match, season_of(int(year), name))
    if direction == "each" or match[0].lower() == name:
        return plain_found(match, "SET", f"XXXX-{name}")
    if context.anchor is None:
        return plain_found(match, "DATE", f"XXXX-{name}")
    base = season_year(context.anchor) if name == "WI" else context.anchor.year
    if direction == "this" or group_of(match, "dir2"):
        return date_found(match, season_of(base + {"last": -1, "next": 1}.get(direction or "", 0), name))
    options = [season_of(base + near, name).day for near in (-1, 0, 1) if 1 <= base + near <= 9999]
    return date_found(match, choose_year(match, context, options, "season", direction))


def holiday(match: re.Match[str], context: Context) -> tuple[Found, ...]:
    name = group_of(match, "holiday") or ""
    rule = load_vocabulary().holiday[name.replace("’", "'")]

    def day_in(year: int) -> dt.date:
        return feast(rule, year) if isinstance(rule, str) else dt.date(year, *rule)

    year = group_of(match, "year")
    if year:
        return date_found(match, Moment(day_in(int(year)), "day"))
    if not match["holiday"][0].isupper():
        return NOTHING
    if context.anchor is None:
        return plain_found(match, "DATE", "XXXX-XX-XX" if isinstance(rule, str) else f"XXXX-{rule[0]:02}-{rule[1]:02}")
    options = [day_in(context.anchor.year + near) for near in (-1, 0, 1) if 1 <= context.anchor.year + near <= 9999]
    return date_found(match, choose_year(match, context, options, "day", group_of(match, "dir")))


def _is_season(match: re.Match[str], context: Context) -> bool:
    """Whether a season's word stands for it: no verb or decline ("a fall in prices"), and no part of a name ("Operation Peace Spring")."""
    word, before, after = match["season"], context.text[: match.start()].rstrip(), context.text[match.end() : match.end() + 6].split()
    if word[0].isupper() and before and before[-1] not in '.!?"”:;':
        return False
    if word.lower() == "fall" and (context.words_before(match.start(), 1)[-1:] not in _IN or after[:1] in (["in"], ["of"], ["from"])):
        return False
    tokens = context.tokens(*match.span("season"))
    return not tokens or tokens[0].pos_ in ("NOUN", "PROPN")
