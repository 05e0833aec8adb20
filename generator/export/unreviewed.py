"""The tables of a site that hides what nobody reviewed (`publish.unreviewed: hide`): no row and no reference tells of it."""

from generator.export.tables import Row, Tables


def hide_unreviewed(tables: Tables) -> Tables:
    """The tables without the names and events that a machine found. Statements stay, as in pages: their words name whom the article names."""
    hidden = {row["id"] for row in tables["entities"] if row["kind"] == "named" and not row["curated"]}
    events = {row["id"] for row in tables["events"] if row["curated"]}
    return {
        **tables,
        "articles": [_article(row, hidden, events) for row in tables["articles"]],
        "entities": [_entity(row, hidden) for row in tables["entities"] if row["id"] not in hidden],
        "mentions": [row for row in tables["mentions"] if row["entity"] is not None and row["entity"] not in hidden],
        "claims": [_claim(row, hidden) for row in tables["claims"]],
        "review": [],
        "events": [_event(row, hidden, events) for row in tables["events"] if row["id"] in events],
    }


def _article(row: Row, hidden: set[str], events: set[str]) -> Row:
    return _without(row, hidden, "publisher") | {"main_event": row["main_event"] if row["main_event"] in events else None}


def _entity(row: Row, hidden: set[str]) -> Row:
    positions = [_without(position, hidden, "organization") for position in row["positions"]]
    return _without(row, hidden, "belongs_to", "located_in") | {"positions": positions}


def _claim(row: Row, hidden: set[str]) -> Row:
    attribution = [_without(link, hidden, "entity") for link in row["attribution"]]
    return _without(row, hidden, "publisher", "origin") | {"attribution": attribution, "about": [key for key in row["about"] if key not in hidden]}


def _event(row: Row, hidden: set[str], events: set[str]) -> Row:
    participants = [person for person in row["participants"] if person["entity"] not in hidden]
    part_of = row["part_of"] if row["part_of"] in events else None
    return _without(row, hidden, "name_publisher", "place") | {"participants": participants, "part_of": part_of}


def _without(row: Row, hidden: set[str], *fields: str) -> Row:
    return row | {field: None for field in fields if row[field] in hidden}
