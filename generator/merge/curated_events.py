"""Events that people described take up what articles tell of them: mentions, and the claims that hold them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.content.anchors import find_words
from generator.merge.holders import Holders
from generator.merge.told import Telling, compatible_dates, in_headline, stem_of
from generator.models.article import Article, ArticleId
from generator.models.curated import Curated, EventFile, Source
from generator.models.knowledge import ClaimId, EntityId, EventId, ResolvedClaim
from generator.models.reading import Claim
from generator.models.text import Span

HELD = 0.5  # the part of the shorter of claim and quoted words that must be shared: a quote may cut a claim, or a claim a quote
SAME_DAY = 10  # characters of a plain date that names a day


@dataclass
class Taken:
    """What one curated event has taken up so far. `claims` are in the order of their numbers once sorted; `quoted` are those that its evidence holds."""

    tellings: list[Telling] = field(default_factory=list)
    claims: set[ClaimId] = field(default_factory=set)
    quoted: frozenset[ClaimId] = frozenset()


def take_up(
    curated: Curated,
    articles: Mapping[ArticleId, Article],
    tellings: Mapping[ArticleId, Sequence[Telling]],
    claims: Mapping[ArticleId, Sequence[ResolvedClaim]],
    holders: Holders,
) -> dict[EventId, Taken]:
    """For each curated event, by id, what it takes up. A telling goes to one event: the one whose evidence holds it, else the one that fits best;
    what fits two alike goes to neither.
    """
    taken = {EventId(event_id): Taken() for event_id in sorted(curated.events)}
    evidence = {event_id: find_evidence(curated.events[event_id].value.evidence, articles) for event_id in taken}
    words = {event_id: {article: _stems(articles[article], spans) for article, spans in found.items()} for event_id, found in evidence.items()}
    used: set[tuple[object, ...]] = set()
    for event_id, found in taken.items():
        file = curated.events[event_id].value
        for article_id, spans in evidence[event_id].items():
            for telling in tellings.get(article_id, ()):
                if telling.order not in used and telling.type == file.type and _inside(telling, spans):
                    used.add(telling.order)
                    found.tellings.append(telling)
            found.quoted |= {claim.id for claim in claims.get(article_id, ()) if _overlaps(claim.claim, spans)}
        found.claims.update(found.quoted)
    by_type: dict[str, list[EventId]] = {}
    for event_id in taken:
        by_type.setdefault(curated.events[event_id].value.type, []).append(event_id)
    for telling in (telling for group in tellings.values() for telling in group if telling.order not in used):
        fits = {
            event_id: _fit(
                telling,
                curated.events[event_id].value,
                words[event_id].get(telling.article),
                headline=in_headline(telling, articles[telling.article]),
            )
            for event_id in by_type.get(telling.type, ())
        }
        best = [event_id for event_id, fit in fits.items() if fit and fit == max(fits.values())]
        if len(best) == 1:
            taken[best[0]].tellings.append(telling)
    for found in taken.values():
        _take_claims(found, claims, holders)
    return taken


def find_evidence(sources: Iterable[Source], articles: Mapping[ArticleId, Article]) -> dict[ArticleId, list[Span]]:
    """Where the quoted evidence stands, by article."""
    found: dict[ArticleId, list[Span]] = {}
    for source in sources:
        article = articles.get(ArticleId(source.article or ""))
        if article and source.quote:
            found.setdefault(article.id, []).extend(find_words(source.quote, article.text))
    return found


def _inside(telling: Telling, spans: Sequence[Span]) -> bool:
    return any(told.mention.part == "text" and span.contains(told.mention.trigger) for told in telling.told for span in spans)


def _overlaps(claim: Claim, spans: Sequence[Span]) -> bool:
    if claim.part != "text":
        return False
    length = sum(end - start for start, end in claim.content)
    for span in spans:
        shared = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in claim.content)
        if shared and shared >= HELD * min(length, span.end - span.start):
            return True
    return False


def _stems(article: Article, spans: Sequence[Span]) -> set[str]:
    return {stem_of(word) for span in spans for word in span.of(article.text).split()}


def _fit(telling: Telling, file: EventFile, evidence: Collection[str] | None, *, headline: bool) -> int:
    """How well what an article tells fits a described event of its type: 0 where the date speaks against it or too little speaks for it.

    `evidence` are the stems of the article's words that are evidence for the event; None where it holds none. The headline of such an article tells of
    the event that the evidence is for, in whatever words, where the file names nobody whom it could leave out.
    """
    if not compatible_dates(telling.date, file.date):
        return 0
    people = {EntityId(participant.entity) for participant in file.participants}
    shared = len(people & telling.participants) * 2 + (EntityId(file.place or "") in telling.places)
    if telling.places and file.place and not shared:
        return 0
    if evidence is not None:
        # In an article that is evidence for the event, "the meeting" is the meeting of the quoted words, unless it names others.
        same_word = any(told.stem in evidence for told in telling.told)
        return shared + 1 if shared or (same_word and not telling.participants) or (headline and not people) else 0
    exact = bool(telling.date and file.date and len(file.date) == SAME_DAY and telling.date == file.date)
    return shared if shared >= (2 if exact else 4) else 0


def _take_claims(found: Taken, claims: Mapping[ArticleId, Sequence[ResolvedClaim]], holders: Holders) -> None:
    """The claims that hold a taken mention, those that only say again what one of the event's claims says, and those that go on with it."""
    for telling in found.tellings:
        found.claims.update(holders.of(telling))
    for article_id in sorted({claim_id.rpartition("#")[0] for claim_id in found.claims}):
        before: ResolvedClaim | None = None
        for claim in claims.get(ArticleId(article_id), ()):
            if claim.claim.repeats and f"{article_id}#{claim.claim.repeats}" in found.claims:
                found.claims.add(claim.id)
            if before and before.id in found.claims and _goes_on(claim, before):
                found.claims.add(claim.id)
            before = claim


def _goes_on(claim: ResolvedClaim, before: ResolvedClaim) -> bool:
    """Whether a claim takes its speaker from the sentence before ("In addition, ..."): what it adds is about the same."""
    agent = claim.claim.attribution[-1].agent if claim.claim.attribution else ()
    carried = bool(agent) and all(not span.overlaps(claim.claim.sentence) for span in agent)
    return carried and before.claim.part == claim.claim.part and before.claim.attribution[-1:] != () and before.claim.attribution[-1].agent == agent
