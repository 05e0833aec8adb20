"""How many independent witnesses articles make: origins are counted, not articles."""

from dataclasses import replace

import pytest

from generator.ingest.copies import relate_articles
from generator.words import english
from generator.words.events import rule_of, summary_of
from tests.builders import Desk, only_event

PEOPLE = {"Ada Roe": "Person", "Ben Oak": "Person"}
SAYS = "Ada Roe met Ben Oak in a hotel by the harbour"
WIRE = (
    f"{SAYS} on Friday. The two had not spoken for a year, since the herring talks ended without a word. Waiters cleared the terrace at noon, and the "
    "guests were asked to leave their telephones in a basket at the door. A driver waited until the evening with the engine running. "
    "Neither of the two parties wanted to say what the price of herring will be next year, when the old treaty runs out and boats from both "
    "shores may fish in the bay again. The mayor, who had lent them the hotel, said nothing on the stairs and went home on foot in the rain."
)


def tell(desk, text=SAYS + ".", *, publisher="Daily One", by=(), day="2024-03-02", act="assert", agency=None):
    story = desk.article(text, publisher=publisher, day=day, names=PEOPLE, title=f"{publisher} {len(desk.drafts)}")
    story.article = replace(story.article, facts=replace(story.article.facts, agency=agency))
    claim = story.claim(SAYS, by=by, act=act)
    story.event("met", "meeting", claim=claim, date="2024-03-01", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    return story


def meeting(desk):
    return only_event(desk.knowledge(), "meeting")


def standing(desk):
    return meeting(desk).standing


def witnesses(desk):
    found = standing(desk)
    return len(found.asserting), found.unnamed_asserting, found.articles


def mark_copies(desk):
    related = {article.id: article for article in relate_articles([draft.article for draft in desk.drafts])}
    for draft in desk.drafts:
        draft.article = related[draft.id]


def test_wire_copies_under_other_bylines_are_one_witness():
    desk = Desk()
    for publisher, byline in (("Daily One", "By A. Fir"), ("Daily Two", "By our own reporter"), ("Daily Three", "Staff writers")):
        tell(desk, f"{byline}\n{WIRE}", publisher=publisher)
    mark_copies(desk)
    assert witnesses(desk) == (1, 0, 3)
    assert rule_of(meeting(desk), english()).endswith(" 3 articles, 1 origin.")


def test_a_shortened_copy_is_no_second_witness():
    desk = Desk()
    tell(desk, WIRE)
    tell(desk, WIRE[: len(WIRE) // 2], publisher="Daily Two", day="2024-03-03")
    mark_copies(desk)
    assert witnesses(desk) == (1, 0, 2)


def test_two_reports_of_their_own_are_two_witnesses():
    desk = Desk()
    tell(desk, WIRE)
    tell(desk, f"{SAYS}, our reporter saw. They ate soup, and she paid. Outside it rained all day, and no boat went out.", publisher="Daily Two")
    mark_copies(desk)
    assert witnesses(desk) == (2, 0, 2)
    assert standing(desk).standing == "several"


def test_outlets_that_print_an_agency_are_the_agency():
    desk = Desk()
    tell(desk, f"{SAYS}. Short.", publisher="Daily One", agency="Wire")
    tell(desk, f"{SAYS}. Long, and in other words.", publisher="Daily Two", agency="Wire")
    tell(desk, f"{SAYS}. First.", publisher="Wire")
    assert witnesses(desk) == (1, 0, 3)
    assert standing(desk).asserting == ("wire",)


def test_an_agency_of_whom_nothing_is_known_takes_no_outlets_place():
    desk = Desk()
    tell(desk, f"{SAYS}. Short.", publisher="Daily One", agency="Nowhere")
    assert standing(desk).asserting == ("daily-one",)


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0]])
def test_rewrites_that_cite_a_broadcast_are_the_broadcaster(order):
    desk = Desk()
    for publisher in ("Daily One", "Daily Two", "Daily Three"):
        tell(desk, f"{SAYS}, Kanal reported, {publisher} writes.", publisher=publisher, by=["Kanal"])
    found = only_event(desk.knowledge(order), "meeting").standing
    assert (found.standing, found.asserting, found.articles) == ("reported", ("kanal",), 3)


def test_a_broadcast_handed_on_twice_is_the_broadcaster():
    desk = Desk()
    tell(desk, f"{SAYS}, Kanal reported.", by=["Kanal"])
    tell(desk, f"{SAYS}, Daily One said, citing Kanal.", publisher="Daily Two", by=["Daily One", "Kanal"])
    assert standing(desk).asserting == ("kanal",)


def test_an_outlet_that_quotes_its_own_earlier_report_is_one_witness():
    desk = Desk()
    tell(desk, f"{SAYS}. First.", publisher="Kanal")
    tell(desk, f"{SAYS}, Kanal reported on Saturday.", publisher="Kanal", by=["Kanal"], day="2024-03-04")
    assert witnesses(desk) == (1, 0, 2)


def test_two_that_cite_each_other_are_one_witness():
    desk = Desk()
    tell(desk, f"{SAYS}, Kanal reported.", publisher="Daily One", by=["Kanal"])
    tell(desk, f"{SAYS}, Daily One reported.", publisher="Kanal", by=["Daily One"])
    assert witnesses(desk) == (1, 0, 2)
    assert standing(desk).standing == "reported"


def test_two_named_and_an_unnamed_that_contests():
    desk = Desk()
    tell(desk, f"{SAYS}, Kanal reported.", by=["Kanal"])
    tell(desk, f"{SAYS}, Radio Two said.", publisher="Daily Two", by=["Radio Two"])
    assert (standing(desk).standing, witnesses(desk)) == ("several", (2, 0, 2))
    tell(desk, f"{SAYS}? It is not so, a diplomat said.", publisher="Daily Three", by=["a diplomat"], act="deny")
    assert (standing(desk).standing, summary_of(meeting(desk))) == ("contested", "2 origins say so, 1 unnamed source denies it")


def test_unnamed_sources_of_five_articles_are_no_independent_origin():
    desk = Desk()
    for number in range(5):
        tell(desk, f"{SAYS}, a diplomat said. {number}", publisher=f"Daily {number}", by=["a diplomat"])
    assert (standing(desk).standing, witnesses(desk)) == ("reported", (0, 5, 5))
