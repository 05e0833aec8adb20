"""A page cut into blocks of text, each with what its place in the tree says about it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml
from lxml import etree
from lxml.html import HtmlElement

from generator.ingest.page.headline import fold
from generator.ingest.page.tree import words_of_class

MAX_BLOCKS = 8_000  # of a page: live blogs have some thousand

_SKIPPED = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "button", "select", "input", "textarea", "head", "object", "canvas", "audio",
                      "video", "picture", "img", "map", "option", "dialog", "math"))  # fmt: skip
_HIDDEN = re.compile(r"visually-?hidden|sr-only|screen-?reader|screenreader|offscreen|assistive|u-hidden")
_UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden|clip:\s*rect\(\s*[01](?:px)?[ ,]")  # words for screen readers, "opens new tab"
_LEAVES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))  # what holds no blocks: elements unknown to HTML are inline in these
_BLOCKS = frozenset(("div", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "blockquote", "section", "aside", "figure", "figcaption", "hr", "pre", "h2", "h3",
                     "h4", "h5", "h6", "form", "nav", "article", "header", "footer"))  # fmt: skip
_INLINE = frozenset(("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
                     "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr"))  # fmt: skip


@dataclass(slots=True)
class Frame:
    """An open block element on the way down: its tag, the groups that its own names belong to, and with those of all that it lies in."""

    tag: str
    own: frozenset[str]
    names: frozenset[str]
    tags: frozenset[str]
    parent: "Frame | None"
    number: int
    article: int = 0  # the number of the outermost <article> that it lies in, or 0


@dataclass(slots=True)
class TextBlock:
    """A run of text between block elements: the text, how much of it is in links and bold, and where it lies."""

    text: str
    folded: str
    frame: Frame
    linked: int = 0
    strong: int = 0
    slanted: int = 0
    after_heading: bool = False  # after the page's first h1


class _Walker:
    """Collects blocks in document order. One pass, no recursion: pages may be nested deep."""

    def __init__(self) -> None:
        self.blocks: list[TextBlock] = []
        self._frame = Frame("body", frozenset(), frozenset(), frozenset(("body",)), None, 0)
        self._frames = 0
        self._inline: set[HtmlElement] = set()
        self._parts: list[str] = []
        self._linked = self._strong = self._slanted = 0
        self._link_depth = self._strong_depth = self._slant_depth = 0
        self._after_break = False
        self._seen_heading = False

    def enter(self, element: HtmlElement, tag: str) -> None:
        if tag in _INLINE or (self._frame.tag in _LEAVES and tag not in _BLOCKS):
            self._inline.add(element)
            self._count_depth(tag, 1)
            if tag == "br":
                if self._after_break:
                    self.flush()
                self.add("\n")
        else:
            self.flush()
            self._frames += 1
            self._frame = _open(self._frame, element, tag, self._frames)
        self.add(element.text)
        self._after_break = tag == "br" and not (element.tail or "").strip()

    def leave(self, element: HtmlElement, tag: str) -> None:
        if element in self._inline:
            self._inline.discard(element)
            self._count_depth(tag, -1)
        else:
            self.flush()
            self._frame = self._frame.parent or self._frame
            self._seen_heading = self._seen_heading or tag == "h1"
        self.add(element.tail)
        self._after_break = tag == "br" and not (element.tail or "").strip()

    def add(self, text: str | None) -> None:
        if not text:
            return
        self._parts.append(text)
        length = len(text.strip())
        self._linked += length if self._link_depth else 0
        self._strong += length if self._strong_depth else 0
        self._slanted += length if self._slant_depth else 0

    def flush(self) -> None:
        text = " ".join("".join(self._parts).split())
        if folded := fold(text):
            self.blocks.append(TextBlock(text, folded, self._frame, self._linked, self._strong, self._slanted, self._seen_heading))
        self._parts.clear()
        self._linked = self._strong = self._slanted = 0

    def _count_depth(self, tag: str, step: int) -> None:
        if tag == "a":
            self._link_depth += step
        elif tag in {"b", "strong"}:
            self._strong_depth += step
        elif tag in {"i", "em"}:
            self._slant_depth += step


def find_text_blocks(tree: HtmlElement) -> list[TextBlock]:
    """The page's blocks of text in order, scripts and controls left out; two line breaks divide as a paragraph does."""
    body = next(tree.iter("body"), tree)
    walker = _Walker()
    skipped: HtmlElement | None = None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "!"
        if skipped is not None:
            if element is skipped and event == "end":
                skipped = None
                walker.add(element.tail)
        elif event == "start" and _is_skipped(element, tag):
            skipped = element
        elif event == "start":
            walker.enter(element, tag)
        else:
            walker.leave(element, tag)
        if len(walker.blocks) >= MAX_BLOCKS:
            break
    walker.flush()
    return walker.blocks


def _is_skipped(element: HtmlElement, tag: str) -> bool:
    if tag in _SKIPPED or tag == "!" or element.get("aria-hidden") == "true":
        return True
    if (style := element.get("style")) and _UNSEEN.search(style):
        return True
    return tag == "span" and _HIDDEN.search(element.get("class") or "") is not None


def _open(frame: Frame, element: HtmlElement, tag: str, number: int) -> Frame:
    named = words_of_class(element)
    groups = _groups_in(named) if named else frozenset()
    return Frame(tag, groups, frame.names | groups, frame.tags | {tag}, frame, number, frame.article or (number if tag == "article" else 0))


@cache
def _groups_in(named: str) -> frozenset[str]:
    return frozenset(group for group, pattern in _patterns().items() if pattern.search(named))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {group: re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True)))) for group, words in _data()["names"].items()}


@cache
def phrases() -> re.Pattern[str]:
    """What boilerplate says of itself."""
    return re.compile("|".join(re.escape(str(phrase).lower()) for phrase in _data()["phrases"]))


@cache
def _data() -> Mapping[str, Mapping[str, list[str]]]:
    loaded: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(
        (resources.files("generator.ingest") / "data" / "boilerplate.yml").read_text("utf-8")
    )
    return loaded


def ancestors(frame: Frame) -> Iterator[Frame]:
    """A frame and what it lies in, inmost first."""
    current: Frame | None = frame
    while current is not None:
        yield current
        current = current.parent
