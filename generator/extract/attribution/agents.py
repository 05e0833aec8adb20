"""Who speaks: the names, role nouns, pronouns and described sources of an article, led back to entities where one reading is right."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.extract.attribution.lexicon import load_speakers
from generator.extract.attribution.sources import core_of
from generator.extract.attribution.tokens import Tokens
from generator.models.reading import AgentKind, LocalEntity, LocalId, Mention, Names, Schema
from generator.models.text import Span

PERSONS = frozenset({"Person"})
PLACES = frozenset({"Place"})
BODIES = frozenset({"Organization", "PublicBody", "Company", "Group", "Unknown"})
_SOME = frozenset({"some", "many", "several", "few", "most", "other"})
_WHERE_AND_WHEN = frozenset({"in", "on", "at", "during", "after", "before", "within", "via", "since"})


@dataclass(frozen=True, slots=True)
class Agent:
    """Whom an agent's words refer to; `entity` is None only where there are no words."""

    entity: LocalId | None
    kind: AgentKind


NOBODY = Agent(None, "unresolved")


@dataclass
class Cast:
    """Everybody an article names or describes, growing as agents are read in order of the text."""

    tokens: Tokens
    entities: list[LocalEntity]
    mentions: list[Mention]
    at: dict[int, int] = field(default_factory=dict)  # token -> index of the named mention that covers it
    spoke: list[tuple[int, LocalId]] = field(default_factory=list)  # where each speaker so far stood
    called: dict[LocalId, str] = field(default_factory=dict)  # "he" or "she", as the article has called somebody
    described: dict[str, LocalId] = field(default_factory=dict)  # wording -> unnamed source or unresolved agent
    _places: list[int] = field(init=False)  # the tokens that name somebody, in order

    def __post_init__(self) -> None:
        parts = [self.tokens.parts[block] for block in self.tokens.block]
        starts = {place: i for i, place in enumerate(zip(parts, self.tokens.start, strict=True))}
        for number, mention in enumerate(self.mentions):
            i = starts.get((mention.part, mention.start))
            while i is not None and i < len(self.tokens) and self.tokens.start[i] < mention.end and self.tokens.part_of(i) == mention.part:
                self.at[i] = number
                i += 1
        self._places = sorted(self.at)

    def entity(self, entity_id: LocalId) -> LocalEntity:
        return next(entity for entity in self.entities if entity.id == entity_id)

    def named_at(self, token: int) -> LocalId | None:
        """The entity that a token names."""
        return self.mentions[self.at[token]].entity if token in self.at else None

    def named_between(self, first: int, last: int) -> list[LocalId]:
        """The entities named in a range of tokens, in order, each once."""
        places = self._places[bisect_left(self._places, first) : bisect_left(self._places, last)]
        return list(dict.fromkeys(e for i in places if (e := self.named_at(i)) is not None))

    def label_of(self, entity_id: LocalId) -> Schema:
        return self.entity(entity_id).schema

    def titles_of(self, entity_id: LocalId) -> set[str]:
        """The words right before an entity's names: "Ms."."""
        firsts = {number: i for i, number in sorted(self.at.items(), reverse=True) if self.mentions[number].entity == entity_id}
        return {self.tokens.lowers[i - 1].strip(".") for i in firsts.values() if i}

    def add_mention(self, first: int, last: int, entity: LocalEntity | None, kind: str, label: Schema, text: str) -> None:
        """A mention by role noun or pronoun, unless one stands there already."""
        span = Span(self.tokens.start[first], self.tokens.end[last - 1])
        part = self.tokens.part_of(first)
        if any(m.start == span.start and m.end == span.end and m.part == part for m in self.mentions):
            return
        entity_id = entity.id if entity else None
        self.mentions.append(
            Mention(span.start, span.end, text[span.start : span.end], label, entity_id, part, "pronoun" if kind == "pronoun" else "nominal")
        )

    def describe(self, wording: str, kind: AgentKind, schema: Schema, candidates: tuple[LocalId, ...] = (), *, key: str = "") -> LocalEntity:
        """The described agent of this wording, made where it is new."""
        key = key or f"{kind}:{wording.casefold()}"
        if key in self.described:
            return self.entity(self.described[key])
        made = LocalEntity(LocalId(f"e{len(self.entities) + 1}"), schema, wording, (wording,), kind, candidates=candidates)
        self.entities.append(made)
        self.described[key] = made.id
        return made

    def names(self) -> Names:
        """All entities, and all mentions in order of the text, the headline's first."""
        return Names(tuple(self.entities), tuple(sorted(self.mentions, key=lambda m: (m.part != "title", m.start, m.end))))


def make_cast(tokens: Tokens, names: Names) -> Cast:
    """The cast of an article whose names are known."""
    return Cast(tokens, list(names.entities), list(names.mentions))


def find_named(cast: Cast, noun: int) -> list[LocalId]:
    """The entities that a noun phrase names: its head, or a name that stands in apposition to it, or, of several joined by "and", each."""
    tokens = cast.tokens
    own = cast.named_at(noun)
    found = [own] if own is not None and not _is_member(cast, noun, own) else []
    for c in tokens.children[noun]:
        dep = tokens.deps[c]
        if (
            dep in ("appos", "flat", "compound", "nmod") and not found and cast.named_at(c) is not None and _stands_for(cast, c, dep)
        ) or dep == "conj":
            found += [e for e in find_named(cast, c) if e not in found]
    return found or _named_after_body(cast, noun) or _named_before(cast, noun)


def _is_member(cast: Cast, noun: int, entity: LocalId) -> bool:
    """As in "the Florida Republican", "two Republicans", "many Germans": one or some of them, and neither the party nor the country."""
    tokens, children = cast.tokens, cast.tokens.children[noun]
    if tokens.tags[noun] in ("NN", "NNP"):
        return any(tokens.deps[c] == "det" for c in children) and f"{tokens.words[noun]}s" in cast.entity(entity).names
    some = any(tokens.deps[c] == "nummod" or tokens.lowers[c] in _SOME for c in children)
    return some and tokens.tags[noun] == "NNPS" and tokens.words[noun] in cast.entity(entity).names


def is_joint(cast: Cast, noun: int) -> bool:
    """As in "Dahl and her lawyers", "both he and the commissioner, Mold": of those who speak together only some are named."""
    tokens = cast.tokens
    joined = [c for c in tokens.children[noun] if tokens.deps[c] == "conj" and tokens.poses[c] in ("NOUN", "PROPN", "PRON")]
    return bool(joined) and (tokens.poses[noun] == "PRON" or any(not find_named(cast, c) for c in joined))


def _named_before(cast: Cast, noun: int) -> list[LocalId]:
    """As in "came after Conley, a district judge, ordered": read as the subject, and it describes who stands before it."""
    tokens = cast.tokens
    first, last = core_range(tokens, noun)
    apart = first > 1 and last < len(tokens) and tokens.words[first - 1] == "," and tokens.words[last] == "," and tokens.deps[noun] == "nsubj"
    named = cast.named_at(first - 2) if apart else None
    return [named] if named is not None and cast.label_of(named) in PERSONS and not cast.named_at(noun) else []


def _named_after_body(cast: Cast, noun: int) -> list[LocalId]:
    """As in "the director of the Red Cross, Ana Ruiz": a person in apposition to a body is the one whom the noun before it describes."""
    tokens = cast.tokens
    bodies = [b for c in tokens.children[noun] if tokens.deps[c] == "prep" for b in tokens.children[c] if tokens.deps[b] == "pobj"]
    for body in bodies:
        owner = cast.named_at(body)
        if owner is not None and cast.label_of(owner) in BODIES | PLACES:
            named = [e for c in tokens.children[body] if tokens.deps[c] == "appos" and (e := cast.named_at(c)) and cast.label_of(e) in PERSONS]
            if named:
                return named[:1]
        elif (
            owner is not None
            and cast.label_of(owner) in PERSONS
            and any(cast.label_of(e) in PLACES for c in tokens.children[body] if tokens.deps[c] == "compound" and (e := cast.named_at(c)) is not None)
        ):
            return [owner]  # "President of Chile Gabriela Moreno": the parser takes country and name for one
    return []


def _stands_for(cast: Cast, child: int, dep: str) -> bool:
    """A name before a noun only describes it ("the Reuters report", "Microsoft's lawyer") unless the noun is a title of the person named."""
    if dep == "appos":
        return True
    entity = cast.named_at(child)
    return dep in ("flat", "nmod") and entity is not None and cast.label_of(entity) in PERSONS


def is_definite(tokens: Tokens, noun: int) -> bool:
    """As in "the broadcaster", "that official": said of somebody already known."""
    return any(tokens.lowers[c] in ("the", "this", "that", "these", "those") for c in tokens.children[noun] if tokens.deps[c] == "det")


def possessor(tokens: Tokens, noun: int) -> int | None:
    """The noun or pronoun that possesses a noun: "their" in "their claims"."""
    return next((c for c in tokens.children[noun] if tokens.deps[c] == "poss"), None)


def is_bare(tokens: Tokens, noun: int) -> bool:
    """Whether a noun has no description of its own beyond an article and adjectives."""
    return not any(tokens.deps[c] in ("prep", "relcl", "acl", "compound", "poss", "appos", "nmod") for c in tokens.children[noun])


def circumstances(tokens: Tokens, noun: int) -> list[tuple[int, int]]:
    """What hangs on a noun and is no part of its name: where and when, as in "officials on Saturday", "the mayor, in a letter"."""
    return [
        (tokens.left[c], tokens.right[c])
        for c in tokens.children[noun]
        if c > noun and (_is_aside(tokens, c) or any(tokens.lowers[d] == "when" for d in tokens.children[c]))
    ]


def _is_aside(tokens: Tokens, preposition: int) -> bool:
    dated = any(tokens.entities[d] in ("DATE", "TIME") for d in tokens.children[preposition])
    placed = tokens.deps[preposition] == "prep" and tokens.lowers[preposition] in _WHERE_AND_WHEN
    return placed and (dated or tokens.words[preposition - 1] == ",")


def core_range(tokens: Tokens, noun: int) -> tuple[int, int]:
    """The tokens of a noun phrase without clauses, appositions and conjuncts: the stretch that holds the noun."""
    outside = circumstances(tokens, noun)
    for first, last in tokens.ranges([left for piece in core_of(tokens, noun) for left in tokens.without(piece, outside)]):
        if first <= noun < last:
            return first, last
    return noun, noun + 1


def sentences_before(tokens: Tokens, token: int, *, most: int) -> Iterator[tuple[int, int]]:
    """The stretch of the token's own sentence before it, and then the sentences before that one, nearest first, of the same string."""
    first = tokens.first[token]
    yield first, token
    for _ in range(most):
        if first == 0 or tokens.part_of(first - 1) != tokens.part_of(token):
            return
        last, first = first, tokens.first[first - 1]
        yield first, last


def schema_of_description(tokens: Tokens, noun: int) -> Schema:
    """What kind of thing a described source is: one person, or a group."""
    if tokens.tags[noun] in ("NNS", "NNPS") or load_speakers().unnamed.get(tokens.lemmas[noun]) == "Group":
        return "Group"
    return "Person" if tokens.lemmas[noun] in load_speakers().unnamed else "Organization"
