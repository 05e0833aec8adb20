"""When a page was published and modified: declared times in order of trust, then printed ones."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from generator.ingest.days import find_printed, parse_moment
from generator.ingest.page.declared import Declared
from generator.ingest.page.jsonld import text_at
from generator.ingest.page.tree import text_of, words_of_class

_PUBLISHED = ("article:published_time", "datepublished", "og:published_time", "og:article:published_time", "rnews:datepublished", "parsely-pub-date",
              "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "date", "pubdate", "publishdate", "publish-date",
              "publication_date", "publish_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "citation_publication_date", "article.published",
              "article:create_time", "iptc:date", "last-modified-date", "shareaholic:article_published_time", "datecreated", "og:pubdate", "weibo:article:create_at", "dcterms.issued", "displaydate", "originalpublicationdate", "article_date_original", "apub:time", "published_time", "created")  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "article:modified", "lastmod", "dcterms.modified", "dc.date.modified", "last-modified",
             "revised", "og:modified_time", "modified_time")  # fmt: skip
_URL_DAY = re.compile(r"/(20\d\d|19\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:/|[-_]|$)")
_URL_DIGITS = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=\d{4,})")  # an article's number that begins with its day
_SCRIPTED = re.compile(
    r"[\"'](?:date_?published|publish(?:ed)?_?(?:date|at|time|on)|first_?publish(?:ed)?(?:_?(?:date|at))?|pub_?date|publication_?date)[\"']\s*:\s*[\"']([^\"'\\]{8,40})[\"']",
    re.IGNORECASE,
)
MAX_SCRIPT = 400_000  # characters of a script that dates are looked for in
_CHANGED = re.compile(
    r"updat|modif|chang|aktuali|geändert|stand:|mis à jour|actualiz|aggiorna|oppdatert|opdater|uppdat|zaktual|обновл|güncel", re.IGNORECASE
)


def find_published(declared: Declared) -> str | None:
    """When the article was published, ISO 8601; the article's own JSON-LD first, then meta elements, then times in the page, then the address."""
    for value in _candidates(declared):
        if moment := parse_moment(value):
            return moment
    return None


def find_modified(declared: Declared) -> str | None:
    """When the article was changed last, ISO 8601, where the page declares it."""
    values = (text_at(declared.article, "dateModified"), *(declared.meta(name) for name in _MODIFIED))
    return next((moment for value in values if value and (moment := parse_moment(value))), None)


def _candidates(declared: Declared) -> Iterator[str]:
    yield from filter(None, (text_at(declared.article, "datePublished"), text_at(declared.article, "uploadDate")))
    yield from filter(None, (declared.meta(name) for name in _PUBLISHED))
    yield from filter(None, (text_at(node, "datePublished") for node in declared.nodes))
    yield from filter(None, (text_at(declared.article, key) for key in ("dateCreated", "dateModified")))
    if printed := find_printed(declared.page_title[-40:]):
        yield printed.moment
    yield from _scripted(declared.tree)
    yield from _times(declared.tree)
    yield from filter(None, (declared.meta(name) for name in _MODIFIED))
    if declared.url and (match := _URL_DAY.search(declared.url)):
        yield f"{match[1]}-{match[2]}-{match[3]}"
    yield from _printed(declared.tree)
    if declared.url and (match := _URL_DIGITS.search(declared.url)):
        yield f"{match[1]}-{match[2]}-{match[3]}"


def _scripted(tree: HtmlElement) -> Iterator[str]:
    """Dates of publication in the data that a page's own scripts carry."""
    for script in tree.iter("script"):
        if not script.get("src") and "ld+json" not in (script.get("type") or ""):
            yield from (match[1] for match in _SCRIPTED.finditer((script.text or "")[:MAX_SCRIPT]))


def _times(tree: HtmlElement) -> Iterator[str]:
    """Times of `<time>` elements, published ones before changed ones, inside the article and its header before elsewhere."""
    found = []
    for position, time in enumerate(tree.iter("time")):
        value = time.get("datetime") or time.get("content") or text_of(time)
        if not value or position > 200:
            continue
        around = f"{words_of_class(time)} {text_of(time)[:60]}"
        parent = time.getparent()
        if parent is not None:
            around += f" {words_of_class(parent)} {(parent.text or '')[:40]}"
        rank = (0 if re.search(r"datepublished|pubdate|publish", around.lower()) or time.get("pubdate") is not None else 1) + 2 * bool(
            _CHANGED.search(around)
        )
        found.append((rank, position, value))
    yield from (value for _, _, value in sorted(found))


def _printed(tree: HtmlElement) -> Iterator[str]:
    """Dates printed in elements that are named after dates, and then in short lines under the headline."""
    for position, element in enumerate(tree.iter("span", "div", "p", "li", "dd", "em", "small", "td")):
        if position > 4000:
            return
        if (
            re.search(r"date|time|publi|datum|fecha|tarih|dato|stamp|posted|meta|info|line", words_of_class(element))
            and 6 <= len(text := text_of(element)) <= 120
        ):
            printed = find_printed(text)
            if printed:
                yield printed.moment
