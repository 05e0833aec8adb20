"""An entity's events in order of time: those with a page, and what is told of it in passing, which leads to its sentence."""

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
