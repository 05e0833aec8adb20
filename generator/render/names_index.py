"""A small index of names for searches while one types and for misspelt ones, cut into shards by how words begin and how they end.

One wrong letter can't change both ends of a word, so one of a word's two shards holds the name that was meant. A shard is small however large the
site is: where more than `ROWS` names begin alike, it holds those that are named most often, and longer beginnings have shards of their own.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from generator.models.knowledge import Entity
from generator.models.page import Page
from generator.render.letters import plain, words_of
from generator.render.pages.indexes import details_of, shown_events
from generator.render.search import GROUPS, fold
from generator.render.site import Site, display_name, event_name
from generator.words.events import summary_of

FOLDER = "search/names/"
ROWS = 150  # of a shard, some 6 KB compressed
DEPTH = 3  # letters of the longest shards; these hold all their names


class Row(NamedTuple):
    """What a search shows of a name: address, kind, details, how often it is named, its names, and forms that are searched only."""

    path: str
    kind: str
    detail: str
    weight: int
    names: tuple[str, ...]
    forms: tuple[str, ...]


def make_names_index(site: Site) -> Iterator[Page]:
    """The shards, and a list of them so that none is asked for in vain."""
    rows = sorted(_rows(site))
    shards = make_shards("f", rows) | make_shards("l", rows)
    for key, members in sorted(shards.items()):
        yield Page(f"{FOLDER}{key}.json", _json(members))
    yield Page(f"{FOLDER}index.json", _json(sorted(shards)))


def _rows(site: Site) -> Iterator[Row]:
    for entity in site.knowledge.entities.values():
        if entity.id in site.hrefs and entity.kind == "named":
            names = _names(entity)
            kind = GROUPS.get(entity.schema, "Other names")
            weight = len(site.lookup.about.get(entity.id, ())) + len(site.lookup.said_by.get(entity.id, ()))
            yield Row(site.hrefs[entity.id], kind, details_of(entity, site), weight, names, _forms(names))
    for event in shown_events(site):
        if event.curated:
            title = event_name(event, site)
            yield Row(title.href, "Events", summary_of(event, site.words), len(event.claims), (title.text,), _forms([title.text]))


def _names(entity: Entity) -> tuple[str, ...]:
    """The name that pages show, then the others."""
    shown = display_name(entity)
    others = [] if entity.sensitivity == "initials" else [alias.name for alias in entity.aliases]
    return tuple(dict.fromkeys([shown, *others]))


def _forms(names: Iterable[str]) -> tuple[str, ...]:
    """Names of other scripts in plain Latin letters: Москва is found by moskva."""
    return tuple(dict.fromkeys(fold(name) for name in names if plain(fold(name)) != plain(name)))


def make_shards(side: Literal["f", "l"], rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Shards of first or of last letters, by their key: the side, and the code points of the letters that words begin (or end) with."""
    step = 1 if side == "f" else -1
    words = sorted({(word[::step], row) for row in rows for name in (*row.names, *row.forms) for word in words_of(name)})
    return dict(_split(side, words, 1))


def _split(side: str, words: Sequence[tuple[str, Row]], length: int) -> Iterator[tuple[str, list[Row]]]:
    """Words that are sorted, by their first letters; where there are too many, longer beginnings too."""
    for letters, group in groupby((pair for pair in words if len(pair[0]) >= length), key=lambda pair: pair[0][:length]):
        members = list(group)
        rows = sorted({row for _, row in members}, key=lambda row: (-row.weight, row))
        yield f"{side}-{'-'.join(f'{ord(letter):x}' for letter in letters)}", rows[:ROWS] if length < DEPTH else rows
        if len(rows) > ROWS and length < DEPTH:
            yield from _split(side, members, length + 1)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
