"""Every message about files of articles: a file that causes it, and proof that none is missing."""

import gzip
import io
import zipfile
from pathlib import Path

import pypdf
import pytest

from generator.ingest import drafts, files, ingest_paths, limits
from generator.ingest.readers import archives, documents, extras, sheets, tables
from tests.check.test_messages import makes_messages, sentences
from tests.ingest.test_bad_input import BAD

ROOT = Path(__file__).parents[2]


def make_pdf(pages=1, *, password=None):
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def make_zip(name, data):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return packed.getvalue()


PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>" + b"x" * 300 + b"</html>"
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nWARC-Date: 2024-01-02T03:04:05Z\r\n"
    b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(PAGE), PAGE)
)
# a file's name, what it holds, the line of the issue, words of its message
MORE = [
    ("a.jsonl", b'{"id": "a", "text": "The ferry stops."}\n[]\n', 2, "no object with the fields of an article"),
    ("a.jsonl", b'{"id": "a"}\n', 1, "this row has no text"),
    ("a.jsonl", b'{"id": ' + b"[" * 100_000 + b"\n", 1, "nested too deep"),
    ("a.jsonl", b"nothing\n", 1, "write one object a line"),
    ("a.jsonl", b'{"text": "' + b"x" * 200_000 + b'"}\n', None, "line 1 has more than"),
    ("a.jsonl", rb'{"text": "One\u0000two \ud800 three."}', 1, "NUL or broken characters"),
    ("a.txt", b"\xff\xfe \x00", None, "there is no text in it"),
    ("a.rss", b"", None, "save the feed again"),
    ("a.json", b"[1]", None, "entry 1 is no object"),
    ("a.csv", b"id,url\n1,https://example.org/\n", None, "addresses and no texts"),
    ("a.csv", b"id,title\n1,x\n", None, "no column of texts"),
    ("a.csv", b"text\n" + b"y" * 200_000 + b"\n", None, "can't be read beyond line"),
    ("a.jsonl", b'{"text": "Words.", "date": "0001-01-01"}\n', 1, "is no day on which an article can be published"),
    ("a.txt", b"caf\xe9 \x01\x02\x03 abc\n" * 50, None, "control characters"),
    ("a.txt", "A file called \u202etxt.exe\u202c.".encode(), None, "invisible characters"),
    ("a.txt", b"Words. " * 400, None, "characters, and an article at most"),
    ("b.txt", b'"A" ' * 120, None, "are shown and not read"),
    ("a.txt", b"x" * (limits.MAX_FILE_BYTES + 1), None, "it holds more than"),
    ("a.txt.gz", gzip.compress(b"0" * 4_000), None, "it unpacks to more than"),
    ("a.html", b"<p>Words of it.</p>" + b"<div>" * 10_000, None, "nested more than"),
    ("a.pdf", make_pdf(), None, "pictures without text"),
    ("a.pdf", make_pdf(password="secret"), None, "locked with a password"),
    ("a.pdf", make_pdf(3), None, "3 pages, and an article at most 2"),
    ("a.warc", RECORD, None, "has more than 200 bytes"),
    ("a.wacz", make_zip("a.warc", b"0" * 3_000), None, "as no archive does"),
]  # fmt: skip


@pytest.fixture
def small(monkeypatch):
    """Every limit small enough to be reached by a file of a few bytes."""
    for module, name, limit in (
        (tables, "MAX_LINE_BYTES", 150_000), (sheets, "MAX_LINE_BYTES", 150_000), (archives, "MAX_FILE_BYTES", 200), (drafts, "MAX_TEXT_CHARS", 2_000), (documents, "MAX_PAGES", 2), (archives, "RATIO_FROM", 1_000), (archives, "MAX_RATIO", 5),
        (files, "RATIO_FROM", 1_000), (files, "MAX_RATIO", 20),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, limit)


def issues_of(folder, name, content):
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / name).write_bytes(content)
    return ingest_paths([folder / "seeds"], root=folder).issues


@pytest.mark.parametrize(("name", "content", "line", "words"), MORE, ids=[case[3] for case in MORE])
def test_a_message_points_at_its_cause(small, tmp_path, name, content, line, words):
    found = [issue for issue in issues_of(tmp_path, name, content) if words in issue.message]
    assert found, issues_of(tmp_path / "again", name, content)
    assert {(issue.file, issue.line) for issue in found} == {(f"seeds/{name}", line)}


def every_message(make_folder, monkeypatch):
    """All that the tables make the program say, and what only folders and operating systems cause."""
    for name, content, *_ in (*BAD, *MORE):
        yield from issues_of(make_folder(), name, content)
    folder = make_folder()
    yield from ingest_paths([folder / "seeds"], root=folder).issues
    for name, target in (("a.txt", "/etc/hostname"), ("b", ".."), ("c.txt", "nowhere")):
        (folder / "seeds").mkdir(parents=True, exist_ok=True)
        (folder / "seeds" / name).symlink_to(target)
    (folder / "seeds/b").unlink()
    (folder / "seeds/deep").mkdir()
    (folder / "seeds/b").symlink_to("deep", target_is_directory=True)
    yield from ingest_paths([folder / "seeds"], root=folder).issues
    yield extras.missing_extra("pdf", "PDF files")

    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    folder = make_folder()
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds/a.txt").write_bytes(b"x")
    for where, instead in ((Path, refuse), ("generator.ingest.files", lambda _: Broken())):
        with monkeypatch.context() as patch:
            patch.setattr(where, "open", instead) if where is Path else patch.setattr(f"{where}.open_bytes", instead)
            yield from ingest_paths([folder / "seeds"], root=folder).issues


class Broken(io.BytesIO):
    """A disk that fails."""

    def read(self, *_):
        raise OSError(5, "Input/output error")


def test_every_message_of_the_code_is_in_the_tables(small, tmp_path, monkeypatch):
    numbers = iter(range(1_000))
    said = [issue.message for issue in every_message(lambda: tmp_path / str(next(numbers)), monkeypatch)]
    silent = [
        f"{path.relative_to(ROOT)}:{line}: {words.pattern}"
        for path in sorted((ROOT / "generator/ingest").rglob("*.py"))
        if makes_messages(path) and path.name != "sidecar.py"  # see tests/check/test_messages.py
        for line, words in sentences(path)
        if not any(words.search(message) for message in said)
    ]
    assert not silent, "\n".join(silent)
