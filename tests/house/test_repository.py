"""Edit links lead to where the knowledge base's own repository is."""

import subprocess
from pathlib import Path

import pytest

from generator.repository import find_edit_base
from generator.settings import load_project


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", "--initial-branch", "main", str(tmp_path)], check=True)
    return tmp_path


def set_remote(repository: Path, address: str) -> None:
    subprocess.run(["git", "remote", "add", "origin", address], cwd=repository, check=True)


@pytest.mark.parametrize(
    "address",
    ["https://github.com/desk/base.git", "https://github.com/desk/base", "git@github.com:desk/base.git", "https://token@github.com/desk/base.git"],
)
def test_githubs_address_is_taken_from_the_remote(repository: Path, address: str):
    set_remote(repository, address)
    assert find_edit_base(repository) == "https://github.com/desk/base/edit/main/"


def test_a_knowledge_base_in_a_folder_of_a_repository(repository: Path):
    set_remote(repository, "https://github.com/desk/base.git")
    (repository / "kb").mkdir()
    (repository / "kb" / "mkdocs.yml").write_text("site_name: X\n")
    project, _ = load_project(repository / "kb")
    assert project.settings.edit_base == "https://github.com/desk/base/edit/main/kb/"


@pytest.mark.parametrize("address", ["https://git.example.org/desk/base.git", "/srv/base.git", "https://github.com.example.org/desk/base"])
def test_elsewhere_there_is_none(repository: Path, address: str):
    set_remote(repository, address)
    assert find_edit_base(repository) is None


def test_what_the_settings_say_wins(repository: Path):
    set_remote(repository, "https://github.com/desk/base.git")
    (repository / "mkdocs.yml").write_text("extra:\n  sourcebook:\n    edit_base: https://example.org/edit/\n")
    assert load_project(repository)[0].settings.edit_base == "https://example.org/edit/"


def test_a_folder_outside_git_has_none(tmp_path: Path):
    (tmp_path / "mkdocs.yml").write_text("extra:\n  sourcebook:\n    edit_base: ''\n")
    assert load_project(tmp_path)[0].settings.edit_base is None
