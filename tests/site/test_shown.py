"""What `sources.show: excerpt` leaves out is in no file of the site, whatever its form; what pages cite is in those that hold words."""

import gzip
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.building import build_newsroom

pytestmark = pytest.mark.slow

UNCITED, WORD_OF_IT = "Fog lay over the bay", "fog"
CITED = "There was no such meeting, nor could there be"
PACKED = {".gz", ".pf_fragment", ".pf_index", ".pf_meta", ".pf_filter", ".pagefind"}
OTHER_HANDS = {".png", ".woff", ".woff2", ".map"}  # the theme's pictures, letters and source maps: nothing of any article goes into them


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    project = build_newsroom(tmp_path_factory.mktemp("shown"))
    assert project.settings.sources.show == "excerpt"
    return project.site


def unpacked(site: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file of the site, decompressed."""
    for path in sorted(path for path in site.rglob("*") if path.is_file() and path.suffix not in OTHER_HANDS):
        yield path, gzip.decompress(path.read_bytes()) if path.suffix in PACKED else path.read_bytes()


def test_no_file_holds_a_sentence_that_no_page_cites(site):
    pattern = re.compile(rb"\s+".join(word.encode() for word in UNCITED.split()), re.IGNORECASE)
    assert [path for path, content in unpacked(site) if pattern.search(content)] == []


def test_what_is_cited_is_in_every_form_that_holds_words(site):
    forms = {path.suffix for path, content in unpacked(site) if CITED.encode() in content}
    assert {".html", ".jsonl", ".csv", ".sqlite", ".pf_fragment"} <= forms


def test_no_index_knows_a_word_of_it(site):
    """An index holds words one by one, and some only by how they differ from the one before: it is asked, not read."""
    with sqlite3.connect(site / "data" / "sourcebook.sqlite") as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'")]
        terms = set()
        for table in tables:
            db.execute(f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab(main, {table}, row)")
            terms.update(term for (term,) in db.execute(f"SELECT term FROM temp.{table}_terms"))
    words = b" ".join(content.lower() for path, content in unpacked(site) if path.suffix == ".pf_index")
    assert {"meeting", "council"} <= terms
    assert b"meet" in words
    assert WORD_OF_IT not in terms
    assert WORD_OF_IT.encode() not in words
