"""Tellings of different articles that are one event: what, when, where and who agree, or both are what articles of one story are chiefly about."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from generator.merge.lexicon import event_words
from generator.merge.told import Telling, most_precise
from generator.merge.union import Union
from generator.models.article import Article, ArticleId
from generator.models.text import Span

MOST_PEOPLE = 8  # participants of one telling that make pairs: a list of thirty delegates would make 435
SLIP = 2  # days between what outlets write of one event, at most
DAY = 10  # characters of a plain date that names a day


def find_main_telling(article: Article, tellings: Sequence[Telling]) -> Telling | None:
    """What the article is chiefly about: what its headline tells, else its lede or first paragraph; None where these tell of nothing."""
    first = _opening(article)
    best: tuple[int, bool, Telling] | None = None
    for telling in tellings:
        places = [_depth(told.mention.part, told.mention.trigger, article, first) for told in telling.told]
        depth = min((place for place in places if place is not None), default=None)
        if depth is None:
            continue
        rank = (depth, telling.type in event_words().wide_types)
        if best is None or rank < best[:2]:
            best = (*rank, telling)
    return best[2] if best else None


def group_tellings(tellings: Sequence[Telling], stories: Mapping[ArticleId, str], main: Mapping[ArticleId, Telling]) -> list[list[Telling]]:
    """Tellings that are one event together. They must be in order; the groups are in order of their first telling."""
    union = Union(len(tellings))
    chief = chief_types(stories, main)
    days = _chief_days(stories, main, chief)
    for number, telling in enumerate(tellings):
        story = stories.get(telling.article)
        if story and main.get(telling.article) is telling and chief.get(story) == telling.type and _is_near(telling.date, days.get(story)):
            union.join_by(("story", story), number)
        for key in _keys(telling, story):
            union.join_by(key, number)
    return [[tellings[number] for number in group] for group in union.sets()]


def chief_types(stories: Mapping[ArticleId, str], main: Mapping[ArticleId, Telling]) -> dict[str, str]:
    """The type of what most articles of each story are about: their main tellings of that type are one event."""
    types: dict[str, Counter[str]] = {}
    for article_id, telling in main.items():
        types.setdefault(stories[article_id], Counter())[telling.type] += 1
    wide = event_words().wide_types
    return {story: min(counts, key=lambda kind: (kind in wide, -counts[kind], kind)) for story, counts in types.items()}


def _chief_days(stories: Mapping[ArticleId, str], main: Mapping[ArticleId, Telling], chief: Mapping[str, str]) -> dict[str, str | None]:
    """The day that most articles of each story give what they are about, the most precise and earliest of several."""
    dates: dict[str, list[str | None]] = {}
    for article_id, telling in main.items():
        if chief[stories[article_id]] == telling.type:
            dates.setdefault(stories[article_id], []).append(telling.date)
    return {story: most_precise(given) for story, given in dates.items()}


def _is_near(one: str | None, other: str | None) -> bool:
    """Whether two dates are no two days further apart than outlets' clocks and slips of theirs explain: meetings a week apart are two."""
    if not one or not other or len(one) != DAY or len(other) != DAY:
        return True
    try:
        return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days) <= SLIP
    except ValueError:
        return True  # a date with an uncertain part names no day


def _keys(telling: Telling, story: str | None) -> Iterator[tuple[object, ...]]:
    """What makes two tellings one event wherever they stand: type and day, with two of those who took part, or one of them and the place or the word.

    Within one story one of them is enough. A month or a year never is: an anniversary is not the event.
    """
    if telling.type in event_words().wide_types or not telling.date or len(telling.date) != DAY:
        return
    people = sorted(telling.participants)[:MOST_PEOPLE]
    for one, other in combinations(people, 2):
        yield (telling.type, telling.date, one, other)
    for person in people:
        for stem in sorted({told.stem for told in telling.told}):
            yield (telling.type, telling.date, "told as", stem, person)
        for place in sorted(telling.places - {person}):
            yield (telling.type, telling.date, "at", person, place)
        if story:
            yield (telling.type, telling.date, "in", story, person)
    if story:
        for place in sorted(telling.places):
            yield (telling.type, telling.date, "in", story, "at", place)


def _opening(article: Article) -> Span | None:
    """The first paragraph of the body."""
    return next((block.span for block in article.blocks if block.kind == "paragraph"), None)


def _depth(part: str, trigger: Span, article: Article, first: Span | None) -> int | None:
    if part == "title" or (article.title_span and article.title_span.contains(trigger)):
        return 0
    if any(block.kind in ("headline", "lede") and block.span.contains(trigger) for block in article.blocks[:6]):
        return 1
    return 2 if first and first.contains(trigger) else None
