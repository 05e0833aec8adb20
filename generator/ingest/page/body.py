"""The article's text on a page: trafilatura's reading, corrected block by block.

Each block of text gets a score from what it shows and where it lies (`features`), twice: the second time with what the first thought of its neighbours.
The weights were learned on news pages of 139 outlets in some twenty languages, by `benchmarks/train_pages.py`. No weight knows an outlet.
"""

import html
import json
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import trafilatura
from lxml import etree
from numpy.typing import NDArray

from generator.ingest.dateline import Dateline, find_dateline
from generator.ingest.page.declared import Declared
from generator.ingest.page.features import CONTEXT, NAMES, Hints, add_context, count_words, is_in, make_features, probability
from generator.ingest.page.headline import fold
from generator.ingest.page.jsonld import text_at
from generator.ingest.page.tree import is_too_deep, parse_html
from generator.ingest.page.walk import TextBlock, find_text_blocks
from generator.models.article import Block, BlockKind

THRESHOLD = 0.4  # of probability: a little under one half, since a sentence that is lost can't be got back, and a stray one is seen
SHY = 0.7  # of trafilatura's words: where less is kept, the page is of a kind that was not learned, and trafilatura is believed
DOUBTFUL = 0.02  # probability under which a block is left out even then
WHOLE = 0.5  # of articleBody's words: where the page shows less, its text stands in its data alone
SHORT_DECLARED = 400  # characters: a shorter articleBody is a summary

FEW_WORDS = 50  # of a page: with fewer, its article may stand in the data of its scripts
_MARKUP = re.compile(r"<p[ >]|\\u003cp[ \\>]")
_STRING = re.compile(r'"(?:[^"\\]|\\.){500,}"')
_NO_TEXT = ("script", "style", "svg", "iframe", "template")  # half of a page's bytes, which would be copied and walked
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "dt"))


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page's article, its blocks, and the dateline it begins with."""

    text: str
    blocks: tuple[Block, ...]
    dateline: Dateline | None


def find_body(declared: Declared, *, title: str) -> Body | None:
    """The article's text and blocks; None where the page holds none. Takes scripts and drawings out of the tree: read what they declare before."""
    scripts = [script.text for script in declared.tree.iter("script") if script.text and _MARKUP.search(script.text)]
    etree.strip_elements(declared.tree, *_NO_TEXT, with_tail=False)
    hints = make_hints(declared, title=title)
    blocks = find_text_blocks(declared.tree)
    pieces = [(kind, block.text) for kind, block in _with_kinds(choose_blocks(blocks, hints)[0])]
    if sum(count_words(text) for _, text in pieces) < FEW_WORDS and (scripted := _body_of_scripts(scripts)):
        return scripted
    plain = _declared_body(declared)
    if plain and sum(count_words(text) for _, text in pieces) < WHOLE * count_words(plain):
        pieces = [("paragraph", text) for text in _paragraphs(plain)]
    return _assemble(pieces) if pieces else None


def body_of_fragment(markup: str) -> Body | None:
    """The text of a piece of HTML that is an article and nothing else, as feeds hold it; None where there is none."""
    tree = parse_html(f"<html><body>{markup}</body></html>") if markup.strip() else None
    if tree is None or is_too_deep(tree):
        return None
    pieces = [(kind, block.text) for kind, block in _with_kinds(block for block in find_text_blocks(tree) if not _is_aside(block))]
    return _assemble(pieces) if pieces else None


def _is_aside(block: TextBlock) -> bool:
    """Whether a block of a fragment is a heading of the whole, a caption, or a mark that an advertisement replaces."""
    near = block.frame.own | (block.frame.parent.own if block.frame.parent else frozenset())
    caption = block.frame.tag == "figcaption" or ("media" in near and count_words(block.text) < 40)
    return block.frame.tag == "h1" or caption or block.text.startswith("$$")


def _body_of_scripts(scripts: Iterable[str]) -> Body | None:
    """The article of a page that is only drawn by its scripts: the longest piece of HTML in their data."""
    strings = (match[0] for script in scripts for match in _STRING.finditer(script) if _MARKUP.search(match[0]))
    for string in sorted(strings, key=lambda each: (-len(each), each))[:3]:
        try:
            markup = json.loads(string)
        except ValueError:
            continue
        body = body_of_fragment(markup) if markup.count("<p") >= 3 else None
        if body is not None and count_words(body.text) >= FEW_WORDS:
            return body
    return None


def make_hints(declared: Declared, *, title: str) -> Hints:
    """What is known of the article beside the tree, which trafilatura leaves as it is: it works on a copy."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without text becomes an issue
    found = trafilatura.bare_extraction(declared.tree, include_comments=False, include_tables=False)
    text = found.text if isinstance(found, trafilatura.settings.Document) and found.text else ""
    body = _declared_body(declared)
    descriptions = (declared.meta("og:description"), declared.meta("description"), text_at(declared.article, "description"))
    return Hints(fold(text), fold(body), fold(title), tuple(fold(each) for each in descriptions if each))


def choose_blocks(blocks: Sequence[TextBlock], hints: Hints) -> tuple[list[TextBlock], NDArray[np.float64]]:
    """The blocks that belong to the article, each text once, and the probability of every block."""
    if not blocks:
        return [], np.zeros(0)
    first, second = _weights()
    rows = make_features(blocks, hints)
    likely = probability(add_context(rows, rows @ first) @ second)
    return keep_likely(blocks, hints, likely), likely


def keep_likely(blocks: Sequence[TextBlock], hints: Hints, likely: NDArray[np.float64]) -> list[TextBlock]:
    """The blocks that are likely enough; with those that trafilatura chose where otherwise little would be left of them."""
    referred = [block.linked < 0.7 * len(block.text) and is_in(block.folded, hints.reference) for block in blocks]
    sizes = [count_words(block.text) for block in blocks]
    all_words = sum(size for size, is_one in zip(sizes, referred, strict=True) if is_one)
    kept_words = sum(size for size, is_one, chance in zip(sizes, referred, likely, strict=True) if is_one and chance > THRESHOLD)
    shy = kept_words < SHY * all_words
    chosen = [chance > THRESHOLD or (shy and is_one and chance > DOUBTFUL) for is_one, chance in zip(referred, likely, strict=True)]
    whole_lists = _whole_lists(blocks, chosen)
    kept: list[TextBlock] = []
    seen: set[str] = set()
    for block, is_chosen in zip(blocks, chosen, strict=True):
        if block.frame.tag == "h1" or block.folded == hints.title or (len(block.folded) > 20 and block.folded in seen):
            continue
        if is_chosen or (block.frame.tag == "li" and block.frame.parent is not None and block.frame.parent.number in whole_lists):
            seen.add(block.folded)
            kept.append(block)
    return kept


def _whole_lists(blocks: Sequence[TextBlock], chosen: Sequence[bool]) -> frozenset[int]:
    """The lists of which at least half was chosen, and which are no links: a list belongs to the article as a whole or not at all."""
    items: Counter[int] = Counter()
    good: Counter[int] = Counter()
    for block, is_chosen in zip(blocks, chosen, strict=True):
        if block.frame.tag == "li" and block.frame.parent is not None:
            items[block.frame.parent.number] += 1
            good[block.frame.parent.number] += is_chosen and block.linked < 0.7 * len(block.text)
    return frozenset(number for number, count in items.items() if 2 * good[number] >= count)


def _declared_body(declared: Declared) -> str:
    """JSON-LD's articleBody as plain text, or an empty string where it is none or only a summary."""
    value = declared.article.get("articleBody")
    if not isinstance(value, str):
        return ""
    text = re.sub(r"<(?:/p|br|/h\d|/li)[^>]*>", "\n", html.unescape(value))
    text = re.sub(r"<[^>]+>", "", text)
    return text if len(text) > SHORT_DECLARED else ""


def _paragraphs(text: str) -> list[str]:
    return [folded for line in re.split(r"\n+|\r+", text) if (folded := " ".join(line.split()))]


def _with_kinds(blocks: Iterable[TextBlock]) -> Iterator[tuple[BlockKind, TextBlock]]:
    begun = False
    for block in blocks:
        kind = _kind_of(block)
        if not begun and kind in {"paragraph", "heading"}:
            near = block.frame.own | (block.frame.parent.own if block.frame.parent else frozenset())
            if "lede" in near:
                kind = "lede"
        begun = begun or kind == "paragraph"
        yield kind, block


def _kind_of(block: TextBlock) -> BlockKind:
    if block.frame.tag in _HEADINGS:
        return "heading"
    if block.frame.tag in {"li", "dd"}:
        return "item"
    return "quotation" if "blockquote" in block.frame.tags else "paragraph"


def _assemble(pieces: Sequence[tuple[BlockKind, str]]) -> Body:
    """The text, paragraphs divided by blank lines, with the dateline of its first paragraphs as a block of its own."""
    parts: list[str] = []
    blocks: list[Block] = []
    dateline: Dateline | None = None
    position = 0
    paragraphs = 0
    for kind, text in pieces:
        start, end = position, position + len(text)
        paragraphs += kind == "paragraph"
        found = find_dateline(text) if kind == "paragraph" and paragraphs <= 2 and dateline is None else None
        if found is not None and not (found.is_rubric and paragraphs > 1):
            dateline = found
            blocks.append(Block("dateline", start, start + found.length))
            start += found.length + len(text[found.length :]) - len(text[found.length :].lstrip())
        if start < end:
            blocks.append(Block(kind, start, end))
        parts.append(text)
        position = end + 2
    return Body("\n\n".join(parts), tuple(blocks), dateline)


@cache
def _weights() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    data = json.loads((resources.files("generator.ingest") / "data" / "weights.json").read_text("utf-8"))
    return np.array([data["first"][name] for name in NAMES]), np.array([data["second"][name] for name in CONTEXT])
