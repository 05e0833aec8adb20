"""A whole site of hundreds of articles, looked at as a reader's browser would: `python benchmarks/site_campaign.py ARTICLES.jsonl.gz ... [--folder F]`.

Builds a scratch knowledge base of the files without any curated file, then checks that it stays under a gigabyte, that MkDocs takes its pages under
`--strict`, that every link, anchor and id holds and every page has its policy and nothing that this forbids, that the HTML checker finds nothing but
what is the theme's own, that every statement's words stand at their offsets, and opens pages of each kind in Chromium: axe in light and dark at two
widths, console messages, requests to other hosts, reading without scripts, layout shifts, the graph of the whole, and what the first and second page
weigh gzipped. Prints a Markdown table and an account of it all; ends with 1 where something does not hold.

With `--folder` the knowledge base and what was found stay there: a run that was stopped goes on where it was, and `--steps` does a part (build, files,
light, dark, reading, or several), so that a long campaign can be made in short ones. `--sample N` takes the first N articles of each file.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from generator.ingest import ingest_paths  # noqa: E402
from tests.browser.serving import ARGUMENTS, CHROMIUM, WEBGL, Gzipped, serving  # noqa: E402
from tests.site.links import find_problems, read_pages  # noqa: E402  the same checks that the tests make
from tests.site.validator import can_validate, find_errors  # noqa: E402

MEMORY, FRONT, SECOND = 1000, 250, 60  # MB; KB gzipped of the front page; KB more of a second one
SHIFT = 0.01  # of a page's layout, while it loads
SHOWN = 5  # findings of a check that are printed
INDEXES = ("", "events/", "events/2/", "contested/", "people/", "organisations/", "places/", "entities/", "articles/", "articles/2/", "new/", "review/",
           "how-to-read/", "data/", "corrections/", "graph/", "search/?q=minister", "404.html")  # fmt: skip
LISTS = (
    "says",
    "about",
    "events",
    "mentions",
    "statements",
    "articles",
    "alone",
    "origins",
    "answered",
)  # of one name, outlet or event, where they are long
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 100);
})"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was measured, and what does not hold."""

    check: str
    measured: str
    problems: tuple[str, ...] = ()


class Rooted(Gzipped):
    """At the root of a host, where the page for addresses that are not there finds its styles."""

    prefix = "/"


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
    """Indexes; of the events, outlets and articles the largest page and one in the middle; the same of each kind of name and each standing."""
    groups: dict[str, list[str]] = {}
    for row in _rows(site, "entities"):
        groups.setdefault("outlets" if row["is_outlet"] else f"{row['kind']} {row['schema']}", []).append(f"entities/{row['id']}/")
    for row in _rows(site, "events"):
        groups.setdefault(row["standing"], []).append(f"events/{row['id']}/")
    groups["articles"] = [f"articles/{row['id']}/" for row in _rows(site, "articles")]
    chosen = [path for path in INDEXES if path.partition("?")[0] == "" or (site / path.partition("?")[0]).exists()]
    for _, paths in sorted(groups.items()):
        there = ((site / path / "index.html", path) for path in paths)
        ordered = sorted((file.stat().st_size, path) for file, path in there if file.is_file())
        chosen += [path for _, path in dict.fromkeys((ordered[-1], ordered[len(ordered) // 2]))] if ordered else []
    for name in LISTS:
        lists = sorted(site.glob(f"*/*/{name}/index.html"), key=lambda path: (path.stat().st_size, path))
        chosen += [f"{lists[-1].parent.relative_to(site).as_posix()}/"] if lists else []
    return chosen


def open_pages(browser: Browser, address: str, pages: list[str], scheme: Literal["light", "dark"]) -> Iterator[Finding]:
    """Each page in one scheme of colours, narrow and wide."""
    axe = Axe()
    found: dict[str, list[str]] = {"axe": [], "wide": [], "moved": [], "noise": []}
    for width in (390, 1440):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        _listen(page, address, found["noise"])
        for name in pages:
            where = f"{name or 'front page'} ({scheme}, {width})"
            page.goto(address + name, wait_until="networkidle" if name.startswith("search/") else "load")
            violations = axe.run(page).response["violations"]
            found["axe"] += [f"{where}: {item['id']}: {item['nodes'][0]['html'][:100]}" for item in violations]
            found["wide"] += [where] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
            shift = float(page.evaluate(SHIFTS))
            found["moved"] += [f"{where} by {shift:.3f}"] if shift >= SHIFT and not name.startswith("search/") else []
        context.close()
    visits = f"{len(pages)} pages, {scheme}, at 390 and 1440 px"
    yield Finding("axe", visits, tuple(found["axe"]))
    yield Finding("console, failed requests, other hosts", visits, tuple(found["noise"]))
    yield Finding("no page scrolls sideways", visits, tuple(found["wide"]))
    yield Finding("nothing moves while a page loads", visits, tuple(found["moved"]))


def draw(browser: Browser, address: str) -> Finding:
    """The graph of the whole, from the press of its button to the drawing, without motion, and its own violations."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
    noise: list[str] = []
    _listen(page, address, noise)
    page.goto(address + "graph/", wait_until="networkidle")
    page.locator("#sb-whole button").first.click()
    page.locator("#sb-whole canvas").first.wait_for(timeout=60_000)
    drawn = page.locator("#sb-whole [role=status]").inner_text()
    noise += [f"{item['id']}: {item['nodes'][0]['html'][:100]}" for item in Axe().run(page).response["violations"]]
    page.context.close()
    return Finding("the graph of the whole", drawn.partition(".")[0], tuple(noise))


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


def look(site: Path, what: Literal["light", "dark", "reading"]) -> Iterator[Finding]:
    """What only a browser shows."""
    pages = choose_pages(site)
    with serving(site, Rooted) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *WEBGL])
        if what == "reading":
            yield read_without_scripts(browser, address, pages)
            yield draw(browser, address)
            yield weigh(browser, address, next(name for name in pages if name.startswith("events/20")))
        else:
            yield from open_pages(browser, address, pages, what)
        browser.close()


def check_files(folder: Path) -> Iterator[Finding]:
    """What the files of the whole site show."""
    site = folder / "site"
    yield build_strictly(folder)
    pages = read_pages(site)
    links = [link for page in pages.values() for _, link in page.links]
    anchors = sum("#" in link for link in links)
    measured = f"{len(pages):,} pages, {len(links):,} links, {anchors:,} of them to a place in a page"
    yield Finding("links, anchors, ids, nesting, policy", measured, tuple(find_problems(site, pages)))
    if can_validate():
        yield Finding("HTML checker", f"{len(pages):,} pages; the theme's own errors left out", tuple(find_errors(site)))
    else:
        yield Finding("HTML checker", "not run", ("Java is not here, or not the checker, which `npm ci` in frontend/ brings",))
    yield check_words(folder)


STEPS: dict[str, Callable[[Path], Iterator[Finding]]] = {
    "build": lambda folder: iter([build(folder)]),
    "files": check_files,
    "light": lambda folder: look(folder / "site", "light"),
    "dark": lambda folder: look(folder / "site", "dark"),
    "reading": lambda folder: look(folder / "site", "reading"),
}


def run(folder: Path, steps: list[str]) -> Iterator[Finding]:
    """The checks of some steps; what was found is kept in the folder."""
    for step in steps:
        for stale in STEPS if step == "build" else ():  # of another site
            (folder / f"{stale}.found.json").unlink(missing_ok=True)
        found = []
        for finding in STEPS[step](folder):
            yield finding
            found.append(asdict(finding))
        (folder / f"{step}.found.json").write_text(json.dumps(found, indent=1), "utf-8")


def account(folder: Path) -> bool:
    """Say what all steps found, those of earlier runs too; whether all were made and all holds."""
    found: dict[str, list[dict[str, Any]]] = {}
    for step in STEPS:
        file = folder / f"{step}.found.json"
        found[step] = json.loads(file.read_text("utf-8")) if file.is_file() else []
    missing = [step for step, findings in found.items() if not findings]
    problems = [finding for findings in found.values() for finding in findings if finding["problems"]]
    number = sum(len(finding["problems"]) for finding in problems)
    checks = sum(map(len, found.values()))
    print(f"\n{checks} checks, {number} problems" + (f" in {', '.join(finding['check'] for finding in problems)}" if problems else "") + ".")
    if missing:
        print(f"Not made yet: {', '.join(missing)}.")
    return not missing and not problems


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--folder", type=Path, help="where the knowledge base is laid out, and kept")
    parser.add_argument("--sample", type=int, help="how many articles of each file; all by default")
    parser.add_argument(
        "--steps", nargs="+", choices=list(STEPS), default=list(STEPS), help="all by default; those not named are as they were found last"
    )
    arguments = parser.parse_args()
    if missing := [str(path) for path in arguments.articles if not path.is_file()]:
        sys.exit(f"{', '.join(missing)}: not there. Name gzipped JSON Lines files of articles.")
    if CHROMIUM is None:
        sys.exit("No Chromium or Chrome was found: install one, or name it in CHROMIUM.")
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        lay_out(folder, arguments.articles, arguments.sample)
        print("| check | measured | does not hold |\n| --- | --- | ---: |", flush=True)
        for finding in run(folder, arguments.steps):
            print(f"| {finding.check} | {finding.measured} | {len(finding.problems)} |", flush=True)
            for problem in finding.problems[:SHOWN]:
                print(f"  {problem}", file=sys.stderr, flush=True)
        held = account(folder)
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
