"""Relations between claims: those that one article shows, those between articles, and those that people drew."""

from collections.abc import Iterable, Iterator, Mapping

from generator.graph.lexicon import graph_words
from generator.graph.origins import Origin, find_origin
from generator.graph.standings import Witnesses
from generator.graph.wording import is_within_bound, same_words, tell_apart
from generator.merge.claims import find_claim, group_by_article
from generator.models.article import ArticleId
from generator.models.curated import Curated
from generator.models.knowledge import ClaimId, Event, Knowledge, Relation, ResolvedClaim, make_claim_id
from generator.models.reading import RelationType


def relations_within(knowledge: Knowledge) -> Iterator[Relation]:
    """What each article shows by itself: who doubts whom, which headline repeats which sentence."""
    for article_id, reading in knowledge.readings.items():
        for local in reading.relations:
            source, target = make_claim_id(article_id, local.source), make_claim_id(article_id, local.target)
            if _alive(source, knowledge) and _alive(target, knowledge):
                yield Relation(source, target, local.type, local.scope, local.reason)
        for claim in reading.claims:
            if claim.repeats:
                source, target = make_claim_id(article_id, claim.id), make_claim_id(article_id, claim.repeats)
                if _alive(source, knowledge) and _alive(target, knowledge):
                    yield Relation(source, target, "repeats", "", "the same article says it again")


def relations_by_people(knowledge: Knowledge, curated: Curated) -> Iterator[Relation]:
    """The edges that judgements draw, named by the claims' words."""
    by_article = group_by_article(knowledge.claims.values())
    for record in curated.judgements.values():
        judgement = record.value
        if judgement.decision not in ("denies", "doubts") or not judgement.claim or not judgement.target:
            continue
        source = find_claim(judgement.claim, knowledge.articles, by_article)
        target = find_claim(judgement.target, knowledge.articles, by_article)
        if source and target and source != target:
            kind: RelationType = "denies" if judgement.decision == "denies" else "doubts"
            yield Relation(source, target, kind, judgement.scope or "", judgement.reason or f"judged by {judgement.by}", curated=True)


def relations_across(event: Event, witnesses: Witnesses) -> Iterator[Relation]:
    """What the claims of one event are to each other across articles.

    Each claim points at one earlier claim (the first of its own origin, or the event's first), so that an event of forty articles has some forty
    edges and not eight hundred.
    """
    asserting = _ordered((claim.claim for claim in event.claims if claim.position == "asserts"), witnesses)
    if not asserting:
        return
    what = f"a {event.type}" + (f" of {event.date}" if event.date and event.date[0] not in "[{" else "")
    first_of: dict[Origin, ResolvedClaim] = {}
    for claim in asserting:
        origin = find_origin(claim, witnesses.speakers)
        if origin is None:
            continue
        own = first_of.setdefault(origin, claim)
        if own is claim:
            head = next((other for known, other in first_of.items() if known != origin and other.article != claim.article), None)
            if head:
                yield Relation(claim.id, head.id, "corroborates", event.id, f"another origin tells of {what}")
        elif own.article != claim.article:
            yield from _same_origin(claim, own)
    for position, kind in (("denies", "denies"), ("doubts", "doubts")):
        for claim in _ordered((item.claim for item in event.claims if item.position == position), witnesses):
            target = next((other for other in asserting if other.article != claim.article and other.origin != claim.origin), None)
            if target and not any(other.article == claim.article for other in asserting):
                edge: RelationType = "denies" if kind == "denies" else "doubts"
                yield Relation(claim.id, target.id, edge, event.id, f"it speaks against {what}, which the other tells of")


def _same_origin(claim: ResolvedClaim, own: ResolvedClaim) -> Iterator[Relation]:
    """A later claim of the same origin: with another number it corrects the first, or narrows "at least" so many; with less said, it narrows; in the same
    words it repeats.
    """
    difference = tell_apart(own.text, claim.text)
    if difference:
        kind: RelationType = "narrows" if is_within_bound(own.text, claim.text) else "corrects"
        yield Relation(claim.id, own.id, kind, difference, f"the same origin gave another number before: {difference}")
    elif same_words(own.text, claim.text):
        limit = graph_words().limits.search(claim.text)
        if limit and not graph_words().limits.search(own.text):
            yield Relation(claim.id, own.id, "narrows", limit[0], f"the same origin says less than before: {limit[0]}")
        else:
            yield Relation(claim.id, own.id, "repeats", "", "the same origin, in the same words")


def _ordered(claims: Iterable[ClaimId], witnesses: Witnesses) -> list[ResolvedClaim]:
    """In order of publication, then of article and number; those without a date last."""

    def when(claim: ResolvedClaim) -> tuple[str, ArticleId, int]:
        article = witnesses.articles[claim.article]
        return (article.facts.published or "9999", claim.article, claim.number)

    return sorted((witnesses.claims[claim] for claim in claims if witnesses.claims[claim].shown), key=when)


def _alive(claim: ClaimId, knowledge: Knowledge) -> bool:
    found = knowledge.claims.get(claim)
    return found is not None and found.shown


def index_targets(relations: Iterable[Relation]) -> Mapping[ClaimId, list[Relation]]:
    """Relations by the claim that they point at."""
    found: dict[ClaimId, list[Relation]] = {}
    for relation in relations:
        found.setdefault(relation.target, []).append(relation)
    return found
