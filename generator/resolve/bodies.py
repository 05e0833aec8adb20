"""Which organisations and products of different articles are one: acronyms and part-names, where articles that give both names say so."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from generator.extract.lexicon import lexicon
from generator.extract.lexicon.keys import fold, organization_key
from generator.models.article import ArticleId
from generator.models.reading import Reading
from generator.models.resolution import LocalKey
from generator.resolve.nodes import Node, named_entities

DOMINANT = 0.8  # of the articles that give a short name with its full one give it with this one
BACKED = 20  # articles with the short name alone that one article with both may speak for


def short_names(readings: Mapping[ArticleId, Reading], nodes: Mapping[str, Node], node_of: Mapping[LocalKey, str]) -> list[tuple[str, str]]:
    """Pairs of nodes to join: a short name's and that of the full name which it stands for."""
    expansions: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, entity, _ in named_entities(readings):
        full = node_of.get(key)
        if full and nodes[full].kind in {"body", "curated"} and entity.schema not in {"Person", "Place"}:
            for short in {f"body:{organization_key(name)}" for name in entity.names} - {full}:
                if short in nodes and not _says_nothing(short) and not _is_tail(short, organization_key(entity.name)):
                    expansions[short][full] += 1
    pairs = []
    for short, fulls in sorted(expansions.items()):
        full, count = min(fulls.items(), key=lambda item: (-item[1], item[0]))
        if count >= DOMINANT * fulls.total() and count * BACKED >= len(nodes[short].members):
            pairs.append((short, full))
    return pairs


def _is_tail(key: str, full: str) -> bool:
    """Whether a short name is only the last two words of a full one: an article may say "Development Bank" of one, others of another."""
    words = key.removeprefix("body:").split()
    return len(words) == 2 and full.split()[-2:] == words and len(full.split()) > 2


def _says_nothing(key: str) -> bool:
    """Whether a short name is only a kind of body ("the Commission") or a nationality, which many share."""
    words = key.removeprefix("body:").split()
    return all(word in lexicon().organization_words for word in words) or any(fold(name) == " ".join(words) for name in lexicon().by_demonym)
