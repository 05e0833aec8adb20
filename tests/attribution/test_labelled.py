"""Sentences from many fields, marked by hand: a floor for each kind of thing that is read.

`labelled.txt` is the older set, which the rules were made with. `fields.txt` was written before anybody looked at how it is read.
"""

from pathlib import Path

import pytest

from tests.attribution.marked import Case, load_cases, mistakes

DATA = Path(__file__).parent / "data"
CASES = {name: load_cases(DATA / f"{name}.txt") for name in ("labelled", "fields")}

# The least number of cases that must be read wholly right. Raise one when reading gets better; lower one only with a reason in the commit.
FLOORS = {
    "labelled": {
        "according to": 5, "attitude": 8, "carried over": 1, "chain": 6, "coordination": 3, "denial": 7, "headline": 5, "hedge": 6, "indirect": 18,
        "mixed": 3, "negated": 5, "nested": 3, "no agent": 3, "no comment": 6, "noun": 3, "other acts": 16, "own voice": 5, "pronoun": 5,
        "quotation": 10, "role noun": 5, "split quotation": 4, "unnamed": 4, "unresolved": 6,
    },
    "fields": {
        "according to": 4, "attitude": 7, "bounds": 15, "carried over": 2, "chain": 6, "coordination": 3, "denial": 9, "headline": 6, "hearer": 4, "hedge": 6,
        "indirect": 11, "mixed": 4, "negated": 5, "nested": 4, "no agent": 3, "no comment": 5, "not a denial": 4, "not said": 5, "nothing claimed": 6, "noun": 4,
        "other acts": 16, "own voice": 6, "passive": 4, "pronoun": 4, "quotation": 10, "role noun": 3, "source inside a clause": 3,
        "split quotation": 4, "told to do": 4, "unnamed": 5, "unresolved": 6, "whose words": 15,
    },
}  # fmt: skip
KINDS = [(name, kind) for name, floors in FLOORS.items() for kind in floors]


def test_the_sets_are_large_and_each_kind_has_a_floor():
    for name, cases in CASES.items():
        assert len(cases) >= 150
        assert set(FLOORS[name]) == {case.kind for case in cases}


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_enough_of_a_kind_is_read_right(name: str, kind: str, read):
    cases = [case for case in CASES[name] if case.kind == kind]
    wrong: dict[int, list[str]] = {}
    for case in cases:
        if said := _mistakes(case, read):
            wrong[case.line] = said
    assert len(cases) - len(wrong) >= FLOORS[name][kind], wrong


def _mistakes(case: Case, read) -> list[str]:
    found = (read("", title=case.text) if case.part == "title" else read(case.text))[1]
    return list(mistakes(case, found))
