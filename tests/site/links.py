"""Checks every link and anchor of a built site, as a reader's browser would follow it."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

POLICIES = ("default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'")  # one of these is in each page's policy: that of a redirect, or of a page
_LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}


_VOID = {"meta", "link", "input", "br", "hr", "img", "wbr"}
_BLOCKS = {"p", "div", "ul", "ol", "dl", "table", "blockquote", "h1", "h2", "h3", "h4", "section", "article", "figure", "details", "form", "pre"}


class ReadPage(HTMLParser):
    """What a page links to and names, where its elements do not nest as HTML wants, and what its policy would stop."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.misplaced: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.policy = ""
        self.forbidden: list[str] = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "meta" and (values.get("http-equiv") or "").lower() == "content-security-policy":
            self.policy = values["content"]
        if tag == "style" or (tag == "script" and "src" not in values and "json" not in (values.get("type") or "")):
            self.forbidden.append(f"a {tag} element with something in it")
        self.forbidden += [f"{name}= on {tag}" for name in values if name == "style" or name.startswith("on")]
        if values.get("id"):
            self.ids.append(values["id"])
        if tag in _LINKS and values.get(_LINKS[tag]) and values.get("rel") != "canonical":
            self.links.append((tag, values[_LINKS[tag]]))
        if tag == "a" and "a" in self.open:
            self.misplaced.append("a link in a link")
        if tag in _BLOCKS and {"p", "h1", "h2", "h3", "h4"}.intersection(self.open):
            self.misplaced.append(f"{tag} in {self.open[-1]}")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        if dict(attributes).get("id"):
            self.ids.append(dict(attributes)["id"])

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in _VOID:
            self.misplaced.append(f"</{tag}> where {self.open[-1:]} is open")


def read_pages(site: Path) -> dict[str, ReadPage]:
    """Every HTML page by its path in the site."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        page = ReadPage()
        page.feed(path.read_text("utf-8"))
        pages[path.relative_to(site).as_posix()] = page
    return pages


def find_problems(site: Path, pages: Mapping[str, ReadPage] | None = None) -> Iterator[str]:
    """Broken links and anchors, ids used twice, elements that do not nest, what the policy forbids, pages without one, and
    addresses of other hosts that a browser would load from.
    """
    pages = read_pages(site) if pages is None else pages
    ids = {name: set(page.ids) for name, page in pages.items()}
    for name, page in pages.items():
        if len(ids[name]) != len(page.ids):
            yield f"{name}: an id stands twice: {sorted({i for i in page.ids if page.ids.count(i) > 1})}"
        yield from (f"{name}: {what}" for what in sorted(set(page.misplaced)))
        yield from (f"{name}: {what}, which its policy forbids" for what in sorted(set(page.forbidden)))
        if not any(policy in page.policy for policy in POLICIES):
            yield f"{name}: its policy is {page.policy!r}"
        if name == "404.html":
            continue  # its links begin at the site's address
        for tag, link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if tag != "a":
                    yield f"{name}: loads {link}"
                continue
            target, anchor = urldefrag(link)
            found = _resolve(site, name, unquote(target.partition("?")[0]))
            if found is None:
                yield f"{name}: leads nowhere: {link}"
            elif anchor and found.endswith(".html") and unquote(anchor) not in ids.get(found, ()):
                yield f"{name}: no such place: {link}"


def _resolve(site: Path, name: str, target: str) -> str | None:
    if not target:
        return name
    folder = (site / name).parent
    path = (folder / target).resolve()
    if path.is_dir():
        path = path / "index.html"
    return path.relative_to(site.resolve()).as_posix() if path.is_file() and path.is_relative_to(site.resolve()) else None
