"""Tables of articles: a JSON object a line, with `id`, `title`, `date`, `source`, `url`, and `text` or `html`. Read as a stream."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.ingest.days import parse_moment
from generator.ingest.drafts import Draft, Read, Unreadable
from generator.ingest.files import FileProblem, open_bytes
from generator.ingest.limits import MAX_LINE_BYTES
from generator.ingest.readers.pages import parse_page
from generator.models.article import Facts
from generator.models.text import Provenance, make_issue


def read_json_lines(path: Path, name: str) -> Iterator[Read]:
    """An article a line; a line that can't be read is one that is unreadable, and the rest is read."""
    with open_bytes(path) as stream:
        number = 0
        while line := stream.readline(MAX_LINE_BYTES + 1):
            number += 1
            if len(line) > MAX_LINE_BYTES:
                message = f"line {number} has more than {MAX_LINE_BYTES:,} bytes, which no article needs; the rest of the file is not read"
                raise FileProblem("too-large", message)
            if line.strip():
                yield _read_line(line, name, number)


def _read_line(line: bytes, name: str, number: int) -> Read:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # JSON's and the encoding's errors are ValueErrors
        reason = "nested too deep" if isinstance(error, RecursionError) else _what_is_wrong(error)
        return _unreadable(f"{name}:{number}", "json", f"this line is no JSON object ({reason}); write one object a line", name, number)
    if not isinstance(row, dict):
        return _unreadable(f"{name}:{number}", "json", "this line is JSON, but no object with the fields of an article", name, number)
    return read_row(row, name, number)


def _what_is_wrong(error: ValueError) -> str:
    """The error with its place in the line; JSON's own "line 2 column 1" would be read as a line of the file."""
    return f"{error.msg.removesuffix(' at')} at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else str(error)


def read_row(row: Mapping[str, Any], name: str, number: int) -> Read:
    """The article of one row, whose `id` is its key."""
    key = _text(row, "id") or f"{name}:{number}"
    source = Provenance(name, number)
    text, html = row.get("text"), row.get("html")
    if isinstance(text, str) and text.strip():
        return Draft(key=key, text=text, facts=_facts_of(row), source=source)
    if isinstance(html, str) and html.strip():
        return _read_page_row(row, html, key, source)
    return _unreadable(key, "empty", "this row has no text: give it a field 'text', or 'html'", name, number)


def _read_page_row(row: Mapping[str, Any], html: str, key: str, source: Provenance) -> Read:
    """What the page declares counts; the row fills the gaps: its date may be that of the crawl."""
    given = _facts_of(row)
    read = parse_page(html, key=key, source=source, url=given.url)
    if isinstance(read, Unreadable):
        return read
    moment = parse_moment(given.published) if given.published else None
    facts = replace(
        read.facts, title=read.facts.title or given.title, url=read.facts.url or given.url, language=read.facts.language or given.language
    )
    return replace(read, facts=facts, moment_hint=moment[:10] if moment else None, publisher_hint=given.publisher)


def _facts_of(row: Mapping[str, Any]) -> Facts:
    authors = row.get("authors") or row.get("author") or ()
    names = [authors] if isinstance(authors, str) else [name for name in authors if isinstance(name, str)] if isinstance(authors, list) else []
    return Facts(
        title=_text(row, "title") or "",
        published=_text(row, "date") or _text(row, "published"),
        publisher=_text(row, "source") or _text(row, "publisher"),
        authors=tuple(names),
        language=_text(row, "language"),
        description=_text(row, "description"),
        url=_text(row, "url"),
    )


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _unreadable(key: str, code: str, message: str, name: str, number: int) -> Unreadable:
    return Unreadable(key, make_issue(code, message, file=name, line=number))
