"""The site's own words: one file a language (`en.yml`, `de.yml`), so that the same knowledge base is read in another language without a change to it.

A knowledge base may have a file of its own, `templates/words/LANGUAGE.yml`: what it holds goes before ours, and what it leaves out stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from generator.words.direction import set_apart

Phrase = str | Mapping[str, str]
"""Words with `{places}`; by plural category ("one", "other") where they hold a number."""

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
_REGIONS = {"en": "en_GB"}  # whose dates a bare language has: 18 December 2023


@dataclass(frozen=True, slots=True)
class Words:
    """What the site says in one language. `phrases` are by their keys in the file, joined by dots: "event.sources"."""

    language: str
    locale: Locale
    phrases: Mapping[str, Phrase]

    def form(self, key: str, n: int = 0) -> str:
        """The phrase with its places still open, in the plural form for `n`."""
        phrase = self.phrases[key]
        return phrase if isinstance(phrase, str) else phrase.get(self.locale.plural_form(n), phrase["other"])

    def text(self, key: str, n: int = 0, /, **values: object) -> str:
        """The phrase with its places filled, names that run the other way set apart; `n` is `{n}` in it, as the language writes numbers."""
        apart = {place: set_apart(value, self.direction) if isinstance(value, str) else value for place, value in values.items()}
        return self.form(key, n).format_map({"n": self.number(n), **apart})

    def of(self, group: str, code: str) -> str:
        """The phrase for a code of the data, as of a kind of event; the code itself, as words, where the file has none."""
        found = self.phrases.get(f"{group}.{code}")
        return found if isinstance(found, str) else code.replace("_", " ")

    def number(self, value: int) -> str:
        return str(format_decimal(value, locale=self.locale))

    def day(self, year: int, month: int = 0, day: int = 0, *, short: bool = False) -> str:
        """A date at the precision that it has, as the language writes it: "18 December 2023", "Dezember 2023", "2023"."""
        if not month or year < 1:
            return str(year)
        moment = date(year, month, day or 1)
        if day and not short:
            return str(format_date(moment, "long", locale=self.locale))
        return str(format_skeleton(("yMMM" if short else "yMMMM") + ("d" if day else ""), moment, locale=self.locale))

    def month(self, month: int) -> str:
        return str(self.locale.months["stand-alone"]["wide"][month])

    def language_name(self, code: str) -> str:
        """`French` for "fr" or "fr-CA"; the code itself where nothing is known of it."""
        return str(self.locale.languages.get(code.partition("-")[0], code))

    @property
    def direction(self) -> str:
        return direction_of(self.language)


def load_words(language: str, folder: Path | None = None) -> Words:
    """The words of a language, under those of the file for it in `folder`; in English where neither has some. Any language whose dates are known will do."""
    phrases = dict(_own("en"))
    if language in languages():
        phrases |= _own(language)
    path = folder and folder / f"{language}.yml"
    if path and path.is_file():
        phrases |= flatten(yaml.safe_load(path.read_text("utf-8")) or {})
    return Words(language, _locale(language), phrases)


@cache
def english() -> Words:
    """The words of the data files and of what is said to curators, whatever the site's language."""
    return load_words("en")


def check_words(language: str, folder: Path) -> Iterator[str]:
    """What is wrong with a language and with the file for it in `folder`, in words for people."""
    path = folder / f"{language}.yml"
    if not path.is_file():
        if language not in languages():
            yield f"no words are here in {language!r}: choose one of {', '.join(languages())}, or write them into templates/words/{language}.yml"
        return
    try:
        given = flatten(yaml.safe_load(path.read_text("utf-8")) or {})
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError, TypeError) as error:
        yield f"templates/words/{language}.yml is not YAML with groups of words in it: {error}"
        return
    english = _own("en")
    for key, phrase in given.items():
        where = f"templates/words/{language}.yml: {key!r}"
        if key not in english:
            yield f"{where} is no key of the site's words"
            continue
        try:
            unknown = places_of(phrase) - places_of(english[key]) - {"n"}
        except ValueError:
            yield f"{where} has a brace without its other half"
        else:
            yield from (f"{where} has no {{{place}}} to fill in" for place in sorted(unknown))


@cache
def languages() -> tuple[str, ...]:
    """Those whose words come with the program."""
    return tuple(sorted(file.name.removesuffix(".yml") for file in files("generator.words").iterdir() if file.name.endswith(".yml")))


def direction_of(language: str) -> str:
    """How a language is written: "rtl" or "ltr"; left to right where nothing is known of it."""
    return str(_locale(language).text_direction) if language else "ltr"


def flatten(groups: Mapping[str, Any], prefix: str = "") -> dict[str, Phrase]:
    """Groups of phrases, one level or more deep, as one mapping with the keys joined."""
    flat: dict[str, Phrase] = {}
    for key, value in groups.items():
        if isinstance(value, Mapping) and not ("other" in value and value.keys() <= CATEGORIES):
            flat |= flatten(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value if isinstance(value, Mapping) else str(value)
    return flat


def group_of(words: Words, group: str) -> list[str]:
    """The keys of one group of phrases, without the group's name."""
    return [key.removeprefix(f"{group}.") for key in words.phrases if key.startswith(f"{group}.")]


def places_of(phrase: Phrase) -> set[str]:
    """The places in a phrase, in any of its plural forms, as they stand between braces: how a value is written is not for a phrase to say ("n:d")."""
    forms = [phrase] if isinstance(phrase, str) else phrase.values()
    found = (part for form in forms for part in Formatter().parse(form))
    return {name + (f"!{how}" if how else "") + (f":{width}" if width else "") for _, name, width, how in found if name is not None}


@cache
def _own(language: str) -> Mapping[str, Phrase]:
    return flatten(yaml.safe_load(files("generator.words").joinpath(f"{language}.yml").read_text("utf-8")))


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(_REGIONS.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
