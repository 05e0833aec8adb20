"""The last steps of a build, in order. What has not changed is not done again; what fails leaves the old site in place."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from generator.models.knowledge import Knowledge
from generator.models.text import Issue
from generator.render.search import SEARCH_FILES, make_search_pages
from generator.settings import Project
from generator.site.engine import build_site
from generator.site.problem import SiteError
from generator.site.search import index_search
from generator.site.theme import load_theme
from generator.write import write_pages

_TOOLS = ("mkdocs", "mkdocs-material", "pagefind")
_STAMP = "site.sha256"


Prove = Callable[[Path], Sequence[Issue]]
"""Looks through a finished site for what must not be in it."""


def finish_site(project: Project, knowledge: Knowledge, *, prove: Prove = lambda _: ()) -> None:
    """Build build/pages into site/. Raises SiteError where the engine or the indexer fails, or where `prove` finds something."""
    write_pages(load_theme(project), project.build / "theme")
    write_pages(make_search_pages(knowledge, project), project.build / "search")
    stamp = _stamp(project)
    stamp_file = project.build / _STAMP
    if (project.site / "index.html").is_file() and stamp_file.is_file() and stamp_file.read_text("ascii") == stamp:
        _refuse(prove(project.site), "The site in site/ is not to be shown to anybody")  # who is withheld may have changed since it was made
        return
    stamp_file.unlink(missing_ok=True)  # while site/ is replaced it vouches for nothing
    fresh = project.build / "site"
    build_site(project.root, fresh)
    index_search(project.build / "search", fresh / "pagefind")
    (fresh / "search").mkdir(exist_ok=True)
    for name in SEARCH_FILES:
        shutil.copyfile(project.build / "search" / name, fresh / "search" / name)
    _refuse(prove(fresh), "The new site is not shown")
    swap(fresh, project.site, project.build / "site-old")
    stamp_file.write_text(stamp, "ascii")


def _refuse(found: Sequence[Issue], what: str) -> None:
    if found:
        raise SiteError(f"{what}, since it gives away what must not be in it:\n" + "\n".join(map(str, found)))


def swap(fresh: Path, site: Path, old: Path) -> None:
    """Put `fresh` in the place of `site`, whole; `old` is where the former one waits meanwhile. `.gitkeep` stays, since git tracks it."""
    if old.exists():
        shutil.rmtree(old)
    if (site / ".gitkeep").exists():
        (fresh / ".gitkeep").touch()
    if site.exists():
        site.replace(old)
    try:
        fresh.replace(site)
    except OSError:
        if old.exists():
            old.replace(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def folder_size(folder: Path) -> int:
    """The size of all files in a folder, in bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0


def _stamp(project: Project) -> str:
    """A digest of everything that the site is made from."""
    digest = hashlib.sha256()
    for tool in _TOOLS:
        digest.update(f"{tool} {version(tool)}\n".encode())
    digest.update(os.environ.get("SITE_URL", "").encode())
    for path in _inputs(project):
        digest.update(f"{path.relative_to(project.root).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _inputs(project: Project) -> Iterator[Path]:
    yield project.root / "mkdocs.yml"
    for name in ("pages", "search", "theme"):
        yield from sorted(path for path in (project.build / name).rglob("*") if path.is_file())
