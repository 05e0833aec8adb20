"""Serves a built site under a sub-path, as GitHub Pages does: plainly, or gzipped with the sizes that are sent."""

import gzip
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WEBGL = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
PREFIX = "/kb/"
_PACKED = {".gz", ".png", ".jpg", ".woff2", ".pf_index", ".pf_meta", ".pf_fragment", ".pagefind"}  # compressed already, by themselves or by Pagefind


class Plain(SimpleHTTPRequestHandler):
    prefix: ClassVar[str] = PREFIX

    def translate_path(self, path):
        return super().translate_path(path.removeprefix(self.prefix[:-1])) if path.startswith(self.prefix) else "/nothing-here"

    def log_message(self, *_):
        pass


class Hosting(Plain):
    """Answers what it does not find with the site's own page for that, as hosts of pages do."""

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory) / "404.html"
        if code != 404 or not self.path.startswith(PREFIX) or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Gzipped(Plain):
    """Compresses what is not compressed already, lets the browser keep it, and notes what it sends."""

    packed: ClassVar[dict[Path, bytes]] = {}
    sent: ClassVar[list[tuple[str, int]]] = []

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        pack = path.suffix not in _PACKED
        if path not in self.packed:
            self.packed[path] = gzip.compress(path.read_bytes(), 6) if pack else path.read_bytes()
        body = self.packed[path]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if pack:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(body)
        self.sent.append((self.path, len(body)))


@contextmanager
def serving(folder: Path, handler: type[Plain] = Plain) -> Iterator[str]:
    """The address of the site in `folder`, while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{handler.prefix}"
    finally:
        server.shutdown()
        server.server_close()
