"""JSON Schemas of the YAML files, made from the models, for editors that complete and check while one types."""

from typing import Any

from generator.content.canonical import MODELS
from generator.settings import Settings

_DIALECT = "http://json-schema.org/draft-07/schema#"  # what yaml-language-server knows best


def json_schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of file, by name; `settings` is that of `extra: sourcebook:` in mkdocs.yml."""
    schemas: dict[str, dict[str, Any]] = {kind: _schema(model.model_json_schema()) for kind, model in MODELS.items()}
    schemas["settings"] = _schema(Settings.model_json_schema())
    return schemas


def _schema(made: dict[str, Any]) -> dict[str, Any]:
    plain = _plain(made)
    definitions = plain.pop("$defs", {})
    return {"$schema": _DIALECT, **plain, **({"definitions": definitions} if definitions else {})}


def _plain(value: Any) -> Any:
    """As people read it: no invented titles, no nulls (an empty field is no field), and dates that may look like numbers to an editor."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value.replace("#/$defs/", "#/definitions/") if isinstance(value, str) else value
    done = {key: _plain(item) for key, item in value.items() if not (key == "title" and isinstance(item, str)) and key != "default"}
    options = [option for option in done.get("anyOf", []) if option != {"type": "null"}]
    if len(options) == 1 and "anyOf" in done:
        del done["anyOf"]
        done = {**options[0], **done}
    if done.get("type") == "string" and not {"pattern", "enum", "const"} & done.keys():
        done["type"] = ["string", "number"]  # `date: 2023` and `name: 1984` are text here, and numbers to an editor
    return done
