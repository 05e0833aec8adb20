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
        self.parts: list[str] = []
        self.linked = self.strong = self.slanted = 0
        self.link_depth = self.strong_depth = self.slant_depth = 0
        self.seen_heading = False
        self.frames = 0

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.parts.append(text)
        length = len(text.strip())
        self.linked += length if self.link_depth else 0
        self.strong += length if self.strong_depth else 0
        self.slanted += length if self.slant_depth else 0

    def flush(self, frame: Frame) -> None:
        text = " ".join("".join(self.parts).split())
        if folded := fold(text):
            block = TextBlock(text, folded, frame, self.linked, self.strong, self.slanted, self.seen_heading)
            self.blocks.append(block)
        self.parts.clear()
        self.linked = self.strong = self.slanted = 0

    def open_inline(self, tag: str, step: int) -> None:
        if tag == "a":
            self.link_depth += step
        elif tag in {"b", "strong"}:
            self.strong_depth += step
        elif tag in {"i", "em"}:
            self.slant_depth += step


def find_text_blocks(tree: HtmlElement) -> list[TextBlock]:
    """The page's blocks of text in order, scripts and controls left out; two line breaks divide as a paragraph does."""
    body = next(tree.iter("body"), tree)
    walker = _Walker()
    frame = Frame("body", frozenset(), frozenset(), frozenset(("body",)), None, 0)
    skipped: HtmlElement | None = None
    inline: set[HtmlElement] = set()
    after_break = False
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "!"
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                walker.add(element.tail)
            continue
        if event == "start":
            if _is_skipped(element, tag):
                skipped = element
                continue
            if tag in _INLINE or (frame.tag in _LEAVES and tag not in _BLOCKS):
                inline.add(element)
                walker.open_inline(tag, 1)
                if tag == "br":
                    if after_break:
                        walker.flush(frame)
                    walker.add("\n")
            else:
                walker.flush(frame)
                frame = _open(frame, element, tag, walker)
            walker.add(element.text)
            after_break = tag == "br" and not (element.tail or "").strip()
        else:
            if element in inline:
                inline.discard(element)
                walker.open_inline(tag, -1)
            else:
                walker.flush(frame)
                frame = frame.parent or frame
                walker.seen_heading = walker.seen_heading or tag == "h1"
            if element is not body:
                walker.add(element.tail)
                after_break = tag == "br" and not (element.tail or "").strip()
        if len(walker.blocks) >= MAX_BLOCKS:
            break
    walker.flush(frame)
    return walker.blocks


def _is_skipped(element: HtmlElement, tag: str) -> bool:
    if tag in _SKIPPED or tag == "!" or element.get("aria-hidden") == "true" or element.get("hidden") is not None:
        return True
    return tag == "span" and _HIDDEN.search(element.get("class") or "") is not None


def _open(frame: Frame, element: HtmlElement, tag: str, walker: _Walker) -> Frame:
    walker.frames += 1
    named = words_of_class(element)
    groups = _groups_in(named) if named else frozenset()
    return Frame(
        tag, groups, frame.names | groups, frame.tags | {tag}, frame, walker.frames, frame.article or (walker.frames if tag == "article" else 0)
    )


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
