"""`sourcebook publish`, from a machine that has no articles."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.commands.init import init_project

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("newsroom")]


def test_a_clone_without_articles_does_not_empty_the_published_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    base = tmp_path / "kb"
    init_project(base, name="Kb", track_seeds=False)
    article = base / "seeds" / "council.txt"
    article.write_text("Council meets\n\nNORTHPORT, March 3. /NTB/. Mayor Kari Dahl said the bridge was ready.\n", "utf-8")
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "remote.git")], check=True)
    subprocess.run(["git", "init", "--quiet", str(base)], check=True)
    subprocess.run(["git", "remote", "add", "origin", str(tmp_path / "remote.git")], cwd=base, check=True, env=os.environ)
    first = CliRunner().invoke(main, ["publish", "--yes", "-C", str(base)])
    assert (first.exit_code, "Published" in first.output) == (0, True)
    shutil.move(article, tmp_path / "elsewhere.txt")
    second = CliRunner().invoke(main, ["publish", "--yes", "-C", str(base)])
    assert second.exit_code == 1
    assert "would empty the published site" in second.output
