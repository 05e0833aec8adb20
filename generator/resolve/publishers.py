"""Publishers are entities too, whether or not a text mentions them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.extract.lexicon.keys import organization_key, slug
from generator.models.article import Article, ArticleId
from generator.models.curated import Curated
from generator.models.knowledge import EntityId
from generator.models.resolution import Cluster
from generator.resolve.curated import alias_names, name_keys
from generator.resolve.nodes import kind_of


def add_publishers(clusters: Iterable[Cluster], articles: Mapping[ArticleId, Article], curated: Curated) -> list[Cluster]:
    """The clusters with one for each publisher: a curated entity, a body that articles mention, or a new one; each bears the publisher's name."""
    found = {cluster.id: cluster for cluster in clusters}
    of_curated = {
        key: entity_id
        for entity_id, record in sorted(curated.entities.items(), reverse=True)  # the first by id stays, should two share a name
        if kind_of(record.value.schema_) == "body"
        for key in name_keys(alias_names(record.value), record.value.schema_)
    }
    by_name = _by_name(found.values())
    for name in sorted({article.facts.publisher for article in articles.values() if article.facts.publisher}):
        key = organization_key(name)
        entity_id = EntityId(of_curated[key]) if key in of_curated else by_name.get(key)
        if entity_id is None:
            entity_id = _free_id(name, {*found, *curated.entities})
            found[entity_id] = Cluster(entity_id, "Organization", name, (name,), (), curated=False)
            by_name[key] = entity_id
        elif entity_id not in found:
            value = curated.entities[entity_id].value
            found[entity_id] = Cluster(entity_id, value.schema_, value.name, (name,), (), curated=True)
        else:
            cluster = found[entity_id]
            found[entity_id] = replace(cluster, names=tuple(sorted({*cluster.names, name})))
    return [found[key] for key in sorted(found)]


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
