"""What people decided of single mentions: this name, in this article, refers to that entity, or to nobody who is known.

A decided mention gets a local entity of its own, so that what follows from the mention (who speaks, whom a claim is about, who took part) follows the
decision too, and the article's other mentions stay what they were.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.content.anchors import find_places
from generator.models.article import Article, ArticleId
from generator.models.curated import NOBODY, Curated, JudgementFile
from generator.models.knowledge import EntityId
from generator.models.reading import Claim, EventMention, Link, LocalEntity, LocalId, Mention, Reading
from generator.models.resolution import LocalKey, Resolution
from generator.models.text import Span

_DECIDED = "decided:"  # begins the local id of what a person decided; the entity's id follows


@dataclass(frozen=True, slots=True)
class Decided:
    """The readings with decided mentions set apart, and which entity each of their local entities is."""

    readings: dict[ArticleId, Reading]
    entity_of: dict[LocalKey, EntityId]


@dataclass(frozen=True, slots=True)
class _Change:
    """One mention that now refers to another local entity; None where to nobody."""

    mention: Mention
    local: LocalId | None


def decide_mentions(articles: Mapping[ArticleId, Article], readings: Mapping[ArticleId, Reading], curated: Curated) -> Decided:
    """Apply every `refers` judgement, the later one over the earlier. One whose words are gone changes nothing."""
    wanted: dict[ArticleId, list[JudgementFile]] = {}
    for record in sorted(curated.judgements.values(), key=lambda record: (record.value.on, record.id)):
        if record.value.decision == "refers" and record.value.mention and record.value.entity:
            wanted.setdefault(ArticleId(record.value.mention.article), []).append(record.value)
    found = dict(readings)
    entity_of: dict[LocalKey, EntityId] = {}
    for article_id in sorted(wanted.keys() & readings.keys()):
        changes = _changes(articles[article_id], readings[article_id], wanted[article_id])
        found[article_id] = _apply(readings[article_id], changes, curated)
        entity_of |= {(article_id, change.local): _present(change.local, curated) for change in changes if change.local}
    return Decided(found, entity_of)


def lead_decided(resolution: Resolution, decided: Decided, curated: Curated) -> Resolution:
    """The resolution with decided mentions where people led them; an id that nothing has any more changes nothing, and `check` reports it."""
    known = {key: entity for key, entity in decided.entity_of.items() if entity in resolution.clusters or entity in curated.entities}
    if not known:
        return resolution
    candidates = {key: ids for key, ids in resolution.candidates.items() if key not in known}
    return replace(resolution, entity_of={**resolution.entity_of, **known}, candidates=candidates)


def _changes(article: Article, reading: Reading, judgements: Sequence[JudgementFile]) -> list[_Change]:
    """Each decided mention once, in order. Where the words name nobody whom the machine found, they do now."""
    found: dict[Span, _Change] = {}
    for judgement in judgements:
        assert judgement.mention is not None
        local = None if judgement.entity == NOBODY else LocalId(f"{_DECIDED}{judgement.entity}")
        for place in find_places(judgement.mention, article.text):
            there = [mention for mention in reading.mentions if mention.part == "text" and mention.span.overlaps(place)]
            for mention in there or [Mention(*place, place.of(article.text), "Unknown", None)]:
                found[mention.span] = _Change(mention, local)
    return [found[span] for span in sorted(found)]


def _present(local: LocalId, curated: Curated) -> EntityId:
    """The decided entity as it is called now: what was merged or renamed goes by another id."""
    wanted = local.removeprefix(_DECIDED)
    if wanted in curated.entities:
        return EntityId(wanted)
    return EntityId(next((key for key, record in curated.entities.items() if wanted in record.value.former_ids), wanted))


def _apply(reading: Reading, changes: Sequence[_Change], curated: Curated) -> Reading:
    by_place = {change.mention.span: change for change in changes}
    old = (mention for mention in reading.mentions if mention.part != "text" or mention.span not in by_place)
    decided = (replace(change.mention, entity=change.local) for change in changes)
    mentions = tuple(sorted((*old, *decided), key=lambda mention: (mention.part != "title", mention.start, mention.end)))
    locals_ = {change.local: _local_entity(change.local, change.mention, curated) for change in changes if change.local}
    return replace(
        reading,
        entities=(*reading.entities, *locals_.values()),
        mentions=mentions,
        claims=tuple(_claim(claim, changes, mentions) for claim in reading.claims),
        events=tuple(_event(event, changes) for event in reading.events),
    )


def _local_entity(local: LocalId, mention: Mention, curated: Curated) -> LocalEntity:
    """Named as its file names it, so that it is known to be the same; else as the article does."""
    record = curated.entities.get(_present(local, curated))
    name = record.value.name if record else mention.text
    return LocalEntity(local, record.value.schema_ if record else mention.label, name, (name,))


def _claim(claim: Claim, changes: Sequence[_Change], mentions: Sequence[Mention]) -> Claim:
    """Who says it and whom it is about, where the words that name them were decided."""
    if claim.part != "text":
        return claim
    inside = [change for change in changes if any(content.contains(change.mention.span) for content in claim.content)]
    gone = {change.mention.entity for change in inside}
    still = {mention.entity for mention in mentions if any(content.contains(mention.span) for content in claim.content)}
    about = [*(local for local in claim.about if local not in gone or local in still), *(change.local for change in inside if change.local)]
    return replace(claim, attribution=tuple(_link(link, changes) for link in claim.attribution), about=tuple(dict.fromkeys(about)))


def _link(link: Link, changes: Sequence[_Change]) -> Link:
    for change in changes:
        if any(span.overlaps(change.mention.span) for span in link.agent) and link.entity in (None, change.mention.entity):
            return replace(link, entity=change.local, kind="named" if change.local else "unresolved")
    return link


def _event(event: EventMention, changes: Sequence[_Change]) -> EventMention:
    """Those who take part and the place, where the sentence names them by a mention that was decided."""
    for change in changes:
        old = change.mention.entity
        if event.part == "text" and old is not None and event.sentence.contains(change.mention.span):
            participants = [replace(part, entity=change.local) if part.entity == old and change.local else part for part in event.participants]
            event = replace(
                event,
                participants=tuple(part for part in participants if part.entity != old),
                place=change.local if event.place == old else event.place,
            )
    return event
