"""Slips of the parser that change who says what, put right where the words leave no doubt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from generator.extract.attribution.lexicon import load_lexicon

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_TOLD = frozenset({"assert", "announce", "allege", "warn", "confirm", "deny", "promise", "accuse"})
_CHARGES = frozenset({"accuse", "convict", "suspect"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


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
        mend = _MENDS.get(dep)
        if mend is not None:
            found |= mend(parse, i)
    return found


def _clause(parse: Parse, verb: int) -> bool:
    """A participle's clause, said to hang on the wrong word."""
    if parse.tags[verb] == "VBG" and parse.lemmas[verb] in load_lexicon().relays:
        return _relay(parse, verb)
    return parse.tags[verb] == "VBN" and _participle(parse, verb)


def _joiner(parse: Parse, mark: int) -> bool:
    """A clause that "that", "while" or "whereas" opens."""
    if parse.lowers[mark] == "that":
        return _that_clause(parse, mark)
    return parse.lowers[mark] in ("while", "whereas") and _other_speaker(parse, mark)


def _as_clause(parse: Parse, preposition: int) -> bool:
    """As in "..., as a source said that": read as a preposition with its noun before the verb, though the verb has no subject."""
    verb = parse.heads[preposition]
    if parse.lowers[preposition] != "as" or verb < preposition:
        return False
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
    if parse.poses[verb] != "VERB" or parse.tags[verb] not in ("VBD", "VBZ"):
        return False
    inner = parse.heads[verb]
    outer = parse.heads[inner]
    acts = load_lexicon().verbs
    modal = any(parse.tags[c] == "MD" for c in parse.children(inner))  # "would lose and asked": neither is
    open_verb = parse.deps[inner] == "xcomp" or (parse.deps[inner] == "ccomp" and modal)
    if open_verb and parse.tags[inner] == "VB" and parse.tags[outer] == parse.tags[verb] and outer < inner < verb:
        if any(parse.deps[c] in SUBJECTS for c in parse.children(verb)):
            return False
        parse.heads[verb] = outer  # "urged them to wait and spoke with X": an infinitive is joined to no past tense
        return True
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


def _that_clause(parse: Parse, that: int) -> bool:
    """As in "told an agency, a local outlet, that ..." and "reported, citing minutes, that ...": the clause is what the verb says, not what its hearer is."""
    clause = parse.heads[that]
    noun = parse.heads[clause]
    if clause == noun or parse.lowers[that + 1 : that + 2] in ([","], []):
        return False
    if parse.deps[clause] == "ccomp" and parse.tags[noun] == "VBG" and parse.deps[noun] == "advcl" and parse.lemmas[noun] in load_lexicon().relays:
        return parse.lowers[that - 1] == "," and _give(parse, clause, parse.heads[noun])
    if parse.deps[clause] not in ("acl", "relcl") or parse.poses[noun] not in _NOUNS or parse.lemmas[noun] in load_lexicon().nouns:
        return False
    while parse.deps[noun] in ("appos", "conj"):
        noun = parse.heads[noun]
    verb = parse.heads[noun]
    if parse.deps[noun] == "pobj" and parse.lowers[verb] == "to":
        verb = parse.heads[verb]
    elif parse.deps[noun] not in ("dobj", "dative"):
        return False
    return parse.lemmas[verb] in load_lexicon().hearers and _give(parse, clause, verb)


def _give(parse: Parse, clause: int, verb: int) -> bool:
    """Make a clause what a verb of speech says, where it has none of its own."""
    if load_lexicon().verbs.get(parse.lemmas[verb]) not in _TOLD or verb > clause or any(parse.deps[c] == "ccomp" for c in parse.children(verb)):
        return False
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    return True


def _charge(parse: Parse, by: int) -> bool:
    """As in "accused by residents of ignoring the smell", "described by analysts as rich": what is said of the accused, not of those who accuse."""
    if parse.lemmas[parse.heads[by]] not in load_lexicon().verbs:
        return False
    joins = {"as", "of"} if parse.lemmas[parse.heads[by]] in _CHARGES else {"as"}
    noun = next((c for c in parse.children(by) if parse.deps[c] == "pobj"), None)
    join = next((c for c in parse.children(noun) if parse.lowers[c] in joins and c > noun), None) if noun is not None else None
    if join is None or not any(parse.deps[c] in ("pcomp", "pobj") for c in parse.children(join)):
        return False
    parse.heads[join] = parse.heads[by]
    return True


def _other_speaker(parse: Parse, mark: int) -> bool:
    """As in "A said B, while C promised D": what somebody else says is no part of what the first one said."""
    verb, acts = parse.heads[mark], load_lexicon().verbs
    inner = parse.heads[verb]
    outer = parse.heads[inner]
    if parse.deps[verb] != "advcl" or parse.deps[inner] != "ccomp" or inner > verb or outer > inner:
        return False
    if acts.get(parse.lemmas[verb]) not in _TOLD or acts.get(parse.lemmas[outer]) not in _TOLD:
        return False
    if not any(parse.deps[c] == "nsubj" and parse.poses[c] in ("NOUN", "PROPN") for c in parse.children(verb)):
        return False
    parse.heads[verb] = outer
    return True


def _interjection(parse: Parse, verb: int) -> bool:
    """As in "A; B, officials said, C" and "A, Roberts said, to learn B": what stands before a semicolon or after "said," belongs to the main verb."""
    if parse.lemmas[verb] not in load_lexicon().verbs:
        return False
    main, own, found = parse.heads[verb], parse.children(verb), False
    for c in own:
        before_semicolon = parse.deps[c] == "ccomp" and c < verb and main > verb and ";" in parse.lowers[c:verb]
        after_comma = parse.deps[c] == "xcomp" and c > verb > main and parse.lowers[verb + 1 : verb + 2] == [","]
        if before_semicolon or after_comma:
            parse.heads[c], parse.deps[c], found = main, "conj" if before_semicolon else "advcl", True
    return found


def _subject_as_object(parse: Parse, noun: int) -> bool:
    """As in "announced the new region, to be called X, would govern itself": a noun read as the object, though a finite verb without a subject follows it."""
    cue = parse.heads[noun]
    if noun < cue or load_lexicon().verbs.get(parse.lemmas[cue]) not in _TOLD:
        return False
    for verb in (*parse.children(cue), *(c for c in parse.children(noun) if parse.deps[c] == "acl" and parse.tags[c] == "VBD")):
        own = parse.children(verb)
        if (
            verb <= noun
            or parse.deps[verb] not in ("ccomp", "conj", "acl")
            or parse.poses[verb] not in ("VERB", "AUX")
            or any(parse.deps[c] in SUBJECTS for c in own)
        ):
            continue
        first = min([c for c in own if c < verb and parse.deps[c] in ("aux", "auxpass", "neg")], default=verb)
        joined = any(parse.deps[c] in ("cc", "mark", "punct") and noun < c < first and parse.lowers[c] != "," for c in (*own, *parse.children(cue)))
        between = [i for i in range(noun + 1, first) if not parse.above(noun, i) and parse.lowers[i] != ","]
        joined |= parse.deps[verb] == "acl" and parse.lowers[first - 1] == ","
        if joined or between or parse.tags[first] not in _FINITE or (parse.deps[verb] == "conj" and parse.tags[first] == parse.tags[cue]):
            continue
        parse.heads[noun], parse.deps[noun] = verb, "nsubj"
        parse.heads[verb], parse.deps[verb] = cue, "ccomp"
        return True
    return False


def _second_subject(parse: Parse, noun: int) -> bool:
    """As in "Meier, of the institute, and his colleague Lind reported": read as two subjects, though "and" joins them."""
    verb = parse.heads[noun]
    first = next((c for c in parse.children(verb) if parse.deps[c] == "nsubj" and c < noun), None)
    if first is None or noun > verb:
        return False
    joint = max((c for c in parse.children(first) if parse.deps[c] == "cc" and c < noun), default=None)
    if joint is None or any(not parse.above(noun, i) for i in range(joint + 1, noun)):
        return False
    parse.heads[noun], parse.deps[noun] = first, "conj"
    return True


def _after_source(parse: Parse, noun: int) -> bool:
    """As in "According to the report, Mills and an aide asked ...": the subject, read as one more name of the source."""
    at, path = noun, list[int]()
    while parse.heads[at] != at and parse.lowers[at] != "according":
        path.append(at)
        at = parse.heads[at]
    main = parse.heads[at]
    if parse.lowers[at] != "according" or main <= noun or parse.poses[main] not in ("VERB", "AUX"):
        return False
    if any(parse.deps[c] in SUBJECTS for c in parse.children(main)):
        return False
    own = [i for i in range(at, main) if parse.above(noun, i)]
    if not own:  # it stands before "according"
        return False
    beyond = [i for i in range(own[-1] + 1, main) if parse.above(path[-1], i) and parse.lowers[i] != ","]
    if beyond or parse.lowers[own[0] - 1] != "," or own[0] < path[-1]:
        return False
    parse.heads[noun], parse.deps[noun] = main, "nsubj"
    return True


_MENDS: dict[str, Callable[[Parse, int], bool]] = {
    "prep": _as_clause,
    "conj": _shared_speaker,
    "advcl": _clause,
    "mark": _joiner,
    "agent": _charge,
    "parataxis": _interjection,
    "dobj": _subject_as_object,
    "appos": _after_source,
    "nsubj": _second_subject,
}


def edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """The half-open range of each token's subtree."""
    head = np.array(heads, np.int64)
    token, at = np.arange(len(head)), head
    left, right = token.copy(), token + 1
    while len(token):  # every token widens all that stand above it, level by level
        np.minimum.at(left, at, token)
        np.maximum.at(right, at, token + 1)
        climbing = head[at] != at
        token, at = token[climbing], head[at[climbing]]
    return left.tolist(), right.tolist()
