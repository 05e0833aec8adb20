"""Slips of the parser that change who says what, put right where the words leave no doubt."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.extract.attribution.lexicon import load_lexicon

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_TOLD = frozenset({"assert", "announce", "allege", "warn", "confirm", "deny", "promise", "accuse"})


@dataclass(slots=True)
class Parse:
    """One block's parse, to be changed in place. Positions count from the block's first token; the root is its own head."""

    lowers: Sequence[str]
    lemmas: Sequence[str]
    poses: Sequence[str]
    tags: Sequence[str]
    deps: list[str]
    heads: list[int]

    def children(self, i: int) -> list[int]:
        return [c for c, head in enumerate(self.heads) if head == i and c != i]

    def above(self, i: int, other: int) -> bool:
        """Whether `i` stands above `other`, or is it."""
        for _ in self.heads:
            if other == i:
                return True
            if self.heads[other] == other:
                return False
            other = self.heads[other]
        return False


def repair(parse: Parse) -> bool:
    """Put slips right; whether any was found."""
    found = False
    for i, dep in enumerate(parse.deps):
        if dep == "prep" and parse.lowers[i] == "as" and parse.heads[i] > i:
            found |= _as_clause(parse, i)
        elif dep == "conj" and parse.poses[i] == "VERB" and parse.tags[i] in ("VBD", "VBZ"):
            found |= _shared_speaker(parse, i)
        elif dep == "advcl" and parse.tags[i] == "VBG" and parse.lemmas[i] in load_lexicon().relays:
            found |= _relay(parse, i)
        elif dep == "advcl" and parse.tags[i] == "VBN":
            found |= _participle(parse, i)
    return found


def _as_clause(parse: Parse, preposition: int) -> bool:
    """As in "..., as a source said that": read as a preposition with its noun before the verb, though the verb has no subject."""
    verb = parse.heads[preposition]
    children = parse.children(verb)
    noun = next((c for c in parse.children(preposition) if parse.deps[c] == "pobj"), None)
    if noun is None or parse.poses[verb] != "VERB" or any(parse.deps[c] in ("nsubj", "nsubjpass", "expl") for c in children):
        return False
    if any(preposition < c < verb and parse.deps[c] not in ("aux", "auxpass", "neg", "advmod") for c in children):
        return False
    parse.heads[noun], parse.deps[noun] = verb, "nsubj"
    parse.deps[preposition] = "mark"
    return True


def _shared_speaker(parse: Parse, verb: int) -> bool:
    """As in "X reported that A and said B": a verb of speech without a subject, joined to A, belongs to X where A's verb could not say it."""
    inner = parse.heads[verb]
    outer = parse.heads[inner]
    acts = load_lexicon().verbs
    if parse.deps[inner] != "ccomp" or inner > verb or outer >= inner or parse.tags[outer] != parse.tags[verb]:
        return False
    if acts.get(parse.lemmas[verb]) not in _TOLD or acts.get(parse.lemmas[outer]) not in _TOLD or parse.lemmas[inner] in acts:
        return False
    own = parse.children(verb)
    if any(parse.deps[c] in ("nsubj", "nsubjpass", "expl", "auxpass") for c in own) or not any(parse.deps[c] in ("ccomp", "dobj") for c in own):
        return False
    for c in parse.children(inner):
        if parse.deps[c] in ("cc", "punct") and inner < c < verb and not any(inner < d < c for d in own):
            later = [d for d in parse.children(inner) if c < d < verb and parse.deps[d] not in ("cc", "punct")]
            if not later:
                parse.heads[c] = outer
    parse.heads[verb] = outer
    return True


def _relay(parse: Parse, verb: int) -> bool:
    """As in "The agency reported, citing X, that ..." and "... wrote that ..., citing X": the one who reports cites, not what is reported."""
    inner = parse.heads[verb]
    outer = parse.heads[inner]
    acts = load_lexicon().verbs
    if not verb or parse.lowers[verb - 1] != "," or inner == outer or acts.get(parse.lemmas[outer]) not in _TOLD:
        return False
    if parse.lemmas[inner] in acts and any(parse.deps[c] == "ccomp" for c in parse.children(inner)):
        return False
    if parse.deps[inner] == "conj" and any(parse.lowers[c] == "that" and parse.deps[c] == "mark" for c in parse.children(inner)):
        parse.deps[inner] = "ccomp"
    if parse.deps[inner] != "ccomp":
        return False
    parse.heads[verb] = outer
    for c in parse.children(inner):
        if parse.lowers[c] == "," and outer < c < inner:
            parse.heads[c] = outer
    return True


def _participle(parse: Parse, verb: int) -> bool:
    """As in "reported on the meeting in Turkey, attended by X": a passive participle with its agent, right after a noun and a comma, describes the noun."""
    main = parse.heads[verb]
    own = parse.children(verb)
    if verb < 3 or main > verb or parse.lowers[verb - 1] != "," or parse.poses[verb - 2] not in _NOUNS or parse.poses[main] not in ("VERB", "AUX"):
        return False
    if not any(parse.deps[c] == "agent" for c in own) or any(
        parse.deps[c] in ("nsubj", "nsubjpass", "aux", "auxpass", "mark", "advmod") for c in own
    ):
        return False
    nouns = [c for c in parse.children(main) if parse.deps[c] == "dobj"]
    nouns += [d for c in parse.children(main) if parse.deps[c] == "prep" for d in parse.children(c) if parse.deps[d] == "pobj"]
    noun = next((n for n in nouns if main < n < verb and parse.above(n, verb - 2)), None)
    if noun is None:
        return False
    parse.heads[verb], parse.deps[verb] = noun, "acl"
    if parse.heads[verb - 1] == main:
        parse.heads[verb - 1] = noun
    return True


def edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """The half-open range of each token's subtree."""
    left, right = list(range(len(heads))), list(range(1, len(heads) + 1))
    for i in range(len(heads)):
        at = i
        while heads[at] != at:
            at = heads[at]
            if left[at] <= i < right[at]:
                break
            left[at], right[at] = min(left[at], i), max(right[at], i + 1)
    return left, right
