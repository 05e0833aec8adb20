"""Finds what an article tells of events: triggers, and for each its type, date, place and participants."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as SpacySpan

from generator.extract.events.clauses import is_negated, is_planned, is_supposed
from generator.extract.events.lexicon import OTHER, load_lexicon
from generator.extract.events.people import People
from generator.extract.events.roles import participants_of, place_of
from generator.extract.events.told_in import ToldIn
from generator.extract.events.triggers import Trigger, find_triggers
from generator.extract.events.when import Dated, Occasions, date_of, find_dated, is_told_as_past
from generator.extract.events.wording import circumstance_of, depth_of, find_clause
from generator.extract.parse import ParsedArticle, ParsedBlock
from generator.models.reading import NOWHERE, Attributions, DateMention, EventMention, LocalId
from generator.models.text import Span

_NAMED = frozenset({"Product", "Organization", "Company", "PublicBody", "Person", "Place", "Group"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def find_events(parsed: ParsedArticle, attributions: Attributions, dates: tuple[DateMention, ...]) -> tuple[EventMention, ...]:
    """The event mentions of an article, the headline's first, in order of the text.

    `date` is what the words of the clause say. What is told as done without a date happened no later than the article was published: "[..DAY]".
    """
    people, told_in = People(attributions.names), ToldIn(attributions.claims)
    occasions = Occasions(parsed.article.facts.day)
    dates_in = {part: [date for date in dates if date.part == part] for part in ("text", "title")}
    found: list[EventMention] = []
    for block in parsed.blocks:
        people.enter(block, parsed.article.part(block.part))
        dated = find_dated(block, dates_in[block.part])
        for sentence in block.doc.sents:
            for mention in _in_sentence(sentence, block, people, dated, occasions):
                claim, participants = told_in.claim_of(mention), told_in.participants_of(mention)
                found.append(replace(mention, id=f"v{len(found) + 1}", claim=claim, participants=participants))
            people.leave_sentence(sentence)
    return tuple(found)


def _in_sentence(sentence: SpacySpan, block: ParsedBlock, people: People, dated: Sequence[Dated], occasions: Occasions) -> Iterator[EventMention]:
    for trigger in find_triggers(sentence):
        if trigger.token.pos_ == "PROPN" and people.schemas.get(people.at(trigger.token) or LocalId("")) in _NAMED:
            continue  # a film called "Infinity War"
        own = date_of(trigger, dated)
        planned = is_planned(trigger.token)
        past = not planned and is_told_as_past(trigger)
        if not own and not _tells_by_itself(trigger, past=past):
            continue
        place = place_of(trigger, people)
        participants = participants_of(trigger, people, place)
        if not participants and not own and not (place and trigger.token.pos_ in _NOMINAL) and not _is_nameable(trigger):
            continue
        if not participants and trigger.kind.type == OTHER:
            continue
        actors = [participant.entity for participant in participants[:1]]
        if own and past:
            occasions.remember(own, actors)
        yield EventMention(
            id="",
            trigger=block.span_of(trigger.token),
            type=trigger.kind.type,
            date=own or (occasions.date_for(actors) if past else None),
            place=place,
            participants=participants,
            claim=None,
            sentence=block.span_of(sentence),
            planned=planned,
            negated=is_negated(trigger.token) or (trigger.light is not None and is_negated(trigger.light)),
            part=block.part,
            supposed=is_supposed(trigger.token),
            clause=_clause(trigger, block),
            depth=depth_of(trigger),
            circumstance_of=block.span_of(above) if (above := circumstance_of(trigger)) is not None else None,
        )


def _clause(trigger: Trigger, block: ParsedBlock) -> Span:
    found = find_clause(trigger)
    return block.span_of(block.doc[found[0] : found[1]]) if found else NOWHERE


def _tells_by_itself(trigger: Trigger, *, past: bool) -> bool:
    """Whether an undated trigger tells of an event: what no list knows only where it is done, and what is so rather than happened never."""
    if trigger.kind.type != OTHER:
        return True
    return past and trigger.token.pos_ != "AUX" and trigger.token.lemma_.lower() not in load_lexicon().states


def _is_nameable(trigger: Trigger) -> bool:
    """Whether the words mean an event that others may name: "the meeting", but not "met"."""
    return trigger.token.pos_ in _NOMINAL and trigger.kind.type in load_lexicon().nameable
