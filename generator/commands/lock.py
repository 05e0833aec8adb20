"""One command at a time: a lock on a file, which the system takes back where its holder dies, however it dies."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

PAUSE = 0.05  # seconds between two looks at a lock that another holds


@contextmanager
def hold_lock(path: Path, *, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock for as long as the block runs. Where another command holds it, `waiting` is called once, and that one is waited for.

    Where the file system knows no locks (some network drives), nothing is held, and two commands at once are on their own. The file stays: were it
    taken away, a third command could lock another of the same name.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as stream:
        if not _lock(stream):
            waiting()
            while not _lock(stream):
                time.sleep(PAUSE)
        try:
            yield
        finally:
            with suppress(OSError):
                _unlock(stream)


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: IO[bytes]) -> bool:
        stream.seek(0)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:
            return True
        return True

    def _unlock(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(stream: IO[bytes]) -> bool:
        """Whether nobody else holds the lock: then we do, or nobody can."""
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def _unlock(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_UN)
