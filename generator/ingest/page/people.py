"""Who wrote a page: declared authors in order of trust, bylines taken apart, outlets only where nobody else is named."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml
from lxml.html import HtmlElement

from generator.ingest.dateline import known_agencies
from generator.ingest.page.declared import Declared
from generator.ingest.page.headline import fold
from generator.ingest.page.jsonld import text_at
from generator.ingest.page.outlet import outlet_names
from generator.ingest.page.tree import text_of, words_of_class

MAX_AUTHORS = 30
MAX_NAME = 60  # characters
LONG_PARAGRAPH = 350  # characters: the first so long after the headline is the text, and names below it are mostly those of others
_METAS = ("author", "article:author", "og:article:author", "og:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline",
          "article:byline", "cxenseparse:author", "articleauthor", "citation_author", "dc.contributor", "rbauthors", "authors", "article:author_name", "lrt_authors")  # fmt: skip
_NAMED_BYLINE = re.compile(r"by-?line|author|auteur|autor(?!i[sz])|skribent|journalist|reporter|writer|penulis|muhabir")
_ASIDE = re.compile(r"comment|related|recommend|avatar|newsletter|footer|sidebar|widget|author-?bio|teaser-?list|card|most-?read")
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:e[sn]?|in(?:nen)?)?|auteurs?|profiles?|staff|people|journalists?|reporters?|by|writers?|redaktion|skribent|yazar(?:lar)?|redacteur|contributors?|columnists?)/[^/]+/?",
    re.IGNORECASE,
)


def find_authors(declared: Declared) -> tuple[str, ...]:
    """The names of the article's authors, in order; agencies among them, the outlet itself only where it is all that is declared.

    A byline on the page that holds all declared names and one more is the fuller one; with many more it is that of several reports.
    """
    outlets = {fold(name) for name in outlet_names(declared)} - {""}
    fallback: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    for names in _candidates(declared):
        found = tuple(dict.fromkeys(names))[:MAX_AUTHORS]
        if any(fold(name) not in outlets for name in found):
            break
        fallback = fallback or found
    else:
        return fallback
    linked = tuple(dict.fromkeys(_linked(declared.tree)))
    return linked if len(linked) == len(found) + 1 and set(linked) > set(found) else found


def find_agency(authors: Iterable[str]) -> str | None:
    """The first author that is a news agency."""
    agencies = {fold(name) for name in known_agencies()}
    return next((name for name in authors if fold(name) in agencies), None)


def _candidates(declared: Declared) -> Iterator[Iterable[str]]:
    """What each place says, the most trusted first."""
    yield _names_in(declared.article.get("author"), declared)
    yield _names_in(declared.article.get("creator"), declared)
    for name in _METAS:
        yield _without_outlets((author for value in declared.all_metas(name) for author in parse_byline(value)), declared)
    yield _labelled(declared)
    yield _linked(declared.tree)
    yield _printed(declared.tree)
    for node in declared.nodes:
        if node is not declared.article and "author" in node:
            yield _names_in(node.get("author"), declared)


def _without_outlets(names: Iterable[str], declared: Declared) -> tuple[str, ...]:
    """Without the outlet where others are named; with nothing but single words beside the outlet ("example.org, Oslo, Norway") only the outlet."""
    outlets = {fold(name) for name in outlet_names(declared)} - {""}
    found = tuple(names)
    others = tuple(name for name in found if fold(name) not in outlets and fold(name.split()[0]) not in outlets)
    if len(others) == len(found) or not others:
        return found
    return others if any(" " in name or not name.isascii() for name in others) else tuple(name for name in found if name not in others)


def _labelled(declared: Declared) -> tuple[str, ...]:
    """What a preview card is told to print: `twitter:label1` "Written by" and `twitter:data1` with the name."""
    for number in ("1", "2"):
        label, data = declared.meta(f"twitter:label{number}"), declared.meta(f"twitter:data{number}")
        if label and data and re.search(r"written|verfasst|author|autor|écrit|escrit|scritto|geschreven|skrevet|skriven", label, re.IGNORECASE):
            return parse_byline(data)
    return parse_byline(declared.meta("twitter:misc:written by") or "")


def _names_in(value: Any, declared: Declared, depth: int = 0) -> Iterator[str]:
    """The names in a JSON-LD value: text, objects, lists of them, references to objects elsewhere in the page."""
    if isinstance(value, str):
        yield from _without_outlets(parse_byline(value), declared)
    elif isinstance(value, list) and depth < 4:
        for each in value:
            yield from _names_in(each, declared, depth + 1)
    elif isinstance(value, Mapping):
        name = value.get("name")
        identity = value.get("@id")
        if isinstance(name, list | Mapping) and depth < 4:
            yield from _names_in(name, declared, depth + 1)
        elif isinstance(name, str):
            plain = text_at(value, "name") or ""
            yield from _without_outlets(parse_byline(plain), declared) or (
                (plain,) if plain and len(plain) <= MAX_NAME and "://" not in plain and "@" not in plain else ()
            )
        elif isinstance(identity, str) and identity in declared.by_id and declared.by_id[identity] is not value and depth < 4:
            yield from _names_in(declared.by_id[identity], declared, depth + 1)
        elif isinstance(value.get("givenName"), str) or isinstance(value.get("familyName"), str):
            yield from parse_byline(" ".join(filter(None, (text_at(value, "givenName"), text_at(value, "familyName")))))


def _linked(tree: HtmlElement) -> Iterator[str]:
    """Elements that are marked as the author by rel or itemprop."""
    for element in tree.iter("a", "span", "div", "p", "address"):
        marks = f"{element.get('rel') or ''} {element.get('itemprop') or ''}".lower().split()
        if "author" in marks and not _is_aside(element):
            inner = next((each for each in element.iter() if (each.get("itemprop") or "").lower() == "name"), element)
            yield from filter(_is_proper, parse_byline(inner.get("content") or text_of(inner)))


def _is_proper(name: str) -> bool:
    """Whether every word of a name is written as one, particles aside: what pages print near "author" is often a button or a rubric."""
    return (all(not word[0].islower() or len(word) <= 3 for word in name.split()) and not name.isupper()) or not name.isascii()


def _printed(tree: HtmlElement) -> Iterator[str]:
    """The names in the first element, after the headline if there is one, that is named a byline or links to an author's page."""
    heading = next(tree.iter("h1"), None)
    after: list[tuple[str, ...]] = []
    before: list[tuple[str, ...]] = []
    seen = heading is None
    for element in tree.iter("h1", "a", "span", "div", "p", "address", "li", "ul", "cite", "em", "strong", "section"):
        if element is heading:
            seen = True
        elif seen and element.tag == "p" and len(text_of(element)) > LONG_PARAGRAPH:
            break
        elif (names := tuple(filter(_is_proper, _byline_in(element)))) and not _is_aside(element):
            (after if seen else before).append(names)
            if seen:
                break
    yield from next(iter(after or before), ())


def _byline_in(element: HtmlElement) -> tuple[str, ...]:
    if element.tag == "a" and _AUTHOR_PAGE.search(element.get("href") or ""):
        together = element.getparent()
        links = [link for link in together.iter("a") if _AUTHOR_PAGE.search(link.get("href") or "")] if together is not None else [element]
        return tuple(name for link in links for name in parse_byline(text_of(link)) if " " in name or not name.isascii())
    if not _NAMED_BYLINE.search(words_of_class(element)) or len(text := text_of(element)) > 200:
        return ()
    links = [shown for link in element.iter("a") if link is not element and (shown := text_of(link))]
    names = tuple(name for part in (links or [text]) for name in parse_byline(part))
    return names or (parse_byline(text) if links else ())


def _is_aside(element: HtmlElement | None) -> bool:
    """Whether an element lies in a teaser, a comment or the page's frame and not in the article's head."""
    for _ in range(6):
        if element is None or element.tag in {"article", "main", "body"}:
            return False
        if element.tag in {"aside", "footer", "nav", "figure"} or _ASIDE.search(words_of_class(element)):
            return True
        element = element.getparent()
    return False


def parse_byline(text: str) -> tuple[str, ...]:
    """The names in a byline: "By Ada Lind and Bo Berg, Staff" gives Ada Lind, Bo Berg. Addresses, handles, roles and dates are no names."""
    text = re.sub(r"https?://\S+|\S+@\S+|(?<!\w)@\w+", " ", text)
    text = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）", " ", text)
    text = _without_before(" ".join(text.split()))
    names = []
    for part in re.split(r"[;|•·\n]|\s/\s|、|,(?!\s*(?:Jr|Sr|II|III|PhD|MD)\b)|，", text):
        for piece in _split_joined(part.strip()):
            name = _without_role(_without_before(piece.strip(' .,:–—-"“”„')))
            if _may_be_name(name):
                names.append(name)
    return tuple(dict.fromkeys(names))


def _without_before(text: str) -> str:
    lower = text.lower()
    for prefix in _words()["before"]:
        if (
            lower.startswith(prefix)
            and len(text) > len(prefix)
            and (not prefix[-1].isalpha() or not text[len(prefix)].isalnum() or not prefix.isascii())
        ):
            return _without_before(text[len(prefix) :].lstrip(" :"))
    return text


def _split_joined(part: str) -> list[str]:
    words = part.split()
    joins = set(_words()["joins"])
    for index, word in enumerate(words):
        if 0 < index < len(words) - 1 and (word == "&" or (word.lower() in joins and not word[0].isupper())):
            left, right = words[:index], words[index + 1 :]
            if word == "&" or len(word) > 2 or (len(left) > 1 and len(right) > 1):
                return [" ".join(left), *_split_joined(" ".join(right))]
    return [part]


def _without_role(name: str) -> str:
    lower = name.lower()
    for role in _words()["roles"]:
        if lower == role:
            return ""
        rest = name[: -len(role)].rstrip(" -–/")
        if lower.endswith(role) and (not role.isascii() or (lower[-len(role) - 1] in " -–/" and len(rest.split()) > 1)):
            return _without_role(rest)
    return name


def _may_be_name(name: str) -> bool:
    words = name.split()
    if not 2 <= len(name) <= MAX_NAME or len(words) > 6 or re.search(r"\d{3}|[<>{}=?!@#:]", name) or not any(map(str.isalpha, name)):
        return False
    lower = {word.strip(".,:").lower() for word in words}
    if lower & set(_words()["not_names"]):
        return False
    small = sum(word[0].islower() for word in words)
    return small < len(words) or len(words) <= 2


@cache
def _words() -> dict[str, tuple[str, ...]]:
    data = yaml.safe_load((resources.files("generator.ingest") / "data" / "people.yml").read_text("utf-8"))
    return {kind: tuple(sorted(map(str, words), key=lambda word: (-len(word), word))) for kind, words in data.items()}
