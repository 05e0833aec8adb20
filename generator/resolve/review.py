"""What resolution leaves to a person: pairs that may be one thing, and names that fit two, each with the evidence on both sides."""

from collections.abc import Mapping, Sequence

from generator.models.article import Article, ArticleId
from generator.models.knowledge import Citation, EntityId, ReviewItem
from generator.models.reading import LocalId, Reading
from generator.models.resolution import Cluster, LocalKey
from generator.models.text import Span
from generator.resolve.nodes import Node
from generator.resolve.persons import Doubt

Doubted = tuple[Doubt, EntityId, EntityId]


def review_items(
    articles: Mapping[ArticleId, Article],
    readings: Mapping[ArticleId, Reading],
    nodes: Mapping[str, Node],
    clusters: Mapping[EntityId, Cluster],
    doubts: Sequence[Doubted],
    candidates: Mapping[LocalKey, tuple[EntityId, ...]],
) -> tuple[ReviewItem, ...]:
    """The items, each pair once, in order of their keys."""
    items: dict[str, ReviewItem] = {}
    for doubt, one, other in doubts:
        item = _undecided(articles, readings, nodes, clusters, doubt, *sorted((one, other)))
        items.setdefault(item.key, item)
    for key, fits in candidates.items():
        item = _ambiguous(articles, readings, clusters, key, fits)
        items.setdefault(item.key, item)
    return tuple(items[key] for key in sorted(items))


def cite(article: Article, reading: Reading, entity: LocalId) -> Citation | None:
    """The sentence of an entity's first mention in an article; the headline where the text does not hold it."""
    mention = next((m for m in reading.mentions if m.entity == entity), None)
    if mention is None:
        return None
    if mention.part == "title":
        return Citation(article.id, Span(0, len(article.title)), article.title, part="title")
    span = next((s for s in reading.sentences if s.contains(mention.span)), mention.span)
    return Citation(article.id, span, span.of(article.text))


def _undecided(
    articles: Mapping[ArticleId, Article],
    readings: Mapping[ArticleId, Reading],
    nodes: Mapping[str, Node],
    clusters: Mapping[EntityId, Cluster],
    doubt: Doubt,
    one: EntityId,
    other: EntityId,
) -> ReviewItem:
    a, b = clusters[one], clusters[other]
    shared = sorted({_spoken(nodes[key]) for key in doubt.shared if key in nodes})
    detail = f"Both appear with {', '.join(shared)}." if shared else "Nothing else connects them."
    sides = [cluster.members[0] for cluster in (a, b)]
    cited = [cite(articles[article], readings[article], local) for article, local in sides if article in articles]
    return ReviewItem(
        kind="undecided",
        key=f"same:{one}:{other}",
        title=f"{a.name} and {b.name}: one person?",
        detail=detail,
        weight=float(len({m[0] for m in a.members}) + len({m[0] for m in b.members})),
        citations=tuple(c for c in cited if c),
        entities=(one, other),
        yaml=f"decision: same\nentities: [{one}, {other}]\n",
    )


def _ambiguous(
    articles: Mapping[ArticleId, Article],
    readings: Mapping[ArticleId, Reading],
    clusters: Mapping[EntityId, Cluster],
    key: LocalKey,
    fits: tuple[EntityId, ...],
) -> ReviewItem:
    article, local = key
    entity = next(e for e in readings[article].entities if e.id == local)
    names = " or ".join(clusters[i].name if i in clusters else i for i in fits)
    cited = cite(articles[article], readings[article], local) if article in articles else None
    return ReviewItem(
        kind="ambiguous",
        key=f"ambiguous:{article}:{local}",
        title=f"{entity.name}: {names}?",
        detail=f"The name fits {len(fits)} entities, so it links to none.",
        weight=1.0,
        citations=(cited,) if cited else (),
        entities=fits,
    )


def _spoken(node: Node) -> str:
    return min(node.names, key=lambda name: (-node.names[name], name))
