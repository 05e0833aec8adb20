"""When an event is said to have happened: the date in its own clause, else no later than the article."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.edtf import parse_edtf
from generator.extract.events.clauses import LEVELS, tense_of
from generator.extract.events.lexicon import load_lexicon
from generator.extract.events.triggers import Trigger
from generator.extract.parse import ParsedBlock
from generator.models.reading import DateMention, LocalId

RECENT = 7  # days before the article in which its own story happened
_ASIDE = frozenset({"after", "before", "while", "since", "despite", "without", "until"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a block and the token that it hangs on: a verb, or a noun that tells of an event."""

    edtf: str
    place: int  # of its head among the block's tokens
    owner: int


def find_dated(block: ParsedBlock, dates: Sequence[DateMention]) -> list[Dated]:
    """The calendar dates of a block, each with its owner. `dates` are those of the block's part, in order."""
    found = []
    end = block.span_of(block.doc[-1]).end if len(block.doc) else block.start
    for mention in dates[bisect_left(dates, block.start, key=_start) : bisect_left(dates, end, key=_start)]:
        span = block.doc.char_span(mention.start - block.start, mention.end - block.start, alignment_mode="expand")
        if span is None or not mention.edtf or mention.type not in ("DATE", "TIME"):
            continue
        if _only_describes(span.root):
            continue
        owner = _owner(span.root)
        if owner is not None and mention.edtf.endswith("/..") and owner.pos_ in ("VERB", "AUX"):
            owner = _lasting(owner, span.root) or owner
        if owner is not None:
            found.append(Dated(mention.edtf, span.root.i, owner.i))
    return found


def _only_describes(date: Token) -> bool:
    """Whether a date names or describes a thing rather than telling when: "the 2005 World Cup", "WWDC 2005", "his 2020 running mate"."""
    noun = date.head
    if noun.pos_ == "PROPN":
        return date.dep_ in ("nummod", "compound")
    return noun.pos_ == "NOUN" and date.dep_ in ("nummod", "compound", "amod", "nmod") and noun.lemma_.lower() not in load_lexicon().nouns


def _start(mention: DateMention) -> int:
    return mention.start


def _lasting(verb: Token, date: Token) -> Token | None:
    """The thing that has lasted since a date, where it stands between: "violating the ceasefire in effect since November 24"."""
    nouns = load_lexicon().nouns
    between = [child for child in verb.children if child.dep_ == "dobj" and child.lemma_.lower() in nouns and verb.i < child.i < date.i]
    return between[-1] if between else None


def date_of(trigger: Trigger, dated: Sequence[Dated]) -> str | None:
    """The EDTF date that the words give a trigger."""
    own = _first(dated, trigger.token.i)
    if own or trigger.verb is None:
        return own or _through_verb(trigger.token, dated)
    return _of_verb(trigger.verb, dated)


def _of_verb(verb: Token, dated: Sequence[Dated], levels: int = LEVELS) -> str | None:
    """The date of a verb, or of the verb that it shares one with.

    "In 1985 he was fired and founded another company" dates both; "launched an attack, killing twelve" is one time; what is told "after" a dated
    event's time was no later.
    """
    own = _first(dated, verb.i) or _on_occasion(verb, dated)
    above = verb.head
    if own or above.pos_ not in ("VERB", "AUX") or above is verb or not levels:
        return own
    if verb.dep_ == "xcomp":
        return _of_verb(above, dated, levels - 1)
    if verb.dep_ == "conj":
        return _of_verb(above, [one for one in dated if one.place < verb.i], levels - 1)
    if verb.dep_ != "advcl":
        return None
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod", "prep")}
    date = _of_verb(above, dated, levels - 1)
    if "when" in marks or (verb.tag_ == "VBG" and not marks & _ASIDE and verb.i > above.i):
        return date
    return f"[..{date}]" if date and "after" in marks and _DAY.fullmatch(date) else None


def _on_occasion(verb: Token, dated: Sequence[Dated]) -> str | None:
    """The date of the occasion that a verb names: "said in a speech on May 5"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "at", "during", "on"):
            dates = (_first(dated, pobj.i) for pobj in child.children if pobj.dep_ == "pobj")
            date = next((date for date in dates if date), None)
            if date:
                return date
    return None


def _through_verb(noun: Token, dated: Sequence[Dated]) -> str | None:
    """A noun that is a light verb's subject or object, or stands in "during the meeting", has the verb's date only where the verb is light."""
    head = noun.head
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass") and head.lemma_ in load_lexicon().light:
        return _first(dated, head.i)
    return None


class Occasions:
    """The days on which those who act in an article are said to have acted: what they are then told to have done without a date was hardly earlier.

    A speaker's further sentences are of the day of the first one or of some day until the article, and EDTF says so: "[2010-06-07..2010-06-08]".
    """

    def __init__(self, day: str | None) -> None:
        self._day = day if day and parse_edtf(day) else None
        self._last: dict[LocalId, str] = {}

    def remember(self, date: str, actors: Iterable[LocalId]) -> None:
        """Take up a past event with a date of its own. Only days shortly before the article are occasions that it may go on telling of."""
        if self._day and _DAY.fullmatch(self._day) and _DAY.fullmatch(date):
            ago = dt.date.fromisoformat(self._day) - dt.date.fromisoformat(date)
            if 0 <= ago.days <= RECENT:
                self._last.update(dict.fromkeys(actors, date))

    def date_for(self, actors: Iterable[LocalId]) -> str | None:
        """When these actors did what is told without a date: since their last occasion, else no later than the article."""
        if self._day is None:
            return None
        start = next((self._last[actor] for actor in actors if actor in self._last), None)
        return f"[{start}..{self._day}]" if start and start != self._day else f"[..{self._day}]"


def is_told_as_past(trigger: Trigger) -> bool:
    """Whether the clause tells of something done, so that it happened no later than the article was published; what "she says" was said."""
    verb = trigger.verb
    if verb is None:
        return False
    tense = tense_of(verb)
    return tense == "past" or (tense == "present" and trigger.kind.type in ("statement", "retraction"))


def _first(dated: Sequence[Dated], owner: int) -> str | None:
    """The date that hangs on a token; of several, the one that stands nearest."""
    own = [one for one in dated if one.owner == owner]
    return min(own, key=lambda one: (abs(one.place - owner), one.place)).edtf if own else None


def _owner(token: Token) -> Token | None:
    """What a date hangs on: up through prepositions and plain nouns to a verb or a noun that tells of an event."""
    nouns = load_lexicon().nouns
    for head in token.ancestors:
        if head.pos_ in ("VERB", "AUX"):
            return head
        if head.pos_ in ("NOUN", "PROPN") and head.lemma_.lower() in nouns:
            return head
    return None
