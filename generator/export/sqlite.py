"""The tables as a database that programs which show one (Datasette) understand: with keys, links, and search where they look for them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

from generator.export.tables import Row, Tables, columns_of

SEARCHED = {"articles": ("title",), "claims": ("words",), "entities": ("name", "aliases", "weak_aliases"), "events": ("name",)}
"""The tables that full-text search covers, with the columns that it looks in."""

LINKS = {
    "articles": {"publisher": "entities", "main_event": "events", "based_on": "articles", "revision_of": "articles", "follows": "articles"},
    "claims": {"article": "articles", "publisher": "entities", "origin": "entities"},
    "entities": {"belongs_to": "entities", "located_in": "entities", "article": "articles"},
    "events": {"place": "entities", "part_of": "events"},
    "mentions": {"article": "articles", "entity": "entities"},
    "relations": {"from": "claims", "to": "claims"},
    "claims_about": {"claim": "claims", "entity": "entities"},
    "events_claims": {"event": "events", "claim": "claims"},
    "events_participants": {"event": "events", "entity": "entities"},
}
"""Columns that hold another row's id. They are declared and not enforced: what a site leaves out may still be named."""


def to_sqlite(tables: Tables) -> bytes:
    """A database with a table for each of ours, tables of what rows hold in lists, and NAME_search (FTS5, without diacritics) for those in SEARCHED."""
    with closing(sqlite3.connect(":memory:")) as db:
        for name, rows in sorted(tables.items()):
            keys = columns_of(rows) or ["id"]
            _fill(db, name, keys, ([row.get(key) for key in keys] for row in rows))
        for name, columns, lines in _lists(tables):
            _fill(db, name, columns, lines)
        for name, searched in SEARCHED.items():
            if set(searched) <= set(columns_of(tables[name])):
                listed = ", ".join(searched)
                # Datasette looks for content="NAME", so written.
                db.execute(f"CREATE VIRTUAL TABLE {name}_search USING fts5({listed}, content=\"{name}\", tokenize='unicode61 remove_diacritics 2')")
                db.execute(f"INSERT INTO {name}_search({name}_search) VALUES ('rebuild')")  # noqa: S608
        db.commit()
        return db.serialize()


def _fill(db: sqlite3.Connection, name: str, columns: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """A table; the columns that hold another row's id have an index, since what leads to a row is counted on its page."""
    db.execute(f"CREATE TABLE {name} ({', '.join(_declared(name, columns))})")
    marks = ", ".join("?" for _ in columns)
    db.executemany(f"INSERT INTO {name} VALUES ({marks})", ([_stored(value) for value in line] for line in lines))  # noqa: S608
    for column in (column for column in columns if column in LINKS.get(name, {})):
        db.execute(f"CREATE INDEX {name}_{column} ON {name}({_quoted(column)})")


def _lists(tables: Tables) -> Iterator[tuple[str, Sequence[str], Iterator[Sequence[object]]]]:
    """What rows hold in lists, a row each, with the columns: whom a claim is about, an event's claims and its participants."""
    yield "claims_about", ("claim", "entity"), ((claim["id"], entity) for claim in tables["claims"] for entity in claim["about"])
    yield (
        "events_claims",
        ("event", "claim", "position"),
        ((event["id"], *_values(part, "claim", "position")) for event, part in _each(tables, "claims")),
    )
    columns = ("entity", "role", "acknowledged", "claims")
    people = ((event["id"], *_values(person, *columns)) for event, person in _each(tables, "participants"))
    yield "events_participants", ("event", *columns), people


def _each(tables: Tables, field: str) -> Iterator[tuple[Row, Row]]:
    """Each event with each thing that it has in a list."""
    return ((event, item) for event in tables["events"] for item in event[field])


def _values(row: Row, *columns: str) -> Iterator[object]:
    return (row[column] for column in columns)


def _declared(table: str, columns: Sequence[str]) -> Iterator[str]:
    """Columns with what they are: the key, another row's id."""
    links = LINKS.get(table, {})
    for column in columns:
        key = " PRIMARY KEY" if column == "id" else ""
        yield f"{_quoted(column)}{key}{f' REFERENCES {links[column]}(id)' if column in links else ''}"


def _stored(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, (list, dict)) else value


def _quoted(column: str) -> str:
    return f'"{column}"'
