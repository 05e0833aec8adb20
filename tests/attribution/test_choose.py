"""What the choice among candidates does where the weights alone are not sure enough."""

from generator.extract.attribution.choose import SURE, choose_findings
from generator.extract.attribution.quotations import find_quotations
from generator.extract.attribution.tokens import flatten_docs
from generator.extract.attribution.weights import load_weights

TEXT = "The station earlier reported on the alleged secret meeting in Rome, attended by two ministers."


def test_who_names_something_alleged_passes_on_that_it_was_said(nlp):
    tokens = flatten_docs([(nlp(TEXT), 0, "text")])
    findings = choose_findings(tokens, find_quotations(tokens), load_weights())
    assert [tokens.words[f.cue] for f in findings if f.likely >= SURE] == ["reported"]
