"""Where statements come from in the end: forty articles on one broadcast are one origin."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.extract.lexicon.keys import fold
from generator.models.article import Article, ArticleId
from generator.models.knowledge import Entity, EntityId, Knowledge, ResolvedClaim

SPEAKING = frozenset({"Organization", "Company", "PublicBody"})


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Somebody at the far end of a chain. An unnamed source without an entity is told apart by its article and words."""

    key: str
    named: bool
    entity: EntityId | None = None


Speakers = Mapping[ArticleId, Origin]
"""Who speaks where an article names nobody."""


def find_speakers(knowledge: Knowledge) -> dict[ArticleId, Origin]:
    """In whose voice each text speaks: its publisher's; of a wire story, the agency's, whoever prints it; of a copy, that of the text it copies."""
    agencies = _find_agencies(knowledge.articles.values(), knowledge.entities)
    speakers = {}
    for article_id in knowledge.articles:
        source = knowledge.articles[_original(article_id, knowledge.articles)]
        credited = source.facts.agency or knowledge.articles[article_id].facts.agency
        entity = agencies.get(fold(credited or ""), knowledge.publishers.get(source.id))
        speakers[article_id] = _make(entity, f"{source.id}:publisher", named=entity is not None)
    return speakers


def find_origin(claim: ResolvedClaim, speakers: Speakers) -> Origin | None:
    """The origin of a claim; None where the speaker is not resolved."""
    if claim.origin_kind == "unresolved":
        return None
    if claim.chain:
        return _make(claim.origin, f"{claim.article}:{claim.chain[-1].name}", named=claim.origin_kind == "named")
    return speakers[claim.article]


def independent(claims: Iterable[ResolvedClaim], speakers: Speakers) -> set[Origin]:
    """The origins of these claims without those that took it from another of them.

    An outlet that says something in its own voice and elsewhere names whom it has it from is a relay, not a witness.
    """
    given = list(claims)
    origins = {origin for claim in given if (origin := find_origin(claim, speakers))}
    citing = set()
    for claim in given:
        origin = find_origin(claim, speakers)
        if origin and claim.chain:
            relays = [speakers[claim.article].entity, claim.publisher, *(link.entity for link in claim.chain[:-1])]
            citing |= {relay for relay in relays if relay and relay != origin.entity}
    first = {origin for origin in origins if origin.entity not in citing}
    # Where all cite each other, who began cannot be told: they are one, for which one stands.
    return first or set(sorted(origins, key=lambda origin: (not origin.named, origin))[:1])


def _find_agencies(articles: Iterable[Article], entities: Mapping[EntityId, Entity]) -> dict[str, EntityId]:
    """The bodies that datelines credit, by their folded names; a name that two bodies bear is nobody's."""
    wanted = {fold(article.facts.agency) for article in articles if article.facts.agency}
    found: dict[str, set[EntityId]] = {}
    for entity in entities.values() if wanted else ():
        if entity.kind == "named" and entity.schema in SPEAKING:
            for name in {fold(entity.name), *(fold(alias.name) for alias in entity.aliases if not alias.weak)} & wanted:
                found.setdefault(name, set()).add(entity.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _make(entity: EntityId | None, fallback: str, *, named: bool) -> Origin:
    return Origin(entity or fallback, named, entity)


def _original(article_id: ArticleId, articles: Mapping[ArticleId, Article]) -> ArticleId:
    seen = {article_id}
    while (article := articles.get(article_id)) and article.based_on and article.based_on in articles and article.based_on not in seen:
        article_id = article.based_on
        seen.add(article_id)
    return article_id
