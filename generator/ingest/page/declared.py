"""Everything that a page declares about itself, collected once."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from generator.ingest.page.jsonld import Node, find_article, find_nodes, plain_url, references
from generator.ingest.page.tree import text_of

MAX_VALUE = 4_000  # characters of one declared value


@dataclass(frozen=True, slots=True)
class Declared:
    """A page's declarations: `metas` by name, property or itemprop (as `plain_name` has it), in order; JSON-LD nodes and the one of the article."""

    tree: HtmlElement
    metas: Mapping[str, tuple[str, ...]]
    nodes: tuple[Node, ...]
    article: Node
    by_id: Mapping[str, Node]
    page_title: str
    url: str | None
    host: str

    def meta(self, *names: str) -> str | None:
        """The first value of the first of the names that has one."""
        return next((values[0] for name in names if (values := self.metas.get(plain_name(name)))), None)

    def all_metas(self, *names: str) -> tuple[str, ...]:
        """All values of the first of the names that has any."""
        return next((values for name in names if (values := self.metas.get(plain_name(name)))), ())


def plain_name(name: str) -> str:
    """The name of a meta element as it is looked up: sites write `article:published_time` in every way there is."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def collect(tree: HtmlElement, *, url: str | None) -> Declared:
    """What the page declares. `url` is where it came from, where that is known."""
    metas = _metas(tree)
    canonical = _canonical(tree)
    own = _own_url(canonical, next(iter(metas.get("ogurl", ())), None), url)
    nodes = find_nodes(tree)
    urls = frozenset(plain_url(each) for each in (canonical, url, *metas.get("ogurl", ())) if each)
    titles = [text_of(title) for title in tree.iter("title") if title.getparent() is not None and title.getparent().tag != "svg"]
    return Declared(
        tree=tree,
        metas=metas,
        nodes=nodes,
        article=find_article(nodes, urls=urls) or {},
        by_id=references(nodes),
        page_title=titles[0] if titles else "",
        url=own,
        host=(urlsplit(own).hostname or "").removeprefix("www.") if own else "",
    )


def _metas(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        value = " ".join(html.unescape(meta.get("content") or "").split())
        if not value or len(value) > MAX_VALUE:
            continue
        for name in {name.strip().lower() for attribute in ("property", "name", "itemprop") if (name := meta.get(attribute))}:
            found.setdefault(plain_name(name), []).append(value)
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items()}


def _canonical(tree: HtmlElement) -> str | None:
    return next((link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split() and link.get("href")), None)


def _own_url(*candidates: str | None) -> str | None:
    """The first that is a whole address; a relative one is completed by the others. Addresses that can't be parsed are passed over."""
    given = [candidate.strip() for candidate in candidates if candidate]
    base = next((each for each in reversed(given) if each.startswith(("http://", "https://"))), "")
    for candidate in given:
        try:
            whole = urljoin(base, candidate)
            parts = urlsplit(whole)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.hostname and (parts.path.strip("/") or parts.query):
            return whole
    return base or None
