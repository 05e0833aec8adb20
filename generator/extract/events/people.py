"""Who stands at a token: the entity that a mention there names, or the one that a pronoun can only mean."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from generator.extract.events.lexicon import load_lexicon
from generator.extract.parse import ParsedBlock
from generator.models.reading import LocalId, Mention, Names, Schema
from generator.models.text import Part

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
THINGS = frozenset({"it", "its"})
_PEOPLE: frozenset[Schema] = frozenset({"Person"})
_COMPANIES: frozenset[Schema] = frozenset({"Organization", "Company", "PublicBody"})
_PRODUCTS: frozenset[Schema] = frozenset({"Product"})
BACK = 2  # sentences before its own in which a pronoun's antecedent is sought
_QUOTE = re.compile('["“”]')
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Seen:
    """The entities of one sentence in order, and those among them that are subjects."""

    entities: tuple[LocalId, ...]
    subjects: tuple[LocalId, ...]


@dataclass(slots=True)
class People:
    """Looks up entities by token, sentence by sentence in order of the text; remembers the sentences before."""

    names: Names
    schemas: dict[LocalId, Schema] = field(init=False)
    countries: frozenset[LocalId] = field(init=False)
    _placed: dict[Part, list[Mention]] = field(init=False)
    _here: dict[int, LocalId] = field(init=False, default_factory=dict)
    _quotes: list[int] = field(init=False, default_factory=list)
    _seen: list[Seen] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.schemas = {entity.id: entity.schema for entity in self.names.entities}
        self.countries = frozenset(entity.id for entity in self.names.entities if entity.country)
        self._placed = {part: sorted((m for m in self.names.mentions if m.part == part), key=_start) for part in ("text", "title")}

    def enter(self, block: ParsedBlock, text: str) -> None:
        """Take up a block: its tokens and no others can be asked for until the next. `text` is the string that its offsets count in."""
        self._here = {}
        end = block.span_of(block.doc[-1]).end if len(block.doc) else block.start
        self._quotes = [found.start() - block.start for found in _QUOTE.finditer(text, block.start, end)]
        placed = self._placed[block.part]
        for mention in placed[bisect_left(placed, block.start, key=_start) : bisect_left(placed, end, key=_start)]:
            span = block.doc.char_span(mention.start - block.start, mention.end - block.start, alignment_mode="expand")
            if span is not None and mention.entity:
                self._here.update((token.i, mention.entity) for token in span)

    def leave_sentence(self, sentence: SpacySpan) -> None:
        """Remember a sentence that was read, for the pronouns of the next ones."""
        referring = _referring_words()
        for token in sentence:
            if token.lower in referring:  # so that "she" of the next sentence may follow this one's
                self.at(token)
        found = self._named(sentence.start, sentence.end)
        subjects = [entity for place, entity in found if _is_subject(sentence.doc[place])]
        self._seen.append(Seen(tuple(dict.fromkeys(entity for _, entity in found)), tuple(dict.fromkeys(subjects))))

    def at(self, token: Token) -> LocalId | None:
        """The entity that a token names, or that its pronoun or role noun ("the company") means where one reading is right."""
        named = self._here.get(token.i)
        if named:
            return named
        schemas = _meant_by(token)
        if schemas:
            named = self._antecedent(token, schemas)
        if named:
            self._here[token.i] = named
        return named

    def is_person(self, token: Token) -> bool:
        """Whether a token names a person."""
        return self.schemas.get(self._here.get(token.i, LocalId(""))) in _PEOPLE

    def _antecedent(self, token: Token, schemas: frozenset[Schema]) -> LocalId | None:
        """What stands before a pronoun or role noun and fits it: the only one of its sentence or, failing that, of those before; else their subject.

        "It" mostly means a thing that has no name; it is led back only to the subject of its own sentence or, as one itself, of the one before.
        """
        if self._is_quoted(token):
            return None
        before = [(place, found) for place, found in self._named(token.sent.start, token.i) if self.schemas.get(found) in schemas]
        subjects = [found for place, found in before if _is_subject(token.doc[place])]
        if token.lower_ in THINGS:
            if not subjects and token.lower_ == "it" and token.head.dep_ == "ROOT":
                subjects = next((acting for _, acting in self._earlier(schemas)), [])
            return subjects[0] if len(set(subjects)) == 1 and _may_act(token) else None
        for named, acting in (([found for _, found in before], subjects), *self._earlier(schemas)):
            if len(set(named)) == 1:
                return named[0]
            if len(set(acting)) == 1:
                return acting[0]
            if named:
                return None  # two fit: neither is chosen
        return None

    def _is_quoted(self, token: Token) -> bool:
        """Whether a token stands within quotation marks: who is "he" there was said before the quotation began, or never."""
        return bisect_left(self._quotes, token.idx) % 2 == 1

    def _named(self, start: int, end: int) -> list[tuple[int, LocalId]]:
        """The tokens of this block between two places that name something, in order."""
        return sorted((place, entity) for place, entity in self._here.items() if start <= place < end)

    def _earlier(self, schemas: frozenset[Schema]) -> list[tuple[list[LocalId], list[LocalId]]]:
        return [
            ([one for one in seen.entities if self.schemas.get(one) in schemas], [one for one in seen.subjects if self.schemas.get(one) in schemas])
            for seen in reversed(self._seen[-BACK:])
        ]


@cache
def _referring_words() -> frozenset[int]:
    """As the numbers that spaCy knows words by: every token of an article is looked up here."""
    return frozenset(get_string_id(word) for word in PERSONAL | THINGS | load_lexicon().companies | load_lexicon().devices)


def _meant_by(token: Token) -> frozenset[Schema]:
    """What kinds of thing a pronoun or a role noun may mean; none where it points at nothing before it."""
    if token.pos_ == "PRON":
        if token.lower_ in PERSONAL:
            return _PEOPLE
        return _COMPANIES | _PRODUCTS if token.lower_ in THINGS and not _is_expletive(token) else frozenset()
    if token.pos_ != "NOUN":
        return frozenset()
    lexicon, lemma = load_lexicon(), token.lemma_.lower()
    if lemma not in lexicon.companies and lemma not in lexicon.devices:
        return frozenset()
    children = list(token.children)
    if token.lower_ != lemma or token.dep_ == "compound" or len(children) != 1 or children[0].lower_ != "the":
        return frozenset()  # "the new company", "companies", "the company that": another one
    return _COMPANIES if lemma in lexicon.companies else _PRODUCTS


def _may_act(token: Token) -> bool:
    """Whether "it" does something that a body or a product does, or owns something: what is, seems or rains is no matter of theirs."""
    if token.lower_ != "it":
        return True
    head = token.head
    return token.dep_ in _SUBJECTS and head.pos_ == "VERB" and head.lemma_ not in load_lexicon().states


def _is_subject(token: Token) -> bool:
    """Whether a token is a subject, or joined to one by "and"."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in _SUBJECTS


def _is_expletive(token: Token) -> bool:
    """Whether "it" stands for a clause: "it cannot be ruled out that ..."."""
    return token.dep_ in _SUBJECTS and any(child.dep_ in ("ccomp", "csubj", "xcomp", "csubjpass") for child in token.head.children)


def _start(mention: Mention) -> int:
    return mention.start
