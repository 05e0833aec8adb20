"""Which persons of different articles are one: variants of a full name, and bare surnames, where the context agrees."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from rapidfuzz.distance import Indel

from generator.extract.lexicon import lexicon
from generator.extract.lexicon.keys import at_odds, sound
from generator.resolve.context import LINKED, Context
from generator.resolve.doubts import ENOUGH, Doubt
from generator.resolve.nodes import Node
from generator.resolve.union import Clusters

LARGEST_BLOCK = 200  # names with one surname: past this they are left as they are
ALIKE = 0.7  # of letters: two spellings of one name, beside sounding alike
LONG = 6  # letters: in a shorter surname "al" is no article
CLEARLY = 2.0  # times the weight of the next one's context
MORE_WRITTEN_OF = 5  # times as many articles

Rated = tuple[float, str, tuple[str, ...]]
"""How well a context fits, whose it is, and what is shared."""


def join_persons(nodes: Mapping[str, Node], clusters: Clusters, context: Context) -> list[Doubt]:
    """Join variants of full names, then bare surnames; returns what stays undecided."""
    doubts: list[Doubt] = []
    people = {key: node for key, node in nodes.items() if len(node.words) > 1}
    for one, other in sorted(_variants(people)):
        _decide(one, other, clusters, context, doubts)
    by_surname: defaultdict[str, set[str]] = defaultdict(set)
    for key, node in people.items():
        by_surname[node.words[-1]].add(key)
    for _, node in sorted(nodes.items()):
        if node.kind == "bare" and node.words and node.schemas["Person"]:
            heads = sorted({clusters.head(full) for full in by_surname.get(node.words[0], ())})
            _attach_bare(node, heads, clusters, context, doubts)
    return doubts


def _decide(one: str, other: str, clusters: Clusters, context: Context, doubts: list[Doubt]) -> None:
    if clusters.head(one) == clusters.head(other):
        return
    shared = context.shared(clusters, one, other)
    if context.weight(shared) >= ENOUGH or not clusters.gathered(one).titles.isdisjoint(clusters.gathered(other).titles):
        clusters.join(one, other)
    else:
        doubts.append(Doubt(one, other, tuple(shared[:5])))


def _attach_bare(node: Node, heads: list[str], clusters: Clusters, context: Context, doubts: list[Doubt]) -> None:
    """Join a bare surname to the one full name that its context fits; where two fit, or none well, it stays alone."""
    rated: list[Rated] = []
    for head in heads:
        shared = context.shared(clusters, node.key, head)
        weight = context.weight(shared) + (0 if node.titles.isdisjoint(clusters.gathered(head).titles) else ENOUGH)
        rated.append((weight, head, tuple(shared[:5])))
    rated.sort(key=lambda entry: (-entry[0], entry[1]))
    if rated and rated[0][0] >= ENOUGH and (len(rated) == 1 or _stands_out(rated[0], rated[1], clusters)):
        clusters.join(node.key, rated[0][1])
    else:
        doubts += [Doubt(node.key, head, shared) for weight, head, shared in rated[:2] if weight >= LINKED]


def _stands_out(first: Rated, second: Rated, clusters: Clusters) -> bool:
    """Whether a surname's likeliest bearer leaves the next one far behind: the other's context does not fit, or hardly anyone writes of the other."""
    if second[0] < ENOUGH:
        return True
    one, other = (clusters.gathered(head).written for _, head, _ in (first, second))
    return first[0] >= CLEARLY * second[0] and one >= MORE_WRITTEN_OF * other


def _variants(people: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """Pairs of full names that may be two forms of one, found by the sound of their last words: never all pairs."""
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(people):
        blocks[sound(_bare(people[key].words[-1]))].append(key)
    for block in blocks.values():
        if len(block) <= LARGEST_BLOCK:
            yield from ((one, other) for one, other in combinations(block, 2) if _may_be_one(people[one], people[other]))


def _may_be_one(one: Node, other: Node) -> bool:
    return are_variants(one.words, other.words) and not at_odds(one.full, other.full)


def are_variants(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two persons' names may be forms of one: word by word the same, alike in sound, or a shorter given name."""
    short, full = sorted((one, other), key=len)
    if not _alike(short[-1], full[-1]):
        return False
    if short[-1] != full[-1] and any(len(word) == 1 for word in (*short, *full)):
        return False  # an initial and a surname that only sounds alike are too little
    if len(short) == len(full):
        return all(_alike(a, b) or (i == 0 and _shortened(a, b)) for i, (a, b) in enumerate(zip(short[:-1], full[:-1], strict=True)))
    rest = iter(full)
    in_order = all(any(_alike(a, b) or (i == 0 and _shortened(a, b)) for b in rest) for i, a in enumerate(short))
    return len(short) > 1 and in_order


def _bare(word: str) -> str:
    """A surname without the article that some write as one word with it: "ElBaradei"."""
    return word[2:] if len(word) > LONG and word.startswith(("al", "el")) else word


def _alike(a: str, b: str) -> bool:
    if len(a) != len(b) and (_bare(a) == b or _bare(b) == a):
        return True
    return a == b or (sound(a) == sound(b) and len(sound(a)) > 2 and Indel.normalized_similarity(a, b) >= ALIKE)


def _shortened(a: str, b: str) -> bool:
    """Tim and Timothy, J and John, Bill and William."""
    short, full = sorted((a, b), key=len)
    return full.startswith(short) or full in lexicon().nicknames.get(short, ()) or short in lexicon().nicknames.get(full, ())
