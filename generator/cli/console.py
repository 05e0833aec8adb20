"""How the command line talks: issues as `file:line:col: message`, progress only on a terminal, exit codes."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from generator.models.text import Issue
from generator.settings import Project, load_project

EXIT_ERRORS = 1  # the input has errors; wrong use is click's own 2

err = Console(stderr=True, highlight=False, soft_wrap=True)


def say(message: str) -> None:
    """Tell the person what is being done, on standard error: standard output is for results."""
    err.print(message, style="dim", markup=False)


def fail(message: str) -> NoReturn:
    """End with exit code 1 and a message."""
    err.print(f"Error: {message}", style="red", markup=False)
    raise SystemExit(EXIT_ERRORS)


def show_issues(issues: Iterable[Issue], *, form: str = "text", show_notes: bool = False) -> None:
    """Print issues: `text` for people, `json` (an object a line) for tools, `github` as annotations in a pull request's checks."""
    for issue in issues:
        if form == "json":
            click.echo(json.dumps(asdict(issue), ensure_ascii=False))
        elif form == "github":
            click.echo(_annotation(issue))
        elif issue.severity != "note" or show_notes:
            style = {"error": "red", "warning": "yellow", "note": "dim"}[issue.severity]
            err.print(str(issue), style=style, markup=False)


def _annotation(issue: Issue) -> str:
    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def escape_property(text: str) -> str:
        return escape(text).replace(":", "%3A").replace(",", "%2C")

    kind = {"error": "error", "warning": "warning", "note": "notice"}[issue.severity]
    parts = (("file", issue.file), ("line", issue.line), ("col", issue.column), ("title", issue.code))
    place = ",".join(f"{name}={escape_property(str(value))}" for name, value in parts if value is not None)
    return f"::{kind} {place}::{escape(issue.message)}"


def count_issues(issues: Iterable[Issue]) -> str:
    """Such as "2 errors, 1 warning"; an empty string where there are none."""
    severities = [issue.severity for issue in issues]
    counts = ((severities.count("error"), "error"), (severities.count("warning"), "warning"))
    return ", ".join(number_of(number, word) for number, word in counts if number)


def number_of(number: int, one: str, many: str | None = None) -> str:
    """Such as "1 article", "2 entities"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


@contextmanager
def progress_bar(what: str) -> Iterator["Bar"]:
    """A bar on a terminal; nothing anywhere else."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, disable=not sys.stderr.isatty()) as progress:
        yield Bar(progress, what)


class Bar:
    """A progress callback of the stages: called with how much is done and how much there is."""

    def __init__(self, progress: Progress, what: str) -> None:
        self._progress = progress
        self._task = progress.add_task(what, total=None)

    def __call__(self, done: int, total: int) -> None:
        self._progress.update(self._task, completed=done, total=total)


def find_root(start: Path) -> Path:
    """The knowledge base's folder: the nearest one upwards that holds mkdocs.yml; `start` where none does."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").exists()), start)


def open_project(directory: Path | None, *, needs_config: bool = True) -> Project:
    """The project that a command works on, its settings' mistakes shown; ends the command where they are errors."""
    root = find_root(directory or Path.cwd())
    if needs_config and not (root / "mkdocs.yml").exists():
        fail(f"{root} holds no mkdocs.yml, so it is not a knowledge base. `sourcebook init DIR` makes a new one.")
    project, issues = load_project(root)
    show_issues(issues)
    if issues:
        raise SystemExit(EXIT_ERRORS)
    return project


def default_jobs() -> int:
    """As many processes as there are processors for us, up to four: each holds half a gigabyte."""
    try:
        available = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        available = os.cpu_count() or 1
    return min(available, 4)


def size_in_words(size: int) -> str:
    """Such as "3.4 MB"."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} kB"
