"""What a discovered event is called: words of an article, never ours."""

import re

from generator.merge.event_parts import Material, cite
from generator.merge.told import Telling
from generator.models.article import Article
from generator.models.knowledge import Citation
from generator.models.text import Span

LONGEST = 110  # characters of a name: a headline's length; longer clauses are cut at a word
_WORD = re.compile(r"\S+")


def name_event(first: Telling, material: Material) -> tuple[str, Citation]:
    """The words, and where they stand: the headline where it tells of the event, else the claim or sentence that tells it, cut around the trigger."""
    article = material.articles[first.article]
    headline = next((told for told in first.told if told.mention.part == "title" or _in_headline(article, told.mention.trigger)), None)
    if headline:
        span = Span(0, len(article.title)) if headline.mention.part == "title" else article.title_span or headline.mention.sentence
        citation = cite(article, span, headline.mention.part)
        return _folded(citation.quote), citation
    told = first.told[0]
    claim = material.claims.get(told.claim) if told.claim else None
    spans = claim.claim.content if claim else ()
    whole = next((span for span in spans if span.contains(told.mention.trigger)), told.mention.sentence)
    citation = cite(article, cut_around(article.part(told.mention.part), whole, told.mention.trigger), told.mention.part)
    return _folded(citation.quote), citation


def cut_around(text: str, whole: Span, trigger: Span) -> Span:
    """`whole` where it is short enough, else as many of its words around the trigger as fit, without a comma or stop at its ends."""
    words = [Span(whole.start + found.start(), whole.start + found.end()) for found in _WORD.finditer(whole.of(text))]
    inside = [number for number, word in enumerate(words) if word.overlaps(trigger)]
    if not inside:
        return whole
    first, last = inside[0], inside[-1]
    while True:
        grown = False
        for low, high in ((first, last + 1), (first - 1, last)):
            if low >= 0 and high < len(words) and words[high].end - words[low].start <= LONGEST:
                first, last, grown = low, high, True
        if not grown:
            break
    start = words[first].start
    if first:  # cut off on the left: a clause that begins after a comma reads better than half of one
        start += next((found.end() for found in re.finditer(r",\s+", text[start : trigger.start])), 0)
    span = Span(start, words[last].end)
    stripped = span.of(text).strip(" ,;:.\"“”'")
    start = text.index(stripped, start)
    return Span(start, start + len(stripped))


def _in_headline(article: Article, trigger: Span) -> bool:
    return article.title_span is not None and article.title_span.contains(trigger)


def _folded(words: str) -> str:
    return " ".join(words.split())
