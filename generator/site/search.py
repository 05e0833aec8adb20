"""The search index: one run of the Pagefind program over a small tree of HTML of our own."""

import subprocess
from pathlib import Path

from generator.site.problem import SiteError


def index_search(source: Path, target: Path) -> None:
    """Index the HTML in `source` into `target`. Raises SiteError with what the program said."""
    # One language for all: pages of another language would be in an index of their own, which a reader of this one never asks.
    command = [_program(), "--site", str(source), "--output-path", str(target), "--force-language", "en", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode != 0 or not (target / "pagefind.js").is_file():
        raise SiteError(f"the search index failed; the old site is still in place. It said:\n{done.stderr or done.stdout}")
    for unused in ("pagefind-ui.js", "pagefind-ui.css", "pagefind-modular-ui.js", "pagefind-modular-ui.css", "pagefind-highlight.js",
                   "pagefind-component-ui.js", "pagefind-component-ui.css"):  # fmt: skip
        (target / unused).unlink(missing_ok=True)  # the site has a search page of its own


def _program() -> str:
    from pagefind_bin import get_executable  # type: ignore[import-untyped]  # noqa: PLC0415  brings the program's path only

    return str(get_executable())
