"""The site's own words: all in one file a language, none in a template, the same keys in each, and each used."""

import json
import re
from pathlib import Path

import pytest
import yaml

from generator.words import CATEGORIES, check_words, flatten, group_of, languages, load_words, places_of

ROOT = Path(__file__).parents[2] / "generator"
TEMPLATES = [*sorted((ROOT / "render" / "templates").iterdir()), *sorted((ROOT / "theme").rglob("*.html"))]
ENGLISH = load_words("en")


def phrases_of(language):
    return load_words(language).phrases


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_a_word_of_its_own(path):
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"<(script|svg)\b.*?</\1>", " ", text, flags=re.DOTALL)
    said = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*)"', text)
    said += re.sub(r"<[^>]*>|^#+ |&\w+;|\{ #[\w -]*\}", " ", text, flags=re.MULTILINE).split("\n")
    words = {word for line in said for word in re.findall(r"[^\W\d_]{2,}", line)}
    # Names of files and of a hash are the same in every language; "abc" stands for any word.
    assert words <= {"jsonl", "csv", "sqlite", "json", "txt", "sourcebook", "followthemoney", "datapackage", "datasette", "README", "SHA", "abc"}, (
        path
    )


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_key_with_the_same_places(language):
    given = phrases_of(language)
    assert given.keys() == ENGLISH.phrases.keys()
    for key, phrase in given.items():
        assert places_of(phrase) == places_of(ENGLISH.phrases[key]), key
        if not isinstance(phrase, str):
            needed = load_words(language).locale.plural_form.tags | {"other"}
            assert set(phrase) <= CATEGORIES, key
            assert set(phrase) == needed or set(phrase) == {"other"}, key


def test_every_language_is_a_file_that_leaves_nothing_to_english():
    for language in languages():
        own = flatten(yaml.safe_load((ROOT / "words" / f"{language}.yml").read_text("utf-8")))
        assert own.keys() == ENGLISH.phrases.keys(), language


def test_every_phrase_is_used():
    """By its whole key, or by a group whose members the data names: `w("standing." ~ standing)`."""
    sources = [*(ROOT / "render").rglob("*.py"), *(ROOT / "site").rglob("*.py"), ROOT / "words" / "events.py", *TEMPLATES]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    groups = set(re.findall(r'f?"((?:\w+\.)(?:\w+_)?)(?:"|\{)', text))
    named = re.findall(r"\.(\w+) \}\}|words\.(\w+)", text)
    framed = {name for pair in named for name in pair}
    unused = [
        key
        for key in ENGLISH.phrases
        if f'"{key}"' not in text
        and not any(key.startswith(group) for group in groups)
        and not (key.startswith("frame.") and key.partition(".")[2] in framed)
        and not key.startswith(("event_type.", "answered.", "answers.", "chain.", "script.", "nav."))
    ]
    assert unused == []


def test_numbers_dates_and_plurals_are_the_languages_own():
    german = load_words("de")
    assert german.text("count.articles", 1) == "1 Artikel"
    assert german.text("count.statements", 1204) == "1.204 Aussagen"
    assert german.day(2023, 12, 18) == "18. Dezember 2023"
    assert ENGLISH.day(2023, 12, 18) == "18 December 2023"
    assert ENGLISH.text("count.statements", 1) == "1 statement"


def test_languages_are_written_as_they_are():
    assert load_words("ar").direction == "rtl"
    assert load_words("de").direction == "ltr"
    assert ENGLISH.language_name("fr-CA") == "French"


def test_a_knowledge_base_has_words_of_its_own(tmp_path):
    (tmp_path / "en.yml").write_text("title: {events: What is said to have happened}\n")
    words = load_words("en", tmp_path)
    assert words.text("title.events") == "What is said to have happened"
    assert words.text("title.people") == "People"
    assert list(check_words("en", tmp_path)) == []


@pytest.mark.parametrize(
    ("language", "text", "message"),
    [
        ("xx", None, "no words are here in 'xx'"),
        ("en", "title: {evnts: Events}", "'title.evnts' is no key"),
        ("en", "pager: {page: 'Page {nmber}'}", "'pager.page' has no {nmber} to fill in"),
        ("en", "pager: {page: 'Page {} of {n:d}'}", "'pager.page' has no {} to fill in"),
        ("en", "pager: {page: 'Page {} of {n:d}'}", "'pager.page' has no {n:d} to fill in"),
        ("en", "title: [", "is not YAML"),
        ("en", "title", "is not YAML with groups of words"),
        ("en", "pager: {page: 'Page {'}", "'pager.page'"),
    ],
)
def test_mistakes_in_words_are_said_in_words(tmp_path, language, text, message):
    if text is not None:
        (tmp_path / f"{language}.yml").write_text(text)
    found = list(check_words(language, tmp_path))
    assert any(message in line for line in found), found


def test_what_the_scripts_say_in_english_is_what_is_built_into_them():
    built_in = json.loads((ROOT.parent / "frontend" / "src" / "words.json").read_text("utf-8"))
    assert {key: ENGLISH.form(f"script.{key}") for key in group_of(ENGLISH, "script")} == built_in
