"""EDTF: what is read, how it is bounded, sorted, compared and said."""

import datetime as dt
import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edtf import Day, compatible, parse_edtf, sort_key
from generator.render.dates import describe
from generator.words import load_words

WORDS = load_words("en")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023-12-18", (2023, 12, 18), (2023, 12, 18)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023", (2023, 1, 1), (2023, 12, 31)),
        ("[..2023-12-18]", None, (2023, 12, 18)),
        ("[2023-12-18..]", (2023, 12, 18), None),
        ("2023-11-24/..", (2023, 11, 24), None),
        ("../2004-02", None, (2004, 2, 29)),
        ("2023-11-24/2023-12", (2023, 11, 24), (2023, 12, 31)),
        ("199X", (1990, 1, 1), (1999, 12, 31)),
        ("2023-35", (2023, 7, 1), (2023, 9, 30)),
        ("2023-22", (2023, 6, 1), (2023, 8, 31)),
        ("2024-24", (2023, 12, 1), (2024, 12, 31)),  # winter is named after either of its years
        ("2023-41", (2023, 7, 1), (2023, 12, 31)),
        ("2023-05~", (2023, 5, 1), (2023, 5, 31)),
        ("[1667,1668..1672]", (1667, 1, 1), (1672, 12, 31)),
        ("-0044-03-15", (-44, 3, 15), (-44, 3, 15)),
    ],
)
def test_bounds(text, earliest, latest):
    date = parse_edtf(text)
    assert date is not None
    assert (date.earliest, date.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "junk",
        "18 December 2023",
        "2023-02-30",
        "2023-02-30~",
        "2023-13",
        "2023-12-18T15:00",
        "[..]",
        "/",
        "../..",
        "2004/2003",
        "[2004..2003]",
        "2" * 65,
    ],
)
def test_not_edtf(text):
    assert parse_edtf(text) is None
    assert describe(text, WORDS) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-12-18", "18 December 2023"),
        ("2023-12", "December 2023"),
        ("2023-12-XX", "December 2023"),
        ("[..2023-12-18]", "on or before 18 December 2023"),
        ("[..2023-12]", "in or before December 2023"),
        ("[2023-12-18..]", "on or after 18 December 2023"),
        ("[2022,2023]", "2022 or 2023"),
        ("[2022-03..2022-05]", "between March 2022 and May 2022"),
        ("{2022,2023}", "2022 and 2023"),
        ("2023-11-24/..", "since 24 November 2023"),
        ("../2023", "until 2023"),
        ("2023-12-01/2023-12-05", "1 December 2023 to 5 December 2023"),
        ("2023~", "about 2023"),
        ("2023-12?", "December 2023 (uncertain)"),
        ("199X", "the 1990s"),
        ("18XX", "1800 to 1899"),
        ("2023-21", "spring 2023"),
        ("2023-35", "third quarter of 2023"),
    ],
)
def test_words(text, words):
    assert describe(text, WORDS) == words


def test_sorted_in_time():
    in_order = ["199X", "2022", "2023-10-07", "2023-11-24/..", "[..2023-12-18]", "2023-12-19", "not a date", None]
    again = sorted(in_order[4:] + in_order[:4], key=sort_key)
    assert again[:6] == in_order[:6]
    assert {*again[6:]} == {"not a date", None}


@pytest.mark.parametrize(
    ("one", "two", "could_be_same"),
    [
        ("2023-12-18", "2023-12", True),
        ("2023-12-18", "2023-12-19", False),
        ("[..2023-12-18]", "2023-10-07", True),
        ("[..2023-12-18]", "2023-12-19", False),
        ("2023-11-24/..", "2023-11", True),
        ("2023~", "2024-02", True),
        ("2023~", "2025-02", False),
        ("junk", "2023", False),
    ],
)
def test_compatible(one, two, could_be_same):
    assert compatible(one, two) is could_be_same
    assert compatible(two, one) is could_be_same


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_is_itself(day):
    date = parse_edtf(day.isoformat())
    assert date is not None
    assert date.earliest == date.latest == Day(day.year, day.month, day.day)


@given(st.text(alphabet="0123456789-/[]{}.,~?%XYST ", max_size=20))
def test_never_raises(text):
    date = parse_edtf(text)
    if date and date.earliest and date.latest:
        assert date.earliest <= date.latest
    assert isinstance(describe(text, WORDS), str)


@pytest.mark.parametrize("text", ["2023~", "1986-05~", "2023?", "/.."])
def test_a_date_holds_nothing_of_whoever_asked(text):
    class Asker:
        """Stands for the articles that the callers of a parser have at hand."""

    def ask():
        asker = Asker()
        parse_edtf(text)
        return weakref.ref(asker)

    parse_edtf.cache_clear()
    gone = ask()
    gc.collect()
    assert gone() is None
