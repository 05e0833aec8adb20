"""Markdown, feeds, documents, web archives, packed files."""

import builtins
import gzip
import io
import random
import resource
import zipfile

import pytest

from generator.ingest import Unreadable, read_file
from generator.models.article import Article
from tests.ingest.conftest import PARAGRAPHS, WIRE, make_page


def test_markdown_with_front_matter(write, read_one):
    text = "# Ferry stops\n\nThe ferry stops on Sunday.\n\n> We had no choice.\n\n- one\n- two\n\n## Why\n\nThe crews ask for more."
    path = write("a.md", f"---\ntitle: Ferry stops\ndate: 2021-03-07\nauthor: Ada Lind and Bo Berg\nsource: Courier\n---\n\n{text}")
    article = read_one(path)
    assert article.text == text
    assert (article.facts.published, article.facts.authors, article.facts.publisher) == ("2021-03-07", ("Ada Lind", "Bo Berg"), "Courier")
    found = [(block.kind, text[block.start : block.end]) for block in article.blocks]
    assert found == [
        ("headline", "Ferry stops"),
        ("paragraph", "The ferry stops on Sunday."),
        ("quotation", "We had no choice."),
        ("item", "one"),
        ("item", "two"),
        ("heading", "Why"),
        ("paragraph", "The crews ask for more."),
    ]


def test_markdown_with_broken_front_matter_is_read_and_said(write, read_one):
    article = read_one(write("a.md", "---\ntitle: [\n---\nThe ferry stops on Sunday, and nobody knows for how long it will.\n"))
    assert [issue.code for issue in article.issues] == ["yaml"]
    assert article.text.startswith("The ferry")


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Lindhaven Courier</title><language>en</language>
<item><title>Bridge closes</title><link>https://courier.example/bridge</link><guid>tag:1</guid><pubDate>Tue, 02 Mar 2021 18:00:00 +0100</pubDate>
<dc:creator>Ada Lind</dc:creator><description>A bridge is closed.</description>
<content:encoded><![CDATA[<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]} <a href="/x">petition</a></p>]]></content:encoded></item>
<item><title>Ferry stops</title><link>https://courier.example/ferry</link><description>&lt;p&gt;The ferry stops on Sunday.&lt;/p&gt;</description></item>
<item><title>Nothing</title></item></channel></rss>"""


def test_rss(write, tmp_path):
    full, summary, empty = read_file(write("feed.rss", RSS), root=tmp_path)
    assert isinstance(full, Article)
    assert (full.keys, full.facts.publisher, full.facts.authors) == (("tag:1",), "Lindhaven Courier", ("Ada Lind",))
    assert full.facts.published == "2021-03-02T18:00:00+01:00"
    assert full.text == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]} petition"
    assert not full.summary_only
    assert isinstance(summary, Article)
    assert summary.summary_only
    assert (summary.text, summary.keys) == ("The ferry stops on Sunday.", ("https://courier.example/ferry",))
    assert isinstance(empty, Unreadable)


def test_atom(write, tmp_path):
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><id>urn:1</id><title>Bridge</title>
    <link rel="self" href="https://courier.example/self"/><link href="https://courier.example/bridge"/><published>2021-03-02T18:00:00Z</published>
    <author><name>Ada Lind</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{PARAGRAPHS[0]}</p></div></content></entry></feed>"""
    (article,) = read_file(write("feed.atom", feed), root=tmp_path)
    assert isinstance(article, Article)
    assert (article.facts.url, article.facts.authors, article.text) == ("https://courier.example/bridge", ("Ada Lind",), PARAGRAPHS[0])


def make_warc(pages: dict[str, str]) -> bytes:
    """A web archive of these pages, a picture and an answer 404, each record packed by itself."""
    answers = [(url, "200 OK", "text/html; charset=utf-8", page.encode()) for url, page in pages.items()]
    answers += [
        ("https://courier.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://courier.example/no", "404 Not Found", "text/html", b"<p>No</p>"),
    ]
    out = b""
    for url, status, kind, payload in answers:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + payload
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-04-01T00:00:00Z\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        out += gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)
    return out


DATED = '<meta property="article:published_time" content="2021-03-02">'


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.wacz"])
def test_web_archives(write, tmp_path, name):
    data = make_warc({"https://courier.example/": make_page(head=DATED), "https://courier.example/bridge": make_page(head=DATED)})
    if name.endswith(".wacz"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("archive/data.warc.gz", data)
            archive.writestr("datapackage.json", "{}")
        data = packed.getvalue()
    (article,) = read_file(write(name, data), root=tmp_path)
    assert isinstance(article, Article)
    assert article.keys == ("https://courier.example/bridge 2021-04-01T00:00:00Z",)
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_web_archive_of_a_thousand_pages_in_constant_memory(write, tmp_path):
    page = make_page(head=DATED)

    def read(count: int) -> int:
        path = write(f"{count}.warc.gz", make_warc({f"https://courier.example/{number}": page for number in range(count)}))
        assert sum(1 for _ in read_file(path, root=tmp_path)) == count
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kilobytes, the most so far

    before = read(100)
    assert read(1000) < before + 15_000


def make_pdf(*pages: str) -> bytes:
    """The smallest PDF file that holds these pages' lines."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        drawn = "BT /F1 12 Tf 14 TL 50 750 Td " + " ".join(f"({line}) Tj T*" for line in page.split("\n")) + " ET"
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream".encode())
        content = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 600 800] /Contents {content} 0 R >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    )


def test_pdf_keeps_its_page_numbers(write, read_one):
    first = "Ferry stops on Sunday\n\nThe ferry to Nordhavn will not run on Sunday, the company said."
    article = read_one(write("a.pdf", make_pdf(first, "On the second page the report goes on, and ends there.")))
    assert article.title == "Ferry stops on Sunday"
    assert {block.page for block in article.blocks} == {1, 2}
    assert article.text[article.blocks[-1].start :].startswith("On the second page")


def test_scan_is_an_issue(write, problem):
    found = problem(write("scan.pdf", make_pdf("", "7")))
    assert found.issue.code == "scan"
    assert "OCR" in found.issue.message


@pytest.mark.parametrize(("name", "module", "extra"), [("a.pdf", "pypdf", "pdf"), ("a.warc", "warcio", "warc")])
def test_missing_extra_is_named(write, problem, monkeypatch, name, module, extra):
    real = builtins.__import__

    def without(wanted: str, *args: object, **options: object) -> object:
        if wanted.split(".", maxsplit=1)[0] == module:
            raise ImportError(wanted)
        return real(wanted, *args, **options)  # type: ignore[arg-type]

    path = write(name, b"x")
    monkeypatch.setattr(builtins, "__import__", without)
    found = problem(path)
    assert found.issue.code == "extra"
    assert f"sourcebook[{extra}]" in found.issue.message


@pytest.mark.parametrize(
    ("name", "content"), [("a.txt", WIRE), ("a.html", make_page()), ("a.md", "# Title\n\nA text that is long enough to be one.")]
)
def test_packed_files_read_as_plain_ones(write, read_one, name, content):
    plain = read_one(write(name, content))
    packed = read_one(write(f"packed/{name}.gz", gzip.compress(content.encode())))
    assert (plain.id, plain.text, plain.facts, plain.blocks) == (packed.id, packed.text, packed.facts, packed.blocks)


def test_damaged_files_never_raise(write, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.warc.gz", make_warc({"https://courier.example/bridge": make_page(head=DATED)}))
    rows = b'{"id": 1, "text": "The ferry stops on Sunday."}\n' * 50
    whole = {
        "a.pdf": make_pdf("A first page of text", "And a second one"),
        "a.rss": RSS.encode(),
        "a.warc.gz": make_warc({"https://courier.example/bridge": make_page(head=DATED)}),
        "a.wacz": packed.getvalue(),
        "a.csv": b'id,title,text\n1,"A, b","Some text"\n',
        "a.jsonl.gz": gzip.compress(rows),
        "a.json": b'[{"id": 1, "text": "abc"}]',
        "a.html": make_page(head=DATED).encode(),
        "a.md": b"---\ntitle: A\n---\n# A\n\nSome text.",
    }
    chance = random.Random(7)
    for name, data in whole.items():
        for _ in range(25):
            broken = bytearray(data)
            for _ in range(chance.randrange(1, 8)):
                place = chance.randrange(len(broken))
                broken[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(3)) or b"\0"
            cut = broken[: chance.randrange(1, len(broken))] if chance.random() < 0.3 else broken
            for found in read_file(write(name, bytes(cut)), root=tmp_path):
                assert isinstance(found, Article | Unreadable)
