"""The words that the site itself uses, in its templates and its code: a withheld surname that is one of them ("Page") is not a leak wherever it stands."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_WORD = re.compile(r"[^\W\d_]+")
_FOLDERS = ("render", "theme", "export", "graph", "check", "edtf.py")  # what pages, lists and data are worded by
_TEXTS = (".md", ".html", ".txt", ".yml", ".xml", ".js")


@cache
def own_words() -> frozenset[str]:
    """Every word of the package's templates, texts and strings, in small letters. Read from the files: nothing of them is loaded."""
    package = files("generator")
    texts = (text for name in _FOLDERS for text in _texts(package.joinpath(name)))
    return frozenset(word for text in texts for word in _WORD.findall(text.lower()))


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
