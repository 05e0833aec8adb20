"""Lists: names by kind, events by date, contested events, articles, what is new."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.models.knowledge import Entity, Event, Standing
from generator.models.page import Page
from generator.render.claims import DISCS, ClaimView
from generator.render.dates import month_of, year_of
from generator.render.page import Head, make_page, paginate
from generator.render.pages.articles import make_article_row
from generator.render.pages.events import RowView, covered, make_row, newest_first
from generator.render.pages.voices import VoiceView, make_voices
from generator.render.site import NameView, Site, event_name, name_of, robots_of
from generator.words import Words
from generator.words.events import summary_of

PEOPLE = ("Person",)
BODIES = ("Organization", "PublicBody", "Company", "Group")
_PLACES = ("Place",)
_OPPOSED: tuple[Standing, ...] = ("contested", "denied", "retracted")


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name in a list, with how much is known of it, and the part of the list that it stands in."""

    name: NameView
    details: str
    part: str


@dataclass(frozen=True, slots=True)
class DuelView:
    """A contested event on one screen: who says so and who is against it, one statement each, and who is silent."""

    name: NameView
    standing: str
    summary: str
    sides: tuple["SideView", ...]
    silent: tuple[NameView, ...]
    scopes: tuple[str, ...]
    last: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SideView:
    """One side: its first voice with one statement, and what else there is."""

    kind: str
    label: str
    speakers: tuple[NameView, ...]
    claim: ClaimView
    more: int


def make_index_pages(site: Site) -> Iterator[Page]:
    """All lists."""
    for folder, schemas in (("people/", PEOPLE), ("organisations/", BODIES), ("places/", _PLACES), ("entities/", ())):
        yield from _names(site, folder, site.words.text(f"title.{folder.rstrip('/')}"), schemas)
    yield from _event_pages(site)
    yield from _contested_pages(site)
    yield from _article_pages(site)


def _names(site: Site, folder: str, title: str, schemas: Sequence[str]) -> Iterator[Page]:
    """What editors keep, what a machine found, then, only where all names are listed, unnamed sources; each by how much is said."""
    chosen = [entity for entity in site.knowledge.entities.values() if entity.id in site.hrefs and _fits(entity, schemas)]
    rows = [make_name_row(entity, site) for entity in sorted(chosen, key=lambda entity: name_order(entity, site))]
    totals = Counter(row.part for row in rows)
    for pager in paginate(rows, site, label=title):
        yield make_page(
            f"{folder}{pager.folder}",
            "names.md",
            site,
            # Of such a list's later pages, where names stand that nobody looked at, search engines take nothing.
            Head(
                numbered(title, pager.number, site.words),
                robots=robots_of(reviewed=not any(row.name.unreviewed for row in pager.rows), project=site.project),
            ),
            pager=pager,
            heading=title,
            total=len(rows),
            groups=[
                (site.words.text(f"names.{part}", totals[part]), list(members)) for part, members in groupby(pager.rows, key=lambda row: row.part)
            ],
            kinds=not schemas,
        )


def _fits(entity: Entity, schemas: Sequence[str]) -> bool:
    return not schemas or (entity.schema in schemas and entity.kind == "named")


def make_name_row(entity: Entity, site: Site) -> NameRow:
    """A name as lists show it."""
    part = "kept" if entity.curated else "found" if entity.kind == "named" else "unnamed"
    return NameRow(name_of(entity.id, site), details_of(entity, site), part)


def name_order(entity: Entity, site: Site) -> tuple[bool, bool, int, str, str]:
    """Curated names first, unnamed sources last; those with most statements and mentions before others, then by name."""
    return (not entity.curated, entity.kind == "unnamed", -weight(entity, site), entity.name.casefold(), entity.id)


def weight(entity: Entity, site: Site) -> int:
    """How much is here of an entity: statements by and about it count three mentions."""
    claims = len(site.lookup.said_by.get(entity.id, ())) + len(site.lookup.about.get(entity.id, ()))
    return 3 * claims + len(site.lookup.mentions_of.get(entity.id, ())) + 3 * len(site.lookup.articles_of.get(entity.id, ()))


def details_of(entity: Entity, site: Site) -> str:
    """`2 statements made, 3 about, 1 contested event`."""
    says, about = len(site.lookup.said_by.get(entity.id, ())), len(site.lookup.about.get(entity.id, ()))
    events = site.lookup.events_of.get(entity.id, ())
    contested = sum(event.standing.standing == "contested" for event in events)
    words = site.words
    parts = [
        words.text("names.outlet") if entity.is_outlet else "",
        words.text("count.articles", len(site.lookup.articles_of.get(entity.id, ()))) if entity.id in site.lookup.articles_of else "",
        words.text("count.made", says) if says else "",
        words.text("count.about_short" if says else "count.about", about) if about else "",
        words.text("count.contested_events", contested) if contested else words.text("count.events", len(events)) if events else "",
    ]
    return words.text("list.comma").join(filter(None, parts)) or words.text("names.in_passing")


def shown_events(site: Site) -> list[Event]:
    """The events that have a page, newest first; those without a date last."""
    return sorted(site.knowledge.events.values(), key=newest_first)


def _event_pages(site: Site) -> Iterator[Page]:
    events = shown_events(site)
    pagers = list(paginate(events, site, label=site.words.text("title.events")))
    years: dict[int | None, tuple[int, int]] = {}
    for pager in pagers:
        for event in pager.rows:
            page, count = years.get(year_of(event.date), (pager.number, 0))
            years[year_of(event.date)] = (page, count + 1)
    for pager in pagers:
        jumps = [(str(year or site.words.text("date.undated")), _jump(pager.number, page, year), count) for year, (page, count) in years.items()]
        yield make_page(
            f"events/{pager.folder}",
            "events.md",
            site,
            Head(numbered(site.words.text("title.events"), pager.number, site.words)),
            pager=pager,
            jumps=jumps,
            groups=list(_by_year(pager.rows, site)),
            total=len(events),
        )


def _jump(here: int, page: int, year: int | None) -> str:
    anchor = f"#{year or 'undated'}"
    if here == page:
        return anchor
    up = "../" if here > 1 else ""
    return f"{up}{f'{page}/' if page > 1 else ''}{anchor}" if (up or page > 1) else anchor


def _by_year(events: Iterable[Event], site: Site) -> Iterator[tuple[str, list[tuple[str, list[RowView]]]]]:
    for year, members in groupby(events, key=lambda event: year_of(event.date)):
        months = [
            (site.words.month(month) if month else "", [make_row(event, site) for event in group])
            for month, group in groupby(members, key=lambda event: month_of(event.date))
        ]
        yield str(year) if year else "", months


def make_duel(event: Event, site: Site) -> DuelView | None:
    """A contested or denied event with its sides; None where no statement of it is here."""
    claims = [(site.knowledge.claims[part.claim], part.position) for part in event.claims if part.claim in site.knowledge.claims]
    voices = make_voices([(claim, position) for claim, position in claims if claim.shown], site)
    sides = [_side("assert", site.words.text("position.asserts"), [voice for voice in voices if voice.position == "asserts"])]
    against = [voice for voice in voices if voice.position in ("denies", "doubts")]
    stand = "denies" if all(voice.position == "denies" for voice in against) else "doubts"
    sides.append(_side(DISCS[stand], site.words.text(f"position.{stand}"), against))
    shown = tuple(side for side in sides if side)
    if not shown:
        return None
    silent = tuple(dict.fromkeys(voice.who for voice in voices if voice.position == "silent"))
    scopes = tuple(dict.fromkeys(scope for _, scope in covered(against, event)))
    last = max(((claim.published, claim.when) for voice in voices for claim in voice.claims), default=("", ""))[1]
    return DuelView(event_name(event, site), event.standing.standing, summary_of(event, site.words), shown, silent, scopes, last, event.id)


def _side(kind: str, label: str, voices: Sequence[VoiceView]) -> SideView | None:
    if not voices:
        return None
    claims = [claim for voice in voices for claim in voice.claims]
    best = min(claims, key=lambda claim: (not claim.content, not claim.answered, not claim.quoted))
    speakers = tuple(dict.fromkeys(voice.speaker for voice in voices))
    return SideView(kind, label, speakers[:3], best, len(claims) - 1)


def _contested_pages(site: Site) -> Iterator[Page]:
    """Contested events, newest first; the first page also has those that everybody denies, and those withdrawn."""
    events = {standing: [event for event in shown_events(site) if event.standing.standing == standing] for standing in _OPPOSED}
    for pager in paginate(events["contested"], site, label=site.words.text("title.contested")):
        listed = {standing: members[: site.per_page] if pager.number == 1 else [] for standing, members in events.items()} | {"contested": pager.rows}
        duels = {standing: [duel for event in members if (duel := make_duel(event, site))] for standing, members in listed.items()}
        head = Head(numbered(site.words.text("title.contested"), pager.number, site.words))
        total = len(events["contested"])
        yield make_page(f"contested/{pager.folder}", "contested.md", site, head, duels=duels, pager=pager, total=total)


def _article_pages(site: Site) -> Iterator[Page]:
    articles = sorted(site.knowledge.articles.values(), key=lambda article: (article.facts.published or "", article.id), reverse=True)
    for pager in paginate(articles, site, label=site.words.text("title.articles")):
        rows = [make_article_row(article, site) for article in pager.rows]
        head = Head(numbered(site.words.text("title.articles"), pager.number, site.words))
        yield make_page(f"articles/{pager.folder}", "articles.md", site, head, pager=pager, rows=rows, total=len(articles))


def numbered(title: str, number: int, words: Words) -> str:
    """A title of one page of a list: each page has a title of its own."""
    return words.text("pager.title", title=title, number=number) if number > 1 else title
