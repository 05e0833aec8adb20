"""An entity's events in order of time: those with a page, and what is told of it in passing, which leads to its sentence."""

import re

import pytest

from generator.render import render
from tests.builders import Desk
from tests.render.newsroom import make_project


def test_what_is_told_in_passing_stands_in_the_timeline_and_leads_to_its_sentence(tmp_path):
    desk = Desk()
    text = "Ada Roe met Ben Oak in Oslo on Friday. She smiled. Ada Roe led a strike in Bergen in 1987."
    story = desk.article(text, publisher="Daily One", day="2024-03-02", names={"Ada Roe": "Person", "Ben Oak": "Person"})
    met, led = story.claim("Ada Roe met Ben Oak in Oslo on Friday"), story.claim("Ada Roe led a strike in Bergen in 1987", about=["Ada Roe"])
    story.event("met", "meeting", claim=met, date="2024-03-01", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    story.event("strike", "labour-strike", claim=led, date="1987", people={"Ada Roe": "actor"})
    desk.curate_entity("ada-roe", schema="Person", name="Ada Roe")
    knowledge = desk.knowledge()
    assert [event.date for event in knowledge.events.values()] == ["2024-03-01"]
    pages = {page.src_uri: page.content for page in render(knowledge, desk.curated, make_project(tmp_path))}
    timeline = pages["entities/ada-roe/index.md"].partition("{ #events }")[2]
    assert timeline.index("2024") < timeline.index("1987")
    assert f'href="../../articles/{story.id}/#c2"' in timeline
    assert not any("1987" in name for name in pages if name.startswith("events/"))


def test_an_event_without_a_statement_says_that_an_article_tells_it(tmp_path):
    desk = Desk()
    story = desk.article("Ada Roe met Ben Oak.", names={"Ada Roe": "Person", "Ben Oak": "Person"})
    story.event("met", "meeting", date="2023-12-17", people={"Ada Roe": "attendee"})
    knowledge = desk.knowledge()
    pages = {page.src_uri: page.content for page in render(knowledge, desk.curated, make_project(tmp_path))}
    (event,) = knowledge.events
    assert "Told in an article; whose statement it is was not read." in pages[f"events/{event}/index.md"]


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory):
    """Pages on things at every precision, of a person, a body and a place, told by named outlets, a broadcaster and an unnamed source."""
    desk = Desk()
    names = {"Ada Roe": "Person", "Norsteel": "Company", "Oslo": "Place"}
    told = [
        ("2024-03-01", "meeting", "talks on herring", "Kanal", "Daily One"),
        ("2024-02", "agreement", "contract for turbines", None, "Daily Two"),
        ("[..2024-01-15]", "trial", "lawsuit about pipes", "a diplomat", "Daily One"),
        ("2019", "appointment", "nomination to a jury", None, "Daily Two"),
        ("2023-06-01/2023-08-31", "protest", "march against dams", "Kanal", "Daily Two"),
    ]
    for date, kind, words, by, publisher in told:
        what = f"{words} of Ada Roe with Norsteel in Oslo"
        story = desk.article(f"The {what}, {by or publisher} said.", publisher=publisher, day="2024-03-02", names=names, title=f"On {words}")
        claim = story.claim(what, by=[by] if by else [])
        story.event(words.split()[0], kind, claim=claim, date=date, place="Oslo", people={"Ada Roe": "participant", "Norsteel": "participant"})
    for entity, name in (("ada-roe", "Ada Roe"), ("norsteel", "Norsteel"), ("oslo", "Oslo")):
        desk.curate_entity(entity, schema=names[name], name=name)
    project = make_project(tmp_path_factory.mktemp("chronicle"))
    return {page.src_uri: page.content for page in render(desk.knowledge(), desk.curated, project)}


@pytest.mark.parametrize("entity", ["ada-roe", "norsteel", "oslo"])
def test_a_timeline_has_its_events_in_order_at_their_precision_with_who_says_so(chronicle, entity):
    timeline = chronicle[f"entities/{entity}/index.md"].partition("{ #events }")[2].partition("</ol>")[0]
    rows = [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in timeline.split("<li")[1:]]
    dates = ["1 Mar 2024", "Feb 2024", "on or before 15 Jan 2024", "1 Jun 2023 to 31 Aug 2023", "2019"]
    assert [next((date for date in dates if date in row), row) for row in rows] == dates
    assert all("said to" in row.lower() for row in rows), rows
    sources = ["Said by Kanal", "Said by Daily Two", "1 unnamed source says so", "Said by Kanal", "Said by Daily Two"]
    assert all(source in row for source, row in zip(sources, rows, strict=True)), rows
