"""What the choice among candidates does where the weights alone are not sure enough."""

import tracemalloc

import numpy as np

from generator.extract.attribution.choose import SURE, choose_findings, most_agreed
from generator.extract.attribution.completing import complete
from generator.extract.attribution.drafts import make_drafts
from generator.extract.attribution.finding import Finding
from generator.extract.attribution.quotations import find_quotations
from generator.extract.attribution.surroundings import surroundings
from generator.extract.attribution.tokens import flatten_docs
from generator.extract.attribution.weights import load_weights
from tests.calls import count_calls

TEXT = "The station earlier reported on the alleged secret meeting in Rome, attended by two ministers."


def test_who_names_something_alleged_passes_on_that_it_was_said(nlp):
    tokens = flatten_docs([(nlp(TEXT), 0, "text")])
    findings = choose_findings(tokens, find_quotations(tokens), load_weights())
    assert [tokens.words[f.cue] for f in findings if f.likely >= SURE] == ["reported"]


def test_among_very_many_candidates_that_are_alike_one_is_chosen(nlp):
    tokens = flatten_docs([(nlp("he said, " * 70), 0, "text")])
    candidates = [((start, start + 1),) for start in range(200)]
    assert most_agreed(tokens, candidates, np.zeros(200))[0] == candidates[0]


def told(nlp, size):
    """The same sentence very often, and what is found in it."""
    sentence = nlp("He said so.")
    tokens = flatten_docs([(sentence, 12 * n, "text") for n in range(size)])
    return tokens, [Finding(4 * n + 1, ((4 * n + 2, 4 * n + 3),), ((4 * n, 4 * n + 1),), 4 * n, "", "", 0.9, 0.9, 0.9, 0.7) for n in range(size)]


def test_the_findings_of_a_book_take_no_more_room_than_those_of_a_chapter(nlp):
    tokens, findings = told(nlp, 4000)
    tracemalloc.start()
    found = surroundings(tokens, findings)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.alike) == 4000
    assert {*found.alike, *found.speaker} == {0.7}
    assert peak < 100e6  # bytes: all pairs of them at once take several times that


class Asked(list[Finding]):
    """Counts how many of the list are looked at."""

    def __init__(self, findings):
        super().__init__(findings)
        self.looked = 0

    def __iter__(self):
        self.looked += len(self)
        return super().__iter__()

    def __getitem__(self, at):
        found = super().__getitem__(at)
        self.looked += len(found) if isinstance(at, slice) else 1
        return found


def test_where_a_content_ends_is_looked_for_only_within_it(nlp):
    def look(size):
        tokens, findings = told(nlp, size)
        asked = Asked(findings)
        assert [complete(tokens, finding, asked) for finding in findings] == findings
        return asked.looked

    assert look(200) < 3 * look(100)


def test_what_stands_around_a_statement_is_looked_for_only_where_it_reaches(nlp):
    def look(size):
        tokens, findings = told(nlp, size)
        return count_calls(lambda: make_drafts(tokens, find_quotations(tokens), findings))

    look(10)  # fills the caches
    assert look(200) < 2.5 * look(100)
