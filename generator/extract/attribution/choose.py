"""The three choices for each cue: is it one, what does it introduce, whom does it come from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from generator.extract.attribution import contents, sources
from generator.extract.attribution.acts import is_negated
from generator.extract.attribution.completing import complete
from generator.extract.attribution.cues import cue_candidates, cue_features
from generator.extract.attribution.finding import AGREE, Finding
from generator.extract.attribution.judging import claim_features
from generator.extract.attribution.lexicon import load_hedges, load_lexicon
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.scoring import content_features, source_features
from generator.extract.attribution.tokens import Ranges, Tokens
from generator.extract.attribution.weights import Weights

LIKELY = 0.1  # a cue less likely than this is not looked at further: few of them end above ACCEPTED
ACCEPTED = 0.33  # below it a claim costs more precision than it brings recall, on articles annotated with care
SURE = 0.6  # what is called alleged is a claim of somebody's, and who has not commented has not: whatever the weights make of it
CONSIDERED = 8  # candidates that share their chances
SLIGHT = 0.02  # a candidate less likely than this has no say
SECOND = 0.12  # a second reading with a smaller share than this is seldom the right one
FAINT = 0.05  # nor is one that is less likely than this, with its cue

SURE_SCORE = 80.0  # beyond which a probability is 0 or 1, in numbers of any width

Floats = NDArray[np.float64]


def choose_findings(tokens: Tokens, quotations: Quotations, weights: Weights | None) -> list[Finding]:
    """The findings of one article, in order of their cues; no two with the same content."""
    judged = judge_findings(tokens, quotations, weights)
    findings = [complete(tokens, finding, judged) for finding in judged]
    if weights is not None and findings:
        scores = weights.score("claim", *claim_features(tokens, quotations, findings))
        findings = [replace(finding, likely=float(chance)) for finding, chance in zip(findings, _logistic(scores), strict=True)]
        findings = [replace(f, likely=max(f.likely, SURE)) if _softened(tokens, f) or _silent(tokens, f) else f for f in findings]
    return _accept(tokens, findings)


def _softened(tokens: Tokens, finding: Finding) -> bool:
    """As in "the station reported on the alleged meeting": who names something with such a word passes on that it was said to be."""
    if finding.noun < 0 or tokens.acts[finding.cue] not in ("assert", "allege") or tokens.poses[finding.cue] != "VERB":
        return False
    first, last = finding.content[0]
    head = max(range(first, last), key=tokens.width.__getitem__)
    return tokens.poses[head] == "NOUN" and any(tokens.lowers[c] in load_hedges().words and tokens.deps[c] == "amod" for c in tokens.children[head])


def _silent(tokens: Tokens, finding: Finding) -> bool:
    """As in "the government has not commented"."""
    cue = finding.cue
    return finding.noun >= 0 and tokens.poses[cue] == "VERB" and tokens.lemmas[cue] in load_lexicon().silent_verbs and is_negated(tokens, cue)


def judge_findings(tokens: Tokens, quotations: Quotations, weights: Weights | None) -> list[Finding]:
    """What each likely cue introduces, in one reading or two, and whom it comes from, each judged by itself."""
    candidates = cue_candidates(tokens)
    if not len(candidates):
        return []
    chances = _cue_chances(tokens, quotations, candidates, weights)
    likely = chances >= LIKELY
    cues, chances = candidates[likely].tolist(), chances[likely].tolist()
    if not cues:
        return []
    found_contents = [contents.propose_contents(tokens, quotations, cue) for cue in cues]
    content_scores = _content_scores(tokens, quotations, cues, found_contents, weights)
    readings = [
        _Reading(number, content, found[content][0], share)
        for number, (found, scores) in enumerate(zip(found_contents, content_scores, strict=True))
        for content, share in _two_readings(tokens, list(found), scores, max(SECOND, FAINT / chances[number]))
    ]
    if not readings:
        return []
    phrases: sources.Phrases = {}
    found_sources = [sources.propose_sources(tokens, cue, phrases) for cue in cues]
    agents = [found_sources[reading.number] for reading in readings]
    source_scores = _source_scores(tokens, quotations, [cues[r.number] for r in readings], agents, [(r.content, r.way) for r in readings], weights)
    findings = []
    for reading, found, scores in zip(readings, agents, source_scores, strict=True):
        source, source_share = most_agreed(tokens, list(found), scores)
        path, _, noun = found[source]
        cue, chance, share = cues[reading.number], chances[reading.number], reading.share
        findings.append(Finding(cue, reading.content, source, noun, reading.way, path, chance, share, source_share, chance * share))
    return findings


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one of the likely cues may introduce, the way to it, and its part of the probability."""

    number: int
    content: Ranges
    way: str
    share: float


def _cue_chances(tokens: Tokens, quotations: Quotations, candidates: NDArray[np.int64], weights: Weights | None) -> Floats:
    if weights is None:
        return np.array([_rule_chance(tokens, cue) for cue in candidates.tolist()])
    return _logistic(weights.score("cue", cue_features(tokens, quotations, candidates), tokens.vectors))


def _logistic(scores: Floats) -> Floats:
    """Scores as probabilities; those beyond any doubt are held back, or the numbers would overflow."""
    return 1 / (1 + np.exp(-np.clip(scores, -SURE_SCORE, SURE_SCORE)))


def _content_scores(
    tokens: Tokens, quotations: Quotations, cues: Sequence[int], found: Sequence[contents.Proposals], weights: Weights | None
) -> list[Floats]:
    if weights is None:
        return [np.array([_rule_rank(way) for way, _ in proposals.values()]) for proposals in found]
    return _split(weights.score("content", content_features(tokens, quotations, cues, found), tokens.vectors), found)


def _source_scores(
    tokens: Tokens,
    quotations: Quotations,
    cues: Sequence[int],
    found: Sequence[sources.Proposals],
    chosen: Sequence[tuple[Ranges, str]],
    weights: Weights | None,
) -> list[Floats]:
    if weights is None:
        return [np.array([_rule_source(path, cut) for path, cut, _ in proposals.values()]) for proposals in found]
    return _split(weights.score("source", source_features(tokens, quotations, cues, found, chosen), tokens.vectors), found)


def _split(scores: Floats, groups: Sequence[contents.Proposals] | Sequence[sources.Proposals]) -> list[Floats]:
    return np.split(scores, np.cumsum([len(group) for group in groups])[:-1])


def _two_readings(tokens: Tokens, candidates: Sequence[Ranges], scores: Floats, least: float) -> list[tuple[Ranges, float]]:
    """The candidate most agreed on and its share; and of those that read otherwise the most agreed on, where its share is not below the least."""
    if not candidates:
        return []
    best, share = most_agreed(tokens, candidates, scores)
    if share > 1 - least:
        return [(best, share)]
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    others = [i for i in np.flatnonzero(chances > SLIGHT).tolist() if tokens.overlap(candidates[i], best) < AGREE]
    left = float(chances[others].sum())
    if left < least:
        return [(best, share)]
    second, share_of_left = most_agreed(tokens, [candidates[i] for i in others], scores[others])
    return [(best, share), (second, share_of_left * left)] if share_of_left * left >= least else [(best, share)]


def most_agreed(tokens: Tokens, candidates: Sequence[Ranges], scores: Floats) -> tuple[Ranges, float]:
    """The candidate that shares half its words or more with the most probability, its own included; and that probability."""
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    order = np.argsort(-chances, kind="stable")[:CONSIDERED].tolist()
    top = [i for i in order if chances[i] > SLIGHT] or order[:1]  # of very many alike, each may be slight
    best, best_share, best_key = top[0], 0.0, -1.0
    weighed = chances.tolist()
    agree = {(i, j) for i, j in combinations(top, 2) if tokens.overlap(candidates[i], candidates[j]) >= AGREE}
    for i in top:
        share = sum(weighed[j] for j in top if i == j or (i, j) in agree or (j, i) in agree)
        key = share + 1e-3 * weighed[i]  # of two that agree with the same others, the more likely
        if key > best_key:
            best, best_share, best_key = i, share, key
    return candidates[best], best_share


def _accept(tokens: Tokens, findings: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (-f.likely, f.cue)):
        rivals = (other for other in kept if other.cue == finding.cue or tokens.overlap(finding.content, other.content) >= AGREE)
        if finding.likely >= ACCEPTED and not any(rivals):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.cue)


def _rule_chance(tokens: Tokens, cue: int) -> float:
    """Whether the rules alone take a token for a cue: a verb of speech with a clause or a quotation, "according to"."""
    lemma, lexicon = tokens.lemmas[cue], load_lexicon()
    if tokens.lowers[cue] == "according":
        return 0.9
    if tokens.poses[cue] == "VERB" and lemma in lexicon.verbs and tokens.deps[cue] not in ("amod", "compound"):
        complements = {tokens.deps[c] for c in tokens.children[cue]}
        if "ccomp" in complements or tokens.deps[cue] == "parataxis":
            return 0.9
        return 0.5 if lexicon.verbs[lemma] in ("accuse", "deny", "announce", "warn", "promise") and complements & {"dobj", "prep", "xcomp"} else 0.0
    if (
        tokens.poses[cue] == "NOUN"
        and lemma in lexicon.nouns
        and any(tokens.deps[c] == "acl" and tokens.tags[c] == "VBD" for c in tokens.children[cue])
    ):
        return 0.5
    return 0.0


_RULE_WAYS = ("quote:rest+onward", "child:ccomp:R", "child:ccomp:L", "head:parataxis", "head:prep", "from:dobj", "sentence-clause", "child:xcomp:R",
              "child:dobj:R", "child:acl:R", "after:subtree")  # fmt: skip


def _rule_rank(way: str) -> float:
    return 4.0 * (len(_RULE_WAYS) - _RULE_WAYS.index(way)) if way in _RULE_WAYS else 0.0


def _rule_source(path: str, cut: str) -> float:
    """The subject, the noun after "to", the agent of a passive; otherwise nobody."""
    steps = ("|nsubj", "|prepvpobj", "|agentvpobj", "|poss", "conj|nsubj", "xcomp|nsubj", "advcl|nsubj", "mark")
    score = 4.0 * (len(steps) - steps.index(path)) if path in steps else 2.0 if path == "none" else 0.0
    return score + (2.0 if cut == "whole" else 0.0)
