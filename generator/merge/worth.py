"""Which discovered events are worth a page, and which a row of the data: better fewer and right."""

from collections.abc import Mapping, Sequence

from generator.merge.chief import DAY, Chief
from generator.merge.lexicon import event_words
from generator.merge.told import Telling
from generator.models.article import Article, ArticleId


def is_worth_a_page(group: Sequence[Telling], chief: Chief, articles: Mapping[ArticleId, Article]) -> bool:
    """Told by several articles that are no copies; or, where one alone tells of it, what it is chiefly about or dates to the day, with somebody or somewhere named.

    What is told only as not so, or as a supposition, is nobody's event; nor is what one article says of times long past.
    """
    if not any(telling.happened for telling in group):
        return False
    if len({articles[telling.article].based_on or telling.article for telling in group}) > 1:
        return True
    if group[0].type in event_words().wide_types:
        return False
    told = [item for telling in group for item in telling.told]
    somebody = any(telling.participants for telling in group)
    dated = any(telling.date and len(telling.date) == DAY for telling in group)
    if any(chief.of.get(telling.article) is telling for telling in group):
        return (somebody or any(telling.places for telling in group)) and (any(item.mention.date for item in told) or any(map(_is_planned, group)))
    return somebody and dated


def is_worth_a_row(group: Sequence[Telling]) -> bool:
    """In the data: what somebody took part in, at a time that is known at least to end with the article."""
    told = [item for telling in group for item in telling.told]
    return any(item.mention.date for item in told) and any(item.participants for item in told)


def _is_planned(telling: Telling) -> bool:
    return all(told.mention.planned for told in telling.told)
