"""A whole knowledge base, built: what is computed from its claims, and what no page may say."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from generator.pipeline import Built
from generator.settings import Project

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("newsroom")]


def table(project: Project, name: str) -> list[dict]:
    return [json.loads(line) for line in (project.site / "data" / f"{name}.jsonl").read_text("utf-8").splitlines()]


def text_of(path: Path) -> str:
    """What a reader sees of a page, white space folded."""
    body = re.sub(r"<(script|style).*?</\1>", " ", path.read_text("utf-8"), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize(
    ("event", "standing", "summary"),
    [
        ("2031-03-01-selm-talks", "contested", "1 origin says so, 1 origin denies it"),
        ("2031-03-10-ostra-steel-explosion", "several", "3 origins say so, 1 unnamed source says so"),
        ("2031-03-arlen-resignation-offer", "denied", "1 origin denies it"),
        ("2031-03-19-selm-water-agreement", "acknowledged", "2 origins say so"),
        ("2031-03-26-ferry-selma", "retracted", "1 origin withdrew it"),
        ("2031-03-27-selm-bridge-closure", "contested", "1 origin says so, 1 unnamed source doubts it"),
        ("2031-06-15-varland-election", "planned", "1 origin says it is planned"),
    ],
)
def test_standings_are_computed_from_claims(newsroom: tuple[Project, Built], event: str, standing: str, summary: str):
    found = {row["id"]: row for row in table(newsroom[0], "events")}[event]
    assert (found["standing"], found["standing_summary"]) == (standing, summary)


@pytest.mark.parametrize("standing", ["retracted", "contested", "denied", "acknowledged", "several", "planned", "reported"])
def test_each_standing_has_its_page_and_its_mark_in_lists(newsroom: tuple[Project, Built], standing: str):
    site = newsroom[0].site
    ids = [row["id"] for row in table(newsroom[0], "events") if row["standing"] == standing and row["has_page"]]
    pages = [(site / "events" / event / "index.html").read_text("utf-8") for event in ids]
    assert pages
    assert all(f'<div class="sb-standing sb-standing--{standing}">' in page for page in pages)
    assert f'<span class="sb-badge sb-badge--{standing}">' in (site / "events" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "mark"),
    [
        ("events/2031-03-arlen-resignation-offer", "sb-claim--deny"),
        ("events/2031-03-27-selm-bridge-closure", "sb-claim--doubt"),
        ("events/2031-03-27-selm-bridge-closure", "sb-claim--ask"),
        ("events/2031-03-27-selm-bridge-closure", '<div class="sb-facing">'),
        ("entities/henrik-vall", "sb-claim--silence"),
        ("entities/marta-lindqvist", "Told again in one more place"),
        ("entities/radio-meridian", "Corrected or withdrawn"),
        ("corrections", "withdraws <a"),
        ("contested", "Alleged offer of Arlen’s resignation"),
        ("contested", "Reported sinking of the ferry Selma"),
    ],
)
def test_each_mark_is_on_a_page(newsroom: tuple[Project, Built], page: str, mark: str):
    assert mark in (newsroom[0].site / page / "index.html").read_text("utf-8")


def test_what_cannot_be_read_is_named_and_the_rest_is_built(newsroom: tuple[Project, Built]):
    _, built = newsroom
    assert [(issue.file, issue.severity) for issue in built.base.issues if issue.severity == "error"] == [("seeds/14-broken.html", "error")]
    assert len(built.base.knowledge.articles) == 18


def test_no_page_says_that_the_talks_took_place(newsroom: tuple[Project, Built]):
    page = text_of(newsroom[0].site / "entities" / "amina-haddad" / "index.html")
    assert "Said to have attended" in page or "said to have attended" in page
    assert not re.search(r"(?<!to have )\battended\b", page)


def test_what_stands_under_a_statement_as_saying_the_same_is_not_named_beside_it_again(newsroom: tuple[Project, Built]):
    page = (newsroom[0].site / "events" / "2031-03-01-selm-talks" / "index.html").read_text("utf-8")
    assert page.count("read as saying the same") == 1
    assert "Repeated in" not in page


def test_who_tells_that_another_withdrew_a_report_is_not_said_to_have_withdrawn_it(newsroom: tuple[Project, Built]):
    site = newsroom[0].site
    log = (site / "corrections" / "index.html").read_text("utf-8")
    assert "Harbour Gazette says that <a" in log
    assert "Harbour Gazette withdraws" not in log
    assert "Radio Meridian withdraws <a" in log
    article = next((site / "articles").glob("*-radio-meridian-withdraws-ferry-report-*")) / "index.html"
    told = next((site / "entities" / "harbour-gazette").rglob("index.html")).read_text("utf-8") + article.read_text("utf-8")
    assert "Withdraws statement" not in told


def test_who_has_no_known_author_of_their_words_is_not_a_witness(newsroom: tuple[Project, Built]):
    project, _ = newsroom
    copies = [row for row in table(project, "relations") if row["type"] == "repeats" and "e1b28e36" in row["from"] + row["to"]]
    assert copies


def test_articles_are_shown_as_text(newsroom: tuple[Project, Built]):
    project, _ = newsroom
    for page in project.site.rglob("*.html"):
        html = page.read_text("utf-8")
        assert "alert('x')" not in re.sub(r"&lt;script&gt;alert\((?:'|&#39;|&#x27;)x", "", html) or "<script>alert" not in html
        assert "<script>alert" not in html
        assert 'href="javascript:' not in html
        assert "alert('never')" not in html
        assert not re.search(r"\b49\b(?=\.”)", html)


def test_an_article_in_another_language_has_its_page_and_says_that_it_was_not_read(newsroom: tuple[Project, Built]):
    project, _ = newsroom
    page = next((project.site / "articles").glob("undated-le-gouvernement*/index.html"))
    assert "not read" in text_of(page)


def test_names_that_people_described_are_linked_in_it_all_the_same(newsroom: tuple[Project, Built]):
    project, _ = newsroom
    page = next((project.site / "articles").glob("undated-le-gouvernement*/index.html")).read_text("utf-8")
    assert re.search(r'<a [^>]*href="../../entities/sofia-arlen/"[^>]*>Sofia Arlen</a>', page)
    assert "Première ministre" in page
    person = text_of(project.site / "entities" / "sofia-arlen" / "index.html")
    assert "Le gouvernement du Varland annonce une réforme de la pêche" in person
