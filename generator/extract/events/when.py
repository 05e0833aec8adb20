"""When an event is said to have happened: the date in its own clause, else no later than the article."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.extract.events.clauses import tense_of
from generator.extract.events.lexicon import load_lexicon
from generator.extract.events.triggers import Trigger
from generator.extract.parse import ParsedBlock
from generator.models.reading import DateMention


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a block and the token that it hangs on: a verb, or a noun that tells of an event."""

    edtf: str
    place: int  # of its head among the block's tokens
    owner: int


def find_dated(block: ParsedBlock, dates: Sequence[DateMention]) -> list[Dated]:
    """The calendar dates of a block, each with its owner."""
    found = []
    for mention in dates:
        if mention.part != block.part or not mention.edtf or mention.type not in ("DATE", "TIME"):
            continue
        span = block.doc.char_span(mention.start - block.start, mention.end - block.start, alignment_mode="expand")
        if mention.start < block.start or span is None:
            continue
        owner = _owner(span.root)
        if owner is not None:
            found.append(Dated(mention.edtf, span.root.i, owner.i))
    return found


def date_of(trigger: Trigger, dated: Sequence[Dated]) -> str | None:
    """The EDTF date that the words give a trigger."""
    own = _first(dated, trigger.token.i)
    if own or trigger.verb is None:
        return own or _through_verb(trigger.token, dated)
    return _first(dated, trigger.verb.i) or _inherited(trigger.verb, dated)


def _inherited(verb: Token, dated: Sequence[Dated]) -> str | None:
    """A verb joined to a dated one shares its date: "In 1985 he was fired and founded another company"."""
    while verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        above = verb.head
        date = next((one.edtf for one in dated if one.owner == above.i and (verb.dep_ == "xcomp" or one.place < verb.i)), None)
        if date:
            return date
        verb = above
    return None


def _through_verb(noun: Token, dated: Sequence[Dated]) -> str | None:
    """A noun that is a light verb's subject or object, or stands in "during the meeting", has the verb's date only where the verb is light."""
    head = noun.head
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass") and head.lemma_ in load_lexicon().light:
        return _first(dated, head.i)
    return None


def is_told_as_past(trigger: Trigger) -> bool:
    """Whether the clause tells of something done, so that it happened no later than the article was published."""
    verb = trigger.verb
    return verb is not None and tense_of(verb) == "past"


def _first(dated: Sequence[Dated], owner: int) -> str | None:
    return next((one.edtf for one in dated if one.owner == owner), None)


def _owner(token: Token) -> Token | None:
    """What a date hangs on: up through prepositions and plain nouns to a verb or a noun that tells of an event."""
    nouns = load_lexicon().nouns
    for head in token.ancestors:
        if head.pos_ in ("VERB", "AUX"):
            return head
        if head.pos_ in ("NOUN", "PROPN") and head.lemma_.lower() in nouns:
            return head
    return None
