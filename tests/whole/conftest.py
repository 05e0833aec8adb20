"""The newsroom, built whole. It is built once for all tests of a worker; a test that changes files takes a copy of its own."""

import shutil
from pathlib import Path

import pytest

from generator.pipeline import Built, Inputs, build
from generator.settings import Project, load_project

ROOT = Path(__file__).parents[2]
NEWSROOM = ROOT / "tests" / "fixtures" / "newsroom"


def lay_out(folder: Path, source: Path) -> Project:
    """A knowledge base in `folder`, of the articles and curated files of `source`, with this repository's own mkdocs.yml."""
    for name in ("seeds", "content"):
        shutil.copytree(source / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    project, issues = load_project(folder)
    assert issues == ()
    return project


def build_project(project: Project, *, jobs: int = 1) -> Built:
    return build(project, Inputs(project.seeds, project.content), jobs=jobs)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file's bytes but those of the search index, whose names differ between identical builds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "pagefind" not in path.relative_to(folder).parts
    }


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Built]:
    project = lay_out(tmp_path_factory.mktemp("newsroom"), NEWSROOM)
    return project, build_project(project)
