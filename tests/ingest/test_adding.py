"""`add` and `archive`, against a server on this machine."""

import gzip
import hashlib
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.commands import fetch
from generator.commands.add import Added, add_path, add_url, is_url
from generator.commands.archive import archive_originals, check_originals
from generator.ingest import ingest_paths
from generator.models.article import Article
from generator.models.text import Issue
from tests.ingest.conftest import PARAGRAPHS, WIRE, make_page

NOW = "2021-03-05T12:00:00Z"
HEAD = '<meta property="article:published_time" content="2021-03-02T18:00"><meta property="og:site_name" content="Courier">'


@dataclass
class Site:
    """What the server answers, by path: status, headers, body."""

    address: str
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def put(self, path: str, body: str | bytes = b"", *, status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": "text/html; charset=utf-8"} | named, body.encode() if isinstance(body, str) else body)
        return self.address + path


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append(self.path)
            status, headers, body = here.pages.get(self.path, (404, {"Content-Type": "text/html"}, b"nothing"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        here = Site(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield here
        server.shutdown()
        thread.join()


@pytest.fixture
def add(tmp_path: Path) -> Callable[[str], Added | Issue]:
    return lambda url: add_url(url, seeds=tmp_path / "seeds", allow_private=True, now=lambda: NOW)


def test_file_gets_a_sidecar_that_changes_nothing(write, tmp_path):
    added = add_path(write("elsewhere/ferry.txt", WIRE), seeds=tmp_path / "seeds", root=tmp_path)
    assert isinstance(added, Added)
    assert added.path.name == f"{added.articles[0].id}.txt"
    assert added.sidecar is not None
    sidecar = added.sidecar.read_text()
    assert "title: Harbour of Nordhavn closed" in sidecar
    assert "# Check: no author is named" in sidecar
    assert "the time of publication has no zone" in added.uncertain
    found = ingest_paths([tmp_path / "seeds"], root=tmp_path)
    assert found.issues == ()
    assert [article.facts for article in found.articles] == [article.facts for article in added.articles]
    assert [article.id for article in found.articles] == [added.articles[0].id]


def test_nothing_is_overwritten(write, tmp_path):
    path = write("ferry.txt", WIRE)
    added = add_path(path, seeds=tmp_path / "seeds", root=tmp_path)
    assert isinstance(added, Added)
    assert added.sidecar is not None
    added.sidecar.write_text("title: Mine\n")
    again = add_path(path, seeds=tmp_path / "seeds", root=tmp_path)
    assert isinstance(again, Issue)
    assert again.code == "exists"
    assert added.sidecar.read_text() == "title: Mine\n"


def test_table_is_copied_without_a_sidecar(write, tmp_path):
    added = add_path(write("My Table.JSONL", json.dumps({"id": "a", "text": WIRE}) + "\n{\n"), seeds=tmp_path / "seeds", root=tmp_path)
    assert isinstance(added, Added)
    assert (added.path.name, added.sidecar) == ("my-table.jsonl", None)
    assert "my-table.jsonl:2" in added.uncertain[0].lower().replace(" ", "-")
    assert "line 2" not in added.uncertain[0]  # JSON's own count begins anew at each line of the file
    assert "no JSON object" in added.uncertain[0]


@pytest.mark.parametrize(("name", "code"), [("a.docx", "unknown-form"), ("a.txt", "empty")])
def test_file_that_is_not_read_is_not_copied(write, tmp_path, name, code):
    found = add_path(write(name, b""), seeds=tmp_path / "seeds", root=tmp_path)
    assert isinstance(found, Issue)
    assert found.code == code
    assert not (tmp_path / "seeds").exists()


def test_page_from_an_address(site, add):
    target = site.put("/2021/bridge", make_page(head=HEAD))
    site.put("/short", status=302, Location="/2021/bridge")
    added = add(site.address + "/short")
    assert isinstance(added, Added), added
    assert added.path.read_bytes() == make_page(head=HEAD).encode()
    response = json.loads(added.path.with_name(f"{added.articles[0].id}.original.json").read_text())
    assert (response["url"], response["final_url"], response["fetched_at"], response["status"]) == (site.address + "/short", target, NOW, 200)
    assert response["sha256"] == hashlib.sha256(added.path.read_bytes()).hexdigest()
    assert added.articles[0].facts.url == target
    assert added.articles[0].text == "\n\n".join(PARAGRAPHS)


def test_packed_answer(site, add):
    url = site.put("/a", gzip.compress(make_page(head=HEAD).encode()), Content_Encoding="gzip")
    assert isinstance(add(url), Added)


def test_charset_of_the_answer(site, add):
    page = make_page(body="".join(f"<p>{paragraph} Zürich, Käse.</p>" for paragraph in PARAGRAPHS)).replace('<meta charset="utf-8">', "")
    url = site.put("/a", page.encode("cp1252"), Content_Type="text/html; charset=windows-1252")
    added = add(url)
    assert isinstance(added, Added)
    assert "Zürich, Käse" in added.articles[0].text


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://courier.example/a", "data:text/html,x", "http://", "javascript:alert(1)"])
def test_other_schemes_are_refused(url, add):
    found = add(url)
    assert isinstance(found, Issue)
    assert found.code == "scheme"


def test_password_in_an_address_is_refused(add):
    assert add("http://ada:secret@courier.example/a").code == "address"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_private_addresses_are_refused_unless_allowed(host, tmp_path):
    found = add_url(f"http://{host}:9/", seeds=tmp_path / "seeds")
    assert isinstance(found, Issue)
    assert found.code == "private-address"


def test_redirect_to_a_private_address_is_refused(site, tmp_path, monkeypatch):
    url = site.put("/a", status=301, Location="http://10.0.0.1/secret")
    real = fetch._look_up
    monkeypatch.setattr(fetch, "_look_up", lambda host, port, **_: real(host, port, allow_private=host == "127.0.0.1"))
    found = add_url(url, seeds=tmp_path / "seeds")
    assert isinstance(found, Issue)
    assert found.code == "private-address"


def test_redirect_to_another_scheme_is_refused(site, add):
    assert add(site.put("/a", status=301, Location="file:///etc/passwd")).code == "scheme"


def test_circle_of_redirects(site, add):
    url = site.put("/a", status=302, Location="/b")
    site.put("/b", status=302, Location="/a")
    assert add(url).code == "redirects"


def test_too_many_redirects(site, add):
    for number in range(20):
        site.put(f"/{number}", status=302, Location=f"/{number + 1}")
    assert add(site.address + "/0").code == "redirects"


def test_endless_body(site, add, monkeypatch):
    monkeypatch.setattr(fetch, "MAX_FILE_BYTES", 100_000)
    assert add(site.put("/a", b"x" * 200_000)).code == "too-large"
    assert add(site.put("/b", gzip.compress(b"x" * 200_000), Content_Encoding="gzip")).code == "too-large"


def test_slow_body(site, add, monkeypatch):
    monkeypatch.setattr(fetch, "TOTAL_SECONDS", -1.0)
    assert add(site.put("/a", make_page())).code in {"too-slow", "unreachable"}


def test_robots_are_obeyed(site, add):
    site.put("/robots.txt", "User-agent: *\nDisallow: /private\n", Content_Type="text/plain")
    assert isinstance(add(site.put("/open", make_page(head=HEAD))), Added)
    found = add(site.put("/private/a", make_page()))
    assert found.code == "robots"
    assert "/private/a" not in site.asked


@pytest.mark.parametrize(("status", "words"), [(404, "404"), (500, "500"), (403, "403")])
def test_errors_of_the_server(site, add, status, words):
    found = add(site.put("/a", "nothing", status=status))
    assert found.code == "status"
    assert words in found.message


def test_what_is_no_page(site, add):
    assert add(site.put("/a.png", b"\x89PNG", Content_Type="image/png")).code == "no-page"


def test_nobody_answers(tmp_path):
    found = add_url("http://127.0.0.1:1/a", seeds=tmp_path / "seeds", allow_private=True)
    assert isinstance(found, Issue)
    assert found.code == "unreachable"


def test_addresses_and_paths():
    assert is_url("https://courier.example/a")
    assert is_url("file:///etc/passwd")
    assert not is_url("seeds/a.txt")
    assert not is_url("C:\\a.txt")


def articles_of(write, tmp_path, *urls: str) -> tuple[Article, ...]:
    rows = "".join(
        json.dumps({"id": url, "url": url, "title": url[-3:], "date": "2021-03-02", "text": f"{PARAGRAPHS[0]} {url}"}) + "\n" for url in urls
    )
    return ingest_paths([write("rows.jsonl", rows)], root=tmp_path).articles


def test_originals_are_kept_and_later_told_gone_or_changed(site, write, tmp_path):
    same, changed, gone = (site.put(f"/{name}", make_page(head=f"<!-- {name} -->")) for name in ("same", "changed", "gone"))
    articles = articles_of(write, tmp_path, same, changed, gone, site.address + "/never")
    pauses: list[float] = []
    options = {"seeds": tmp_path / "seeds", "allow_private": True, "now": lambda: NOW, "pause": pauses.append}

    saved = {each.url: each for each in archive_originals(articles, **options)}
    assert [saved[url].state for url in (same, changed, gone)] == ["saved"] * 3
    assert saved[site.address + "/never"].state == "gone"
    assert len(pauses) == 3
    path = saved[same].path
    digest, name = path.with_name(f"{path.name}.sha256").read_text().split()
    assert (digest, name) == (hashlib.sha256(path.read_bytes()).hexdigest(), path.name)
    assert [each.state for each in archive_originals(articles[:1], **options)] == ["kept"]

    site.put("/same", make_page(head="<!-- other advertisements -->"))
    site.put(
        "/changed",
        make_page(body="".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS[:3], "The bridge stays open after all, the council says."))),
    )
    del site.pages["/gone"]
    checked = {each.url: each for each in check_originals(articles, **options)}
    assert {url: each.state for url, each in checked.items()} == {same: "same", changed: "changed", gone: "gone"}
    assert checked[gone].issue is not None
    assert checked[gone].issue.code == "original-gone"


def test_saved_original_is_a_web_archive_that_others_read(site, write, tmp_path):
    articles = articles_of(write, tmp_path, site.put("/a", make_page(head=HEAD)))
    (saved,) = archive_originals(articles, seeds=tmp_path / "kept", allow_private=True, now=lambda: NOW)
    copy = write("seeds/copy.warc.gz", saved.path.read_bytes())
    (article,) = ingest_paths([copy], root=tmp_path).articles
    assert article.keys == (f"{site.address}/a {NOW}",)
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert saved.path.read_bytes() == next(archive_again(articles, tmp_path)).path.read_bytes()


def archive_again(articles, tmp_path):
    return archive_originals(articles, seeds=tmp_path / "again", allow_private=True, now=lambda: NOW)
