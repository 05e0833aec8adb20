"""What a discovered event is called: words of an article, never ours."""

import re
from collections.abc import Sequence

from generator.merge.event_parts import Material, cite
from generator.merge.told import Telling
from generator.models.article import Article
from generator.models.knowledge import Citation
from generator.models.text import Span

LONGEST = 110  # characters of a name: a headline's length; longer clauses are cut at a word
_WORD = re.compile(r"\S+")
_CLAUSE = re.compile(r"[,;:–—”]\s+|\b(?:that|when|where|after|before|because|as|while|since)\s+")
"""After these a clause begins: a name that is cut on the left begins there rather than in the middle of another."""


def name_event(tellings: Sequence[Telling], material: Material) -> tuple[str, Citation]:
    """The words, and where they stand: the first headline that tells of the event, else the first claim or sentence, cut around the trigger."""
    headline = next((found for telling in tellings if (found := _headline(telling, material.articles[telling.article]))), None)
    if headline:
        return _folded(headline.quote), headline
    told = tellings[0].told[0]
    article = material.articles[told.article]
    claim = material.claims.get(told.claim) if told.claim else None
    spans = claim.claim.content if claim else ()
    whole = next((span for span in spans if span.contains(told.mention.trigger)), told.mention.sentence)
    citation = cite(article, cut_around(article.part(told.mention.part), whole, told.mention.trigger), told.mention.part)
    return _folded(citation.quote), citation


def cut_around(text: str, whole: Span, trigger: Span) -> Span:
    """`whole` where it is short enough; else from its beginning, where the trigger is near it, or as many words around the trigger as fit."""
    if whole.end - whole.start <= LONGEST:
        return _stripped(text, whole)
    words = [Span(whole.start + found.start(), whole.start + found.end()) for found in _WORD.finditer(whole.of(text))]
    inside = [number for number, word in enumerate(words) if word.overlaps(trigger)]
    if not inside:
        return whole
    last = inside[-1]
    near = words[last].end - words[0].start <= LONGEST
    first = 0 if near else _widen(words, inside[0], last)
    while last + 1 < len(words) and words[last + 1].end - words[first].start <= LONGEST:
        last += 1
    start = words[first].start
    clause = _CLAUSE.search(text, start, trigger.start) if first else None
    return _stripped(text, Span(clause.end() if clause else start, words[last].end))


def _stripped(text: str, span: Span) -> Span:
    """Without stops and quotation marks at its ends."""
    words = span.of(text).strip(" \n,;:.\"“”'")
    start = text.index(words, span.start)
    return Span(start, start + len(words))


def _widen(words: Sequence[Span], first: int, last: int) -> int:
    """How far to the left a name may begin so that as much again fits on the right."""
    while first and words[last].end - words[first - 1].start <= LONGEST // 2:
        first -= 1
    return first


def _headline(telling: Telling, article: Article) -> Citation | None:
    for told in telling.told:
        if told.mention.part == "title":
            return cite(article, Span(0, len(article.title)), "title")
        if article.title_span and article.title_span.contains(told.mention.trigger):
            return cite(article, article.title_span)
    return None


def _folded(words: str) -> str:
    return " ".join(words.split())
