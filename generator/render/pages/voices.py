"""Who stands where on an event: statements grouped by speaker and chain, and the table of positions made of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.models.knowledge import ClaimId, Position, ResolvedClaim
from generator.render.claims import ChainNode, ClaimRef, ClaimView, make_claim, silent_one
from generator.render.site import NameView, Site
from generator.words import Words

POSITIONS: tuple[Position, ...] = ("asserts", "denies", "doubts", "asks", "silent", "unresolved")
GROUPED: tuple[Position, ...] = ("asserts", "denies", "doubts")  # positions in which statements that say the same are put together
AGREEMENT = frozenset({"repeats", "corroborates"})
POSITION_ROWS = 12  # speakers of one position that the table lists


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One speaker with one chain: the statements made through it, in order."""

    position: Position
    speaker: NameView
    chain: tuple[ChainNode, ...]
    claims: tuple[ClaimView, ...]
    who: NameView  # whose position it is: the speaker's, or of whom it is said that nothing was said


@dataclass(frozen=True, slots=True)
class PositionView:
    """A row of the table of positions."""

    label: str
    disc: str
    who: NameView
    through: tuple[NameView, ...]
    count: int
    ref: ClaimRef


def make_voices(claims: Iterable[tuple[ResolvedClaim, Position]], site: Site) -> list[VoiceView]:
    """Statements grouped by where they stand, then by their chain; the voices with most to say first."""
    nobody = NameView(site.words.text("position.nobody"), "", kind="unresolved")
    groups: dict[tuple[Position, tuple[ChainNode, ...], NameView], list[ClaimView]] = {}
    for claim, position in claims:
        view = make_claim(claim, site, position=position)
        who = silent_one(claim, site) if position == "silent" else nobody if position == "unresolved" else view.speaker
        groups.setdefault((position, view.chain, who), []).append(view)
    voices = [
        VoiceView(position, views[0].speaker, chain, tuple(sorted(views, key=_telling)), who) for (position, chain, who), views in groups.items()
    ]
    return sorted(voices, key=lambda voice: (POSITIONS.index(voice.position), -len(voice.claims), voice.speaker.text, voice.claims[0].ref.id))


def first_of(voices: list[VoiceView], limit: int) -> list[VoiceView]:
    """As many statements as fit, so that each position and each voice has its first before any has its second."""
    ranks: Counter[Position] = Counter()
    places: list[tuple[int, int, int]] = []
    for number, voice in enumerate(voices):
        places += [(index, ranks[voice.position], number) for index in range(len(voice.claims))]
        ranks[voice.position] += 1
    kept = Counter(number for _, _, number in sorted(places)[:limit])
    return [replace(voice, claims=voice.claims[: kept[number]]) for number, voice in enumerate(voices) if kept[number]]


def group_agreeing(voices: Sequence[VoiceView], site: Site) -> tuple[list[VoiceView], dict[ClaimId, list[ClaimView]]]:
    """Statements that say the same, by the first of them: the others are taken from their voices and put under it."""
    places = {claim.ref.id: voice.position for voice in voices for claim in voice.claims if voice.position in GROUPED}
    first = {claim: claim for claim in places}
    for claim in places:
        if first[claim] == claim:
            for other in _saying_the_same(claim, places, site):
                first[other] = claim
    leading: list[VoiceView] = []
    agreeing: dict[ClaimId, list[ClaimView]] = {}
    for voice in voices:
        own: list[ClaimView] = []
        for view in voice.claims:
            leader = first.get(view.ref.id, view.ref.id)
            (own if leader == view.ref.id else agreeing.setdefault(leader, [])).append(view)
        leading += [replace(voice, claims=tuple(own))] if own else []
    return leading, agreeing


def _saying_the_same(claim: ClaimId, places: Mapping[ClaimId, Position], site: Site) -> set[ClaimId]:
    """All statements of one position that lead to this one over repetitions and corroborations, itself among them."""
    found, waiting = {claim}, [claim]
    while waiting:
        for other in _agrees_with(waiting.pop(), site):
            if other not in found and places.get(other) == places[claim]:
                found.add(other)
                waiting.append(other)
    return found


def _agrees_with(claim: ClaimId, site: Site) -> Iterator[ClaimId]:
    """The statements that a statement repeats or corroborates, and those that do so to it."""
    yield from (relation.target for relation in site.lookup.relations_from.get(claim, ()) if relation.type in AGREEMENT)
    yield from (relation.source for relation in site.lookup.relations_to.get(claim, ()) if relation.type in AGREEMENT)


def _telling(view: ClaimView) -> tuple[bool, bool, bool, bool, str, str, int]:
    """Orders statements of one voice: repetitions last; those that others answer, the speaker's very words, then as they were published."""
    return (view.again, not view.answered, not view.content, not view.quoted, view.published, view.ref.label, view.ref.number)


def make_positions(voices: list[VoiceView], words: Words, *, planned: bool) -> list[PositionView]:
    """The table of positions, a long one cut."""
    return _shortened(_positions(voices, words, planned=planned), words)


def _positions(voices: list[VoiceView], words: Words, *, planned: bool) -> Iterator[PositionView]:
    """A row for each speaker and position; unresolved speakers share one."""
    rows: dict[tuple[Position, NameView], list[VoiceView]] = {}
    for voice in voices:
        rows.setdefault((voice.position, voice.who), []).append(voice)
    for (position, who), group in rows.items():
        through = tuple(dict.fromkeys(node.name for voice in group for node in _relays(voice, words)))
        label = words.text("position.plans" if planned and position == "asserts" else f"position.{position}")
        count = sum(len(voice.claims) for voice in group)
        yield PositionView(label, group[0].claims[0].disc, who, through[:3], count, group[0].claims[0].ref)


def _relays(voice: VoiceView, words: Words) -> Sequence[ChainNode]:
    """Through whom a voice is known: all of its chain but its end, unless its end speaks of another's silence."""
    if voice.position == "silent" and voice.who != voice.chain[-1].name:
        return voice.chain
    return voice.chain[:-1] or (ChainNode("", NameView(words.text("chain.own"), "", kind="unresolved")),)


def _shortened(rows: Iterable[PositionView], words: Words) -> list[PositionView]:
    """At most so many rows of each position; the rest of it counted in a last one."""
    shown: list[PositionView] = []
    for label, group in groupby(rows, key=lambda row: row.label):
        members = list(group)
        shown += members[:POSITION_ROWS]
        if rest := members[POSITION_ROWS:]:
            who = NameView(words.text("count.more_speakers", len(rest)), "", kind="unresolved")
            shown.append(PositionView(label, rest[0].disc, who, (), sum(row.count for row in rest), rest[0].ref))
    return shown
