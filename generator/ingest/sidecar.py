"""Sidecars: `NAME.yml` beside an article corrects its facts, never its id."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.content.canonical import find_untidy
from generator.content.validate import validate
from generator.content.yaml_file import YamlFile, find_place, load_yaml
from generator.ingest.days import parse_moment
from generator.ingest.drafts import file_name
from generator.models.article import Facts
from generator.models.curated import SidecarFile
from generator.models.text import Issue, make_issue

SUFFIX = ".yml"


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of an article's file would stand: `a.txt`, `a.html.gz` have `a.yml`."""
    plain = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return plain.with_suffix(SUFFIX)


def load_sidecar(path: Path, *, root: Path) -> SidecarFile | tuple[Issue, ...] | None:
    """The sidecar of an article's file, None where it has none, or what is wrong with it."""
    sidecar = sidecar_of(path)
    if sidecar == path or not sidecar.is_file():
        return None
    name = file_name(sidecar, root)
    loaded = load_yaml(sidecar, file=name)
    if isinstance(loaded, Issue):
        return (loaded,)
    found = validate(loaded, SidecarFile, file=name)
    if isinstance(found, tuple):
        return found
    wrong = tuple(
        make_issue(
            "wrong-value",
            f"{field} must be a date like 2023-12-18 or 2023-12-18T15:00+03:00, not {value!r}",
            file=name,
            line=(place := find_place(loaded.text, (field,))).line,
            column=place.column,
        )
        for field, value in (("published", found.published), ("modified", found.modified))
        if value is not None and parse_moment(value) is None
    )
    return wrong or found


def find_untidy_sidecar(path: Path, *, root: Path) -> Iterator[Issue]:
    """A note where the sidecar of an article's file is not in canonical form."""
    sidecar = sidecar_of(path)
    if sidecar != path and sidecar.is_file():
        name = file_name(sidecar, root)
        loaded = load_yaml(sidecar, file=name)
        if isinstance(loaded, YamlFile):
            yield from find_untidy("sidecar", loaded, file=name)


def correct_facts(facts: Facts, sidecar: SidecarFile) -> Facts:
    """The facts with what the person wrote in their place, field by field."""
    given = {name: value for name in SidecarFile.model_fields if (value := getattr(sidecar, name)) is not None}
    for name in given.keys() & {"published", "modified"}:
        given[name] = parse_moment(given[name])
    return replace(facts, **given)
