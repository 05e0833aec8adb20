"""A statement that a speaker made once and several articles tell: one item of a list, with its articles behind it."""

import re
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence

from generator.merge.union import Union
from generator.models.knowledge import ClaimId, ResolvedClaim
from generator.render.claims import ClaimView, is_shown, make_claim, stance_of
from generator.render.site import Site

PART = 6  # words in a row that two statements of one speaker share, at least, where one is a part of the other; fewer are a turn of phrase
_WORD = re.compile(r"\w+")

Told = tuple[ResolvedClaim, ...]
"""Statements that say the same; the one that is shown first."""


def collapse(claims: Sequence[ResolvedClaim], site: Site) -> list[Told]:
    """Statements of one speaker and stance in the same words, or in a part of them, put together where the first of them stands.

    Also what an article says again, and what the graph has found to be a repetition.
    """
    groups, places = Union(len(claims)), {claim.id: place for place, claim in enumerate(claims)}
    words = [_WORD.findall(claim.text.casefold()) for claim in claims]
    lengths: dict[Hashable, set[int]] = {}  # of what begins with the same words
    for place, claim in enumerate(claims):
        groups.join_by((_voice(claim), *words[place]), place)
        lengths.setdefault((_voice(claim), *words[place][:PART]), set()).add(len(words[place]))
        for relation in site.lookup.relations_from.get(claim.id, ()):
            other = places.get(relation.target)
            if relation.type == "repeats" and other is not None and _voice(claims[other]) == _voice(claim):
                groups.join(place, other)
    first = {(_voice(claim), *words[place]): place for place, claim in reversed([*enumerate(claims)])}
    for place, claim in enumerate(claims):
        for part in _parts_of(words[place], _voice(claim), lengths):
            if part in first:
                groups.join(place, first[part])
    return [_first_of([claims[place] for place in members], site) for members in groups.sets()]


def views_of(told: Sequence[Told], site: Site) -> tuple[list[ClaimView], Mapping[ClaimId, list[ClaimView]]]:
    """Each statement that is shown, and those behind it by its id."""
    first = [make_claim(members[0], site) for members in told]
    return first, {members[0].id: [make_claim(claim, site) for claim in members[1:]] for members in told if members[1:]}


def _voice(claim: ResolvedClaim) -> Hashable:
    """Who says it and how they stand to it; what nobody is known to say is like nothing else."""
    return (claim.origin, stance_of(claim)) if claim.origin and claim.origin_kind != "unresolved" else claim.id


def _parts_of(words: Sequence[str], voice: Hashable, lengths: Mapping[Hashable, Collection[int]]) -> Iterator[Hashable]:
    """Of these words, what may be another statement of the same voice, by where one begins and how long one is."""
    for start in range(len(words) - PART + 1):
        for length in lengths.get((voice, *words[start : start + PART]), ()):
            if start + length <= len(words):
                yield (voice, *words[start : start + length])


def _first_of(members: list[ResolvedClaim], site: Site) -> Told:
    """The one that tells most first: shown, no repetition, the speaker's very words, the longest; then in the order that they had."""

    def telling(claim: ResolvedClaim) -> tuple[bool, bool, bool, int]:
        quoted = bool(claim.chain) and claim.chain[-1].form == "direct"
        return (not is_shown(claim, site), claim.claim.repeats is not None, not quoted, -len(claim.text))

    first = min(members, key=telling)
    return (first, *(claim for claim in members if claim is not first))
