"""Positions that articles give to an entity, each as of the day of the article that says so."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.extract.lexicon.keys import fold
from generator.models.article import Article, ArticleId
from generator.models.curated import PositionFile
from generator.models.knowledge import Citation, EntityId, EntityPosition, cite_headline, cite_words
from generator.models.reading import LocalEntity, Reading, Role
from generator.models.resolution import LocalKey
from generator.models.text import Span

MOST = 12  # positions of one entity: past this a page only repeats variants of a title


def curated_positions(positions: Iterable[PositionFile]) -> tuple[EntityPosition, ...]:
    """The positions of a curated file, in its order."""
    return tuple(
        EntityPosition(p.title, EntityId(p.organization) if p.organization else None, p.as_of, p.start, p.end, curated=True) for p in positions
    )


def discovered_positions(
    members: Iterable[LocalKey],
    locals_: Mapping[LocalKey, LocalEntity],
    articles: Mapping[ArticleId, Article],
    readings: Mapping[ArticleId, Reading],
    entity_of: Mapping[LocalKey, EntityId | None],
) -> tuple[EntityPosition, ...]:
    """The positions that articles give, the latest first; one that several give is as of the latest of them."""
    found: dict[tuple[str, EntityId | None], EntityPosition] = {}
    for article_id, local in sorted(members, key=lambda key: (articles[key[0]].facts.day or "", key), reverse=True):
        for role in locals_[article_id, local].roles:
            organization = entity_of.get((article_id, role.organization)) if role.organization else None
            if (fold(role.title), organization) not in found:
                citation = _cite(articles[article_id], readings[article_id], role)
                position = EntityPosition(role.title, organization, as_of=articles[article_id].facts.day, citation=citation)
                found[fold(role.title), organization] = position
    return tuple(found.values())[:MOST]


def joined_positions(curated: Iterable[EntityPosition], discovered: Iterable[EntityPosition]) -> tuple[EntityPosition, ...]:
    """What people wrote, with what it is a position in where only articles say so; then what articles add to it."""
    found = tuple(discovered)
    known = tuple(_completed(position, found) for position in curated)
    return (*known, *(position for position in found if not any(_is_same(position, other) for other in known)))


def _completed(position: EntityPosition, found: Iterable[EntityPosition]) -> EntityPosition:
    """The position with the one organization that articles of its day give to its title, and their sentence; as it is where it names one."""
    same = [other for other in found if fold(other.title) == fold(position.title) and other.as_of == position.as_of]
    if position.organization or len({other.organization for other in same}) != 1:
        return position
    return replace(position, organization=same[0].organization, citation=same[0].citation)


def _is_same(found: EntityPosition, known: EntityPosition) -> bool:
    """Whether an article only gives what a person wrote."""
    return fold(found.title) == fold(known.title) and found.organization == known.organization


def _cite(article: Article, reading: Reading, role: Role) -> Citation | None:
    place = Span(role.start, role.end)
    if place.of(article.text) != role.title:  # it stands in a headline that the text does not hold
        return cite_headline(article)
    span = next((s for s in reading.sentences if s.contains(place)), place)
    return cite_words(article, span)
