"""From what a YAML file holds to its model, or the issues that say, for each mistake, where it stands and what to do."""

import difflib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.dates import explain_date
from generator.content.yaml_file import Path_, YamlFile, find_place
from generator.models.curated import ClaimQuote, EntityFile, EventFile, NameInLanguage, ParticipantFile, PositionFile, Quote, Review, Source
from generator.models.text import Issue, make_issue

M = TypeVar("M", bound=BaseModel)

_PARTS: dict[str, type[BaseModel]] = {
    "sources": Source, "evidence": Source, "positions": PositionFile, "participants": ParticipantFile, "reviewed": Review, "claim": ClaimQuote,
    "target": ClaimQuote, "mention": Quote, "aliases": NameInLanguage,
}  # fmt: skip
_TAGS = frozenset({"text", "name"})  # how pydantic calls the two kinds of an alias in an error's path
_LONGEST = 2000  # characters of a text field, as the models say


def validate(loaded: YamlFile, model: type[M], *, file: str) -> M | tuple[Issue, ...]:
    """The model of a file, or every mistake in it."""
    if loaded.value in ("", None):
        return (make_issue("empty-file", f"this file is empty; it must hold {_required(model)}", file=file, line=1, column=1),)
    if not isinstance(loaded.value, dict):
        return (make_issue("not-fields", "this file must hold fields and values, one 'field: value' a line", file=file, line=1, column=1),)
    try:
        made = model.model_validate(loaded.value)
    except ValidationError as error:
        return tuple(_issue_of(loaded, model, detail, file) for detail in error.errors(include_url=False))
    issues = tuple(_wrong_values(made, loaded.text, file))
    return issues or made


def _issue_of(loaded: YamlFile, model: type[BaseModel], detail: ErrorDetails, file: str) -> Issue:
    path = tuple(step for number, step in enumerate(detail["loc"]) if not (step in _TAGS and number == 2 and detail["loc"][0] == "aliases"))
    kind, field = detail["type"], str(next((step for step in reversed(path) if isinstance(step, str)), ""))
    unknown = kind == "extra_forbidden"
    place = find_place(loaded.text, path, key=unknown)
    if unknown:
        code, message = "unknown-field", _explain_unknown(field, model, path)
    elif kind == "missing":
        code, message = "missing-field", f"{_name_of(path)} is missing" + (f"; write {field}: {_must_be(field)}" if _must_be(field) else "")
    elif kind == "literal_error":
        code, message = "wrong-value", _explain_choice(field, detail)
    elif kind == "string_too_long":
        code, message = "too-long", f"{_name_of(path)} is longer than {detail['ctx']['max_length']} characters; shorten it"
    else:
        must_be = (_must_be(field) if path[-1:] == (field,) else "") or _shape_of(kind)  # an entry of a list is no list
        code, message = "wrong-value", f"{_name_of(path)} must be {must_be}, not {_shown(detail['input'])}"
    return make_issue(code, message, file=file, line=place.line, column=place.column)


def _explain_unknown(field: str, model: type[BaseModel], path: Path_) -> str:
    part = next((_PARTS[str(step)] for step in reversed(path[:-1]) if str(step) in _PARTS), model)
    known = [info.alias or name for name, info in part.model_fields.items()]
    near = difflib.get_close_matches(field, known, 1, 0.6) or difflib.get_close_matches(
        field.lower().replace(" ", "_").replace("-", "_"), known, 1, 0.5
    )
    hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"
    return f"there is no field {field!r}; {hint}"


def _explain_choice(field: str, detail: ErrorDetails) -> str:
    choices = [choice.strip("' ") for choice in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]
    given = str(detail["input"])
    near = difflib.get_close_matches(given, choices, 1, 0.6) or [choice for choice in choices if choice.lower() == given.lower()]
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"{field} must be {', '.join(choices[:-1])}{' or ' if len(choices) > 1 else ''}{choices[-1]}, not {_shown(detail['input'])}{hint}"


def _name_of(path: Path_) -> str:
    """`positions[2].title`, counted from 1 as people count."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _must_be(field: str) -> str:
    return _wording().get(field, "")


def _shape_of(kind: str) -> str:
    if kind.startswith(("tuple", "list")):
        return "a list"
    if kind.startswith(("model", "dict")):
        return "fields and values in braces, or indented below"
    return "text"


def _shown(value: object) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:57] + "...") if value else "empty"
    return "a list" if isinstance(value, list | tuple) else "fields and values" if isinstance(value, dict) else repr(value)


def _required(model: type[BaseModel]) -> str:
    return ", ".join(f"'{info.alias or name}'" for name, info in model.model_fields.items() if info.is_required()) or "at least one field"


@cache
def _wording() -> dict[str, str]:
    return dict(yaml.load(files("generator.content").joinpath("data/wording.yml").read_text("utf-8"), yaml.BaseLoader))  # noqa: S506  `on` is a word


@cache
def _countries() -> tuple[frozenset[str], dict[str, str]]:
    data = yaml.load(files("generator.content").joinpath("data/countries.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  `no` is Norway
    return frozenset(data["codes"].split()), dict(data["instead"])


def _wrong_values(made: BaseModel, text: str, file: str) -> Iterator[Issue]:
    """Mistakes that the shape of a file does not show: dates that no calendar has, countries that no list has, sources that say nothing."""
    for path, problem in (*_wrong_dates(made), *_wrong_country(made), *_wrong_sources(made)):
        place = find_place(text, path)
        yield make_issue(problem[0], problem[1], file=file, line=place.line, column=place.column)


_Problem = tuple[Path_, tuple[str, str]]


def _wrong_dates(made: BaseModel) -> Iterator[_Problem]:
    dates: list[tuple[Path_, str | None]] = [(("date",), made.date)] if isinstance(made, EventFile) else []
    if isinstance(made, EntityFile):
        dates += [(("positions", at, name), getattr(item, name)) for at, item in enumerate(made.positions) for name in ("as_of", "start", "end")]
    for path, date in dates:
        problem = explain_date(date) if date else None
        if problem:
            yield path, ("wrong-date", f"{_name_of(path)}: {problem}")


def _wrong_country(made: BaseModel) -> Iterator[_Problem]:
    if not isinstance(made, EntityFile) or not made.country:
        return
    codes, instead = _countries()
    if made.country not in codes:
        better = instead.get(made.country)
        hint = f"; did you mean {better}?" if better else ": look it up in ISO 3166-1, or leave it out"
        yield ("country",), ("unknown-country", f"{made.country!r} is no country code{hint}")


def _wrong_sources(made: BaseModel) -> Iterator[_Problem]:
    for field in ("sources", "evidence"):
        for at, source in enumerate(getattr(made, field, ())):
            if bool(source.article) == bool(source.url):
                problem = (
                    "a source is an article of this knowledge base (article: ID, quote: its words) or a page elsewhere (url: ADDRESS): exactly one"
                )
                yield (field, at), ("wrong-source", f"{_name_of((field, at))}: {problem}")
            elif source.url and not source.url.startswith(("https://", "http://")):
                yield (field, at, "url"), ("wrong-source", f"{_name_of((field, at, 'url'))} must begin with https:// or http://")
            elif field == "evidence" and source.article and not source.quote:
                yield (field, at), ("missing-quote", f"{_name_of((field, at))} needs `quote:`, the article's very words that tell of the event")
