"""Titles that an article gives to somebody whose curated position had not begun, or had ended, on the article's day."""

import re
from collections.abc import Iterator, Mapping

from generator.extract.lexicon.keys import fold
from generator.models.article import Article, ArticleId
from generator.models.curated import Curated, PositionFile
from generator.models.knowledge import EntityId, ReviewItem, cite_words
from generator.models.reading import Reading, Role
from generator.models.resolution import LocalKey
from generator.models.text import Span

WEIGHT = 900.0  # among what may say something wrong of a person, after who it is
PAST = frozenset({"former", "ex", "late", "outgoing", "then"})
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")


def outdated_titles(
    articles: Mapping[ArticleId, Article],
    readings: Mapping[ArticleId, Reading],
    curated: Curated,
    entity_of: Mapping[LocalKey, EntityId | None],
) -> Iterator[ReviewItem]:
    """One item for each title that does not fit its day; the sentence, and the position that it contradicts."""
    for article_id, reading in readings.items():
        day = articles[article_id].facts.day
        for entity in reading.entities if day else ():
            record = curated.entities.get(entity_of.get((article_id, entity.id)) or "")
            for role in entity.roles if record and day else ():
                position = _contradicted(role, record.value.positions, day) if record and day else None
                if record and position:
                    yield _item(articles[article_id], reading, EntityId(record.id), record.value.name, role, position)


def _contradicted(role: Role, positions: tuple[PositionFile, ...], day: str) -> PositionFile | None:
    """The position of that title which the day lies outside of; None where one holds on it, or none has the title."""
    title = set(fold(role.title).split())
    if title & PAST:
        return None
    same = [position for position in positions if set(fold(position.title).split()) == title]
    outside = [position for position in same if not _holds(position, day)]
    return outside[0] if outside and len(outside) == len(same) else None


def _holds(position: PositionFile, day: str) -> bool:
    """Whether a position may hold on a day, at the precision that its dates have; dates with qualifiers exclude nothing."""
    begun = not (position.start and _PLAIN.fullmatch(position.start)) or day[: len(position.start)] >= position.start
    return begun and (not (position.end and _PLAIN.fullmatch(position.end)) or day[: len(position.end)] <= position.end)


def _item(article: Article, reading: Reading, entity: EntityId, name: str, role: Role, position: PositionFile) -> ReviewItem:
    place = Span(role.start, role.end)
    sentence = next((s for s in reading.sentences if s.contains(place)), place)
    held = f"from {position.start or 'an unknown day'} to {position.end or 'today'}"
    return ReviewItem(
        kind="date",
        key=f"title:{article.id}:{entity}:{role.start}",
        title=f"{name}: {role.title} on {article.facts.day}?",
        detail=f"The curated position is {held}.",
        weight=WEIGHT,
        citations=(cite_words(article, sentence),),
        entities=(entity,),
    )
