"""The part of an entity's page that only outlets have: what it says itself, what it relays from whom, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.models.article import Article
from generator.models.knowledge import Entity, Event, ResolvedClaim
from generator.render.claims import ClaimView, content_spans, make_claim
from generator.render.pages.events import RowView, make_row, newest_first
from generator.render.site import NameView, Site, name_of

SHOWN = 5  # statements of one origin on the page
ALONE = 12  # events that only it tells of, on the page
ANSWERED = 20  # statements that were later denied, doubted or corrected, on the page
_AGAINST = {"denies", "doubts", "corrects", "withdraws"}
WORDED = 8  # origins of whose statements the page shows some; of the others the table has the number
ORIGINS = 25  # that the page shows; the rest are counted


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
class OutletView:
    """What an outlet publishes here. `only` are events that no other outlet here tells of; `answered` what others later denied, doubted or corrected."""

    articles: list[Article]
    total: int
    origins: list[OriginView]
    more: int
    most: int
    doubted: int
    denied: int
    corrected: int
    datelines: list[str]
    only: list[RowView]
    more_only: int
    answered: list[ClaimView]


def outlet_view(entity: Entity, site: Site) -> OutletView:
    """Everything the outlet's articles say, by origin: own voice first, then the most relayed."""
    claims = site.lookup.published_by.get(entity.id, [])
    groups: dict[tuple[int, str], list[ResolvedClaim]] = {}
    for claim in claims:
        key = (0, "") if not claim.chain else (2, "") if claim.origin is None or claim.origin_kind == "unresolved" else (1, claim.origin)
        groups.setdefault(key, []).append(claim)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]), item[0]))
    shown = [*ordered[:ORIGINS], *(group for group in ordered[ORIGINS:] if group[0][0] == 2)]  # the unresolved come last, and are always shown
    origins = [_origin(kind, members, entity, site, number) for number, ((kind, _), members) in enumerate(shown)]
    relayed = [claim for claim in claims if claim.chain]
    only = _told_alone(entity, claims, site)
    kinds = [{relation.type for relation in site.lookup.relations_to.get(claim.id, ())} for claim in relayed]
    articles = [site.knowledge.articles[article] for article in site.lookup.articles_of.get(entity.id, [])]
    return OutletView(
        articles=sorted(articles, key=lambda article: (article.facts.published or "", article.id), reverse=True),
        total=len(claims),
        origins=origins,
        more=len(ordered) - len(shown),
        most=max((origin.count for origin in origins), default=1),
        doubted=sum("doubts" in found for found in kinds),
        denied=sum("denies" in found for found in kinds),
        corrected=sum(bool(found & {"corrects", "withdraws"}) for found in kinds),
        only=[make_row(event, site) for event in only[:ALONE]],
        more_only=max(0, len(only) - ALONE),
        answered=_answered(claims, site),
        datelines=sorted({article.facts.dateline_place for article in articles if article.facts.dateline_place}),
    )


def _told_alone(outlet: Entity, claims: Iterable[ResolvedClaim], site: Site) -> list[Event]:
    """The events that only this outlet's articles tell of, newest first."""
    events = {event.id: event for claim in claims for event, position in site.lookup.events_with.get(claim.id, ()) if position == "asserts"}
    told = (event for event in events.values() if {site.knowledge.claims[part.claim].publisher for part in event.claims} == {outlet.id})
    return sorted(told, key=newest_first)


def _answered(claims: Iterable[ResolvedClaim], site: Site) -> list[ClaimView]:
    """Statements that another one denies, doubts or corrects, as far as their words are shown."""
    against = (claim for claim in claims if any(relation.type in _AGAINST for relation in site.lookup.relations_to.get(claim.id, ())))
    views = [make_claim(claim, site) for claim in against if content_spans(claim, site.knowledge.articles[claim.article], site)]
    return [replace(view, answered=tuple(answer for answer in view.answered if answer.against)) for view in views[:ANSWERED]]


def _origin(kind: int, claims: list[ResolvedClaim], outlet: Entity, site: Site, number: int) -> OriginView:
    events = {event.id: event for claim in claims for event, position in site.lookup.events_with.get(claim.id, ()) if position == "asserts"}
    if kind == 0:
        name = NameView(site.words.text("outlet.own_voice_of", name=name_of(outlet.id, site).text), "")
    elif kind == 2:
        name = NameView(site.words.text("outlet.unresolved"), "", kind="unresolved")
    else:
        name = name_of(claims[0].origin, site)
    elsewhere = site.lookup.said_by.get(claims[0].origin, []) if claims[0].origin else []
    shown = [claim for claim in claims if content_spans(claim, site.knowledge.articles[claim.article], site)]
    return OriginView(
        name=name,
        own=kind == 0,
        count=len(claims),
        became=site.words.text("outlet.became", len(events)) if events else "",
        anchor=f"origin-{number}",
        alone=kind == 1 and all(claim.publisher == outlet.id for claim in elsewhere),
        claims=tuple(make_claim(claim, site) for claim in shown[:SHOWN]) if number < WORDED or kind == 2 else (),
        standings=tuple(sorted({event.standing.standing for event in events.values()} & {"contested", "denied", "retracted"})),
    )
