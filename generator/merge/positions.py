"""Where a claim stands towards an event that it is about."""

from collections.abc import Mapping

from generator.merge.lexicon import event_words
from generator.models.article import Article, ArticleId
from generator.models.knowledge import Position, ResolvedClaim
from generator.models.reading import ATTITUDES


def find_position(claim: ResolvedClaim, articles: Mapping[ArticleId, Article], *, negated: bool) -> Position | None:
    """How the claim stands; None for an attitude, which the words ascribe to somebody who made no statement.

    `negated` where the words that tell of the event say that it did not happen. A speaker whom the text leaves open is counted for nobody,
    whatever was said; so is an outlet's own "alleged", which hands the statement on to somebody unnamed.
    """
    act = claim.speech_act
    if act == "decline_comment" or event_words().silence.search(claim.text):
        return "silent"
    if act in ATTITUDES:
        return None
    if act == "ask":
        return "asks"
    if claim.origin_kind == "unresolved" or (not claim.chain and _hands_on(claim, articles[claim.article])):
        return "unresolved"
    if act == "doubt":
        return "doubts"
    return "denies" if (act == "deny") != negated else "asserts"


def _hands_on(claim: ResolvedClaim, article: Article) -> bool:
    text = article.part(claim.claim.part)
    return any(span.of(text).lower() in event_words().evidential_hedges for span in claim.claim.hedges)
