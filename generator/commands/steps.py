"""A command's effect on files, as a value: planned first, then done as a whole, and undone as a whole."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.commands.files import write_bytes
from generator.settings import Project

KEPT = 200  # steps that can be undone


class StepError(Exception):
    """What was asked can't be done, and nothing was changed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Who:
    """Whose decision, and on which day (`YYYY-MM-DD`)."""

    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Change:
    """One file, relative to the knowledge base's folder: what it holds before and after; None where it is not there."""

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Step:
    """What a command does, in words and in files."""

    what: str
    changes: tuple[Change, ...]

    @property
    def backwards(self) -> "Step":
        """The step that undoes this one."""
        return Step(f"undo: {self.what}", tuple(Change(change.path, change.after, change.before) for change in reversed(self.changes)))


def do_step(project: Project, step: Step, *, keep: bool = True) -> None:
    """Change the files, all or none, and remember how to undo it. Raises StepError where a file is not what the plan saw."""
    for change in step.changes:
        if _read(project.root / change.path) != change.before:
            raise StepError(f"{change.path} has changed in the meantime. Nothing was done: look at it, and try again.")
    done: list[Change] = []
    try:
        for change in step.changes:
            _write(project.root / change.path, change.after)
            done.append(change)
    except OSError as error:
        for change in reversed(done):
            _write(project.root / change.path, change.before)
        raise StepError(f"{error.filename}: {error.strerror}. Nothing was changed.") from error
    if keep:
        _remember(project, [*_remembered(project), step])


def undo_last(project: Project) -> Step:
    """Undo the last step that is remembered, and give it. Raises StepError where there is none, or where its files have changed since."""
    steps = _remembered(project)
    if not steps:
        raise StepError("There is nothing to undo.")
    do_step(project, steps[-1].backwards, keep=False)
    _remember(project, steps[:-1])
    return steps[-1]


def new_file(project: Project, path: str, text: str) -> Change:
    """A file that is written for the first time. Raises StepError where it is there already."""
    if (project.root / path).exists():
        raise StepError(f"{path} is there already. Open it in an editor, or delete it first.")
    return Change(path, None, text.encode())


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        write_bytes(path, data)


def _memory(project: Project) -> Path:
    return project.build / "undo.json"


def _remembered(project: Project) -> list[Step]:
    """Steps that can be undone, oldest first. Lost with build/, which is only a loss of comfort: git has the files."""
    try:
        stored = json.loads(_memory(project).read_text("utf-8"))
        return [Step(item["what"], tuple(Change(path, _bytes(before), _bytes(after)) for path, before, after in item["changes"])) for item in stored]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _remember(project: Project, steps: Sequence[Step]) -> None:
    stored = [
        {"what": step.what, "changes": [(change.path, _text(change.before), _text(change.after)) for change in step.changes]}
        for step in steps[-KEPT:]
    ]
    write_bytes(_memory(project), json.dumps(stored, ensure_ascii=False).encode("utf-8"))


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("latin-1")  # any byte is a character of it


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("latin-1")
