"""The word lists behind the reading of names, loaded once from data/."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.models.reading import Schema


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: ISO 3166-1 alpha-2 code, lower case, the name shown, and all its names and demonyms as written."""

    code: str
    name: str
    names: frozenset[str]
    demonyms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Body:
    """A body whose letters or spellings news uses unexplained: its full name, its kind, and all its names as written."""

    name: str
    schema: Schema
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists. Words are lower case; names of countries keep their case, since "US" is one and "us" is not."""

    by_name: dict[str, Country]
    by_demonym: dict[str, Country]
    by_code: dict[str, Country]
    by_shared_name: dict[str, Country]  # names that other places bear too
    bodies: dict[str, Body]  # by each name, as written
    institutions: dict[str, Schema]
    institution_modifiers: frozenset[str]
    organization_words: dict[str, Schema]
    naming_heads: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    regnal: frozenset[str]
    title_modifiers: frozenset[str]
    not_names: frozenset[str]
    never_alone: frozenset[str]
    event_words: frozenset[str]
    place_words: frozenset[str]
    organization_names: frozenset[str]
    never_short: frozenset[str]
    legal_forms: frozenset[str]
    money: frozenset[str]
    amounts: frozenset[str]
    possessive_names: frozenset[str]
    indexes: frozenset[str]
    occupations: frozenset[str]
    product_words: frozenset[str]
    storms: frozenset[str]
    place_first: frozenset[str]
    surnames: frozenset[str]
    given_names: frozenset[str]
    nicknames: dict[str, list[str]]
    chambers: dict[str, str]
    lone_names: dict[str, Schema]
    ambiguous_countries: frozenset[str]
    left_off: frozenset[str]
    place_kinds: frozenset[str]
    shared_parties: frozenset[str]
    also_called: frozenset[str]
    languages: frozenset[str]
    spellings: dict[str, str]

    def country(self, name: str) -> Country | None:
        """The country that a name or a demonym, as written, stands for."""
        plain = name.replace("’", "'")
        return self.by_name.get(plain) or self.by_demonym.get(plain)


@cache
def lexicon() -> Lexicon:
    """The lists of data/: words.yml, given_names.yml, countries.yml and bodies.yml."""
    words = _load("words.yml")
    rows = _load("countries.yml")
    countries = [
        Country(code, row["name"], frozenset((row["name"], *row.get("names", ()))), frozenset(row.get("demonyms", ()))) for code, row in rows.items()
    ]
    shared = {code for code, row in rows.items() if row.get("shared")}
    # The first kind that lists a word decides: an "agency" is a public body before it is any organisation.
    organizations: dict[str, Schema] = {}
    for schema, listed in words.pop("organization_words").items():
        for word in listed:
            organizations.setdefault(word, schema)
    institutions: dict[str, Schema] = {word: schema for schema, listed in words.pop("institutions").items() for word in listed}
    return Lexicon(
        by_name={name: country for country in countries if country.code not in shared for plain in country.names for name in (plain, plain.upper())},
        by_code={country.code: country for country in countries},
        by_shared_name={country.name: country for country in countries if country.code in shared},
        by_demonym={name: country for country in countries for plain in country.demonyms for name in (plain, plain.upper())},
        bodies={name: body for body in _bodies() for plain in body.names for name in (plain, plain.upper())},
        institutions=institutions,
        nicknames=words.pop("nicknames"),
        chambers=words.pop("chambers"),
        lone_names=words.pop("lone_names"),
        spellings=words.pop("spellings"),
        given_names=frozenset(_load("given_names.yml")["given_names"]),
        organization_words=organizations,
        **{name: frozenset(listed) for name, listed in words.items()},
    )


def _bodies() -> list[Body]:
    rows = _load("bodies.yml")
    return [Body(name, row.get("schema", "Organization"), frozenset((name, *row.get("names", ())))) for name, row in rows.items()]


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(files("generator.extract.lexicon").joinpath(f"data/{name}").read_text("utf-8"), yaml.CSafeLoader)
    return loaded
