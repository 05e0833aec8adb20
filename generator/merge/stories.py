"""Articles of different outlets on one event."""

from collections.abc import Mapping

from generator.models.article import Article, ArticleId
from generator.models.reading import Reading


def find_stories(articles: Mapping[ArticleId, Article], readings: Mapping[ArticleId, Reading]) -> dict[ArticleId, str]:
    """For each article its story, named by the first of its articles."""
    return {article_id: article_id for article_id in articles}
