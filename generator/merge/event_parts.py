"""Who took part in an event, where and when: each with the claims that say so and the sentences that hold them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.merge.told import Telling, Told, compatible_dates
from generator.models.article import Article, ArticleId
from generator.models.knowledge import Citation, ClaimId, EntityId, EventParticipant, OtherDetail, ResolvedClaim, ResolvedMention, cite_words
from generator.models.reading import DateMention

DAY = 10  # characters of a plain date that names a day
CITATIONS = 5  # sentences kept for one participant: pages show the first, and link to the claims


@dataclass(frozen=True, slots=True)
class Material:
    """All that events are made of, by article."""

    articles: Mapping[ArticleId, Article]
    claims: Mapping[ClaimId, ResolvedClaim]
    mentions: Mapping[ArticleId, Sequence[ResolvedMention]]
    publishers: Mapping[ArticleId, EntityId | None]
    dates: Mapping[ArticleId, Sequence[DateMention]]


def cite_sentences(told: Iterable[Told], material: Material) -> tuple[Citation, ...]:
    """The sentences that tell, each once, in order."""
    places = sorted({(item.article, item.mention.part, item.mention.sentence) for item in told})
    return tuple(cite_words(material.articles[article], span, part) for article, part, span in places if span.end > span.start)


def told_participants(tellings: Sequence[Telling], material: Material) -> tuple[EventParticipant, ...]:
    """Those whom the words name as taking part, in the role that most sentences give them, sorted by id."""
    roles: dict[EntityId, Counter[str]] = {}
    told_of: dict[EntityId, list[Told]] = {}
    for told in _all_told(tellings):
        for entity, role in told.participants:
            roles.setdefault(entity, Counter())[role] += 1
            told_of.setdefault(entity, []).append(told)
    return tuple(
        EventParticipant(
            entity,
            min(roles[entity], key=lambda role: (-roles[entity][role], role)),
            claims_of(told_of[entity], material),
            cite_sentences(told_of[entity], material)[:CITATIONS],
        )
        for entity in sorted(roles)
    )


def told_place(tellings: Sequence[Telling], material: Material) -> tuple[EntityId | None, tuple[ClaimId, ...]]:
    """The place that most sentences give, the first of several, with the claims that give it."""
    told = [item for item in _all_told(tellings) if item.place]
    counts = Counter(item.place for item in told if item.place)
    if not counts:
        return None, ()
    place = min(counts, key=lambda entity: -counts[entity])  # counted in the order of the tellings, so the first of equals is the first told
    return place, claims_of([item for item in told if item.place == place], material)


def told_date_claims(tellings: Sequence[Telling], date: str | None, material: Material) -> tuple[ClaimId, ...]:
    """The claims that give this very date."""
    return claims_of([item for item in _all_told(tellings) if date and item.date == date], material)


def other_dates(tellings: Sequence[Telling], date: str | None, material: Material) -> tuple[OtherDetail, ...]:
    """The days that articles give which do not give this date: outlets that disagree on when it was."""
    return _others(
        tellings, date, lambda item: item.date if item.date and len(item.date) == DAY and not compatible_dates(item.date, date) else None, material
    )


def other_places(tellings: Sequence[Telling], place: EntityId | None, material: Material) -> tuple[OtherDetail, ...]:
    """The places that articles give which do not give this one; of an article that gives both, one lies in the other."""
    return _others(tellings, place, lambda item: item.place if item.place != place else None, material)


def _others(tellings: Sequence[Telling], chosen: str | None, value: Callable[[Told], str | None], material: Material) -> tuple[OtherDetail, ...]:
    if chosen is None:
        return ()
    agreeing = {item.article for item in _all_told(tellings) if chosen in (item.date, item.place)}
    told: dict[str, list[Told]] = {}
    for item in _all_told(tellings):
        own = value(item)
        if own and item.article not in agreeing:
            told.setdefault(own, []).append(item)
    found = (OtherDetail(own, claims_of(items, material)) for own, items in sorted(told.items()))
    return tuple(detail for detail in found if detail.claims)


def claims_of(told: Iterable[Told], material: Material) -> tuple[ClaimId, ...]:
    """The claims that hold these mentions, in order of article and number."""
    found = {item.claim for item in told if item.claim in material.claims}
    return in_order((claim for claim in found if claim), material)


def in_order(claims: Iterable[ClaimId], material: Material) -> tuple[ClaimId, ...]:
    """Claims by article, then by their number in it; rejected ones are left out."""
    known = (material.claims[claim] for claim in claims)
    return tuple(claim.id for claim in sorted(known, key=lambda claim: (claim.article, claim.number)) if claim.shown)


def claims_naming(entity: EntityId, claims: Iterable[ClaimId], material: Material) -> tuple[ClaimId, ...]:
    """Of these claims, the ones whose content names the entity."""
    return tuple(claim for claim in claims if _names(material.claims[claim], entity, material))


def claims_dating(date: str | None, claims: Iterable[ClaimId], material: Material) -> tuple[ClaimId, ...]:
    """Of these claims, the ones whose sentence gives this very date, or an end of it where it is an interval."""
    ends = _ends(date)
    return tuple(claim for claim in claims if ends and _dates(material.claims[claim], ends, material))


def _ends(date: str | None) -> set[str]:
    return set((date or "").split("/")) - {"", ".."}


def _dates(claim: ResolvedClaim, ends: set[str], material: Material) -> bool:
    spans = (claim.claim.sentence, *claim.claim.content)
    return any(
        ends & _ends(mention.edtf) and mention.part == claim.claim.part and any(span.contains(mention.span) for span in spans)
        for mention in material.dates.get(claim.article, ())
    )


def _names(claim: ResolvedClaim, entity: EntityId, material: Material) -> bool:
    return any(
        mention.entity == entity and mention.mention.part == claim.claim.part and span.contains(mention.mention.span)
        for mention in material.mentions.get(claim.article, ())
        for span in claim.claim.content
    )


def _all_told(tellings: Sequence[Telling]) -> Iterable[Told]:
    return (told for telling in tellings for told in telling.told)
