"""What holds for every text: spans lie in it, nothing raises, the same words are read the same."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.extract.attribution import claims as stage
from generator.models.reading import Claim
from generator.models.text import Span
from tests.calls import count_calls

WORDS = [
    "said", "told", "reported", "according", "to", "citing", "denied", "that", "which", "quoted", "he", "they", "the", "minister", "source", "Kan", "Reuters",
    '"', "“", "”", "'", "‘", "’", ":", "—", ",", ".", "?", "(", ")", "no", "not", "comment", "alleged", "may", "have", "been", "In", "addition", "claims",
    "\n\n", "x", "Łódź", "محمد", "…", "-", "%", "\t",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80),
    st.text(alphabet=string.punctuation + " \n", max_size=30),
)


def spans_of(claim: Claim) -> list[Span]:
    links = [span for link in claim.attribution for span in (*link.agent, *link.cue)]
    return [*claim.content, *claim.hedges, *links]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(text=TEXTS, title=st.one_of(st.just(""), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)))
def test_spans_are_words_of_the_article(read, text, title):
    article, found = read(text, title=title)
    for number, claim in enumerate(found.claims, 1):
        whole = article.part(claim.part)
        assert claim.id == f"c{number}"
        assert claim.content
        for span in spans_of(claim):
            assert 0 <= span.start < span.end <= len(whole)
            assert span.of(whole) == span.of(whole).strip()
    ids = {entity.id for entity in found.names.entities}
    assert len(ids) == len(found.names.entities)
    assert {link.entity for claim in found.claims for link in claim.attribution} <= ids | {None}
    for mention in found.names.mentions:
        assert article.part(mention.part)[mention.start : mention.end] == mention.text


def test_a_text_read_twice_gives_the_same(read):
    text = 'The agency reported, citing a source, that "nobody was hurt". He denied it.\n\nAnna Berg said she may sue. According to their claims, it rained.'
    assert read(text) == read(text)


def test_what_was_read_before_changes_nothing(read):
    text = "The minister said the road was closed."
    first = read(text)
    read("Kan reported that a bridge fell. The broadcaster said it was old.")
    assert read(text) == first


def test_rules_alone_still_read(read, monkeypatch):
    monkeypatch.setattr(stage, "load_weights", lambda: None)
    article, found = read('According to police, the van ran a red light. "We saw it," Ivan Petrov said. The ministry denied that it was warned.')
    said = {" ".join(s.of(article.text) for s in claim.content) for claim in found.claims if claim.attribution}
    assert len(said) == 3
    assert "it was warned" in said


def test_a_speech_of_several_paragraphs_keeps_its_speaker(read):
    _, found = read('"We came at dawn," Rosa Medina said. "The door was open.\n\n"Nobody was inside, and the lights were on in every room."')
    named = {entity.id: entity.name for entity in found.names.entities}
    assert {named[link.entity] for claim in found.claims for link in claim.attribution} == {"Rosa Medina"}
    assert all(claim.attribution for claim in found.claims)


def test_an_apostrophe_opens_no_quotation(read):
    _, found = read("The players' union said the clubs' offer wasn't enough.")
    (claim,) = found.claims
    assert claim.attribution[0].form == "indirect"


def test_the_person_addressed_is_no_source(read):
    article, found = read("The minister told Reuters the plant would close.")
    (claim,) = found.claims
    assert [span.of(article.text) for link in claim.attribution for span in link.agent] == ["The minister"]


def test_a_headline_outside_the_text_counts_its_own_characters(read):
    article, found = read("The mayor said the bridge would open.", title="Bridge to open, mayor says")
    assert [claim.part for claim in found.claims] == ["title", "text"]
    assert found.claims[0].content[0].of(article.title) == "Bridge to open"


def test_a_headline_says_again_what_the_body_says(read):
    _, found = read("The old stone bridge will open to traffic in May.", title="The old stone bridge will open to traffic in May")
    assert [(claim.id, claim.repeats) for claim in found.claims] == [("c1", "c2"), ("c2", None)]


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        (
            "The harbour office said the ferry left the port at noon on Monday. The harbour office said that the ferry left the port at noon on Monday.",
            1,
        ),
        ("The harbour office said the ferry left the port at noon on Monday. The fishing union said the ferry left the port at noon on Monday.", 0),
        (
            "The harbour office said the ferry left the port at noon on Monday. The fishing union doubts that the ferry left the port at noon on Monday.",
            0,
        ),
        (
            "The harbour office said the ferry left the port at noon on Monday. The fishing union denied that the ferry left the port at noon on Monday.",
            0,
        ),
    ],
)
def test_two_speakers_say_the_same_and_who_speaks_against_it_repeats_nothing(read, text, repeats):
    _, found = read(text)
    assert len(found.claims) == 2
    assert sum(claim.repeats is not None for claim in found.claims) == repeats


def test_somebody_called_she_is_not_he_later(read):
    _, found = read("Robin Vale met the press on Monday. She said the case was closed.\n\nHe said it was not.")
    named = {entity.id: entity for entity in found.names.entities}
    speakers = [named[link.entity] for claim in found.claims for link in claim.attribution]
    assert [(speaker.name, speaker.kind) for speaker in speakers] == [("Robin Vale", "named"), ("He", "unresolved")]


def test_captions_and_rows_of_a_list_say_nothing(read):
    article, found = read(
        "The mayor opened the fair on Saturday.\n\nA banner for the fair.\n\nTerritory captured by the north\n\nGreens - 8 seats\n\nNo comment from the ministry yet."
    )
    said = [" ".join(span.of(article.text) for span in claim.content) for claim in found.claims]
    assert said == ["The mayor opened the fair on Saturday.", "No comment from the ministry yet."]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ana Ruiz asked how long the bridge will stay closed.", "ask"),
        ("Ana Ruiz asked whether the bridge would open in May.", "ask"),
        ("Ana Ruiz asked the crowd to go home.", "want"),
        ("The union called for the company to dismiss its chairman.", "want"),
    ],
)
def test_who_asks_whether_wishes_nothing(read, text, act):
    _, found = read(text)
    assert [claim.speech_act for claim in found.claims if claim.attribution] == [act]


def test_a_person_after_a_body_is_whom_the_noun_before_it_describes(read):
    _, found = read("The director of the Red Cross, Ana Ruiz, said the camp was full.")
    named = {entity.id: entity for entity in found.names.entities}
    assert [(named[link.entity].name, link.kind) for claim in found.claims for link in claim.attribution] == [("Ana Ruiz", "named")]


@pytest.mark.parametrize(
    "text",
    [
        "The general also became known for his violent treatment of opponents.",
        "Ana Ruiz met the envoys to discuss the plan for a second bridge.",
        "The mayor answered some questions about the budget.",
    ],
)
def test_a_fame_or_a_topic_puts_nothing_forward(read, text):
    _, found = read(text)
    assert all("unsaid" in claim.rule for claim in found.claims if claim.attribution)


def test_a_name_before_according_is_read(read):
    """Its parse hangs the farmers on "according", and what describes them with them: reading it failed."""
    text = "Norland's hill farmers, 40 percent of whom see Lund unfavorably according to the survey, have a strong voice in the valley."
    _, found = read(text)
    assert all(span.of(text) for claim in found.claims for span in spans_of(claim))


def test_the_work_for_statements_within_statements_is_bounded(read):
    few, many = (f"{'Ada Roe said that ' * depth}it rained." for depth in (30, 60))
    read(many)  # fills the caches
    assert count_calls(lambda: read(many)) < 5 * count_calls(lambda: read(few))
