"""Nothing of an article of private/ stands in a file that git keeps: neither its id, which holds its headline and digits of its hash, nor its words."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.content.accepted import FILE
from generator.models.curated import Curated, Record
from generator.models.knowledge import Knowledge
from generator.models.text import Issue, make_issue

RUN = 8  # words in a row that nobody writes twice by chance
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_WORD = re.compile(r"\w+")
_Run = tuple[str, ...]
WHAT_TO_DO = {
    "entities": "move the file to private/entities/, or take this out",
    "events": "move the file to private/events/, or take this out",
    "judgements": "move the file to private/judgements/",
    "corrections": "move the file to private/corrections/",
    "pages": "take this out",
    FILE: "`sourcebook accept --state` writes the file anew, without it",
}
"""What mends a file of content/, by the folder or file that it is."""


def check_private(curated: Curated, knowledge: Knowledge) -> Iterator[Issue]:
    """Files of content/ that cite an article of private/, or hold a run of its words."""
    restricted = {article.id: article for article in knowledge.articles.values() if article.restricted}
    if not restricted or curated.root is None:
        return
    runs = {run for article in restricted.values() for run in {*_runs(article.text)} - {*_runs(article.title)}}  # a headline is on the site
    texts = {file: (curated.root / file).read_text("utf-8", "ignore").lower() for file in sorted(public_files(curated))}
    quoted = _not_public({file: found for file, text in texts.items() if (found := _find_runs(text, runs))}, knowledge)
    for file, text in texts.items():
        places = [
            *(("cites", found.start()) for found in _ID.finditer(text) if found[0] in restricted),
            *(("quotes", at) for at in quoted.get(file, ())),
        ]
        if places:
            what, at = min(places, key=lambda place: place[1])
            message = f"git keeps this file, and it {what} an article that lives in private/; {WHAT_TO_DO[_kind(file)]}"
            yield make_issue("private-cited", message, file=file, line=text.count("\n", 0, at) + 1)


def public_files(curated: Curated) -> set[str]:
    """The files of content/ that are read, by their names as issues give them."""
    records: list[Record[Any]] = [
        record
        for kind in (curated.entities, curated.apart, curated.events, curated.judgements, curated.corrections)
        for record in kind.values()
        if not record.private
    ]
    files = {*(record.source.file for record in records), *(page.source.file for page in curated.pages.values())}
    accepted = curated.root / "content" / FILE if curated.root else None
    return files | ({f"content/{FILE}"} if accepted and accepted.is_file() else set())


def _kind(file: str) -> str:
    path = Path(file)
    return path.name if path.name == FILE else path.parent.name


def _find_runs(text: str, wanted: set[_Run]) -> dict[int, _Run]:
    """The wanted runs that a text holds, by where they begin."""
    pairs = {run[:2] for run in wanted}
    places = list(_WORD.finditer(text))
    words = [found[0] for found in places]
    starts = (at for at, pair in enumerate(pairwise(words)) if pair in pairs)
    return {places[at].start(): run for at in starts if (run := tuple(words[at : at + RUN])) in wanted}


def _not_public(found: Mapping[str, Mapping[int, _Run]], knowledge: Knowledge) -> dict[str, list[int]]:
    """Where each file's runs begin, without those that a public article holds too."""
    left = {run for runs in found.values() for run in runs.values()}
    for article in knowledge.articles.values():
        if left and not article.restricted:
            left -= set(_find_runs(article.text.lower(), left).values())
    return {file: [at for at, run in runs.items() if run in left] for file, runs in found.items()}


def _runs(text: str) -> Iterator[_Run]:
    words = _WORD.findall(text.lower())
    return (tuple(words[first : first + RUN]) for first in range(len(words) - RUN + 1))
