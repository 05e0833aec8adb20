"""Everything that people wrote, loaded strictly: all mistakes of all files at once, and whatever is right is kept."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from generator.content.accepted import FILE, load_accepted
from generator.content.canonical import KINDS, find_untidy
from generator.content.pages import load_pages
from generator.content.same import join_same
from generator.content.validate import validate
from generator.content.yaml_cache import YamlCache
from generator.models.curated import CorrectionFile, Curated, EntityFile, EventFile, Facts, JudgementFile, Record
from generator.models.text import Issue, Provenance, make_issue

M = TypeVar("M", EntityFile, EventFile, JudgementFile, CorrectionFile)

FOLDERS = ("entities", "events", "judgements", "corrections", "pages")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,119}")
# An address that the site itself needs, or a name that Windows can't give to a folder
RESERVED = frozenset({"index", "search", "tags", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


@dataclass(slots=True)
class _Reading:
    """What reading has found so far."""

    cache: YamlCache
    issues: list[Issue] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder of content: the public one or the private."""

    folder: Path
    root: Path
    private: bool

    def name_of(self, path: Path) -> str:
        """The file's name as issues and provenance give it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def files_in(self, kind: str) -> Iterator[tuple[Path, str]]:
        """Each YAML file of a kind with its name, sorted. Of thousands, a path costs more than what is in the file: names are joined once."""
        folder = self.folder / kind
        name = self.name_of(folder)
        try:
            found = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".yml"))
        except OSError:
            return
        yield from ((folder / file, f"{name}/{file}") for file in found)


def load_content(folder: Path, *, root: Path, private: Path | None = None, cache: Path | None = None) -> tuple[Curated, tuple[Issue, ...]]:
    """Everything in `content/` and `private/`, and every problem found, sorted. Files with errors are left out.

    `cache` is a file that keeps what was parsed for the next time.
    """
    reading = _Reading(YamlCache(cache))
    issues = reading.issues
    places = [_Place(folder, root, private=False)] + ([_Place(private, root, private=True)] if private else [])
    for place in places:
        issues += _strangers(place)
    curated = Curated(
        entities=_load_kind(places, "entities", EntityFile, reading),
        events=_load_kind(places, "events", EventFile, reading),
        judgements=_load_kind(places, "judgements", JudgementFile, reading),
        corrections=_load_kind(places, "corrections", CorrectionFile, reading),
        pages=load_pages(folder / "pages", root=root, issues=issues),
        root=root,
        broken=frozenset(reading.broken),
        accepted=_load_accepted(places, issues),
    )
    reading.cache.save()
    return join_same(curated), tuple(sorted(issues, key=lambda issue: issue.order))


def _load_accepted(places: list[_Place], issues: list[Issue]) -> dict[str, tuple[Facts, ...]] | None:
    """The accepted states of public things and of private ones; None where nobody accepted any."""
    found = [load_accepted(place.folder / FILE, file=place.name_of(place.folder / FILE), issues=issues) for place in places]
    read = [states for states in found if states is not None]
    things = sorted({thing for states in read for thing in states})
    return {thing: tuple(facts for states in read for facts in states.get(thing, ())) for thing in things} if read else None


def _load_kind(places: list[_Place], name: str, model: type[M], reading: _Reading) -> dict[str, Record[M]]:
    records: dict[str, Record[M]] = {}
    for place in places:
        for path, file in place.files_in(name):
            record = _load_record(path, file, place, model, reading)
            if record is None:
                reading.broken.add(path.stem)
            elif record.id in records:
                other = records[record.id].source.file
                reading.issues.append(make_issue("same-id", f"{other} has the same id {record.id!r}; rename one of the two", file=file))
            else:
                records[record.id] = record
    return dict(sorted(records.items()))


def _load_record(path: Path, file: str, place: _Place, model: type[M], reading: _Reading) -> Record[M] | None:
    problem = _wrong_name(path, place)
    if problem:
        reading.issues.append(make_issue("file-name", problem, file=file))
        return None
    loaded = reading.cache.load(path, file=file)
    if isinstance(loaded, Issue):
        reading.issues.append(loaded)
        return None
    value = validate(loaded, model, file=file)
    if isinstance(value, tuple):
        reading.issues += value
        return None
    reading.issues += find_untidy(KINDS[model], loaded, file=file)
    return Record(path.stem, value, Provenance(file, 1), private=place.private)


def _wrong_name(path: Path, place: _Place) -> str | None:
    if path.is_symlink() and not path.resolve().is_relative_to(place.folder.resolve()):
        return "this is a link to a file outside the folder; copy the file here"
    if not path.is_file():
        return "this is not a file; move it away"
    if not _ID.fullmatch(path.stem):
        better = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "some-name"
        return f"a file's name is its permanent id: small letters, digits and hyphens, such as {better}.yml; rename it"
    if path.stem in RESERVED:
        return f"{path.stem!r} can't be an id: the site or an operating system needs that name; rename the file"
    return None


def _strangers(place: _Place) -> Iterator[Issue]:
    """What lies in a folder of YAML and would be silently passed over."""
    for name in FOLDERS:
        suffix = ".md" if name == "pages" else ".yml"
        for path in sorted((place.folder / name).glob("*")):
            if path.suffix == suffix or path.name.startswith(".") or (name == "pages" and place.private):
                continue
            if path.suffix in {".yaml", ".YML", ".YAML"}:
                yield make_issue("file-name", f"rename this file to {path.stem}.yml; it was not read", file=place.name_of(path))
            else:
                what = "folder" if path.is_dir() else "file"
                message = f"this {what} is not read: content/{name}/ holds {suffix} files only; move it away"
                yield make_issue("stranger", message, file=place.name_of(path), severity="warning")
