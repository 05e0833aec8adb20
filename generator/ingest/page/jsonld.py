"""JSON-LD: the objects of a page's scripts, read leniently, and the one that describes the article."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

Node = Mapping[str, Any]

MAX_SCRIPT = 3_000_000  # characters: an article's whole text with its pictures has some 100,000
MAX_NODES = 20_000  # objects of a page: live blogs declare some thousand

ARTICLE_TYPES = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle",
                 "AskPublicNewsArticle", "LiveBlogPosting", "Article", "BlogPosting", "Report", "SatiricalArticle", "AdvertiserContentArticle",
                 "TechArticle", "ScholarlyArticle", "ClaimReview", "SocialMediaPosting", "DiscussionForumPosting", "Review", "CreativeWork",
                 "VideoObject", "PodcastEpisode", "WebPage", "ItemPage")  # fmt: skip
"""What can describe an article, the most telling first."""

# Keys under which a page describes other articles than its own
_ELSEWHERE = frozenset(("itemListElement", "hasPart", "relatedLink", "isPartOf", "mentions", "citation", "isBasedOn", "liveBlogUpdate", "comment",
                        "review", "breadcrumb", "publisher", "about", "image", "video", "associatedMedia", "workExample"))  # fmt: skip


def find_nodes(tree: HtmlElement) -> tuple[Node, ...]:
    """Every object of the page's scripts, outermost first, those that describe other things left out."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            text = script.text_content()
            if len(text) <= MAX_SCRIPT:
                nodes.extend(_walk(parse_script(text)))
        if len(nodes) > MAX_NODES:
            break
    return tuple(nodes[:MAX_NODES])


def parse_script(text: str) -> Any:
    """What a script holds; None where it can't be read even with the mistakes that sites make mended."""
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text.strip(), flags=re.DOTALL).rstrip(
        "; \n"
    )
    for mended in (text, re.sub(r",\s*([\]}])", r"\1", text), html.unescape(text)):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > 12:
        return
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key not in _ELSEWHERE and isinstance(inner, dict | list):
                yield from _walk(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner, depth + 1)


def types_of(node: Node) -> tuple[str, ...]:
    """A node's types without their vocabulary: `https://schema.org/NewsArticle` is NewsArticle."""
    given = node.get("@type") or node.get("type") or ()
    return tuple(name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in ([given] if isinstance(given, str) else given) if isinstance(name, str))


def find_article(nodes: Sequence[Node], *, urls: frozenset[str] = frozenset()) -> Node | None:
    """The node that describes the page's article: of the most telling type, with a headline, for one of the page's own addresses."""

    def worth(position: int, node: Node) -> tuple[bool, bool, int, int]:
        rank = min(ARTICLE_TYPES.index(name) for name in types_of(node) if name in ARTICLE_TYPES)
        named = isinstance(node.get("headline"), str)
        address = text_at(node, "mainEntityOfPage") or text_at(node, "url") or text_at(node, "@id") or ""
        return (not named, bool(urls) and bool(address) and plain_url(address) not in urls, rank, position)

    candidates = [(worth(position, node), node) for position, node in enumerate(nodes) if any(name in ARTICLE_TYPES for name in types_of(node))]
    return min(candidates, key=lambda pair: pair[0])[1] if candidates else None


def text_at(node: Node, key: str) -> str | None:
    """The text that a key has, out of a list of one or an object with `@value`, `@id`, `name` or `url`."""
    value = node.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = next((value[inner] for inner in ("@value", "@id", "name", "url") if isinstance(value.get(inner), str)), None)
    if not isinstance(value, str):
        return None
    value = " ".join(html.unescape(value).split())
    return value or None


def plain_url(url: str) -> str:
    """An address to compare by: without scheme, `www.`, query, fragment and last slash."""
    return re.sub(r"^(?:https?:)?//(?:www\.)?", "", url.strip()).partition("#")[0].partition("?")[0].rstrip("/").lower()


def references(nodes: Sequence[Node]) -> dict[str, Node]:
    """Nodes by their `@id`, for those that others only point to; the fullest where several have one."""
    found: dict[str, Node] = {}
    for node in nodes:
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > len(found.get(identity, {})):
            found[identity] = node
    return found
