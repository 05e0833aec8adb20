"""Publishers are entities too, whether or not a text mentions them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.extract.lexicon.keys import fold, organization_key, slug
from generator.models.article import Article, ArticleId
from generator.models.curated import Curated
from generator.models.knowledge import EntityId
from generator.models.resolution import Cluster, LocalKey
from generator.resolve.curated import alias_names, name_keys
from generator.resolve.nodes import kind_of

SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go"})
"""Labels under which a country registers names: bbc.co.uk, chinadaily.com.cn."""
_HOST = re.compile(r"(?:www\d?\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})")
_SCHEME = re.compile(r"^[a-z]+://")


def add_publishers(
    clusters: Iterable[Cluster], articles: Mapping[ArticleId, Article], curated: Curated, entity_of: Mapping[LocalKey, EntityId | None]
) -> list[Cluster]:
    """The clusters with one for each publisher, which bears the publisher's name: a curated entity, a body that articles mention, or a new one."""
    found = {cluster.id: cluster for cluster in clusters}
    of_curated = _by_curated_name(curated)
    by_name = _by_name(found.values())
    named_in = _bodies_of_publishers(found, articles, entity_of)
    for name in sorted({article.facts.publisher for article in articles.values() if article.facts.publisher}):
        key, domain = organization_key(name), find_domain(name)
        known = of_curated.get(key) or of_curated.get(f"site {domain}") or by_name.get(key) or by_name.get(f"site {domain}")
        entity_id = EntityId(known) if known else _namesake(domain, [found[i] for i in sorted(named_in[name])]) if domain else None
        if entity_id is None:
            plain = domain or name
            entity_id = _free_id(plain, {*found, *curated.entities})
            found[entity_id] = Cluster(entity_id, "Organization", plain, (plain,), (), curated=False)
        elif entity_id not in found:
            value = curated.entities[entity_id].value
            found[entity_id] = Cluster(entity_id, value.schema_, value.name, (name,), (), curated=True)
        by_name |= {key: entity_id} | ({f"site {domain}": entity_id} if domain else {})
        cluster = found[entity_id]
        found[entity_id] = replace(cluster, names=tuple(sorted({*cluster.names, name})))
    return [found[key] for key in sorted(found)]


def find_domain(name: str) -> str | None:
    """The registered domain of a publisher that is given as a host: "edition.cnn.com" -> "cnn.com", "www.bbc.co.uk" -> "bbc.co.uk"."""
    host = _HOST.fullmatch(name.strip().lower())
    if host is None:
        return None
    labels = host[1].split(".")
    return ".".join(labels[-3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL else -2 :])


def _namesake(domain: str, bodies: Iterable[Cluster]) -> EntityId | None:
    """The body that the site's own articles name as its domain does: "washingtonpost.com" and the Washington Post; None where two fit."""
    label = domain.split(".", maxsplit=1)[0].removeprefix("the")
    fits = [body.id for body in bodies if any(fold(name).replace(" ", "") == label for name in body.names)]
    return fits[0] if len(fits) == 1 else None


def _bodies_of_publishers(
    clusters: Mapping[EntityId, Cluster], articles: Mapping[ArticleId, Article], entity_of: Mapping[LocalKey, EntityId | None]
) -> dict[str, set[EntityId]]:
    """The bodies that the articles of each publisher with a host for a name mention."""
    found: defaultdict[str, set[EntityId]] = defaultdict(set)
    for (article, _), entity in entity_of.items():
        publisher = articles[article].facts.publisher
        if publisher and entity and kind_of(clusters[entity].schema) == "body" and find_domain(publisher):
            found[publisher].add(entity)
    return found


def _by_curated_name(curated: Curated) -> dict[str, str]:
    """The curated bodies by the keys of their names, and by "site" and the domain of their website; the first by id, should two share one."""
    found: dict[str, str] = {}
    for entity_id, record in sorted(curated.entities.items(), reverse=True):
        value = record.value
        if kind_of(value.schema_) == "body":
            domain = find_domain(_SCHEME.sub("", value.website).split("/")[0]) if value.website else None
            found |= dict.fromkeys(name_keys(alias_names(value), value.schema_), entity_id) | ({f"site {domain}": entity_id} if domain else {})
    return found


def publishers_by_article(articles: Mapping[ArticleId, Article], clusters: Iterable[Cluster]) -> dict[ArticleId, EntityId | None]:
    """Each article's publisher; None where the article names none."""
    by_name = _by_name(clusters)
    names = {article_id: article.facts.publisher for article_id, article in sorted(articles.items())}
    return {article_id: by_name.get(organization_key(name)) if name else None for article_id, name in names.items()}


def _by_name(clusters: Iterable[Cluster]) -> dict[str, EntityId]:
    """The bodies by every name they bear; of two with one name the curated one, then the one named most."""
    ranked = sorted(clusters, key=lambda c: (c.curated, len(c.members), c.id))  # the last to claim a name has it
    return {organization_key(name): cluster.id for cluster in ranked if kind_of(cluster.schema) == "body" for name in (*cluster.names, cluster.name)}


def _free_id(name: str, taken: set[EntityId | str]) -> EntityId:
    base = slug(name)
    choices = (base, f"{base}-outlet", *(f"{base}-outlet-{n}" for n in range(2, 1000)))
    return EntityId(next(choice for choice in choices if choice not in taken))
