"""Which events have a page, when two reports are of one event, and when of two."""

import pytest

from tests.builders import Desk, only_event

PEOPLE = {"Ada Roe": "Person", "Ben Oak": "Person", "Oslo": "Place"}


def pages(desk):
    return [event.name for event in desk.knowledge().events.values()]


def tell(desk, text, trigger, type, *, opening=True, publisher="Daily One", day="2024-03-02", title="A headline", **options):  # noqa: A002
    words = text if opening else f"Nothing of note.\n{text}"
    story = desk.article(words, publisher=publisher, day=day, names=PEOPLE, title=title)
    claim = story.claim(text.rstrip("."))
    story.event(trigger, type, claim=claim, **options)
    return story


@pytest.mark.parametrize(
    ("options", "has_page"),
    [
        ({"date": "2024-03-01", "people": {"Ada Roe": "attendee"}}, True),
        ({"date": "[..2024-03-02]", "people": {"Ada Roe": "attendee"}}, True),
        ({"date": "2024-03-01", "place": "Oslo"}, True),
        ({"date": "2024-03-01"}, False),  # nobody and nowhere
        ({"people": {"Ada Roe": "attendee"}}, False),  # at no time
        ({"date": "2024-03-01", "people": {"Ada Roe": "attendee"}, "opening": False}, True),  # in passing, on a day
        ({"date": "1987", "people": {"Ada Roe": "attendee"}, "opening": False}, False),  # background
        ({"date": "2024-03-01", "people": {"Ada Roe": "attendee"}, "negated": True}, False),
        ({"date": "2024-03-01", "people": {"a guest": "attendee"}}, False),  # described, not named
    ],
)
def test_what_one_article_tells_has_a_page_where_somebody_can_find_it_by(options, has_page):
    desk = Desk()
    desk_options = dict(options)
    text = "Ada Roe met a guest in Oslo."
    story = tell(desk, text, "met", "meeting", **{key: value for key, value in desk_options.items() if key != "people"})
    if "people" in desk_options and "a guest" in desk_options["people"]:
        story.entity("a guest", "Unknown", "unnamed")
    if "people" in desk_options:
        story.events.clear()
        options = {key: value for key, value in desk_options.items() if key != "opening"}
        story.event("met", "meeting", claim=next(f"{story.id}#{claim.id}" for claim in story.claims), **options)
    assert bool(pages(desk)) is has_page


def test_reports_of_one_death_are_one_event_whatever_they_leave_open():
    desk = Desk()
    tell(desk, "Ada Roe died on Friday.", "died", "death", date="2024-03-01", people={"Ada Roe": "victim"})
    tell(desk, "The death of Ada Roe shocked Oslo.", "death", "death", publisher="Daily Two", date="[..2024-03-02]", people={"Ada Roe": "victim"})
    event = only_event(desk.knowledge(), "death")
    assert (event.date, event.standing.articles) == ("2024-03-01", 2)


def test_two_deaths_of_one_name_on_two_days_are_two():
    desk = Desk()
    for number, date in enumerate(("2024-03-01", "2009-05-04")):
        tell(desk, f"Ada Roe died. {number}", "died", "death", publisher=f"Daily {number}", date=date, people={"Ada Roe": "victim"})
    assert len(pages(desk)) == 2


FERRY = "Ferry Marta sinks off Bodrin island in a storm, passengers missing"


def ferry(desk, number, day, date):
    story = desk.article(f"{FERRY}, reporter {number} writes.", title=FERRY, publisher=f"Daily {number}", day=day)
    story.event("sinks", "disaster", claim=story.claim(FERRY), date=date)


def test_an_anniversary_is_not_the_event():
    desk = Desk()
    ferry(desk, 1, "2024-03-02", "2024-03-01")
    ferry(desk, 2, "2024-03-03", "[..2024-03-03]")
    ferry(desk, 3, "2025-03-01", "[..2025-03-01]")
    assert sorted(event.standing.articles for event in desk.knowledge().events.values()) == [2]


def test_an_undated_report_is_of_the_latest_occasion_before_it():
    desk = Desk()
    ferry(desk, 1, "2024-03-02", "2024-03-01")
    ferry(desk, 2, "2024-03-12", "2024-03-11")
    ferry(desk, 3, "2024-03-13", "[..2024-03-13]")
    assert {event.date: event.standing.articles for event in desk.knowledge().events.values()} == {"2024-03-11": 2}


def test_articles_of_a_story_share_a_main_event_where_it_has_no_page():
    desk = Desk()
    for number in (1, 2):
        desk.article(f"{FERRY}, reporter {number} writes.", title=FERRY, publisher=f"Daily {number}", day="2024-03-02")
    main = desk.knowledge().main_events
    assert len(main) == 2
    assert len(set(main.values())) == 1


def test_a_crash_in_the_headline_and_an_accident_in_the_lede_are_one():
    desk = Desk()
    story = desk.article("Crash in Oslo\nAn accident in Oslo on Friday hurt Ada Roe.", title="Crash in Oslo", names=PEOPLE)
    claim = story.claim("An accident in Oslo on Friday hurt Ada Roe")
    story.event("Crash", "disaster", place="Oslo")
    story.event("accident", "disaster", claim=claim, date="2023-12-15", place="Oslo", people={"Ada Roe": "victim"})
    assert only_event(desk.knowledge(), "disaster").name == "Crash in Oslo"


def test_a_wide_type_joins_only_what_the_same_word_tells():
    desk = Desk()
    for number, (trigger, words) in enumerate(
        (("praised", "Ada Roe praised the ferry Marta of Bodrin"), ("painted", "Ada Roe painted the ferry Marta of Bodrin"))
    ):
        story = desk.article(f"{words}.", title=words, publisher=f"Daily {number}", names=PEOPLE)
        story.event(trigger, "other", claim=story.claim(words), date="[..2023-12-18]", people={"Ada Roe": "actor"})
    assert pages(desk) == []


def test_dates_and_places_that_outlets_disagree_on_are_both_kept_with_who_says_so():
    desk = Desk()
    claims = {}
    for publisher, date, place in (("Daily One", "2024-03-01", "Oslo"), ("Daily Two", "2024-03-02", "Bergen")):
        story = desk.article(f"{FERRY}, {publisher} writes from {place}.", title=FERRY, publisher=publisher, day="2024-03-03", names={place: "Place"})
        claims[publisher] = story.claim(FERRY)
        story.event("sinks", "disaster", claim=claims[publisher], date=date, place=place)
    event = only_event(desk.knowledge(), "disaster")
    assert (event.date, event.date_claims) == ("2024-03-01", (claims["Daily One"],))
    assert [(other.value, other.claims) for other in event.other_dates] == [("2024-03-02", (claims["Daily Two"],))]
    assert (event.place, event.place_claims) == ("oslo", (claims["Daily One"],))
    assert [(other.value, other.claims) for other in event.other_places] == [("bergen", (claims["Daily Two"],))]


def test_where_it_happened_is_nobody_to_whom_it_happened():
    desk = Desk()
    for number, (words, place, people) in enumerate(
        (("attack in Selm", "Selm", {"Ada Roe": "victim"}), ("attack on Selm", None, {"Selm": "victim", "Ada Roe": "victim"}))
    ):
        story = desk.article(
            f"The {words} hurt Ada Roe.", publisher=f"Daily {number}", title=f"The {words}", names={"Ada Roe": "Person", "Selm": "Place"}
        )
        story.event("attack", "attack", claim=story.claim(f"The {words} hurt Ada Roe"), date="2024-03-01", place=place, people=people)
    event = only_event(desk.knowledge(), "attack")
    assert (event.place, [person.entity for person in event.participants]) == ("selm", ["ada-roe"])


def test_a_place_that_one_article_gives_beside_the_other_is_no_disagreement():
    desk = Desk()
    story = desk.article(
        f"{FERRY} in Oslo. {FERRY} in Norway.", title=FERRY, publisher="Daily One", day="2024-03-03", names={"Oslo": "Place", "Norway": "Place"}
    )
    for words, place in ((f"{FERRY} in Oslo", "Oslo"), (f"{FERRY} in Norway", "Norway")):
        story.event("sinks", "disaster", claim=story.claim(words), date="2024-03-01", place=place)
    for event in (*desk.knowledge().events.values(), *desk.knowledge().minor_events.values()):
        assert event.other_places == ()


@pytest.mark.parametrize(("date", "events"), [("2001-09-11", 2), ("1400-09-11", 2), ("-0044-03-15", 2), ("2023-12-16", 1)])
def test_attacks_of_long_ago_are_not_the_attack_of_the_headline(date, events):
    desk = Desk()
    story = desk.article("Attack in Oslo\nThe attack in Oslo hurt Ada Roe. It was like the attack then.", title="Attack in Oslo", names=PEOPLE)
    claim = story.claim("The attack in Oslo hurt Ada Roe")
    story.event("attack", "attack", claim=claim, date="[..2023-12-18]", place="Oslo", people={"Ada Roe": "victim"})
    story.event("attack", "attack", within="It was like the attack then", date=date, people={"Ada Roe": "victim"})
    knowledge = desk.knowledge()
    assert len([event for event in (*knowledge.events.values(), *knowledge.minor_events.values()) if event.type == "attack"]) == events
