"""Finding files and opening them: what is taken from a folder, what is refused, and how much of a file is read at most."""

import gzip
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from generator.ingest.drafts import file_name
from generator.ingest.limits import MAX_FILE_BYTES, MAX_RATIO, RATIO_FROM
from generator.models.text import Issue, make_issue


class FileProblem(Exception):  # noqa: N818  a problem of the input, which becomes an issue
    """A file that can't be read on: code and message of the issue that it becomes."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def find_files(paths: Iterable[Path], *, root: Path) -> Iterator[Path | Issue]:
    """The files under the paths, folders walked in order of names; hidden files, sidecars and other furniture of folders are passed over.

    A symbolic link that leaves the folder it was found in, a device or a pipe is an issue.
    """
    for path in paths:
        if not path.exists():
            yield make_issue("missing", "there is no such file or folder", file=file_name(path, root))
        elif path.is_dir():
            yield from _walk(path, root)
        else:
            yield path


def _walk(folder: Path, root: Path) -> Iterator[Path | Issue]:
    home = folder.resolve()
    found: list[Path] = []
    for current, folders, names in os.walk(folder, followlinks=False):
        here = Path(current)
        found.extend(here / name for name in folders if (here / name).is_symlink())
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not (here / name).is_symlink())
        found.extend(here / name for name in names)
    for path in sorted(found, key=lambda each: each.as_posix()):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        if path.name.startswith("."):
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(home):
            yield make_issue("link", "a symbolic link that leads out of the folder is not followed; copy the file here", file=name)
        elif path.is_symlink() and path.is_dir():
            yield make_issue("link", "a symbolic link to a folder is not followed; its files are read where they are", file=name, severity="note")
        elif not path.is_file():
            yield make_issue("not-a-file", "this is a device, a pipe or a broken link, not a file; take it out of the folder", file=name)
        else:
            yield path


def read_bytes(path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
    """All bytes of a file, unpacked where its name ends in .gz. Raises FileProblem where there are more than `limit`, or it can't be read."""
    with open_bytes(path) as stream:
        return read_at_most(stream, limit)


def read_at_most(stream: IO[bytes], limit: int) -> bytes:
    """All that the stream holds. Raises FileProblem where that is more than `limit` bytes."""
    try:
        data = stream.read(limit + 1)
    except OSError as error:
        raise FileProblem("unreadable", f"can't be read: {error.strerror or error}") from error
    if len(data) > limit:
        raise FileProblem("too-large", f"it holds more than {limit:,} bytes, which no article needs; divide it, or take it out of the folder")
    return data


def open_bytes(path: Path) -> IO[bytes]:
    """The file's bytes as a stream, unpacked where its name ends in .gz, with a guard against bombs. Raises FileProblem."""
    try:
        raw = path.open("rb")
    except OSError as error:
        raise FileProblem("unreadable", f"can't be opened: {error.strerror}") from error
    if path.suffix.lower() != ".gz":
        return raw
    return cast("IO[bytes]", _GuardedGzip(raw))


class _GuardedGzip(gzip.GzipFile):
    """A gzip stream that stops when it unpacks to far more than text can be packed into."""

    def __init__(self, raw: IO[bytes]) -> None:
        super().__init__(fileobj=raw, mode="rb")
        self._raw_file = raw
        self._packed = os.fstat(raw.fileno()).st_size
        self._unpacked = 0

    def read(self, size: int | None = -1) -> bytes:
        return self._guard(super().read, -1 if size is None else size)

    def read1(self, size: int = -1) -> bytes:
        return self._guard(super().read1, size)

    def readline(self, size: int | None = -1) -> bytes:
        return self._guard(super().readline, -1 if size is None else size)

    def close(self) -> None:
        super().close()
        self._raw_file.close()

    def _guard(self, read: Callable[[int], bytes], size: int) -> bytes:
        try:
            data = read(size)
        except (OSError, EOFError, zlib.error) as error:
            raise FileProblem("truncated", f"can't be read to its end ({error}); it is cut off or damaged: get it again") from error
        self._unpacked += len(data)
        if self._unpacked > RATIO_FROM and self._unpacked > MAX_RATIO * self._packed:
            message = f"it unpacks to more than {MAX_RATIO} times its size, as no articles do; unpack it by hand if it is what you think it is"
            raise FileProblem("gzip-bomb", message)
        return data
