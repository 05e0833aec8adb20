"""The merge stage: what readings and curated files say, joined by identity."""

from collections.abc import Mapping

from generator.merge.claims import apply_corrections, resolve_claims, resolve_mentions
from generator.merge.entities import merge_entities, publishers_of
from generator.merge.event_parts import Material
from generator.merge.events import merge_events
from generator.models.article import Article, ArticleId
from generator.models.curated import Curated
from generator.models.knowledge import Knowledge, ResolvedMention
from generator.models.reading import Reading
from generator.models.resolution import Resolution


def merge(articles: Mapping[ArticleId, Article], readings: Mapping[ArticleId, Reading], curated: Curated, resolution: Resolution) -> Knowledge:
    """The knowledge base before claims are related to each other: entities, claims and events, curated winning field by field."""
    entities = merge_entities(articles, readings, curated, resolution)
    publishers = publishers_of(articles, resolution)
    claims = apply_corrections(resolve_claims(articles, readings, resolution, publishers), articles, curated, entities)
    mentions = resolve_mentions(readings, resolution)
    by_article: dict[ArticleId, list[ResolvedMention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article, []).append(mention)
    dates = {article_id: reading.dates for article_id, reading in sorted(readings.items())}
    found = merge_events(Material(articles, claims, by_article, publishers, dates), readings, curated, resolution)
    return Knowledge(
        articles=dict(sorted(articles.items())),
        readings=dict(sorted(readings.items())),
        entities=dict(sorted(entities.items())),
        events=found.events,
        minor_events=found.minor,
        claims=claims,
        mentions=mentions,
        relations=(),
        main_events=dict(found.main),
        follows=found.follows,
        publishers=dict(sorted(publishers.items())),
        review=resolution.undecided,
        issues=(),
        dates=dates,
    )
