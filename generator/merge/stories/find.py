"""Which articles are on one event."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.merge.stories.alike import Pairs, find_alike
from generator.merge.stories.linkage import link
from generator.merge.stories.words import count_words, weigh
from generator.models.article import Article, ArticleId

# How alike the articles of one story are on average. On 383 articles of 94 outlets, B-cubed F1 is over 95 from 0.12 to 0.15.
ONE_STORY = 0.13
# Time takes up to a third of the likeness away, half of that in six weeks: an anniversary is told in the words of the event.
FADES, FADING_DAYS = 0.3, 60.0
UNKNOWN_DAYS = 30  # between two articles one of which has no date
# An outlet that writes again reports what happened next, unless it does so at once: then it corrects or adds.
AGAIN_AT_ONCE, AGAIN, AT_ONCE_DAYS = 0.7, 0.17, 3


@dataclass(frozen=True, slots=True)
class Stories:
    """For each article its story, named by the first of its articles by day and id; and the earlier article of another story that it follows up."""

    of: dict[ArticleId, str]
    follows: dict[ArticleId, ArticleId]


@dataclass(frozen=True, slots=True)
class _Written:
    """Who wrote an article, and when: the date as given, and its day as a number, 0 where it names none."""

    article: ArticleId
    publisher: str | None
    date: str
    day: int


def find_stories(articles: Mapping[ArticleId, Article]) -> Stories:
    """Stories of all articles. Copies are always in the story of what they copy."""
    order = sorted(articles, key=lambda article: (articles[article].facts.day or "9999", article))
    counts = [count_words(articles[article]) for article in order]
    articles_with: Counter[str] = Counter()
    for words in counts:
        articles_with.update(words.stems)
    alike = find_alike([weigh(words, articles_with, len(order)) for words in counts])
    written = [_Written(article, articles[article].facts.publisher, articles[article].facts.day or "", _day(articles[article])) for article in order]
    stories = {}
    del counts
    for group in link(len(order), ((one, other, _likeness(written[one], written[other], cosine)) for one, other, cosine in alike), ONE_STORY):
        for number in group:
            stories[order[number]] = str(order[group[0]])
    of = {article: stories.get(articles[article].based_on or article, stories[article]) for article in sorted(stories)}
    return Stories(of, _follow_ups(written, alike, of))


def _likeness(one: _Written, other: _Written, cosine: float) -> float:
    """The cosine, less for the time between two articles and for one outlet writing twice."""
    apart = _days_apart(one, other)
    likeness = cosine * _left_after(apart)
    if one.publisher and one.publisher == other.publisher:
        likeness *= AGAIN_AT_ONCE if apart <= AT_ONCE_DAYS else AGAIN
    return likeness


def _follow_ups(written: list[_Written], alike: Pairs, story: Mapping[ArticleId, str]) -> dict[ArticleId, ArticleId]:
    """The article of an earlier day, and of another story, whose words are most like an article's: as alike as the articles of one story."""
    best: dict[ArticleId, tuple[float, ArticleId]] = {}
    for one, other, cosine in alike:
        before, after = written[one], written[other]
        if cosine < ONE_STORY or not "" < before.date < after.date or story[before.article] == story[after.article]:
            continue
        likeness = cosine * _left_after(_days_apart(before, after))
        if likeness >= ONE_STORY:
            best[after.article] = max(best.get(after.article, (0.0, before.article)), (likeness, before.article))
    return {article: best[article][1] for article in sorted(best)}


@cache
def _left_after(days: int) -> float:
    """The part of a likeness that is left when so many days lie between two articles."""
    return 1 - FADES * (1 - math.exp(-days / FADING_DAYS))


def _days_apart(one: _Written, other: _Written) -> int:
    return abs(one.day - other.day) if one.day and other.day else UNKNOWN_DAYS


def _day(article: Article) -> int:
    try:
        return dt.date.fromisoformat(article.facts.day or "").toordinal()
    except ValueError:
        return 0
