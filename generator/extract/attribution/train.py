"""Weights learned from annotated articles: any JSONL of `{id, text, gold: {attributions: [{source, cue, content}]}, split}`.

Needs scipy (`pip install 'sourcebook[train]'`). The same articles give the same bytes.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.extract.attribution.choose import judge_findings
from generator.extract.attribution.completing import complete
from generator.extract.attribution.contents import Proposals as Contents
from generator.extract.attribution.contents import propose_contents
from generator.extract.attribution.cues import cue_candidates, cue_features
from generator.extract.attribution.finding import AGREE, Finding
from generator.extract.attribution.fitting import Floats, Rows, Table, fit_listwise, fit_listwise_net, fit_logistic, fit_logistic_net, join_rows
from generator.extract.attribution.hashing import Features
from generator.extract.attribution.judging import claim_features
from generator.extract.attribution.nets import Net
from generator.extract.attribution.quotations import Quotations, find_quotations
from generator.extract.attribution.scoring import content_features, source_features
from generator.extract.attribution.sources import propose_sources
from generator.extract.attribution.tokens import Ranges, Tokens
from generator.extract.attribution.weights import Weights

FOLDS = 3
KEPT = {"cue": 110_000, "content": 60_000, "source": 40_000, "claim": 12_000}  # keys a stage; with the nets the file stays below 2 MB
Spans = Sequence[Sequence[int]]


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


def collect_cues(article: Annotated, counts: Counter[tuple[str, str]]) -> Rows:
    """Every candidate token of an article, worth 1 where it heads a cue."""
    candidates = cue_candidates(article.tokens)
    heads, others = cue_heads(article, set(candidates.tolist()), counts)
    rows = np.array([i for i in candidates.tolist() if i not in others], np.int64)
    worth = np.array([float(i in heads) for i in rows.tolist()])
    return Rows(cue_features(article.tokens, article.quotations, rows), worth, np.arange(len(rows)), article.tokens.vectors)


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
    return Rows(features, np.array(worth, np.float64), group, tokens.vectors)


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

    def stages(chosen: Sequence[int]) -> Weights:
        found, contents, sources = (join_rows([parts[i] for i in chosen]) for parts in (cues, *zip(*spans, strict=True)))
        learned = {
            "cue": fit_logistic(found, penalty=3.5, keep=KEPT["cue"]),
            "content": fit_listwise(contents, penalty=0.7, keep=KEPT["content"]),
            "source": fit_listwise(sources, penalty=0.7, keep=KEPT["source"]),
        }
        nets = {"content": fit_listwise_net(contents), "source": fit_listwise_net(sources)}
        return make_weights(learned, nets)

    claims: list[Rows] = []
    for fold in range(FOLDS):
        others = stages([i for i in range(len(articles)) if i % FOLDS != fold])
        for article in articles[fold::FOLDS]:
            judged = judge_findings(article.tokens, article.quotations, others)
            findings = [complete(article.tokens, finding, judged) for finding in judged]
            if findings:
                features, figures = claim_features(article.tokens, article.quotations, findings)
                claims.append(Rows(features, matches(article.tokens, findings, article.gold), np.arange(len(findings)), figures))
        progress(f"fold {fold + 1} of {FOLDS}")
    learned, every = stages(range(len(articles))), join_rows(claims)
    last = make_weights({"claim": fit_logistic(every, penalty=40.0, keep=KEPT["claim"])}, {"claim": fit_logistic_net(every)})
    return Weights({**learned.tables, **last.tables}, {**learned.biases, **last.biases}, {**learned.nets, **last.nets})


def make_weights(learned: Mapping[str, Table], nets: Mapping[str, Net]) -> Weights:
    """Tables and nets as the stages use them."""
    return Weights({stage: table.weights for stage, table in learned.items()}, {stage: table.bias for stage, table in learned.items()}, nets)
