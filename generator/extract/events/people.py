"""Who stands at a token: the entity that a mention there names, or the one that a pronoun can only mean."""

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from generator.extract.parse import ParsedBlock
from generator.models.reading import LocalId, Mention, Names, Schema
from generator.models.text import Part

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
THINGS = frozenset({"it", "its", "itself"})
_PEOPLE: frozenset[Schema] = frozenset({"Person"})
_NOT_IT: frozenset[Schema] = frozenset({"Person", "Group", "Place", "Event", "Unknown"})
BACK = 2  # sentences before its own in which a pronoun's antecedent is sought
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
    _placed: dict[Part, list[Mention]] = field(init=False)
    _here: dict[int, LocalId] = field(init=False, default_factory=dict)
    _seen: list[Seen] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.schemas = {entity.id: entity.schema for entity in self.names.entities}
        self._placed = {part: sorted((m for m in self.names.mentions if m.part == part), key=_start) for part in ("text", "title")}

    def enter(self, block: ParsedBlock) -> None:
        """Take up a block: its tokens and no others can be asked for until the next."""
        self._here = {}
        end = block.span_of(block.doc[-1]).end if len(block.doc) else block.start
        placed = self._placed[block.part]
        for mention in placed[bisect_left(placed, block.start, key=_start) : bisect_left(placed, end, key=_start)]:
            span = block.doc.char_span(mention.start - block.start, mention.end - block.start, alignment_mode="expand")
            if span is not None and mention.entity:
                self._here.update((token.i, mention.entity) for token in span)

    def leave_sentence(self, sentence: SpacySpan) -> None:
        """Remember a sentence that was read, for the pronouns of the next ones."""
        found = self._named(sentence.start, sentence.end)
        subjects = [entity for place, entity in found if _is_subject(sentence.doc[place])]
        self._seen.append(Seen(tuple(dict.fromkeys(entity for _, entity in found)), tuple(dict.fromkeys(subjects))))

    def at(self, token: Token) -> LocalId | None:
        """The entity that a token names, or that its pronoun means where one reading is right."""
        named = self._here.get(token.i)
        if named or token.pos_ != "PRON":
            return named
        if token.lower_ in PERSONAL:
            return self._antecedent(token, persons=True)
        return self._antecedent(token, persons=False) if token.lower_ in THINGS and not _is_expletive(token) else None

    def is_person(self, token: Token) -> bool:
        """Whether a token names a person."""
        return self.schemas.get(self._here.get(token.i, LocalId(""))) in _PEOPLE

    def _antecedent(self, token: Token, *, persons: bool) -> LocalId | None:
        before = [(place, found) for place, found in self._named(token.sent.start, token.i) if self._fits(found, persons=persons)]
        subjects = [found for place, found in before if _is_subject(token.doc[place])]
        for named, acting in (([found for _, found in before], subjects), *self._earlier(persons=persons)):
            if len(set(named)) == 1:
                return named[0]
            if len(set(acting)) == 1:
                return acting[0]
            if named:
                return None  # two fit: neither is chosen
        return None

    def _named(self, start: int, end: int) -> list[tuple[int, LocalId]]:
        """The tokens of this block between two places that name something, in order."""
        return sorted((place, entity) for place, entity in self._here.items() if start <= place < end)

    def _earlier(self, *, persons: bool) -> list[tuple[list[LocalId], list[LocalId]]]:
        return [
            ([one for one in seen.entities if self._fits(one, persons=persons)], [one for one in seen.subjects if self._fits(one, persons=persons)])
            for seen in reversed(self._seen[-BACK:])
        ]

    def _fits(self, entity: LocalId, *, persons: bool) -> bool:
        schema = self.schemas.get(entity)
        return schema in _PEOPLE if persons else schema is not None and schema not in _NOT_IT


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
