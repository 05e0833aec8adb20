"""What pages ask: who says what, in what order things are said to have happened, who took it from whom."""

import pytest

from generator.graph.timeline import count_origins, origin_tree, outlet_view, statements_of, timeline_of
from generator.graph.views import appears_with, claims_about, claims_by, make_views, mentions_of, story_of
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
    first.event("smiled", "celebration", claim=smile, date="2023", people={"Ada Roe": "actor"})
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


def test_says_and_said_about(views):
    assert [claim.text for claim in claims_by(views, "kanal")] == [
        "Ada Roe met Ben Oak in Oslo",
        "the meeting of Ada Roe and Ben Oak in Oslo was short",
    ]
    assert [claim.text for claim in claims_by(views, "daily-one")] == ["Ada Roe smiled"]
    assert [claim.number for claim in claims_about(views, "ada-roe")] == [1, 2, 1]


def test_a_timeline_is_in_order_of_time(views):
    assert [row.event.date for row in timeline_of(views, "ada-roe")] == ["2023", "2024-03-01"]
    assert [row.participant and row.participant.role for row in timeline_of(views, "ada-roe")] == ["actor", "attendee"]
    assert [row.participant for row in timeline_of(views, "oslo")] == [None]


def test_mentions_come_with_their_first_sentence(views):
    first, second = mentions_of(views, "ada-roe")
    assert (first.count, first.citation.quote) == (2, "Kanal reported that Ada Roe met Ben Oak in Oslo.")
    assert second.citation.quote.startswith("Daily One, citing Kanal")


def test_companions_share_articles_and_events(views):
    (first, *_) = appears_with(views, "ada-roe")
    assert (first.entity, first.articles, len(first.events)) == ("ben-oak", 2, 1)
    assert first.citation.quote == "Kanal reported that Ada Roe met Ben Oak in Oslo."


def test_who_took_it_from_whom(views):
    event = only_event(views.knowledge, "meeting")
    trees = {tree.entity: tree for tree in origin_tree(views, event)}
    assert set(trees) == {"kanal", "ben-oak"}
    direct = [relay for relay in trees["kanal"].taken_by if relay.articles]
    through = [relay for relay in trees["kanal"].taken_by if relay.taken_by]
    assert [relay.entity for relay in direct] == ["daily-one"]
    assert [(relay.entity, relay.taken_by[0].entity) for relay in through] == [("daily-one", "daily-two")]


def test_statements_are_grouped_by_position_and_origin(views):
    event = only_event(views.knowledge, "meeting")
    assert [(item.position, item.origin.entity, item.through) for item in statements_of(views, event)] == [
        ("asserts", "kanal", ("daily-one", "daily-two")),
        ("denies", "ben-oak", ("daily-two",)),
    ]
    assert count_origins(views, event) == (2, 1)
    assert event.standing.standing == "contested"


def test_an_outlets_page(views):
    view = outlet_view(views, "daily-two")
    assert [(origin, len(claims)) for origin, claims in view.relayed] == [("ben-oak", 1), ("kanal", 1)]
    assert len(view.unresolved) == 1
    assert view.denied == view.relayed[1][1]
    assert view.own_voice == ()


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
