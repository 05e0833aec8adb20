"""An event's standing: computed from the claims about it, the first rule of the design that fits."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.graph.lexicon import graph_words
from generator.graph.origins import Origin, Speakers, find_origin, independent
from generator.merge.lexicon import event_words
from generator.models.article import Article, ArticleId
from generator.models.knowledge import ClaimId, EntityId, Event, EventParticipant, Position, ResolvedClaim, Stand, Standing, StandingReason, Voices


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What standings are computed from: claims, where they stand, who publishes, in whose voice each article speaks, and which claims were withdrawn.

    `retold` are those of them that only tell what was withdrawn: "withdrew its report that they met".
    """

    claims: Mapping[ClaimId, ResolvedClaim]
    articles: Mapping[ArticleId, Article]
    outlets: frozenset[EntityId]
    speakers: Speakers
    withdrawn: Collection[ClaimId] = ()
    retold: Collection[ClaimId] = ()


def judge(event: Event, witnesses: Witnesses) -> Event:
    """The event with its standing, and with each participant marked who acknowledges its own part."""
    own = {person.entity for person in event.participants if _acknowledges(person, event, witnesses)}
    if own:
        event = replace(event, participants=tuple(replace(person, acknowledged=person.entity in own) for person in event.participants))
    return replace(event, standing=find_standing(event, witnesses))


def find_standing(event: Event, witnesses: Witnesses) -> StandingReason:
    """The first rule that fits, with the numbers that the badge shows. An unnamed source can contest, but is never an independent origin."""
    asserting_claims = _claims_at(event, ("asserts",), witnesses)
    standing_claims = [claim for claim in asserting_claims if claim.id not in witnesses.withdrawn]
    asserting = independent(standing_claims, witnesses.speakers)
    denying = _origins(_claims_at(event, ("denies",), witnesses), witnesses)
    doubting = _origins(_claims_at(event, ("doubts",), witnesses), witnesses) - denying
    opposing = denying | doubting
    named = sorted(origin.entity for origin in asserting if origin.named and origin.entity)
    if asserting_claims and not standing_claims:
        standing: Standing = "retracted"
    elif any(one != other for one in asserting for other in opposing):
        standing = "contested"
    elif opposing and not asserting:
        standing = "denied"
    elif any(person.acknowledged for person in event.participants):
        standing = "acknowledged"
    elif len(named) >= 2:
        standing = "several"
    elif event.planned:
        standing = "planned"
    else:
        standing = "reported"
    own = [claim for claim in asserting_claims if claim.id not in witnesses.retold] or asserting_claims
    withdrawn = _origins(own, witnesses) if standing == "retracted" else set()
    voices = (
        *_voices("plans" if standing == "planned" else "asserts", asserting),
        *_voices("withdrew", withdrawn),
        *_voices("denies", denying),
        *_voices("doubts", doubting),
    )
    return StandingReason(
        standing=standing,
        articles=_count_articles(event, witnesses),
        asserting=tuple(named),
        opposing=tuple(sorted(origin.entity for origin in opposing if origin.named and origin.entity)),
        unnamed_asserting=sum(not origin.named for origin in asserting),
        voices=voices,
    )


def _claims_at(event: Event, positions: tuple[Position, ...], witnesses: Witnesses) -> list[ResolvedClaim]:
    """The statements that stand so. A headline that says again what its article says is no second statement of anyone."""
    told = {claim.claim for claim in event.claims}
    found = (witnesses.claims[claim.claim] for claim in event.claims if claim.position in positions)
    return [claim for claim in found if claim.shown and f"{claim.article}#{claim.claim.repeats}" not in told]


def _origins(claims: Iterable[ResolvedClaim], witnesses: Witnesses) -> set[Origin]:
    return {origin for claim in claims if (origin := find_origin(claim, witnesses.speakers))}


def _acknowledges(person: EventParticipant, event: Event, witnesses: Witnesses) -> bool:
    """Whether this participant says on record that it did this itself: an adversary that "confirms" it speaks of somebody else's act.

    Where a machine found who took part, the statement itself must name the part, and of grave acts a machine's reading is not enough.
    """
    if person.role not in event_words().acting_roles or event.planned:
        return False
    if not person.curated and event.type in graph_words().grave_types:
        return False
    return any(
        _speaks_itself(claim, person, witnesses.outlets)
        for claim in _claims_at(event, ("asserts",), witnesses)
        if claim.id not in witnesses.withdrawn and (person.curated or claim.id in person.claims)
    )


def _speaks_itself(claim: ResolvedClaim, person: EventParticipant, outlets: Collection[EntityId]) -> bool:
    """A statement of the participant on record, or what an outlet that took part writes in its own voice.

    No such statement is what softens the words ("may have met"), nor what somebody other than an outlet says that the participant said.
    """
    if claim.claim.hedges or any(link.entity not in outlets for link in claim.chain[:-1]):
        return False
    if not claim.chain:
        return claim.publisher == person.entity
    return claim.origin == person.entity and claim.origin_kind == "named" and claim.speech_act in graph_words().acknowledging_acts


def _count_articles(event: Event, witnesses: Witnesses) -> int:
    articles = {witnesses.claims[item.claim].article for item in event.claims}
    return len(articles | {citation.article for citation in event.evidence if citation.article})


def _voices(stand: Stand, origins: set[Origin]) -> Iterator[Voices]:
    """One part for those with a name, one for unnamed sources."""
    for named in (True, False):
        if count := sum(origin.named == named for origin in origins):
            yield Voices(stand, named, count)
