"""`.html`: a saved web page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.ingest.drafts import Draft, Read, Unreadable
from generator.ingest.files import read_bytes
from generator.ingest.limits import MAX_DEPTH
from generator.ingest.page.body import find_body
from generator.ingest.page.declared import collect
from generator.ingest.page.headline import find_headline
from generator.ingest.page.moments import find_modified, find_published
from generator.ingest.page.outlet import declared_language, find_description, find_publisher, find_section
from generator.ingest.page.people import find_agency, find_authors
from generator.ingest.page.tree import is_too_deep, parse_html
from generator.ingest.readers.decoding import decode
from generator.models.article import Facts
from generator.models.text import Provenance, make_issue

_CHARSET = re.compile(rb"<meta[^>]{0,100}charset\s*=\s*[\"']?\s*([\w-]{3,20})|<\?xml[^>]{0,60}encoding=[\"']([\w-]{3,20})", re.IGNORECASE)
_DECLARED_WITHIN = 4_000  # bytes: browsers look for the declared encoding in the first 1,024, and some pages put it later


def read_page(path: Path, name: str) -> Iterator[Read]:
    """One article a file."""
    yield parse_page(decode_page(read_bytes(path)), key=name, source=Provenance(name))


def decode_page(data: bytes, *, charset: str | None = None) -> str:
    """A page's text by its declared encoding, or that of the response it came with. Raises FileProblem where it is no text."""
    declared = _CHARSET.search(data[:_DECLARED_WITHIN])
    name = charset or (next(group for group in declared.groups() if group).decode("ascii") if declared else None)
    return decode(data, declared=name)


def parse_page(html: str, *, key: str, source: Provenance, url: str | None = None) -> Draft | Unreadable:
    """The article of a page. `url` is where it came from, where that is known."""

    def unreadable(code: str, message: str) -> Unreadable:
        return Unreadable(key, make_issue(code, message, file=source.file, line=source.line))

    tree = parse_html(html)
    if tree is None:
        return unreadable("no-page", "this is no web page: there is not one element in it")
    if is_too_deep(tree):
        return unreadable("too-deep", f"its elements are nested more than {MAX_DEPTH} deep, as no page of a newspaper is; it is not read")
    declared = collect(tree, url=url)
    title = find_headline(declared)
    authors = find_authors(declared)
    facts = Facts(
        title=title,
        published=find_published(declared),
        modified=find_modified(declared),
        publisher=find_publisher(declared),
        agency=find_agency(authors),
        authors=authors,
        language=declared_language(declared),
        section=find_section(declared),
        description=find_description(declared),
        url=declared.url,
    )
    body = find_body(declared, title=title)
    if body is None:
        return unreadable(
            "no-article", "no article was found on this page: it may be an index, a film, or built by scripts; save it from a browser instead"
        )
    if body.dateline:
        facts = replace(facts, agency=body.dateline.agency or facts.agency, dateline_place=body.dateline.place)
    return Draft(key=key, text=body.text, facts=facts, source=source, blocks=body.blocks)
