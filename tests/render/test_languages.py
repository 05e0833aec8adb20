"""The same knowledge base in another language: the same addresses and data, other words."""

import json
import re
from html import unescape
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment

from generator.render import render
from generator.site.theme import load_theme
from generator.words.direction import set_apart
from tests.builders import Desk
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


def test_headlines_and_titles_quoted_from_them_say_their_language_in_every_list(pages, german):
    french = next(name for name in pages if name.startswith("articles/2024-04-21")).removesuffix("index.md")
    link = f'<a class="sb-verbatim" dir="auto" lang="fr" href="{{}}{french}">Le port est fermé</a>'
    assert link.format("../") in pages["articles/index.md"]
    assert link.format("../") in pages["new/index.md"]
    assert link.format("./") in pages["index.md"]
    assert link.format("../../") in pages["entities/la-gazette/index.md"]
    meeting = "events/2024-03-alleged-meeting/index.md"
    assert '<a class="sb-verbatim" dir="auto" lang="en"' in german[meeting]  # its sources
    assert re.search(r'<a href="[^"]*">Alleged meeting in Lowport</a>', german["events/index.md"])  # an editor's title has no language of its own


def test_a_title_that_is_an_articles_words_is_in_its_language(tmp_path):
    desk = Desk()
    for number in (1, 2):
        text = "La grue de Selm est tombée, dit Ada Roe."
        story = desk.article(
            text, title="La grue est tombée", publisher=f"Gazette {number}", language="fr", names={"Selm": "Place", "Ada Roe": "Person"}
        )
        claim = story.claim("La grue de Selm est tombée", by=["Ada Roe"])
        story.event("tombée", "disaster", claim=claim, date="2023-12-17", place="Selm", people={"Ada Roe": "victim"})
    pages = {page.src_uri: page.content for page in render(desk.knowledge(), desk.curated, make_project(tmp_path))}
    (event,) = [page for name, page in pages.items() if name.startswith("events/") and name.count("/") == 2]
    assert '<h1 id="top" class="sb-verbatim" dir="auto" lang="fr">“La grue' in event
    for name in ("events/index.md", "index.md"):
        assert re.search(r'<a class="sb-verbatim" lang="fr" href="[./]*events/[^"]*">“La grue', pages[name]), name


def test_the_menu_is_in_the_sites_language_and_a_title_of_ones_own_stays(tmp_path):
    theme = {page.src_uri: page.content for page in load_theme(make_project(tmp_path, language="de"))}
    menu = json.loads(theme["partials/words.html"].removeprefix("{% set words = ").removesuffix(" %}\n"))["menu"]
    config = yaml.safe_load((Path(__file__).parents[2] / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    assert [menu[title] for entry in config["nav"] for title in entry][:3] == ["Start", "Ereignisse", "Umstritten"]
    said = re.search(r"<li><a [^\n]*>(\{%[^\n]*?%\})</a></li>", theme["partials/header.html"].decode())
    header = Environment(autoescape=False).from_string(said[1])
    shown = {title: header.render(words={"menu": menu}, item={"title": title}) for title in ("People", "Harbour <& pier>", "items")}
    assert shown == {"People": "Personen", "Harbour <& pier>": "Harbour &lt;&amp; pier&gt;", "items": "items"}


def test_a_redirect_speaks_the_sites_language(pages, german):
    moved = german["entities/ada/index.html"]
    assert '<html lang="de" dir="ltr">' in moved
    assert 'Diese Seite ist umgezogen: <a href="../ada-roe/">zur neuen Adresse</a>' in moved
    assert 'This page has moved: <a href="../ada-roe/">go there</a>' in pages["entities/ada/index.html"]


def test_a_name_from_the_right_is_set_apart_wherever_it_stands(tmp_path):
    desk = Desk()
    for day in ("2024-01-01", "2024-01-02"):
        story = desk.article(
            "Said Ali, يوسف said the mill is shut. Ada Roe wrote to يوسف that day.", day=day, names={"Ada Roe": "Person", "يوسف": "Person"}
        )
        claim = story.claim("the mill is shut", by=["يوسف"], about=["Ada Roe"])
        story.event("shut", "closure", claim=claim, date="2024-01-01", people={"يوسف": "actor"})
    desk.curate_entity("yusuf", schema="Person", name="يوسف")
    pages = {page.src_uri: page.content for page in render(desk.knowledge(), desk.curated, make_project(tmp_path))}
    own = pages["entities/yusuf/index.md"]
    assert '<h1 id="top" dir="auto">' in own
    assert 'entities/yusuf/"><bdi>يوسف</bdi></a>' in pages["people/index.md"]
    assert "<bdi>يوسف</bdi>" in pages["entities/ada-roe/index.md"]
    assert "\u2068يوسف\u2069" in own  # in words that are no link: nothing is said about him
    assert "<bdi>" not in pages["places/index.md"]


def test_marks_that_turn_what_follows_do_not_reach_beyond_the_name():
    assert set_apart("ab\u202ecd", "ltr") == "\u2068ab\u202ecd\u2069"
    assert set_apart("ab\u2069\u202ecd", "ltr") == "\u2068ab\u202ecd\u2069"  # what it holds ends nothing early, and leaves nothing open
    assert set_apart("a\u2067b\u2069c\u2066d", "ltr") == "\u2068a\u2067b\u2069c\u2066d\u2069\u2069"
    assert set_apart("أمينة", "ltr") == "\u2068أمينة\u2069"
    assert set_apart("Ada Roe", "ltr") == "Ada Roe"
    assert set_apart("Łódź 12", "ltr") == "Łódź 12"
    assert set_apart("Ada Roe", "rtl") == "\u2068Ada Roe\u2069"
    assert set_apart("أمينة", "rtl") == "أمينة"
    assert set_apart("12", "rtl") == "12"


def test_the_sheet_turns_with_the_direction_of_the_language():
    """Margins, rules and tables begin at the start of a line, wherever that is; what is named by its side is centred or spans both."""
    sheet = files("generator.theme").joinpath("assets/sourcebook/sourcebook.css").read_text("utf-8")
    assert re.findall(r"(?:margin|padding|border)-(?:left|right)\b|text-align: (?:left|right)|float: (?:left|right)", sheet) == []
