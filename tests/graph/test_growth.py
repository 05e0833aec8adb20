"""What the graph stage does for one article costs the same among many: it walks over the whole knowledge base so many times, however many articles it has."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, replace

from generator.graph import connect
from generator.models.curated import Curated
from tests.builders import Desk

PEOPLE = {"Ada Roe": "Person", "Ben Oak": "Person"}


def make_desk(articles):
    """Reports of meetings that a participant acknowledges, and for each its outlet's withdrawal and somebody else's word of one."""
    desk = Desk()
    for number in range(articles):
        day, outlet, said = f"2024-03-{1 + number:02d}", f"Outlet {number}", f"Ada Roe met Ben Oak in Hall{number}"
        story = desk.article(f"{said}, Ada Roe said.", publisher=outlet, day=day, names=PEOPLE)
        claim = story.claim(said, by=["Ada Roe"])
        story.event("met", "meeting", claim=claim, date=day, people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
        for told_by in ([], ["Ben Oak"]):
            sentence = f"{outlet} withdrew its report that {said}"
            notice = desk.article(f"{sentence}{', Ben Oak said' if told_by else ''}.", publisher=f"Daily {number}", day=day, names=PEOPLE)
            notice.event("withdrew", "retraction", claim=notice.claim(sentence, by=told_by), date=day, people={outlet: "speaker"})
    return desk


class CountedDict(dict):
    def __init__(self, given, count):
        super().__init__(given)
        self.count = count

    def __iter__(self):
        self.count()
        return super().__iter__()

    def keys(self):
        self.count()
        return super().keys()

    def values(self):
        self.count()
        return super().values()

    def items(self):
        self.count()
        return super().items()


class CountedTuple(tuple):  # noqa: SLOT001  it has to hold what counts
    def __iter__(self):
        self.count()
        return super().__iter__()


def count_walks(knowledge):
    """How often `connect` walks over everything of one sort, by the sort."""
    walks = Counter()
    counted = {}
    for field in fields(knowledge):
        value, count = getattr(knowledge, field.name), lambda name=field.name: walks.update([name])
        if isinstance(value, Mapping):
            counted[field.name] = CountedDict(value, count)
        elif isinstance(value, tuple):
            counted[field.name] = CountedTuple(value)
            counted[field.name].count = count
    connected = connect(replace(knowledge, **counted), Curated())
    assert "withdraws" in {relation.type for relation in connected.relations}
    assert any(item.key.startswith("withdrawal:") for item in connected.review)
    return walks


def test_no_article_is_a_reason_to_walk_over_all_others():
    few, many = count_walks(make_desk(3).knowledge()), count_walks(make_desk(12).knowledge())
    assert few == many
    assert all(few[name] for name in ("claims", "mentions", "publishers"))
