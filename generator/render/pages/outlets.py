"""The part of an entity's page that only outlets have: what it says itself, what it relays from whom, and what became of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.models.article import Article
from generator.models.knowledge import Entity, Event, ResolvedClaim
from generator.models.page import Page
from generator.render.claims import ClaimView, content_spans, make_claim
from generator.render.page import Head, make_page, paginate
from generator.render.pages.articles import make_article_row
from generator.render.pages.events import RowView, make_row, newest_first
from generator.render.pages.statements import make_statement_pages, way_back
from generator.render.site import NameView, Site, name_of

SHOWN = 5  # statements of one origin on the page
ALONE = 12  # events that only it tells of, on the page
ANSWERED = 20  # statements that were later denied, doubted or corrected, on the page
OWN, NAMED, OPEN = range(3)  # how an origin is known: it is the outlet itself; somebody; nobody whom the text says
T = TypeVar("T")
_AGAINST = {"denies", "doubts", "corrects", "withdraws"}
WORDED = 8  # origins of whose statements the page shows some; of the others the table has the number
ORIGINS = 15  # that the page shows; the rest are counted


@dataclass(frozen=True, slots=True)
class OriginView:
    """Statements of one origin. `anchor` leads to them on the page; `alone` where no other outlet here has words of this origin."""

    name: NameView
    own: bool
    count: int
    became: str
    anchor: str
    alone: bool
    claims: tuple[ClaimView, ...]
    standings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Everything of an outlet, whole. `only` are events that no other outlet here tells of; `answered` what was later denied, doubted or corrected."""

    entity: Entity
    claims: Sequence[ResolvedClaim]
    groups: Sequence[tuple[int, Sequence[ResolvedClaim]]]  # statements of one origin, under how it is known: OWN, NAMED, OPEN
    articles: Sequence[Article]
    only: Sequence[Event]
    answered: Sequence[ResolvedClaim]


@dataclass(frozen=True, slots=True)
class OutletView:
    """The first of everything that an outlet publishes here, with the number of all."""

    articles: Sequence[Article]
    total: int
    origins: Sequence[OriginView]
    all_origins: int
    most: int
    doubted: int
    denied: int
    corrected: int
    datelines: Sequence[str]
    only: Sequence[RowView]
    all_only: int
    answered: Sequence[ClaimView]
    all_answered: int


def find_outlet(entity: Entity, site: Site) -> Outlet | None:
    """What an outlet's articles say, by origin: own voice first, then the most relayed, then what is left open. None for what is no outlet."""
    if not entity.is_outlet and entity.id not in site.lookup.articles_of:
        return None
    claims = site.lookup.published_by.get(entity.id, [])
    groups: dict[tuple[int, str], list[ResolvedClaim]] = {}
    for claim in claims:
        key = (OWN, "") if not claim.chain else (OPEN, "") if claim.origin is None or claim.origin_kind == "unresolved" else (NAMED, claim.origin)
        groups.setdefault(key, []).append(claim)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]), item[0]))
    articles = [site.knowledge.articles[article] for article in site.lookup.articles_of.get(entity.id, [])]
    return Outlet(
        entity=entity,
        claims=claims,
        groups=[(kind, members) for (kind, _), members in ordered],
        articles=sorted(articles, key=lambda article: (article.facts.published or "", article.id), reverse=True),
        only=_told_alone(entity, claims, site),
        answered=_answered(claims, site),
    )


def outlet_view(outlet: Outlet, site: Site) -> OutletView:
    """What the outlet's own page shows."""
    shown = [*outlet.groups[:ORIGINS], *(group for group in outlet.groups[ORIGINS:] if group[0] == OPEN)]  # what is left open is always shown
    origins = [_origin(kind, members, outlet.entity, site, number) for number, (kind, members) in enumerate(shown)]
    kinds = [{relation.type for relation in site.lookup.relations_to.get(claim.id, ())} for claim in outlet.claims if claim.chain]
    return OutletView(
        articles=outlet.articles,
        total=len(outlet.claims),
        origins=origins,
        all_origins=len(outlet.groups),
        most=max((origin.count for origin in origins), default=1),
        doubted=sum("doubts" in found for found in kinds),
        denied=sum("denies" in found for found in kinds),
        corrected=sum(bool(found & {"corrects", "withdraws"}) for found in kinds),
        only=[make_row(event, site) for event in outlet.only[:ALONE]],
        all_only=len(outlet.only),
        answered=[answered_view(claim, site) for claim in outlet.answered[:ANSWERED]],
        all_answered=len(outlet.answered),
        datelines=sorted({article.facts.dateline_place for article in outlet.articles if article.facts.dateline_place}),
    )


def make_outlet_lists(outlet: Outlet, site: Site, *, robots: str | None) -> Iterator[Page]:
    """Where one of its lists is longer than the outlet's own page shows, all of it on pages of its own."""
    folder, up = f"entities/{outlet.entity.id}/", name_of(outlet.entity.id, site)

    def pages(name: str, title: str, template: str, rows: Sequence[T], view: Callable[[T], object]) -> Iterator[Page]:
        for pager in paginate(rows, site, label=title):
            head, views = Head(title, robots=robots), [view(row) for row in pager.rows]
            yield make_page(
                f"{folder}{name}/{pager.folder}", template, site, head, pager=pager, rows=views, most=most, up=up.text, back=way_back(pager.number)
            )

    most = max((len(members) for _, members in outlet.groups), default=1)
    words = site.words
    if len(outlet.articles) > site.per_page:
        title = words.text("outlet.articles_of", name=up.text)
        yield from pages("articles", title, "article_rows.md", outlet.articles, lambda article: make_article_row(article, site))
    if len(outlet.only) > ALONE:
        yield from pages("alone", words.text("outlet.alone", name=up.text), "event_rows.md", outlet.only, lambda event: make_row(event, site))
    if len(outlet.groups) > ORIGINS:
        title = words.text("outlet.where_from", name=up.text)
        yield from pages("origins", title, "origins.md", outlet.groups, lambda group: _origin(group[0], group[1], outlet.entity, site))
    if len(outlet.answered) > ANSWERED:
        title = words.text("outlet.later_of", name=up.text)
        yield from make_statement_pages(f"{folder}answered/", title, up, [(claim,) for claim in outlet.answered], site, robots=robots)


def _told_alone(outlet: Entity, claims: Iterable[ResolvedClaim], site: Site) -> list[Event]:
    """The events that only this outlet's articles tell of, newest first."""
    events = {event.id: event for claim in claims for event, position in site.lookup.events_with.get(claim.id, ()) if position == "asserts"}
    told = (event for event in events.values() if {site.knowledge.claims[part.claim].publisher for part in event.claims} == {outlet.id})
    return sorted(told, key=newest_first)


def _answered(claims: Iterable[ResolvedClaim], site: Site) -> list[ResolvedClaim]:
    """Statements that another one denies, doubts or corrects, as far as their words are shown."""
    against = (claim for claim in claims if any(relation.type in _AGAINST for relation in site.lookup.relations_to.get(claim.id, ())))
    return [claim for claim in against if content_spans(claim, site.knowledge.articles[claim.article], site)]


def answered_view(claim: ResolvedClaim, site: Site) -> ClaimView:
    """A statement with those answers alone that speak against it."""
    view = make_claim(claim, site)
    return replace(view, answered=tuple(answer for answer in view.answered if answer.against))


def _origin(kind: int, claims: Sequence[ResolvedClaim], outlet: Entity, site: Site, number: int | None = None) -> OriginView:
    """An origin; with some of its statements where it is among the first of a page, `number` being its place there."""
    events = {event.id: event for claim in claims for event, position in site.lookup.events_with.get(claim.id, ()) if position == "asserts"}
    if kind == OWN:
        name = NameView(site.words.text("outlet.own_voice_of", name=name_of(outlet.id, site).text), "")
    elif kind == OPEN:
        name = NameView(site.words.text("outlet.unresolved"), "", kind="unresolved")
    else:
        name = name_of(claims[0].origin, site)
    elsewhere = site.lookup.said_by.get(claims[0].origin, []) if claims[0].origin else []
    shown = [claim for claim in claims if content_spans(claim, site.knowledge.articles[claim.article], site)]
    return OriginView(
        name=name,
        own=kind == OWN,
        count=len(claims),
        became=site.words.text("outlet.became", len(events)) if events else "",
        anchor="" if number is None else f"origin-{number}",
        alone=kind == NAMED and all(claim.publisher == outlet.id for claim in elsewhere),
        claims=tuple(make_claim(claim, site) for claim in shown[:SHOWN]) if number is not None and (number < WORDED or kind == OPEN) else (),
        standings=tuple(sorted({event.standing.standing for event in events.values()} & {"contested", "denied", "retracted"})),
    )
