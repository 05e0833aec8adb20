"""A title that is not valid on the article's day is flagged."""

import pytest

from tests.resolve.newsroom import Newsroom, body, person


@pytest.mark.parametrize(
    ("dates", "title", "flagged"),
    [
        ({"end": "2023"}, "deputy chief", True),
        ({"end": "2024-03"}, "deputy chief", False),
        ({"start": "2024-03-02"}, "Deputy Chief", True),
        ({"start": "2023-12"}, "deputy chief", False),
        ({"end": "2023~"}, "deputy chief", False),  # about 2023 excludes nothing
        ({"end": "2023"}, "former deputy chief", False),
        ({"end": "2023"}, "negotiator", False),
        ({}, "deputy chief", False),
    ],
)
def test_title_and_day(dates: dict[str, str], title: str, *, flagged: bool) -> None:
    room = Newsroom()
    room.curate("anna-berg", schema="Person", name="Anna Berg", positions=[{"title": "deputy chief", "organization": "fatah", **dates}])
    room.curate("fatah", schema="Organization", name="Fatah")
    room.article(person("Anna Berg", roles=[(title, "Fatah")]), body("Fatah"), day="2024-03-01")
    items = room.resolve().undecided
    assert [(item.kind, item.entities) for item in items] == ([("date", ("anna-berg",))] if flagged else [])
    assert all(item.citations[0].quote == f"{title} Anna Berg spoke." for item in items)


def test_one_position_that_holds_is_enough() -> None:
    room = Newsroom()
    positions = [{"title": "President", "start": "2000", "end": "2004"}, {"title": "President", "start": "2012"}]
    room.curate("anna-berg", schema="Person", name="Anna Berg", positions=positions)
    room.article(person("Anna Berg", roles=[("President", None)]), day="2024-03-01")
    assert room.resolve().undecided == ()
