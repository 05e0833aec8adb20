"""A small index of names for misspelt searches, cut into shards by the first and by the last letter of each word.

One wrong letter can't change both ends of a word, so one of a word's two shards holds the name that was meant.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator

from generator.models.page import Page
from generator.render.pages.indexes import details_of, shown_events
from generator.render.search import GROUPS, fold
from generator.render.site import Site, display_name, event_name

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’‘ʼʿʾ`]")
FOLDER = "search/names/"

Row = tuple[str, str, str, str]  # name, path, kind, details


def make_names_index(site: Site) -> Iterator[Page]:
    """The shards, and a list of them so that none is asked for in vain."""
    shards: dict[str, dict[str, set[Row]]] = defaultdict(lambda: defaultdict(set))
    for names, row in _rows(site):
        for word in {word for name in names for form in (name, fold(name)) for word in words_of(form)}:
            shards[f"f-{ord(word[0]):x}.json"][word].add(row)
            shards[f"l-{ord(word[-1]):x}.json"][word].add(row)
    for file, words in sorted(shards.items()):
        yield Page(FOLDER + file, _json({word: sorted(rows) for word, rows in sorted(words.items())}))
    yield Page(f"{FOLDER}index.json", _json(sorted(shards)))


def words_of(name: str) -> list[str]:
    """The words of a name that are long enough to look for, lower case, without apostrophes: Mish'al is one word."""
    return [word for word in _WORD.findall(_APOSTROPHES.sub("", name).lower()) if len(word) > 2]


def _rows(site: Site) -> Iterator[tuple[list[str], Row]]:
    for entity in site.knowledge.entities.values():
        if entity.id in site.hrefs and entity.kind == "named":
            name = display_name(entity)
            names = [name] if entity.sensitivity == "initials" else [name, *(alias.name for alias in entity.aliases)]
            yield names, (name, site.hrefs[entity.id], GROUPS.get(entity.schema, "Other names"), details_of(entity, site))
    for event in shown_events(site):
        if event.curated:
            title = event_name(event)
            yield [title.text], (title.text, title.href, "Events", event.standing.summary)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
