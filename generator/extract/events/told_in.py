"""Which claims tell of an event: the one whose content holds its trigger, and those that its trigger attributes to somebody."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.models.reading import Claim, EventMention, LocalClaimId, LocalId, Participant
from generator.models.text import Part, Span

LONGEST = 5000  # characters of a claim's content: a bound on what is looked through, not on what is read


@dataclass(frozen=True, slots=True)
class Content:
    """One stretch of a claim's content, and how many characters the whole content has."""

    span: Span
    length: int
    claim: LocalClaimId


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that attribute a claim, and the entity that they attribute it to, where one is known."""

    span: Span
    speaker: LocalId | None


class ToldIn:
    """The claims of an article by place."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._contents: dict[Part, list[Content]] = {"text": [], "title": []}
        cues: dict[Part, set[Cue]] = {"text": set(), "title": set()}  # a statement within statements has the cues of all of these
        for claim in claims:
            length = sum(span.end - span.start for span in claim.content)
            self._contents[claim.part] += [Content(span, length, claim.id) for span in claim.content]
            cues[claim.part].update(Cue(span, link.entity) for link in claim.attribution for span in link.cue)
        for contents in self._contents.values():
            contents.sort(key=lambda content: (content.span, content.length, content.claim))
        self._cues = {part: sorted(found, key=lambda cue: (cue.span, cue.speaker or "")) for part, found in cues.items()}

    def claim_of(self, mention: EventMention) -> LocalClaimId | None:
        """The narrowest claim whose content holds the trigger."""
        contents = self._contents[mention.part]
        holding = [one for one in contents[_near(contents, mention)] if one.span.contains(mention.trigger)]
        return min(holding, key=lambda one: (one.length, one.span, one.claim)).claim if holding else None

    def participants_of(self, mention: EventMention) -> tuple[Participant, ...]:
        """The participants; where the trigger attributes a claim, the speaker is the one whom attribution found and no other."""
        cues = self._cues[mention.part]
        attributing = [cue for cue in cues[_near(cues, mention)] if cue.span.overlaps(mention.trigger)]
        if mention.type != "statement" or not attributing:
            return mention.participants
        return tuple(_with_speakers(mention, [cue.speaker for cue in attributing]))


def _with_speakers(mention: EventMention, speakers: Sequence[LocalId | None]) -> Iterator[Participant]:
    yield from (Participant(speaker, "speaker") for speaker in dict.fromkeys(speakers) if speaker)
    yield from (one for one in mention.participants if one.role != "speaker" and one.entity not in speakers)


def _near(placed: Sequence[Content] | Sequence[Cue], mention: EventMention) -> slice:
    """Those of the spans, which are in order, that begin before the trigger ends and not so far before it that they can't reach it."""
    first = bisect_left(placed, mention.trigger.start - LONGEST, key=lambda one: one.span.start)
    return slice(first, bisect_right(placed, mention.trigger.end - 1, key=lambda one: one.span.start))
