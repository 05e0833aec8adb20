"""The site engine, in a process of its own: its memory goes back, and its settings of logging and warnings stay there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.site.problem import SiteError

# The engine writes a time into the compressed sitemap; a fixed one, so that the same input gives the same bytes.
_EPOCH = "315532800"  # 1980-01-01, the earliest that archives can hold

_UNUSED = ("assets/javascripts",)  # the theme's own scripts, half of a small site: no page of ours asks for them


def build_site(root: Path, folder: Path) -> None:
    """Build the pages of the knowledge base in `root` into `folder`, strictly: a broken link or a missing page is an error.

    Raises SiteError with what the engine said.
    """
    # Not --quiet: with it, --strict lets broken links pass.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(folder)]
    environment = {"SOURCE_DATE_EPOCH": _EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"} | os.environ
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode != 0:
        raise SiteError(f"the site engine failed; the old site is still in place. It said:\n{_tail(done.stderr or done.stdout)}")
    for unused in _UNUSED:
        shutil.rmtree(folder / unused, ignore_errors=True)


def _tail(text: str, lines: int = 20) -> str:
    kept = [line for line in text.splitlines() if line.strip() and not line.startswith("INFO")]
    return "\n".join(kept[-lines:])
