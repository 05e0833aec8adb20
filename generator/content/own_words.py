"""The words that the site itself uses, in its templates, its phrases and its code, and names of months and languages: a withheld surname that is one of
them ("Page", "March") is not a leak wherever it stands.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from generator.words import languages, load_words

_WORD = re.compile(r"[^\W\d_]+")
_FOLDERS = ("render", "theme", "words", "export", "graph", "check", "edtf.py")  # what pages, lists and data are worded by
_TEXTS = (".md", ".html", ".txt", ".yml", ".xml", ".js")


def own_words(templates: Path | None = None) -> frozenset[str]:
    """Every word of the site's templates, phrases and strings, and what dates and languages are called, in small letters.

    Of a knowledge base's own `templates`, phrases count as they are, and of the rest what stands in small letters: a name there is no word of the site.
    """
    own = _own_words()
    if templates and templates.is_dir():
        phrases = (word.lower() for text in _texts(templates / "words") for word in _WORD.findall(text)) if (templates / "words").is_dir() else ()
        return own | {*phrases, *(word for text in _texts(templates) for word in _WORD.findall(text) if word.islower())}
    return own


@cache
def _own_words() -> frozenset[str]:
    package = files("generator")
    texts = (text for name in _FOLDERS for text in _texts(package.joinpath(name)))
    return frozenset(word for text in (*texts, *_names_of_locales()) for word in _WORD.findall(text.lower()))


def _names_of_locales() -> Iterator[str]:
    """Months and languages in every language of the site: pages have them from the locale, and no file of ours holds them."""
    for language in languages():
        locale = load_words(language).locale
        for months in (names for width in locale.months.values() for names in width.values()):
            yield from months.values()
        yield from locale.languages.values()


def _texts(place: Traversable) -> Iterator[str]:
    if place.is_dir():
        for inner in place.iterdir():
            yield from _texts(inner)
    elif place.name.endswith(".py"):
        yield from _strings(place.read_text("utf-8"))
    elif place.name.endswith(_TEXTS):
        yield place.read_text("utf-8")


def _strings(source: str) -> Iterator[str]:
    """The strings of a Python file, without its docstrings."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value
