"""Weights learned from annotated articles: any JSONL of `{id, text, gold: {attributions: [{source, cue, content}]}, split}`.

Needs scipy (`pip install 'sourcebook[train]'`). The same articles give the same bytes.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from generator.extract.attribution.choose import AGREE, judge_findings
from generator.extract.attribution.completing import complete
from generator.extract.attribution.contents import Proposals as Contents
from generator.extract.attribution.contents import propose_contents
from generator.extract.attribution.cues import cue_candidates, cue_features
from generator.extract.attribution.finding import Finding, claim_features
from generator.extract.attribution.hashing import SIZE, Features
from generator.extract.attribution.quotations import Quotations, find_quotations
from generator.extract.attribution.scoring import content_features, source_features
from generator.extract.attribution.sources import propose_sources
from generator.extract.attribution.tokens import Ranges, Tokens
from generator.extract.attribution.weights import Weights

RARE = 3  # a feature seen in fewer rows is dropped
FOLDS = 3
ITERATIONS = 60  # of L-BFGS: later ones change the figures on other articles by less than 0.1
KEPT = {"cue": 110_000, "content": 60_000, "source": 40_000, "claim": 12_000}  # keys a stage: the file stays below 400 KB
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
    wanted = [heads[cue][0].content for cue in cues]
    chosen = [_nearest(tokens, found, want) for found, want in zip(contents, wanted, strict=True)]
    return (
        _rows(content_features(tokens, quotations, cues, contents), tokens, contents, wanted),
        _rows(source_features(tokens, quotations, cues, sources, chosen), tokens, sources, [heads[cue][0].source for cue in cues]),
    )


def _nearest(tokens: Tokens, found: Contents, want: Ranges) -> tuple[Ranges, str]:
    """The candidate that is most like the annotated content, and the way to it."""
    best = max(found, key=lambda ranges: tokens.overlap(ranges, want), default=())
    return best, found[best][0] if best else ""


def _rows(features: Features, tokens: Tokens, proposals: Sequence[Collection[Ranges]], gold: Sequence[Ranges]) -> Rows:
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


@dataclass(frozen=True)
class Table:
    """Learned weights for every key, and the bias."""

    weights: Floats
    bias: float


def fit_logistic(rows: Rows, *, penalty: float, keep: int) -> Table:
    """Weights that tell rows worth 1 from rows worth 0, of the `keep` keys that say most."""
    y = rows.worth

    def loss(x: csr_matrix, xt: csr_matrix, w: Floats) -> tuple[float, Floats]:
        z = x @ w[:-1] + w[-1]
        p = 1 / (1 + np.exp(-z))
        value = float(np.sum(np.logaddexp(0, z) - y * z) + penalty * np.dot(w[:-1], w[:-1]))
        return value, np.append(xt @ (p - y) + 2 * penalty * w[:-1], np.sum(p - y))

    return _fit(rows.features, loss, keep)


def fit_listwise(rows: Rows, *, penalty: float, keep: int) -> Table:
    """Weights that give the rows of each list which are worth at least half the most of its probability, the better the more."""
    change = np.diff(rows.group) != 0
    starts = np.append(0, np.flatnonzero(change) + 1)
    group = np.cumsum(np.append(0, change))
    value = np.where(rows.worth >= 0.5, 0.3 + rows.worth, 0.0)
    usable = np.add.reduceat(value, starts) > 0

    def loss(x: csr_matrix, xt: csr_matrix, w: Floats) -> tuple[float, Floats]:
        z = x @ w[:-1]
        e = np.exp(z - np.maximum.reduceat(z, starts)[group])
        total, right = np.add.reduceat(e, starts), np.where(usable, np.add.reduceat(e * value, starts), 1.0)
        gradient = e / total[group] - e * value / right[group]
        gradient[~usable[group]] = 0
        cost = float(-(np.log(right) - np.log(total))[usable].sum() + penalty * np.dot(w[:-1], w[:-1]))
        return cost, np.append(xt @ gradient + 2 * penalty * w[:-1], 0.0)

    return _fit(rows.features, loss, keep)


def _fit(features: Features, loss: Callable[[csr_matrix, csr_matrix, Floats], tuple[float, Floats]], keep: int) -> Table:
    """Fit all common keys, keep those that move scores most, and fit these again from where they are."""
    x = matrix(features)
    seen = np.bincount(x.indices, minlength=SIZE)
    kept = np.flatnonzero(seen >= RARE)
    best = np.zeros(len(kept) + 1)
    for iterations in (ITERATIONS, ITERATIONS // 2):
        part = x[:, kept]
        transposed = part.T.tocsr()
        fitted = minimize(
            lambda w, part=part, transposed=transposed: loss(part, transposed, w), best, jac=True, method="L-BFGS-B", options={"maxiter": iterations}
        )
        best = fitted.x
        if len(kept) <= keep:
            break
        moves = np.abs(best[:-1]) * np.sqrt(seen[kept])
        strongest = np.sort(np.argsort(-moves, kind="stable")[:keep])
        kept, best = kept[strongest], np.append(best[strongest], best[-1])
    weights = np.zeros(SIZE)
    weights[kept] = best[:-1]
    return Table(weights, float(best[-1]))


def matches(tokens: Tokens, findings: Sequence[Finding], gold: Sequence[Gold]) -> Floats:
    """1 for each finding whose content is an annotated one's by half its words or more, each annotation counted once, the most alike first."""
    pairs = sorted(((tokens.overlap(f.content, g.content), -i, -j) for i, f in enumerate(findings) for j, g in enumerate(gold)), reverse=True)
    right, taken, used = np.zeros(len(findings)), set[int](), set[int]()
    for overlap, i, j in pairs:
        if overlap >= AGREE and i not in used and j not in taken:
            right[-i] = 1
            used.add(i)
            taken.add(j)
    return right


def learn(articles: Sequence[Annotated], progress: Callable[[str], None]) -> Weights:
    """Weights for all stages. The last one learns from findings in articles that the stages before it have not seen."""
    counts = cue_counts(articles)
    cues = [collect_cues(article, counts) for article in articles]
    spans = [collect_spans(article, counts) for article in articles]
    progress(f"{sum(len(rows.worth) for rows in cues)} candidate cues")

    def stages(chosen: Sequence[int]) -> dict[str, Table]:
        return {
            "cue": fit_logistic(join_rows([cues[i] for i in chosen]), penalty=3.5, keep=KEPT["cue"]),
            "content": fit_listwise(join_rows([spans[i][0] for i in chosen]), penalty=0.7, keep=KEPT["content"]),
            "source": fit_listwise(join_rows([spans[i][1] for i in chosen]), penalty=0.7, keep=KEPT["source"]),
        }

    claims: list[Rows] = []
    for fold in range(FOLDS):
        others = make_weights(stages([i for i in range(len(articles)) if i % FOLDS != fold]))
        for article in articles[fold::FOLDS]:
            judged = judge_findings(article.tokens, article.quotations, others)
            findings = [complete(article.tokens, finding, judged) for finding in judged]
            if findings:
                features = claim_features(article.tokens, article.quotations, findings)
                claims.append(Rows(features, matches(article.tokens, findings, article.gold), np.arange(len(findings))))
        progress(f"fold {fold + 1} of {FOLDS}")
    learned = stages(range(len(articles)))
    learned["claim"] = fit_logistic(join_rows(claims), penalty=20.0, keep=KEPT["claim"])
    return make_weights(learned)


def make_weights(learned: Mapping[str, Table]) -> Weights:
    """Tables as the stages use them."""
    return Weights({stage: table.weights for stage, table in learned.items()}, {stage: table.bias for stage, table in learned.items()})
