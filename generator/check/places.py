"""Issues about values of curated files, at the line and column where the value stands."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from generator.content.yaml_file import Path_, YamlFile, find_place, load_yaml
from generator.models.curated import Curated, Record
from generator.models.text import Issue, Severity, make_issue

NEAR = 62  # of 100: below, a "nearest" id is no help


def issue_at(curated: Curated, record: Record[Any], path: Path_, code: str, message: str, *, severity: Severity = "error") -> Issue:
    """An issue about the value at `path` in the record's file. The file is read again, which only happens when something is wrong."""
    if record.private:
        message = f"{message} (a file of private/)"
    text = _text_of(curated.root / record.source.file) if curated.root else None
    if text is None:
        return make_issue(code, message, file=record.source.file, line=record.source.line, severity=severity)
    place = find_place(text, path)
    return make_issue(code, message, file=record.source.file, line=place.line, column=place.column, severity=severity)


def nearest(wanted: str, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """The most similar ids, best first."""
    found = process.extract(wanted, sorted(known), scorer=fuzz.WRatio, limit=limit, score_cutoff=NEAR)
    return tuple(choice for choice, _, _ in found)


def did_you_mean(wanted: str, known: Iterable[str]) -> str:
    """`; did you mean a, b or c?`, or an empty string where nothing is near."""
    near = nearest(wanted, known)
    return f"; did you mean {', '.join(near[:-1])}{' or ' if len(near) > 1 else ''}{near[-1]}?" if near else ""


@lru_cache(maxsize=8)
def _text_of(path: Path) -> str | None:
    loaded = load_yaml(path)
    return loaded.text if isinstance(loaded, YamlFile) else None
