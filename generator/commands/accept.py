"""`accept`: what a machine found becomes a file that a person keeps; of a file that is there already, that somebody looked at it."""

from collections.abc import Mapping

from generator.commands.files import read_text
from generator.commands.index import Index
from generator.commands.judge import NOT_FOUND
from generator.commands.steps import Change, Step, StepError, Who, new_file
from generator.content.accepted import FILE, parse_line
from generator.content.edit import EditError, set_mapping
from generator.content.nearest import did_you_mean
from generator.content.skeleton import review_line
from generator.settings import Project

_FOLDERS = {"entity": "entities", "event": "events"}


def plan_accept(project: Project, index: Index | None, wanted: str, who: Who) -> Step:
    """The step that writes `content/entities/ID.yml` or `content/events/ID.yml`, or marks it as reviewed. Raises StepError.

    What only articles of private/ tell of gets its file there.
    """
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
    base = "private" if found.private else "content"
    return Step(f"accept {wanted}", (new_file(project, f"{base}/{_FOLDERS[found.kind]}/{wanted}.yml", text),))


def plan_accept_state(project: Project, index: Index, thing: str | None = None) -> Step:
    """The step that writes down what is now said of all things, or of one, in content/ and private/. Raises StepError where that is there already."""
    state = index.state()
    changes = []
    for folder, private in ((project.content, False), (project.private, True)):
        path = folder / FILE
        before = path.read_bytes() if path.is_file() else None
        now = {key: line for key, (line, is_private) in state.items() if is_private == private}
        after = _accepted(now, before or b"", thing).encode()
        if after != (before or b""):
            changes.append(Change(path.relative_to(project.root).as_posix(), before, after))
    if not changes:
        raise StepError("Nothing has changed since it was last accepted.")
    return Step(f"accept the state of {thing or 'all'}", tuple(changes))


def _accepted(now: Mapping[str, str], before: bytes, thing: str | None) -> str:
    """The text of an accepted state in which `thing`, or everything, is as it is now."""
    if thing is None:
        return "".join(now.values())
    kept = [f"{line}\n" for line in before.decode("utf-8", "replace").split("\n") if line and not _is_of(line, thing)]
    return "".join(sorted([*kept, *(line for key, line in now.items() if key == thing or (thing == "articles" and key.startswith("articles/")))]))


def _is_of(line: str, thing: str) -> bool:
    read = parse_line(line)
    return read is not None and (read[0] == thing or (thing == "articles" and read[0].startswith("articles/")))


def _mark_reviewed(project: Project, path: str, kind: str, who: Who) -> Step:
    before = (project.root / path).read_bytes()
    try:
        after = set_mapping(read_text(project.root / path), "entity" if kind == "entity" else "event", "reviewed", {"by": who.by, "on": who.on})
    except (EditError, UnicodeDecodeError) as error:
        raise StepError(f"{path}: {error}") from error
    return Step(f"reviewed {path}", (Change(path, before, after.encode()),))
