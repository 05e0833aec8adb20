"""Weights learned from annotated articles: any JSONL of `{id, text, gold: {attributions: [{source, cue, content}]}, split}`.

Needs scipy (`pip install 'sourcebook[train]'`). The same articles give the same bytes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from generator.extract.attribution.contents import Proposals as Contents
from generator.extract.attribution.contents import propose_contents
from generator.extract.attribution.cues import beside_quotation, cue_candidates, cue_features, shapes, subjects
from generator.extract.attribution.hashing import SIZE, Features
from generator.extract.attribution.quotations import Quotations, find_quotations
from generator.extract.attribution.scoring import content_features, source_features
from generator.extract.attribution.sources import Proposals as Sources
from generator.extract.attribution.sources import propose_sources
from generator.extract.attribution.tokens import Ranges, Tokens

RARE = 3  # a feature seen in fewer rows is dropped
Spans = Sequence[Sequence[int]]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Gold:
    """One annotated attribution, in tokens."""

    source: Ranges
    cue: tuple[int, ...]
    content: Ranges


@dataclass(frozen=True)
class Annotated:
    """An annotated article, ready to be learned from."""

    tokens: Tokens
    quotations: Quotations
    gold: tuple[Gold, ...]


def annotate(tokens: Tokens, attributions: Iterable[dict[str, Spans]]) -> Annotated:
    """An article's tokens with its annotation brought to tokens."""
    at = {c: i for i in range(len(tokens)) if tokens.part_of(i) == "text" for c in range(tokens.start[i], tokens.end[i])}

    def covered(spans: Spans) -> list[int]:
        return sorted({at[c] for a, b in spans for c in range(a, b) if c in at})

    gold = tuple(
        Gold(
            tokens.ranges([(i, i + 1) for i in covered(a.get("source") or [])]),
            tuple(covered(a.get("cue") or [])),
            tokens.ranges([(i, i + 1) for i in covered(a.get("content") or [])]),
        )
        for a in attributions
    )
    return Annotated(tokens, find_quotations(tokens), gold)


def cue_counts(articles: Iterable[Annotated]) -> Counter[tuple[str, str]]:
    """How often each lemma, with its part of speech, stands in an annotated cue; a cue of n words counts each one nth."""
    counts: Counter[tuple[str, str]] = Counter()
    for article in articles:
        tokens = article.tokens
        for gold in article.gold:
            telling = [i for i in gold.cue if tokens.poses[i] in ("VERB", "NOUN", "ADJ", "ADP", "SCONJ") or not tokens.words[i].isalpha()]
            for i in telling:
                counts[tokens.lemmas[i], tokens.poses[i]] += 1 / len(telling)  # type: ignore[assignment]
    return counts


def cue_heads(article: Annotated, candidates: set[int], counts: Counter[tuple[str, str]]) -> tuple[dict[int, list[Gold]], set[int]]:
    """The token that heads each annotated cue, with its attributions; and the other words of cues, which teach nothing."""
    tokens = article.tokens
    heads, others = dict[int, list[Gold]](), set[int]()
    for gold in article.gold:
        able = [i for i in gold.cue if i in candidates]
        if able:
            heads.setdefault(max(able, key=lambda i: (counts[tokens.lemmas[i], tokens.poses[i]], tokens.poses[i] == "VERB", -i)), []).append(gold)
            others.update(gold.cue)
    return heads, others - heads.keys()


@dataclass(frozen=True)
class Rows:
    """Rows to learn from: features, what each is worth (0..1), and which list each belongs to."""

    features: Features
    worth: Floats
    group: NDArray[np.int64]


def join_features(parts: Sequence[Features]) -> Features:
    """The rows of many articles in one table."""
    offsets = np.cumsum([0, *(len(part) for part in parts)])
    return Features(
        np.concatenate([part.table for part in parts]),
        np.concatenate([part.rows + offset for part, offset in zip(parts, offsets, strict=False)]).astype(np.int32),
        np.concatenate([part.more for part in parts]),
    )


def collect_cues(article: Annotated, counts: Counter[tuple[str, str]]) -> Rows:
    """Every candidate token of an article, worth 1 where it heads a cue."""
    candidates = cue_candidates(article.tokens)
    heads, others = cue_heads(article, set(candidates.tolist()), counts)
    rows = np.array([i for i in candidates.tolist() if i not in others], np.int64)
    worth = np.array([float(i in heads) for i in rows.tolist()])
    return Rows(cue_features(article.tokens, article.quotations, rows), worth, np.arange(len(rows)))


def collect_spans(article: Annotated, counts: Counter[tuple[str, str]]) -> tuple[Rows, Rows]:
    """The candidate contents and sources of every annotated cue, each worth its overlap with the annotation."""
    tokens, quotations = article.tokens, article.quotations
    heads, _ = cue_heads(article, set(cue_candidates(tokens).tolist()), counts)
    cues = sorted(heads)
    contents = [propose_contents(tokens, quotations, cue) for cue in cues]
    sources = [propose_sources(tokens, cue) for cue in cues]
    return (
        _rows(content_features(tokens, quotations, cues, contents), tokens, contents, [heads[cue][0].content for cue in cues]),
        _rows(source_features(tokens, quotations, cues, sources), tokens, sources, [heads[cue][0].source for cue in cues]),
    )


def _rows(features: Features, tokens: Tokens, proposals: Sequence[Contents] | Sequence[Sources], gold: Sequence[Ranges]) -> Rows:
    worth = [tokens.overlap(ranges, want) for found, want in zip(proposals, gold, strict=True) for ranges in found]
    group = np.repeat(np.arange(len(proposals)), [len(found) for found in proposals])
    return Rows(features, np.array(worth, np.float64), group)


def join_rows(parts: Sequence[Rows]) -> Rows:
    """The rows of many articles; lists stay apart."""
    groups, at = [], 0
    for part in parts:
        groups.append(part.group + at)
        at += int(part.group.max()) + 1 if len(part.group) else 0
    return Rows(join_features([part.features for part in parts]), np.concatenate([part.worth for part in parts]), np.concatenate(groups))


def matrix(features: Features) -> csr_matrix:
    """The features as a sparse matrix of ones."""
    count, width = features.table.shape
    rows = np.concatenate([np.repeat(np.arange(count, dtype=np.int32), width), features.rows])
    keys = np.concatenate([features.table.ravel(), features.more])
    made = csr_matrix((np.ones(len(keys)), (rows, keys)), shape=(count, SIZE))
    made.data[:] = 1.0
    return made


def _common(x: csr_matrix) -> NDArray[np.int64]:
    return np.flatnonzero(np.bincount(x.indices, minlength=x.shape[1]) >= RARE)


def fit_logistic(rows: Rows, *, penalty: float, iterations: int = 80) -> Floats:
    """Weights for every key, and the last one for the bias, that tell rows worth 1 from rows worth 0."""
    x = matrix(rows.features)
    kept = _common(x)
    x = x[:, kept]
    y = rows.worth

    def loss(w: Floats) -> tuple[float, Floats]:
        z = x @ w[:-1] + w[-1]
        p = 1 / (1 + np.exp(-z))
        value = float(np.sum(np.logaddexp(0, z) - y * z) + penalty * np.dot(w[:-1], w[:-1]))
        return value, np.append(x.T @ (p - y) + 2 * penalty * w[:-1], np.sum(p - y))

    best = minimize(loss, np.zeros(len(kept) + 1), jac=True, method="L-BFGS-B", options={"maxiter": iterations})
    return _spread(best.x[:-1], kept, bias=best.x[-1])


def fit_listwise(rows: Rows, *, penalty: float, iterations: int = 80) -> Floats:
    """Weights that give the rows of each list which are worth at least half the most of its probability, the better the more."""
    x = matrix(rows.features)
    kept = _common(x)
    x = x[:, kept]
    change = np.diff(rows.group) != 0
    starts = np.append(0, np.flatnonzero(change) + 1)
    group = np.cumsum(np.append(0, change))
    value = np.where(rows.worth >= 0.5, 0.3 + rows.worth, 0.0)
    usable = np.add.reduceat(value, starts) > 0

    def loss(w: Floats) -> tuple[float, Floats]:
        z = x @ w
        e = np.exp(z - np.maximum.reduceat(z, starts)[group])
        total, right = np.add.reduceat(e, starts), np.where(usable, np.add.reduceat(e * value, starts), 1.0)
        gradient = e / total[group] - e * value / right[group]
        gradient[~usable[group]] = 0
        return float(-(np.log(right) - np.log(total))[usable].sum() + penalty * np.dot(w, w)), x.T @ gradient + 2 * penalty * w

    best = minimize(loss, np.zeros(len(kept)), jac=True, method="L-BFGS-B", options={"maxiter": iterations})
    return _spread(best.x, kept, bias=0.0)


def _spread(weights: Floats, kept: NDArray[np.int64], *, bias: float) -> Floats:
    spread = np.zeros(SIZE + 1)
    spread[kept] = weights
    spread[SIZE] = bias
    return spread
