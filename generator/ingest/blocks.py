"""Plain text to blocks: headline, byline, lede, dateline, headings, items, paragraphs, tail. Nothing of the text is changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise

import yaml

from generator.ingest.dateline import Dateline, find_dateline
from generator.ingest.days import find_printed
from generator.models.article import Block, BlockKind
from generator.models.text import Span

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n+")
_INDENT = re.compile(r"\n(?:[^\S\n]{2,}|\t|(?=[^\S\n]*[•·▪■]\s))")  # an indented line, or a bullet, begins a paragraph of its own
_WRAP_WIDTH = 90  # characters: what is broken by hand is narrower than this
_ENDS_SENTENCE = re.compile(r"[.!?:;…。！？؟][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•·▪■*]\s+\S")
_NUMBERED = re.compile(r"(?:[-–]|\d{1,2}[.)])\s+\S")  # an item only beside another: a dash may also begin an attribution, and end a heading
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|av|af)\s+[^\W\d_a-z]|written by|reported by|posted by|[^|\n]{2,40}\s\|\s*(?:updated|published)", re.IGNORECASE
)
_DASHED_HEADING = re.compile(r"[-–—]\s.{3,60}\s[-–—]\.?$")  # as agencies set them: "- 'Strike a blow' -"
_STAMP = re.compile(
    r"(?:last\s)?(?:updated|published|posted|modified|first published|aktualisiert|veröffentlicht|publié|mis à jour|actualizado|publicado)\b",
    re.IGNORECASE,
)
HEAD_PARAGRAPHS = 8  # how deep headline, bylines, lede and dateline are looked for
MAX_HEADLINE = 250  # characters
MAX_HEADING_WORDS = 12
MAX_FURNITURE_WORDS = 25


@dataclass(frozen=True, slots=True)
class Layout:
    """What the arrangement of a text says: its blocks, the headline's place, and the facts that its head holds, as printed."""

    blocks: tuple[Block, ...]
    title_span: Span | None
    moment: str | None
    section: str | None
    dateline: Dateline | None


def find_layout(text: str, *, title: str = "", guess_title: bool = False) -> Layout:
    """The blocks of a plain text. `title` is the headline where it is known; `guess_title` takes a first line that looks like one."""
    spans = tuple(find_paragraphs(text))
    kinds: list[BlockKind] = ["paragraph"] * len(spans)
    position, title_span, moment, section = 0, None, None, None
    if spans and (_same_words(spans[0].of(text), title) or (guess_title and not title and _looks_like_headline(text, spans))):
        kinds[0], title_span, position = "headline", spans[0], 1
    dateline, dateline_at = _first_dateline(text, spans, position)
    before_text = True
    for index in range(position, min(len(spans), HEAD_PARAGRAPHS)):
        paragraph = spans[index].of(text)
        before_text = before_text and index != dateline_at
        if (found := _read_stamp(paragraph)) is not None:
            kinds[index] = "byline"
            moment, section = moment or found[0], section or (found[1] if position else None)
        elif is_furniture(paragraph):
            kinds[index] = "tail"
        elif before_text and _is_byline(paragraph):
            kinds[index] = "byline"
        elif before_text and (index + 1 == dateline_at or _looks_like_lede(text, spans[index:])):
            kinds[index] = "lede"
        else:
            before_text = False
    _mark_body(text, spans, kinds, start=position)
    blocks = tuple(_cut_dateline(text, spans, kinds, dateline, dateline_at))
    return Layout(blocks, title_span, moment, section, dateline)


def find_paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text: divided by blank lines, or by line ends or indents where the lines are not broken by hand."""
    wrapped = _is_wrapped(text)
    breaks = _INDENT if wrapped else _LINE
    for part in _divide(text, Span(0, len(text)), _BLANK):
        yield from _divide(text, part, breaks)


def _divide(text: str, whole: Span, breaks: re.Pattern[str]) -> Iterator[Span]:
    start = whole.start
    for match in (*breaks.finditer(text, whole.start, whole.end), None):
        end = match.start() if match else whole.end
        piece = text[start:end]
        if stripped := piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            yield Span(left, left + len(stripped))
        start = match.end() if match else end


def _is_wrapped(text: str) -> bool:
    """Whether line ends inside paragraphs mean nothing: lines are narrow and most of them break off in mid-sentence."""
    lines = [line.rstrip() for line in text.split("\n", 2000)[:2000]]
    inner = [(first, second) for first, second in pairwise(lines) if first.strip() and second.strip() and not second.startswith(("  ", "\t"))]
    indented = any(line.startswith(("   ", "\t")) for line in lines)
    if not inner:
        return indented
    narrow = sum(len(first) <= _WRAP_WIDTH for first, _ in inner)
    unfinished = sum(not _ENDS_SENTENCE.search(first) for first, _ in inner)
    carried_on = sum(second.lstrip()[0].islower() for _, second in inner)
    return narrow >= 0.9 * len(inner) and unfinished >= 0.6 * len(inner) and (indented or carried_on >= 0.3 * len(inner))


def _looks_like_headline(text: str, spans: Sequence[Span]) -> bool:
    first = spans[0].of(text)
    if len(spans) < 2 or len(first) > MAX_HEADLINE or "\n" in first or find_dateline(first) or _read_stamp(first):
        return False
    return not re.search(r"[.:;,。][\"'”’»)\]]*$", first) and any(len(span.of(text)) > len(first) for span in spans[1:])


def _looks_like_lede(text: str, spans: Sequence[Span]) -> bool:
    """A line above the text that ends without a full stop, and the text below it."""
    words = spans[0].of(text).split()
    below = [span.of(text) for span in spans[1:4]]
    return (
        5 <= len(words) <= 60
        and not _ENDS_SENTENCE.search(words[-1])
        and any(_ENDS_SENTENCE.search(each) and len(each.split()) > 12 for each in below)
    )


def _same_words(paragraph: str, title: str) -> bool:
    def folded(words: str) -> str:
        return "".join(character for character in words.casefold() if character.isalnum())

    return bool(title) and len(paragraph) <= 2 * MAX_HEADLINE and folded(paragraph) == folded(title) != ""


def _first_dateline(text: str, spans: Sequence[Span], position: int) -> tuple[Dateline | None, int | None]:
    for index in range(position, min(len(spans), HEAD_PARAGRAPHS)):
        found = find_dateline(spans[index].of(text))
        if found and (index == position or not found.is_rubric):
            return found, index
    return None, None


def _read_stamp(paragraph: str) -> tuple[str | None, str | None] | None:
    """Moment and section of a line that holds only a date and what stands around it: "World December 18, 2023, 15:00"; None where it is no such line."""
    if len(paragraph) > 120 or "\n" in paragraph:
        return None
    printed = find_printed(paragraph)
    if printed is None:
        return (None, None) if _STAMP.match(paragraph) and re.search(r"\d", paragraph) and len(paragraph.split()) <= 10 else None
    before, after = paragraph[: printed.start].strip(" ,|"), paragraph[printed.end :]
    beside = re.findall(r"[^\W\d_]{2,}", f"{before} {after}")
    if len(beside) > 8 or _ENDS_SENTENCE.search(paragraph) or any(word[0].islower() and word not in _STAMP_WORDS for word in beside):
        return None
    plain = re.fullmatch(r"[A-Z][A-Za-z& ]{2,30}", before) and not _STAMP.match(before) and before not in _WEEKDAYS
    return printed.moment, before if plain else None


_STAMP_WORDS = frozenset(
    (
        "updated",
        "published",
        "posted",
        "at",
        "on",
        "by",
        "from",
        "last",
        "first",
        "uhr",
        "um",
        "am",
        "pm",
        "le",
        "el",
        "de",
        "del",
        "à",
        "alle",
        "ore",
    )
)
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))


def _is_byline(paragraph: str) -> bool:
    return len(paragraph) <= 120 and "\n" not in paragraph and bool(_BYLINE.match(paragraph)) and not _ENDS_SENTENCE.search(paragraph)


def _mark_body(text: str, spans: Sequence[Span], kinds: list[BlockKind], *, start: int) -> None:
    """Items, headings and furniture among what are still paragraphs."""
    for index in range(start, len(spans)):
        if kinds[index] != "paragraph":
            continue
        paragraph = spans[index].of(text)
        following = spans[index + 1].of(text) if index + 1 < len(spans) else ""
        if is_furniture(paragraph):
            kinds[index] = "tail"
        elif _DASHED_HEADING.match(paragraph):
            kinds[index] = "heading"
        elif _BULLET.match(paragraph) or (_NUMBERED.match(paragraph) and _has_neighbour(text, spans, index)):
            kinds[index] = "item"
        elif index > start and _looks_like_heading(paragraph, following):
            kinds[index] = "heading"


def _has_neighbour(text: str, spans: Sequence[Span], index: int) -> bool:
    return any(_NUMBERED.match(spans[near].of(text)) for near in (index - 1, index + 1) if 0 <= near < len(spans))


def _looks_like_heading(paragraph: str, following: str) -> bool:
    words = paragraph.split()
    if not 1 <= len(words) <= MAX_HEADING_WORDS or "\n" in paragraph or not paragraph[0].isupper():
        return False
    return not re.search(r"[.!…:;,。\"”'»-]$", paragraph) and len(following) > 2 * len(paragraph) and _ENDS_SENTENCE.search(following) is not None


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph is no part of the report: "Read more on the site →", a copyright line, "Photo" where a picture stood, "Reuter" at the end."""
    words = paragraph.split()
    if len(words) > MAX_FURNITURE_WORDS:
        return False
    plain = paragraph.strip(" \t\n.→»>:-–—*|[]").casefold()
    begins, whole, _ = _furniture()
    return plain in whole or plain.startswith(begins) or paragraph.casefold().startswith(begins)


@cache
def _furniture() -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    data = yaml.safe_load((resources.files("generator.ingest") / "data" / "furniture.yml").read_text("utf-8"))
    return tuple(data["begins"]), frozenset(data["whole"]) | frozenset(data["signatures"]), frozenset(data["signatures"])


def _cut_dateline(
    text: str, spans: Sequence[Span], kinds: Sequence[BlockKind], dateline: Dateline | None, dateline_at: int | None
) -> Iterator[Block]:
    for index, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        block = Block(kind, span.start, span.end)
        if dateline and index == dateline_at:
            head_end = span.start + dateline.length
            yield Block("dateline", span.start, head_end)
            rest = text[head_end : span.end]
            if not rest.strip():
                continue
            block = replace(block, kind="paragraph", start=head_end + len(rest) - len(rest.lstrip()))
        yield from _cut_signature(text, block)


def _cut_signature(text: str, block: Block) -> Iterator[Block]:
    """The agency's name alone on the last line of a paragraph, as wires end, is a block of its own."""
    head, newline, last = block.span.of(text).rpartition("\n")
    if newline and head.strip() and last.strip().casefold() in _furniture()[2]:
        yield replace(block, end=block.start + len(head.rstrip()))
        yield Block("tail", block.end - len(last.lstrip()), block.end)
    else:
        yield block
