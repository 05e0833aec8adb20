"""What the data files hold, for people and for tools (Frictionless Data Package)."""

import json
from functools import cache
from importlib.resources import files

import yaml

from generator.export.tables import Tables
from generator.settings import Settings


@cache
def descriptions() -> dict[str, dict[str, str]]:
    """data/columns.yml: for each table what a row is (`rows`) and what its columns hold."""
    described: dict[str, dict[str, str]] = yaml.safe_load(_data("columns.yml"))
    return described


def describe_tables(tables: Tables) -> str:
    """README.txt."""
    parts = [_data("intro.txt").rstrip()]
    for name in sorted(tables):
        described = descriptions()[name]
        lines = [f"{name} ({len(tables[name])} rows; a row is {described['rows']})"]
        lines += [f"  {column}: {text}" for column, text in described.items() if column != "rows"]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def describe_package(tables: Tables, settings: Settings) -> bytes:
    """datapackage.json, after https://datapackage.org"""
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "format": "csv",
            "encoding": "utf-8",
            "description": descriptions()[name]["rows"],
            "schema": {
                "fields": [{"name": column, "description": text} for column, text in descriptions()[name].items() if column != "rows"],
            },
        }
        for name in sorted(tables)
    ]
    package = {"name": "sourcebook", "profile": "data-package", "languages": [settings.language], "resources": resources}
    return json.dumps(package, indent=2, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def describe_database() -> bytes:
    """datasette.json, after https://docs.datasette.io/en/stable/metadata.html: `datasette sourcebook.sqlite -m datasette.json`."""
    described = {
        name: {"description": f"A row is {columns['rows']}.", "columns": {column: text for column, text in columns.items() if column != "rows"}}
        for name, columns in descriptions().items()
    }
    labels = {"articles": "title", "entities": "name", "events": "name", "claims": "words"}
    tables = {name: columns | ({"label_column": labels[name]} if name in labels else {}) for name, columns in described.items()}
    database = {"description": "Claims are what somebody said; nothing here says that something is so.", "tables": tables}
    return json.dumps({"databases": {"sourcebook": database}}, indent=2, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _data(name: str) -> str:
    return files("generator.export").joinpath("data", name).read_text("utf-8")
