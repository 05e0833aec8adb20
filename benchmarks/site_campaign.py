"""A whole site of hundreds of articles, looked at as a reader's browser would: `python benchmarks/site_campaign.py ARTICLES.jsonl.gz ... [--folder F]`.

Builds a scratch knowledge base of the files without any curated file, then checks that it stays under a gigabyte, that MkDocs takes its pages under
`--strict`, that every link, anchor and id holds, that the HTML checker finds nothing but what is the theme's own, that every statement's words stand at
their offsets, and opens pages of each kind in Chromium: axe in light and dark at two widths, console messages (and so what the policy of the page
forbids), requests to other hosts, reading without scripts, and what the first and second page weigh gzipped. Prints a Markdown table; ends with 1 where
something does not hold. With `--folder` the knowledge base stays there, so that a second run reads from its cache; `--sample N` takes the first N
articles of each file.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from generator.ingest import ingest_paths  # noqa: E402
from tests.site.links import find_problems  # noqa: E402  the same checks that the tests make
from tests.site.validator import can_validate, find_errors  # noqa: E402

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MEMORY, FRONT, SECOND = 1000, 250, 60  # MB; KB gzipped of the front page; KB more of a second one
SHOWN = 5  # findings of a check that are printed
INDEXES = ("", "events/", "contested/", "people/", "organisations/", "places/", "entities/", "articles/", "new/", "review/", "how-to-read/", "data/",
           "corrections/", "graph/", "search/?q=minister", "404.html")  # fmt: skip
LISTS = ("says", "about", "events", "mentions", "statements")  # of one name or event, where they are long


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was measured, and what does not hold."""

    check: str
    measured: str
    problems: tuple[str, ...] = ()


class Gzipped(SimpleHTTPRequestHandler):
    """Serves a site as hosts do: compressed, with the length that is sent."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        for name, value in (("Content-Type", self.guess_type(str(path))), ("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def lay_out(folder: Path, articles: list[Path], sample: int | None) -> None:
    """A knowledge base of `articles`, or of the first of each file, and nothing else, with this repository's own settings."""
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    (folder / "content").mkdir(exist_ok=True)
    for path in articles:
        lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
        (folder / "seeds" / path.name).write_bytes(gzip.compress(b"".join(lines[:sample]), mtime=0))
    if not (folder / "mkdocs.yml").exists():
        shutil.copy(ROOT / "mkdocs.yml", folder)


def build(folder: Path) -> Finding:
    """Seconds and peak memory of the largest process of `sourcebook build`."""
    script = (
        "import resource, subprocess, sys, time\n"
        "start = time.monotonic()\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)\n"
        "print(time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000, done.returncode)\n"
        "print(done.stderr)"
    )
    command = [sys.executable, "-c", script, sys.executable, "-m", "generator", "build", "--directory", str(folder)]
    figures, _, messages = subprocess.run(command, capture_output=True, text=True, check=True).stdout.partition("\n")
    seconds, memory, code = figures.split()
    problems = ["a traceback"] * ("Traceback" in messages) + [f"ended with {code}: {messages[-300:]}"] * (code != "0")
    problems += [f"{memory} MB of memory"] * (float(memory) >= MEMORY)
    return Finding("sourcebook build", f"{float(seconds):.0f} s, {float(memory):.0f} MB", tuple(problems))


def build_strictly(folder: Path) -> Finding:
    """What MkDocs says of the pages under `--strict`, not quietly."""
    with tempfile.TemporaryDirectory() as target:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", target]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    warnings = [line for line in done.stderr.splitlines() if line.startswith(("WARNING", "ERROR"))]
    return Finding("mkdocs build --strict", f"exit code {done.returncode}", tuple(warnings or ["it failed"] * (done.returncode != 0)))


def check_words(folder: Path) -> Finding:
    """Whether the words that the published data give of each statement stand in its article, as it is read anew, at its offsets."""
    articles = {article.id: article for article in ingest_paths([folder / "seeds"], root=folder).articles}
    wrong, compared, total = [], 0, 0
    for claim in _rows(folder / "site", "claims"):
        total += 1
        if claim["words"] is None:
            continue  # beyond what an excerpt may show
        compared += 1
        text = articles[claim["article"]].part(claim.get("in", "text"))
        if " ... ".join(text[start:end] for start, end in claim["content"]) != claim["words"]:
            wrong.append(claim["id"])
    return Finding("words at their offsets", f"{compared:,} of {total:,} statements are shown", tuple(wrong))


def _rows(site: Path, table: str) -> Iterator[dict[str, Any]]:
    with (site / "data" / f"{table}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def choose_pages(site: Path) -> list[str]:
    """Indexes, and of the events, names, outlets and articles the largest page and one in the middle."""
    outlets = {row["id"] for row in _rows(site, "entities") if row["is_outlet"]}
    chosen = list(INDEXES)
    names = [path for path in (site / "entities").iterdir() if (path / "index.html").is_file() and not path.name.isdecimal()]
    groups = {
        "events": [path for path in (site / "events").iterdir() if path.is_dir() and not path.name.isdecimal()],
        "articles": [path for path in (site / "articles").iterdir() if path.is_dir() and not path.name.isdecimal()],
        "outlets": [path for path in names if path.name in outlets],
        "names": [path for path in names if path.name not in outlets],
    }
    for paths in groups.values():
        ordered = sorted(paths, key=lambda path: ((path / "index.html").stat().st_size, path.name))
        chosen += [f"{path.relative_to(site).as_posix()}/" for path in dict.fromkeys((ordered[-1], ordered[len(ordered) // 2]))] if ordered else []
    for name in LISTS:
        lists = sorted(site.glob(f"*/*/{name}/index.html"), key=lambda path: (path.stat().st_size, path))
        chosen += [f"{lists[-1].parent.relative_to(site).as_posix()}/"] if lists else []
    return chosen


def open_pages(browser: Browser, address: str, pages: list[str]) -> Iterator[Finding]:
    """Each page in light and dark, narrow and wide."""
    axe = Axe()
    violations: list[str] = []
    noise: list[str] = []
    wide: list[str] = []
    for scheme in ("light", "dark"):
        for width in (390, 1440):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            _listen(page, address, noise)
            for name in pages:
                page.goto(address + name, wait_until="networkidle")
                found = axe.run(page).response["violations"]
                violations += [f"{name or 'front page'} ({scheme}, {width}): {item['id']}: {item['nodes'][0]['html'][:100]}" for item in found]
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    wide.append(f"{name or 'front page'} is wider than {width}")
            context.close()
    yield Finding("axe", f"{len(pages)} pages, light and dark, 390 and 1440 px", tuple(violations))
    yield Finding("console, failed requests, other hosts", f"{4 * len(pages)} visits", tuple(noise))
    yield Finding("no page scrolls sideways", f"{4 * len(pages)} visits", tuple(dict.fromkeys(wide)))


def _listen(page: Page, address: str, noise: list[str]) -> None:
    page.on("console", lambda message: noise.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: noise.append(f"error: {error}"))
    page.on("response", lambda answer: noise.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.on("request", lambda request: None if request.url.startswith((address, "data:", "blob:")) else noise.append(f"asks {request.url}"))


def read_without_scripts(browser: Browser, address: str, pages: list[str]) -> Finding:
    """Whether each page says without scripts what it says with them; the search page leads to lists."""
    texts: dict[bool, dict[str, int]] = {}
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        texts[scripts] = {}
        for name in pages:
            page.goto(address + name, wait_until="load")
            texts[scripts][name] = len(page.locator("main").inner_text())
        context.close()
    problems = [
        f"{name or 'front page'}: {texts[False][name]} letters without scripts, {texts[True][name]} with"
        for name in pages
        if not name.startswith(("search/", "graph/")) and texts[False][name] < 0.98 * texts[True][name]
    ]
    return Finding("reading without scripts", f"{len(pages)} pages", tuple(problems))


def weigh(browser: Browser, address: str, second: str) -> Finding:
    """What the front page and then a second one transfer, gzipped, in a fresh browser."""
    context = browser.new_context()
    page = context.new_page()
    script = "performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0) / 1000"
    weights = []
    for name in ("", second):
        page.goto(address + name, wait_until="networkidle")
        weights.append(float(page.evaluate(script)))
    context.close()
    problems = [f"the front page weighs {weights[0]:.0f} KB"] * (weights[0] >= FRONT) + [f"{second} weighs {weights[1]:.0f} KB"] * (
        weights[1] >= SECOND
    )
    return Finding("weight, gzipped", f"front page {weights[0]:.0f} KB, second page {weights[1]:.0f} KB more", tuple(problems))


def look(site: Path) -> Iterator[Finding]:
    """What only a browser shows."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Gzipped, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    pages = choose_pages(site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        yield from open_pages(browser, address, pages)
        yield read_without_scripts(browser, address, pages)
        yield weigh(browser, address, next(name for name in pages if name.startswith("events/") and name != "events/"))
        browser.close()
    server.shutdown()
    server.server_close()


def run(folder: Path, articles: list[Path], sample: int | None) -> Iterator[Finding]:
    """Every check, in order."""
    lay_out(folder, articles, sample)
    yield build(folder)
    yield build_strictly(folder)
    site = folder / "site"
    pages = sum(1 for _ in site.rglob("*.html"))
    yield Finding("links, anchors, ids, nesting", f"{pages:,} pages", tuple(find_problems(site)))
    if can_validate():
        yield Finding("HTML checker", f"{pages:,} pages; the theme's own errors left out", tuple(find_errors(site)))
    else:
        print("No Java, or no checker (`npm ci` in frontend/ brings it): the HTML was not checked.", file=sys.stderr, flush=True)
    yield check_words(folder)
    yield from look(site)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--folder", type=Path, help="where the knowledge base is laid out, and kept")
    parser.add_argument("--sample", type=int, help="how many articles of each file; all by default")
    arguments = parser.parse_args()
    if missing := [str(path) for path in arguments.articles if not path.is_file()]:
        sys.exit(f"{', '.join(missing)}: not there. Name gzipped JSON Lines files of articles.")
    if CHROMIUM is None:
        sys.exit("No Chromium or Chrome was found: install one, or name it in CHROMIUM.")
    held = True
    with tempfile.TemporaryDirectory() as scratch:
        print("| check | measured | does not hold |\n| --- | --- | ---: |", flush=True)
        for finding in run(arguments.folder or Path(scratch), arguments.articles, arguments.sample):
            held = held and not finding.problems
            print(f"| {finding.check} | {finding.measured} | {len(finding.problems)} |", flush=True)
            for problem in finding.problems[:SHOWN]:
                print(f"  {problem}", file=sys.stderr, flush=True)
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
