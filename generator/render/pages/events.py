"""Event pages: standing, who stands where, what is said beside what is said against it, who took it from whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.edtf import sort_key
from generator.models.knowledge import ClaimId, EntityId, Event, EventParticipant, Position, ResolvedClaim
from generator.models.page import Page
from generator.render.claims import ClaimView, make_claim
from generator.render.dates import DateView, day, make_date, moment
from generator.render.jsonld import event_data
from generator.render.new_file import new_event_edit
from generator.render.page import Head, make_edit, make_page
from generator.render.pages.statements import make_statement_pages
from generator.render.pages.voices import POSITIONS, VoiceView, first_of, group_agreeing, make_positions, make_voices
from generator.render.sentences import BacklinkView, SentenceView, backlink_rows, cite
from generator.render.site import EVENT_STATEMENTS, NameView, Site, article_href, event_href, event_name, foreign, name_of, publisher_of, robots_of
from generator.render.text import capitalized, clean
from generator.render.trees import make_tree
from generator.words import Words
from generator.words.events import part_of, rule_of, summary_of

_AGAINST: tuple[Position, ...] = ("denies", "doubts")
TREES = 25  # origins that the tree of who took it from whom shows
ROW_ORIGINS = 3  # names of origins in a row of a timeline
STORY_LENGTH = 12  # events of the same story that a page lists


@dataclass(frozen=True, slots=True)
class ByView:
    """Who gives a fact: `Kan, via TASS`, and a link to the statement."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """A participant's role in words, its name, and who says so."""

    label: str
    name: NameView
    by: tuple[ByView, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """An event in a list. `reason` says how its standing was come to; `by` whose words its title is; `here` where it is the page itself."""

    name: NameView
    date: DateView | None
    standing: str
    reason: str = ""
    by: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class SourceView:
    """An article that an event page draws on."""

    title: str
    lang: str  # of the title, where that is not the site's
    href: str
    publisher: NameView
    details: str
    original: str
    count: int


def make_event_pages(site: Site) -> Iterator[Page]:
    """A page for every event."""
    for event in site.knowledge.events.values():
        voices = make_voices(_told(event, site), site)
        yield _make_event_page(event, voices, site)
        if sum(len(voice.claims) for voice in voices) > EVENT_STATEMENTS:
            told = [(site.knowledge.claims[claim.ref.id],) for voice in voices for claim in voice.claims]
            robots = robots_of(reviewed=event.curated, project=site.project)
            name = event_name(event, site)
            yield from make_statement_pages(
                f"{name.href}statements/", site.words.text("event.all_statements", name=name.text), name, told, site, robots=robots
            )


def make_row(event: Event, site: Site, *, role: str = "", here: bool = False) -> RowView:
    """An event as lists show it; `role` is what a page's subject is said to have been in it."""
    by = ""
    if not event.curated and event.name_publisher:
        by = name_of(event.name_publisher, site).text
    reason = ". ".join(capitalized(part) for part in (role, summary_of(event, site.words), _said_by(event, site) if role else "") if part)
    return RowView(_row_name(event, site), make_date(event.date, site.words), event.standing.standing, reason, by, here)


def _said_by(event: Event, site: Site) -> str:
    """Whose words say so, where they have a name; the numbers before it count all."""
    names = [name_of(origin, site).text for origin in event.standing.asserting[:ROW_ORIGINS] if origin in site.knowledge.entities]
    return site.words.text("event.said_by", names=site.words.text("list.semicolon").join(names)) if names else ""


def _row_name(event: Event, site: Site) -> NameView:
    """An event's name with its page; of one that has none, with the sentence that tells it."""
    told = cite(event.name_citation, site) if event.name_citation and event.id not in site.knowledge.events else None
    return replace(event_name(event, site), href=told.href) if told else event_name(event, site)


def part_in(event: Event, entity: str, words: Words) -> str:
    """What an entity is said to be in an event: "said to have attended"; each role once."""
    parts = [part_of(participant, words) for participant in event.participants if participant.entity == entity]
    parts += [words.text("role.place")] if event.place == entity else []
    return words.text("list.comma").join(dict.fromkeys(parts))


def newest_first(event: Event) -> tuple[bool, list[int], bool, str]:
    """Orders events by the end of their dates, newest first; what has no date comes last."""
    undated, first, last, _ = sort_key(event.date)
    return (undated, [-part for part in (*last, *first)], not event.curated, event.id)


def _told(event: Event, site: Site) -> list[tuple[ResolvedClaim, Position]]:
    """The statements of an event that readers see, each with where it stands."""
    claims = [(site.knowledge.claims[part.claim], part.position) for part in event.claims if part.claim in site.knowledge.claims]
    return [(claim, position) for claim, position in claims if claim.shown]


def _make_event_page(event: Event, all_voices: list[VoiceView], site: Site) -> Page:
    claims = _told(event, site)
    voices = first_of(all_voices, EVENT_STATEMENTS)
    shown = {claim.ref.id: claim.ref.anchor for voice in voices for claim in voice.claims}
    leading, agreeing = group_agreeing(voices, site)
    tree = make_tree([claim for claim, position in claims if position not in ("silent", "unresolved", "asks")], site)
    views = {position: [voice for voice in leading if voice.position == position] for position in POSITIONS}
    return make_page(
        event_href(event.id),
        "event.md",
        site,
        Head(
            event_name(event, site).text,
            description=f"{site.words.text(f'standing.{event.standing.standing}')}: {summary_of(event, site.words)}",
            robots=robots_of(reviewed=event.curated, project=site.project),
            jsonld=event_data(event, site),
        ),
        anchors=frozenset(shown.values()),
        event=event,
        name=event_name(event, site),
        named_by=name_of(event.name_publisher, site) if event.name_publisher else None,
        named_at=cite(event.name_citation, site) if event.name_citation else None,
        summary=summary_of(event, site.words),
        rule=rule_of(event, site.words),
        positions=make_positions(all_voices, site.words, planned=event.planned),
        total=len(claims),
        more=len(claims) - len(shown),
        date=make_date(event.date, site.words),
        date_by=make_by(event.date_claims, shown, site),
        other_dates=[(make_date(other.value, site.words), make_by(other.claims, shown, site)) for other in event.other_dates],
        other_places=[(name_of(EntityId(other.value), site), make_by(other.claims, shown, site)) for other in event.other_places],
        place=name_of(event.place, site) if event.place else None,
        place_by=make_by(event.place_claims, shown, site),
        participants=list(_participants(event, shown, site)),
        whole=_whole(event, site),
        against=[voice for position in _AGAINST for voice in views[position]],
        voices=views,
        agreeing=agreeing,
        scopes=covered(voices, event),
        evidence=_evidence(event, site),
        tree=tree[:TREES],
        origins=len(tree),
        said_when=_said_when(voices, site),
        story=_story(event, site),
        replies=_replies(event, [claim for claim, _ in claims], site),
        sources=list(_sources([claim for claim, _ in claims], event, site)),
        backlinks=_backlinks(event, site),
        edit=make_edit(event.source, site) if event.curated else new_event_edit(event, site),
    )


def make_by(claims: Iterable[ClaimId], shown: dict[ClaimId, str], site: Site) -> tuple[ByView, ...]:
    """Who says so, each speaker and chain once: at most three, the rest counted."""
    words, found = site.words, dict[str, str]()
    for claim_id in claims:
        claim = site.knowledge.claims.get(claim_id)
        if claim is None or not claim.shown:
            continue
        view = make_claim(claim, site)
        names = [node.name.text for node in view.chain]
        through = words.text("list.comma").join(reversed(names[:-1]))
        text = words.text("event.via", name=names[-1], through=through) if through else names[0]
        found.setdefault(text, f"#{shown[claim_id]}" if claim_id in shown else view.ref.source)
    views = tuple(ByView(text, href) for text, href in found.items())
    return (*views[:3], ByView(words.text("event.more_speakers", len(views) - 3), "")) if len(views) > 3 else views


def _participants(event: Event, shown: dict[ClaimId, str], site: Site) -> Iterator[ParticipantView]:
    """Each role and name once, however many say so."""
    views: dict[tuple[str, NameView], tuple[ByView, ...]] = {}
    for participant in event.participants:
        view = _participant(participant, shown, site)
        views[view.label, view.name] = tuple(dict.fromkeys((*views.get((view.label, view.name), ()), *view.by)))
    for (label, name), by in views.items():
        yield ParticipantView(label, name, by)


def _participant(participant: EventParticipant, shown: dict[ClaimId, str], site: Site) -> ParticipantView:
    by = make_by(participant.claims, shown, site)
    if not by:
        cited = (view for citation in participant.citations if (view := cite(citation, site)))
        by = tuple(ByView(text, href) for text, href in dict.fromkeys((view.publisher, view.href) for view in cited))[:3]
    if not by and participant.curated:
        by = (ByView(site.words.text("event.by_editors_alone"), ""),)
    return ParticipantView(capitalized(part_of(participant, site.words)), name_of(participant.entity, site), by)


def _whole(event: Event, site: Site) -> NameView | None:
    if event.part_of is None:
        return None
    whole = site.knowledge.events.get(event.part_of)
    return event_name(whole, site) if whole else NameView(event.part_of, "")


def covered(voices: Iterable[VoiceView], event: Event) -> list[tuple[str, str]]:
    """What each denial or doubt covers, with who makes it, where neither its own words above nor the event's name say it already."""
    name = clean(event.name)
    pairs = ((voice.speaker.text, scope, claim.content.striptags()) for voice in voices for claim in voice.claims for scope in claim.scopes)
    return list(dict.fromkeys((speaker, scope) for speaker, scope, words in pairs if scope not in words and scope != name))


def _evidence(event: Event, site: Site) -> list[SentenceView]:
    """Sentences that editors gave as evidence, where no statement already shows them."""
    views = [view for citation in event.evidence if (view := cite(citation, site, bold=True))]
    return list({view.href: view for view in views}.values())


def _said_when(voices: list[VoiceView], site: Site) -> list[tuple[str, list[tuple[VoiceView, list[ClaimView]]]]]:
    """By day of publication, oldest first: who then said what."""
    days: dict[str, dict[int, list[ClaimView]]] = {}
    for index, voice in enumerate(voices):
        for claim in voice.claims:
            days.setdefault(claim.published, {}).setdefault(index, []).append(claim)
    return [
        (day(published, site.words) or site.words.text("date.not_given"), [(voices[index], claims) for index, claims in said.items()])
        for published, said in sorted(days.items(), key=lambda item: (not item[0], item[0]))
    ]


def _replies(event: Event, claims: list[ResolvedClaim], site: Site) -> list[tuple[NameView, str]]:
    """What those answered of whom it is said that they took part, or whom a statement is about; those who took part first."""
    concerned = dict.fromkeys((*(part.entity for part in event.participants), *(entity for claim in claims for entity in claim.about)))
    return [(name_of(entity, site), site.replies[entity]) for entity in concerned if entity in site.replies]


def _story(event: Event, site: Site) -> list[RowView]:
    """Events of the same story: its parts, those of the same whole, and those that the same articles tell of; by their dates."""
    related = {part.id: part for part in site.lookup.parts_of.get(event.id, [])}
    if event.part_of:
        related |= {sibling.id: sibling for sibling in site.lookup.parts_of.get(event.part_of, [])}
        whole = site.knowledge.events.get(event.part_of)
        related |= {whole.id: whole} if whole else {}
    articles = {site.knowledge.claims[part.claim].article for part in event.claims if part.claim in site.knowledge.claims}
    for article in sorted(articles):
        for other in site.lookup.events_at.get(article, []):
            if len(related) < STORY_LENGTH:
                related[other.id] = other
    related.pop(event.id, None)
    if not related:
        return []
    others = list(related.values())[: STORY_LENGTH - 1]
    listed = sorted([*others, event], key=lambda other: (sort_key(other.date), other.id))
    return [make_row(other, site, here=other.id == event.id) for other in listed]


def _sources(claims: list[ResolvedClaim], event: Event, site: Site) -> Iterator[SourceView]:
    counts: dict[str, int] = {}
    for claim in claims:
        counts[claim.article] = counts.get(claim.article, 0) + 1
    for citation in event.evidence:
        if citation.article in site.knowledge.articles:
            counts.setdefault(citation.article or "", 0)
    for article in sorted((a for a in site.knowledge.articles.values() if a.id in counts), key=lambda a: (a.facts.published or "", a.id)):
        facts = article.facts
        words = site.words
        details = [moment(facts.published, words), words.text("article.dateline", place=facts.dateline_place) if facts.dateline_place else ""]
        details.append(
            words.text("article.by", names=words.text("list.comma").join(facts.authors)) if facts.authors else words.text("article.no_author")
        )
        yield SourceView(
            article.title,
            foreign(article, site),
            article_href(article.id),
            publisher_of(article, site),
            words.text("list.comma").join(filter(None, details)),
            facts.url or "",
            counts[article.id],
        )


def _backlinks(event: Event, site: Site) -> list[BacklinkView]:
    links = site.lookup.backlinks_to.get(event.id, ())
    hows = {link: site.words.text("role.part_of") if link.source_kind == "event" else part_in(event, link.source, site.words) for link in links}
    return backlink_rows((replace(link, how=hows[link]) for link in links if link.source_kind != "article"), site)
