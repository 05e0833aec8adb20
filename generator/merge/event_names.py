"""What a discovered event is called: words of an article, never ours, that can be understood alone."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from generator.merge.chief import Chief
from generator.merge.event_parts import Material
from generator.merge.lexicon import event_words
from generator.merge.told import Telling, Told, in_headline
from generator.models.article import Article
from generator.models.knowledge import Citation, cite_headline, cite_words
from generator.models.text import Span

LONGEST = 110  # characters of a name: a headline's length; longer clauses are cut before a preposition or a comma
_WORD = re.compile(r"\S+")
_CLAUSE = re.compile(r"[,;:–—”]\s+|\b(?:that|when|where|after|before|because|as|while|since)\s+")
"""After these a clause begins: a name that is cut on the left begins there rather than in the middle of another."""
_BREAK = re.compile(
    r"(?:(?:(?<!\s)\s+)?[,;:–—(]\s+|(?<!\s)\s+(?=(?:in|on|at|of|to|for|from|with|by|over|under|into|about|against|during|after|before|since|until|while|as|that|which|who|"
    r"when|where|and|or|but|than)\s))"
)
"""Before these a name may end. Blanks are looked through from where they begin alone, or very many in a row would be from each of them."""
_QUOTES = (("“", "”"), ('"', '"'))
_HANGING = re.compile(
    r"(?<!\s)(?:\s+(?:due|because|according|such|as|the|an?|its|their|his|her|not|more|less|so|both|either|and|or))+\s*\Z", re.IGNORECASE
)


def find_name(tellings: Sequence[Telling], chief: Chief, material: Material) -> Citation | None:
    """The words: the first headline that tells what its article is chiefly about, else the first clause that reads alone, else any headline that tells
    it, else, of what several articles tell, one over an article that is chiefly about it. None where none can be understood without words before them.
    """
    ordered = sorted(tellings, key=lambda telling: (material.articles[telling.article].facts.day or "9999", telling.order))
    about = [telling for telling in ordered if chief.of.get(telling.article) is telling]
    shared = len({telling.article for telling in tellings}) > 1
    over = (_whole_title(material.articles[telling.article]) for telling in about if shared and material.articles[telling.article].title)
    if ordered[0].type in event_words().wide_types:  # "Nigeria's government has said" tells nobody what
        return next(_headlines(about, material), None)
    return next(chain(_headlines(about, material), _clauses(ordered, material), _headlines(ordered, material), over), None)


def cut_name(tellings: Sequence[Telling], material: Material) -> Citation:
    """The words of an event without a page: the claim or the sentence that tells it, cut around the trigger."""
    told = tellings[0].told[0]
    claim = material.claims.get(told.claim) if told.claim else None
    spans = claim.claim.content if claim else ()
    return _cut(told, next((span for span in spans if span.contains(told.mention.trigger)), told.mention.sentence), material)


def folded(words: str) -> str:
    """Words in one line."""
    return " ".join(words.split())


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
    start, end = clause.end() if clause else start, words[last].end
    breaks = [found.start() for found in _BREAK.finditer(text, trigger.end, min(end + 2, whole.end))]
    return _stripped(text, Span(start, breaks[-1] if breaks and end < whole.end else end))


def _ended(text: str, span: Span, trigger: Span) -> Span:
    """Without what a cut leaves hanging: a bracket or a quotation that is not closed, "due" of "due to"."""
    end = span.end
    for opening, closing in (("(", ")"), *_QUOTES):
        words = text[span.start : end]
        is_open = words.count(opening) % 2 if opening == closing else words.count(opening) > words.count(closing)
        at = span.start + words.rfind(opening)
        opens = opening != closing or text[at - 1].isspace()  # a straight mark right after a word closes
        if is_open and opens and at >= trigger.end:
            end = end + 1 if text[end : end + 1] == closing else at
    hanging = _HANGING.search(text, trigger.end, end)
    return _stripped(text, Span(span.start, hanging.start() if hanging else end))


def _headlines(tellings: Sequence[Telling], material: Material) -> Iterator[Citation]:
    for telling in tellings:
        headline = _headline(telling, material.articles[telling.article])
        if headline:
            yield headline


def _headline(telling: Telling, article: Article) -> Citation | None:
    """The headline where it tells the event."""
    return _whole_title(article) if in_headline(telling, article) else None


def _whole_title(article: Article) -> Citation:
    return cite_words(article, article.title_span) if article.title_span else cite_headline(article)


def _clauses(tellings: Sequence[Telling], material: Material) -> Iterator[Citation]:
    """The clauses that tell what happened, those that name more of who took part first; what is too long only where it can be cut."""
    told = [
        told for telling in tellings for told in telling.told if told.mention.clause.end and not told.mention.negated and not told.mention.supposed
    ]
    for one in sorted(told, key=lambda one: -len(one.participants)):
        article = material.articles[one.article]
        words = shortened(article.part(one.mention.part), one.mention.clause, one.mention.trigger)
        if words:
            yield cite_words(article, words, one.mention.part)


def shortened(text: str, clause: Span, trigger: Span) -> Span | None:
    """A clause where it is short enough, else as much of it as can end; None where it can't."""
    if clause.end - clause.start <= LONGEST:
        return _ended(text, clause, trigger)
    ends = [found.start() for found in _BREAK.finditer(text, trigger.end, clause.end) if found.start() <= clause.start + LONGEST]
    return _ended(text, Span(clause.start, ends[-1]), trigger) if ends else None


def _cut(told: Told, whole: Span, material: Material) -> Citation:
    article = material.articles[told.article]
    return cite_words(article, cut_around(article.part(told.mention.part), whole, told.mention.trigger), told.mention.part)


def _stripped(text: str, span: Span) -> Span:
    """Without stops at its ends, and with no quotation mark there whose other half is missing: one is left out, or taken in where it stands beside."""
    start, end = _without(text, span, " \n,;:.")
    for opening, closing in _QUOTES:
        if _is_open(text[start:end], opening, closing):
            start -= text[start - 1 : start] == opening
            end += _is_open(text[start:end], opening, closing) and text[end : end + 1] == closing
        words = text[start:end]
        if len(words) > 1 and words[0] == opening and words[-1] == closing and not {opening, closing} & set(words[1:-1]):
            start, end = start + 1, end - 1  # around all of it, as the site's own marks will be
        elif _is_open(words, opening, closing):
            start, end = (start, end - 1) if words.endswith(closing) else (start + words.startswith(opening), end)
    start, end = _without(text, Span(start, end), " \n,;:.")
    if text[start:end].count("'") == 1:  # of two, they may be a quotation's, and apostrophes stand inside of words
        start, end = _without(text, Span(start, end), "'")
    return Span(start, end)


def _is_open(words: str, opening: str, closing: str) -> bool:
    return bool(words.count(opening) % 2) if opening == closing else words.count(opening) != words.count(closing)


def _without(text: str, span: Span, letters: str) -> Span:
    """The span without these letters at its ends."""
    start, end = span
    while start < end and text[start] in letters:
        start += 1
    while end > start and text[end - 1] in letters:
        end -= 1
    return Span(start, end)


def _widen(words: Sequence[Span], first: int, last: int) -> int:
    """How far to the left a name may begin so that as much again fits on the right."""
    while first and words[last].end - words[first - 1].start <= LONGEST // 2:
        first -= 1
    return first
