"""Events in text. The article is of Monday, 18 December 2023."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edtf import parse_edtf
from generator.extract.events.told_in import ToldIn
from generator.models.reading import Claim, EventMention, Link, LocalClaimId
from generator.models.text import Span
from tests.calls import count_calls


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Maria Lopez met John Smith in Paris on Tuesday.", "met: meeting, 2023-12-12, @Paris, Maria Lopez attendee, John Smith attendee"),
        ("The talks in Cairo, hosted by Egypt and attended by Maria Lopez, failed.", "talks: meeting, -, @Cairo, Egypt host, Maria Lopez attendee"),
        ("France hosted a summit on October 7.", "summit: meeting, 2023-10-07, France host"),
        ("Police arrested Maria Lopez in London last week.", "arrested: arrest, 2023-12-11/2023-12-17, @London, Maria Lopez detainee"),
        ("Maria Lopez was arrested on Friday.", "arrested: arrest, 2023-12-15, Maria Lopez detainee"),
        ("Russia attacked Ukraine in February 2022.", "attacked: attack, 2022-02, Russia actor, Ukraine victim"),
        ("Ukraine was attacked by Russia in 2022.", "attacked: attack, 2022, Ukraine victim, Russia actor"),
        ("Maria Lopez died on Sunday.", "died: death, 2023-12-17, Maria Lopez victim"),
        ("Maria Lopez was born in 1961.", "born: birth, 1961, Maria Lopez participant"),
        ("Microsoft bought Nokia in 2014.", "bought: purchase, 2014, Microsoft actor, Nokia target"),
        ("Maria Lopez resigned on December 1.", "resigned: resignation, 2023-12-01, Maria Lopez actor"),
        ("Maria Lopez told the BBC on Friday that it rained.", "told: statement, 2023-12-15, Maria Lopez speaker, BBC recipient"),
        ("Apple launched a new phone on Tuesday.", "launched: launch, 2023-12-12, Apple actor"),
        ("The flood killed Maria Lopez on Friday.", "killed: disaster, 2023-12-15, Maria Lopez victim"),
    ],
)
def test_type_date_place_and_roles(lines, text, event):
    assert any(line.startswith(event) for line in lines(text)), lines(text)


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("In 1985 Maria Lopez left Intel and founded Nokia.", "founded", "1985"),
        ("Israel attacked Gaza on October 7, killing Maria Lopez.", "killing", "2023-10-07"),
        ("Prices rose on October 7 after Israel attacked Gaza.", "attacked", "[..2023-10-07]"),
        ("Maria Lopez criticized the ceasefire in effect since November 24.", "ceasefire", "2023-11-24/.."),
        ("Israel attacked Gaza.", "attacked", "[..2023-12-18]"),
        ("Maria Lopez will meet John Smith.", "meet", None),
        ("Maria Lopez will meet John Smith on January 5.", "meet", "2024-01-05"),
        ("Maria Lopez left Paris on Thursday.\n\nShe met John Smith.", "met", "[2023-12-14..2023-12-18]"),
        ("Maria Lopez left Paris in 1985.\n\nShe met John Smith.", "met", "[..2023-12-18]"),
    ],
)
def test_no_date_is_more_precise_than_the_words(read, text, trigger, date):
    found = [event.date for event in read(text)[0] if event.trigger.of(text) == trigger]
    assert found == [date]


@pytest.mark.parametrize(
    ("text", "trigger", "negated"),
    [
        ("Maria Lopez failed to meet John Smith on Monday.", "meet", True),
        ("Maria Lopez refused to meet John Smith.", "meet", True),
        ("Maria Lopez did not manage to meet John Smith in Paris.", "meet", True),
        ("Police have yet to arrest Maria Lopez.", "arrest", True),
        ("Maria Lopez escaped being killed on Friday.", "killed", True),
        ("Maria Lopez did not hesitate to meet John Smith.", "meet", False),
        ("Maria Lopez did not fail to meet John Smith.", "meet", False),
        ("Maria Lopez managed to meet John Smith.", "meet", False),
    ],
)
def test_what_a_verb_above_says_was_not_done(read, text, trigger, negated):
    assert [event.negated for event in read(text)[0] if event.trigger.of(text) == trigger] == [negated]


@pytest.mark.parametrize(
    ("text", "trigger", "supposed"),
    [
        ("If Maria Lopez resigned on Monday, John Smith would win.", "resigned", True),
        ("It is not clear whether Maria Lopez met John Smith.", "met", True),
        ("Maria Lopez resigned on Monday.", "resigned", False),
        ("Maria Lopez left Paris after she met John Smith.", "met", False),
    ],
)
def test_what_is_only_supposed(read, text, trigger, supposed):
    assert [event.supposed for event in read(text)[0] if event.trigger.of(text) == trigger] == [supposed]


def test_without_a_publication_day_an_undated_event_has_no_date(read):
    text = "Israel attacked Gaza."
    assert [event.date for event in read(text, day=None)[0]] == [None]


@pytest.mark.parametrize(
    ("text", "trigger", "planned", "negated"),
    [
        ("Varland to vote on June 15", "vote", True, False),
        ("Mayor to resign in May", "resign", True, False),
        ("Maria Lopez will meet John Smith.", "meet", True, False),
        ("Maria Lopez plans to visit France.", "visit", True, False),
        ("Maria Lopez decided to resign and hold a meeting with France.", "meeting", True, False),
        ("France has not attacked Spain.", "attacked", False, True),
        ("France never signed the treaty.", "treaty", False, True),
        ("There was no meeting with France.", "meeting", False, True),
        ("Maria Lopez met John Smith.", "met", False, False),
    ],
)
def test_planned_and_negated(read, text, trigger, planned, negated):
    found = [(event.planned, event.negated) for event in read(text)[0] if event.trigger.of(text) == trigger]
    assert found == [(planned, negated)]


def test_those_who_attended_belong_to_the_meeting_and_not_to_who_reported_it(lines):
    text = "The BBC reported on the secret meeting in Turkey, attended by Maria Lopez, John Smith and other leaders."
    meeting = next(line for line in lines(text) if line.startswith("meeting"))
    assert meeting == "meeting: meeting, -, @Turkey, Maria Lopez attendee, John Smith attendee"


def test_who_is_accused_of_an_act_is_its_actor(lines):
    text = "Israel accused Hamas of attacking Gaza."
    assert any(line.startswith("attacking: attack") and "Hamas actor" in line and "Israel" not in line for line in lines(text))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Maria Lopez left Paris. She told reporters about it.", ["Maria Lopez"]),
        ("Maria Lopez met Anna Berg. Officials stood by. She told reporters about it.", ["Maria Lopez"]),  # the subject goes on
        ("Maria Lopez and Anna Berg left Paris. She told reporters about it.", []),  # two fit: neither is chosen
        ("It cannot be ruled out that the Red Cross knew. It was said that it rained.", []),
    ],
)
def test_a_pronoun_means_somebody_where_one_reading_is_right(read, text, speakers):
    events, names = read(text)
    called = {entity.id: entity.name for entity in names.entities}
    found = [called[one.entity] for event in events if event.trigger.of(text) == "told" for one in event.participants if one.role == "speaker"]
    assert found == speakers


@pytest.mark.parametrize(
    "text", ["Settlements were built along the border.", "According to Maria Lopez, it rained.", "It rained in March.", "Prices rise."]
)
def test_nothing_is_told(read, text):
    assert [event.trigger.of(text) for event in read(text)[0] if event.type in ("agreement", "protest")] == []
    assert "According" not in [event.trigger.of(text) for event in read(text)[0]]


def test_the_claim_that_holds_the_trigger_and_its_speaker(read):
    text = "Israel attacked Gaza, Maria Lopez said on Friday."
    _, names = read(text)
    lopez = next(entity.id for entity in names.entities if entity.name == "Maria Lopez")
    cue, content = Span(text.index("said"), text.index("said") + 4), Span(0, text.index(","))
    link = Link(agent=(Span(text.index("Maria"), text.index(" said")),), cue=(cue,), form="indirect", entity=lopez)
    claim = Claim(LocalClaimId("c1"), (link,), (content,), "assert")
    whole = Claim(LocalClaimId("c2"), (), (Span(0, len(text)),), "assert")
    events, _ = read(text, claims=(claim, whole))
    by_trigger = {event.trigger.of(text): event for event in events}
    assert by_trigger["attacked"].claim == "c1"
    assert by_trigger["said"].claim == "c2"
    assert [(one.entity, one.role) for one in by_trigger["said"].participants] == [(lopez, "speaker")]


def test_the_work_for_statements_within_statements_grows_with_their_words_and_no_faster():
    def look(depth):
        spans = [Span(10 * n, 10 * n + 4) for n in range(depth)]
        links = tuple(Link((), (span,), "indirect") for span in spans)
        told = ToldIn([Claim(LocalClaimId(f"c{n}"), links[: n + 1], (Span(10 * n + 5, 10 * depth),), "assert") for n in range(depth)])
        return count_calls(lambda: told.participants_of(EventMention("v1", spans[-1], "statement", None, None, (), None, Span(0, 10 * depth))))

    assert look(80) < 2.5 * look(40)


def test_a_headline_outside_the_text_is_read_first(read):
    events, _ = read("France signed a treaty with Spain on Friday.", title="France signs treaty with Spain")
    assert [(event.id, event.part) for event in events] == [("v1", "title"), ("v2", "text")]


@pytest.mark.parametrize(
    "text", ["France met Spain " + "and met Italy " * 1200 + ".", ", ".join(["Maria Lopez"] * 1200) + " met.", "to plan the meeting of " * 600]
)
def test_a_chain_of_a_thousand_is_read(read, text):
    events, _ = read(text)
    assert all(event.sentence.contains(event.trigger) for event in events)


@pytest.mark.parametrize(("day", "date"), [("2023-12", "[..2023-12]"), ("2023", "[..2023]"), ("yesterday", None)])
def test_a_publication_day_that_is_none(read, day, date):
    assert [event.date for event in read("Israel attacked Gaza.", day=day)[0]] == [date]


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["Maria Lopez", "France", "it", "She", "met", "attacked", "was", "to", "be", "held", "the", "meeting", "attended", "by", "and", ",", ".", "not",
             "will", "on Friday", "in 2019", "since", "after", "said", "that", "killing", "\n\n", "launched", "a", "strike", "of", "with", "Paris", "who"]
        ),
        max_size=16,
    ),
    st.sampled_from([None, "2023-12-18"]),
)  # fmt: skip
def test_never_raises_and_stays_in_bounds(read, words, day):
    text = " ".join(words)
    events, names = read(text, day)
    known = {entity.id for entity in names.entities}
    for event in events:
        assert event.sentence.contains(event.trigger)
        assert event.trigger.of(text).strip()
        assert event.date is None or parse_edtf(event.date) is not None
        assert {one.entity for one in event.participants} <= known
        assert event.place not in {one.entity for one in event.participants}
    assert [event.id for event in events] == [f"v{number + 1}" for number in range(len(events))]
