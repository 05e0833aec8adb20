"""Tables as files: JSON Lines, CSV, SQLite with full-text search, FollowTheMoney, and a description of them all."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from generator.export.describe import describe_package, describe_tables
from generator.export.follow_the_money import make_ftm
from generator.export.tables import Row, Tables, make_review_table, make_tables
from generator.export.unreviewed import hide_unreviewed
from generator.models.knowledge import Knowledge
from generator.models.page import Page
from generator.settings import Settings

FOLDER = "data"
"""Where the site keeps data."""

SEARCHED = {"articles": ("title",), "claims": ("words",), "entities": ("name", "aliases", "weak_aliases"), "events": ("name",)}
"""The tables that full-text search covers, with the columns that it looks in."""

LINKS = {
    "articles": {"publisher": "entities", "main_event": "events", "based_on": "articles", "revision_of": "articles", "follows": "articles"},
    "claims": {"article": "articles", "publisher": "entities", "origin": "entities"},
    "entities": {"belongs_to": "entities", "located_in": "entities", "article": "articles"},
    "events": {"place": "entities", "part_of": "events"},
    "mentions": {"article": "articles", "entity": "entities"},
    "relations": {"from": "claims", "to": "claims"},
}
"""Columns that hold another row's id. They are declared and not enforced: what a site leaves out may still be named."""


def write_tables(tables: Tables, folder: Path) -> None:
    """Write each table as NAME.jsonl into the folder, keys sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in sorted(tables.items()):
        with (folder / f"{name}.jsonl").open("wb") as out:
            out.writelines(jsonl_lines(rows))


def export_files(knowledge: Knowledge, settings: Settings) -> tuple[Page, ...]:
    """Everything under data/ of the site."""
    tables: Tables = {**make_tables(knowledge, settings), "review": make_review_table(knowledge, settings)}
    if settings.publish.unreviewed == "hide":
        tables = hide_unreviewed(tables)
    files: dict[str, bytes] = {f"{name}.jsonl": to_jsonl(rows) for name, rows in tables.items()}
    files |= {f"{name}.csv": to_csv(rows) for name, rows in tables.items()}
    files["followthemoney.jsonl"] = to_jsonl(make_ftm(knowledge, tables))
    files["sourcebook.sqlite"] = to_sqlite(tables)
    files["datapackage.json"] = describe_package(tables, settings)
    files["README.txt"] = describe_tables(tables).encode()
    return tuple(Page(f"{FOLDER}/{name}", content) for name, content in sorted(files.items()))


def to_jsonl(rows: Iterable[Mapping[str, object]]) -> bytes:
    """One object a line, keys sorted."""
    return b"".join(jsonl_lines(rows))


def jsonl_lines(rows: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """The same, line by line."""
    return (json.dumps(row, ensure_ascii=False, sort_keys=True).encode() + b"\n" for row in rows)


def to_csv(rows: Iterable[Row]) -> bytes:
    """A header and one line a row; lists and objects are JSON in their cell. With a byte order mark, or spreadsheets misread names."""
    out = io.StringIO()
    columns = columns_of(rows)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_harmless(_cell(row.get(column))) for column in columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def to_sqlite(tables: Tables) -> bytes:
    """A database with a table for each of ours, and NAME_search (FTS5 over its rows, spelling without diacritics) for those in SEARCHED.

    Programs that show a database (Datasette) find keys, links and search where they look for them.
    """
    with closing(sqlite3.connect(":memory:")) as db:
        for name, rows in sorted(tables.items()):
            columns = columns_of(rows) or ["id"]
            db.execute(f"CREATE TABLE {name} ({', '.join(_declared(name, columns))})")
            marks = ", ".join("?" for _ in columns)
            db.executemany(f"INSERT INTO {name} VALUES ({marks})", ([_stored(row.get(column)) for column in columns] for row in rows))  # noqa: S608
        for name, searched in SEARCHED.items():
            columns = columns_of(tables[name])
            if set(searched) <= set(columns):
                listed = ", ".join(searched)
                # Datasette looks for content="NAME", so written.
                db.execute(f"CREATE VIRTUAL TABLE {name}_search USING fts5({listed}, content=\"{name}\", tokenize='unicode61 remove_diacritics 2')")
                db.execute(f"INSERT INTO {name}_search({name}_search) VALUES ('rebuild')")  # noqa: S608
        db.commit()
        return db.serialize()


def _declared(table: str, columns: Sequence[str]) -> Iterator[str]:
    """Columns with what they are: the key, another row's id."""
    links = LINKS.get(table, {})
    for column in columns:
        key = " PRIMARY KEY" if column == "id" else ""
        yield f"{_quoted(column)}{key}{f' REFERENCES {links[column]}(id)' if column in links else ''}"


def columns_of(rows: Iterable[Row]) -> list[str]:
    """Every key of any row, in the order of first use."""
    return list(dict.fromkeys(key for row in rows for key in row))


def _cell(value: object) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, (list, dict, bool)) else str(value)


def _harmless(cell: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; an apostrophe keeps it text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _stored(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, (list, dict)) else value


def _quoted(column: str) -> str:
    return f'"{column}"'
