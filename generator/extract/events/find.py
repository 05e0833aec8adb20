"""Finds what an article tells of events: triggers, and for each its type, date, place and participants."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as SpacySpan

from generator.extract.events.clauses import is_negated, is_planned
from generator.extract.events.lexicon import OTHER, load_lexicon
from generator.extract.events.people import People
from generator.extract.events.roles import participants_of, place_of
from generator.extract.events.triggers import Trigger, find_triggers
from generator.extract.events.when import Dated, date_of, find_dated, is_told_as_past
from generator.extract.parse import ParsedArticle, ParsedBlock
from generator.models.reading import Attributions, Claim, DateMention, EventMention, LocalClaimId


def find_events(parsed: ParsedArticle, attributions: Attributions, dates: tuple[DateMention, ...]) -> tuple[EventMention, ...]:
    """The event mentions of an article, the headline's first, in order of the text.

    `date` is what the words of the clause say. What is told as done without a date happened no later than the article was published: "[..DAY]".
    """
    people = People(attributions.names)
    day = parsed.article.facts.day
    found: list[EventMention] = []
    for block in parsed.blocks:
        people.enter(block)
        dated = find_dated(block, dates)
        for sentence in block.doc.sents:
            for mention in _in_sentence(sentence, block, people, dated, day):
                claim = _claim_of(mention, attributions.claims)
                found.append(replace(mention, id=f"v{len(found) + 1}", claim=claim))
            people.leave_sentence(sentence)
    return tuple(found)


def _in_sentence(sentence: SpacySpan, block: ParsedBlock, people: People, dated: Sequence[Dated], day: str | None) -> Iterator[EventMention]:
    for trigger in find_triggers(sentence):
        own = date_of(trigger, dated)
        planned = is_planned(trigger.token)
        inferred = f"[..{day}]" if day and not own and not planned and is_told_as_past(trigger) else None
        participants = participants_of(trigger, people)
        if not _is_worth_telling(trigger, own or inferred, dated=own is not None, named=len(participants)):
            continue
        yield EventMention(
            id="",
            trigger=block.span_of(trigger.token),
            type=trigger.kind.type,
            date=own or inferred,
            place=place_of(trigger, people),
            participants=participants,
            claim=None,
            sentence=block.span_of(sentence),
            planned=planned,
            negated=is_negated(trigger.token),
            part=block.part,
        )


def _is_worth_telling(trigger: Trigger, date: str | None, *, dated: bool, named: int) -> bool:
    """What no list knows is told only where somebody named takes part and it is dated; what is so, and did not happen, only at a date of its own."""
    lemma = trigger.token.lemma_.lower()
    if trigger.kind.type != OTHER:
        return named > 0 or dated or trigger.light is not None or trigger.verb is not None
    if lemma in load_lexicon().states or trigger.token.pos_ == "AUX":
        return named > 0 and dated
    return named > 0 and date is not None


def _claim_of(mention: EventMention, claims: Sequence[Claim]) -> LocalClaimId | None:
    """The narrowest claim whose content holds the trigger."""
    holding = [claim for claim in claims if claim.part == mention.part and any(span.contains(mention.trigger) for span in claim.content)]
    narrowest = min(holding, key=lambda claim: (sum(end - start for start, end in claim.content), claim.content), default=None)
    return narrowest.id if narrowest else None
