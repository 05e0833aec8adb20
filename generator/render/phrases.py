"""The site's own words as HTML: what fills a phrase's places is escaped, and what stands in square brackets becomes its link."""

from collections.abc import Sequence
from functools import lru_cache
from string import Formatter

from markupsafe import Markup

from generator.render.text import as_html, html
from generator.words import Words
from generator.words.direction import set_apart


@lru_cache(maxsize=4096)
def _pieces(form: str) -> Sequence[tuple[Markup, str]]:
    """A phrase's words, each with the place that follows them; empty after the last."""
    return [(html(literal), name or "") for literal, name, _, _ in Formatter().parse(form)]


def phrase(words: Words, key: str, n: int = 0, /, *, link: str = "", **values: object) -> Markup:
    """A phrase of the site in its language. `n` chooses its plural form and fills `{n}`; `link` is where its words in brackets lead."""
    filled = {"n": words.number(n), **values}
    parts = [
        part
        for literal, name in _pieces(words.form(key, n))
        for part in (_linked(literal, link), html_of(filled[name], words.direction) if name else Markup(""))
    ]
    return Markup("").join(parts)


def html_of(value: object, direction: str) -> Markup:
    """Words as HTML, set apart where they run against the direction of the page; what is HTML already, as it is."""
    return value if isinstance(value, Markup) else html(set_apart(str(value), direction))


def _linked(literal: Markup, link: str) -> Markup:
    if not link:
        return literal
    return as_html(str(literal).replace("[", f'<a href="{html(link)}">').replace("]", "</a>"))
