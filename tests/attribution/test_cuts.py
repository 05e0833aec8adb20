"""Contents are proposed without what the parser hangs on their last words."""

import pytest

from generator.extract.attribution.contents import propose_contents
from generator.extract.attribution.quotations import find_quotations
from generator.extract.attribution.tokens import flatten_docs


@pytest.mark.parametrize(
    ("text", "cue", "shorter"),
    [
        ("The mayor praised the firemen of the town, who had worked all night.", "praised", "the firemen of the town"),
        ("The ministry says that the bridge is safe, a claim which engineers doubt.", "says", "that the bridge is safe"),
        ("She said the road was closed after the police found a bomb.", "said", "the road was closed"),
    ],
)
def test_a_stretch_is_proposed_without_its_tail(nlp, text, cue, shorter):
    tokens = flatten_docs([(nlp(text), 0, "text")])
    found = propose_contents(tokens, find_quotations(tokens), tokens.words.index(cue))
    texts = {text[tokens.start[ranges[0][0]] : tokens.end[ranges[-1][1] - 1]] for ranges in found}
    assert shorter in texts


def test_no_stretch_that_holds_the_cue_is_cut(nlp):
    tokens = flatten_docs([(nlp("The plan, she said, is dead, and nobody mourns it."), 0, "text")])
    cue = tokens.words.index("said")
    for ranges, (way, _) in propose_contents(tokens, find_quotations(tokens), cue).items():
        if way.startswith(("first break", "last break", "no ")):
            assert not any(a <= cue < b for a, b in ranges)
