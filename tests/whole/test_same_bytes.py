"""The same input gives the same bytes: again, with more processes, and after something was taken away and put back."""

import shutil
from pathlib import Path

import pytest

from generator.extract import stage
from generator.pipeline import Built
from generator.settings import Project
from tests.whole.conftest import NEWSROOM, build_project, files_of, lay_out

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("newsroom")]


def test_more_processes_and_another_folder_change_no_byte(newsroom: tuple[Project, Built], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stage, "WORTH_A_PROCESS", 4)
    other = lay_out(tmp_path, NEWSROOM)
    build_project(other, jobs=2)
    assert files_of(other.site) == files_of(newsroom[0].site)


def test_what_is_taken_away_and_put_back_leaves_no_trace(newsroom: tuple[Project, Built], tmp_path: Path):
    first = files_of(newsroom[0].site)
    shutil.copytree(newsroom[0].build, tmp_path / "build")
    project = lay_out(tmp_path, NEWSROOM)
    entity = project.content / "entities" / "sofia-arlen.yml"
    text = entity.read_text("utf-8")
    entity.unlink()
    build_project(project)
    assert files_of(project.site) != first
    entity.write_text(text, "utf-8")
    build_project(project)
    assert files_of(project.site) == first
