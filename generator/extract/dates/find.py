"""Finds the dates of an article: candidate words first, then the rules about them, then the longest matches in order of the text."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from generator.extract.dates.around import edtf_with_words, join_ranges
from generator.extract.dates.context import Context, Named
from generator.extract.dates.found import Found
from generator.extract.dates.grammar import Rule, helpers, openers, rules_for
from generator.extract.dates.readings import READINGS
from generator.extract.parse import ParsedArticle
from generator.models.reading import DateMention
from generator.models.text import Part

PRINT, FUTURE = 1450, 2999  # no article is older than printing
WINDOW = 60  # characters about a word of time that the longest expressions reach
REMEMBERED = 30  # dates named before: more do not stand within reach of a later one
_WORD = re.compile(r"[A-Za-z]+|\d+")
_NONE: frozenset[str] = frozenset()
_YEAR, _DECADE, _Q = frozenset({"year", "quarter"}), frozenset({"decade"}), frozenset({"q"})
_CLOCK, _SLASH = frozenset({"clock"}), frozenset({"slash"})
_AFTER_DIGITS = {"a": _CLOCK, "p": _CLOCK, ":": _CLOCK, ".": _CLOCK, "/": _SLASH, "q": _Q}


def find_dates(parsed: ParsedArticle) -> tuple[DateMention, ...]:
    """The TIMEX3 expressions of an article: those of a headline outside the text first, then in order of the text, datelines included."""
    anchor = _anchor(parsed.article.facts.day)
    mentions: list[DateMention] = []
    named: list[Named] = []
    for part, start, text, doc in _stretches(parsed):
        context = Context(text, doc, anchor, tuple(Named(one.moment, one.end - start) for one in named[-REMEMBERED:]))
        for found in _find_in(context):
            edtf = edtf_with_words(found, text)
            span = text[found.start : found.end]
            mentions.append(DateMention(start + found.start, start + found.end, span, found.type, found.value, edtf, part))
            if found.moment and part == "text":
                named.append(Named(found.moment, start + found.end))
    return join_ranges(mentions, parsed.article)


def _stretches(parsed: ParsedArticle) -> list[tuple[Part, int, str, Doc | None]]:
    """What is read, in order: parsed blocks with their parse, and datelines, which the language model does not read, without."""
    found: list[tuple[Part, int, str, Doc | None]] = []
    for block in parsed.blocks:
        whole = parsed.article.part(block.part)
        text = whole[block.start : block.block.end] if block.block else whole  # the doc's own text costs as much as all the rules
        found.append((block.part, block.start, text, block.doc))
    datelines = (block for block in parsed.article.blocks if block.kind == "dateline")
    found.extend(("text", block.start, block.span.of(parsed.article.text), None) for block in datelines)
    return sorted(found, key=lambda one: (one[0] == "text", one[1]))


def _find_in(context: Context) -> Iterator[Found]:
    """The expressions of one stretch. Each is read knowing those before it."""
    named = list(context.named)
    end = 0
    for match, rule in _best_matches(context.text):
        if match.start() < end:
            continue
        here = Context(context.text, context.doc, context.anchor, tuple(named[-REMEMBERED:]))
        for found in READINGS[rule.reading](match, here):
            yield found
            end = max(end, found.end)
            if found.moment:
                named.append(Named(found.moment, found.end))


def _best_matches(text: str) -> list[tuple[re.Match[str], Rule]]:
    """Matches that may be expressions, in order of the text, longer ones before the shorter ones that begin with them."""
    matches = []
    for start, end, kinds in _windows(text):
        for rank, rule in rules_for(frozenset(kinds)):
            matches += [(match.start(), -match.end(), rank, match, rule) for match in rule.pattern.finditer(text, start, end)]
    matches.sort(key=lambda one: one[:3])
    return [(match, rule) for place, (*_, match, rule) in enumerate(matches) if not _is_cut(match, matches[place + 1 :])]


def _is_cut(match: re.Match[str], following: list[tuple[int, int, int, re.Match[str], Rule]]) -> bool:
    """Whether a longer match begins within this one and goes on behind it: "in the [past" three months]."""
    length = match.end() - match.start()
    for start, negative_end, *_ in following:
        if start >= match.end():
            return False
        if -negative_end > match.end() and -negative_end - start > length:
            return True
    return False


def _windows(text: str) -> list[tuple[int, int, set[str]]]:
    """Stretches about words of time, with the kinds of the words in them."""
    opening, helping = openers(), helpers()
    windows: list[tuple[int, int, set[str]]] = []
    near: list[tuple[int, frozenset[str]]] = []
    for hit in _WORD.finditer(text):
        word, place = hit[0].lower(), hit.start()
        if word in helping:
            near.append((place, helping[word]))
        kinds = opening.get(word) or _kinds_of_number(word, text, hit.end())
        if not kinds:
            continue
        start, end = max(0, place - WINDOW), min(len(text), hit.end() + WINDOW)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end, windows[-1][2] | kinds)
        else:
            windows.append((start, end, set(kinds)))
    places = [place for place, _ in near]
    for start, end, here in windows:
        here.update(*(found for _, found in near[bisect_left(places, start) : bisect_left(places, end)]))
    return windows


def _kinds_of_number(word: str, text: str, end: int) -> frozenset[str]:
    """What digits may be, by what follows them: a year, an hour, a decade, the day of a date with slashes; and the Q of "Q3"."""
    if not word[0].isdigit():
        return _Q if word == "q" else _NONE
    directly, following = text[end : end + 1], text[end : end + 2].lstrip()[:1].lower()
    if len(word) == 4:
        return _YEAR | _DECADE if directly and directly in "s'’" else _YEAR
    if directly and directly in "s'’":
        return _DECADE
    return _AFTER_DIGITS.get(following, _NONE) if len(word) <= 2 else _NONE


def _anchor(day: str | None) -> dt.date | None:
    """The article's day; none where its year is a mistake, since dates are counted from it in both directions."""
    try:
        anchor = dt.date.fromisoformat(day) if day else None
    except ValueError:
        return None
    return anchor if anchor and PRINT <= anchor.year <= FUTURE else None
