"""Which articles are on one event."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.merge.stories.alike import find_alike
from generator.merge.stories.linkage import link
from generator.merge.stories.words import count_words, weigh
from generator.models.article import Article, ArticleId

# How alike the articles of one story are on average. On 383 articles of 94 outlets, B-cubed F1 is over 95 from 0.14 to 0.16, and on subsets of their
# events the best threshold lies there too.
ONE_STORY = 0.15
# Time takes up to a third of the likeness away, half of that in six weeks: an anniversary is told in the words of the event.
FADES, FADING_DAYS = 0.3, 60.0
UNKNOWN_DAYS = 30  # between two articles one of which has no date
# An outlet that writes again reports what happened next, unless it does so at once: then it corrects or adds.
AGAIN_AT_ONCE, AGAIN, AT_ONCE_DAYS = 0.7, 0.2, 3


def find_stories(articles: Mapping[ArticleId, Article]) -> dict[ArticleId, str]:
    """For each article its story, named by the first of its articles by day and id. Copies are always in the story of what they copy."""
    order = sorted(articles, key=lambda article: (articles[article].facts.day or "9999", article))
    counts = [count_words(articles[article]) for article in order]
    articles_with: Counter[str] = Counter()
    for words in counts:
        articles_with.update(words.keys())
    vectors = [weigh(words, articles_with, len(order)) for words in counts]
    pairs = list(_likenesses([articles[article] for article in order], list(find_alike(vectors))))
    stories = {}
    for group in link(len(order), pairs, ONE_STORY):
        for number in group:
            stories[order[number]] = str(order[group[0]])
    return {article: stories.get(articles[article].based_on or article, stories[article]) for article in sorted(stories)}


def _likenesses(ordered: list[Article], alike: list[tuple[int, int, float]]) -> Iterator[tuple[int, int, float]]:
    """Cosines, less for the time between two articles and for one outlet writing twice."""
    days = [_day(article) for article in ordered]
    for one, other, cosine in alike:
        apart = abs(days[one] - days[other]) if days[one] and days[other] else UNKNOWN_DAYS
        likeness = cosine * (1 - FADES * (1 - math.exp(-apart / FADING_DAYS)))
        publisher = ordered[one].facts.publisher
        if publisher and publisher == ordered[other].facts.publisher:
            likeness *= AGAIN_AT_ONCE if apart <= AT_ONCE_DAYS else AGAIN
        yield one, other, likeness


def _day(article: Article) -> int:
    try:
        return dt.date.fromisoformat(article.facts.day or "").toordinal()
    except ValueError:
        return 0
