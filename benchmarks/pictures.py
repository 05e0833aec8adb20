"""Takes the pictures in README and docs from the real site: `make pictures`."""

import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = (
    ("event", "events/2023-12-hamas-leaders-meeting-turkey/", 1280, 900, "light"),
    ("person-dark", "entities/khaled-mashal/", 1280, 800, "dark"),
    ("article", "articles/2023-12-18-no-official-turkish-comment-on-alleged-hamas-leaders-meeting-abed28c6/", 1280, 900, "light"),
    ("event-phone", "events/2023-12-hamas-leaders-meeting-turkey/", 390, 844, "light"),
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def main() -> None:
    browser_path = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if browser_path is None:
        sys.exit("No Chromium or Chrome was found.")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(ROOT / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for name, path, width, height, colours in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colours)
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            page.screenshot(path=folder / f"{name}.png")
            page.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
