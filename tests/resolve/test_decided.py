"""A decision about one name in one article holds there, for all that follows from it, and nowhere else."""

from generator.graph import connect
from generator.merge import merge
from generator.models.knowledge import Knowledge
from generator.resolve import decide_mentions, lead_decided, resolve
from generator.resolve.decided import Decided
from tests.builders import Desk

TEXT = "Mashal said it rained. Later Mashal met Ada Roe. A reporter of Kan saw it."


def make_desk() -> Desk:
    desk = Desk()
    for name in ("khaled", "ahmad"):
        desk.curate_entity(f"{name}-mashal", schema="Person", name=f"{name.title()} Mashal", aliases=["Mashal"])
    story = desk.article(TEXT, names={"Mashal": "Person", "Ada Roe": "Person", "Kan": "Organization"})
    story.claim("it rained", by=["Mashal"])
    story.claim("Mashal met Ada Roe", by=["Kan"], about=["Mashal", "Ada Roe"])
    story.event("met", "meeting", people={"Mashal": "attendee", "Ada Roe": "attendee"})
    return desk


def decided_of(desk: Desk) -> Decided:
    return decide_mentions({draft.id: draft.article for draft in desk.drafts}, {draft.id: draft.reading() for draft in desk.drafts}, desk.curated)


def knowledge_of(desk: Desk) -> Knowledge:
    articles = {draft.id: draft.article for draft in desk.drafts}
    decided = decided_of(desk)
    resolution = lead_decided(resolve(articles, decided.readings, desk.curated), decided, desk.curated)
    return connect(merge(articles, decided.readings, desk.curated, resolution), desk.curated)


def mentions(knowledge: Knowledge, text: str) -> list[str | None]:
    return [found.entity for found in knowledge.mentions if found.mention.text == text]


def test_without_a_decision_a_name_that_fits_two_is_nobodys() -> None:
    knowledge = knowledge_of(make_desk())
    assert mentions(knowledge, "Mashal") == [None, None]
    assert [item.title for item in knowledge.review if item.kind == "ambiguous"] == ["Mashal"]


def test_a_name_means_whom_a_person_says_wherever_it_stands_in_the_article() -> None:
    desk = make_desk()
    desk.decide("j", decision="refers", mention={"article": desk.drafts[0].id, "exact": "Mashal"}, entity="khaled-mashal")
    knowledge = knowledge_of(desk)
    assert mentions(knowledge, "Mashal") == ["khaled-mashal", "khaled-mashal"]
    rained, met = knowledge.claims.values()
    assert rained.origin == "khaled-mashal"
    assert set(met.about) == {"khaled-mashal", "ada-roe"}
    (reading,) = decided_of(desk).readings.values()
    assert [part.entity for part in reading.events[0].participants] == ["decided:khaled-mashal", "e2"]
    assert not [item for item in knowledge.review if item.kind == "ambiguous"]


def test_the_words_around_it_tell_one_place_from_another() -> None:
    desk = make_desk()
    quote = {"article": desk.drafts[0].id, "exact": "Mashal", "prefix": "Later"}
    desk.decide("j", decision="refers", mention=quote, entity="ahmad-mashal")
    knowledge = knowledge_of(desk)
    assert mentions(knowledge, "Mashal") == [None, "ahmad-mashal"]
    rained, met = knowledge.claims.values()
    assert rained.origin is None
    assert "ahmad-mashal" in met.about


def test_a_name_may_mean_nobody_who_is_known() -> None:
    desk = make_desk()
    desk.decide("j", decision="refers", mention={"article": desk.drafts[0].id, "exact": "Ada Roe"}, entity="nobody")
    knowledge = knowledge_of(desk)
    assert mentions(knowledge, "Ada Roe") == [None]
    assert all("ada-roe" not in claim.about for claim in knowledge.claims.values())


def test_words_that_the_machine_took_for_no_name_name_somebody() -> None:
    desk = make_desk()
    desk.decide("j", decision="refers", mention={"article": desk.drafts[0].id, "exact": "A reporter"}, entity="khaled-mashal")
    assert mentions(knowledge_of(desk), "A reporter") == ["khaled-mashal"]


def test_the_later_decision_holds_and_one_whose_words_are_gone_does_nothing() -> None:
    desk = make_desk()
    for on, entity in (("2024-01-02", "khaled-mashal"), ("2024-01-03", "ahmad-mashal")):
        desk.decide(f"j{on}", decision="refers", mention={"article": desk.drafts[0].id, "exact": "Mashal"}, entity=entity, on=on)
    desk.decide("gone", decision="refers", mention={"article": desk.drafts[0].id, "exact": "Nobody Here"}, entity="khaled-mashal")
    assert mentions(knowledge_of(desk), "Mashal") == ["ahmad-mashal", "ahmad-mashal"]


def test_what_was_merged_is_found_under_its_present_id() -> None:
    desk = make_desk()
    desk.curate_entity("khaled-mashal", schema="Person", name="Khaled Mashal", aliases=["Mashal"], former_ids=["mashal-1"])
    desk.decide("j", decision="refers", mention={"article": desk.drafts[0].id, "exact": "Mashal"}, entity="mashal-1")
    assert set(mentions(knowledge_of(desk), "Mashal")) == {"khaled-mashal"}
