"""Entities: what people wrote wins field by field, articles fill the rest."""

import pytest

from generator.merge.entities import merge_entities, publishers_of
from generator.models.knowledge import Entity, EntityId
from tests.resolve.newsroom import Newsroom, Thing, body, person, place


def merged(room: Newsroom) -> dict[EntityId, Entity]:
    return merge_entities(room.articles, room.readings, room.curated, room.resolve())


def test_a_curated_entity_is_there_though_no_article_names_it() -> None:
    room = Newsroom()
    room.curate("anna-berg", schema="Person", name="Anna Berg", lead="A lead.", wikidata="Q1", reviewed={"by": "An editor", "on": "2024-01-01"})
    entity = merged(room)[EntityId("anna-berg")]
    assert entity.curated
    assert entity.reviewed
    assert entity.has_page
    assert (entity.lead, entity.identifiers, entity.reviewed_by) == ("A lead.", (("wikidata", "Q1"),), "An editor")


def test_curated_fields_win_and_articles_fill_the_rest() -> None:
    room = Newsroom()
    room.curate("army", schema="PublicBody", name="Norwegian army", country="se")
    room.article(place("Norway", "no"), body("Norwegian army", "Norway army", schema="PublicBody", country="no", belongs_to="Norway"))
    army = merged(room)[EntityId("army")]
    assert (army.country, army.belongs_to) == ("se", "norway")
    assert [alias.name for alias in army.aliases] == ["Norway army"]


@pytest.mark.parametrize("ids", [["anna-berg", "carl-dahl"], ["carl-dahl", "anna-berg"]])
def test_what_was_merged_away_keeps_an_address_though_neither_has_a_file(ids: list[str]) -> None:
    room = Newsroom()
    room.article(person("Anna Berg"))
    room.article(person("Carl Dahl"))
    room.decide("same", entities=ids)
    entities = merged(room)
    assert (list(entities), entities[EntityId(ids[0])].former_ids) == ([ids[0]], (ids[1],))


def test_positions_are_as_of_the_latest_article_that_gives_them() -> None:
    room = Newsroom()
    minister = person("Anna Berg", roles=[("deputy chief", "Fatah")])
    room.article(minister, body("Fatah"), day="2024-01-05")
    latest = room.article(minister, body("Fatah"), day="2024-03-07")
    (position,) = merged(room)[EntityId("anna-berg")].positions
    assert (position.title, position.organization, position.as_of, position.curated) == ("deputy chief", "fatah", "2024-03-07", False)
    assert position.citation is not None
    assert (position.citation.article, position.citation.quote) == (latest, "deputy chief Anna Berg spoke.")


def test_a_position_that_people_wrote_is_not_repeated() -> None:
    room = Newsroom()
    room.curate("fatah", schema="Organization", name="Fatah")
    room.curate("anna-berg", schema="Person", name="Anna Berg", positions=[{"title": "Deputy chief", "organization": "fatah", "as_of": "2024"}])
    room.article(person("Anna Berg", roles=[("deputy chief", "Fatah"), ("negotiator", None)]), body("Fatah"))
    positions = merged(room)[EntityId("anna-berg")].positions
    assert [(p.title, p.curated) for p in positions] == [("Deputy chief", True), ("negotiator", False)]


def test_a_position_written_without_its_organization_has_that_of_the_articles_of_its_day() -> None:
    room = Newsroom()
    room.curate("anna-berg", schema="Person", name="Anna Berg", positions=[{"title": "Deputy chief", "as_of": "2024-03-07"}])
    room.article(person("Anna Berg", roles=[("deputy chief", "Fatah")]), body("Fatah"), day="2024-03-07")
    room.article(person("Anna Berg", roles=[("deputy chief", "Hamas")]), body("Hamas"), day="2024-05-07")
    positions = merged(room)[EntityId("anna-berg")].positions
    assert [(p.organization, p.as_of, p.curated) for p in positions] == [("fatah", "2024-03-07", True), ("hamas", "2024-05-07", False)]
    assert positions[0].citation is not None
    assert positions[0].citation.quote == "deputy chief Anna Berg spoke."


def test_where_articles_of_a_day_name_two_organizations_neither_is_taken() -> None:
    room = Newsroom()
    room.curate("anna-berg", schema="Person", name="Anna Berg", positions=[{"title": "deputy chief", "as_of": "2024-03-07"}])
    for body_of in ("Fatah", "Hamas"):
        room.article(person("Anna Berg", roles=[("deputy chief", body_of)]), body(body_of), day="2024-03-07")
    found = {(p.organization, p.curated) for p in merged(room)[EntityId("anna-berg")].positions}
    assert found == {(None, True), ("fatah", False), ("hamas", False)}


@pytest.mark.parametrize(
    ("articles", "speaks", "expected"),
    [(1, False, False), (2, False, True), (1, True, True)],
)
def test_a_discovered_entity_gets_a_page_in_two_articles_or_when_it_speaks(articles: int, *, speaks: bool, expected: bool) -> None:
    room = Newsroom()
    for _ in range(articles):
        room.article(person("Anna Berg", speaks=speaks))
    assert merged(room)[EntityId("anna-berg")].has_page is expected


def test_an_unnamed_source_that_speaks_has_a_page_and_an_unresolved_agent_has_none() -> None:
    room = Newsroom()
    source = Thing("a diplomatic source", "Unknown", kind="unnamed", speaks=True)
    nobody = Thing("previous reports", "Unknown", kind="unresolved", speaks=True)
    article = room.article(source, nobody)
    pages = {entity.name: (entity.kind, entity.has_page, entity.article) for entity in merged(room).values()}
    assert pages == {"a diplomatic source": ("unnamed", True, article), "previous reports": ("unresolved", False, article)}


def test_publishers_are_outlets_with_pages() -> None:
    room = Newsroom()
    room.curate("tass", schema="Organization", name="TASS")
    agency = room.article(person("Anna Berg"), publisher="TASS")
    daily = room.article(person("Anna Berg"), publisher="The Morning Courier")
    nobody = room.article(person("Anna Berg"))
    assert publishers_of(room.articles, room.resolve()) == {agency: "tass", daily: "the-morning-courier", nobody: None}
    entities = merged(room)
    assert {i for i, entity in entities.items() if entity.is_outlet and entity.has_page} == {"tass", "the-morning-courier"}


def test_sources_are_cited_at_their_place() -> None:
    room = Newsroom()
    article = room.article(person("Anna Berg"))
    room.curate(
        "anna-berg",
        schema="Person",
        name="Anna Berg",
        sources=[
            {"article": article, "quote": "Anna Berg spoke"},
            {"article": article, "quote": "gone"},
            {"url": "https://example.org", "accessed": "2024-01-01"},
        ],
    )
    here, gone, elsewhere = merged(room)[EntityId("anna-berg")].citations
    assert (here.span, here.quote) == ((0, 15), "Anna Berg spoke")
    assert (gone.span, gone.quote) == (None, "gone")
    assert (elsewhere.article, elsewhere.url) == (None, "https://example.org")


def test_a_demonym_is_no_alias() -> None:
    room = Newsroom()
    room.article(Thing("Turkey", "Place", ("Turkish", "Türkiye"), country="tr"))
    assert [alias.name for alias in merged(room)[EntityId("turkey")].aliases] == ["Türkiye"]
