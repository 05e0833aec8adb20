"""A web server for one's own machine: shows the finished site, builds again when the input changes, and tells open pages to reload."""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.settings import Project

SETTLE = 0.4  # seconds without a further change before a build: an editor writes a file in several steps
KEEP_ALIVE = 25.0  # seconds that a page's question "has anything changed?" stays open
RELOAD_PATH = "/__sourcebook__/reload.js"
CHANGED_PATH = "/__sourcebook__/changed/"
READ_EVENTS = frozenset({"opened", "closed", "closed_no_write"})  # looking at a file changes nothing
RELOAD_SCRIPT = (
    f'const changed = "{CHANGED_PATH}";'
    """
async function watch(version) {
  for (;;) {
    try {
      const answer = await fetch(changed + version);
      if (answer.status === 200) return location.reload();
    } catch { await new Promise(done => setTimeout(done, 2000)); }
  }
}
watch(document.currentScript.dataset.version);
"""
)


class Version:
    """The number of builds so far, which pages wait on."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self.number = 0

    def advance(self) -> None:
        """A build is done: wake every waiting page."""
        with self._condition:
            self.number += 1
            self._condition.notify_all()

    def wait_past(self, number: int, seconds: float) -> bool:
        """Whether a build later than `number` is done, waiting for it up to `seconds`."""
        with self._condition:
            return self._condition.wait_for(lambda: self.number > number, seconds)


class _Changes(FileSystemEventHandler):
    def __init__(self) -> None:
        self.changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in READ_EVENTS and not event.is_directory:
            self.changed.set()


def serve_site(project: Project, rebuild: Callable[[], None], *, host: str, port: int, say: Callable[[str], None]) -> None:
    """Build, then serve until interrupted. `rebuild` may end with SystemExit where the input has errors: the old site stays, and so do we."""
    version = Version()
    changes = _Changes()
    observer = Observer()
    for folder in (project.seeds, project.content, project.private, project.root / "templates"):
        if folder.is_dir():
            observer.schedule(changes, str(folder), recursive=True)
    observer.schedule(changes, str(project.root / "mkdocs.yml"))
    with make_server(project, version, host=host, port=port) as server:
        _try(rebuild)
        say(f"http://{host}:{server.server_port}/  (Ctrl+C ends it)")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        observer.start()
        try:
            while True:
                _wait_until_settled(changes)
                say("Something changed: building again")
                _try(rebuild)
                version.advance()
        except KeyboardInterrupt:
            say("")
        finally:
            observer.stop()
            server.shutdown()


def _wait_until_settled(changes: _Changes) -> None:
    changes.changed.wait()
    while changes.changed.is_set():
        changes.changed.clear()
        changes.changed.wait(SETTLE)


def _try(rebuild: Callable[[], None]) -> None:
    try:
        rebuild()
    except SystemExit:
        return  # what is wrong was said; the next change may mend it


class _Handler(SimpleHTTPRequestHandler):
    """Serves `site` with the reload script in its pages, and 404.html for what is not there."""

    def __init__(self, *args: Any, site: Path, version: Version, **kwargs: Any) -> None:
        self._site = site
        self._version = version
        super().__init__(*args, directory=str(site), **kwargs)

    def do_GET(self) -> None:
        if self.path == RELOAD_PATH:
            self._send(RELOAD_SCRIPT.encode(), "text/javascript")
        elif self.path.startswith(CHANGED_PATH):
            seen = self.path.removeprefix(CHANGED_PATH)
            done = self._version.wait_past(int(seen) if seen.isdecimal() else 0, KEEP_ALIVE)
            self._send(b"", "text/plain", HTTPStatus.OK if done else HTTPStatus.NO_CONTENT)
        else:
            page = self._find_page()
            if page is None:
                super().do_GET()
            else:
                self._send_page(page)

    def _find_page(self) -> Path | None:
        """The HTML file to send; None where the standard handler knows what to do: other files, and folders named without their slash."""
        address = self.path.partition("?")[0].partition("#")[0]
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html" if address.endswith("/") else path
        elif not path.exists():
            path = self._site / "404.html"
        return path if path.suffix == ".html" and path.is_file() else None

    def _send_page(self, page: Path) -> None:
        tag = f'<script src="{RELOAD_PATH}" data-version="{self._version.number}"></script></body>'
        status = HTTPStatus.NOT_FOUND if page == self._site / "404.html" else HTTPStatus.OK
        self._send(page.read_text("utf-8").replace("</body>", tag).encode(), "text/html; charset=utf-8", status)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with suppress(ConnectionError):  # the reader has left the page meanwhile
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the standard library's name
        """Say nothing: what matters is said by the build."""


def make_server(project: Project, version: Version, *, host: str, port: int) -> ThreadingHTTPServer:
    """A server of the finished site; port 0 takes any free one. Raises OSError where the address is taken."""
    return ThreadingHTTPServer((host, port), partial(_Handler, site=project.site, version=version))
