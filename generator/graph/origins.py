"""Where statements come from in the end: forty articles on one broadcast are one origin."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.models.article import Article, ArticleId
from generator.models.knowledge import EntityId, ResolvedClaim


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Somebody at the far end of a chain. An unnamed source without an entity is told apart by its article and words."""

    key: str
    named: bool
    entity: EntityId | None = None


def find_origin(claim: ResolvedClaim, articles: Mapping[ArticleId, Article], publishers: Mapping[ArticleId, EntityId | None]) -> Origin | None:
    """The origin of a claim; None where the speaker is not resolved. What a copy says in its own voice, the article that it copies says."""
    if claim.origin_kind == "unresolved":
        return None
    if claim.chain:
        return _make(claim.origin, f"{claim.article}:{claim.chain[-1].name}", named=claim.origin_kind == "named")
    source = _original(claim.article, articles)
    return _make(publishers.get(source), f"{source}:publisher", named=publishers.get(source) is not None)


def independent(
    claims: Iterable[ResolvedClaim], articles: Mapping[ArticleId, Article], publishers: Mapping[ArticleId, EntityId | None]
) -> set[Origin]:
    """The origins of these claims without those that took it from another of them.

    An outlet that says something in its own voice and elsewhere names whom it has it from is a relay, not a witness.
    """
    given = list(claims)
    origins = {origin for claim in given if (origin := find_origin(claim, articles, publishers))}
    citing = set()
    for claim in given:
        origin = find_origin(claim, articles, publishers)
        if origin and claim.chain:
            relays = [publishers.get(_original(claim.article, articles)), claim.publisher, *(link.entity for link in claim.chain[:-1])]
            citing |= {relay for relay in relays if relay and relay != origin.entity}
    first = {origin for origin in origins if origin.entity not in citing}
    # Where all cite each other, who began cannot be told: they are one, for which one stands.
    return first or set(sorted(origins, key=lambda origin: (not origin.named, origin))[:1])


def _make(entity: EntityId | None, fallback: str, *, named: bool) -> Origin:
    return Origin(entity or fallback, named, entity)


def _original(article_id: ArticleId, articles: Mapping[ArticleId, Article]) -> ArticleId:
    seen = {article_id}
    while (article := articles.get(article_id)) and article.based_on and article.based_on in articles and article.based_on not in seen:
        article_id = article.based_on
        seen.add(article_id)
    return article_id
