"""Files beside the pages: the feed, the index of names, the graph's data, what the indexer is given."""

import json
import re
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree as ET

import pytest

from generator.render import render
from generator.render.crowds import CROWD, FIRST, find_common, find_first
from generator.render.files import _timestamp
from generator.render.letters import words_of
from generator.render.names_index import ROWS, Row, make_shards
from generator.render.search import OWN_VOICE, fold, make_search_pages, spellings
from tests.render.newsroom import make_project

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def feed(base, tmp_path_factory):
    knowledge, curated = base
    project = replace(make_project(tmp_path_factory.mktemp("feed")), site_url="https://example.org/kb/")
    return ET.fromstring(next(page.content for page in render(knowledge, curated, project) if page.src_uri == "feed.xml"))


def test_the_feed_is_atom_with_the_newest_first(feed):
    dates = [entry.find(f"{ATOM}updated").text for entry in feed.iter(f"{ATOM}entry")]
    assert dates == sorted(dates, reverse=True)
    assert dates[0] == feed.find(f"{ATOM}updated").text == "2024-05-02T00:00:00Z"
    assert all(entry.find(f"{ATOM}link").get("href").startswith("https://example.org/kb/articles/") for entry in feed.iter(f"{ATOM}entry"))


def test_the_feed_holds_headlines_as_text(feed):
    titles = [entry.find(f"{ATOM}title").text for entry in feed.iter(f"{ATOM}entry")]
    assert any("<b onmouseover=x>" in title for title in titles)


def test_the_feed_has_what_atom_wants(feed):
    """RFC 4287: an id, a title and a full time of the feed and of each entry, ids once and absolute, an author of each entry, one link to its page."""
    entries = list(feed.iter(f"{ATOM}entry"))
    for node in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", node.find(f"{ATOM}updated").text)
        assert node.find(f"{ATOM}id").text.startswith("https://example.org/kb/")
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == "https://example.org/kb/feed.xml"
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.find(f"{ATOM}author/{ATOM}name").text
        assert len(entry.findall(f"{ATOM}link")) == 1


@pytest.mark.parametrize(
    ("published", "stamp"),
    [
        ("2024-05-02", "2024-05-02T00:00:00Z"),
        ("2024-05", "2024-05-01T00:00:00Z"),
        ("2024", "2024-01-01T00:00:00Z"),
        ("2024-05-02T11:22", "2024-05-02T11:22:00Z"),
        ("2024-05-02T11:22Z", "2024-05-02T11:22:00Z"),
        ("2024-05-02T11:22-05:00", "2024-05-02T11:22:00-05:00"),
        ("2024-05-02T11:22:33+02:00", "2024-05-02T11:22:33+02:00"),
        ("2024-05-02Tnoon", "1970-01-01T00:00:00Z"),
        (None, "1970-01-01T00:00:00Z"),
    ],
)
def test_times_of_the_feed_are_whole(published, stamp):
    assert _timestamp(published) == stamp


def test_without_an_address_there_is_no_feed(pages):
    assert "feed.xml" not in pages


def test_each_word_of_a_name_is_found_by_its_first_and_by_its_last_letter(pages):
    for shard in ("f-72", "l-65", "f-6c", "l-74", "f-627", "l-627"):  # roe, rowe, lowport, آدا
        rows = [Row(*row) for row in json.loads(pages[f"search/names/{shard}.json"])]
        assert any(row.path in ("entities/ada-roe/", "entities/lowport/") for row in rows), shard


def test_generator_and_scripts_look_the_same_words_up():
    listed = Path(__file__).parents[2] / "frontend" / "tests" / "words_of_names.json"
    for name, words in json.loads(listed.read_text("utf-8")).items():
        assert words_of(name) == [normalize("NFKD", word) for word in words]


def test_a_name_of_another_script_is_found_in_latin_letters_too(pages):
    rows = [Row(*row) for row in json.loads(pages["search/names/f-61.json"])]
    assert next(row for row in rows if row.path == "entities/ada-roe/").forms


def test_a_shard_stays_small_and_the_longest_ones_hold_every_name():
    rows = [Row(f"entities/{number}/", "People", "", number, (f"Mar{number % 7}{number:04} Quay",), ()) for number in range(1000)]
    shards = make_shards("f", rows)
    assert len(shards["f-6d"]) == ROWS
    assert min(row.weight for row in shards["f-6d"]) == 1000 - ROWS  # those that are named most often
    assert len(shards["f-6d-61-72"]) == 1000


def test_the_list_of_shards_names_every_shard(pages):
    listed = json.loads(pages["search/names/index.json"])
    assert sorted(f"search/names/{shard}.json" for shard in [*listed, "index"]) == sorted(name for name in pages if name.startswith("search/names/"))


@pytest.mark.parametrize(
    ("name", "plain"), [("Łódź", "lodz"), ("Đorđe", "dorde"), ("Ødegaard", "odegaard"), ("Æsir", "aesir"), ("Straße", "strasse")]
)
def test_letters_that_are_no_marked_ones_are_folded_too(name, plain):
    assert fold(name) == plain
    assert plain in spellings([name])


def test_the_indexer_is_given_the_publisher_of_an_article_once(base, tmp_path):
    _, _, *pages = make_search_pages(base[0], make_project(tmp_path))
    (page,) = (page.content for page in pages if "alleged-meeting" in page.src_uri and page.src_uri.startswith("articles/"))
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
    assert {heading[0] for heading in headings} == {"←", OWN_VOICE}
    assert re.sub(r"<span data-pagefind-.*?></span>", "", page).count("Wire One") == 1


def test_an_arabic_name_is_found_without_its_article():
    assert "محمد رشيدي" in spellings(["محمد الرشيدي"])
    assert "عز" not in spellings(["العز"])  # too short to be one with an article


def test_words_that_very_many_pages_hold_are_listed_and_not_their_beginnings():
    pages = [["The council"], ["the bridge"]] * (CROWD // 2) + [["that"]]
    assert find_common(iter(pages)) == ["th"]  # "the" is on one page too few
    assert find_common(iter([*pages, ["the"]])) == ["the"]
    assert find_common(iter([["the"]])) == []


def test_in_a_crowd_the_heaviest_pages_of_each_kind_come_first():
    weights = [(f"{kind}/{number:03}/", number) for kind in ("articles", "entities") for number in range(FIRST + 2)]
    left_out = {folder for folder, _ in weights} - find_first(weights)
    assert left_out == {"articles/000/", "articles/001/", "entities/000/", "entities/001/"}


def test_an_apostrophe_parts_no_name():
    assert "Mishal" in spellings(["Mish'al"])


def test_two_names_are_tied_by_the_statements_that_name_both(pages):
    data = json.loads(pages["graph/ties.json"])
    names = [name for name, _, _ in data["nodes"]]
    ties = {frozenset((names[one], names[other])): count for one, other, count in data["ties"]}
    assert ties[frozenset(("Ada Roe", "Ben Oak"))] == 1
    assert ties[frozenset(("Ben Oak", "Harbour Police"))] == 1
    assert "Ada Roe" in pages["graph/index.md"]


def test_the_indexer_is_given_only_what_pages_show(base, tmp_path):
    knowledge, _ = base
    filters, _, *pages = make_search_pages(knowledge, make_project(tmp_path))
    assert json.loads(filters.content)["kind"]["Articles"] == sum("articles/" in page.src_uri for page in pages)
    for page in pages:
        assert "Fog lay over the bay" not in page.content
        assert "<script>alert" not in page.content
        assert page.content.count("data-pagefind-body") == 1
