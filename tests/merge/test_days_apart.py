"""Articles of one story whose days are far apart tell of two events: nobody's word for one counts for the other."""

import pytest

from generator.merge.chief import find_chief
from generator.merge.groups import group_tellings
from generator.merge.told import index_tellings
from tests.builders import Desk


@pytest.mark.parametrize(("days", "groups"), [(("2024-03-02", "2024-03-13"), 2), (("2024-03-02", "2024-03-03"), 1)])
def test_meetings_a_week_apart_are_two(days, groups):
    desk = Desk()
    for number, day in enumerate(days):
        story = desk.article(
            f"Ada Roe met Ben Oak. {number}", publisher=f"Daily {number}", day="2024-03-14", names={"Ada Roe": "Person", "Ben Oak": "Person"}
        )
        claim = story.claim("Ada Roe met Ben Oak")
        story.event("met", "meeting", claim=claim, date=day, people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    articles = {draft.id: draft.article for draft in desk.drafts}
    told = index_tellings(articles, {draft.id: draft.reading() for draft in desk.drafts}, desk.resolution())
    chief = find_chief(articles, told, dict.fromkeys(articles, min(articles)))
    assert len(chief.of) == 2
    assert len(group_tellings([telling for key in sorted(told) for telling in told[key]], chief)) == groups
