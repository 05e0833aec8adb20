"""Bad input: each kind is one clear issue, in bounded time and memory, and the rest is read."""

import gzip
import io
import os
import zipfile

import pytest

from generator.ingest import files, ingest_paths, limits
from generator.ingest.readers import archives, tables
from generator.models.article import Article
from tests.ingest.conftest import PARAGRAPHS, WIRE, make_page

# a file's name, what it holds, the issue's code, words of its message
BAD = [
    ("a.txt", b"", "empty", "empty"),
    ("a.txt", b" \n\t\n", "empty", "empty"),
    ("a.html", b"", "empty", "empty"),
    ("a.html", b"<!-- nothing -->", "no-page", "no web page"),
    ("a.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no-article", "no article"),
    ("a.jsonl.gz", b"", "empty", "no article"),
    ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary", "no text"),
    ("a.txt", b"MZ\x90\0\0" * 100, "binary", "no text"),
    ("a.txt", b"A text\0\0\0\0\0with\0\0\0NUL", "binary", "NUL"),
    ("a.pdf", b"%PDF-1.7\nnothing more", "truncated", "damaged"),
    ("a.pdf", b"<html></html>", "binary", "no PDF"),
    ("a.txt.gz", gzip.compress(WIRE.encode())[:-20], "truncated", "cut off"),
    ("a.txt.gz", b"no gzip at all", "truncated", "can't be read"),
    ("a.rss", b"<rss><channel><item>" * 3, "empty", "neither content"),
    ("a.xml", b"<html/>", "no-feed", "no feed"),
    ("a.rss", b"\xff\xfe\x00", "no-feed", "no feed"),
    ("a.warc.gz", b"nothing", "truncated", "archive"),
    ("a.warc", b"", "empty", "no record"),
    ("a.wacz", b"PK\x03\x04 cut", "truncated", "unpacked"),
    ("a.json", b"{", "json", "no JSON"),
    ("a.json", b"[" * 100_000, "json", "nested too deep"),
    ("a.docx", b"PK", "unknown-form", ".html"),
    ("a", b"no suffix", "unknown-form", "not read"),
]


@pytest.mark.parametrize(("name", "content", "code", "words"), BAD)
def test_each_is_an_issue_with_the_file_s_name(write, tmp_path, name, content, code, words):
    write(f"seeds/{name}", content)
    write("seeds/z.txt", WIRE)
    found = ingest_paths([tmp_path / "seeds"], root=tmp_path)
    assert [article.facts.publisher for article in found.articles] == ["NORA"]
    issue = found.issues[0]
    assert (issue.code, issue.file) == (code, f"seeds/{name}")
    assert words in issue.message


def test_nested_rows(write, problem):
    assert problem(write("a.jsonl", b'{"id": ' + b"[" * 100_000 + b"\n")).issue.code == "json"


@pytest.mark.parametrize("tag", ["div", "b", "span", "blockquote"])
def test_page_nested_ten_thousand_deep(write, problem, tag):
    found = problem(write("a.html", f"<p>{PARAGRAPHS[0]}</p>" + f"<{tag}>" * 10_000 + "text" + f"</{tag}>" * 10_000))
    assert found.issue.code in {"too-deep", "no-page"}
    assert found.key == "a.html"


def test_fifty_megabytes_of_one_line(write, problem):
    assert problem(write("a.txt", b"word " * 10_000_000)).issue.code == "too-large"
    assert problem(write("a.jsonl", b'{"text": "' + b"word " * 10_000_000)).issue.code == "too-large"


def test_text_longer_than_an_article(write, problem):
    found = problem(write("a.txt", "A sentence of the report. " * (limits.MAX_TEXT_CHARS // 25)))
    assert found.issue.code == "too-long"
    assert f"{limits.MAX_TEXT_CHARS:,}" in found.issue.message


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.html.gz", "bomb.jsonl.gz"])
def test_gzip_bomb(write, problem, name):
    path = write(name, gzip.compress(b"0" * 60_000_000))
    assert problem(path).issue.code in {"gzip-bomb", "too-large"}


def test_gzip_bomb_of_many_lines(write, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "RATIO_FROM", 10_000)
    monkeypatch.setattr(files, "MAX_RATIO", 20)
    path = write("bomb.jsonl.gz", gzip.compress(b'{"id": 1, "text": "x"}\n' * 20_000))
    found = ingest_paths([path], root=tmp_path)
    assert [issue.code for issue in found.issues] == ["gzip-bomb"]


def test_zip_bomb(write, problem, monkeypatch):
    monkeypatch.setattr(archives, "RATIO_FROM", 1_000_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.warc", b"0" * 5_000_000)
    assert problem(write("bomb.wacz", packed.getvalue())).issue.code == "zip-bomb"


def test_one_long_line_ends_a_table_and_what_stands_before_is_read(write, tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MAX_LINE_BYTES", 500)
    path = write("a.jsonl", b'{"id": "a", "text": "The ferry stops."}\n{"id": "b", "text": "' + b"x" * 1000 + b'"}\n')
    found = ingest_paths([path], root=tmp_path)
    assert [article.keys for article in found.articles] == [("a",)]
    assert "line 2" in found.issues[0].message


def test_entities_of_feeds_are_not_expanded(write, tmp_path):
    secret = write("secret.txt", "top secret words")
    feed = f"""<!DOCTYPE rss [<!ENTITY a "{"ha" * 50}"><!ENTITY b "{"&a;" * 50}"><!ENTITY c SYSTEM "{secret.as_uri()}">]>
    <rss><channel><item><title>T</title><description>&b; &c; The ferry stops on Sunday.</description></item></channel></rss>"""
    found = ingest_paths([write("a.rss", feed)], root=tmp_path)
    assert all("secret" not in article.text and "haha" not in article.text for article in found.articles)


def test_wrongly_declared_encoding(write, read_one):
    page = (
        make_page(body="".join(f"<p>{paragraph} Käse für Zürich.</p>" for paragraph in PARAGRAPHS))
        .replace("“", '"')
        .replace("”", '"')
        .replace("’", "'")
    )
    article = read_one(write("a.html", page.encode("cp1252")))
    assert "Käse für Zürich" in article.text


@pytest.mark.parametrize("encoding", ["utf-16", "cp1251", "utf-8-sig", "cp1252"])
def test_texts_in_other_encodings(write, read_one, encoding):
    text = (
        "Паром в Нордхавн в воскресенье не пойдёт. Экипажи бастуют и требуют повышения зарплаты."
        if encoding == "cp1251"
        else "Die Fähre fährt am Sonntag nicht. Die Besatzungen streiken für höhere Löhne."
    )
    assert read_one(write("a.txt", text.encode(encoding))).text == text


def test_text_that_is_almost_utf8(write, read_one):
    data = ("Die Fähre fährt am Sonntag nicht. " * 50).encode() + b"\xc3"
    assert read_one(write("a.txt", data)).text.endswith("\ufffd")


def test_nul_and_broken_characters_in_rows_keep_their_places(write, read_one):
    article = read_one(write("a.jsonl", r'{"id": "a", "text": "One\u0000two \ud800 three."}'))
    assert article.text == "One\ufffdtwo \ufffd three."
    assert [issue.code for issue in article.issues] == ["broken-characters"]


def test_direction_controls_are_said(write, read_one):
    article = read_one(write("a.txt", "The file is called \u202etxt.exe\u202c and is harmless."))
    assert "\u202e" in article.text
    (issue,) = article.issues
    assert issue.code == "direction-controls"
    assert "U+202E" in issue.message


def test_names_with_dots(write, tmp_path):
    write("seeds/..a..html", make_page())
    write("seeds/b...txt", WIRE)
    found = ingest_paths([tmp_path / "seeds"], root=tmp_path)
    assert [article.keys for article in found.articles] == [("seeds/b...txt",)]
    assert all("/" not in article.id and ".." not in article.id for article in found.articles)


def test_path_with_dots_is_named_by_where_it_leads(write, tmp_path):
    write("seeds/a.txt", WIRE)
    found = ingest_paths([tmp_path / "seeds" / ".." / "seeds"], root=tmp_path)
    assert [article.keys for article in found.articles] == [("seeds/a.txt",)]


def test_symbolic_links(write, tmp_path):
    write("seeds/inside.txt", WIRE)
    outside = write("outside/secret.txt", WIRE + " Secret.")
    (tmp_path / "seeds" / "link.txt").symlink_to(outside)
    (tmp_path / "seeds" / "folder").symlink_to(tmp_path / "outside")
    (tmp_path / "seeds" / "loop").symlink_to(tmp_path / "seeds")
    (tmp_path / "seeds" / "same.txt").symlink_to(tmp_path / "seeds" / "inside.txt")
    found = ingest_paths([tmp_path / "seeds"], root=tmp_path)
    assert [article.text for article in found.articles] == [WIRE]
    assert [(issue.file, issue.code) for issue in found.issues if issue.severity == "error"] == [("seeds/folder", "link"), ("seeds/link.txt", "link")]


def test_pipes_are_not_opened(write, tmp_path):
    write("seeds/a.txt", WIRE)
    os.mkfifo(tmp_path / "seeds" / "pipe.txt")
    found = ingest_paths([tmp_path / "seeds"], root=tmp_path)
    assert len(found.articles) == 1
    assert [(issue.file, issue.code) for issue in found.issues] == [("seeds/pipe.txt", "not-a-file")]


def test_missing_folder(tmp_path):
    assert [issue.code for issue in ingest_paths([tmp_path / "none"], root=tmp_path).issues] == ["missing"]


def test_hidden_files_sidecars_and_originals_are_no_articles(write, tmp_path):
    for name in (".hidden.txt", ".git/a.txt", "a.yml", "a.original.warc.gz", "a.original.json"):
        write(f"seeds/{name}", "{}")
    assert ingest_paths([tmp_path / "seeds"], root=tmp_path).issues == ()


def test_texts_of_one_kind_are_articles(write, tmp_path):
    write("seeds/one.txt", "word")
    assert isinstance(ingest_paths([tmp_path / "seeds"], root=tmp_path).articles[0], Article)
