"""`check --fix`: curated files and sidecars in their canonical form, every comment kept."""

from collections.abc import Iterator
from pathlib import Path

from generator.commands.files import read_text, write_whole
from generator.content.canonical import Kind, canonical_text
from generator.ingest import find_sidecars
from generator.settings import Project

_KINDS: dict[str, Kind] = {"entities": "entity", "events": "event", "judgements": "judgement", "corrections": "correction"}


def fix_files(project: Project) -> tuple[Path, ...]:
    """Rewrite each file that is not in canonical form; give the paths of those, relative to the project. What can't be read is left as it is."""
    rewritten = []
    for kind, path in _files(project):
        name = path.relative_to(project.root)
        try:
            text = read_text(path)
        except UnicodeDecodeError:
            continue  # `check` says so
        better = canonical_text(kind, text, depth=len(name.parts) - 1)
        if better != text:
            write_whole(path, better)
            rewritten.append(name)
    return tuple(rewritten)


def _files(project: Project) -> Iterator[tuple[Kind, Path]]:
    for folder in (project.content, project.private):
        for name, kind in _KINDS.items():
            yield from ((kind, path) for path in sorted((folder / name).glob("*.yml")) if path.is_file())
    for seeds in (project.seeds, project.private / "seeds"):
        if seeds.is_dir():
            yield from (("sidecar", path) for path in find_sidecars(seeds, root=project.root))
