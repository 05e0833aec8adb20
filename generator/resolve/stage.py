"""The resolve stage, in the order of its steps: curated names, nodes, judgements, bodies, persons, ids, what stays undecided."""

from collections.abc import Mapping

from generator.models.article import Article, ArticleId
from generator.models.curated import Curated
from generator.models.knowledge import EntityId
from generator.models.reading import Reading
from generator.models.resolution import Cluster, LocalKey, Resolution
from generator.resolve.bodies import join_bodies
from generator.resolve.context import Context
from generator.resolve.curated import match_curated
from generator.resolve.doubts import Doubt
from generator.resolve.homonyms import split_homonyms
from generator.resolve.ids import Discovered, describe, give_ids
from generator.resolve.judgements import Judged, judged_nodes
from generator.resolve.nodes import Node, make_nodes
from generator.resolve.persons import join_persons
from generator.resolve.publishers import add_publishers
from generator.resolve.review import undecided_items
from generator.resolve.titles import outdated_titles
from generator.resolve.union import Clusters
from generator.resolve.unnamed import unnamed_clusters


def resolve(articles: Mapping[ArticleId, Article], readings: Mapping[ArticleId, Reading], curated: Curated) -> Resolution:
    """Which entity of the knowledge base each article's local entity is. The order of the articles changes nothing."""
    matches = match_curated(readings, curated)
    nodes, node_of = make_nodes(readings, matches.chosen, matches.ambiguous)
    judged = judged_nodes(nodes, curated)
    joined, doubts = _join(nodes, node_of, readings, judged)
    named = _named(nodes, joined, curated, judged)
    id_of = {key: cluster.id for cluster, keys in named for key in keys}
    alone = unnamed_clusters(readings)
    entity_of: dict[LocalKey, EntityId | None] = {local: id_of[key] for local, key in node_of.items()}
    entity_of |= {cluster.members[0]: cluster.id for cluster in alone}
    fits = {key: tuple(map(EntityId, ids)) for key, ids in matches.ambiguous.items()} | _fits_of_unresolved(readings, entity_of)
    entity_of |= {key: ids[0] if len(ids) == 1 else None for key, ids in fits.items()}
    clusters = {c.id: c for c in add_publishers((*(c for c, _ in named), *alone), articles, curated, entity_of)}
    pairs = [(doubt, id_of[doubt.one], id_of[doubt.other]) for doubt in doubts if id_of[doubt.one] != id_of[doubt.other]]
    items = (*undecided_items(articles, readings, nodes, clusters, pairs), *outdated_titles(articles, readings, curated, entity_of))
    return Resolution(
        clusters=clusters,
        entity_of=dict(sorted(entity_of.items())),
        candidates={key: ids for key, ids in sorted(fits.items()) if len(ids) != 1},
        undecided=tuple(sorted(items, key=lambda item: item.key)),
    )


def _join(
    nodes: dict[str, Node], node_of: dict[LocalKey, str], readings: Mapping[ArticleId, Reading], judged: Judged
) -> tuple[Clusters, list[Doubt]]:
    """The nodes that are one thing, what people decided first, then bodies, then persons; and what stays undecided."""
    homonyms = split_homonyms(nodes, node_of, readings, Context(nodes, node_of, len(readings)))
    clusters = Clusters(nodes, judged.apart | {frozenset((doubt.one, doubt.other)) for doubt in homonyms})
    for one, other in sorted((min(pair), max(pair)) for pair in judged.same):
        clusters.join(one, other, decided=True)
    context = Context(nodes, node_of, len(readings))
    doubts = [*homonyms, *join_bodies(readings, nodes, node_of, clusters, context), *join_persons(nodes, clusters, context)]
    return clusters, [doubt for doubt in doubts if frozenset((doubt.one, doubt.other)) not in judged.apart]


def _named(nodes: Mapping[str, Node], clusters: Clusters, curated: Curated, judged: Judged) -> list[tuple[Cluster, list[str]]]:
    """The clusters of named things, each with the keys of its nodes. Where people joined some, the first that they named gives name and id."""
    sets = sorted(sorted(keys) for keys in clusters.sets())
    discovered = {keys[0]: describe([key for key in keys if key in judged.kept] or keys, nodes) for keys in sets if _curated_id(keys) is None}
    former = (old for record in curated.entities.values() for old in record.value.former_ids)
    called = {keys[0]: judged.ids[key] for keys in sets for key in reversed(keys) if key in judged.ids and keys[0] in discovered}
    ids = give_ids(discovered, (*curated.entities, *former), called)
    return [(_cluster(keys, nodes, curated, discovered, ids), keys) for keys in sets]


def _cluster(
    keys: list[str], nodes: Mapping[str, Node], curated: Curated, discovered: Mapping[str, Discovered], ids: Mapping[str, EntityId]
) -> Cluster:
    names = tuple(sorted({name for key in keys for name in nodes[key].names}))
    members = tuple(sorted(member for key in keys for member in nodes[key].members))
    curated_id = _curated_id(keys)
    if curated_id:
        value = curated.entities[curated_id].value
        return Cluster(EntityId(curated_id), value.schema_, value.name, names, members, curated=True)
    found = discovered[keys[0]]
    return Cluster(ids[keys[0]], found.schema, found.name, names, members, curated=False)


def _curated_id(keys: list[str]) -> str | None:
    return next((key.removeprefix("curated:") for key in keys if key.startswith("curated:")), None)


def _fits_of_unresolved(readings: Mapping[ArticleId, Reading], entity_of: Mapping[LocalKey, EntityId | None]) -> dict[LocalKey, tuple[EntityId, ...]]:
    """Of each local entity whose words fit several of its article, the entities that these are."""
    found: dict[LocalKey, tuple[EntityId, ...]] = {}
    for article, reading in readings.items():
        for entity in reading.entities:
            fits = {entity_of.get((article, local)) for local in entity.candidates} - {None}
            if entity.kind == "unresolved" and len(entity.candidates) > 1:
                found[article, entity.id] = tuple(sorted(i for i in fits if i))  # one, where its article's two turn out to be one thing
    return found
