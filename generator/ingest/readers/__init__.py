"""The forms that articles come in: one small reader each, behind one interface.

A reader takes a file and yields what it holds, in order: drafts, and what could not be read. It raises `FileProblem` where the whole file is bad.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.ingest.drafts import Read
from generator.ingest.readers.archives import read_packed_archive, read_web_archive
from generator.ingest.readers.documents import read_document
from generator.ingest.readers.feeds import read_feed
from generator.ingest.readers.markdown import read_markdown
from generator.ingest.readers.pages import read_page
from generator.ingest.readers.plain import read_plain
from generator.ingest.readers.sheets import read_json, read_sheet
from generator.ingest.readers.tables import read_json_lines

Reader = Callable[[Path, str], Iterator[Read]]
"""Given a file and its name in keys and issues."""

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_sheet,
    ".tsv": read_sheet,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".pdf": read_document,
    ".warc": read_web_archive,
    ".wacz": read_packed_archive,
}
"""By the file's suffix in small letters, `.gz` taken off."""


def form_of(path: Path) -> str:
    """The suffix that says a file's form: `.html` of `a.html` and of `A.HTML.gz`."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes else ""
