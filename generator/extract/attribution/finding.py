"""What was found for one cue, and the features by which it is judged once more beside all others of its article."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from generator.extract.attribution.hashing import Features, hash_templates, stable_id
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.tokens import Ranges, Tokens

TEMPLATES = (
    "chance", "share", "chance share", "joint", "joint rival", "joint above", "joint inside", "joint quoted", "chance rival", "source", "source none",
    "joint source", "lemma", "lemma joint", "lemma share", "way", "way share", "way joint", "way lemma", "path", "path joint", "path lemma", "act joint",
    "act frame joint", "pos dep joint", "tag joint", "frame joint", "size", "size joint", "quoted way joint", "rival above", "inside above",
    "density", "density joint", "act size joint", "act none joint", "same_source joint", "way path", "in_quote joint", "in_quote rival", "sentence joint",
    "content_lemma", "content_pos joint", "lemma content_lemma", "noun_lemma", "lemma none", "lemma way none",
)  # fmt: skip
_COLUMNS = (
    "chance", "share", "joint", "source", "none", "lemma", "pos", "dep", "tag", "act", "frame", "way", "path", "size", "quoted", "in_quote",
    "rival", "above", "inside", "density", "same_source", "sentence", "content_lemma", "content_pos", "noun_lemma",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """Somebody's words as found: the token that heads the cue, the content and the source as token ranges, and how they were reached.

    `noun` heads the source, -1 where there is none. `chance` is that of the cue, `share` and `source_share` those of content and source given the cue;
    `likely` is the chance that cue and content are right.
    """

    cue: int
    content: Ranges
    source: Ranges
    noun: int
    way: str
    path: str
    chance: float
    share: float
    source_share: float
    likely: float


def claim_features(tokens: Tokens, quotations: Quotations, findings: Sequence[Finding]) -> Features:
    """The features of an article's findings: how sure each stage was, and what else was found around it."""
    density = min(5, int(20 * sum(f.likely for f in findings) / (1 + sum(1 for i, last in enumerate(tokens.last) if last == i + 1))))
    rows = [_row(tokens, quotations, findings, finding, density) for finding in findings]
    table = np.array(rows, np.int64).astype(np.uint64) if rows else np.zeros((0, len(_COLUMNS)), np.uint64)
    empty = np.zeros(0, np.int32)
    return Features(hash_templates(TEMPLATES, {name: table[:, i] for i, name in enumerate(_COLUMNS)}), empty, empty)


def _odds(chance: float, step: float) -> int:
    """Log odds in steps, from 0."""
    bounded = min(max(chance, 0.005), 0.995)
    return int((log(bounded / (1 - bounded)) + 6) / step)


def _row(tokens: Tokens, quotations: Quotations, findings: Sequence[Finding], own: Finding, density: int) -> tuple[int, ...]:
    cue, first, last = own.cue, tokens.first[own.cue], tokens.last[own.cue]
    near = [f for f in findings if f is not own and abs(f.cue - cue) < 300]
    rivals = [f.likely for f in near if tokens.overlap(f.content, own.content) >= 0.5]
    above = [f.likely for f in near for a, b in f.content if a <= cue < b]
    inside = [f.likely for f in near for a, b in own.content if a <= f.cue < b]
    frame = sorted({tokens.deps[c] for c in tokens.children[cue]} & {"ccomp", "dobj", "xcomp", "prep", "attr", "acl"})
    quoted = sum(quotations.inside[i] > 0 for a, b in own.content for i in range(a, b))
    size = sum(b - a for a, b in own.content)
    head = max(range(*own.content[0]), key=tokens.width.__getitem__)
    rival = max(rivals, default=0.0)
    return (
        _odds(own.chance, 0.5), int(own.share * 10), _odds(own.likely, 0.5), int(own.source_share * 5), own.noun < 0,
        tokens.lemma_list[cue] >> 1, tokens.pos_list[cue], tokens.dep_list[cue] >> 1, tokens.tag_list[cue] >> 1, tokens.act_list[cue] >> 1,
        stable_id("+".join(frame)) >> 1, stable_id(own.way) >> 1, stable_id(own.path) >> 1,
        size.bit_length(), 0 if not quoted else 2 if quoted >= size else 1, quotations.inside[cue] > 0,
        (1 + int(5 * rival) + 10 * (rival > own.likely)) if rivals else 0, 1 + int(5 * max(above)) if above else 0, 1 + int(5 * max(inside)) if inside else 0,
        density, min(3, sum(f.noun == own.noun for f in near if f.noun >= 0)),
        min(3, sum(first <= f.cue < last for f in near)),
        tokens.lemma_list[head] >> 1, tokens.pos_list[head], tokens.lemma_list[own.noun] >> 1 if own.noun >= 0 else 0,
    )  # fmt: skip
