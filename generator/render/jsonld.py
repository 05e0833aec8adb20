"""Structured data in pages (schema.org). It says only what the site says: a name, what an entity's editors gave, and who claims what where.

A participant, place or date of an event is in it only where the one named acknowledges it; else the claim is there instead.
"""

from collections.abc import Iterable
from typing import Any

from generator.models.article import Article
from generator.models.knowledge import Entity, EntityId, Event, ResolvedClaim
from generator.render.claims import content_spans
from generator.render.site import Site, article_href, display_name, event_href
from generator.render.text import clean
from generator.words.events import summary_of

Node = dict[str, Any]

_TYPES = {"Person": "Person", "Organization": "Organization", "PublicBody": "GovernmentOrganization", "Company": "Corporation",
          "Group": "Organization", "Place": "Place", "Product": "Product"}  # fmt: skip
_CONTEXT = "https://schema.org"
CLAIMS = 20  # of a page that its data holds


def entity_data(entity: Entity, site: Site, claims: Iterable[ResolvedClaim] = ()) -> Node | None:
    """A page's entity and the first claims that it makes; None for what schema.org has no type for, and for unnamed sources."""
    if entity.kind != "named" or entity.schema not in _TYPES:
        return None
    about = _entity(entity, site)
    if entity.sensitivity == "public":
        about |= _some(
            alternateName=sorted({alias.name for alias in entity.aliases if not alias.weak}),
            description=entity.lead,
            sameAs=[f"https://www.wikidata.org/wiki/{value}" for scheme, value in entity.identifiers if scheme == "wikidata"],
        )
    return _graph([about, *_claims(claims, site)])


def event_data(event: Event, site: Site) -> Node:
    """An event by its name and standing, what participants acknowledge, and the claims about it."""
    acknowledged = [participant.entity for participant in event.participants if participant.acknowledged]
    node = {"@type": "Event", "@id": _url(event_href(event.id), site), "name": clean(event.name)}
    node["description"] = f"{site.words.text(f'standing.{event.standing.standing}')}: {summary_of(event, site.words)}"
    node |= _some(attendee=[_entity(site.knowledge.entities[entity], site) for entity in acknowledged])
    claims = [site.knowledge.claims[part.claim] for part in event.claims if part.claim in site.knowledge.claims]
    return _graph([node, *_claims(claims, site)])


def article_data(article: Article, site: Site) -> Node:
    """An article, and the claims that stand in it."""
    facts = article.facts
    node = _article(article, site) | _some(
        author=[{"@type": "Person", "name": name} for name in facts.authors], url=facts.url, dateModified=facts.modified, inLanguage=facts.language
    )
    return _graph([node, *_claims(site.lookup.claims_of.get(article.id, []), site)])


def _claims(claims: Iterable[ResolvedClaim], site: Site) -> list[Node]:
    nodes: list[Node] = []
    for claim in claims:
        article = site.knowledge.articles[claim.article]
        spans = content_spans(claim, article, site)
        if not claim.shown or spans is None or len(nodes) == CLAIMS:
            continue
        text = article.part(claim.claim.part)
        node: Node = {"@type": "Claim", "@id": _url(article_href(article.id, claim.id.rpartition("#")[2]), site)}
        node["text"] = " … ".join(clean(span.of(text)) for span in spans)
        if claim.origin in site.knowledge.entities and claim.origin_kind == "named":
            node |= {"author": _entity(site.knowledge.entities[EntityId(claim.origin)], site)}
        elif claim.chain:
            node |= {"creditText": clean(claim.chain[-1].name)}
        nodes.append(node | {"appearance": _article(article, site)})
    return nodes


def _article(article: Article, site: Site) -> Node:
    publisher = site.knowledge.publishers.get(article.id)
    node: Node = {"@type": "NewsArticle", "@id": _url(article_href(article.id), site), "headline": clean(article.title)}
    node |= _some(datePublished=article.facts.published)
    return node | ({"publisher": _entity(site.knowledge.entities[publisher], site)} if publisher else {})


def _entity(entity: Entity, site: Site) -> Node:
    kind = "NewsMediaOrganization" if entity.is_outlet else _TYPES.get(entity.schema, "Thing")
    return {"@type": kind, "name": display_name(entity)} | _some(url=_url(site.hrefs[entity.id], site) if entity.id in site.hrefs else None)


def _url(href: str, site: Site) -> str:
    """An address where the site's is known; else relative to a page two folders deep, as all pages with such data are."""
    return (site.project.site_url or "../../") + href


def _some(**values: object) -> Node:
    return {key: value for key, value in values.items() if value}


def _graph(nodes: list[Node]) -> Node:
    return {"@context": _CONTEXT, "@graph": nodes}
