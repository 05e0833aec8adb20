from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.models.text import Span
from generator.render.marked import Layer, mark_up, without_crossing
from generator.render.text import html


def layer(start, end, name, depth=0, tail=""):
    opening = Markup("<{0} id={0}>").format(name)
    return Layer(Span(start, end), opening, Markup("<{}>").format(name), Markup("</{}>").format(name), depth, Markup(tail))


def mark(text, *layers):
    return mark_up(text, Span(0, len(text)), layers, html)


def test_elements_stand_around_their_words():
    assert mark("one two three", layer(4, 7, "b")) == "one <b id=b>two</b> three"


def test_elements_that_overlap_are_cut_so_that_they_nest_and_have_their_id_once():
    assert mark("one two three", layer(0, 7, "a"), layer(4, 13, "b")) == "<a id=a>one <b id=b>two</b></a><b> three</b>"


def test_of_two_on_the_same_words_the_deeper_lies_inside():
    assert mark("one", layer(0, 3, "in", depth=2), layer(0, 3, "out", depth=1)) == "<out id=out><in id=in>one</in></out>"


def test_a_tail_follows_the_last_words_of_its_element():
    assert mark("one two", layer(0, 3, "a", tail="!"), layer(0, 7, "b")) == "<b id=b><a id=a>one!</a> two</b>"


def test_layers_that_reach_out_of_the_span_are_left_out():
    assert mark_up("one two", Span(0, 3), [layer(0, 7, "a")], html) == "one"


class _Balance(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.text, self.ids = [], [], []

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.ids += [value for name, value in attributes if name == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=8))
def test_whatever_overlaps_nothing_is_lost_nor_unbalanced(pairs):
    text = "abc def ghi jk"[:13]
    layers = [layer(min(pair), max(pair), f"x{number}") for number, pair in enumerate(pairs)]
    parser = _Balance()
    parser.feed(mark(text, *layers))
    parser.close()
    assert not parser.open
    assert "".join(parser.text) == text
    assert sorted(parser.ids) == sorted({f"x{number}" for number, pair in enumerate(pairs) if pair[0] != pair[1]})


@pytest.mark.parametrize(
    ("spans", "others", "kept"),
    [
        ([(0, 5)], [(3, 9)], []),  # cut by the start of another
        ([(3, 5)], [(3, 9)], [(3, 5)]),
        ([(0, 5), (3, 7)], [], [(0, 5)]),  # a link in a link
    ],
)
def test_links_are_neither_cut_nor_nested(spans, others, kept):
    assert without_crossing([Span(*span) for span in spans], [Span(*other) for other in others]) == [Span(*span) for span in kept]
