"""Publishing: the finished site as one commit on the branch that GitHub Pages serves, without touching the working tree or the index."""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.settings import Project


class PublishError(Exception):
    """Git refused, or there is nothing to publish; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What would be pushed: a commit, to a branch of a remote. `parent` is the branch's present commit, or None where it is new."""

    commit: str
    parent: str | None
    remote: str
    address: str
    branch: str
    changed: tuple[str, ...]


def prepare_publication(project: Project) -> Publication:
    """Make the commit of site/ on top of what the remote's branch holds. Nothing is pushed. Raises PublishError."""
    if not (project.site / "index.html").is_file():
        raise PublishError(f"{project.site} holds no finished site. Run `sourcebook build` first.")
    remote, branch = project.settings.publish.remote, project.settings.publish.branch
    git = _Git(project.root)
    if git.find("rev-parse", "--git-dir") is None:
        raise PublishError(f"{project.root} is not in a git repository. Run `git init` and add a remote: `git remote add {remote} ADDRESS`.")
    address = git.find("remote", "get-url", remote)
    if address is None:
        raise PublishError(f"This repository has no remote named {remote!r}. Add it: `git remote add {remote} ADDRESS`.")
    listed = git.run("ls-remote", remote, f"refs/heads/{branch}")
    parent = listed.split()[0] if listed else None
    if parent:
        git.run("fetch", "--quiet", remote, f"refs/heads/{branch}")
    commit, tree = _commit_site(git, project.site, parent)
    if parent and tree == git.run("rev-parse", f"{parent}^{{tree}}"):
        return Publication(parent, parent, remote, address, branch, ())
    changed = git.run("diff-tree", "-r", "--name-status", "--no-renames", *([parent, commit] if parent else ["--root", "--no-commit-id", commit]))
    return Publication(commit, parent, remote, address, branch, tuple(changed.splitlines()))


def push(project: Project, publication: Publication) -> None:
    """Push the prepared commit. Raises PublishError, also where somebody else pushed in between."""
    _Git(project.root).run("push", "--quiet", publication.remote, f"{publication.commit}:refs/heads/{publication.branch}")


def _commit_site(git: "_Git", site: Path, parent: str | None) -> tuple[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        own = _Git(
            site, {"GIT_INDEX_FILE": str(Path(folder, "index")), "GIT_WORK_TREE": str(site), "GIT_DIR": git.run("rev-parse", "--absolute-git-dir")}
        )
        own.run("add", "--all", "--force", ".")
        own.run("rm", "--quiet", "--cached", "--ignore-unmatch", ".gitkeep")
        empty = own.run("hash-object", "-w", "--stdin")
        own.run("update-index", "--add", "--cacheinfo", f"100644,{empty},.nojekyll")  # or GitHub leaves out what begins with an underscore
        tree = own.run("write-tree")
        commit = own.run("commit-tree", tree, "-m", "Publish the site", *(["-p", parent] if parent else []))
    return commit, tree


class _Git:
    def __init__(self, folder: Path, environment: dict[str, str] | None = None) -> None:
        self._folder = folder
        self._environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", **(environment or {})}

    def run(self, *arguments: str) -> str:
        """What git prints. Raises PublishError with git's own words."""
        try:
            done = subprocess.run(["git", *arguments], cwd=self._folder, env=self._environment, input="", capture_output=True, text=True, check=True)
        except FileNotFoundError as error:
            raise PublishError("git is not installed.") from error
        except subprocess.CalledProcessError as error:
            raise PublishError(f"git {arguments[0]}: {error.stderr.strip() or 'failed'}") from error
        return done.stdout.strip()

    def find(self, *arguments: str) -> str | None:
        """What git prints, or None where it fails."""
        try:
            return self.run(*arguments)
        except PublishError:
            return None
