"""What `publish.unreviewed` says holds in pages, search, feed, graph and data alike."""

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from generator.export import export_files
from generator.render import render
from generator.render.search import make_search_pages
from tests.render.newsroom import make_knowledge, make_project

NOBODY_REVIEWED = "radio-quay"
KEPT = ("ada-roe", "town-council", "lowport", "ben-oak")


@pytest.fixture(scope="module", params=["show", "noindex", "hide"])
def published(request, tmp_path_factory):
    """The setting, and every file of the site by path."""
    knowledge, curated = make_knowledge()
    project = replace(make_project(tmp_path_factory.mktemp("kb"), publish={"unreviewed": request.param}), site_url="https://example.org/")
    assert not knowledge.entities[NOBODY_REVIEWED].curated
    pages = {page.src_uri: page.content for page in render(knowledge, curated, project)}
    pages |= {f"SEARCH/{page.src_uri}": page.content for page in make_search_pages(knowledge, project)}
    return request.param, pages | {page.src_uri: page.content for page in export_files(knowledge, project.settings)}


def rows(files, name):
    return [json.loads(line) for line in files[f"data/{name}.jsonl"].decode().splitlines()]


def test_pages(published):
    setting, files = published
    page = files.get(f"entities/{NOBODY_REVIEWED}/index.md")
    assert (page is None) == (setting == "hide")
    if page:
        assert "Nobody has reviewed this name" in page
        assert ('robots: "noindex"' in page) == (setting == "noindex")
    assert any("/radio-quay/" in text for text in files.values() if isinstance(text, str)) == (setting != "hide")


def test_lists_that_hold_such_names_are_kept_from_search_engines(published):
    setting, files = published
    for name, page in files.items():
        if name.startswith(("people/", "organisations/", "places/")) and 'class="sb-unreviewed"' in page:
            assert ('robots: "noindex"' in page) == (setting == "noindex"), name
    assert ("Radio Quay" in files["organisations/index.md"]) == (setting != "hide")


def test_search(published):
    setting, files = published
    assert (f"SEARCH/entities/{NOBODY_REVIEWED}/index.html" in files) == (setting != "hide")
    shards = "".join(text for name, text in files.items() if name.startswith("search/names/"))
    assert ("Radio Quay" in shards) == (setting != "hide")
    assert "Ada Roe" in shards


def test_graph(published):
    setting, files = published
    names = [node[0] for node in json.loads(files["graph/ties.json"])["nodes"]]
    assert ("Radio Quay" in names) == (setting != "hide")
    assert "Ada Roe" in names


def test_feed_tells_of_articles_only(published):
    _, files = published
    assert "entities/" not in files["feed.xml"]
    assert "events/" not in files["feed.xml"]


def test_the_review_list_is_not_published_where_names_are_hidden(published):
    setting, files = published
    assert ("Nothing waits for review" in files["review/index.md"]) == (setting == "hide")


def test_data(published):
    setting, files = published
    entities = {row["id"]: row for row in rows(files, "entities")}
    assert "ada-roe" in entities
    assert (NOBODY_REVIEWED in entities) == (setting != "hide")
    if setting != "hide":
        assert entities[NOBODY_REVIEWED]["reviewed"] is False
        return
    assert all(row["curated"] for row in entities.values() if row["kind"] == "named")
    assert all(row["curated"] for row in rows(files, "events"))
    named = set(entities) | {None}
    for name in ("mentions", "claims", "events", "articles"):
        for row in rows(files, name):
            references = [row.get(field) for field in ("entity", "publisher", "origin", "place", "name_publisher")]
            references += [*row.get("about", ()), *(part["entity"] for part in (*row.get("participants", ()), *row.get("attribution", ())))]
            assert named >= set(references), (name, row)
    assert f'"{NOBODY_REVIEWED}"' not in files["data/followthemoney.jsonl"].decode()
    for name, data in files.items():
        if name.endswith(".csv"):
            assert NOBODY_REVIEWED not in data.decode(), name
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(files["data/sourcebook.sqlite"])
        assert database.execute("SELECT count(*) FROM entities WHERE id = ?", (NOBODY_REVIEWED,)).fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM entities_search WHERE entities_search MATCH 'quay'").fetchone() == (0,)


def test_the_front_page_counts_no_hidden_name(published):
    setting, files = published
    front = files["index.md"]
    shown = int(re.search(r'<a href="entities/">(\d+) names</a>', front)[1])
    listed = {name for name in files if re.fullmatch(r"entities/[^/]+/index.md", name) and "source" not in name}
    hidden = [name for name in ("Radio Quay", "Wire One", "Fire Brigade") if name in front.partition("Most connected")[2]]
    assert (shown == len(KEPT)) == (setting == "hide")
    assert bool(hidden) == (setting != "hide")
    assert len(listed) >= shown
