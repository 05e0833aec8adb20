"""`check --fix`: curated files in their canonical form, every comment kept."""

from pathlib import Path

from generator.commands.files import read_text, write_whole
from generator.content.canonical import Kind, canonical_text

_KINDS: dict[str, Kind] = {"entities": "entity", "events": "event", "judgements": "judgement", "corrections": "correction"}


def fix_files(folder: Path, *, root: Path) -> tuple[Path, ...]:
    """Rewrite each file that is not in canonical form; give the paths of those, relative to `root`. What can't be read is left as it is."""
    rewritten = []
    for name, kind in _KINDS.items():
        for path in sorted((folder / name).glob("*.yml")):
            try:
                text = read_text(path)
            except UnicodeDecodeError:
                continue  # `check` says so
            better = canonical_text(kind, text)
            if better != text:
                write_whole(path, better)
                rewritten.append(path.relative_to(root) if path.is_relative_to(root) else path)
    return tuple(rewritten)
