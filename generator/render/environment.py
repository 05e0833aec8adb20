"""The template engine: strict about what is missing, and every word that goes through it becomes HTML on one line.

A knowledge base may replace any template by a file of the same name in its folder `templates/`.
"""

from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.render.dates import day, describe, moment
from generator.render.phrases import phrase
from generator.render.text import as_html, capitalized, heading_text, html, shorten
from generator.words import Words
from generator.words.direction import close_marks, runs_against

_SAFE_SCHEMES = {"http", "https"}


def make_environment(root: Path, words: Words) -> Environment:
    """Templates of the package, under those that the knowledge base in `root` has of its own. In them `w("event.sources")` is a phrase of the site."""
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(root / "templates"), PackageLoader("generator.render", "templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    environment.globals |= {"w": partial(phrase, words), "digits": words.number, "term": words.of, "phrases": words.phrases}
    environment.filters |= {"shorten": shorten, "heading": heading_text, "url": safe_url, "capitalized": capitalized, "pre": preformatted}
    environment.filters |= {"day": partial(day, words=words), "moment": partial(moment, words=words), "query": partial(quote, safe="")}
    environment.filters |= {"edtf": partial(describe, words=words), "lang": lang_attribute, "bdi": partial(isolated, direction=words.direction)}
    return environment


def safe_url(url: str | None) -> str:
    """A web address that a page may link to; empty for any other scheme, as `javascript:`."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return (url or "") if parts.scheme in _SAFE_SCHEMES and parts.netloc else ""


def lang_attribute(language: str) -> Markup:
    """An element's `lang` attribute, with the space before it; nothing where the words are in the site's language."""
    return Markup(' lang="') + html(language) + Markup('"') if language else Markup("")


def isolated(text: str, direction: str) -> Markup:
    """Text as HTML; in an element that sets it apart where it runs against the direction of the page, so that what stands beside it keeps its order."""
    return Markup("<bdi>") + html(close_marks(text)) + Markup("</bdi>") if runs_against(text, direction) else html(text)


def preformatted(text: str) -> Markup:
    """Lines that stay lines: line breaks as references, since a page's blocks are put on lines of their own."""
    return Markup("&#10;").join(_indented(line) for line in text.rstrip().split("\n"))


def _indented(line: str) -> Markup:
    body = line.lstrip(" ")
    return as_html("&#32;" * (len(line) - len(body))) + html(body)


def _finalize(value: object) -> object:
    return html(value) if isinstance(value, str) and not isinstance(value, Markup) else value
