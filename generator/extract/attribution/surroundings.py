"""What else was found around each finding of an article, in figures: all pairs of findings at once, of a very long article's a stretch at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from generator.extract.attribution.finding import AGREE, Finding
from generator.extract.attribution.tokens import Tokens

STRANGERS = 300  # tokens between two cues beyond which neither tells about the other
BESIDE = 60  # tokens within which a cue is a neighbour

AT_ONCE = 1500  # findings: some 50,000 words. All pairs of those of a book would take more room than there is

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A figure a finding: of the others that stand so to it, the chance of the most likely (-1 where none does), the mean chance, or how many they are.

    A rival's content is much the same; the content of one above holds the finding's cue, that of the finding holds the cue of one inside; what is alike
    has the same lemma for its cue, or for its speaker.
    """

    rival: Floats
    above: Floats
    inside: Floats
    before: Floats
    after: Floats
    alike: Floats
    alike_cue: Floats  # by the chance of the cue alone
    alike_mean: Floats
    speaker: Floats
    speakers: Floats
    reading: Floats  # the share of the same cue's other reading, -1 where it has one alone
    same_noun: Floats
    in_sentence: Floats


def surroundings(tokens: Tokens, findings: Sequence[Finding]) -> Surroundings:
    """What stands around each of an article's findings, which are in order."""
    parts = [_around(tokens, findings[start : start + AT_ONCE]) for start in range(0, max(1, len(findings)), AT_ONCE)]
    return Surroundings(*(np.concatenate([getattr(part, figure.name) for part in parts]) for figure in fields(Surroundings)))


def _around(tokens: Tokens, findings: Sequence[Finding]) -> Surroundings:
    cues, nouns = np.array([f.cue for f in findings], np.int64), np.array([f.noun for f in findings], np.int64)
    likely, chance = np.array([f.likely for f in findings]), np.array([f.chance for f in findings])
    others = cues[:, None] != cues[None, :]
    twins = ~others & ~np.eye(len(findings), dtype=bool)
    distance = cues[:, None] - cues[None, :]
    near = others & (np.abs(distance) < STRANGERS)
    within = near & _held(cues, findings)
    lemmas, speakers = tokens.lemma[cues], np.where(nouns >= 0, tokens.lemma[nouns], np.uint64(0))
    alike = others & (lemmas[:, None] == lemmas[None, :])
    named = others & (nouns >= 0)[None, :] & (nouns >= 0)[:, None]
    alike_speaker = named & (speakers[:, None] == speakers[None, :])
    sentences = np.array(tokens.first, np.int64)[cues]
    return Surroundings(
        rival=_most(near & _agreeing(tokens, findings), likely),
        above=_most(within, likely),
        inside=_most(within.T, likely),
        before=_mean((distance > 0) & (distance < BESIDE), likely),
        after=_mean((distance < 0) & (distance > -BESIDE), likely),
        alike=_most(alike, likely),
        alike_cue=_most(alike, chance),
        alike_mean=_mean(alike, likely),
        speaker=_most(alike_speaker, likely),
        speakers=alike_speaker.sum(axis=1).astype(float),
        reading=_most(twins, np.array([f.share for f in findings])),
        same_noun=(near & named & (nouns[:, None] == nouns[None, :])).sum(axis=1).astype(float),
        in_sentence=(near & (sentences[:, None] == sentences[None, :])).sum(axis=1).astype(float),
    )


def _most(which: Flags, figures: Floats) -> Floats:
    """Of the chosen in each row, the largest figure."""
    found: Floats = np.where(which, figures[None, :], -1.0).max(axis=1, initial=-1.0)
    return found


def _mean(which: Flags, figures: Floats) -> Floats:
    """Of the chosen in each row, the mean figure; that of all where none is chosen."""
    count = which.sum(axis=1)
    found: Floats = np.where(count > 0, (which @ figures) / np.maximum(1, count), figures.mean() if len(figures) else 0.0)
    return found


def _held(cues: NDArray[np.int64], findings: Sequence[Finding]) -> Flags:
    """For each cue, a row, whether it stands in the content of each finding, a column."""
    held = np.zeros((len(findings), len(findings)), bool)
    for column, finding in enumerate(findings):
        for a, b in finding.content:
            held[:, column] |= (a <= cues) & (cues < b)
    return held


def _agreeing(tokens: Tokens, findings: Sequence[Finding]) -> Flags:
    """Which two findings have much the same content."""
    first = np.array([f.content[0][0] for f in findings], np.int64)
    last = np.array([f.content[-1][1] for f in findings], np.int64)
    touching = np.triu((first[:, None] < last[None, :]) & (first[None, :] < last[:, None]), 1)
    agreeing = np.zeros_like(touching)
    for i, j in np.argwhere(touching).tolist():
        agreeing[i, j] = agreeing[j, i] = tokens.overlap(findings[i].content, findings[j].content) >= AGREE
    return agreeing
