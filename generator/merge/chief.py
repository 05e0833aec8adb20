"""What each article is chiefly about, and on which occasion: of the launches that one story tells of, which is this article's."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.merge.lexicon import event_words
from generator.merge.told import Place, Telling
from generator.models.article import Article, ArticleId
from generator.models.text import Span

SLIP = 2  # days between what outlets write of one event, at most
TOLD_FOR = 60  # days for which articles go on telling of an event as news; what opens a later article without a date is another one
WIDE = 0.5  # a type that says little comes so much of a step into the sentence after one that says something, and counts so much of an article
DAY = 10  # characters of a plain date that names a day

Occasion = tuple[str, str, str]
"""A story, the day that stands for one of its occasions, and the word that tells it where the type says little."""


@dataclass(frozen=True, slots=True)
class Chief:
    """What articles are chiefly about: `of` by article; `occasions` of those of these tellings that are what their story is about, by order."""

    stories: Mapping[ArticleId, str]
    of: Mapping[ArticleId, Telling]
    openings: Mapping[ArticleId, Sequence[Telling]]
    types: Mapping[str, str]
    occasions: Mapping[Place, Occasion]

    def story_of(self, article: ArticleId) -> str | None:
        return self.stories.get(article)

    def occasion_of(self, telling: Telling) -> Occasion | None:
        """The occasion of its story that a telling is of, where it is what its article, and the story, are chiefly about."""
        return self.occasions.get(telling.order)

    def opens(self, telling: Telling) -> bool:
        """Whether an article tells it in its headline, lede or first paragraph."""
        return any(one is telling for one in self.openings.get(telling.article, ()))


def find_chief(articles: Mapping[ArticleId, Article], tellings: Mapping[ArticleId, Sequence[Telling]], stories: Mapping[ArticleId, str]) -> Chief:
    """What each article is chiefly about: of what its opening tells, what its story is about, where there is such, else what comes first."""
    openings = {article: find_opening(articles[article], found) for article, found in tellings.items()}
    types = _types({article: opening[0] for article, opening in openings.items() if opening}, stories)
    of = {
        article: next((telling for telling in opening if telling.type == types[stories[article]]), opening[0])
        for article, opening in openings.items()
        if opening
    }
    told: dict[str, list[tuple[Telling, str]]] = {}
    for article, telling in of.items():
        if telling.type == types[stories[article]] and telling.happened:
            told.setdefault(stories[article], []).append((telling, articles[article].facts.day or ""))
    occasions = {
        telling.order: (story, day, telling.root if telling.type in event_words().wide_types else "")
        for story, found in told.items()
        for telling, day in _occasions(sorted(found, key=lambda one: one[0].order))
    }
    return Chief(stories, of, openings, types, occasions)


def find_opening(article: Article, tellings: Sequence[Telling]) -> list[Telling]:
    """What the article's opening tells, that which it is chiefly about first: the headline's main clause, then what hangs on it, then lede and first
    paragraph. Empty where these tell of nothing.
    """
    first = next((block.span for block in article.blocks if block.kind == "paragraph"), None)
    ranked = []
    for telling in tellings:
        wide = WIDE if telling.type in event_words().wide_types else 0.0
        ranks = [
            (place, told.mention.depth + wide, told.mention.part != "title", told.mention.trigger.start)
            for told in telling.told
            if (place := _rank(told.mention.part, told.mention.trigger, article, first)) is not None
        ]
        if ranks:
            ranked.append((min(ranks), telling))
    return [telling for _, telling in sorted(ranked, key=lambda pair: (pair[0], pair[1].order))]


def _types(mains: Mapping[ArticleId, Telling], stories: Mapping[ArticleId, str]) -> dict[str, str]:
    """The type of what most articles of each story are about: their main tellings of that type are one event."""
    types: dict[str, Counter[str]] = {}
    for article, telling in mains.items():
        types.setdefault(stories[article], Counter())[telling.type] += 1
    wide = event_words().wide_types
    return {
        story: min(counts, key=lambda kind: (-counts[kind] * (WIDE if kind in wide else 1.0), kind in wide, kind)) for story, counts in types.items()
    }


def _occasions(told: Sequence[tuple[Telling, str]]) -> Iterable[tuple[Telling, str]]:
    """Each telling of one story's event with the day that stands for its occasion. What gives no day is of the latest occasion before its article, and
    of the next one where it tells of what is to come.
    """
    days = _spans(telling.date for telling, _ in told if telling.date and not all(one.mention.planned for one in telling.told))
    undated = [(telling, published) for telling, published in told if not _number(telling.date)]
    for telling, _ in told:
        number = _number(telling.date)
        if number:
            yield telling, _name(next((first for first, last in days if first - SLIP <= number <= last + SLIP), number))
    alone = []
    for telling, published in undated:
        number = _number(published) or 0
        planned = all(told.mention.planned for told in telling.told)
        known = [first for first, _ in days if first <= number + SLIP] or [first for first, _ in days[:1] if planned]
        if known and abs(number - known[-1]) <= TOLD_FOR:
            yield telling, _name(known[-1])
        else:
            alone.append((telling, published))
    published_on = _spans((published for _, published in alone), apart=TOLD_FOR)
    for telling, published in alone:
        number = _number(published) or 0
        yield telling, "told " + _name(next((first for first, last in published_on if first <= number <= last), 0))


def _spans(dates: Iterable[str], apart: int = SLIP) -> list[tuple[int, int]]:
    """Runs of days no further apart than that, each as its first and last day."""
    numbers = sorted({number for date in dates if (number := _number(date))})
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and number - spans[-1][1] <= apart:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return spans


def _number(date: str | None) -> int | None:
    """A plain date as a number of days; None for one that names no day."""
    if not date or len(date) != DAY:
        return None
    try:
        return dt.date.fromisoformat(date).toordinal()
    except ValueError:
        return None


def _name(number: int) -> str:
    return dt.date.fromordinal(number).isoformat() if number else ""


def _rank(part: str, trigger: Span, article: Article, first: Span | None) -> int | None:
    if part == "title" or (article.title_span and article.title_span.contains(trigger)):
        return 0
    if any(block.kind in ("headline", "lede") and block.span.contains(trigger) for block in article.blocks[:6]):
        return 1
    return 2 if first and first.contains(trigger) else None
