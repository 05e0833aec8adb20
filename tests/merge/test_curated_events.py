"""A described event takes up what articles tell of it, and a person's word goes before a machine's."""

from dataclasses import replace

import pytest

from generator.models.reading import DateMention
from generator.models.text import Span
from generator.words.events import summary_of
from tests.builders import UNRESOLVED, Desk

TEXT = """Kanal reported on the secret meeting in Oslo, attended by Ada Roe.
According to their claims, the purpose of the meeting may have been a treaty. In addition, a loan was talked about.
"There was no such thing," a diplomat said.
The government has not commented on the meeting.
A strike closed the port of Bergen."""


def newsroom():
    desk = Desk()
    story = desk.article(TEXT, names={"Kanal": "Organization", "Ada Roe": "Person", "Oslo": "Place", "Bergen": "Place"})
    claims = {
        "said": story.claim("the secret meeting in Oslo, attended by Ada Roe", by=["Kanal"], hedges=[]),
        "purpose": story.claim("the purpose of the meeting may have been a treaty", by=[UNRESOLVED]),
        "denial": story.claim("There was no such thing", by=["a diplomat"], act="deny", form="direct"),
        "silence": story.claim("The government has not commented on the meeting", act="decline_comment"),
        "strike": story.claim("A strike closed the port of Bergen"),
    }
    story.event("meeting", "meeting", claim=claims["said"], place="Oslo", people={"Ada Roe": "attendee"})
    story.event("meeting", "meeting", claim=claims["purpose"])
    story.event("meeting", "meeting", claim=claims["silence"])
    story.event("strike", "protest", claim=claims["strike"], place="Bergen")
    story.relate(claims["denial"], "denies", claims["said"])
    desk.curate_event(
        "oslo-meeting",
        name="Alleged meeting in Oslo",
        type="meeting",
        date="[..2023-12-18]",
        place="oslo",
        participants=[{"entity": "ada-roe", "role": "attendee"}, {"entity": "carl-fir", "role": "host"}],
        evidence=[{"article": story.id, "quote": "the secret meeting in Oslo"}],
    )
    return desk, story, claims


def test_it_takes_up_mentions_denials_and_silence():
    desk, _, claims = newsroom()
    event = desk.knowledge().events["oslo-meeting"]
    assert {item.claim: item.position for item in event.claims} == {
        claims["said"]: "asserts",
        claims["purpose"]: "unresolved",
        claims["denial"]: "denies",
        claims["silence"]: "silent",
    }
    assert summary_of(event) == "1 origin says so, 1 unnamed source denies it"


def test_participants_and_place_carry_the_claims_that_say_so():
    desk, story, claims = newsroom()
    event = desk.knowledge().events["oslo-meeting"]
    assert [(person.entity, person.claims) for person in event.participants] == [("ada-roe", (claims["said"],)), ("carl-fir", ())]
    assert event.place_claims == (claims["said"],)
    assert event.date_claims == ()
    start = TEXT.index("the secret meeting")
    assert event.evidence[0].span == Span(start, start + len("the secret meeting in Oslo"))
    assert event.evidence[0].article == story.id


def test_the_article_is_chiefly_about_it_and_the_rest_is_found_beside_it():
    desk, story, _ = newsroom()
    knowledge = desk.knowledge()
    assert knowledge.main_events == {story.id: "oslo-meeting"}
    others = [event.type for event in (*knowledge.events.values(), *knowledge.minor_events.values()) if not event.curated]
    assert others == []  # the strike has neither a date nor anybody who took part


def test_what_goes_on_with_the_same_speaker_belongs_to_it():
    desk, story, _claims = newsroom()
    loan = story.claim("a loan was talked about", by=[UNRESOLVED])
    before, after = story.claims[1], story.claims.pop()
    words = story.span("their claims")
    links = (replace(before.attribution[0], agent=(words,)),)
    story.claims[1] = replace(before, attribution=links)
    story.claims.insert(2, replace(after, attribution=links))
    event = desk.knowledge().events["oslo-meeting"]
    assert loan in {item.claim for item in event.claims}


def test_another_meeting_on_another_day_is_not_this_one():
    desk, _, _ = newsroom()
    other = desk.article("The meeting of Ada Roe in Rome took place.", day="2024-06-01", names={"Ada Roe": "Person"})
    claim = other.claim("The meeting of Ada Roe in Rome took place")
    other.event("meeting", "meeting", claim=claim, date="2024-05-30", place="Rome", people={"Ada Roe": "attendee"})
    knowledge = desk.knowledge()
    assert claim not in {item.claim for item in knowledge.events["oslo-meeting"].claims}
    assert knowledge.main_events[other.id] != "oslo-meeting"


def test_without_articles_it_still_has_a_page():
    desk = Desk()
    desk.curate_event("old", name="Something old", type="treaty", evidence=[{"url": "https://example.org/a", "accessed": "2024-01-01"}])
    event = desk.knowledge().events["old"]
    assert (event.standing.standing, summary_of(event)) == ("reported", "nobody here says so")
    assert event.evidence[0].url == "https://example.org/a"


def test_a_person_corrects_who_said_it():
    desk, story, claims = newsroom()
    desk.decide(
        "speaker", decision="correct", claim={"article": story.id, "exact": "the purpose of the meeting may have been a treaty"}, speaker="kanal"
    )
    desk.curate_entity("kanal", schema="Organization", name="Kanal")
    knowledge = desk.knowledge()
    claim = knowledge.claims[claims["purpose"]]
    assert (claim.origin, claim.origin_kind, claim.edited) == ("kanal", "named", True)
    positions = {item.claim: item.position for item in knowledge.events["oslo-meeting"].claims}
    assert positions[claims["purpose"]] == "asserts"


def test_a_rejected_claim_says_nothing():
    desk, story, claims = newsroom()
    desk.decide("misread", decision="reject", claim={"article": story.id, "exact": "There was no such thing"})
    knowledge = desk.knowledge()
    assert knowledge.claims[claims["denial"]].rejected
    assert knowledge.events["oslo-meeting"].standing.standing == "reported"
    assert not any(claims["denial"] in (edge.source, edge.target) for edge in knowledge.relations)


def test_a_decision_holds_when_other_rules_cut_the_words_elsewhere():
    desk, story, claims = newsroom()
    desk.decide("misread", decision="reject", claim={"article": story.id, "exact": "There was no such thing"})
    desk.decide("act", decision="correct", claim={"article": story.id, "exact": "purpose of the meeting may have been"}, speech_act="allege")
    knowledge = desk.knowledge()
    assert knowledge.claims[claims["denial"]].rejected
    assert knowledge.claims[claims["purpose"]].claim.speech_act == "allege"


def test_a_decision_about_a_statement_that_is_read_no_more_touches_no_other():
    desk, story, claims = newsroom()
    desk.decide("misread", decision="reject", claim={"article": story.id, "exact": "closed"})  # once read as a statement of its own
    assert not desk.knowledge().claims[claims["strike"]].rejected


def test_words_that_are_gone_change_nothing():
    desk, _, _ = newsroom()
    before = desk.knowledge()
    desk.decide("lost", decision="reject", claim={"article": "no-such-article", "exact": "anything"})
    desk.decide("lost-too", decision="reject", claim={"article": desk.drafts[0].id, "exact": "words that never stood there"})
    assert desk.knowledge() == before


def test_a_person_draws_a_denial():
    desk, story, claims = newsroom()
    desk.decide(
        "denial",
        decision="doubts",
        claim={"article": story.id, "exact": "A strike closed the port of Bergen"},
        target={"article": story.id, "exact": "the secret meeting in Oslo, attended by Ada Roe"},
        scope="the meeting",
    )
    knowledge = desk.knowledge()
    (edge,) = [edge for edge in knowledge.relations if edge.curated]
    assert (edge.source, edge.target, edge.type, edge.scope) == (claims["strike"], claims["said"], "doubts", "the meeting")
    positions = {item.claim: item.position for item in knowledge.events["oslo-meeting"].claims}
    assert positions[claims["strike"]] == "doubts"


def test_a_date_in_the_sentence_is_said_by_its_claim():
    desk = Desk()
    story = desk.article("On 1 March 2024 a fire broke out in Oslo.", names={"Oslo": "Place"})
    claim = story.claim("a fire broke out in Oslo")
    story.dates.append(DateMention(3, 15, "1 March 2024", "DATE", "2024-03-01", "2024-03-01"))
    story.claims[0] = replace(story.claims[0], sentence=Span(0, len(story.article.text)))
    desk.curate_event("fire", name="Fire", type="disaster", date="2024-03-01", evidence=[{"article": story.id, "quote": "a fire broke out in Oslo"}])
    assert desk.knowledge().events["fire"].date_claims == (claim,)


@pytest.mark.parametrize(("quote", "position"), [("she had offered her resignation", "denies"), ("Roe met the press in Oslo", None)])
def test_a_denial_that_the_evidence_quotes_is_about_the_event_whatever_else_its_words_name(quote, position):
    desk = Desk()
    story = desk.article("Roe met the press in Oslo. Roe denied that she had offered her resignation.", names={"Roe": "Person", "Oslo": "Place"})
    denial = story.claim("she had offered her resignation", by=["Roe"], act="deny")
    story.event("resignation", "resignation", claim=denial, beside="offered")
    desk.curate_event("offer", name="Alleged offer", type="resignation", evidence=[{"article": story.id, "quote": quote}])
    event = desk.knowledge().events["offer"]
    assert {item.claim: item.position for item in event.claims}.get(denial) == position


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("there was no closure", "denies"),
        ("that no closure took place", "denies"),
        ("the bridge was not closed", "denies"),
        ("the bridge wasn't closed", "denies"),
        ("the old bridge had never been closed", "denies"),
        ("nobody had closed the bridge", "denies"),
        ("the bridge was closed", "asserts"),
        ("the bridge was not only closed but torn down", "unresolved"),
        ("the bridge, which was not old, was closed", "unresolved"),
        ("the bridge that was not old was closed", "unresolved"),
        ("the bridge was closed without notice", "unresolved"),
    ],
)
def test_what_the_evidence_says_is_not_so_counts_for_nobody_as_saying_so(words, position):
    desk = Desk()
    story = desk.article(f"Roe said the road over the bridge was shut on Monday. Oak said {words}.", names={"Roe": "Person", "Oak": "Person"})
    said = story.claim("the road over the bridge was shut on Monday", by=["Roe"])
    other = story.claim(words, by=["Oak"])
    quotes = [{"article": story.id, "quote": quote} for quote in ("the road over the bridge was shut on Monday", words)]
    desk.curate_event("closure", name="Closure", type="closure", evidence=quotes)
    assert {item.claim: item.position for item in desk.knowledge().events["closure"].claims} == {said: "asserts", other: position}


def test_an_event_that_is_an_absence_is_not_denied_by_the_words_that_tell_of_it():
    desk = Desk()
    story = desk.article("Roe said the envoy did not appear.", names={"Roe": "Person"})
    said = story.claim("the envoy did not appear", by=["Roe"])
    desk.curate_event("absence", name="The envoy's absence", type="other", evidence=[{"article": story.id, "quote": "the envoy did not appear"}])
    event = desk.knowledge().events["absence"]
    assert [(item.claim, item.position) for item in event.claims] == [(said, "unresolved")]
    assert event.standing.standing == "reported"


@pytest.mark.parametrize(("people", "taken"), [([], 2), ([{"entity": "ada-roe", "role": "victim"}], 1)])
def test_the_headline_of_an_article_that_is_evidence_tells_of_the_same_event_in_other_words(people, taken):
    desk = Desk()
    story = desk.article("The ferry Selma sank on Friday.", title="Selma goes down", names={"Selma": "Product", "Ada Roe": "Person"})
    said = story.claim("The ferry Selma sank on Friday")
    headline = story.claim("Selma goes down", part="title")
    story.event("sank", "disaster", claim=said, date="2024-03-01")
    story.event("goes down", "disaster", claim=headline, part="title", people={"Selma": "victim"})
    evidence = [{"article": story.id, "quote": "The ferry Selma sank on Friday"}]
    desk.curate_event("sinking", name="Sinking of the Selma", type="disaster", date="2024-03-01", participants=people, evidence=evidence)
    assert len(desk.knowledge().events["sinking"].claims) == taken
