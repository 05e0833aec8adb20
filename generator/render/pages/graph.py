"""The graph of the whole: who is named with whom in the same statements, as a table, and as data for a drawing that is made on demand."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.models.knowledge import EntityId, ResolvedClaim
from generator.models.page import Page
from generator.render.claims import make_ref
from generator.render.page import Head, make_page
from generator.render.site import NameView, Site, name_of

DRAWN = 3000  # names in the drawing: more are a cloud that nobody reads, and slow to lay out
LISTED = 100  # ties in the table
_CROWD = 8  # a statement about more names than this ties none of them

Tie = tuple[EntityId, EntityId]


@dataclass(frozen=True, slots=True)
class TieView:
    """Two names, how many statements name both or are by one about the other, and one of them."""

    one: NameView
    other: NameView
    count: int
    source: str
    label: str


def make_graph_pages(site: Site) -> Iterator[Page]:
    """The page, and the drawing's data beside it."""
    ties, examples = _count_ties(site)
    ranked = sorted(ties, key=lambda tie: (-ties[tie], tie))
    rows = [_view(tie, ties[tie], examples[tie], site) for tie in ranked[:LISTED]]
    yield make_page(
        "graph/",
        "graph.md",
        site,
        Head(site.words.text("title.graph"), section="people/"),
        ties=rows,
        total=len(ties),
        drawn=min(DRAWN, len({end for tie in ties for end in tie})),
    )
    yield Page("graph/ties.json", _data(ties, site))


def _count_ties(site: Site) -> tuple[Counter[Tie], dict[Tie, ResolvedClaim]]:
    """For each two names, how many statements tie them, and the first that does."""
    ties: Counter[Tie] = Counter()
    examples: dict[Tie, ResolvedClaim] = {}
    for claims in site.lookup.claims_of.values():
        for claim in claims:
            speaker = [claim.origin] if claim.origin and claim.chain and claim.origin_kind == "named" else []
            named = sorted({entity for entity in (*claim.about, *speaker) if entity in site.hrefs})
            if len(named) <= _CROWD:
                for tie in combinations(named, 2):
                    ties[tie] += 1
                    examples.setdefault(tie, claim)
    return ties, examples


def _view(tie: Tie, count: int, example: ResolvedClaim, site: Site) -> TieView:
    ref = make_ref(example, site)
    return TieView(name_of(tie[0], site), name_of(tie[1], site), count, ref.source, ref.label)


def _data(ties: Counter[Tie], site: Site) -> str:
    """The names with most ties, and the ties among them: [name, address, reviewed] and [index, index, statements]."""
    weights: Counter[EntityId] = Counter()
    for tie, count in ties.items():
        for end in tie:
            weights[end] += count
    chosen = sorted(weights, key=lambda entity: (-weights[entity], entity))[:DRAWN]
    place = {entity: index for index, entity in enumerate(chosen)}
    names = [name_of(entity, site) for entity in chosen]
    nodes = [[name.text, name.href, not name.unreviewed] for name in names]
    edges = [[place[one], place[other], count] for (one, other), count in sorted(ties.items()) if one in place and other in place]
    return json.dumps({"nodes": nodes, "ties": edges}, ensure_ascii=False, separators=(",", ":")) + "\n"
