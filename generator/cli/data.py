"""`extract`, `export` and `schema`: what tools take."""

import json
from itertools import chain
from pathlib import Path

import click

from generator.check import mask_base
from generator.check.readings import find_failure
from generator.cli.building import inputs_of, load_base
from generator.cli.console import EXIT_ERRORS, fail, open_project, say, show_issues
from generator.cli.options import directory_option, jobs_option
from generator.content.schemas import json_schemas
from generator.export import make_tables, write_tables
from generator.export.reading_json import explain_reading, reading_to_json, unreadable_to_json
from generator.extract.extractor import EnglishExtractor
from generator.extract.language_model import ModelError
from generator.extract.stage import extract_stream
from generator.ingest import Unreadable, read_file
from generator.pipeline import Inputs


@click.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--explain", is_flag=True, help="Instead of JSON, say for each claim which rule read it and from which words.")
@jobs_option
def extract_command(*, files: tuple[Path, ...], explain: bool, jobs: int) -> None:
    """Print what is read in articles: one JSON object a line, one an article, in the order given.

    An article that can't be read is printed with empty text and its issues; the exit code is still 0.
    """
    project = open_project(None, needs_config=False)
    extractor = EnglishExtractor(project.settings.model)
    items = chain.from_iterable(read_file(path, root=Path.cwd()) for path in files)
    try:
        for item, reading in extract_stream(items, extractor=extractor, jobs=jobs):
            if reading is None or isinstance(item, Unreadable):
                assert isinstance(item, Unreadable)
                click.echo(str(item.issue) if explain else _json(unreadable_to_json(item)))
            else:
                click.echo(
                    explain_reading(item, reading) if explain else _json(reading_to_json(item, reading, (*item.issues, *find_failure(item, reading))))
                )
    except ModelError as error:
        fail(str(error))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@click.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--seeds", type=click.Path(exists=True, path_type=Path), help="A folder or file of articles instead of the project's seeds/.")
@click.option("--content", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A folder of YAML instead of the project's content/.")
@directory_option
@jobs_option
def export_command(*, folder: Path, seeds: Path | None, content: Path | None, directory: Path | None, jobs: int) -> None:
    """Write the tables of the whole knowledge base into FOLDER as JSON Lines, identities resolved across articles."""
    project = open_project(directory, needs_config=False)
    own = inputs_of(project)
    inputs = Inputs(seeds or own.seeds, content or own.content, None if seeds or content else own.private)
    base = load_base(project, inputs, jobs=jobs, keep=seeds is None)
    show_issues(base.issues)
    knowledge, _ = mask_base(base.knowledge, base.curated)
    tables = make_tables(knowledge, project.settings)
    write_tables(tables, folder)
    say(f"{folder}: " + ", ".join(f"{len(rows)} {name}" for name, rows in sorted(tables.items())))
    if base.has_errors:
        raise SystemExit(EXIT_ERRORS)


@click.command("schema")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
def schema_command(*, folder: Path | None) -> None:
    """Write the JSON Schema of each kind of YAML file into FOLDER, or print them all as one object."""
    schemas = json_schemas()
    if folder is None:
        click.echo(json.dumps(schemas, indent=2, ensure_ascii=False))
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in sorted(schemas.items()):
        (folder / f"{name}.schema.json").write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", "utf-8")
        say(f"{folder / name}.schema.json")
