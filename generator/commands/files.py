"""Writing a person's files: whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

UNFINISHED = ".sourcebook-"
"""Begins the name of a file that is being written; one that a killed command left is thrown away by the next."""


def write_whole(path: Path, text: str) -> None:
    """Replace the file's text in one step. Raises OSError. Lines end as they do in `text`."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Replace the file in one step, so that a crash or a full disk leaves the old one as it was. Keeps its permissions. Raises OSError."""
    _replace(path, lambda stream: stream.write(data))


def copy_whole(source: Path, path: Path) -> None:
    """The same with what another file holds, however long that is."""
    with source.open("rb") as held:
        _replace(path, lambda stream: shutil.copyfileobj(held, stream))


def _replace(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path = path.resolve()  # an editor's link stays a link
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as stream:
            fill(stream)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet. Raises FileExistsError."""
    if path.exists():
        raise FileExistsError(path)
    write_whole(path, text)


def read_text(path: Path) -> str:
    """The file's text with its line ends as they are."""
    return path.read_bytes().decode("utf-8-sig")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
