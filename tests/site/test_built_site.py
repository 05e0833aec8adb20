"""The newsroom built whole, by the site engine and the indexer."""

import json
import re
import subprocess
import sys

import pytest

from generator.models.page import Page
from generator.models.text import make_issue
from generator.site import SiteError, finish_site
from generator.site.finish import swap
from generator.write import write_pages
from tests.render.newsroom import make_knowledge, make_project
from tests.site.building import build_newsroom
from tests.site.links import find_problems
from tests.site.validator import can_validate, find_errors
from tests.site.vocabulary import can_check, find_misuses


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    return build_newsroom(tmp_path_factory.mktemp("built"))


@pytest.mark.slow
def test_no_link_anchor_or_id_is_broken(project):
    assert list(find_problems(project.site)) == []


@pytest.mark.slow
@pytest.mark.skipif(not can_validate(), reason="the HTML checker needs Java, and `npm ci` in frontend/")
def test_the_html_checker_finds_nothing_but_what_is_the_themes(project):
    assert find_errors(project.site) == []


@pytest.mark.slow
def test_the_site_asks_no_other_host_for_anything(project):
    for path in [*project.site.rglob("*.html"), *(path for path in project.site.glob("assets/sourcebook/**/*") if path.is_file())]:
        text = path.read_text("utf-8")
        assert not re.findall(r"(?:src|action)=[\"']?(?:https?:)?//|@import|url\(\s*['\"]?https?:", text), path
        assert not re.findall(r'<link [^>]*rel="(?:stylesheet|preconnect|icon)"[^>]*href="https?:', text), path


@pytest.mark.slow
def test_no_script_is_published_that_no_page_asks_for(project):
    asked = {name for path in project.site.rglob("*.html") for name in re.findall(r"assets/[\w/.-]+\.js", path.read_text("utf-8"))}
    assert asked
    theirs = {path.relative_to(project.site).as_posix() for path in project.site.rglob("*.js")} - asked
    assert [name for name in theirs if not name.startswith(("pagefind/", "assets/sourcebook/"))] == []


@pytest.mark.slow
def test_the_site_folder_keeps_what_git_tracks_and_the_engine_leaves_no_half_site(project):
    assert (project.site / ".gitkeep").exists()
    assert not (project.build / "site").exists()
    assert not (project.build / "site-old").exists()


@pytest.mark.slow
def test_what_hostile_articles_hold_is_text_in_every_page(project):
    for path in project.site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>alert" not in text, path
        assert not re.search(r"<b onmouseover|<i>Odd|<script>\s*[^<\s{]", text), path
        assert "49" not in re.search(r"<title>(.*?)</title>", text)[1], path
    hostile = next(project.site.glob("articles/2024-05-01-*/index.html")).read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile


@pytest.mark.slow
def test_nothing_is_done_again_when_nothing_changed(project):
    before = (project.site / "index.html").stat().st_ino
    build_newsroom(project.root)
    assert (project.site / "index.html").stat().st_ino == before


@pytest.mark.slow
def test_a_site_that_did_not_change_is_looked_through_again(project):
    found = make_issue("withheld-name", "this file holds a name", file="site/x")
    with pytest.raises(SiteError, match="not to be shown to anybody"):
        finish_site(project, make_knowledge()[0], prove=lambda _: [found])


@pytest.mark.slow
def test_a_failing_engine_leaves_the_old_site(tmp_path):
    project = make_project(tmp_path)
    project.site.mkdir()
    (project.site / "index.html").write_text("old")
    (tmp_path / "mkdocs.yml").write_text("site_name: X\ndocs_dir: build/pages\ntheme: {name: nothing-like-it}\n")
    write_pages([Page("index.md", "# X\n")], project.build / "pages")
    with pytest.raises(SiteError, match="old site is still in place"):
        finish_site(project, make_knowledge()[0])
    assert (project.site / "index.html").read_text() == "old"


@pytest.mark.slow
def test_two_builds_differ_in_nothing_but_the_indexers_file_names(project, tmp_path):
    again = build_newsroom(tmp_path)
    assert _bytes(again.site) == _bytes(project.site)


@pytest.mark.slow
def test_structured_data_is_json_and_holds_no_participant(project):
    page = (project.site / "events/2024-03-alleged-meeting/index.html").read_text("utf-8")
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    event = data["@graph"][0]
    assert event["@type"] == "Event"
    assert "attendee" not in event
    assert "location" not in event
    assert {node["@type"] for node in data["@graph"][1:]} == {"Claim"}


def structured_data(site):
    return [
        json.loads(found)
        for path in sorted(site.rglob("index.html"))
        for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
    ]


@pytest.mark.slow
@pytest.mark.skipif(not can_check(), reason="the vocabulary needs `npm ci` in frontend/")
def test_structured_data_is_in_the_words_of_schema_org(project, tmp_path):
    assert find_misuses(structured_data(project.site), tmp_path) == []


@pytest.mark.slow
@pytest.mark.skipif(not can_check(), reason="the vocabulary needs `npm ci` in frontend/")
def test_what_schema_org_does_not_have_is_found(tmp_path):
    wrong = ({"@type": "Clam", "text": "x"}, {"@type": "Claim", "speaker": "x"}, {"@type": "Claim", "appearance": {"@type": "NewsArticle", "standing": "x"}})
    found = find_misuses(({"@context": "https://schema.org", "@graph": [node]} for node in wrong), tmp_path)
    assert len(found) == len(wrong)


@pytest.mark.slow
def test_structured_data_says_who_claims_what_where_and_rates_nothing(project):
    nodes = [node for data in structured_data(project.site) for node in _nodes(data["@graph"])]
    claims = [node for node in nodes if node["@type"] == "Claim"]
    assert claims
    assert all(node["text"] and node["appearance"]["@type"] == "NewsArticle" for node in claims)
    assert all(node["headline"] for node in nodes if node["@type"] == "NewsArticle")
    seen = {node["@type"] for node in nodes}
    assert {"Person", "Place", "Event", "NewsArticle", "Claim", "NewsMediaOrganization"} <= seen
    assert not seen & {"ClaimReview", "Rating", "Review"}  # see docs/decisions/2026-11-25-no-claim-review.md


def _nodes(value):
    """Every object, those within others too."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            for inner in item.values():
                yield from _nodes(inner)


@pytest.mark.slow
def test_the_same_tree_and_file_build_with_zensical(project, tmp_path):
    zensical = pytest.importorskip("zensical")
    assert zensical
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--config-file", str(project.root / "mkdocs.yml")],
        cwd=project.root, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    built = project.root / "build/site"
    page = (built / "events/2024-03-alleged-meeting/index.html").read_text("utf-8")
    assert "sb-standing--contested" in page
    assert 'id="what-is-said"' in page
    assert (built / "entities/ada/index.html").is_file()


def test_the_swap_puts_the_old_site_back_when_the_new_one_can_not_be_moved(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    with pytest.raises(OSError, match="missing"):
        swap(tmp_path / "missing", site, tmp_path / "old")
    assert (site / "index.html").read_text() == "old"


def _bytes(site):
    return {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file() and "pagefind" not in path.parts}
