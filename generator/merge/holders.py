"""Which claims hold the words that tell of an event."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.merge.told import Telling
from generator.models.article import ArticleId
from generator.models.knowledge import ClaimId, ResolvedClaim
from generator.models.text import Part

_Place = tuple[Part, int, int, ClaimId]


@dataclass(frozen=True, slots=True)
class Holders:
    """The contents of all claims, by article: where each begins and ends."""

    places: dict[ArticleId, list[_Place]]

    def of(self, telling: Telling) -> set[ClaimId]:
        """The claims whose content holds a trigger of what is told, with those that extraction named."""
        held = {told.claim for told in telling.told if told.claim}
        places = self.places.get(telling.article, ())
        for told in telling.told:
            part, (start, end) = told.mention.part, told.mention.trigger
            held.update(claim for where, first, last, claim in places if first <= start and end <= last and where == part)
        return held


def make_holders(claims: Iterable[ResolvedClaim]) -> Holders:
    """One pass over all claims."""
    places: dict[ArticleId, list[_Place]] = {}
    for claim in claims:
        own = places.setdefault(claim.article, [])
        own += [(claim.claim.part, start, end, claim.id) for start, end in claim.claim.content]
    return Holders(places)
