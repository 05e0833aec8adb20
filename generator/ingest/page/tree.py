"""HTML to one tree that everything else shares."""

import re

from lxml import etree, html

from generator.ingest.limits import MAX_DEPTH

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def parse_html(source: str) -> html.HtmlElement | None:
    """The tree of a page, comments and processing instructions left out; None where there is no element in it."""
    source = _CONTROLS.sub("", _DECLARATION.sub("", source, count=1))
    if not source.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if not len(tree):
        return None
    for streamed in tree.xpath('//*[@hidden and starts-with(@id, "S:")]'):  # parts that React sends late, hidden until its script has run
        del streamed.attrib["hidden"]
    return tree


def is_too_deep(tree: html.HtmlElement) -> bool:
    """Whether elements are nested beyond MAX_DEPTH, where code that walks by recursion would fail."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            return True
    return False


def text_of(element: etree._Element) -> str:
    """The text in an element, white space folded; a line break or a block is a space."""
    return " ".join(" ".join(element.itertext()).split()) if len(element) else " ".join((element.text or "").split())


def words_of_class(element: etree._Element) -> str:
    """Class, id, itemprop, rel and data-testid of an element in small letters: what sites name their parts by."""
    get = element.get
    return " ".join(filter(None, (get("class"), get("id"), get("itemprop"), get("rel"), get("data-testid"), get("data-component")))).lower()
