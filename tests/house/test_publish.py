"""Publishing, against a bare repository on this machine."""

import os
import subprocess
from pathlib import Path

import pytest

from generator.commands.publish import PublishError, prepare_publication, push
from generator.settings import Project, Settings


def git(folder: Path, *arguments: str) -> str:
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    return subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **names}, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    root = tmp_path / "kb"
    (root / "site" / "_data").mkdir(parents=True)
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(root, "init", "--quiet", "-b", "main")
    git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    (root / ".gitignore").write_text("site/*\n")
    (root / "mkdocs.yml").write_text("site_name: X\n")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "first")
    (root / "site" / "index.html").write_text("<p>one</p>")
    (root / "site" / "_data" / "a.json").write_text("{}")
    (root / "site" / ".gitkeep").touch()
    return Project(root, Settings())


def published(project: Project) -> str:
    return git(project.root.parent / "remote.git", "ls-tree", "-r", "--name-only", "gh-pages")


def test_the_site_is_pushed_whole_and_nothing_else_changes(project: Project):
    before = git(project.root, "status", "--porcelain", "--branch")
    publication = prepare_publication(project)
    assert publication.parent is None
    push(project, publication)
    assert published(project).split() == [".nojekyll", "_data/a.json", "index.html"]
    assert git(project.root, "status", "--porcelain", "--branch") == before
    assert git(project.root, "branch", "--list") == "* main"


def test_the_second_time_builds_on_the_first_and_removes_what_is_gone(project: Project):
    push(project, prepare_publication(project))
    (project.site / "_data" / "a.json").unlink()
    (project.site / "index.html").write_text("<p>two</p>")
    publication = prepare_publication(project)
    assert publication.parent is not None
    assert publication.changed == ("D\t_data/a.json", "M\tindex.html")
    push(project, publication)
    assert published(project).split() == [".nojekyll", "index.html"]
    assert git(project.root.parent / "remote.git", "rev-list", "--count", "gh-pages") == "2"


def test_nothing_is_published_where_nothing_changed(project: Project):
    push(project, prepare_publication(project))
    assert prepare_publication(project).changed == ()


def test_somebody_elses_push_is_not_overwritten(project: Project):
    push(project, prepare_publication(project))
    (project.site / "index.html").write_text("<p>mine</p>")
    mine = prepare_publication(project)
    (project.site / "index.html").write_text("<p>theirs</p>")
    push(project, prepare_publication(project))
    with pytest.raises(PublishError, match="git push"):
        push(project, mine)


def test_without_a_site_a_repository_or_a_remote_it_says_what_to_do(project: Project, tmp_path: Path):
    git(project.root, "remote", "remove", "origin")
    with pytest.raises(PublishError, match="git remote add origin"):
        prepare_publication(project)
    (project.site / "index.html").unlink()
    with pytest.raises(PublishError, match="sourcebook build"):
        prepare_publication(project)
    alone = tmp_path / "alone"
    (alone / "site").mkdir(parents=True)
    (alone / "site" / "index.html").touch()
    with pytest.raises(PublishError, match="git init"):
        prepare_publication(Project(alone, Settings()))
