"""What resolution leaves to a person: pairs that may be one thing, each with the evidence on both sides."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.extract.lexicon.keys import fold
from generator.models.article import Article, ArticleId
from generator.models.knowledge import Citation, EntityId, ReviewItem, cite_headline, cite_words
from generator.models.reading import LocalId, Reading
from generator.models.resolution import Cluster
from generator.resolve.doubts import Doubt
from generator.resolve.nodes import Node

WEIGHT = 1000.0  # before all else: what could name the wrong person
SHOWN = 5  # sentences, of as many lone surnames


def undecided_items(
    articles: Mapping[ArticleId, Article],
    readings: Mapping[ArticleId, Reading],
    nodes: Mapping[str, Node],
    clusters: Mapping[EntityId, Cluster],
    doubts: Sequence[tuple[Doubt, EntityId, EntityId]],
) -> list[ReviewItem]:
    """One item for each pair; all the articles that name a surname alone, and may mean one person, are one item."""
    pairs: dict[tuple[EntityId, str], list[tuple[Doubt, EntityId]]] = defaultdict(list)
    for doubt, one, other in doubts:
        lone = nodes[doubt.one].kind == "bare"
        full, unsure = (other, one) if lone else (min(one, other), max(one, other))
        pairs[full, fold(clusters[unsure].name) if lone else unsure].append((doubt, unsure))
    return [_item(articles, readings, nodes, clusters, full, found) for (full, _), found in sorted(pairs.items())]


def cite(article: Article, reading: Reading, entity: LocalId) -> Citation | None:
    """The sentence of an entity's first mention in an article; the headline where the text does not hold it."""
    mention = next((m for m in reading.mentions if m.entity == entity), None)
    if mention is None:
        return None
    if mention.part == "title":
        return cite_headline(article)
    span = next((s for s in reading.sentences if s.contains(mention.span)), mention.span)
    return cite_words(article, span)


def _item(
    articles: Mapping[ArticleId, Article],
    readings: Mapping[ArticleId, Reading],
    nodes: Mapping[str, Node],
    clusters: Mapping[EntityId, Cluster],
    full: EntityId,
    found: Sequence[tuple[Doubt, EntityId]],
) -> ReviewItem:
    unsure = sorted({entity for _, entity in found})
    shared = sorted({_spoken(nodes[key]) for doubt, _ in found for key in doubt.shared})[:SHOWN]
    sides = [clusters[entity].members[0] for entity in (full, *unsure[: SHOWN - 1]) if clusters[entity].members]
    cited = [cite(articles[article], readings[article], local) for article, local in sides]
    entities = (full, *unsure)
    return ReviewItem(
        kind="undecided",
        key=f"same:{':'.join(entities[:2])}",
        title=f"{clusters[full].name} and {clusters[unsure[0]].name}: one {'person' if clusters[full].schema == 'Person' else 'thing'}?",
        detail=_detail(found, shared),
        weight=WEIGHT + len({article for entity in entities for article, _ in clusters[entity].members}),
        citations=tuple(c for c in cited if c),
        entities=entities,
        yaml=f"decision: same\nentities: [{', '.join(entities)}]\n",
    )


def _detail(found: Sequence[tuple[Doubt, EntityId]], shared: Sequence[str]) -> str:
    if any(doubt.stands_for_several for doubt, _ in found):
        return "Articles use the shorter name for several things; linked to none of them on its own."
    return f"Both appear with {', '.join(shared)}." if shared else "Nothing else connects them."


def _spoken(node: Node) -> str:
    return min(node.names, key=lambda name: (-node.names[name], name))
