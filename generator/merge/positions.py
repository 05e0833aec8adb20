"""Where a claim stands towards an event that it is about."""

from collections.abc import Collection, Iterable, Mapping

from generator.merge.lexicon import event_words
from generator.models.article import Article, ArticleId
from generator.models.knowledge import EntityId, Position, ResolvedClaim
from generator.models.reading import ATTITUDES, EventMention


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


def polarity(words: str, *, affirmed: bool) -> Position:
    """How a statement stands towards the event that somebody quotes it for, by its words alone: "there was no closure" denies what others affirm.

    What is negative otherwise, or where nobody affirms it, is counted for nobody: the event may be that something did not happen.
    """
    if not is_negative(words):
        return "asserts"
    return "denies" if affirmed and event_words().plain_denials.search(words) else "unresolved"


def is_negative(words: str) -> bool:
    """Whether some word says that something is not so."""
    return bool(event_words().negations.search(words))


def only_beside(claim: ResolvedClaim, told: Iterable[EventMention], acting: Collection[EntityId], article: Article) -> bool:
    """Whether a claim names the event only as a circumstance of something else: who "denied discussing arms at the meeting" does not deny the meeting.

    Who denies a part in it speaks against it where it is one of those who are said to have acted.
    """
    content = claim.claim.content
    held = [mention for mention in told if mention.part == claim.claim.part and any(span.contains(mention.trigger) for span in content)]
    for mention in held:
        above = mention.circumstance_of
        if above is None or not any(span.contains(above) for span in content):
            return False
        if above.of(article.part(mention.part)).lower() in event_words().own_part and claim.origin in acting:
            return False
    return bool(held)


def _hands_on(claim: ResolvedClaim, article: Article) -> bool:
    text = article.part(claim.claim.part)
    return any(span.of(text).lower() in event_words().evidential_hedges for span in claim.claim.hedges)
