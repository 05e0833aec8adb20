"""`.csv`, `.tsv`: a table of articles, with a header; `.json`: a list of articles, or one."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.ingest.drafts import Read, Unreadable
from generator.ingest.files import FileProblem, open_bytes, read_bytes
from generator.ingest.limits import MAX_LINE_BYTES
from generator.ingest.readers.decoding import SAMPLE, decode, guess_encoding
from generator.ingest.readers.tables import read_row
from generator.models.text import make_issue

# What tables call our columns, in small letters
_COLUMNS = {
    "id": ("id", "key", "number", "nr"),
    "title": ("title", "headline", "heading"),
    "date": ("date", "published", "published_at", "publish_date", "pubdate", "publication_date"),
    "source": ("source", "publisher", "outlet", "publication", "newspaper", "site"),
    "url": ("url", "link", "href", "address"),
    "text": ("text", "body", "content", "article", "full_text", "fulltext"),
    "html": ("html", "page"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
}


def read_sheet(path: Path, name: str) -> Iterator[Read]:
    """An article a row, by a header that names the columns."""
    csv.field_size_limit(MAX_LINE_BYTES)
    with open_bytes(path) as stream:
        sample = stream.read(SAMPLE)
    text = decode(sample)
    is_utf8 = text.lstrip("\ufeff").encode("utf-8")[:1000] == sample.removeprefix(b"\xef\xbb\xbf")[:1000] or sample.isascii()
    header = text.partition("\n")[0]
    delimiter = max(",;\t|", key=header.count)
    with (
        open_bytes(path) as stream,
        io.TextIOWrapper(stream, encoding="utf-8-sig" if is_utf8 else guess_encoding(sample), errors="replace", newline="") as lines,
    ):
        yield from _read_rows(csv.DictReader(lines, delimiter=delimiter), name)


def _read_rows(table: "csv.DictReader[str]", name: str) -> Iterator[Read]:
    try:
        columns = _columns_of(table.fieldnames or ())
        if "text" not in columns and "html" not in columns:
            if "url" in columns:
                raise FileProblem("links", "this table holds addresses and no texts; `sourcebook add URL...` fetches the pages that they lead to")
            raise FileProblem(
                "columns", "this table has no column of texts; its first line must name the columns: id, title, date, source, url, text"
            )
        for row in table:
            known = {ours: value for ours, theirs in columns.items() if isinstance(value := row.get(theirs), str)}
            yield read_row(known, name, table.line_num)
    except csv.Error as error:
        raise FileProblem("csv", f"this table can't be read beyond line {table.line_num} ({error}); what stands before is read") from error


def _columns_of(names: Any) -> Mapping[str, str]:
    plain = {str(name).strip().lower().replace(" ", "_"): str(name) for name in names if name}
    return {
        ours: plain[theirs[0]] if theirs[0] in plain else next(plain[each] for each in theirs if each in plain)
        for ours, theirs in _COLUMNS.items()
        if any(each in plain for each in theirs)
    }


def read_json(path: Path, name: str) -> Iterator[Read]:
    """The articles of a JSON list, or of an object that is one."""
    text = decode(read_bytes(path))
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise FileProblem("json", f"this is no JSON ({reason})") from error
    for number, row in enumerate(value if isinstance(value, list) else [value], start=1):
        if isinstance(row, dict):
            yield read_row(row, name, number)
        else:
            yield Unreadable(f"{name}:{number}", make_issue("json", f"entry {number} is no object with the fields of an article", file=name))
