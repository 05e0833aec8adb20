"""Entities, events and articles after FollowTheMoney 4, for tools that read it: https://followthemoney.tech

An edge says that something is so. So an event names those involved only where they acknowledged it themselves and nobody contests it; what is
said of others goes along as a note on them, with who said it.

`make ftm` holds the file against the library itself. It knows no SHA-256 and no date of a note: the article that is a note's proof has both, the hash
in its id's end.
"""

from functools import cache
from importlib.resources import files

import yaml

from generator.export.tables import Row, Tables
from generator.models.knowledge import Event, Knowledge
from generator.words.events import summary_of

# Where FollowTheMoney has no schema of the name, the nearest of its.
SCHEMAS = {"Place": "Address", "Group": "Organization", "Product": "Asset", "Event": "Event", "Unknown": "LegalEntity"}
UNSETTLED = {"contested", "denied", "retracted"}
TYPED = {"wikidata": "wikidataId", "website": "website"}  # identifiers that have a property of their own


def make_ftm(knowledge: Knowledge, tables: Tables) -> list[Row]:
    """Objects of FollowTheMoney's JSON form: id, schema, and properties that are lists of strings; sorted by id."""
    rows = [_entity(row) for row in tables["entities"] if row["kind"] == "named"]
    rows += [_article(row) for row in tables["articles"]]
    names = {row["id"]: row["name"] for row in tables["events"]}
    rows += [_event(event, names[event.id]) for event in knowledge.events.values() if event.id in names]
    rows += [_note(row, knowledge) for row in tables["claims"] if row["words"]]
    return sorted(rows, key=lambda row: row["id"])


def _entity(row: Row) -> Row:
    schema = SCHEMAS.get(row["schema"], str(row["schema"]))
    properties: dict[str, list[str | None]] = {
        "full" if schema == "Address" else "name": [row["name"]],
        "alias": [alias if isinstance(alias, str) else alias["name"] for alias in row["aliases"]],
        "weakAlias": row["weak_aliases"],
        "country": [row["country"]],
        "position": [position["title"] for position in row["positions"]] if schema == "Person" else [],
        "summary": [row["lead"]],
        **{TYPED[scheme]: [value] for scheme, value in row["identifiers"].items() if scheme in TYPED},
    }
    return _object(row["id"], schema, properties)


def _article(row: Row) -> Row:
    properties = {
        "title": [row["title"]],
        "publishedAt": [row["published"]],
        "publisher": [row["publisher_name"]],
        "author": row["authors"],
        "language": [_languages().get((row["language"] or "").partition("-")[0])],
        "sourceUrl": [row["url"]],
    }
    return _object(_id("article", row["id"]), "Article", properties)


def _event(event: Event, name: str) -> Row:
    settled = event.standing.standing not in UNSETTLED
    properties: dict[str, list[str | None]] = {
        "name": [name],
        "summary": [summary_of(event)],
        "keywords": [event.type],
        "involved": [person.entity for person in event.participants if person.acknowledged] if settled else [],
    }
    return _object(_id("event", event.id), "Event", properties)


def _note(row: Row, knowledge: Knowledge) -> Row:
    """A claim, as a note on those whom it is about and who says it."""
    said = [row["publisher"], *(link["entity"] for link in row["attribution"])]
    names = [
        knowledge.entities[entity].name for entity in said if entity in knowledge.entities and knowledge.entities[entity].sensitivity == "public"
    ]
    properties = {
        "description": [f"{' ← '.join(names) or 'unknown'} ({row['speech_act']}): {row['words']}"],
        "entity": [entity for entity in row["about"] if entity in knowledge.entities],
        "proof": [_id("article", row["article"])],
    }
    return _object(_id("claim", row["id"]), "Note", properties)


def _id(kind: str, key: str) -> str:
    """An id of what is no entity: letters, digits, hyphens and points, since that is what a reference to it may hold. No entity's id has a point."""
    return f"{kind}.{key.replace('#', '.')}"


@cache
def _languages() -> dict[str, str]:
    """FollowTheMoney's codes of languages, by ours."""
    text = files("generator.export").joinpath("data", "languages.yml").read_text("utf-8")
    return dict(yaml.safe_load(text))


def _object(key: str, schema: str, properties: dict[str, list[str | None]]) -> Row:
    given = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in sorted(given.items()) if values}}
