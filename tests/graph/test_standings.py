"""Every standing of the design, each by the smallest set of articles that has it."""

from dataclasses import replace
from typing import get_args

import pytest

from generator.models.knowledge import Standing
from generator.words import english
from generator.words.events import rule_of, summary_of
from tests.builders import UNRESOLVED, Desk, only_event


def told(desk, sentence, *, by=(), act="assert", publisher="Daily One", people=None, negated=False, planned=False, hedges=(), day="2024-03-02"):
    """One article that tells of the meeting."""
    story = desk.article(sentence, publisher=publisher, day=day, names={"Ada Roe": "Person", "Ben Oak": "Person", "Oslo": "Place"})
    claim = story.claim(sentence.rstrip("."), by=by, act=act, hedges=hedges)
    parts = {"Ada Roe": "attendee", "Ben Oak": "attendee"} if people is None else people
    story.event("meeting", "meeting", claim=claim, date="2024-03-01", place="Oslo", people=parts, negated=negated, planned=planned)
    return story, claim


SAYS = "The meeting of Ada Roe and Ben Oak took place in Oslo."

CASES = {
    "one outlet": ([{}], "reported", "1 origin says so"),
    "two outlets": ([{}, {"publisher": "Daily Two"}], "several", "2 origins say so"),
    "two outlets on one broadcaster": ([{"by": ["Kanal"]}, {"by": ["Kanal"], "publisher": "Daily Two"}], "reported", "1 origin says so"),
    "an outlet that cites another": (
        [{"publisher": "Kanal"}, {"by": ["Kanal"], "publisher": "Daily Two"}, {"publisher": "Daily Two"}],
        "reported",
        "1 origin says so",
    ),
    "an outlet quoting itself": ([{"publisher": "Kanal"}, {"by": ["Kanal"], "publisher": "Kanal"}], "reported", "1 origin says so"),
    "two unnamed sources": (
        [{"by": ["a diplomat"]}, {"by": ["a diplomat"], "publisher": "Daily Two"}],
        "reported",
        "2 unnamed sources say so",
    ),
    "a named and an unnamed": ([{"by": ["Kanal"]}, {"by": ["a diplomat"]}], "reported", "1 origin says so, 1 unnamed source says so"),
    "a participant says so": ([{"by": ["Ada Roe"]}], "acknowledged", "1 origin says so"),
    "a participant, as another tells": ([{"by": ["Carl Fir", "Ada Roe"]}], "reported", "1 origin says so"),
    "a participant, as an outlet tells": (
        [{"publisher": "Daily Two"}, {"by": ["Daily Two", "Ada Roe"]}],
        "acknowledged",
        "1 origin says so",
    ),
    "a participant says perhaps": ([{"by": ["Ada Roe"], "hedges": ["took"]}], "reported", "1 origin says so"),
    "an adversary confirms": ([{"by": ["Carl Fir"], "act": "confirm"}], "reported", "1 origin says so"),
    "a victim says so": (
        [{"by": ["Ben Oak"], "people": {"Ada Roe": "actor", "Ben Oak": "victim"}}],
        "reported",
        "1 origin says so",
    ),
    "a participant believes so": ([{"by": ["Ada Roe"], "act": "believe"}, {}], "reported", "1 origin says so"),
    "a participant denies": ([{}, {"by": ["Ada Roe"], "act": "deny", "publisher": "Daily Two"}], "contested", "1 origin says so, 1 origin denies it"),
    "an unnamed source doubts": (
        [{"by": ["Kanal"]}, {"by": ["a diplomat"], "act": "doubt"}],
        "contested",
        "1 origin says so, 1 unnamed source doubts it",
    ),
    "only denied": ([{"by": ["Ada Roe"], "act": "deny"}], "denied", "1 origin denies it"),
    "said not to have happened": ([{"by": ["Ada Roe"], "negated": True}], "denied", "1 origin denies it"),
    "denied not to have happened": ([{"by": ["Carl Fir"], "act": "deny", "negated": True}], "reported", "1 origin says so"),
    "silence": ([{}, {"by": ["Ada Roe"], "act": "decline_comment", "publisher": "Daily Two"}], "reported", "1 origin says so"),
    "an open speaker": ([{"by": [UNRESOLVED]}], "reported", "who says so is not resolved"),
    "an open speaker denies": ([{}, {"by": [UNRESOLVED], "act": "deny", "publisher": "Daily Two"}], "reported", "1 origin says so"),
    "planned": ([{"planned": True}], "planned", "1 origin says it is planned"),
    "planned by a participant": ([{"planned": True, "by": ["Ada Roe"], "act": "announce"}], "planned", "1 origin says it is planned"),
    "contested goes before acknowledged": (
        [{"by": ["Ada Roe"]}, {"by": ["Ben Oak"], "act": "deny", "publisher": "Daily Two"}],
        "contested",
        "1 origin says so, 1 origin denies it",
    ),
}


def test_the_table_and_the_withdrawals_below_it_walk_through_every_standing():
    assert {standing for _, standing, _ in CASES.values()} | {"retracted"} == set(get_args(Standing)) == set(ORDER)


@pytest.mark.parametrize(("articles", "standing", "summary"), CASES.values(), ids=CASES)
def test_standing(articles, standing, summary):
    desk = Desk()
    for number, options in enumerate(articles):
        speakers = ", ".join(name for name in options.get("by", ()) if name != UNRESOLVED)
        told(desk, f"{SAYS} {speakers} {number}", **options)
    event = only_event(desk.knowledge(), "meeting")
    assert (event.standing.standing, summary_of(event), event.standing.articles) == (standing, summary, len(articles))


def test_an_alleged_thing_in_an_outlets_own_voice_is_nobodys_statement():
    desk = Desk()
    told(desk, "The alleged meeting of Ada Roe and Ben Oak in Oslo.", hedges=["alleged"])
    event = only_event(desk.knowledge(), "meeting")
    assert [claim.position for claim in event.claims] == ["unresolved"]
    assert event.standing.asserting == ()


def test_withdrawn_statements_retract_the_event():
    desk = Desk()
    sentence = "Kanal said the meeting of Ada Roe and Ben Oak took place in Oslo. It withdrew the report."
    story = desk.article(sentence, names={"Ada Roe": "Person", "Ben Oak": "Person"})
    claim = story.claim("the meeting of Ada Roe and Ben Oak took place in Oslo", by=["Kanal"])
    withdrawal = story.claim("It withdrew the report", by=["Kanal"])
    story.event("meeting", "meeting", claim=claim, date="2024-03-01", people={"Ada Roe": "attendee"})
    story.relate(withdrawal, "withdraws", claim)
    event = only_event(desk.knowledge(), "meeting")
    assert (event.standing.standing, summary_of(event)) == ("retracted", "1 origin withdrew it")


def test_a_copy_is_not_a_second_origin():
    desk = Desk()
    story, _ = told(desk, f"{SAYS} First.")
    copy, _ = told(desk, f"{SAYS} Again.", publisher="Daily Two")
    assert only_event(desk.knowledge(), "meeting").standing.standing == "several"
    copy.article = replace(copy.article, based_on=story.id)
    assert rule_of(only_event(desk.knowledge(), "meeting"), english()).endswith(" 2 articles, 1 origin.")


def test_acknowledgement_is_each_participants_own():
    desk = Desk()
    told(desk, f"{SAYS} Ada Roe.", by=["Ada Roe"])
    event = only_event(desk.knowledge(), "meeting")
    assert {person.entity: person.acknowledged for person in event.participants} == {"ada-roe": True, "ben-oak": False}


def test_a_speaker_left_open_is_no_outlet_beside_an_article_without_a_publisher():
    desk = Desk()
    told(desk, f"{SAYS} Ada Roe.", by=[UNRESOLVED, "Ada Roe"])
    told(desk, "A meeting.", publisher=None)
    events = desk.knowledge().events
    assert not any(person.acknowledged for event in events.values() for person in event.participants)


def test_a_machine_makes_nobody_confess():
    desk = Desk()
    story = desk.article("Carl Fir confirmed the attack on Oslo.", names={"Carl Fir": "Person", "Oslo": "Place"})
    claim = story.claim("the attack on Oslo", by=["Carl Fir"], act="confirm", about=["Carl Fir"])
    story.event("attack", "attack", claim=claim, date="2023-12-01", place="Oslo", people={"Carl Fir": "actor"})
    assert only_event(desk.knowledge(), "attack").standing.standing == "reported"
    desk.curate_event(
        "oslo-attack",
        name="Attack on Oslo",
        type="attack",
        participants=[{"entity": "carl-fir", "role": "actor"}],
        evidence=[{"article": story.id, "quote": "the attack on Oslo"}],
    )
    assert desk.knowledge().events["oslo-attack"].standing.standing == "acknowledged"


DENIALS = {
    "the attack itself": ("the attack", None, "Daily Two", "contested"),
    "something else, on the occasion": ("discussing fish after the attack", "discussing", "Carl Fir", "reported"),
    "a part in it, by whom it is said of": ("any role in the attack", "role", "Carl Fir", "contested"),
    "a part in it, by somebody else": ("any role in the attack", "role", "Norsteel", "reported"),
}


@pytest.mark.parametrize(("words", "beside", "speaker", "standing"), DENIALS.values(), ids=DENIALS)
def test_a_denial_contests_what_it_denies(words, beside, speaker, standing):
    desk = Desk()
    first = desk.article("Carl Fir made the attack on Oslo, Kanal said.", names={"Carl Fir": "Person", "Oslo": "Place"})
    claim = first.claim("Carl Fir made the attack on Oslo", by=["Kanal"])
    first.event("attack", "attack", claim=claim, date="2023-12-01", place="Oslo", people={"Carl Fir": "actor"})
    second = desk.article(f"{speaker} denied {words} on Oslo by Carl Fir.", publisher="Daily Two", names={"Carl Fir": "Person", "Oslo": "Place"})
    denial = second.claim(words, by=[speaker], act="deny")
    second.event("attack", "attack", claim=denial, date="2023-12-01", place="Oslo", people={"Carl Fir": "actor"}, beside=beside)
    assert only_event(desk.knowledge(), "attack").standing.standing == standing


ORDER = ("retracted", "contested", "denied", "acknowledged", "several", "planned", "reported")


def test_the_first_standing_that_fits_in_the_order_of_the_design():
    """One event that has grounds for every standing loses them one by one, from the first to the last."""
    grounds = {
        "contested": {"by": ["Carl Fir"], "act": "deny", "publisher": "Daily Four"},
        "acknowledged": {"by": ["Ada Roe"], "act": "confirm", "publisher": "Daily Three"},
        "several": {"publisher": "Daily Two"},
        "reported": {},
    }
    seen = []
    while grounds:
        desk = Desk()
        for number, options in enumerate(grounds.values()):
            told(desk, f"{SAYS} {', '.join(options.get('by', ()))} {number}", **options)
        seen.append(only_event(desk.knowledge(), "meeting").standing.standing)
        grounds.pop(next(iter(grounds)))
    assert seen == ["contested", "acknowledged", "several", "reported"]
    assert seen == [standing for standing in ORDER if standing in seen]


def test_withdrawn_and_denied_is_retracted():
    desk = Desk()
    story = desk.article("Kanal said the meeting of Ada Roe and Ben Oak took place in Oslo. It withdrew the report.", names={"Ada Roe": "Person"})
    claim = story.claim("the meeting of Ada Roe and Ben Oak took place in Oslo", by=["Kanal"])
    withdrawal = story.claim("It withdrew the report", by=["Kanal"])
    story.event("meeting", "meeting", claim=claim, date="2024-03-01", people={"Ada Roe": "attendee"})
    story.relate(withdrawal, "withdraws", claim)
    told(desk, f"{SAYS} Ada Roe", by=["Ada Roe"], act="deny", publisher="Daily Two", people={"Ada Roe": "attendee"})
    assert only_event(desk.knowledge(), "meeting").standing.standing == "retracted"


def test_planned_by_two_is_several_and_by_one_planned():
    """In the design's order several origins come before planned."""
    desk = Desk()
    told(desk, f"{SAYS} 1", planned=True)
    assert only_event(desk.knowledge(), "meeting").standing.standing == "planned"
    told(desk, f"{SAYS} 2", planned=True, publisher="Daily Two")
    assert only_event(desk.knowledge(), "meeting").standing.standing == "several"


def test_an_enemy_that_confirms_an_attack_acknowledges_nothing():
    desk = Desk()
    story = desk.article("Carl Fir attacked Oslo, Ben Oak confirmed.", names={"Carl Fir": "Person", "Ben Oak": "Person", "Oslo": "Place"})
    claim = story.claim("Carl Fir attacked Oslo", by=["Ben Oak"], act="confirm")
    story.event("attacked", "attack", claim=claim, date="2023-12-01", place="Oslo", people={"Carl Fir": "actor", "Ben Oak": "victim"})
    desk.curate_event(
        "oslo-attack",
        name="Attack on Oslo",
        type="attack",
        participants=[{"entity": "carl-fir", "role": "actor"}, {"entity": "ben-oak", "role": "victim"}],
        evidence=[{"article": story.id, "quote": "Carl Fir attacked Oslo"}],
    )
    event = desk.knowledge().events["oslo-attack"]
    assert event.standing.standing == "reported"
    assert not any(person.acknowledged for person in event.participants)


def test_what_an_article_tells_without_a_statement_is_not_nobodys_word():
    desk = Desk()
    story = desk.article("Ada Roe met Ben Oak.", names={"Ada Roe": "Person", "Ben Oak": "Person"})
    story.event("met", "meeting", date="2023-12-17", people={"Ada Roe": "attendee"})
    desk.curate_event("other-meeting", name="A meeting", type="meeting")
    knowledge = desk.knowledge()
    told = next(event for event in knowledge.events.values() if not event.curated)
    assert summary_of(told) == "told in an article; whose statement it is was not read"
    assert summary_of(knowledge.events["other-meeting"]) == "nobody here says so"
