"""Which claim of the same article a denial or doubt is about. Silence denies nothing."""

from collections.abc import Sequence

from generator.extract.attribution.drafts import Draft
from generator.extract.attribution.lexicon import load_hedges
from generator.extract.attribution.tokens import Tokens
from generator.models.reading import Claim, LocalRelation

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_POINTING = frozenset({"this", "that", "it", "these", "those"})
ALIKE = 2.0  # points by which a target must be found: a shared noun that "such" points to, or two shared words


def find_relations(tokens: Tokens, claims: Sequence[Claim], drafts: Sequence[Draft]) -> tuple[LocalRelation, ...]:
    """The relations of an article's claims; `drafts` are the claims' own, in the same order."""
    found: list[LocalRelation] = []
    last_target: dict[int, int] = {}  # block of a denial -> the claim that the one before it there was about
    for number, (claim, draft) in enumerate(zip(claims, drafts, strict=True)):
        if claim.speech_act not in ("deny", "doubt") or not claim.attribution or claim.negated:
            continue
        target, reason = _target(tokens, claims, drafts, number)
        block = tokens.block[draft.place]
        if target is None and block in last_target and _points_back(tokens, draft):
            target, reason = last_target[block], "goes on about what the sentence before doubts"
        if target is not None:
            last_target[block] = target
            found.append(LocalRelation(claim.id, claims[target].id, "denies" if claim.speech_act == "deny" else "doubts", _scope(tokens, draft), reason))
    return tuple(found)


def _target(tokens: Tokens, claims: Sequence[Claim], drafts: Sequence[Draft], number: int) -> tuple[int | None, str]:
    """The claim of somebody else that shares most with a denial; none where two share as much."""
    own, origin = _lemmas(tokens, drafts[number]), _origin(claims[number])
    pointed = _pointed_at(tokens, drafts[number])
    points: list[tuple[float, int, set[str]]] = []
    for other, (claim, draft) in enumerate(zip(claims, drafts, strict=True)):
        if other == number or claim.speech_act in ("deny", "doubt", "ask", "decline_comment", "want", "know") or _origin(claim) == origin:
            continue
        theirs = _lemmas(tokens, draft) | {tokens.lemmas[step.cue] for step in draft.steps if step.cue >= 0}
        shared = own & theirs
        score = len(shared) + (1.5 if pointed & theirs else 0.0) + (0.5 if claim.attribution else 0.0) + 0.001 * (len(claims) - abs(number - other))
        if shared:
            points.append((score, other, shared))
    if not points or max(points)[0] < ALIKE:
        return None, ""
    _, other, shared = max(points)
    return other, "shares " + ", ".join(sorted(shared))


def _origin(claim: Claim) -> object:
    return claim.attribution[-1].entity if claim.attribution else None


def _lemmas(tokens: Tokens, draft: Draft) -> set[str]:
    untrue = load_hedges().untrue | load_hedges().knowledge
    return {
        tokens.lemmas[i] for a, b in draft.content for i in range(a, b)
        if tokens.poses[i] in _TELLING and len(tokens.words[i]) > 2 and tokens.lemmas[i] not in untrue
    }  # fmt: skip


def _pointed_at(tokens: Tokens, draft: Draft) -> set[str]:
    """The nouns that a denial points back to: "such a meeting", "these reports"."""
    return {
        tokens.lemmas[tokens.head[i]] for a, b in draft.content for i in range(a, b)
        if tokens.lowers[i] in ("such", "this", "these", "those", "the") and tokens.poses[tokens.head[i]] == "NOUN"
    }  # fmt: skip


def _points_back(tokens: Tokens, draft: Draft) -> bool:
    return any(
        (tokens.lowers[i] in _POINTING and tokens.deps[i] in ("nsubj", "dobj", "pobj", "nsubjpass")) or tokens.lowers[i] == "such"
        for a, b in draft.content for i in range(a, b)
    )  # fmt: skip


def _scope(tokens: Tokens, draft: Draft) -> str:
    """The words that say what is denied: of a lack of knowledge only that, otherwise the content."""
    knowledge = load_hedges().knowledge
    for a, b in draft.content:
        for i in range(a, b):
            if tokens.lemmas[i] in knowledge and any(tokens.lowers[c] == "no" for c in tokens.children[i]):
                return _words(tokens, max(a, tokens.left[i]), min(b, tokens.right[i]))
    return " ... ".join(_words(tokens, a, b) for a, b in draft.content)


def _words(tokens: Tokens, first: int, last: int) -> str:
    made = ""
    for i in range(first, last):
        made += tokens.words[i] + (" " if i + 1 < last and tokens.end[i] < tokens.start[i + 1] else "")
    return made
