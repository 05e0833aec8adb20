"""Which organisations and products of different articles are one: acronyms, part-names and spellings, where articles or their company say so."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from generator.extract.lexicon import lexicon
from generator.extract.lexicon.keys import fold, initials, is_acronym, organization_key
from generator.models.article import ArticleId
from generator.models.reading import Reading
from generator.models.resolution import LocalKey
from generator.resolve.context import Context
from generator.resolve.doubts import ENOUGH, Doubt
from generator.resolve.nodes import Node, is_generic, named_entities
from generator.resolve.union import Clusters

DOMINANT = 0.8  # of the articles that give a short name with its full one give it with this one
BACKED = 20  # articles with the short name alone that one article with both may speak for
LETTERS = 3  # of an acronym that nobody explains; two stand for too much
LONG = 20  # letters of a full name in which a slip shows
SLIPS = 2
MOST_FULL = 20  # full names of one short one that are compared
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa"})

Expansions = Mapping[str, Counter[str]]


def join_bodies(
    readings: Mapping[ArticleId, Reading], nodes: Mapping[str, Node], node_of: Mapping[LocalKey, str], clusters: Clusters, context: Context
) -> list[Doubt]:
    """Join spellings, then short names that articles give beside the full one, then letters that nobody explains; returns what stays undecided."""
    for one, other in (*_spelled_out(nodes), *_described(nodes)):
        clusters.join(one, other)
    expansions = _expansions(readings, nodes, node_of)
    doubts = _join_short(expansions, nodes, clusters)
    return doubts + _join_unexplained(nodes, expansions, clusters, context)


def _spelled_out(nodes: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """Names with a letter that others write as two: "Süddeutsche" and "Sueddeutsche", "Müller" and "Mueller"."""
    for key, node in sorted(nodes.items()):
        kind, _, _ = key.partition(":")
        others = {f"{kind}:{fold(name.translate(_SPELLED_OUT))}" for name in node.names if not name.isascii()} if kind != "bare" else set()
        yield from ((key, other) for other in sorted(others - {key}) if other in nodes)


def _expansions(readings: Mapping[ArticleId, Reading], nodes: Mapping[str, Node], node_of: Mapping[LocalKey, str]) -> Expansions:
    """For each short name, the nodes of the full names that articles give it with, and how many do."""
    known = {f"body:{fold(body.name)}" for body in lexicon().bodies.values()}
    expansions: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, entity, _ in named_entities(readings):
        full = node_of.get(key)
        if full and nodes[full].kind in {"body", "curated"} and entity.schema not in {"Person", "Place"}:
            for short in {f"body:{organization_key(name)}" for name in entity.names if not is_generic(name)} - {full} - known:
                if not _says_nothing(short) and not _is_tail(short, organization_key(entity.name)):
                    expansions[short][full] += 1
    return expansions


def _described(nodes: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """An outlet named after what it is, and what it is alone where articles call that by the same name: "... Broadcasting Corporation Kan"."""
    for key in sorted(nodes):
        rest, _, name = key.removeprefix("body:").rpartition(" ")
        described = f"body:{organization_key(rest)}"
        if described in nodes and rest.split()[-1] in lexicon().naming_heads and name in map(fold, nodes[described].names):
            yield key, described


def _join_short(expansions: Expansions, nodes: Mapping[str, Node], clusters: Clusters) -> list[Doubt]:
    """Join a short name to the full one that nearly all articles with both give; one that stands for several is nobody's, and a question."""
    doubts: list[Doubt] = []
    for short, fulls in sorted(expansions.items()):
        for one, other in combinations(sorted(fulls)[:MOST_FULL], 2):
            if _is_slip(one, other):
                clusters.join(one, other)
        if short not in nodes:
            continue
        counts: Counter[str] = Counter()
        for full, count in fulls.items():
            counts[clusters.head(full)] += count
        full, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if count < DOMINANT * counts.total():
            doubts += [Doubt(short, other, (), stands_for_several=True) for other, _ in counts.most_common(2)]
        elif count * BACKED >= len(nodes[short].members):
            clusters.join(short, full)
    return doubts


def _is_slip(one: str, other: str) -> bool:
    """Whether two full names with one short one differ by a letter or two that somebody mistyped: "Corportion"."""
    return min(len(one), len(other)) > LONG and initials(one) == initials(other) and Levenshtein.distance(one, other, score_cutoff=SLIPS) <= SLIPS


def _join_unexplained(nodes: Mapping[str, Node], expansions: Expansions, clusters: Clusters, context: Context) -> list[Doubt]:
    """Join letters that no article explains to the only name in the knowledge base that they fit, where both keep the same company."""
    doubts: list[Doubt] = []
    by_initials: defaultdict[str, set[str]] = defaultdict(set)
    for key, node in nodes.items():
        if node.kind in {"body", "curated"} and len(node.full.split()) >= LETTERS:
            by_initials[initials(node.full)].add(clusters.head(key))
    for key, node in sorted(nodes.items()):
        letters = key.removeprefix("body:")
        unexplained = node.kind == "body" and key not in expansions and clusters.head(key) == key and all(map(is_acronym, node.names))
        fits = sorted(by_initials.get(letters, set()) - {key}) if unexplained and len(letters) >= LETTERS else []
        if len(fits) == 1:
            shared = context.shared(clusters, key, fits[0])
            if context.weight(shared) >= ENOUGH:
                clusters.join(key, fits[0])
            elif shared:
                doubts.append(Doubt(key, fits[0], tuple(shared[:5])))
    return doubts


def _is_tail(key: str, full: str) -> bool:
    """Whether a short name is only the last two words of a full one: an article may say "Development Bank" of one, others of another."""
    words = key.removeprefix("body:").split()
    return len(words) == 2 and full.split()[-2:] == words and len(full.split()) > 2


def _says_nothing(key: str) -> bool:
    """Whether a short name is only a kind of body ("the Commission") or a nationality, which many share."""
    words = key.removeprefix("body:").split()
    return all(word in lexicon().organization_words for word in words) or " ".join(words) in _nationalities()


@cache
def _nationalities() -> frozenset[str]:
    return frozenset(map(fold, lexicon().by_demonym))
