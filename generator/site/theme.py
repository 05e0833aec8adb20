"""The theme's files, from the package to build/theme, where mkdocs.yml finds them as plain files."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from generator.models.page import Page

_OURS = {"__init__.py", "__pycache__"}
_SCRIPTS = "assets/sourcebook/scripts/main.js"
_LOADERS = {"partials/javascripts/base.html", "partials/javascripts/sourcebook.html"}


def load_theme() -> list[Page]:
    """Every file of the theme, by its path in it. Where the scripts were not built, no page asks for them."""
    pages = list(_walk(files("generator.theme"), ""))
    if has_scripts():
        return pages
    return [Page(page.src_uri, "") if page.src_uri in _LOADERS else page for page in pages]


def has_scripts() -> bool:
    """Whether this installation has the scripts of the site: a checkout has them once they were built from frontend/, a wheel always."""
    return files("generator.theme").joinpath(_SCRIPTS).is_file()


def _walk(folder: Traversable, prefix: str) -> Iterator[Page]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name in _OURS:
            continue
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield Page(f"{prefix}{entry.name}", entry.read_bytes())
