"""What is searched: a small HTML page for each entity, event and article, which only the indexer sees.

Names in other spellings are in attributes, so that excerpts do not show them; forms without diacritics are made by `fold`.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from anyascii import anyascii

from generator.models.article import Article
from generator.models.knowledge import Entity, Event, Knowledge
from generator.models.page import Page
from generator.render.claims import make_claim
from generator.render.crowds import CROWD, find_common, find_first
from generator.render.dates import describe, year_of
from generator.render.letters import without_article
from generator.render.pages.indexes import details_of, shown_events
from generator.render.site import Site, article_headline, article_href, article_label, display_name, event_name, make_site, name_of, publisher_of
from generator.render.text import html, shorten
from generator.settings import Project
from generator.words.events import part_of, summary_of

_JOINTS = re.compile("['’‘ʼʿʾ`-]")


@dataclass(frozen=True, slots=True)
class Record:
    """What the indexer is given of one page. `names` begins with the title's; `weight` says which pages of a folder come first in a crowd."""

    title: str
    kind: str
    names: Sequence[str]
    filters: Mapping[str, Sequence[str]]
    meta: Mapping[str, str]
    weight: int = 0
    body: Sequence[str] = ()
    sections: Sequence["Section"] = ()

    @property
    def all_filters(self) -> Mapping[str, Sequence[str]]:
        """What results can be narrowed by."""
        return {"kind": (self.kind,), **self.filters}

    @property
    def texts(self) -> Iterator[str]:
        """All that is indexed."""
        yield from (self.title, *self.names, *self.body)
        for section in self.sections:
            yield from (section.heading, section.text)


class Section(NamedTuple):
    """A part of a page under its heading, which has an anchor."""

    anchor: str
    heading: str
    text: str


OWN_VOICE = "·"
"""The heading of what an article says in its own voice. Scripts know it."""

FILTERS = "filters.json"
COMMON = "common.json"
SEARCH_FILES = (FILTERS, COMMON)
"""What scripts load beside the index."""


def make_search_pages(knowledge: Knowledge, project: Project) -> tuple[Page, ...]:
    """A page for each thing that a reader can look for (of a knowledge base without any, the page that explains how to read it), and SEARCH_FILES.

    FILTERS holds what results can be narrowed to and how many pages have each. The index knows it too, but would load every page's number for it.
    COMMON holds the words that are on so many pages that looking for them alone takes long (see crowds.py).
    """
    site = make_site(knowledge, project)
    records = sorted(_records(site), key=lambda pair: pair[0])
    common = find_common(record.texts for _, record in records)
    first = find_first((folder, record.weight) for folder, record in records)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _, record in records:
        for name, values in record.all_filters.items():
            counts[name].update(values)
    filters = json.dumps({name: dict(sorted(values.items())) for name, values in sorted(counts.items())}, ensure_ascii=False, separators=(",", ":"))
    crowd = json.dumps({"pages": CROWD, "words": common}, ensure_ascii=False, separators=(",", ":"))
    files = (Page(FILTERS, filters + "\n"), Page(COMMON, crowd + "\n"))
    return (*files, *(_page(folder, record, first=folder in first) for folder, record in records))


def _records(site: Site) -> Iterator[tuple[str, Record]]:
    """What is searched, by the folder of its page."""
    knowledge, title = site.knowledge, site.words.text("title.how_to_read")
    yield "how-to-read/", Record(title, "This site", [title], {}, {})
    yield from ((f"entities/{entity.id}/", _entity(entity, site)) for entity in knowledge.entities.values() if entity.id in site.hrefs)
    yield from ((f"events/{event.id}/", _event(event, site)) for event in shown_events(site))
    yield from ((article_href(article.id), _article(article, site)) for article in knowledge.articles.values() if not article.restricted)


@cache
def fold(text: str) -> str:
    """A name in plain Latin letters, lower case: Łódź is lodz, Straße strasse, Мосcoва moskva; scripts that no one types for another are near it."""
    return anyascii(text).lower()


def spellings(names: Iterable[str]) -> list[str]:
    """Every name, its folded form where that differs, and its form without apostrophes and hyphens, or without Arabic articles."""
    known = list(dict.fromkeys(names))
    folded = [fold(name) for name in known if fold(name) != name.lower()]
    joined = [_JOINTS.sub("", name) for name in [*known, *folded] if _JOINTS.search(name)]
    return list(dict.fromkeys([*known, *folded, *joined, *map(without_article, known)]))


def _entity(entity: Entity, site: Site) -> Record:
    public = entity.sensitivity == "public"
    names = [display_name(entity), *([alias.name for alias in entity.aliases] if public else [])]
    claims = [*site.lookup.said_by.get(entity.id, ()), *site.lookup.about.get(entity.id, ())]
    publishers = {publisher_of(site.knowledge.articles[claim.article], site).text for claim in claims}
    years = {site.knowledge.articles[claim.article].facts.day or "" for claim in claims}
    positions = [position.title for position in entity.positions]
    body = [entity.lead or "" if public else "", "; ".join(positions)]
    kind = "Unnamed sources" if entity.kind == "unnamed" else GROUPS.get(entity.schema, "Other names")
    return Record(
        title=display_name(entity),
        kind=kind,
        names=names,
        filters={"year": sorted({year[:4] for year in years if year}), "publisher": sorted(publishers)},
        weight=len(claims),
        body=body,
        meta={
            "detail": ", ".join(
                [site.words.text(f"kind.{entity.schema}" if entity.kind == "named" else "kind.unnamed").lower(), details_of(entity, site)]
            ),
            "note": f"{site.words.text('note.editors')} {shorten(entity.lead, 200)}" if entity.lead and public else "",
            "unreviewed": "" if entity.curated or entity.kind != "named" else "1",
        },
    )


GROUPS = {"Person": "People", "Organization": "Organisations", "PublicBody": "Organisations", "Company": "Organisations", "Group": "Organisations",
           "Place": "Places"}  # fmt: skip


def _event(event: Event, site: Site) -> Record:
    name = event_name(event, site)
    claims = [site.knowledge.claims[part.claim] for part in event.claims if part.claim in site.knowledge.claims]
    publishers = sorted({publisher_of(site.knowledge.articles[claim.article], site).text for claim in claims})
    people = [f"{name_of(participant.entity, site).text}: {part_of(participant, site.words)}" for participant in event.participants]
    year = year_of(event.date)
    return Record(
        title=f"“{name.text}”" if name.unreviewed else name.text,
        kind="Events",
        names=[name.text],
        filters={"year": [str(year)] if year else [], "publisher": publishers, "standing": [event.standing.standing]},
        body=[
            event.lead or "",
            site.words.of("event_type", event.type),
            describe(event.date, site.words) if event.date else "",
            ". ".join(people),
        ],
        weight=len(event.claims),
        meta={
            "standing": event.standing.standing,
            "detail": summary_of(event, site.words),
            "unreviewed": "1" if name.unreviewed else "",
            "note": shorten("; ".join(people), 200),
        },
    )


def _article(article: Article, site: Site) -> Record:
    """A headline, and the statements that its page shows, each under a heading with its anchor.

    The publisher is in it once, and scripts put it before the headings: a word that stands in each of three hundred takes a browser seconds to show.
    """
    sections = []
    for claim in site.lookup.claims_of.get(article.id, []):
        view = make_claim(claim, site)
        if view.content and claim.claim.part == "text":
            through = [node.name.text for node in view.chain[1:]]
            heading = " ".join(f"← {name}" for name in through) or OWN_VOICE
            sections.append(Section(claim.id.rpartition("#")[2], heading, view.content.striptags()))
    return Record(
        title=article_headline(article, site),
        kind="Articles",
        names=[article.title],
        filters={"year": [article.facts.day[:4]] if article.facts.day else [], "publisher": [publisher_of(article, site).text]},
        meta={"detail": article_label(article, site)},
        body=[publisher_of(article, site).text],
        weight=int((article.facts.day or "0").replace("-", "").ljust(8, "0")),
        sections=sections,
    )


def _page(folder: str, record: Record, *, first: bool) -> Page:
    aliases = " · ".join(spellings(record.names)[1:])
    marks = [_mark("filter", key, value) for key, values in record.all_filters.items() for value in values]
    marks += [_mark("filter", "first", "1")] if first else []
    meta = {key: value for key, value in record.meta.items() if value}
    if record.names[1:]:
        meta["aliases"] = json.dumps(record.names[1:], ensure_ascii=False)
    marks += [_mark("meta", key, value) for key, value in meta.items()]
    text = "".join(f"<p>{html(part)}</p>" for part in record.body if part)
    text += "".join(f'<h2 id="{html(part.anchor)}">{html(part.heading)}</h2><p>{html(part.text)}</p>' for part in record.sections)
    return Page(
        f"{folder}index.html",
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title></title></head><body data-pagefind-body>'
        f'<h1 data-pagefind-weight="10" data-pagefind-index-attrs="data-alias" data-alias="{html(aliases)}">{html(record.title)}</h1>'
        f"{''.join(marks)}{text}</body></html>\n",
    )


def _mark(what: str, key: str, value: str) -> str:
    return f'<span data-pagefind-{what}="{html(key)}[data-v]" data-v="{html(value)}"></span>'
