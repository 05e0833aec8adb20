"""What git knows of the knowledge base's folder: where its files can be edited in a browser."""

import re
import subprocess
from pathlib import Path

_GITHUB = re.compile(r"(?:https://(?:[^@/]+@)?|git@|ssh://git@)github\.com[:/](?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?$")


def find_edit_base(root: Path) -> str | None:
    """Where GitHub edits the files of `root`, as its git remote and branch say; None where they don't."""
    remote = _GITHUB.fullmatch(_git(root, "remote", "get-url", "origin"))
    branch = _git(root, "symbolic-ref", "--quiet", "--short", "HEAD")
    if remote is None or not branch:
        return None
    return f"https://github.com/{remote['name']}/edit/{branch}/{_git(root, 'rev-parse', '--show-prefix')}"


def _git(root: Path, *arguments: str) -> str:
    """What git prints, or an empty string where it is missing or refuses."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
