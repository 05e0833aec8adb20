"""The features by which an article's findings are judged once more, each beside all others."""

from collections.abc import Sequence

import numpy as np

from generator.extract.attribution.finding import Finding
from generator.extract.attribution.hashing import Features, Ids, hash_templates, stable_id
from generator.extract.attribution.nets import Single
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.surroundings import Floats, Surroundings, surroundings
from generator.extract.attribution.tokens import Tokens

_OF_WORDS = (
    "none", "lemma", "pos", "dep", "tag", "act", "frame", "way", "path", "size", "quoted", "in_quote",
    "content_lemma", "content_pos", "content_dep", "opening", "noun_lemma", "shape",
)  # fmt: skip
_OF_FIGURES = ("chance", "share", "joint", "source", "rival", "above", "inside", "density", "same_source", "sentence", "same_lemma")
_COLUMNS = (*_OF_WORDS, *_OF_FIGURES)
_PLAIN = (*_COLUMNS, "lemma frame", "lemma content_pos", "way path", "path none")
_JOINED = (
    "chance share", "joint rival", "joint above", "joint inside", "joint quoted", "chance rival", "source none",
    "joint source", "lemma joint", "lemma share", "way share", "way joint", "way lemma", "path joint", "path lemma", "act joint",
    "act frame joint", "pos dep joint", "tag joint", "frame joint", "size joint", "quoted way joint", "rival above", "inside above",
    "density joint", "act size joint", "act none joint", "same_source joint", "in_quote joint", "in_quote rival", "sentence joint",
    "content_pos joint", "lemma content_lemma", "lemma none", "lemma way none", "same_lemma joint", "shape joint", "lemma shape", "content_dep way joint",
)  # fmt: skip


def claim_features(tokens: Tokens, quotations: Quotations, findings: Sequence[Finding]) -> tuple[Features, Single]:
    """The features of an article's findings, and the figures by which a net judges them: how sure each stage was, and what else was found around each."""
    around = surroundings(tokens, findings)
    quoted = [_quoted(quotations, finding) for finding in findings]
    words = [_words(tokens, quotations, finding, share) for finding, share in zip(findings, quoted, strict=True)]
    table = np.concatenate([np.array(words, np.uint64).reshape(len(findings), len(_OF_WORDS)), _steps(tokens, findings, around)], axis=1)
    keys = hash_templates((*_PLAIN, *_JOINED), {name: table[:, i] for i, name in enumerate(_COLUMNS)})
    empty = np.zeros(0, np.int32)
    features = Features(keys, empty, empty, np.arange(len(findings))[:, None], len(_PLAIN))
    return features, _figures(tokens, findings, around, quoted)


def _quoted(quotations: Quotations, finding: Finding) -> float:
    """The part of a content that stands in quotation marks."""
    inside = [quotations.inside[i] > 0 for a, b in finding.content for i in range(a, b)]
    return sum(inside) / len(inside)


def _words(tokens: Tokens, quotations: Quotations, finding: Finding, quoted: float) -> tuple[int, ...]:
    """What a finding's words are, and how they hang together."""
    cue, noun = finding.cue, finding.noun
    head = max(range(*finding.content[0]), key=tokens.width.__getitem__)  # on which the content's first stretch hangs
    frame = sorted({tokens.deps[c] for c in tokens.children[cue]} & {"ccomp", "dobj", "xcomp", "prep", "attr", "acl"})
    return (
        noun < 0, tokens.lemma_list[cue], tokens.pos_list[cue], tokens.dep_list[cue], tokens.tag_list[cue], tokens.act_list[cue],
        stable_id("+".join(frame)), stable_id(finding.way), stable_id(finding.path),
        _size(finding).bit_length(), 0 if not quoted else 2 if quoted == 1 else 1, quotations.inside[cue] > 0,
        tokens.lemma_list[head], tokens.pos_list[head], tokens.dep_list[head], tokens.lower_list[finding.content[0][0]],
        tokens.lemma_list[noun] if noun >= 0 else 0, (tokens.entity_list[noun] or tokens.pos_list[noun]) if noun >= 0 else 0,
    )  # fmt: skip


def _size(finding: Finding) -> int:
    return sum(b - a for a, b in finding.content)


def _odds(chances: Floats) -> Floats:
    """Log odds, within bounds."""
    bounded = np.clip(chances, 0.005, 0.995)
    odds: Floats = np.log(bounded / (1 - bounded))
    return odds


def _steps(tokens: Tokens, findings: Sequence[Finding], around: Surroundings) -> Ids:
    """The same figures in steps, as words that can be joined with others."""
    likely = _of(findings, "likely")
    sentences = 1 + sum(1 for i, last in enumerate(tokens.last) if last == i + 1)
    steps = (
        2 * (_odds(_of(findings, "chance")) + 6),
        10 * _of(findings, "share"),
        2 * (_odds(likely) + 6),
        5 * _of(findings, "source_share"),
        np.where(around.rival < 0, 0, 1 + np.floor(5 * around.rival) + 10 * (around.rival > likely)),
        np.where(around.above < 0, 0, 1 + 5 * around.above),
        np.where(around.inside < 0, 0, 1 + 5 * around.inside),
        np.full(len(findings), min(5, 20 * likely.sum() / sentences)),
        np.minimum(3, around.same_noun),
        np.minimum(3, around.in_sentence),
        np.where(around.alike_cue < 0, 0, 1 + 4 * around.alike_cue),
    )
    return np.stack(steps, axis=1).astype(np.uint64)


def _figures(tokens: Tokens, findings: Sequence[Finding], around: Surroundings, quoted: Sequence[float]) -> Single:
    """A row a finding. What can be missing is 0 then, and has a flag beside it."""
    cues = np.array([f.cue for f in findings], np.int64)
    chance, share, likely = (_of(findings, name) for name in ("chance", "share", "likely"))
    figures = (
        _odds(chance), _odds(share), _odds(_of(findings, "source_share")), _odds(likely), likely, chance, share,
        *(np.maximum(0, most) for most in (around.rival, around.above, around.inside, around.alike, around.speaker)),
        *(most >= 0 for most in (around.rival, around.above, around.inside)),
        around.reading >= 0, np.maximum(0, around.reading), share < around.reading,
        np.where(around.reading < 0, 0, np.log(share / np.maximum(1e-3, around.reading))),
        around.before, around.after, around.alike_mean, np.log1p(around.speakers), np.array([f.noun >= 0 for f in findings]),
        np.log1p([_size(f) for f in findings]), np.array([len(f.content) for f in findings]), np.array(quoted),
        np.log1p(cues - np.array(tokens.first, np.int64)[cues]), cues / max(1, len(tokens)),
    )  # fmt: skip
    return np.stack(figures, axis=1).astype(np.float32)


def _of(findings: Sequence[Finding], name: str) -> Floats:
    return np.array([getattr(f, name) for f in findings], np.float64)
