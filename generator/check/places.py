"""Issues about values of curated files, at the line and column where the value stands."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.content.yaml_file import Path_, YamlFile, find_place, load_yaml
from generator.models.curated import Curated, Record
from generator.models.text import Issue, Severity, make_issue


def issue_at(curated: Curated, record: Record[Any], path: Path_, code: str, message: str, *, severity: Severity = "error") -> Issue:
    """An issue about the value at `path` in the record's file. The file is read again, which only happens when something is wrong."""
    if record.private:
        message = f"{message} (a file of private/)"
    text = _text_of(curated.root / record.source.file) if curated.root else None
    if text is None:
        return make_issue(code, message, file=record.source.file, line=record.source.line, severity=severity)
    place = find_place(text, path)
    return make_issue(code, message, file=record.source.file, line=place.line, column=place.column, severity=severity)


@lru_cache(maxsize=8)
def _text_of(path: Path) -> str | None:
    loaded = load_yaml(path)
    return loaded.text if isinstance(loaded, YamlFile) else None
