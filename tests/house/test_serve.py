"""The server of one's own machine: pages get the reload script, other files don't, and a waiting page is told of a build."""

import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from generator.commands.serve import CHANGED_PATH, RELOAD_PATH, Version, make_server
from generator.settings import Project, Settings


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "events" / "a").mkdir(parents=True)
    (folder / "index.html").write_text("<body>home</body>")
    (folder / "404.html").write_text("<body>nothing here</body>")
    (folder / "events" / "a" / "index.html").write_text("<body>an event</body>")
    (folder / "feed.xml").write_text("<feed></body>")
    return folder


@pytest.fixture
def version() -> Version:
    return Version()


@pytest.fixture
def ask(site: Path, version: Version) -> Iterator:
    server = make_server(Project(site.parent, Settings()), version, host="127.0.0.1", port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    connections = []

    def get(path: str) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connections.append(connection)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer, answer.read().decode()

    yield get
    for connection in connections:
        connection.close()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("path", "words"), [("/", "home"), ("/index.html", "home"), ("/events/a/", "an event"), ("/?q=x", "home")])
def test_pages_get_the_reload_script(ask, path: str, words: str):
    answer, body = ask(path)
    assert answer.status == 200
    assert words in body
    assert f'<script src="{RELOAD_PATH}" data-version="0"></script></body>' in body


def test_other_files_are_sent_as_they_are(ask):
    assert ask("/feed.xml")[1] == "<feed></body>"


def test_a_folder_without_its_slash_is_redirected(ask):
    answer, _ = ask("/events/a")
    assert (answer.status, answer.getheader("Location")) == (301, "/events/a/")


def test_what_is_not_there_is_the_sites_own_404(ask):
    answer, body = ask("/nowhere/")
    assert answer.status == 404
    assert "nothing here" in body


def test_nothing_outside_the_site_is_sent(ask, site: Path):
    (site.parent / "secret.txt").write_text("secret")
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/events/../../secret.txt"):
        answer, body = ask(path)
        assert answer.status == 404
        assert "secret" not in body


def test_a_page_from_before_a_build_is_told_to_reload(ask, version: Version):
    version.advance()
    assert ask(CHANGED_PATH + "0")[0].status == 200


def test_a_waiting_page_is_woken_by_the_build(ask, version: Version):
    statuses = []
    waiting = threading.Thread(target=lambda: statuses.append(ask(CHANGED_PATH + "0")[0].status))
    waiting.start()
    version.advance()
    waiting.join(10)
    assert statuses == [200]
