"""The theme's files, from the package to build/theme, where mkdocs.yml finds them as plain files, with the words of the site's language."""

import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from generator.models.page import Page
from generator.render.text import clean, html, json_for_script
from generator.settings import Project
from generator.words import Words, group_of, load_words

_OURS = {"__init__.py", "__pycache__"}
_SCRIPTS = "assets/sourcebook/scripts/main.js"
_LOADERS = {"partials/javascripts/base.html", "partials/javascripts/missing.html", "partials/javascripts/sourcebook.html"}
_TITLES = ("people", "organisations", "places", "events", "articles", "new", "how_to_read", "corrections", "data", "review")


def load_theme(project: Project) -> list[Page]:
    """Every file of the theme, by its path in it. Where the scripts were not built, no page asks for them."""
    pages = [*_walk(files("generator.theme"), ""), *_words(load_words(project.settings.language, project.words))]
    if has_scripts():
        return pages
    return [Page(page.src_uri, "") if page.src_uri in _LOADERS else page for page in pages]


def has_scripts() -> bool:
    """Whether this installation has the scripts of the site: a checkout has them once they were built from frontend/, a wheel always."""
    return files("generator.theme").joinpath(_SCRIPTS).is_file()


def _words(words: Words) -> Iterator[Page]:
    """What stands around every page, as templates that the theme's own import; and the language of the page, instead of the engine's setting."""
    keys = {key: f"frame.{key}" for key in group_of(words, "frame")} | {key: f"title.{key}" for key in _TITLES}
    phrases = {name: str(html(words.text(key))) for name, key in sorted(keys.items())}
    english = load_words("en")
    menu = {english.text(f"nav.{key}"): str(html(words.text(f"nav.{key}"))) for key in group_of(english, "nav")}
    yield Page("partials/words.html", "{% set words = " + json.dumps({**phrases, "menu": menu}, ensure_ascii=False) + " %}\n")
    yield Page("partials/javascripts/words.html", _script_words(words))
    facts = json.dumps({"language": clean(words.language), "direction": words.direction})
    yield Page("partials/language.html", "{% macro t(key) %}{{ " + facts + '[key] or "" }}{% endmacro %}\n')


def _script_words(words: Words) -> str:
    """What the scripts say, where that is not the English that is built into them: an element that they read and no browser runs."""
    said = {key: words.form(f"script.{key}") for key in group_of(words, "script")}
    english = load_words("en")
    if all(english.form(f"script.{key}") == text for key, text in said.items()):
        return ""
    return f'<script type="application/json" id="sb-words">{{% raw %}}{json_for_script(said)}{{% endraw %}}</script>\n'


def _walk(folder: Traversable, prefix: str) -> Iterator[Page]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name in _OURS:
            continue
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield Page(f"{prefix}{entry.name}", entry.read_bytes())
