"""Entity pages: who this is by the editors' word, what it says, what is said about it, and where. Outlets have pages of their own kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.graph.backlinks import describe_part
from generator.graph.lexicon import graph_words
from generator.graph.views import Companion, appears_with
from generator.models.knowledge import Entity, EntityId, EntityPosition, Event, ResolvedClaim
from generator.models.page import Page
from generator.render.claims import make_claim
from generator.render.dates import DateView, make_date
from generator.render.graphs import Neighbour, draw
from generator.render.jsonld import entity_data
from generator.render.languages import RIGHT_TO_LEFT, language_name
from generator.render.new_file import new_entity_edit
from generator.render.page import EditView, Head, make_edit, make_page, paginate
from generator.render.pages.events import make_row, newest_first
from generator.render.pages.outlets import outlet_view
from generator.render.pages.statements import make_statement_pages, way_back
from generator.render.sentences import BacklinkView, SentenceView, cite, mention_rows
from generator.render.site import KINDS, NameView, Site, display_name, event_name, name_of, robots_of
from generator.render.text import plural

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

    says: Sequence[ResolvedClaim]
    about: Sequence[ResolvedClaim]
    events: Sequence[Event]
    mentions: Sequence[BacklinkView]


def make_entity_pages(site: Site) -> Iterator[Page]:
    """A page for every entity that has one, and the further pages of its long lists."""
    for entity in site.knowledge.entities.values():
        if entity.id in site.hrefs:
            lists = _Lists(
                says=site.lookup.said_by.get(entity.id, []),
                about=site.lookup.about.get(entity.id, []),
                events=sorted(site.lookup.events_of.get(entity.id, []), key=newest_first),
                mentions=mention_rows(entity.id, site),
            )
            yield _make_entity_page(entity, lists, site)
            yield from _further_pages(entity, lists, site)


def _make_entity_page(entity: Entity, lists: _Lists, site: Site) -> Page:
    name = display_name(entity)
    says = [make_claim(claim, site) for claim in lists.says[:FIRST]]
    said = {view.ref.id for view in says}
    about = [make_claim(claim, site) for claim in lists.about[:FIRST] if claim.id not in said]
    neighbours = _neighbours(entity, lists.events, site)
    head = Head(
        name,
        description=_describe(entity, lists),
        robots=robots_of(reviewed=entity.curated, project=site.project),
        jsonld=entity_data(entity, site, lists.says),
        section=_SECTIONS.get(entity.schema, "") if entity.kind == "named" else "",
    )
    return make_page(
        f"entities/{entity.id}/",
        "entity.md",
        site,
        head,
        anchors=frozenset(view.ref.anchor for view in (*says, *about)),
        entity=entity,
        name=name,
        kind="Outlet" if entity.is_outlet else "Unnamed source" if entity.kind == "unnamed" else KINDS[entity.schema],
        aliases=_aliases(entity),
        weak=sorted({alias.name for alias in entity.aliases if alias.weak} if entity.sensitivity == "public" else ()),
        positions=[_position(position, site) for position in entity.positions],
        belongs=name_of(entity.belongs_to, site) if entity.belongs_to else None,
        located=name_of(entity.located_in, site) if entity.located_in else None,
        sources=[view for citation in entity.citations if (view := cite(citation, site, bold=True))],
        links=[citation for citation in entity.citations if citation.url],
        says=says,
        about=about,
        first=FIRST,
        counts=(len(lists.says), len(lists.about), len(lists.events), len(lists.mentions)),
        contested=sum(event.standing.standing == "contested" for event in lists.events),
        events=[make_row(event, site, role=_part_in(event, entity.id)) for event in lists.events[: site.per_page]],
        mentions=lists.mentions[:FIRST],
        neighbours=neighbours,
        drawing=draw(name, neighbours) if neighbours else None,
        outlet=outlet_view(entity, site) if entity.is_outlet or entity.id in site.lookup.articles_of else None,
        edit=_edit(entity, site),
        article=site.knowledge.articles.get(entity.article) if entity.article else None,
    )


def _further_pages(entity: Entity, lists: _Lists, site: Site) -> Iterator[Page]:
    """Where a list is longer than the entity's own page shows, all of it on pages of its own."""
    folder, name = f"entities/{entity.id}/", display_name(entity)
    robots = robots_of(reviewed=entity.curated, project=site.project)
    for list_name, title, claims in (("says", "Says", lists.says), ("about", "Said about", lists.about)):
        if len(claims) > FIRST:
            yield from make_statement_pages(f"{folder}{list_name}/", f"{title}: {name}", name_of(entity.id, site), claims, site, robots=robots)
    if len(lists.mentions) > FIRST:
        for pager in paginate(lists.mentions, site, label="Mentioned in"):
            head = Head(f"Mentioned in: {name}", robots=robots)
            yield make_page(f"{folder}mentions/{pager.folder}", "mentions.md", site, head, pager=pager, up=name, back=way_back(pager.number))


def _part_in(event: Event, entity: EntityId) -> str:
    """What the entity is said to be in the event: "said to have attended"; each role once."""
    parts = [describe_part(participant) for participant in event.participants if participant.entity == entity]
    return ", ".join(dict.fromkeys([*parts, *([graph_words().place] if event.place == entity else [])]))


def _describe(entity: Entity, lists: _Lists) -> str:
    if entity.lead and entity.sensitivity == "public":
        return entity.lead
    return f"{KINDS[entity.schema]}. {plural(len(lists.says), 'statement')} made, {len(lists.about)} about."


def _aliases(entity: Entity) -> list[AliasView]:
    """Names in all scripts, without those that differ from the name in nothing but case."""
    if entity.sensitivity == "initials":
        return []
    seen = {entity.name.casefold()}
    views = []
    for alias in entity.aliases:
        if not alias.weak and alias.name.casefold() not in seen:
            seen.add(alias.name.casefold())
            lang = alias.lang or ""
            direction = "rtl" if lang.partition("-")[0] in RIGHT_TO_LEFT else ""
            views.append(AliasView(alias.name, lang, language_name(lang), direction))
    return sorted(views, key=lambda view: (view.lang, view.text))


def _position(position: EntityPosition, site: Site) -> PositionView:
    dates = []
    if position.as_of:
        dates.append(f"as of {_date(position.as_of)}")
    if position.start or position.end:
        dates.append(" to ".join(_date(date) if date else "…" for date in (position.start, position.end)))
    organization = name_of(position.organization, site) if position.organization else None
    return PositionView(position.title, organization, ", ".join(dates), cite(position.citation, site) if position.citation else None)


def _date(edtf: str) -> str:
    view: DateView | None = make_date(edtf)
    return view.text if view else ""


def _neighbours(entity: Entity, events: Sequence[Event], site: Site) -> list[Neighbour]:
    """Events that it is said to have part in, then those that it is named together with."""
    views = []
    for event in events[:EVENTS_DRAWN]:
        standing = event.standing.standing
        edge = "contested" if standing in {"contested", "denied"} else "said"
        views.append(Neighbour(event_name(event), _part_in(event, entity.id), "event", edge, standing))
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
    parts = [plural(companion.articles, "article") + " in common"] if companion.articles else []
    names = [event_name(site.knowledge.events[event]) for event in companion.events[:2]]
    parts += [f"both in what is said of “{name.text}”" for name in names]
    return "; ".join(parts)


def _edit(entity: Entity, site: Site) -> EditView:
    if entity.curated or entity.kind != "named":
        return make_edit(entity.source if entity.curated else None, site)
    return new_entity_edit(entity, site)
