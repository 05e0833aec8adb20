"""What a discovered event is called: words of an article, whole where they are short, cut where they read."""

import pytest

from generator.merge.event_names import LONGEST, cut_around, shortened
from generator.models.text import Span
from tests.builders import Desk, only_event

LONG = (
    "The harbour master of Selm, who had worked there for thirty years, said in the evening of a stormy day that nobody knew what to do "
    "after a crane collapsed on the northern pier and hit two boats of the fishing fleet that were moored beside it for the winter months."
)


def name_of(text, trigger):
    start = text.index(trigger)
    return cut_around(text, Span(0, len(text)), Span(start, start + len(trigger))).of(text)


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("A crane collapsed.", "collapsed", "A crane collapsed"),
        ("“A crane collapsed.”", "collapsed", "A crane collapsed"),
        ("“A crane collapsed”, he said.", "collapsed", "“A crane collapsed”, he said"),
        ('A crane collapsed on the "old pier".', "collapsed", 'A crane collapsed on the "old pier"'),
        ('"The old pier" collapsed, and "nobody" was there.', "collapsed", '"The old pier" collapsed, and "nobody" was there'),
        ('A crane collapsed," he said.', "collapsed", 'A crane collapsed," he said'),
        ("A crane collapsed at the workers' pier'", "collapsed", "A crane collapsed at the workers' pier'"),
        ("'A crane collapsed", "collapsed", "A crane collapsed"),
        (LONG, "collapsed", "nobody knew what to do after a crane collapsed on the northern pier and hit two boats"),
        (LONG, "worked", "The harbour master of Selm, who had worked there for thirty years, said in the evening of a stormy day"),
    ],
)
def test_a_name_is_short_and_verbatim(text, trigger, name):
    found = name_of(text, trigger)
    assert found == name
    assert found in text
    assert trigger in found
    assert len(found) <= LONGEST


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("A crane collapsed on the pier of Selm", "A crane collapsed on the pier of Selm"),
        ("A crane collapsed on the pier of Selm (the harbour of the northern counties and of all the islands beyond them, which", "A crane collapsed on the pier of Selm"),
        ("A crane collapsed in the storm due to rust in its foot and in the long arm that carried the boxes from the ships", "A crane collapsed in the storm due to rust in its foot and in the long arm that carried the boxes"),
        ("A crane collapsed on the “Northern pier", "A crane collapsed on"),
        ("A crane collapsed" + "x" * 200, None),
    ],
)  # fmt: skip
def test_a_clause_ends_where_it_can(clause, name):
    start = clause.index("collapsed")
    found = shortened(clause, Span(0, len(clause)), Span(start, start + len("collapsed")))
    assert (found.of(clause) if found else None) == name


@pytest.mark.parametrize(
    ("text", "clause", "name"),
    [
        (
            '"A crane on the pier," he said, "collapsed."',
            'A crane on the pier," he said, "collapsed."',
            '"A crane on the pier," he said, "collapsed."',
        ),
        ("He said a crane collapsed on the “old pier”.", "a crane collapsed on the “old pier", "a crane collapsed on the “old pier”"),
        ("It is “where a crane collapsed”", "where a crane collapsed”", "where a crane collapsed"),
    ],
)
def test_the_other_half_of_a_quotation_mark_is_taken_in_where_it_stands_beside(text, clause, name):
    start, trigger = text.index(clause), text.index("collapsed")
    assert shortened(text, Span(start, start + len(clause)), Span(trigger, trigger + len("collapsed"))).of(text) == name


def test_the_headline_names_the_event_where_it_tells_of_it():
    desk = Desk()
    story = desk.article("Crane falls in Selm\nYesterday a crane falls there.", title="Crane falls in Selm", names={"Selm": "Place"})
    claim = story.claim("Yesterday a crane falls there")
    story.event("falls", "disaster", claim=claim, date="2023-12-17")
    story.event("falls", "disaster", place="Selm")
    assert only_event(desk.knowledge(), "disaster").name == "Crane falls in Selm"


def test_words_come_with_their_publisher():
    desk = Desk()
    story = desk.article("A crane fell in Selm.", names={"Selm": "Place"})
    claim = story.claim("A crane fell in Selm")
    story.event("fell", "disaster", claim=claim, date="2023-12-17", place="Selm")
    event = only_event(desk.knowledge(), "disaster")
    assert (event.name, event.name_publisher) == ("A crane fell in Selm", "tass")
    assert event.name_citation.quote == event.name


def test_a_clause_of_very_many_blanks_is_looked_through_once():
    text = f"A crane collapsed{' ' * 300_000}x"  # from each of the blanks it would take half an hour
    assert shortened(text, Span(0, len(text)), Span(8, 17)) is None
