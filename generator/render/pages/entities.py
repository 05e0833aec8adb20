"""Entity pages: who this is by the editors' word, what it says, what is said about it, and where. Outlets have pages of their own kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.graph.views import Companion, appears_with
from generator.models.knowledge import Entity, EntityPosition, Event
from generator.models.page import Page
from generator.render.dates import describe
from generator.render.graphs import Neighbour, draw
from generator.render.jsonld import entity_data
from generator.render.new_file import new_entity_edit
from generator.render.page import EditView, Head, make_edit, make_page, paginate
from generator.render.pages.articles import make_article_row
from generator.render.pages.events import make_row, newest_first, part_in
from generator.render.pages.outlets import Outlet, find_outlet, make_outlet_lists, outlet_view
from generator.render.pages.statements import make_statement_pages, way_back
from generator.render.repeated import Told, collapse, views_of
from generator.render.sentences import BacklinkView, SentenceView, cite, mention_rows
from generator.render.site import NameView, Site, display_name, event_name, name_of, robots_of
from generator.words import Words, direction_of

NEIGHBOURS = 12
EVENTS_DRAWN = 5
FIRST = 10  # statements of a kind on an entity's own page; the rest follow on pages of their own
_SECTIONS = {"Person": "people/", "Place": "places/", "Product": "", "Unknown": "", "Event": ""} | dict.fromkeys(
    ("Organization", "PublicBody", "Company", "Group"), "organisations/"
)


@dataclass(frozen=True, slots=True)
class AliasView:
    """A name in a language, with its direction."""

    text: str
    lang: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position with its dates and where it is said."""

    title: str
    organization: NameView | None
    dates: str
    source: SentenceView | None


@dataclass(frozen=True, slots=True)
class _Lists:
    """Everything that an entity's page lists, whole; the page shows the first of each."""

    says: Sequence[Told]
    about: Sequence[Told]
    events: Sequence[Event]
    timeline: Sequence[Event]  # with what is told in passing, which has no page
    mentions: Sequence[BacklinkView]
    outlet: Outlet | None


def make_entity_pages(site: Site) -> Iterator[Page]:
    """A page for every entity that has one, and the further pages of its long lists."""
    for entity in site.knowledge.entities.values():
        if entity.id in site.hrefs:
            events = site.lookup.events_of.get(entity.id, [])
            passing = [event for event in site.lookup.passing_of.get(entity.id, []) if event.name_citation and cite(event.name_citation, site)]
            lists = _Lists(
                says=collapse(site.lookup.said_by.get(entity.id, []), site),
                about=collapse(site.lookup.about.get(entity.id, []), site),
                events=sorted(events, key=newest_first),
                timeline=sorted((*events, *passing), key=newest_first),
                mentions=mention_rows(entity.id, site),
                outlet=find_outlet(entity, site),
            )
            yield _make_entity_page(entity, lists, site)
            yield from _further_pages(entity, lists, site)


def _make_entity_page(entity: Entity, lists: _Lists, site: Site) -> Page:
    name = display_name(entity)
    says, said_again = views_of(lists.says[:FIRST], site)
    said = {claim.id for told in lists.says[:FIRST] for claim in told}
    about, about_again = views_of([told for told in lists.about[:FIRST] if said.isdisjoint(claim.id for claim in told)], site)
    neighbours = _neighbours(entity, lists.events, site)
    head = Head(
        name,
        description=_describe(entity, lists, site.words),
        robots=robots_of(reviewed=entity.curated, project=site.project),
        jsonld=entity_data(entity, site, (told[0] for told in lists.says)),
        section=_SECTIONS.get(entity.schema, "") if entity.kind == "named" else "",
    )
    return make_page(
        f"entities/{entity.id}/",
        "entity.md",
        site,
        head,
        anchors=frozenset(view.ref.anchor for view in (*says, *about)),
        again={**said_again, **about_again},
        entity=entity,
        name=name,
        kind=kind_of(entity, site),
        aliases=_aliases(entity, site),
        weak=sorted({alias.name for alias in entity.aliases if alias.weak} if entity.sensitivity == "public" else ()),
        positions=[_position(position, site) for position in entity.positions],
        belongs=name_of(entity.belongs_to, site) if entity.belongs_to else None,
        located=name_of(entity.located_in, site) if entity.located_in else None,
        sources=[view for citation in entity.citations if (view := cite(citation, site, bold=True))],
        links=[citation for citation in entity.citations if citation.url],
        says=[(chain, list(views)) for chain, views in groupby(says, key=lambda view: view.chain)],
        about=about,
        first=FIRST,
        counts=(_count(lists.says), _count(lists.about), len(lists.timeline), len(lists.mentions)),
        longer=(len(lists.says) > FIRST, len(lists.about) > FIRST),
        contested=sum(event.standing.standing == "contested" for event in lists.events),
        events=[make_row(event, site, role=part_in(event, entity.id, site.words)) for event in lists.timeline[: site.per_page]],
        mentions=lists.mentions[:FIRST],
        neighbours=neighbours,
        drawing=draw(name, neighbours) if neighbours else None,
        outlet=outlet_view(lists.outlet, site) if lists.outlet else None,
        edit=_edit(entity, site),
        article=make_article_row(site.knowledge.articles[entity.article], site) if entity.article in site.knowledge.articles else None,
        articles=[make_article_row(article, site) for article in lists.outlet.articles[: site.per_page]] if lists.outlet else [],
    )


def _further_pages(entity: Entity, lists: _Lists, site: Site) -> Iterator[Page]:
    """Where a list is longer than the entity's own page shows, all of it on pages of its own."""
    folder, name = f"entities/{entity.id}/", display_name(entity)
    robots = robots_of(reviewed=entity.curated, project=site.project)
    for list_name, told in (("says", lists.says), ("about", lists.about)):
        if len(told) > FIRST:
            yield from make_statement_pages(
                f"{folder}{list_name}/", site.words.text(f"entity.all_{list_name}", name=name), name_of(entity.id, site), told, site, robots=robots
            )
    if lists.outlet:
        yield from make_outlet_lists(lists.outlet, site, robots=robots)
    if len(lists.timeline) > site.per_page:
        for events in paginate(lists.timeline, site, label=site.words.text("title.events")):
            rows = [make_row(event, site, role=part_in(event, entity.id, site.words)) for event in events.rows]
            head = Head(site.words.text("entity.all_events", name=name), robots=robots)
            yield make_page(
                f"{folder}events/{events.folder}", "event_rows.md", site, head, pager=events, rows=rows, up=name, back=way_back(events.number)
            )
    if len(lists.mentions) > FIRST:
        for pager in paginate(lists.mentions, site, label=site.words.text("entity.mentioned_in")):
            head = Head(site.words.text("entity.all_mentions", name=name), robots=robots)
            yield make_page(f"{folder}mentions/{pager.folder}", "mentions.md", site, head, pager=pager, up=name, back=way_back(pager.number))


def _count(told: Iterable[Told]) -> int:
    """How many statements there are, those behind others too."""
    return sum(len(members) for members in told)


def kind_of(entity: Entity, site: Site) -> str:
    """What sort of name it is, in a word."""
    return site.words.text("kind.outlet" if entity.is_outlet else "kind.unnamed" if entity.kind == "unnamed" else f"kind.{entity.schema}")


def _describe(entity: Entity, lists: _Lists, words: Words) -> str:
    if entity.lead and entity.sensitivity == "public":
        return entity.lead
    made, about = (words.text(f"count.{what}", _count(told)) for what, told in (("made", lists.says), ("about", lists.about)))
    return words.text("entity.description", kind=words.text(f"kind.{entity.schema}"), made=made, about=about)


def _aliases(entity: Entity, site: Site) -> list[AliasView]:
    """Names in all scripts, without those that differ from another in nothing but case or the shape of an apostrophe."""
    if entity.sensitivity == "initials":
        return []
    seen = {_plain(entity.name)}
    views = []
    for alias in entity.aliases:
        if not alias.weak and _plain(alias.name) not in seen:
            seen.add(_plain(alias.name))
            lang = alias.lang or ""
            views.append(AliasView(alias.name, lang, site.words.language_name(lang), direction_of(lang)))
    return sorted(views, key=lambda view: (view.lang, view.text))


def _plain(name: str) -> str:
    return name.casefold().replace("’", "'")


def _position(position: EntityPosition, site: Site) -> PositionView:
    dates, words = [], site.words
    if position.as_of:
        dates.append(words.text("entity.as_of", date=describe(position.as_of, words)))
    if position.start or position.end:
        first, last = (describe(date, words) if date else "…" for date in (position.start, position.end))
        dates.append(words.text("date.range", first=first, last=last))
    organization = name_of(position.organization, site) if position.organization else None
    return PositionView(position.title, organization, ", ".join(dates), cite(position.citation, site) if position.citation else None)


def _neighbours(entity: Entity, events: Sequence[Event], site: Site) -> list[Neighbour]:
    """Events that it is said to have part in, then those that it is named together with."""
    views = []
    for event in events[:EVENTS_DRAWN]:
        standing = event.standing.standing
        edge = "contested" if standing in {"contested", "denied"} else "said"
        views.append(Neighbour(event_name(event, site), part_in(event, entity.id, site.words), "event", edge, standing))
    # To stand in one long article together says little: those in a common event or sentence, or in several articles, come first.
    companions = sorted(
        appears_with(site.views, entity.id, 2 * NEIGHBOURS), key=lambda other: not (other.events or other.citation or other.articles > 1)
    )
    for companion in companions[: NEIGHBOURS - len(views)]:
        kind = "name" if site.knowledge.entities[companion.entity].curated else "unrev"
        sentence = cite(companion.citation, site) if companion.citation else None
        views.append(Neighbour(name_of(companion.entity, site), _together(companion, site), kind, "near", sentence=sentence))
    return views


def _together(companion: Companion, site: Site) -> str:
    """Where two are named together, and nothing more: no link between them is said by that."""
    words = site.words
    parts = [words.text("entity.articles_in_common", companion.articles)] if companion.articles else []
    names = [event_name(site.knowledge.events[event], site) for event in companion.events[:2]]
    parts += [words.text("entity.both_in", event=name.text) for name in names]
    return words.text("list.semicolon").join(parts)


def _edit(entity: Entity, site: Site) -> EditView:
    if entity.curated or entity.kind != "named":
        return make_edit(entity.source if entity.curated else None, site)
    return new_entity_edit(entity, site)
