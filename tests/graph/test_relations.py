"""How claims of different articles stand to each other, and why."""

import pytest

from tests.builders import Desk, only_event


def tell(desk, sentence, *, by=(), publisher="Daily One", day="2024-03-02", act="assert"):
    story = desk.article(sentence, publisher=publisher, day=day, names={"Ada Roe": "Person", "Ben Oak": "Person"})
    claim = story.claim(sentence.rstrip("."), by=by, act=act)
    story.event("meeting", "meeting", claim=claim, date="2024-03-01", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    return claim


def edges(desk):
    return {(edge.source, edge.target, edge.type): edge for edge in desk.knowledge().relations}


def test_another_origin_corroborates_and_says_why():
    desk = Desk()
    first = tell(desk, "The meeting of Ada Roe and Ben Oak began.")
    second = tell(desk, "A meeting joined Ada Roe and Ben Oak.", publisher="Daily Two", day="2024-03-03")
    assert edges(desk)[second, first, "corroborates"].reason == "another origin tells of a meeting of 2024-03-01"


def test_the_same_origin_in_the_same_words_repeats():
    desk = Desk()
    first = tell(desk, "The meeting of Ada Roe and Ben Oak began, Kanal said.", by=["Kanal"])
    second = tell(desk, "The meeting of Ada Roe and Ben Oak began late, Kanal said.", by=["Kanal"], publisher="Daily Two", day="2024-03-03")
    assert (second, first, "repeats") in edges(desk)


def test_the_same_origin_with_another_number_corrects():
    desk = Desk()
    first = tell(desk, "The meeting of Ada Roe and Ben Oak drew 300 guests, Kanal said.", by=["Kanal"])
    second = tell(desk, "The meeting of Ada Roe and Ben Oak drew 200 guests, Kanal said.", by=["Kanal"], publisher="Daily Two", day="2024-03-03")
    assert edges(desk)[second, first, "corrects"].scope == "300 guests, 200 guests"


def test_different_numbers_of_different_origins_wait_for_a_person():
    desk = Desk()
    tell(desk, "The meeting of Ada Roe and Ben Oak drew 300 guests.")
    tell(desk, "The meeting of Ada Roe and Ben Oak drew 200 guests.", publisher="Daily Two", day="2024-03-03")
    items = [item for item in desk.knowledge().review if item.kind == "undecided"]
    assert [item.key for item in items] == [f"numbers:{only_event(desk.knowledge(), 'meeting').id}"]
    assert "300 guests, 200 guests" in items[0].detail


def test_a_denial_in_another_article_points_at_what_it_denies():
    desk = Desk()
    first = tell(desk, "The meeting of Ada Roe and Ben Oak began.")
    second = tell(desk, "The meeting was an invention of Ben Oak, Ada Roe said.", by=["Ada Roe"], act="deny", publisher="Daily Two", day="2024-03-03")
    assert (second, first, "denies") in edges(desk)


def test_forty_articles_have_some_forty_edges():
    desk = Desk()
    for number in range(40):
        tell(desk, f"The meeting of Ada Roe and Ben Oak began, wrote hand {number}.", publisher=f"Daily {number}")
    assert len(desk.knowledge().relations) < 45


def test_review_goes_from_grave_to_light():
    desk = Desk()
    tell(desk, "The meeting of Ada Roe and Ben Oak began.")
    tell(desk, "The meeting was an invention of Ben Oak, Ada Roe said.", by=["Ada Roe"], act="deny", publisher="Daily Two")
    review = desk.knowledge().review
    assert review[0].kind == "contested"
    assert {item.kind for item in review} == {"contested", "new_name"}
    assert list(review) == sorted(review, key=lambda item: -item.weight)
    assert all(item.yaml for item in review if item.kind == "new_name")


@pytest.mark.parametrize(
    ("before", "after", "kind", "scope"),
    [
        ("drew at least 12 guests", "drew 15 guests", "narrows", "12 guests, 15 guests"),
        ("drew up to 20 guests", "drew 15 guests", "narrows", "20 guests, 15 guests"),
        ("drew at least 12 guests", "drew 9 guests", "corrects", "12 guests, 9 guests"),
        ("drew 12 guests", "drew 15 guests", "corrects", "12 guests, 15 guests"),
        ("drew 12.03.2024 guests", "drew at least 15 guests", "corrects", "12.03.2024 guests, 15 guests"),
        ("drew all the guests", "drew only some of the guests", "narrows", "only"),
        ("drew only a few guests", "drew only a few guests", "repeats", ""),
    ],
)
@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_the_same_origin_that_says_less_or_other_numbers(before, after, kind, scope, order):
    desk = Desk()
    first = tell(desk, f"The meeting of Ada Roe and Ben Oak {before}, Kanal said.", by=["Kanal"])
    second = tell(desk, f"The meeting of Ada Roe and Ben Oak {after}, Kanal said.", by=["Kanal"], publisher="Daily Two", day="2024-03-03")
    assert [(edge.source, edge.target, edge.type, edge.scope) for edge in desk.knowledge(order).relations] == [(second, first, kind, scope)]


def test_other_numbers_of_another_origin_deny_nothing():
    desk = Desk()
    tell(desk, "The meeting of Ada Roe and Ben Oak drew 12 guests, Kanal said.", by=["Kanal"])
    tell(desk, "The meeting of Ada Roe and Ben Oak drew 15 guests, Radio Two said.", by=["Radio Two"], publisher="Daily Two", day="2024-03-03")
    assert {edge.type for edge in desk.knowledge().relations} == {"corroborates"}
    assert only_event(desk.knowledge(), "meeting").standing.standing == "several"
