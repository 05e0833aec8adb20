"""`accept`: what a machine found becomes a file that a person keeps; of a file that is there already, that somebody looked at it."""

from generator.check.places import did_you_mean
from generator.commands.files import read_text
from generator.commands.index import Index
from generator.commands.judge import NOT_FOUND
from generator.commands.steps import Change, Step, StepError, Who, new_file
from generator.content.edit import EditError, set_mapping
from generator.content.skeleton import review_line
from generator.settings import Project

_FOLDERS = {"entity": "entities", "event": "events"}


def plan_accept(project: Project, index: Index | None, wanted: str, who: Who) -> Step:
    """The step that writes `content/entities/ID.yml` or `content/events/ID.yml`, or marks it as reviewed. Raises StepError."""
    for kind, folder in _FOLDERS.items():
        for base in ("content", "private"):
            path = f"{base}/{folder}/{wanted}.yml"
            if (project.root / path).is_file():
                return _mark_reviewed(project, path, kind, who)
    found = index.find(wanted) if index else None
    if found is None:
        hint = did_you_mean(wanted, index.ids()) if index else ""
        raise StepError(f"Nothing is called {wanted!r}{hint or NOT_FOUND}")
    marker = next(line for line in found.text.splitlines() if line.startswith("# reviewed:"))
    text = found.text.replace(marker, f"reviewed: {review_line(who.by, who.on)}")
    return Step(f"accept {wanted}", (new_file(project, f"content/{_FOLDERS[found.kind]}/{wanted}.yml", text),))


def _mark_reviewed(project: Project, path: str, kind: str, who: Who) -> Step:
    before = (project.root / path).read_bytes()
    try:
        after = set_mapping(read_text(project.root / path), "entity" if kind == "entity" else "event", "reviewed", {"by": who.by, "on": who.on})
    except (EditError, UnicodeDecodeError) as error:
        raise StepError(f"{path}: {error}") from error
    return Step(f"reviewed {path}", (Change(path, before, after.encode()),))
