"""`.html`: a saved web page."""

from collections.abc import Iterator
from pathlib import Path

from generator.ingest.drafts import Draft, Read, Unreadable
from generator.ingest.files import read_bytes
from generator.ingest.readers.decoding import decode
from generator.models.article import Facts
from generator.models.text import Provenance, make_issue


def read_page(path: Path, name: str) -> Iterator[Read]:
    """One article a file."""
    yield parse_page(decode(read_bytes(path)), key=name, source=Provenance(name), url=None)


def parse_page(html: str, *, key: str, source: Provenance, url: str | None) -> Draft | Unreadable:
    """The article of a page."""
    import trafilatura  # noqa: PLC0415

    found = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    if found is None or not found.text:
        return Unreadable(key, make_issue("no-article", "no article was found on this page", file=source.file, line=source.line))
    facts = Facts(
        title=found.title or "", published=found.date, publisher=found.sitename, authors=tuple((found.author or "").split("; ")), url=found.url
    )
    return Draft(key=key, text=found.text, facts=facts, source=source)
