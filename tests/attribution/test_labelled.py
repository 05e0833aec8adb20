"""Sentences from many fields, marked by hand: a floor for each kind of thing that is read."""

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.attribution.marked import load_cases, mistakes

CASES = load_cases(Path(__file__).parent / "data" / "labelled.txt")
KINDS = sorted({case.kind for case in CASES})

# The least number of cases that must be read wholly right. Raise one when reading gets better; lower one only with a reason in the commit.
FLOORS = {kind: 0 for kind in KINDS}


def test_the_set_is_large_and_of_many_kinds():
    assert len(CASES) >= 150
    assert {"chain", "nested", "negated", "unresolved", "own voice"} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_enough_of_a_kind_is_read_right(kind: str, read):
    wrong: dict[int, list[str]] = {}
    count = Counter(case.kind for case in CASES)[kind]
    for case in CASES:
        if case.kind == kind:
            article, found = read("", title=case.text) if case.part == "title" else read(case.text)
            if said := list(mistakes(case, article, found)):
                wrong[case.line] = said
    if os.environ.get("SHOW"):
        for line, said in wrong.items():
            print(line, said)
        print(kind, count - len(wrong), count)
    assert count - len(wrong) >= FLOORS[kind], wrong
