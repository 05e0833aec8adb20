"""What was found for one cue, and the features by which it is judged once more beside all others of its article."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from generator.extract.attribution.hashing import ROLES, Features, hash_templates, stable_id
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.tokens import Ranges, Tokens

_COLUMNS = (
    "chance", "share", "joint", "source", "none", "lemma", "pos", "dep", "tag", "act", "frame", "way", "path", "size", "quoted", "in_quote",
    "rival", "above", "inside", "density", "same_source", "sentence", "content_lemma", "content_pos", "noun_lemma", "same_lemma", "shape", "content_dep", "opening",
)  # fmt: skip
_PLAIN = (*_COLUMNS, "lemma frame", "lemma content_pos", "way path", "path none")
_JOINED = (
    "chance share", "joint rival", "joint above", "joint inside", "joint quoted", "chance rival", "source none",
    "joint source", "lemma joint", "lemma share", "way share", "way joint", "way lemma", "path joint", "path lemma", "act joint",
    "act frame joint", "pos dep joint", "tag joint", "frame joint", "size joint", "quoted way joint", "rival above", "inside above",
    "density joint", "act size joint", "act none joint", "same_source joint", "in_quote joint", "in_quote rival", "sentence joint",
    "content_pos joint", "lemma content_lemma", "lemma none", "lemma way none", "same_lemma joint", "shape joint", "lemma shape", "content_dep way joint",
)  # fmt: skip


STRANGERS = 300  # tokens between two cues beyond which neither tells about the other


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
    keys = hash_templates((*_PLAIN, *_JOINED), {name: table[:, i] for i, name in enumerate(_COLUMNS)})
    places = np.array([_places(tokens, finding) for finding in findings], np.int64).reshape(len(findings), ROLES)
    empty = np.zeros(0, np.int32)
    return Features(keys, empty, empty, places, len(_PLAIN))


def _places(tokens: Tokens, finding: Finding) -> tuple[int, ...]:
    """The tokens whose vectors tell about a finding: its cue and what that hangs on, its source, its content's head, first and last word."""
    cue, first, last = finding.cue, finding.content[0][0], finding.content[-1][1] - 1
    return cue, tokens.head[cue] if tokens.head[cue] != cue else -1, finding.noun, _head_of(tokens, finding), first, last


def _head_of(tokens: Tokens, finding: Finding) -> int:
    """The word on which the content's first stretch hangs."""
    return max(range(*finding.content[0]), key=tokens.width.__getitem__)


def _odds(chance: float, step: float) -> int:
    """Log odds in steps, from 0."""
    bounded = min(max(chance, 0.005), 0.995)
    return int((log(bounded / (1 - bounded)) + 6) / step)


def _row(tokens: Tokens, quotations: Quotations, findings: Sequence[Finding], own: Finding, density: int) -> tuple[int, ...]:
    cue, first, last = own.cue, tokens.first[own.cue], tokens.last[own.cue]
    near = [f for f in findings if f is not own and abs(f.cue - cue) < STRANGERS]
    rivals = [f.likely for f in near if tokens.overlap(f.content, own.content) >= 0.5]
    above = [f.likely for f in near for a, b in f.content if a <= cue < b]
    inside = [f.likely for f in near for a, b in own.content if a <= f.cue < b]
    frame = sorted({tokens.deps[c] for c in tokens.children[cue]} & {"ccomp", "dobj", "xcomp", "prep", "attr", "acl"})
    quoted = sum(quotations.inside[i] > 0 for a, b in own.content for i in range(a, b))
    size = sum(b - a for a, b in own.content)
    head = _head_of(tokens, own)
    alike = [f.chance for f in findings if f is not own and tokens.lemma_list[f.cue] == tokens.lemma_list[cue]]
    noun = own.noun
    shape = (tokens.entity_list[noun] or tokens.pos_list[noun]) if noun >= 0 else 0
    rival = max(rivals, default=0.0)
    return (
        _odds(own.chance, 0.5), int(own.share * 10), _odds(own.likely, 0.5), int(own.source_share * 5), own.noun < 0,
        tokens.lemma_list[cue] >> 1, tokens.pos_list[cue], tokens.dep_list[cue] >> 1, tokens.tag_list[cue] >> 1, tokens.act_list[cue] >> 1,
        stable_id("+".join(frame)) >> 1, stable_id(own.way) >> 1, stable_id(own.path) >> 1,
        size.bit_length(), 0 if not quoted else 2 if quoted >= size else 1, quotations.inside[cue] > 0,
        (1 + int(5 * rival) + 10 * (rival > own.likely)) if rivals else 0, 1 + int(5 * max(above)) if above else 0, 1 + int(5 * max(inside)) if inside else 0,
        density, min(3, sum(f.noun == own.noun for f in near if f.noun >= 0)),
        min(3, sum(first <= f.cue < last for f in near)),
        tokens.lemma_list[head] >> 1, tokens.pos_list[head], tokens.lemma_list[noun] >> 1 if noun >= 0 else 0,
        1 + int(4 * max(alike)) if alike else 0, shape >> 1, tokens.dep_list[head] >> 1, tokens.lower_list[own.content[0][0]] >> 1,
    )  # fmt: skip
