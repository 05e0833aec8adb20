"""The same knowledge base in another language: the same addresses and data, other words."""

import re
from html import unescape

import pytest

from generator.render import render
from generator.site.theme import load_theme
from tests.render.newsroom import make_project


@pytest.fixture(scope="module")
def german(base, tmp_path_factory):
    knowledge, curated = base
    return {page.src_uri: page.content for page in render(knowledge, curated, make_project(tmp_path_factory.mktemp("de"), language="de"))}


def places_of(page):
    return set(re.findall(r'(?:\bid|href)="([^"]*)"|\{ #([\w-]+) \}', page))


def test_a_language_changes_no_address_and_no_place_in_a_page(pages, german):
    assert german.keys() == pages.keys()
    for name, page in pages.items():
        if name.endswith(".md"):
            assert places_of(german[name]) == places_of(page), name


def test_a_german_page_says_what_is_not_quoted_in_german(german):
    page = german["events/2024-03-alleged-meeting/index.md"].partition("\n---\n")[2]  # structured data stays as it is
    words = unescape(re.sub(r"<[^>]+>", " ", page))
    for said in (
        "Umstritten",
        "1 Ursprung sagt es, 1 ungenannte Quelle bezweifelt es",
        "Soll teilgenommen haben",
        "2. März 2024 oder davor",
        "Was gesagt wird",
    ):
        assert said in words
    assert "„ There was no such meeting" in words.replace("„", "„ ").replace("„  ", "„ ")
    for english in ("Contested", "Said to", "In the article", "Sources", "Who took it", "on or before", "Hedged"):
        assert english not in words


def test_quoted_words_say_their_language_where_it_is_not_the_sites(pages, german):
    event, french = "events/2024-03-alleged-meeting/index.md", next(name for name in pages if name.startswith("articles/2024-04-21"))
    assert '<blockquote class="sb-quote" lang="en"><p>„There was no such meeting' in german[event]
    assert '<p class="sb-paraphrase" lang="en">' in german[event]
    assert 'lang="en"' not in pages[event].partition("\n---\n")[2]
    assert '<h1 id="top" class="sb-verbatim" dir="auto" lang="fr">' in pages[french]


def test_the_notes_beside_a_foreign_text_are_in_the_sites_language(german):
    page = next(page for name, page in german.items() if name.startswith("articles/2024-03-02"))
    assert '<p dir="auto" lang="en">' in page
    assert '<div class="sb-text">' in page


def test_words_of_a_knowledge_base_go_before_those_of_the_language(base, tmp_path):
    knowledge, curated = base
    (tmp_path / "templates" / "words").mkdir(parents=True)
    (tmp_path / "templates" / "words" / "ar.yml").write_text("title: {people: أشخاص}\n", "utf-8")
    project = make_project(tmp_path, language="ar")
    pages = {page.src_uri: page.content for page in render(knowledge, curated, project)}
    assert "أشخاص" in pages["people/index.md"]
    theme = {page.src_uri: page.content for page in load_theme(project)}
    assert '"direction": "rtl"' in theme["partials/language.html"]
    assert "أشخاص" in theme["partials/words.html"]


def test_the_scripts_are_given_their_words_where_these_are_not_english(tmp_path):
    def given(language):
        return {page.src_uri: page.content for page in load_theme(make_project(tmp_path, language=language))}["partials/javascripts/words.html"]

    assert given("en") == ""
    assert "BibTeX kopieren" in given("de")
