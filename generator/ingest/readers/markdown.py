"""`.md`: Markdown with front matter that gives facts. The text is what follows the front matter, unchanged."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.content.yaml_file import parse_yaml
from generator.ingest.drafts import Draft, Read
from generator.ingest.files import read_bytes
from generator.ingest.readers.decoding import decode
from generator.models.article import Block, BlockKind, Facts
from generator.models.text import Issue, Provenance, Span

_FRONT = re.compile(r"\A---[^\S\n]*\n(.*?)^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_SETEXT = re.compile(r"\A([^\n]+)\n(?:=+|-+)[^\S\n]*\Z")

# What other programs' front matter calls our facts
_FACTS = {
    "title": ("title", "headline"),
    "published": ("published", "date", "pubdate", "created"),
    "modified": ("modified", "updated", "lastmod"),
    "publisher": ("publisher", "source", "site", "outlet", "site_name"),
    "agency": ("agency",),
    "language": ("language", "lang"),
    "section": ("section", "category"),
    "description": ("description", "summary", "excerpt"),
    "url": ("url", "canonical_url", "source_url", "link"),
    "dateline_place": ("dateline_place", "place"),
    "rights": ("rights", "license", "licence"),
    "archive_url": ("archive_url",),
}


def read_markdown(path: Path, name: str) -> Iterator[Read]:
    """One article a file."""
    whole = decode(read_bytes(path)).replace("\r\n", "\n")
    facts, text = Facts(), whole
    issues: tuple[Issue, ...] = ()
    if front := _FRONT.match(whole):
        text = whole[front.end() :].lstrip("\n")
        loaded = parse_yaml(front[1].encode("utf-8"), file=name)
        if isinstance(loaded, Issue):
            issues = (loaded,)
        elif isinstance(loaded.value, dict):
            facts = _facts_of({str(key).lower(): value for key, value in loaded.value.items()})
    blocks = tuple(_find_blocks(text, facts.title))
    title_span = next((block.span for block in blocks if block.kind == "headline"), None)
    if title_span and not facts.title:
        facts = replace(facts, title=_heading_text(title_span.of(text)))
    if title_span is None and not any(block.kind != "paragraph" for block in blocks):
        yield Draft(key=name, text=text, facts=facts, source=Provenance(name), guess_title=True, issues=issues)
    else:
        yield Draft(key=name, text=text, facts=facts, source=Provenance(name), blocks=blocks, title_span=title_span, issues=issues)


def _facts_of(front: dict[str, Any]) -> Facts:
    found: dict[str, Any] = {}
    for fact, names in _FACTS.items():
        value = next((front[name] for name in names if isinstance(front.get(name), str) and front[name].strip()), None)
        if value is not None:
            found[fact] = value
    authors = next((front[name] for name in ("authors", "author", "by") if front.get(name)), ())
    if isinstance(authors, str):
        authors = [part.strip() for part in re.split(r",|;| and ", authors)]
    found["authors"] = tuple(author for author in authors if isinstance(author, str) and author) if isinstance(authors, list) else ()
    return Facts(**found)


def _find_blocks(text: str, title: str) -> Iterator[Block]:
    first = True
    for match in re.finditer(r"[^\n][^\n]*(?:\n(?![^\S\n]*\n)(?!#{1,6} |> |[-*+] |\d{1,3}[.)] )[^\n]+)*", text):
        paragraph = match[0].strip()
        if not paragraph:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        kind, mark = _kind_of(paragraph)
        if first and kind == "heading" and (not title or _heading_text(paragraph).casefold() == title.casefold()):
            kind = "headline"
        first = False
        block = Span(start + mark, start + len(paragraph))
        if kind in {"headline", "heading"}:
            block = Span(block.start, block.start + len(_heading_text(paragraph)))
        if block.start < block.end:
            yield Block(kind, block.start, block.end)


def _kind_of(paragraph: str) -> tuple[BlockKind, int]:
    """What a paragraph is, and how many characters its mark has."""
    for pattern, kind in ((r"#{1,6}\s+", "heading"), (r">\s?", "quotation"), (r"(?:[-*+]|\d{1,3}[.)])\s+", "item")):
        if match := re.match(pattern, paragraph):
            return kind, match.end()  # type: ignore[return-value]
    return ("heading" if _SETEXT.match(paragraph) else "paragraph"), 0


def _heading_text(paragraph: str) -> str:
    if underlined := _SETEXT.match(paragraph):
        return underlined[1].strip()
    return re.sub(r"\s#+$", "", re.sub(r"^#{1,6}\s+", "", paragraph)).strip()
