"""The theme's files, from the package to build/theme, where mkdocs.yml finds them as plain files."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from generator.models.page import Page

_OURS = {"__init__.py", "__pycache__"}


def load_theme() -> list[Page]:
    """Every file of the theme, by its path in it."""
    return list(_walk(files("generator.theme"), ""))


def _walk(folder: Traversable, prefix: str) -> Iterator[Page]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name in _OURS:
            continue
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield Page(f"{prefix}{entry.name}", entry.read_bytes())
