"""Which claim of the same article a denial or doubt is about. Silence denies nothing."""

from collections.abc import Sequence

from generator.extract.attribution.drafts import Draft
from generator.extract.attribution.lexicon import load_hedges, load_unsaid
from generator.extract.attribution.tokens import Tokens
from generator.models.reading import Claim, LocalRelation

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_POINTING = frozenset({"this", "that", "it", "these", "those"})
LEAST_STEM = 4  # letters of a word without its ending
ALIKE = 2.0  # points by which a target must be found: a shared noun that "such" points to, or two shared words


def find_relations(tokens: Tokens, claims: Sequence[Claim], drafts: Sequence[Draft]) -> tuple[LocalRelation, ...]:
    """The relations of an article's claims; `drafts` are the claims' own, in the same order."""
    targets: dict[int, tuple[int, str]] = {}
    denials = [
        n for n, claim in enumerate(claims) if claim.speech_act in ("deny", "doubt") and claim.attribution and not claim.negated and drafts[n].said
    ]
    for number in denials:
        target, reason = _target(tokens, claims, drafts, number)
        if target is not None:
            targets[number] = target, reason
    for number in denials:  # "this was disinformation": what the same speaker denies or doubts beside it
        beside = [n for n in targets if abs(n - number) == 1 and _origin(claims[n]) == _origin(claims[number])]
        if number not in targets and beside and _points_back(tokens, drafts[number]):
            targets[number] = targets[beside[0]][0], f"points back, as {claims[beside[0]].id} beside it does"
    return tuple(
        LocalRelation(
            claims[number].id,
            claims[target].id,
            "denies" if claims[number].speech_act == "deny" else "doubts",
            _scope(tokens, drafts[number]),
            reason,
        )
        for number, (target, reason) in sorted(targets.items())
    )


def _target(tokens: Tokens, claims: Sequence[Claim], drafts: Sequence[Draft], number: int) -> tuple[int | None, str]:
    """The claim of somebody else that shares most with a denial; none where two share as much."""
    own, origin = _lemmas(tokens, drafts[number]), _origin(claims[number])
    pointed = _pointed_at(tokens, drafts[number])
    spoken = pointed & load_unsaid().deniable  # "the report", "such claims": of something that somebody said
    points: list[tuple[float, int, set[str]]] = []
    for other, (claim, draft) in enumerate(zip(claims, drafts, strict=True)):
        if other == number or claim.speech_act in ("deny", "doubt", "ask", "decline_comment", "want", "know") or _origin(claim) == origin:
            continue
        theirs = _lemmas(tokens, draft) | {_stem(tokens.lemmas[step.cue]) for step in draft.steps if step.cue >= 0}
        shared = own & theirs
        score = (
            len(shared)
            + (1.5 if pointed & theirs else 0.5 if spoken and claim.attribution else 0.0)
            + (0.5 if claim.attribution else 0.0)
            + 0.001 * (len(claims) - abs(number - other))
        )
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
        _stem(tokens.lemmas[i]) for a, b in draft.content for i in range(a, b)
        if tokens.poses[i] in _TELLING and len(tokens.words[i]) > 2 and tokens.lemmas[i] not in untrue
    }  # fmt: skip


def _stem(lemma: str) -> str:
    """A word without the ending that makes a deed a noun: who denies a meeting denies that somebody met."""
    for ending in ("ation", "ition", "ment", "ing", "ion", "ance", "ence"):
        if lemma.endswith(ending) and len(lemma) - len(ending) >= LEAST_STEM:
            return lemma.removesuffix(ending)
    return lemma.removesuffix("e") if len(lemma) > LEAST_STEM else lemma


def _pointed_at(tokens: Tokens, draft: Draft) -> set[str]:
    """The nouns that a denial points back to: "such a meeting", "these reports"."""
    return {
        _stem(tokens.lemmas[tokens.head[i]]) for a, b in draft.content for i in range(a, b)
        if tokens.lowers[i] in ("any", "such", "this", "these", "those", "the") and tokens.poses[tokens.head[i]] == "NOUN"
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
