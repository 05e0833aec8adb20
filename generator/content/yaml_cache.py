"""Parsed YAML kept between runs, by the digest of a file's bytes: ten thousand files are parsed once, and never taken for what they were.

What is kept is JSON, so a cache from elsewhere can at worst be wrong, and never run anything.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from generator.content.yaml_file import YamlFile, parse_yaml, read_yaml_bytes
from generator.models.text import Issue

VERSION = "2"  # of what parsing makes of a file


class YamlCache:
    """Reads files through the cache at `path`; without one, reads them plainly."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known = _read(path) if path else {}
        self._used: dict[str, Any] = {}

    def load(self, path: Path, *, file: str) -> YamlFile | Issue:
        """As `load_yaml`."""
        data = read_yaml_bytes(path, file=file)
        if isinstance(data, Issue):
            return data
        digest = hashlib.blake2b(data, digest_size=16).hexdigest()
        if digest in self._known:
            self._used[digest] = self._known[digest]
            return YamlFile(data.decode("utf-8-sig"), self._used[digest])
        loaded = parse_yaml(data, file=file)
        if isinstance(loaded, YamlFile):
            self._used[digest] = loaded.value
        return loaded

    def save(self) -> None:
        """Keep what was read this time. A cache that can't be written is no error: the next run parses again."""
        if self._path is None or self._used.keys() == self._known.keys():
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(f".{os.getpid()}.new")  # another command may be writing its own
            fresh.write_text(json.dumps({"version": VERSION, "files": self._used}, ensure_ascii=False), "utf-8")
            fresh.replace(self._path)
        except OSError:
            return


def _read(path: Path) -> dict[str, Any]:
    try:
        stored = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    files = stored.get("files") if isinstance(stored, dict) and stored.get("version") == VERSION else None
    return files if isinstance(files, dict) else {}
