"""What was taken back: by whom, which statement, and what is no withdrawal at all."""

import pytest

from generator.words.events import summary_of
from tests.builders import Desk, only_event

PEOPLE = {"Ada Roe": "Person", "Ben Oak": "Person"}
SAYS = "Ada Roe met Ben Oak in secret"


def report(desk, *, publisher="Kanal", day="2024-03-02", by=()):
    story = desk.article(f"{SAYS}, it is said.", publisher=publisher, day=day, names=PEOPLE)
    claim = story.claim(SAYS, by=by)
    story.event("met", "meeting", claim=claim, date="2024-03-01", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    return claim


def withdraw(desk, sentence, *, by="Kanal", publisher="Daily Two", day="2024-03-05", told_by=(), **options):
    """An article that says that `by` withdrew something, in a claim of its own."""
    story = desk.article(f"{sentence}.", publisher=publisher, day=day)
    claim = story.claim(sentence, by=told_by)
    story.event("withdrew", "retraction", claim=claim, date=day, people={by: "speaker"} if by else None, **options)
    return claim


def withdrawals(desk, order=None):
    return {(edge.source, edge.target) for edge in desk.knowledge(order).relations if edge.type == "withdraws"}


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_a_withdrawn_report_retracts_the_event_in_either_order(order):
    desk = Desk()
    said = report(desk)
    taken_back = withdraw(desk, "Kanal withdrew its report that Ada Roe met Ben Oak in secret")
    assert withdrawals(desk, order) == {(taken_back, said)}
    event = only_event(desk.knowledge(order), "meeting")
    assert (event.standing.standing, summary_of(event)) == ("retracted", "1 origin withdrew it")
    assert next(edge.reason for edge in desk.knowledge().relations if edge.type == "withdraws") == "it was withdrawn by whoever said it"


def test_who_tells_of_the_withdrawal_is_no_origin_that_withdrew():
    desk = Desk()
    report(desk)
    words = "Kanal withdrew its report that Ada Roe met Ben Oak in secret"
    story = desk.article(f"{words}.", publisher="Daily Two", day="2024-03-05", names=PEOPLE)
    claim = story.claim(words)
    story.event("withdrew", "retraction", claim=claim, date="2024-03-05", people={"Kanal": "speaker"})
    story.event("met", "meeting", claim=claim, date="2024-03-01", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    event = only_event(desk.knowledge(), "meeting")
    assert len(event.claims) == 2
    assert (event.standing.standing, summary_of(event)) == ("retracted", "1 origin withdrew it")


def test_another_origin_still_says_so():
    desk = Desk()
    report(desk)
    report(desk, by=["Ben Oak"], publisher="Daily Three")
    withdraw(desk, "Kanal withdrew its report that Ada Roe met Ben Oak in secret")
    assert only_event(desk.knowledge(), "meeting").standing.standing == "acknowledged"


def test_an_outlet_that_withdraws_a_report_withdraws_whom_it_quoted():
    desk = Desk()
    said = report(desk, by=["a diplomat"])
    taken_back = withdraw(desk, "Kanal withdrew its report that Ada Roe met Ben Oak in secret")
    assert withdrawals(desk) == {(taken_back, said)}


@pytest.mark.parametrize(
    ("sentence", "options"),
    [
        ("Kanal withdrew its report on the price of herring in Bergen", {}),  # of something else
        ("Kanal withdrew its report that Ada Roe met Ben Oak in secret", {"negated": True}),  # "refused to withdraw"
        ("Kanal withdrew its report that Ada Roe met Ben Oak in secret", {"told_by": ["Ada Roe"]}),  # whom it suits says so
        ("Kanal withdrew its report that Ada Roe met Ben Oak in secret", {"day": "2024-03-01"}),  # before it was made
        ("Radio Two withdrew its report that Ada Roe met Ben Oak in secret", {"by": "Radio Two"}),  # another's report
        ("Somebody withdrew a report that Ada Roe met Ben Oak in secret", {"by": None}),
    ],
)
def test_false_friends_withdraw_nothing(sentence, options):
    desk = Desk()
    report(desk)
    withdraw(desk, sentence, **options)
    assert withdrawals(desk) == set()
    assert only_event(desk.knowledge(), "meeting").standing.standing == "reported"


def test_a_report_withdrawn_without_its_words_is_the_story_of_the_outlet():
    desk = Desk()
    words = "Ferry Marta sank off Bodrin island in a storm, twelve passengers missing"
    first = desk.article(words, title=words, publisher="Kanal", day="2024-03-02")
    said = first.claim(words)
    first.event("sank", "disaster", claim=said)
    second = desk.article(f"Kanal withdrew the story. {words}, it had said.", title=words, publisher="Daily Two", day="2024-03-03")
    taken_back = second.claim("Kanal withdrew the story")
    second.event("withdrew", "retraction", claim=taken_back, date="2024-03-03", people={"Kanal": "speaker"})
    assert withdrawals(desk) == {(taken_back, said)}


@pytest.mark.parametrize(
    ("sentence", "type", "standing"),
    [
        ("An earlier version of this article wrongly said that Ada Roe met Ben Oak in secret", "withdraws", "retracted"),
        ("An earlier version of this article misspelt that Ada Roe met Ben Oak in secret", "corrects", "reported"),
        ("An earlier version of this play shows how Ada Roe met Ben Oak in secret", None, "reported"),
    ],
)
def test_a_notice_corrects_or_withdraws_what_the_outlet_said_before(sentence, type, standing):  # noqa: A002
    desk = Desk()
    said = report(desk)
    story = desk.article(f"{sentence}.", publisher="Kanal", day="2024-03-04")
    notice = story.claim(SAYS, by=["?"])
    edges = {(edge.source, edge.target): edge.type for edge in desk.knowledge().relations if edge.type in ("withdraws", "corrects")}
    assert edges.get((notice, said)) == type
    assert only_event(desk.knowledge(), "meeting").standing.standing == standing


def test_a_notice_of_one_outlet_corrects_no_other():
    desk = Desk()
    report(desk)
    story = desk.article(
        "An earlier version of this article wrongly said that Ada Roe met Ben Oak in secret.", publisher="Daily Two", day="2024-03-04"
    )
    story.claim(SAYS, by=["?"])
    assert withdrawals(desk) == set()


def test_what_others_say_was_withdrawn_waits_for_a_person():
    desk = Desk()
    report(desk)
    claim = withdraw(desk, "Kanal withdrew its report that Ada Roe met Ben Oak in secret", told_by=["Ada Roe"])
    (item,) = [item for item in desk.knowledge().review if item.key.startswith("withdrawal:")]
    assert (item.kind, item.key) == ("undecided", f"withdrawal:{claim}")
    assert "Kanal took a statement back" in item.detail
