"""What pages ask: who says what, in what order things are said to have happened, who took it from whom."""

import pytest

from generator.graph.views import appears_with, make_views, story_of
from tests.builders import UNRESOLVED, Desk, only_event


@pytest.fixture(scope="module")
def views():
    desk = Desk()
    first = desk.article(
        "Kanal reported that Ada Roe met Ben Oak in Oslo. Ada Roe smiled.",
        publisher="Daily One",
        day="2024-03-02",
        names={"Ada Roe": "Person", "Ben Oak": "Person", "Oslo": "Place"},
    )
    claim = first.claim("Ada Roe met Ben Oak in Oslo", by=["Kanal"], about=["Ada Roe", "Ben Oak"])
    first.event("met", "meeting", claim=claim, date="2024-03-01", place="Oslo", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    smile = first.claim("Ada Roe smiled", about=["Ada Roe"])
    first.event("smiled", "celebration", claim=smile, date="2023-12-31", people={"Ada Roe": "actor"})
    second = desk.article(
        "Daily One, citing Kanal, said the meeting of Ada Roe and Ben Oak in Oslo was short. It never was, Ben Oak said. Maybe it was long.",
        publisher="Daily Two",
        day="2024-03-03",
        names={"Ada Roe": "Person", "Ben Oak": "Person", "Oslo": "Place"},
    )
    relayed = second.claim("the meeting of Ada Roe and Ben Oak in Oslo was short", by=["Daily One", "Kanal"], about=["Ada Roe"])
    second.event("meeting", "meeting", claim=relayed, date="2024-03-01", place="Oslo", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    denial = second.claim("It never was", by=["Ben Oak"], act="deny")
    second.relate(denial, "denies", relayed)
    second.claim("Maybe it was long", by=[UNRESOLVED])
    return make_views(desk.knowledge())


def texts(views, claims):
    return [views.knowledge.claims[claim].text for claim in claims]


def test_says_and_said_about(views):
    assert texts(views, views.says["kanal"]) == ["Ada Roe met Ben Oak in Oslo", "the meeting of Ada Roe and Ben Oak in Oslo was short"]
    assert "daily-one" not in views.says  # what an outlet writes in its own voice is under what it published
    assert texts(views, views.about["ada-roe"]) == [
        "Ada Roe met Ben Oak in Oslo",
        "Ada Roe smiled",
        "the meeting of Ada Roe and Ben Oak in Oslo was short",
    ]


def test_events_are_in_order_of_time(views):
    events = views.knowledge.events
    assert [events[event].date for event in views.events_by_entity["ada-roe"]] == ["2023-12-31", "2024-03-01"]
    assert [events[event].type for event in views.events_by_entity["oslo"]] == ["meeting"]


def test_articles_know_their_claims_and_events(views):
    first, second = views.knowledge.articles
    assert [views.knowledge.claims[claim].number for claim in views.claims_in[second]] == [1, 2, 3]
    meeting = only_event(views.knowledge, "meeting")
    assert meeting.id in views.events_in[first]
    assert meeting.id in views.events_in[second]
    assert views.published_by["daily-two"] == (second,)
    assert views.stands[views.claims_in[second][1]] == ((meeting.id, "denies"),)


def test_companions_share_articles_and_events(views):
    (first, *_) = appears_with(views, "ada-roe")
    assert (first.entity, first.articles, len(first.events)) == ("ben-oak", 2, 1)
    assert first.citation.quote == "Kanal reported that Ada Roe met Ben Oak in Oslo."


def test_backlinks_say_how_and_show_the_sentence(views):
    links = {(link.source, link.how): link.citation.quote for link in views.backlinks["entity:ada-roe"]}
    meeting = only_event(views.knowledge, "meeting")
    assert links[meeting.id, "said to have attended"] == "Kanal reported that Ada Roe met Ben Oak in Oslo."
    assert not any("attended" in how and "said" not in how for _, how in links)


def test_articles_of_one_story_know_each_other():
    desk = Desk()
    words = "Ferry Marta sank off Bodrin island in a storm, twelve passengers missing"
    for outlet, day in (("One", "2024-03-02"), ("Two", "2024-03-03")):
        story = desk.article(f"{words}, {outlet} reported.", title=words, publisher=outlet, day=day)
        claim = story.claim(words)
        story.event("sank", "disaster", claim=claim)
    views = make_views(desk.knowledge())
    one, two = (draft.id for draft in desk.drafts)
    assert (story_of(views, one), story_of(views, two)) == ((two,), (one,))
    assert views.knowledge.main_events[one] == only_event(views.knowledge, "disaster").id
