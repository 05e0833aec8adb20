"""Events: those that people described, with what they take up, and those discovered in articles, where they are worth a page."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.merge.chief import find_chief
from generator.merge.claims import group_by_article
from generator.merge.curated_events import Taken, find_evidence, take_up
from generator.merge.event_names import cut_name, find_name, folded
from generator.merge.event_parts import (
    Material,
    cite_sentences,
    claims_dating,
    claims_naming,
    in_order,
    other_dates,
    other_places,
    told_date_claims,
    told_participants,
    told_place,
)
from generator.merge.groups import group_tellings
from generator.merge.holders import Holders, make_holders
from generator.merge.lexicon import event_words
from generator.merge.positions import find_position, is_negative, only_beside, polarity
from generator.merge.stories import find_stories
from generator.merge.told import Place, Telling, Told, index_tellings, most_precise
from generator.merge.worth import is_worth_a_page, is_worth_a_row
from generator.models.article import ArticleId
from generator.models.curated import Curated, EventFile, Record, Source
from generator.models.knowledge import Citation, ClaimId, EntityId, Event, EventClaim, EventId, EventParticipant, StandingReason, cite_words
from generator.models.reading import EventMention, Reading
from generator.models.resolution import Resolution

UNDECIDED = StandingReason("reported")
"""What an event has until `graph` computes its standing from claims and the relations between them."""


@dataclass(frozen=True, slots=True)
class Events:
    """Events worth a page, those told of in passing, the event that each article is chiefly about, and the article that it follows up."""

    events: dict[EventId, Event]
    minor: dict[EventId, Event]
    main: dict[ArticleId, EventId | str]
    follows: dict[ArticleId, ArticleId]


def merge_events(material: Material, readings: Mapping[ArticleId, Reading], curated: Curated, resolution: Resolution) -> Events:
    """Curated events first, since they take up what they describe; then what is left, joined across articles."""
    stories = find_stories(material.articles)  # first, since it takes most room and needs nothing of what follows
    tellings = index_tellings(material.articles, readings, resolution)
    claims = {article: tuple(found) for article, found in group_by_article(material.claims.values()).items()}
    holders = make_holders(material.claims.values())
    taken = take_up(curated, material.articles, tellings, claims, holders)
    chief = find_chief(material.articles, tellings, stories.of)
    owner = {telling.order: event_id for event_id, found in taken.items() for telling in found.tellings}
    events = {event_id: _curated_event(event_id, curated.events[event_id], found, material) for event_id, found in taken.items()}
    minor: dict[EventId, Event] = {}
    left = [telling for article in sorted(tellings) for telling in tellings[article] if telling.order not in owner]
    for group in group_tellings(left, chief):
        name = find_name(group, chief, material)
        has_page = name is not None and is_worth_a_page(group, chief, material.articles)
        if has_page or is_worth_a_row(group):
            event = _discovered_event(group, name or cut_name(group, material), holders, material)
            (events if has_page else minor)[event.id] = event
            owner |= {telling.order: event.id for telling in group}
    main = _main_events(stories.of, chief.of, owner, taken)
    return Events(dict(sorted(events.items())), dict(sorted(minor.items())), main, stories.follows)


def make_event_id(first: Telling, day: str | None) -> EventId:
    """A provisional id: the day, the type, and 8 hex digits of the place where the first mention stands."""
    digest = hashlib.sha256(repr(first.order).encode()).hexdigest()[:8]
    kind = "".join(letter for letter in first.type.lower() if letter.isalnum())
    return EventId("-".join(part for part in (day, kind, digest) if part))


def _discovered_event(group: Sequence[Telling], title: Citation, holders: Holders, material: Material) -> Event:
    first = min(group, key=lambda telling: (material.articles[telling.article].facts.day or "9999", telling.order))
    day = material.articles[first.article].facts.day
    date = most_precise(telling.date for telling in group)
    planned = all(told.mention.planned for telling in group for told in telling.told)
    told = [item for telling in group for item in telling.told]
    place, place_claims = told_place(group, material)
    return Event(
        id=make_event_id(first, day),
        name=folded(title.quote),
        type=first.type,
        date=date or (f"[..{day}]" if day and any(item.mention.date for item in told) else None),
        standing=UNDECIDED,
        name_publisher=material.publishers.get(title.article) if title.article else None,
        name_citation=title,
        date_claims=told_date_claims(group, date, material),
        place=place,
        place_claims=place_claims,
        other_dates=other_dates(group, date, material),
        other_places=other_places(group, place, material),
        participants=tuple(
            person for person in told_participants(group, material) if person.entity != place or person.role in event_words().acting_roles
        ),
        claims=_stand(group, {claim for telling in group for claim in holders.of(telling)}, material),
        evidence=cite_sentences(told, material),
        planned=planned,
    )


def _stand(tellings: Iterable[Telling], claims: Iterable[ClaimId], material: Material, quoted: Collection[ClaimId] = ()) -> tuple[EventClaim, ...]:
    """Each claim with its position, in order; attitudes have none, nor does what only supposes the event, nor a denial of something beside it.

    Of the `quoted` somebody said that they are about the event, so they are not beside it; where a machine found no word of it in them, how they begin
    tells what is denied.
    """
    told_in: dict[ClaimId, list[Told]] = {}
    by_article: dict[ArticleId, list[EventMention]] = {}
    acting: set[EntityId] = set()
    for telling in tellings:
        for told in telling.told:
            acting.update(entity for entity, role in told.participants if role in event_words().acting_roles)
            by_article.setdefault(told.article, []).append(told.mention)
            if told.claim:
                told_in.setdefault(told.claim, []).append(told)
    affirmed = any(not is_negative(material.claims[claim_id].text) for claim_id in quoted) or bool(told_in)
    found = []
    for claim_id in in_order(claims, material):
        claim, own = material.claims[claim_id], told_in.get(claim_id, ())
        position = find_position(claim, material.articles, negated=bool(own) and all(told.mention.negated for told in own))
        supposed = bool(own) and all(told.mention.supposed for told in own)
        if position == "asserts" and claim_id in quoted and not own:
            position = polarity(claim.text, affirmed=affirmed)
        against = position in ("denies", "doubts") and claim_id not in quoted
        beside = against and only_beside(claim, by_article.get(claim.article, ()), acting, material.articles[claim.article])
        if position and not beside and not (supposed and position == "asserts"):
            found.append(EventClaim(claim_id, position))
    return tuple(found)


def _curated_event(event_id: EventId, record: Record[EventFile], taken: Taken, material: Material) -> Event:
    file = record.value
    positions = _stand(taken.tellings, taken.claims, material, taken.quoted)
    saying = tuple(claim.claim for claim in positions if claim.position == "asserts") or tuple(
        claim.claim for claim in positions if claim.position == "unresolved"
    )
    told = {participant.entity: participant for participant in told_participants(taken.tellings, material)}
    place = EntityId(file.place) if file.place else None
    told_in, told_in_claims = told_place(taken.tellings, material)
    by_quotes = _cite_sources(file.evidence, material)
    return Event(
        id=event_id,
        name=file.name,
        type=file.type,
        date=file.date or most_precise(telling.date for telling in taken.tellings),
        standing=UNDECIDED,
        curated=True,
        lead=file.lead,
        date_claims=in_order({*told_date_claims(taken.tellings, file.date, material), *claims_dating(file.date, saying, material)}, material),
        place=place or told_in,
        other_dates=other_dates(taken.tellings, file.date, material),
        other_places=other_places(taken.tellings, place, material),
        place_claims=(claims_naming(place, saying, material) if place else ()) or (told_in_claims if place in (None, told_in) else ()),
        participants=_curated_participants(file, told, saying, by_quotes, material),
        claims=positions,
        evidence=by_quotes or cite_sentences((item for telling in taken.tellings for item in telling.told), material),
        part_of=EventId(file.part_of) if file.part_of else None,
        reviewed=file.reviewed is not None,
        reviewed_by=file.reviewed.by if file.reviewed else None,
        reviewed_on=file.reviewed.on if file.reviewed else None,
        former_ids=file.former_ids,
        source=record.source,
        planned=bool(taken.tellings) and all(item.mention.planned for telling in taken.tellings for item in telling.told),
    )


def _curated_participants(
    file: EventFile,
    told: Mapping[EntityId, EventParticipant],
    saying: Sequence[ClaimId],
    quotes: Sequence[Citation],
    material: Material,
) -> tuple[EventParticipant, ...]:
    """Those whom the file names, in its order: a person decided who belongs here, the claims say who says so."""
    found = []
    for participant in file.participants:
        entity = EntityId(participant.entity)
        read = told.get(entity)
        claims = tuple(dict.fromkeys((*(read.claims if read else ()), *claims_naming(entity, saying, material))))
        citations = read.citations if read else ()
        found.append(EventParticipant(entity, participant.role, in_order(claims, material), citations or tuple(quotes[:1]), curated=True))
    return tuple(found)


def _cite_sources(sources: Sequence[Source], material: Material) -> tuple[Citation, ...]:
    """The quoted words where they stand in an article, and pages elsewhere as they are given."""
    found = []
    for source in sources:
        if source.article:
            for article_id, spans in find_evidence([source], material.articles).items():
                found += [cite_words(material.articles[article_id], span) for span in spans[:1]]
        else:
            found.append(Citation(None, None, source.quote or "", url=source.url, accessed=source.accessed))
    return tuple(found)


def _main_events(
    stories: Mapping[ArticleId, str], main: Mapping[ArticleId, Telling], owner: Mapping[Place, EventId], taken: Mapping[EventId, Taken]
) -> dict[ArticleId, EventId | str]:
    """For each article the event of its story: what most of the story's articles are chiefly about, a described event before others.

    Articles of a story that tells of no event of ours share the story's own name.
    """
    votes: dict[str, Counter[EventId]] = {}
    for article, telling in main.items():
        event_id = owner.get(telling.order)
        if event_id:
            votes.setdefault(stories[article], Counter())[event_id] += 1
    sizes = Counter(stories.values())
    chosen: dict[str, EventId | str] = {story: f"story-{story}" for story, size in sizes.items() if size > 1}
    for story, counts in votes.items():
        chosen[story] = min(counts, key=lambda event_id: (event_id not in taken, -counts[event_id], event_id))
    return {article: chosen[story] for article, story in sorted(stories.items()) if story in chosen}
