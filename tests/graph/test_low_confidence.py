"""A claim read with little confidence is no reader's business: on no page, in no event and in no count, and on the review list."""

import pytest

from generator.export.tables import make_tables
from generator.graph.review import find_review_items
from generator.graph.views import make_views
from generator.models.knowledge import SURE
from tests.builders import Desk, only_event


def knowledge_with(confidence):
    desk = Desk()
    names = {"Ada Roe": "Person", "Ben Oak": "Person", "Oslo": "Place"}
    for publisher, sure in (("Daily One", 1.0), ("Daily Two", confidence)):
        story = desk.article(f"Kanal said Ada Roe met Ben Oak in Oslo. {publisher}", publisher=publisher, day="2024-03-02", names=names)
        claim = story.claim("Ada Roe met Ben Oak in Oslo", by=["Kanal" if sure == 1.0 else "Ben Oak"], confidence=sure)
        story.event("met", "meeting", claim=claim, date="2024-03-01", place="Oslo", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    return desk.knowledge()


@pytest.mark.parametrize(("confidence", "shown"), [(SURE, True), (SURE - 0.01, False)])
def test_only_what_is_read_with_confidence_is_shown(confidence, shown):
    knowledge = knowledge_with(confidence)
    doubtful = next(claim for claim in knowledge.claims.values() if claim.claim.confidence == confidence)
    assert doubtful.shown is shown
    assert (doubtful.id in {item.claim for item in only_event(knowledge, "meeting").claims}) is shown
    assert only_event(knowledge, "meeting").standing.standing == ("acknowledged" if shown else "reported")
    assert any(doubtful.id in ids for ids in make_views(knowledge).claims_in.values()) is shown
    assert (f"claim:{doubtful.id}" in {item.key for item in find_review_items(knowledge)}) is not shown
    assert {row["id"]: row["confidence"] for row in make_tables(knowledge)["claims"]}[doubtful.id] == pytest.approx(confidence, abs=0.01)
