"""What people decided: same and not same, between curated ids, provisional ids and names."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

from generator.extract.lexicon.keys import fold, slug
from generator.models.curated import Curated, JudgementFile
from generator.resolve.ids import possible_ids
from generator.resolve.nodes import Node

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What people decided: pairs of nodes that are the same, pairs that are not, and the nodes that give their one thing its name and its id.

    `ids` has the id by which each of these was called, where it was called by one: that id stays.
    """

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    kept: frozenset[str] = frozenset()
    ids: Mapping[str, str] = field(default_factory=dict)


def judged_nodes(nodes: Mapping[str, Node], curated: Curated) -> Judged:
    """Each decision in terms of nodes. A judgement on something no article names says nothing."""
    if not any(record.value.decision in {"same", "not_same"} for record in curated.judgements.values()):
        return Judged()
    by_slug: defaultdict[str, set[str]] = defaultdict(set)
    by_name: defaultdict[str, set[str]] = defaultdict(set)
    for key, node in nodes.items():
        for name in node.names:
            by_name[fold(name)].add(key)
            for entity_id in possible_ids(slug(name), node):
                by_slug[entity_id].add(key)
    same: set[Pair] = set()
    apart: set[Pair] = set()
    kept: set[str] = set()
    gone: set[str] = set()
    ids: dict[str, str] = {}
    for _, record in sorted(curated.judgements.items()):
        judgement = record.value
        sides = _sides(judgement, nodes, by_slug, by_name)
        if judgement.decision == "same" and sides:
            everything = sorted(set().union(*sides))
            kept |= sides[0]
            gone |= set().union(*sides[1:]) - sides[0]
            first = next(iter(judgement.entities), None)
            ids |= dict.fromkeys(sorted(sides[0]), first) if first and sides[0] & by_slug.get(first, set()) else {}
            same |= {frozenset((everything[0], other)) for other in everything[1:]}
        elif judgement.decision == "not_same":
            apart |= {frozenset((a, b)) for one, other in combinations(sides, 2) for a in one for b in other if a != b}
    return Judged(frozenset(same), frozenset(apart), frozenset(kept - gone), {node: ids[node] for node in sorted(ids) if node not in gone})


def _sides(judgement: JudgementFile, nodes: Mapping[str, Node], by_slug: Mapping[str, set[str]], by_name: Mapping[str, set[str]]) -> list[set[str]]:
    """The nodes of each thing that the judgement is about, in the order given."""
    sides = []
    for entity_id in judgement.entities:
        curated_key = f"curated:{entity_id}"
        sides.append({curated_key} if curated_key in nodes else set(by_slug.get(entity_id, ())))
    sides += [set(by_name.get(fold(name), ())) for name in judgement.names]
    return [side for side in sides if side]
