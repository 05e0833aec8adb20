"""Positions that articles give to an entity, each as of the day of the article that says so."""

from collections.abc import Iterable, Mapping

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


def joined_positions(curated: tuple[EntityPosition, ...], discovered: Iterable[EntityPosition]) -> tuple[EntityPosition, ...]:
    """What people wrote, then what articles add to it."""
    return (*curated, *(p for p in discovered if not any(_is_same(p, known) for known in curated)))


def _is_same(found: EntityPosition, known: EntityPosition) -> bool:
    """Whether an article only gives what a person wrote: the title with its organization, or, where the file names none, on the same day."""
    if fold(found.title) != fold(known.title):
        return False
    return found.organization == known.organization or (known.organization is None and found.as_of == known.as_of)


def _cite(article: Article, reading: Reading, role: Role) -> Citation | None:
    place = Span(role.start, role.end)
    if place.of(article.text) != role.title:  # it stands in a headline that the text does not hold
        return cite_headline(article)
    span = next((s for s in reading.sentences if s.contains(place)), place)
    return cite_words(article, span)
