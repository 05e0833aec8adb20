"""A command's effect on files, as a value: planned first, then done as a whole, and undone as a whole."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.commands.files import UNFINISHED, write_bytes
from generator.commands.lock import hold_lock
from generator.settings import Project

KEPT = 200  # steps that can be undone
KEPT_BYTES = 8_000_000  # of what they changed: older ones are forgotten


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


@contextmanager
def take_turn(project: Project, *, say: Callable[[str], None]) -> Iterator[None]:
    """Nobody else changes files while the block runs, and what a killed command left half done has been taken back; `say` is told where either shows.

    Every command that changes what people wrote plans and does it in such a block.
    """
    with hold_lock(
        project.build / "writing.lock", waiting=lambda: say("Another sourcebook command is writing here; waiting for it to end (Ctrl+C gives up)")
    ):
        what = recover(project)
        if what:
            say(f"A command was interrupted, and what it had begun was taken back: {what}")
        yield


def do_step(project: Project, step: Step, *, keep: bool = True) -> None:
    """Change the files, all or none, and remember how to undo it. Raises StepError where a file is not what the plan saw.

    What is being done is noted first, so that `recover` can take it back where the command is killed in the middle. New files come before old ones
    go: at no moment is a word in neither.
    """
    for change in step.changes:
        if _read(project.root / change.path) != change.before:
            raise StepError(f"{change.path} has changed in the meantime. Nothing was done: look at it, and try again.")
    _write_steps(_pending(project), [step])
    done: list[Change] = []
    try:
        for change in sorted(step.changes, key=lambda change: (change.after is None, change.before is not None)):
            _write(project.root / change.path, change.after)
            done.append(change)
    except OSError as error:
        for change in reversed(done):
            _write(project.root / change.path, change.before)
        _pending(project).unlink(missing_ok=True)
        raise StepError(f"{error.filename}: {error.strerror}. Nothing was changed.") from error
    if keep:
        _remember(project, [*_remembered(project), step])
    _pending(project).unlink(missing_ok=True)


def recover(project: Project) -> str | None:
    """Take back what a killed command had half done, and say what it was; None where none was killed. What somebody edited since stays theirs.

    Only for whose turn it is: what is noted as being done is then nobody's any more.
    """
    pending = _pending(project)
    steps = _read_steps(pending)
    for step in steps:
        for change in step.changes:
            path = project.root / change.path
            for left in path.parent.glob(f"{UNFINISHED}*"):
                left.unlink(missing_ok=True)
            if _read(path) == change.after:
                _write(path, change.before)
    pending.unlink(missing_ok=True)
    if not steps:
        return None
    _remember(project, [known for known in _remembered(project) if known != steps[0]])
    return steps[0].what


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
    return _read_steps(_memory(project))


def _pending(project: Project) -> Path:
    return project.build / "pending.json"


def _read_steps(path: Path) -> list[Step]:
    try:
        stored = json.loads(path.read_text("utf-8"))
        return [Step(item["what"], tuple(Change(path, _bytes(before), _bytes(after)) for path, before, after in item["changes"])) for item in stored]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _remember(project: Project, steps: Sequence[Step]) -> None:
    size = 0
    kept: list[Step] = []
    for step in reversed(steps[-KEPT:]):
        size += sum(len(data or b"") for change in step.changes for data in (change.before, change.after))
        if kept and size > KEPT_BYTES:
            break
        kept.append(step)
    _write_steps(_memory(project), kept[::-1])


def _write_steps(path: Path, steps: Sequence[Step]) -> None:
    stored = [{"what": step.what, "changes": [(change.path, _text(change.before), _text(change.after)) for change in step.changes]} for step in steps]
    write_bytes(path, json.dumps(stored, ensure_ascii=False).encode("utf-8"))


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("latin-1")  # any byte is a character of it


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("latin-1")
