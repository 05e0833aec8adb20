"""Findings judged beside one another: what stands around each, and that no cue says two things in the end."""

import numpy as np
import pytest

from generator.extract.attribution.choose import choose_findings, judge_findings
from generator.extract.attribution.finding import Finding
from generator.extract.attribution.judging import claim_features
from generator.extract.attribution.quotations import find_quotations
from generator.extract.attribution.surroundings import surroundings
from generator.extract.attribution.tokens import flatten_docs
from generator.extract.attribution.weights import load_weights

TEXT = "Ana Ruiz said the mayor thinks the road is closed. Ivo Brand said it is open."
TWO_WAYS = (
    "The council told the club the pitch was too wet and the match would be moved.",
    'Petra Lind called the ruling, which the town had asked for, "a mess", and the mayor laughed.',
    "The board agreed to a delay on Friday, after months of talks, but only to tell the union that it would not pay.",
    "Ost said he would leave, insisting that the firm was sound, failing to see what it owed.",
)


@pytest.fixture(scope="module")
def tokens(nlp):
    return flatten_docs([(nlp(TEXT), 0, "text")])


def found(tokens, cue, content, noun, *, share=0.9, likely=0.5):
    at = [i for i, word in enumerate(tokens.words) if word == cue[0]][cue[1]]
    first = next(i for i in range(len(tokens)) if tokens.words[i : i + len(content.split())] == content.split())
    return Finding(at, ((first, first + len(content.split())),), (), tokens.words.index(noun), "", "", 0.8, share, 1.0, likely)


def test_each_finding_knows_what_stands_around_it(tokens):
    outer = found(tokens, ("said", 0), "the mayor thinks the road is closed", "Ruiz", likely=0.7)
    inner = found(tokens, ("thinks", 0), "the road is closed", "mayor", likely=0.4)
    next_one = found(tokens, ("said", 1), "it is open", "Brand", likely=0.6)
    around = surroundings(tokens, [outer, inner, next_one])
    assert around.above.tolist() == [-1, 0.7, -1]
    assert around.inside.tolist() == [0.4, -1, -1]
    assert around.alike.tolist() == [0.6, -1, 0.7]
    assert around.rival.tolist() == [0.4, 0.7, -1]
    assert around.in_sentence.tolist() == [1, 1, 0]
    assert around.reading.tolist() == [-1, -1, -1]


def test_two_readings_of_a_cue_are_no_neighbours(tokens):
    wide = found(tokens, ("said", 0), "the mayor thinks the road is closed", "Ruiz", share=0.6)
    narrow = found(tokens, ("said", 0), "the mayor", "Ruiz", share=0.3)
    around = surroundings(tokens, [wide, narrow])
    assert around.reading.tolist() == [0.3, 0.6]
    assert around.alike.tolist() == [-1, -1]
    assert around.rival.tolist() == [-1, -1]


def test_features_have_a_row_a_finding(tokens):
    findings = [found(tokens, ("said", 0), "the mayor", "Ruiz"), found(tokens, ("said", 1), "it is open", "Brand")]
    features, figures = claim_features(tokens, find_quotations(tokens), findings)
    assert len(features) == len(figures) == 2
    assert np.isfinite(figures).all()


def test_a_cue_has_two_readings_at_first_and_one_in_the_end(nlp):
    twice = 0
    for text in TWO_WAYS:
        tokens = flatten_docs([(nlp(text), 0, "text")])
        quotations = find_quotations(tokens)
        judged = [finding.cue for finding in judge_findings(tokens, quotations, load_weights())]
        twice += len(judged) - len(set(judged))
        chosen = [finding.cue for finding in choose_findings(tokens, quotations, load_weights())]
        assert len(chosen) == len(set(chosen))
    assert twice
