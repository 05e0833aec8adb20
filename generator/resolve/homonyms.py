"""Two persons with one full name: told apart where articles give them different positions and share nothing else."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from generator.extract.lexicon.keys import fold
from generator.models.article import ArticleId
from generator.models.reading import LocalEntity, Reading
from generator.models.resolution import LocalKey
from generator.resolve.context import Context
from generator.resolve.doubts import Doubt
from generator.resolve.nodes import Node

EMPTY_WORDS = frozenset({"former", "ex", "then", "late", "of", "the", "senior", "deputy", "chief", "executive", "general", "acting", "vice"})

SILENCE = 20  # years

Group = list[ArticleId]


def split_homonyms(nodes: dict[str, Node], node_of: dict[LocalKey, str], readings: Mapping[ArticleId, Reading], context: Context) -> list[Doubt]:
    """Part the nodes of persons whose articles fall into groups with different titles and no common context; each pair is left to a person.

    The largest group keeps the node's key.
    """
    doubts = []
    for key in [key for key, node in nodes.items() if node.kind == "person" and len(node.articles) > 1]:
        whole = nodes[key]
        eras = _eras(whole)
        if len(whole.titles) < 2 and len(eras) == 1:
            continue
        entities = {member: _entity(readings[member[0]], member) for member in whole.members}
        groups = _groups(whole, entities, context)
        if len(groups) == 1:
            groups = _apart_in_time(whole, eras, entities, context)
        if len(groups) > 1:
            group_of = {article: number for number, group in enumerate(groups) for article in group}
            parts = [Node(key if number == 0 else f"{key}/{group[0]}", whole.kind, whole.words, whole.full) for number, group in enumerate(groups)]
            for member, entity in entities.items():
                part = parts[group_of.get(member[0], 0)]
                part.add(member, entity)
                node_of[member] = part.key
            nodes.update({part.key: part for part in parts})
            doubts += [Doubt(key, part.key, ()) for part in parts[1:]]
    return doubts


def _entity(reading: Reading, member: LocalKey) -> LocalEntity:
    return next(entity for entity in reading.entities if entity.id == member[1])


def _eras(node: Node) -> list[Group]:
    """A person's articles, parted where nothing is written for half a working life, the most written of first."""
    eras: list[Group] = []
    last = 0
    for article in sorted(article for article in node.articles if article[:4].isdigit()):
        if not eras or int(article[:4]) - last > SILENCE:
            eras.append([])
        eras[-1].append(article)
        last = int(article[:4])
    return sorted(eras, key=lambda era: (-len(era), era)) or [sorted(node.articles)]


def _apart_in_time(node: Node, eras: list[Group], entities: Mapping[LocalKey, LocalEntity], context: Context) -> list[Group]:
    """The eras, where neither a title nor company leads from one to another."""
    titles = [{word for key, e in entities.items() if key[0] in era for r in e.roles for word in fold(r.title).split()} - EMPTY_WORDS for era in eras]
    beside = [set().union(*(context.beside(article, node.key) for article in era)) for era in eras]
    linked = any(titles[a] & titles[b] or context.links(beside[a] & beside[b]) for a, b in combinations(range(len(eras)), 2))
    return [sorted(node.articles)] if linked else eras


def _groups(node: Node, entities: Mapping[LocalKey, LocalEntity], context: Context) -> list[Group]:
    """The articles by the person whom they may mean, the most written of first; those that give no title are where their context is."""
    titles: defaultdict[ArticleId, set[str]] = defaultdict(set)
    for (article, _), entity in entities.items():
        titles[article] |= {word for role in entity.roles for word in fold(role.title).split()} - EMPTY_WORDS
    groups: list[tuple[Group, set[str], set[str]]] = []  # articles, words of titles, neighbours
    for article in sorted(article for article in titles if titles[article]):
        beside = context.beside(article, node.key)
        near = [g for g in groups if g[1] & titles[article] or context.links(g[2] & beside)]
        joined = (
            sorted([article, *(a for g in near for a in g[0])]),
            titles[article].union(*(g[1] for g in near)),
            beside.union(*(g[2] for g in near)),
        )
        groups = [*(g for g in groups if g not in near), joined]
    groups.sort(key=lambda g: (-len(g[0]), g[0]))
    for article in sorted(article for article in titles if not titles[article]) if len(groups) > 1 else ():
        beside = context.beside(article, node.key)
        nearest = max(groups, key=lambda g: context.weight(sorted(g[2] & beside)))  # of equals the first, the most written of
        nearest[0].append(article)
    return [articles for articles, _, _ in groups]
