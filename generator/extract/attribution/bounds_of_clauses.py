"""Where a content begins and ends by the grammar of its clause."""

from collections.abc import Callable

from generator.extract.attribution.finding import Finding
from generator.extract.attribution.lexicon import load_lexicon, load_speakers
from generator.extract.attribution.repairs import SUBJECTS
from generator.extract.attribution.tokens import Tokens

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WHEN = frozenset({"DATE", "TIME"})
_ASKS_FOR = frozenset({"call", "push", "press", "appeal", "ask", "plead", "beg", "wish", "hope", "look"})
NAMING = frozenset({"NOUN", "PROPN"})
_BESIDE = frozenset({"while", "although", "though", "whereas", "when", "after", "before", "since", "because"})

Pieces = list[tuple[int, int]]
"""What a content becomes; nothing where a rule leaves it alone."""


def _after_occasion(tokens: Tokens, finding: Finding) -> Pieces:
    """As in "said on Monday A", "said in a letter A": the parser takes the day for A's, and without a comma it is the cue's."""
    cue, (first, last) = finding.cue, finding.content[0]
    if first != cue + 1 or tokens.poses[cue] != "VERB":
        return []
    end = _occasion(tokens, first, last)
    opens = first < end < last and (
        tokens.lowers[end] == "that" or any(tokens.left[c] == end for c in range(end, last) if tokens.deps[c] in SUBJECTS)
    )
    return [(end, last), *finding.content[1:]] if opens else []


def _after_carrier(tokens: Tokens, finding: Finding) -> Pieces:
    """As in "says in a letter that A": where the parser makes A a part of the letter."""
    cue, (first, last) = finding.cue, finding.content[0]
    head = max(range(first, last), key=tokens.width.__getitem__)
    within = tokens.head[head]
    if tokens.lemmas[head] not in load_speakers().carriers or tokens.head[within] != cue or tokens.lowers[within] not in ("in", "on", "during", "at"):
        return []
    marked = (c for c in tokens.children[head] if any(tokens.lowers[d] == "that" and tokens.deps[d] == "mark" for d in tokens.children[c]))
    clause = next(marked, None)
    return [(tokens.left[clause], tokens.right[clause])] if clause is not None else []


def _occasion(tokens: Tokens, first: int, last: int) -> int:
    """Where the day, or what was written or spoken in, ends that a stretch begins with: "on Monday", "last week", "in a letter"."""
    if tokens.deps[first] == "advmod" and tokens.lowers[first] in ("earlier", "later", "previously", "today", "yesterday"):
        return first + 1
    if tokens.deps[first] != "prep":
        return next((i for i in range(first, last) if tokens.entities[i] not in _WHEN), last)
    end, noun = tokens.right[first], next((c for c in tokens.children[first] if tokens.deps[c] == "pobj"), first)
    dated = all(tokens.entities[i] in _WHEN for i in range(first + 1, end))
    return end if dated or tokens.lemmas[noun] in load_speakers().carriers else first


def _without_for(tokens: Tokens, finding: Finding) -> Pieces:
    """As in "called for [A]": the preposition is the verb's."""
    first, last = finding.content[0]
    mine = finding.cue == first - 1 and tokens.lowers[first] == "for" and tokens.lemmas[finding.cue] in _ASKS_FOR
    return [(first + 1, last), *finding.content[1:]] if mine else []


def _to_infinitive(tokens: Tokens, finding: Finding) -> Pieces:
    """As in "called for [the wage, now seven euros, to be raised]": what is wanted of it, where only the thing was found."""
    *rest, (first, last) = finding.content
    cue = finding.cue
    if (tokens.acts[cue] != "want" and tokens.lemmas[cue] not in _ASKS_FOR) or first < cue:
        return []
    end = tokens.last[cue]
    to = last + (last < end and tokens.words[last] == ",")
    if to >= end or tokens.tags[to] != "TO" or tokens.tags[tokens.head[to]] not in ("VB", "VBN") or tokens.head[to] < to:
        return []
    return [*rest, (first, tokens.right[tokens.head[to]])]


def _with_object(tokens: Tokens, finding: Finding) -> Pieces:
    """As in "condemned [the act] of the council", "recalled [going] to fairs": the object, where only what hangs on it was found."""
    cue, (first, last) = finding.cue, finding.content[0]
    noun = tokens.head[first]
    if tokens.deps[first] != "prep" or tokens.poses[cue] != "VERB" or tokens.lemmas[cue] in load_lexicon().light:
        return []
    mine = (
        tokens.deps[noun] in ("dobj", "xcomp", "pcomp")
        and tokens.head[noun] == cue
        and cue < tokens.left[noun]
        and noun < first
        and tokens.lemmas[cue] not in load_lexicon().hearers
    )
    return [(tokens.left[noun], last), *finding.content[1:]] if mine and tokens.right[noun] >= last else []


def _with_addressee(tokens: Tokens, finding: Finding) -> Pieces:
    """As in "told [passengers] to wait": who is to do it."""
    cue, (first, last) = finding.cue, finding.content[0]
    verb = tokens.head[first]
    if tokens.tags[first] != "TO" or tokens.deps[verb] != "xcomp" or tokens.head[verb] != cue:
        return []
    asked = next((c for c in tokens.children[cue] if tokens.deps[c] == "dobj" and c > cue and tokens.right[c] == first), None)
    return [(tokens.left[asked], last), *finding.content[1:]] if asked is not None else []


def _with_subject(tokens: Tokens, finding: Finding) -> Pieces:
    """As in "[the dose] that doctors say is safe", "told NBC [Okafor] was late": what it is said of, where only the verb was found."""
    cue, (first, last) = finding.cue, finding.content[0]
    verb = next((c for c in tokens.children[cue] if tokens.deps[c] == "ccomp" and first <= c < last), None)
    if verb is None or tokens.tags[first] not in FINITE or not tokens.left[verb] <= first <= verb:
        return []
    subject = next((c for c in tokens.children[verb] if tokens.deps[c] in SUBJECTS), None)
    if subject is None or tokens.tags[subject] == "WDT":
        noun = tokens.head[cue]
        dated = tokens.poses[noun] not in NAMING or tokens.entities[noun] in _WHEN
        if tokens.deps[cue] != "relcl" or noun > cue or tokens.left[cue] <= noun or dated:
            return []
        return [(tokens.left[noun], tokens.left[cue]), *finding.content]
    own = (tokens.left[subject], min(tokens.right[subject], first) if subject < first else tokens.right[subject])
    speaks = subject == finding.noun or own[0] <= cue < own[1]
    return [] if speaks or first <= subject < last else [own, *finding.content]


def _with_predicate(tokens: Tokens, finding: Finding) -> Pieces:
    """As in "believes that his use of it[ was a mistake]": what is said of it, where only the subject was found."""
    *rest, (first, last) = finding.content
    head = max(range(first, last), key=tokens.width.__getitem__)
    verb = tokens.head[head]
    alone = tokens.deps[head] in SUBJECTS and tokens.deps[verb] == "ccomp" and tokens.head[verb] == finding.cue
    return [*rest, (first, tokens.right[verb])] if alone and finding.cue < first and last <= verb else []


def _of_clause(tokens: Tokens, finding: Finding) -> Pieces:
    """As in "While all agreed that A, Riddell said B": nothing beyond the clause."""
    cue = finding.cue
    opened = any(tokens.deps[c] == "mark" and tokens.lowers[c] in _BESIDE for c in tokens.children[cue])
    if tokens.deps[cue] != "advcl" or tokens.head[cue] < cue or not opened:
        return []
    return [(a, min(b, tokens.right[cue])) for a, b in finding.content if a < tokens.right[cue]]


def _whole_list(tokens: Tokens, finding: Finding) -> Pieces:
    """As in "called her a coward[, a liar and a thief]": a list to its end."""
    *rest, (first, last) = finding.content
    end, taken = last, {finding.cue, *(i for a, b in finding.source for i in range(a, b))}
    for i in range(first, last):
        for c in tokens.children[i] if tokens.poses[i] in NAMING else ():
            listed = (
                tokens.deps[c] == "conj"
                and c >= end
                and tokens.poses[c] in NAMING
                and not any(tokens.deps[d] in SUBJECTS for d in tokens.children[c])
            )
            if listed and all(tokens.words[j] == "," or tokens.deps[j] == "cc" for j in range(end, tokens.left[c])):
                end = tokens.right[c]
    return [*rest, (first, end)] if end > last and taken.isdisjoint(range(last, end)) else []


def _without_joint(tokens: Tokens, finding: Finding) -> Pieces:
    """Without an "and" that joins nothing."""
    return [(a, b - (b - a > 1 and tokens.poses[b - 1] == "CCONJ")) for a, b in finding.content]


BY_GRAMMAR: tuple[Callable[[Tokens, Finding], Pieces], ...] = (
    _after_occasion,
    _after_carrier,
    _without_for,
    _to_infinitive,
    _with_object,
    _with_addressee,
    _with_subject,
    _with_predicate,
    _of_clause,
    _whole_list,
    _without_joint,
)
"""The rules, in the order in which they are followed."""
