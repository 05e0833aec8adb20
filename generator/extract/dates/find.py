"""Finds the dates of an article: candidate words first, then the rules about them, then the longest matches in order of the text."""

import datetime as dt
import re
from collections.abc import Iterator

from spacy.tokens import Doc

from generator.extract.dates import durations, explicit, fiscal, relative, times
from generator.extract.dates.around import edtf_with_words
from generator.extract.dates.context import Context, Named
from generator.extract.dates.found import Found, Reading
from generator.extract.dates.grammar import Rule, kinds_of_word, rules_needing
from generator.extract.parse import ParsedArticle
from generator.models.reading import DateMention
from generator.models.text import Part

WINDOW = 60  # characters about a word of time that the longest expressions reach
_WORD = re.compile(r"[A-Za-z]+|\d+")
_MODULES = (explicit, relative, fiscal, times, durations)


def find_dates(parsed: ParsedArticle) -> tuple[DateMention, ...]:
    """The TIMEX3 expressions of an article: those of a headline outside the text first, then in order of the text, datelines included."""
    anchor = _anchor(parsed.article.facts.day)
    mentions: list[DateMention] = []
    named: list[Named] = []
    for part, start, text, doc in _stretches(parsed):
        context = Context(text, doc, anchor, tuple(Named(one.moment, one.end - start) for one in named))
        for found in _find_in(context):
            edtf = edtf_with_words(found, text)
            mentions.append(DateMention(start + found.start, start + found.end, text[found.start : found.end], found.type, found.value, edtf, part))
            if found.moment and part == "text":
                named.append(Named(found.moment, start + found.end))
    return tuple(mentions)


def _stretches(parsed: ParsedArticle) -> list[tuple[Part, int, str, Doc | None]]:
    """What is read, in order: parsed blocks with their parse, and datelines, which the language model does not read, without."""
    found: list[tuple[Part, int, str, Doc | None]] = [(block.part, block.start, block.doc.text, block.doc) for block in parsed.blocks]
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
        here = Context(context.text, context.doc, context.anchor, tuple(named))
        for found in _readings()[rule.reading](match, here):
            yield found
            end = max(end, found.end)
            if found.moment:
                named.append(Named(found.moment, found.end))


def _best_matches(text: str) -> list[tuple[re.Match[str], Rule]]:
    """Matches that may be expressions, in order of the text, longer ones before the shorter ones that begin with them."""
    matches = []
    for start, end, kinds in _windows(text):
        for kind in kinds:
            for rank, rule in rules_needing().get(kind, ()):
                matches += [(match.start(), -match.end(), rank, match, rule) for match in rule.pattern.finditer(text, start, end)]
    matches.sort(key=lambda one: one[:3])
    return [(match, rule) for *_, match, rule in matches]


def _windows(text: str) -> list[tuple[int, int, set[str]]]:
    """Stretches about words of time, with the kinds of these words."""
    windows: list[tuple[int, int, set[str]]] = []
    for word in _WORD.finditer(text):
        kinds = _kinds(word[0], text, word.end())
        if not kinds:
            continue
        start, end = max(0, word.start() - WINDOW), min(len(text), word.end() + WINDOW)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end, windows[-1][2] | set(kinds))
        else:
            windows.append((start, end, set(kinds)))
    return windows


def _kinds(word: str, text: str, end: int) -> tuple[str, ...]:
    if word[0].isdigit():
        if len(word) == 4:
            return ("year", "clock", "decade", "quarter") if text[end : end + 1] != "s" else ("decade",)
        following = text[end : end + 1]
        return ("slash",) if following == "/" else ("clock",) if following in (":", ".") else ("decade",) if following in ("s", "'", "’") else ()
    return kinds_of_word().get(word.lower(), ("q",) if word[0] in "Qq" and len(word) == 1 else ())


def _anchor(day: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(day) if day else None
    except ValueError:
        return None


_READINGS: dict[str, Reading] = {}


def _readings() -> dict[str, Reading]:
    if not _READINGS:
        for module in _MODULES:
            _READINGS.update({name: function for name, function in vars(module).items() if callable(function) and not name.startswith("_")})
    return _READINGS
