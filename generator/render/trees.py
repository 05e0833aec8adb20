"""Who took it from whom: the chains of statements as trees, the origin at the root."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.models.knowledge import ResolvedClaim
from generator.render.claims import ClaimView, make_claim
from generator.render.dates import moment
from generator.render.site import NameView, Site, name_of


@dataclass(slots=True)
class TreeNode:
    """One agent: those who took it from this one are below it. An article stands where its publisher took it."""

    name: NameView
    disc: str
    origin: bool
    elsewhere: bool  # a named origin that published none of the articles here: known only through others
    children: dict[tuple[NameView, str], "TreeNode"] = field(default_factory=dict)
    when: str = ""
    cue: str = ""
    claims: list[ClaimView] = field(default_factory=list)


def make_tree(claims: Iterable[ResolvedClaim], site: Site) -> list[TreeNode]:
    """The trees of all origins, those with most publishers first. Who says something and elsewhere names whom it has it from stands below that one."""
    roots: dict[tuple[NameView, str], TreeNode] = {}
    for claim in claims:
        view = make_claim(claim, site)
        published = moment(site.knowledge.articles[claim.article].facts.published, site.words)
        path = _path(claim, view, site)
        level, node = roots, None
        for depth, name in enumerate(path):
            is_article = depth == len(path) - 1
            key = (name, claim.article if is_article and depth else "")
            node = level.setdefault(key, TreeNode(name, view.disc, depth == 0, _is_elsewhere(claim, name, site)))
            level = node.children
        if node is not None:
            node.when, node.cue = node.when or published, node.cue or view.cue
            node.claims.append(view)
    _hang_relays(roots)
    return sorted(roots.values(), key=lambda root: (-_size(root), root.name.text))


def _path(claim: ResolvedClaim, view: ClaimView, site: Site) -> list[NameView]:
    """From the origin to the publisher. What a wire story or a copy says in its own voice comes from the agency, or from the outlet that it copies."""
    path = [node.name for node in reversed(view.chain)]
    voice = site.lookup.speakers[claim.article]
    if voice.entity and voice.entity != claim.publisher:
        path.insert(0 if not claim.chain else len(path) - 1, name_of(voice.entity, site))
    return list(dict.fromkeys(path))


def _hang_relays(roots: dict[tuple[NameView, str], TreeNode]) -> None:
    """Move each origin that stands below another one there; of those that cite each other, the first stays."""
    for key in list(roots):
        above = next((root for other, root in roots.items() if other != key and _relays(root, key[0]) and not _relays(roots[key], other[0])), None)
        if above is not None:
            node = roots.pop(key)
            node.origin = False
            above.children[key] = node


def _relays(root: TreeNode, name: NameView) -> bool:
    return any(child.name == name or _relays(child, name) for child in root.children.values())


def _size(node: TreeNode) -> int:
    return 1 + sum(map(_size, node.children.values()))


def _is_elsewhere(claim: ResolvedClaim, name: NameView, site: Site) -> bool:
    return name.kind == "named" and bool(claim.chain) and claim.origin is not None and claim.origin not in site.lookup.articles_of
