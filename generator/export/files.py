"""Tables as files: JSON Lines, CSV, SQLite with full-text search, FollowTheMoney, and a description of them all."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.export.describe import describe_database, describe_package, describe_tables
from generator.export.follow_the_money import make_ftm
from generator.export.sqlite import to_sqlite
from generator.export.tables import Row, Tables, columns_of, make_review_table, make_tables
from generator.export.unreviewed import hide_unreviewed
from generator.models.knowledge import Knowledge
from generator.models.page import Page
from generator.settings import Settings

FOLDER = "data"
"""Where the site keeps data."""


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
    files["datasette.json"] = describe_database()
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


def _cell(value: object) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, (list, dict, bool)) else str(value)


def _harmless(cell: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; an apostrophe keeps it text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
