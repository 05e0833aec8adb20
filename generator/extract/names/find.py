"""From a parsed article to its names, in the order of the steps."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.extract.lexicon import lexicon
from generator.extract.lexicon.keys import fold, is_acronym, stands_for
from generator.extract.names.candidates import Candidate, find_candidates, is_title_case
from generator.extract.names.kinds import label_by_words, strip_titles
from generator.extract.names.known import find_known, known_patterns
from generator.extract.names.local import Named, Surface, group_names
from generator.extract.names.roles import FoundRole, find_roles
from generator.extract.names.rules import join_institutions, join_outlets, split_joined
from generator.extract.parse import ParsedArticle
from generator.models.article import Article
from generator.models.reading import LocalEntity, LocalId, Mention, Names, Role, Schema
from generator.models.text import Part, Span


@dataclass(frozen=True, slots=True)
class Spotted:
    """A mention to be: where it stands and what it may be. `candidate` is None where no parse holds it (a dateline)."""

    span: Span
    part: Part
    text: str
    label: Schema
    sure: bool
    candidate: Candidate | None


def find_names(parsed: ParsedArticle) -> Names:
    """Every mention of the article in order, the headline's first where the text does not hold it, and what they name."""
    candidates = _candidates(parsed)
    spotted = sorted((*map(_spotted, candidates), *_of_dateline(parsed.article)), key=lambda s: (s.part != "title", s.span))
    named = group_names(
        [Surface(s.text, s.label, s.sure, bool(s.candidate and s.candidate.belongs_to)) for s in spotted],
        _declared(candidates, {s.text for s in spotted}),
    )
    roles = [role for block in _by_block(candidates) for role in find_roles(block)]
    return _names(spotted, named, roles)


def _candidates(parsed: ParsedArticle) -> list[Candidate]:
    """All candidates: the body's first, since headlines in title case are believed only where the body confirms them."""
    found = [find_candidates(block) for block in parsed.blocks]
    written = frozenset(c.text for listed in found for c in listed)
    for index, listed in enumerate(found):
        whole = [strip_titles(label_by_words(piece)) for c in listed for piece in split_joined(c, written)]
        found[index] = [label_by_words(c) for c in join_institutions(join_outlets(whole))]
    body = [c for block, listed in zip(parsed.blocks, found, strict=True) if not is_title_case(block) for c in listed]
    patterns = known_patterns(body)
    small = frozenset(t.lower_ for block in parsed.blocks for t in block.doc if t.is_lower and t.is_alpha)
    out: list[Candidate] = []
    for block, listed in zip(parsed.blocks, found, strict=True):
        if is_title_case(block):
            listed = [c for c in listed if tuple(t.text for t in c.tokens) in patterns or lexicon().country(c.text) or not body]
        out += sorted((*listed, *find_known(block, patterns, listed, small)), key=lambda c: c.start)
    return out


def _spotted(candidate: Candidate) -> Spotted:
    return Spotted(candidate.span, candidate.part, candidate.text, candidate.label, candidate.sure, candidate)


def _of_dateline(article: Article) -> Iterator[Spotted]:
    """The place and the agency of "CITY, Month D. /AGENCY/."; the model never reads that block."""
    for block in article.blocks:
        if block.kind == "dateline":
            line = block.span.of(article.text)
            place = re.match(r"\W*([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})", line)
            agency = re.search(r"/([^/]{2,40})/|\(([A-Z][^)]{1,40})\)", line)
            for match, label in ((place, "Place"), (agency, "Organization")):
                if match:
                    group = match.lastindex or 1
                    start, end = block.start + match.start(group), block.start + match.end(group)
                    yield Spotted(Span(start, end), "text", article.text[start:end], label, True, None)  # type: ignore[arg-type]


def _declared(candidates: Sequence[Candidate], texts: set[str]) -> list[tuple[str, str]]:
    """Pairs of names that the text says are the same: an acronym in brackets after the full name, or the full name's own last words."""
    pairs = []
    for before, after in itertools.pairwise(candidates):
        if before.block is after.block and after.start == before.end + 1 and before.block.doc[before.end].text == "(":
            if is_acronym(after.text) and (stands_for(after.text, before.text) or len(before.tokens) > 1):
                pairs.append((after.text, before.text))
    for candidate in candidates:
        tokens = candidate.tokens
        for i in range(1, len(tokens)):
            rest = " ".join(t.text for t in tokens[i:])
            if tokens[i - 1].lower_ in lexicon().naming_heads and rest in texts and candidate.label != "Person" and len(tokens) - i <= 2:
                pairs.append((rest, candidate.text))
    return pairs


def _by_block(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    blocks: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        blocks.setdefault(id(candidate.block), []).append(candidate)
    return list(blocks.values())


def _names(spotted: Sequence[Spotted], named: dict[str, Named], roles: Sequence[FoundRole]) -> Names:
    order: dict[int, LocalId] = {}
    for s in spotted:
        order.setdefault(id(named[s.text]), LocalId(f"e{len(order) + 1}"))
    things = {order[id(n)]: n for n in named.values() if id(n) in order}
    local = {s.text: order[id(named[s.text])] for s in spotted}
    owners: dict[LocalId, LocalId] = {}
    for s in spotted:
        if s.candidate and s.candidate.belongs_to:
            start, end = s.candidate.belongs_to
            owner = _local_of(str(s.candidate.block.doc[start:end].text), things)
            if owner and owner != local[s.text]:
                owners.setdefault(local[s.text], owner)
    held: dict[LocalId, list[Role]] = {}
    for role in roles:
        listed = held.setdefault(local[role.person.text], [])
        organization = local.get(role.organization.text) if role.organization else None
        if all((r.title, r.organization) != (role.title, organization) for r in listed):
            listed.append(Role(role.title, organization, role.span.start, role.span.end))
    entities = tuple(_entity(local_id, things[local_id], tuple(held.get(local_id, ())), owners.get(local_id), order) for local_id in order.values())
    labels = {entity.id: entity.schema for entity in entities}
    mentions = tuple(Mention(s.span.start, s.span.end, s.text, labels[local[s.text]], local[s.text], s.part) for s in spotted)
    return Names(entities, mentions)


def _local_of(text: str, things: dict[LocalId, Named]) -> LocalId | None:
    country = lexicon().country(text)
    key = fold(text)
    return next((i for i, n in things.items() if (country and n.country is country) or any(fold(form) == key for form in n.forms)), None)


def _entity(local_id: LocalId, thing: Named, roles: tuple[Role, ...], owner: LocalId | None, order: dict[int, LocalId]) -> LocalEntity:
    candidates = tuple(order[id(c)] for c in thing.candidates if id(c) in order)
    country = thing.country or (lexicon().country(thing.name.split()[0]) if thing.label in {"PublicBody", "Group"} else None)
    return LocalEntity(
        id=local_id,
        schema="Place" if thing.country else thing.label,
        name=thing.name,
        names=tuple(sorted(set(thing.forms))),
        kind="unresolved" if candidates else "named",
        roles=roles,
        belongs_to=owner,
        country=country.code if country else None,
        candidates=candidates,
    )
