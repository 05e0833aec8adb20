"""A new knowledge base builds at once, before it holds anything."""

from pathlib import Path

import pytest

from generator.commands.init import init_project
from generator.settings import load_project
from tests.whole.conftest import build_project

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("newsroom")]


def test_a_new_knowledge_base_builds_at_once(tmp_path: Path):
    init_project(tmp_path / "new", name="New", track_seeds=False)
    project, issues = load_project(tmp_path / "new")
    built = build_project(project)
    assert (issues, built.base.issues) == ((), ())
    assert (project.site / "index.html").is_file()
    assert (project.site / "pagefind" / "pagefind.js").is_file()
