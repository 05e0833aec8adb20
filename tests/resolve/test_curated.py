"""Curated entities take up the mentions that their names fit, and nothing more."""

import pytest

from tests.resolve.newsroom import Newsroom, body, person, place


@pytest.fixture
def room() -> Newsroom:
    made = Newsroom()
    made.curate(
        "khaled-mashal",
        schema="Person",
        name="Khaled Mashal",
        aliases=["Khaled Meshaal", {"name": "خالد مشعل", "lang": "ar"}],
        weak_aliases=["Mashal"],
        positions=[{"title": "overseas representative", "organization": "hamas"}],
    )
    made.curate("hamas", schema="Organization", name="Hamas")
    made.curate("turkey", schema="Place", name="Turkey", country="tr")
    made.curate("acme", schema="Company", name="Acme Inc.")
    return made


@pytest.mark.parametrize("name", ["Khaled Mashal", "KHALED MASHAL", "Khaled Meshaal", "خالد مشعل"])
def test_a_strong_alias_links_whatever_its_spelling(room: Newsroom, name: str) -> None:
    article = room.article(person(name))
    assert room.entity(room.resolve(), article, name) == "khaled-mashal"


def test_a_country_is_known_by_its_demonym(room: Newsroom) -> None:
    article = room.article(place("Türkiye", "tr"))
    assert room.entity(room.resolve(), article, "Türkiye") == "turkey"


def test_a_company_is_known_without_its_form(room: Newsroom) -> None:
    article = room.article(body("Acme"))
    assert room.entity(room.resolve(), article, "Acme") == "acme"


def test_the_very_name_of_one_goes_before_anothers_without_its_form(room: Newsroom) -> None:
    room.curate("lamne-bau", schema="Group", name="Lamne Bau")
    room.curate("lamne-bau-ag", schema="Company", name="Lamne Bau AG")
    article = room.article(body("Lamne Bau AG"), body("Lamne Bau"), body("Lamne Bau GmbH"))
    resolution = room.resolve()
    assert room.entity(resolution, article, "Lamne Bau AG") == "lamne-bau-ag"
    assert room.entity(resolution, article, "Lamne Bau") == "lamne-bau"
    assert room.entity(resolution, article, "Lamne Bau GmbH") is None  # fits both


def test_a_weak_alias_does_not_link_on_its_own(room: Newsroom) -> None:
    article = room.article(person("Mashal"))
    assert room.entity(room.resolve(), article, "Mashal") != "khaled-mashal"


def test_a_weak_alias_links_beside_what_it_belongs_to(room: Newsroom) -> None:
    article = room.article(person("Mashal"), body("Hamas"))
    assert room.entity(room.resolve(), article, "Mashal") == "khaled-mashal"


def test_a_name_of_two_curated_entities_links_to_neither(room: Newsroom) -> None:
    room.curate("khaled-mashal-driver", schema="Person", name="Khaled Mashal")
    article = room.article(person("Khaled Mashal"))
    resolution = room.resolve()
    assert room.entity(resolution, article, "Khaled Mashal") is None
    assert list(resolution.candidates.values()) == [("khaled-mashal", "khaled-mashal-driver")]


def test_a_person_is_not_a_place_of_one_word(room: Newsroom) -> None:
    room.curate("jordan", schema="Person", name="Jordan")
    article = room.article(place("Jordan", "jo"))
    assert room.entity(room.resolve(), article, "Jordan") != "jordan"


def test_an_alias_of_a_publisher_is_its_entity(room: Newsroom) -> None:
    room.curate("courier", schema="Organization", name="Courier", aliases=["The Morning Courier"])
    room.article(person("Anna Berg"), publisher="Morning Courier")
    resolution = room.resolve()
    assert resolution.clusters["courier"].curated
    assert "morning-courier" not in resolution.clusters


def test_a_discovered_id_never_takes_a_curated_or_former_one(room: Newsroom) -> None:
    room.curate("someone", schema="Person", name="Some One", former_ids=["anna-berg"])
    room.curate("paul-morel", schema="Person", name="Another Name")
    article = room.article(person("Anna Berg"), person("Paul Morel"))
    resolution = room.resolve()
    assert room.entity(resolution, article, "Anna Berg") == "anna-berg-person"
    assert room.entity(resolution, article, "Paul Morel") == "paul-morel-person"
