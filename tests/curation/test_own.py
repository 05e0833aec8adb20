"""This repository's own knowledge base: the example that every user copies."""

import re
from pathlib import Path

import pytest

from generator.check.quotes import check_sources
from generator.commands.init import schema_files
from generator.content import load_content
from generator.content.anchors import find_words
from generator.ingest import ingest_paths

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def own():
    curated, issues = load_content(ROOT / "content", root=ROOT)
    ingested = ingest_paths([ROOT / "seeds"], root=ROOT)
    return curated, {article.id: article for article in ingested.articles}, issues


def test_it_has_no_mistakes_and_is_in_canonical_form(own):
    assert own[2] == ()


def test_everything_that_the_article_names_has_its_file(own):
    assert set(own[0].entities) == {
        "ankara", "gaza", "gaza-strip", "hamas", "hamas-leadership", "israel", "israeli-army", "israeli-intelligence-services", "istanbul", "kan",
        "khaled-mashal", "lebanese-israeli-border", "lebanon", "middle-east", "palestinian-authorities", "saleh-al-arouri", "syria", "tass", "turkey",
        "turkish-government", "united-states",
    }  # fmt: skip
    assert len(own[0].events) == 7


def test_every_quotation_is_in_the_article(own):
    curated, articles, _ = own
    assert list(check_sources(curated, articles)) == []
    for record in (*curated.entities.values(), *curated.events.values()):
        assert [source for source in (*record.value.sources, *getattr(record.value, "evidence", ())) if source.quote], record.id


def test_every_name_and_position_is_in_the_article(own):
    """What it does not say is not here, but for spellings of a name that is there."""
    curated, articles, _ = own
    (text,) = (article.text.lower() for article in articles.values())
    for record in curated.entities.values():
        assert any(find_words(record.value.name.lower(), text)), record.id
        for position in record.value.positions:
            assert any(find_words(position.title, text)), record.id
        assert record.value.wikidata is None
        assert record.value.identifiers == {}


def test_no_event_is_asserted_by_its_name(own):
    careful = re.compile(r"\b(?:alleged|reported|said to|announced|possible)\b", re.IGNORECASE)
    grouping = "2023-israel-hamas-war"  # a heading of the editors, which its lead says
    for record in own[0].events.values():
        assert careful.search(record.value.name) or record.id == grouping, record.value.name


def test_no_file_says_that_somebody_reviewed_it(own):
    """The example was written along with the program, and no newsroom looked at it: `reviewed` is for whoever does, under their own name."""
    assert not [record.id for record in (*own[0].entities.values(), *own[0].events.values()) if record.value.reviewed]
    assert "No newsroom has reviewed" in own[0].pages["about"].markdown


def test_the_schemas_that_editors_use_are_those_of_the_models():
    for path, text in schema_files().items():
        assert (ROOT / path).read_text("utf-8") == text, "run: sourcebook schema .schemas"
