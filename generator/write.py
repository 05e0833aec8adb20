"""Writes pages into a folder: only what changed, and nothing stays that was not given. The one place where pages become files."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generator.models.page import Page


def write_pages(pages: Iterable[Page], folder: Path) -> int:
    """Make `folder` hold exactly `pages`; how many files were written or removed.

    Raises ValueError for two pages of one name, or a name that leads out of the folder: those are bugs, never input.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted: dict[Path, Page] = {}  # the pages themselves: encoded one by one, since all at once are as large again
    for page in pages:
        path = folder.joinpath(*_parts(page.src_uri))
        if path in wanted:
            raise ValueError(f"two pages are called {page.src_uri}")
        wanted[path] = page
    changed = _remove_others(folder, wanted.keys())
    for path, page in wanted.items():
        content = page.content if isinstance(page.content, bytes) else page.content.encode("utf-8")
        if not (path.is_file() and path.read_bytes() == content):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            changed += 1
    return changed


def _parts(src_uri: str) -> tuple[str, ...]:
    parts = PurePosixPath(src_uri).parts
    if not parts or src_uri.startswith("/") or any(part == ".." or "\\" in part or ":" in part for part in parts):
        raise ValueError(f"a page may not be called {src_uri!r}")
    return parts


def _remove_others(folder: Path, wanted: Iterable[Path]) -> int:
    """Remove the files that nobody wants any more, then the folders that this left empty."""
    keep = set(wanted)
    removed = 0
    for path in sorted(folder.rglob("*"), reverse=True):  # what is in a folder before the folder
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in keep:
            path.unlink()
            removed += 1
    return removed
