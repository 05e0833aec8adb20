"""`.rss`, `.atom`, `.xml`: a feed's entries, with their whole content or only a summary, marked as such."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from generator.ingest.drafts import Draft, Read, Unreadable
from generator.ingest.files import FileProblem, read_bytes
from generator.ingest.page.body import body_of_fragment
from generator.ingest.page.people import parse_byline
from generator.models.article import Facts
from generator.models.text import Provenance, make_issue

WHOLE_WORDS = 200  # of a description: longer ones are the article, as feeds without content elements give it

_ENTRY, _CONTENT = ("item", "entry"), ("encoded", "content")


def read_feed(path: Path, name: str) -> Iterator[Read]:
    """An article an entry, in the feed's order."""
    data = read_bytes(path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileProblem("xml", f"this is no XML that can be read ({error}); save the feed again") from error
    if root is None or _local(root) not in {"rss", "feed", "RDF"}:
        raise FileProblem("no-feed", "this XML file is no feed (RSS or Atom); if it is a page, give it the suffix .html")
    channel = next((element for element in root.iter() if _local(element) in {"channel", "feed"}), root)
    publisher = _text_in(channel, "title")
    language = _text_in(channel, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for element in root.iter():
        if _local(element) in _ENTRY:
            yield _read_entry(element, name, publisher, language)


def _read_entry(entry: etree._Element, name: str, publisher: str | None, language: str | None) -> Read:
    source = Provenance(name, entry.sourceline)
    link = _link_of(entry)
    key = _text_in(entry, "guid", "id") or link or f"{name}:{entry.sourceline}"
    content = _markup_in(entry, *_CONTENT)
    summary = _markup_in(entry, "description", "summary")
    body = body_of_fragment(content or summary or "")
    if body is None:
        return Unreadable(
            key, make_issue("empty", "this entry has neither content nor a summary; add its page instead", file=name, line=entry.sourceline)
        )
    facts = Facts(
        title=_text_in(entry, "title") or "",
        published=_text_in(entry, "pubDate", "published", "date", "issued"),
        modified=_text_in(entry, "updated", "modified"),
        publisher=publisher,
        authors=tuple(author for each in _authors_in(entry) for author in parse_byline(each)),
        language=language,
        section=_text_in(entry, "category"),
        url=link,
        dateline_place=body.dateline.place if body.dateline else None,
        agency=body.dateline.agency if body.dateline else None,
    )
    is_summary = not content and len(body.text.split()) < WHOLE_WORDS
    return Draft(key=key, text=body.text, facts=facts, source=source, blocks=body.blocks, summary_only=is_summary)


def _local(element: etree._Element) -> str:
    """An element's name without its vocabulary, also where what was mended is no name."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def _text_in(parent: etree._Element, *names: str) -> str | None:
    for wanted in names:
        for child in parent:
            if _local(child) == wanted and (text := " ".join("".join(child.itertext()).split())):
                return text
    return None


def _markup_in(entry: etree._Element, *names: str) -> str | None:
    """The first of the elements that holds something: escaped markup as it is, markup of its own as text."""
    for wanted in names:
        for child in entry:
            if _local(child) == wanted:
                inner = "".join(etree.tostring(each, encoding="unicode") for each in child) if len(child) else ""
                if text := f"{child.text or ''}{inner}".strip():
                    return text
    return None


def _link_of(entry: etree._Element) -> str | None:
    for child in entry:
        if _local(child) == "link" and child.get("rel", "alternate") == "alternate" and (url := child.get("href") or (child.text or "").strip()):
            return url
    return None


def _authors_in(entry: etree._Element) -> Iterator[str]:
    for child in entry:
        if _local(child) in {"author", "creator"}:
            yield _text_in(child, "name") or " ".join("".join(child.itertext()).split())
