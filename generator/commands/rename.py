"""`rename`: another id for an entity or event; its old address leads to the new one, and every file that named it is updated."""

import re
from pathlib import Path

from generator.commands.files import read_text
from generator.commands.index import Index
from generator.commands.steps import Change, Step, StepError
from generator.content.edit import EditError, add_to_list, replace_ids
from generator.content.load import RESERVED
from generator.settings import Project

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,119}")
# The fields that hold ids of entities, and of events, wherever they stand
_FIELDS = {
    "entities": frozenset({"organization", "belongs_to", "located_in", "place", "entity", "entities", "speaker"}),
    "events": frozenset({"part_of", "events"}),
}
_FOLDERS = ("entities", "events", "judgements", "corrections")


def plan_rename(project: Project, old: str, new: str, index: Index | None = None) -> Step:
    """The step that moves the file and updates references. Raises StepError; also where `index` knows that a machine found another by this id."""
    if not _ID.fullmatch(new) or new in RESERVED:
        raise StepError(f"{new!r} can't be an id: small letters, digits and hyphens, and none of the names that a system keeps for itself.")
    base, kind = _find(project, old)
    path, target = f"{base}/{kind}/{old}.yml", f"{base}/{kind}/{new}.yml"
    if any((project.root / place / kind / f"{new}.yml").exists() for place in ("content", "private")) or (index and index.find(new)):
        raise StepError(f"{new} is there already. To say that the two are one: `sourcebook merge {new} {old}`.")
    changes = []
    for file in _files(project):
        name = file.relative_to(project.root).as_posix()
        try:
            before = read_text(file)
            after = replace_ids(before, old, new, _FIELDS[kind]) if old in before else before
            if name == path:
                # Without the old address in private/: it may be what must not be known.
                after = after if base == "private" else add_to_list(after, "entity" if kind == "entities" else "event", "former_ids", old)
                changes += [Change(path, file.read_bytes(), None), Change(target, None, after.encode())]
            elif after != before:
                changes.append(Change(name, file.read_bytes(), after.encode()))
        except (EditError, UnicodeDecodeError) as error:
            raise StepError(f"{name}: {error}") from error
    return Step(f"rename {old} to {new}", tuple(changes))


def _find(project: Project, wanted: str) -> tuple[str, str]:
    for kind in ("entities", "events"):
        for base in ("content", "private"):
            if (project.root / base / kind / f"{wanted}.yml").is_file():
                return base, kind
    raise StepError(f"No file describes {wanted!r}. What a machine found gets a file by `sourcebook accept {wanted}`.")


def _files(project: Project) -> list[Path]:
    return [path for base in ("content", "private") for folder in _FOLDERS for path in sorted((project.root / base / folder).glob("*.yml"))]
