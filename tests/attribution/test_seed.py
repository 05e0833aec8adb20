"""The seed article: each statement that a careful reader finds in it, with its chain, its act and its hedges."""

import pytest

from generator.extract.dates import find_dates
from generator.extract.parse import parse_article

KAN = "Israeli Public Broadcasting Corporation Kan"
SOURCE = "a source in Ankara’s diplomatic circles"
LEADERS = (
    "the alleged secret meeting in Turkey, attended by Hamas overseas representative Khaled Mashal, Hamas deputy chief Saleh al-Arouri, "
    "and other representatives of the organization's leadership"
)
PURPOSE = (
    "the purpose of the meeting may have been to coordinate positions regarding the continuation of hostilities in both the Gaza Strip "
    "and along the Lebanese-Israeli border"
)

# who says it ("-" for the article itself), the words that attribute, act, form, hedges, content
STATEMENTS = [
    ("-", "", "decline_comment", "", "alleged", "No official Turkish comment on alleged Hamas leaders' meeting, casting doubt on report"),
    ("previous reports", "According to", "assert", "indirect", "may have been", PURPOSE),
    ("-", "", "decline_comment", "", "alleged", "The Turkish government has not commented on reports of an alleged meeting within the country of the leadership of the radical Palestinian movement Hamas"),
    (SOURCE, "reported that", "doubt", "indirect", "", "they had no such information"),
    (SOURCE, "said", "doubt", "indirect", "there was a distinct possibility", "there was a distinct possibility that such reports were simply a canard"),
    (SOURCE, "said", "doubt", "direct", "", "There is no information about such a meeting."),
    (SOURCE, "said", "doubt", "direct", "It cannot be ruled out", "It cannot be ruled out that this was targeted disinformation"),
    (KAN, "previously reported on", "assert", "indirect", "alleged", LEADERS),
    ("their claims", "According to", "assert", "indirect", "may have been", PURPOSE + "."),
    ("their claims", "In addition", "assert", "indirect", "may have been", "the prospect of resuming negotiations on the release of hostages held in Gaza may have been a topic of discussion."),
    (KAN, "notes", "assert", "indirect", "", "Turkey was chosen to host the meeting for security reasons"),
    (KAN, "reports", "assert", "indirect", "", "The Hamas leadership decided to discuss all issues in person, without using video or phones, and hold a meeting in a third country in a safe, closed room, inaccessible to Israeli intelligence services"),
    ("-", "", "assert", "", "", "Simmering tensions in the Middle East escalated sharply on October 7 after the radical Gaza Strip-based Palestinian movement Hamas launched a surprise incursion into Israeli territory from Gaza, killing residents of border kibbutz settlements and seizing numerous hostages."),
    ("-", "", "assert", "", "", "Israel launched retaliatory strikes against the Palestinian enclave and certain areas in Lebanon and Syria."),
    ("Israeli army", "accused", "accuse", "indirect", "", "Hamas of violating the ceasefire in effect since November 24"),
    ("Israeli army", "announced that", "announce", "indirect", "", "Israel was resuming military operations in Gaza"),
    ("Palestinian authorities", "have blamed", "accuse", "indirect", "", "the United States for the resumption of Israeli aggression"),
]  # fmt: skip


def test_there_are_seventeen_statements(seed):
    _, found = seed
    assert [claim.id for claim in found.claims] == [f"c{n}" for n in range(1, 18)]


@pytest.mark.parametrize("number", range(1, 18))
def test_each_statement_is_its_speakers(seed, number):
    article, found = seed
    claim = found.claims[number - 1]
    named = {entity.id: entity.name for entity in found.names.entities}
    words = lambda spans: " ".join(span.of(article.text) for span in spans)  # noqa: E731
    speaker = [named[link.entity] for link in claim.attribution] or ["-"]
    cue = words(claim.attribution[-1].cue) if claim.attribution else ""
    form = claim.attribution[-1].form if claim.attribution else ""
    assert (*speaker, cue, claim.speech_act, form, words(claim.hedges), words(claim.content)) == STATEMENTS[number - 1]


def test_an_unclear_speaker_is_left_open_with_those_it_may_be(seed):
    _, found = seed
    named = {entity.id: entity for entity in found.names.entities}
    link = found.claims[8].attribution[0]
    assert link.kind == "unresolved"
    assert {named[candidate].name for candidate in named[link.entity].candidates} == {KAN, "Hamas"}
    assert found.claims[9].attribution[0].entity == link.entity


def test_the_described_source_is_one_unnamed_agent(seed):
    _, found = seed
    links = [found.claims[n].attribution[0] for n in (3, 4, 5, 6)]
    assert {link.kind for link in links} == {"unnamed"}
    assert len({link.entity for link in links}) == 1


def test_each_doubt_names_the_meeting_that_kan_reported(seed):
    _, found = seed
    assert [(r.source, r.type, r.target, r.scope) for r in found.relations] == [
        ("c4", "doubts", "c8", "no such information"),
        ("c5", "doubts", "c8", "there was a distinct possibility that such reports were simply a canard"),
        ("c6", "doubts", "c8", "no information about such a meeting"),
        ("c7", "doubts", "c8", "It cannot be ruled out that this was targeted disinformation"),
    ]


def test_the_lede_repeats_the_body(seed):
    _, found = seed
    assert [(claim.id, claim.repeats) for claim in found.claims if claim.repeats] == [("c2", "c9")]


def test_the_dates_are_the_four_that_the_words_give(nlp, seed):
    article, _ = seed
    assert [(date.text, date.type, date.edtf) for date in find_dates(parse_article(article, nlp))] == [
        ("December 18", "DATE", "2023-12-18"),
        ("October 7", "DATE", "2023-10-07"),
        ("December 1", "DATE", "2023-12-01"),
        ("November 24", "DATE", "2023-11-24/.."),
    ]
