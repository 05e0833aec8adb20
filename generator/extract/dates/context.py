"""What a date expression is read against: the article's day, the date last named, and the tense of its clause."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from generator.extract.dates.moments import COARSENESS, Grain, Moment
from generator.extract.dates.vocabulary import load_vocabulary

Tense = Literal["past", "present", "future"]

_VERBAL = frozenset({"VERB", "AUX"})
REACH = 400  # characters: how far back a date named before still gives the year or the quarter of a bare one


@dataclass(frozen=True, slots=True)
class Named:
    """A date of the text and where it stands: what a later expression may be counted from."""

    moment: Moment
    end: int


@dataclass(frozen=True, slots=True)
class Context:
    """`text` is the block's; offsets count in it. `anchor` is the article's day, where known; `named` the dates of the article so far, by offset."""

    text: str
    doc: Doc | None
    anchor: dt.date | None
    named: tuple[Named, ...] = ()

    def words_before(self, start: int, count: int = 3) -> list[str]:
        """The words before an offset, lower case, nearest last."""
        return re.findall(r"[a-z]+", self.text[max(0, start - 14 * count) : start].lower())[-count:]

    def last_named(self, start: int, *, grain: Grain = "century", reach: int = REACH) -> Moment | None:
        """The date named last before an offset, within reach, of those that `grain` can be counted from."""
        near = (one.moment for one in reversed(self.named) if 0 <= start - one.end <= reach)
        return next((moment for moment in near if COARSENESS[moment.grain] <= COARSENESS[grain]), None)

    def quarter_named(self, start: int) -> Moment | None:
        """The latest quarter named within reach that is over or running: what a company's results are for."""
        named = [one.moment for one in self.named if one.moment.grain == "quarter" and 0 <= start - one.end <= REACH]
        return max((one for one in named if self.anchor is None or one.day <= self.anchor), key=lambda one: one.day, default=None)

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap a stretch of the block; none where it was not parsed."""
        span = self.doc.char_span(start, end, alignment_mode="expand") if self.doc is not None else None
        return list(span) if span is not None else []

    def tense(self, start: int, end: int) -> Tense | None:
        """The tense of the clause that an expression stands in."""
        tokens = self.tokens(start, end)
        if not (tokens and tokens[0].dep_ in ("compound", "nmod", "poss")):  # "by the Feb. 23 accord" is no term
            before = self.words_before(start)
            if any(word in _ahead() for word in before):
                return "past" if "had" in self.words_before(start, 6) else "future"
            if any(word in _behind() for word in before):
                return "past"
        return tense_of(tokens[0]) if tokens else None


def tense_of(token: Token) -> Tense | None:
    """The tense of the nearest verb above a token, with its auxiliaries."""
    preposition = token.head if token.dep_ == "pobj" else None
    for head in (token, *token.ancestors):
        if head.pos_ == "NOUN" and any(child.lower_ in load_vocabulary().arranged for child in head.lefts):
            return "future"  # "the planned meeting on Tuesday was called off"
        if head.pos_ not in _VERBAL:
            continue
        if preposition is not None and preposition.lower_ in ("for", "to", "until") and head.lemma_ in load_vocabulary().setting:
            return "future"
        tense = _verb_tense(head)
        if tense is not None:
            return tense
    return None


def _verb_tense(verb: Token) -> Tense | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.tag_ == "MD" and child.lower_ in ("will", "'ll", "wo", "shall", "may", "can", "must", "should", "’ll") for child in helpers):
        return "future"
    if any(child.tag_ == "MD" for child in helpers):  # "said it would begin", seen from when it was said; "would have" is of what was not
        return None if any(child.lemma_ == "have" for child in helpers) else "future"
    if any(child.lower_ == "to" for child in helpers):
        return "future" if verb.head.lemma_ in (*load_vocabulary().expecting, *load_vocabulary().resolving) else None
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        return "past"
    if any(child.lemma_ == "have" for child in helpers):
        return "past"
    if verb.tag_ == "VBN" and not helpers:  # "the deal reached Tuesday"
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or any(child.tag_ in ("VBZ", "VBP") for child in helpers):
        return "future" if verb.lemma_ in load_vocabulary().expecting else "present"
    return None


@cache
def _ahead() -> frozenset[str]:
    return frozenset(load_vocabulary().ahead)


@cache
def _behind() -> frozenset[str]:
    return frozenset(load_vocabulary().behind)
