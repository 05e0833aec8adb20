"""Where a content begins and ends by quotation marks; and, outside of them, before what others say or do."""

from collections.abc import Callable

from generator.extract.attribution.bounds_of_clauses import FINITE, NAMING, Pieces
from generator.extract.attribution.finding import Finding
from generator.extract.attribution.lexicon import load_lexicon
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.tokens import Tokens

MOSTLY = 0.5  # of a quotation's letters: who says that much of it says all of it


def _whole_quotations(tokens: Tokens, quotations: Quotations, finding: Finding) -> Pieces:
    """As in ""A, if any, B," she said": all that stands between the marks."""
    return [_in_marks(tokens, quotations, finding.cue, piece) for piece in finding.content]


def _in_marks(tokens: Tokens, quotations: Quotations, cue: int, piece: tuple[int, int]) -> tuple[int, int]:
    for quotation in quotations.by_block.get(tokens.block[piece[0]], ()):
        if quotation.start <= piece[0] < quotation.end and not quotation.start <= cue < quotation.end:
            inside = piece[1] <= quotation.end and tokens.measure((piece,)) >= MOSTLY * tokens.measure((quotation.inner,))
            return quotation.inner if inside and tokens.first[quotation.start + 1] <= piece[0] else piece
        if quotation.closed and piece[0] < quotation.start < piece[1] < quotation.end and not quotation.start <= cue < quotation.end:
            return piece[0], quotation.inner[1]  # "called it "a mess. It was ...""
    return piece


def _after_colon(tokens: Tokens, quotations: Quotations, finding: Finding) -> Pieces:
    """As in "commented on the ruling: "A"": what it was said of is no part of it."""
    first, last = finding.content[0]
    if tokens.poses[first] not in ("ADP", "SCONJ") or finding.cue > first:
        return []
    opened = next((q for q in quotations.by_block.get(tokens.block[first], ()) if first < q.start < last and tokens.words[q.start - 1] == ":"), None)
    return [(opened.start, last), *finding.content[1:]] if opened else []


def _after_hearer(tokens: Tokens, quotations: Quotations, finding: Finding) -> Pieces:
    """As in "told [her sister], "A"", "told [the audience] of A": who is told is no part of what is told."""
    cue, (first, last) = finding.cue, finding.content[0]
    if tokens.lemmas[cue] not in load_lexicon().hearers or first != cue + 1:
        return []
    opened = next((q.start for q in quotations.by_block.get(tokens.block[first], ()) if first < q.start < last), None)
    if opened and tokens.words[opened - 1] in (",", ":") and not any(tokens.poses[i] in ("VERB", "AUX") for i in range(first, opened)):
        return [(opened, last), *finding.content[1:]]
    hearer = next((c for c in tokens.children[cue] if tokens.deps[c] in ("dobj", "dative") and tokens.left[c] == first), None)
    if hearer is None or tokens.lemmas[cue] != "tell":
        return []
    of = [c for c in (*tokens.children[cue], *tokens.children[hearer]) if hearer < c < last and tokens.lowers[c] in ("of", "about")]
    return [(of[0], last), *finding.content[1:]] if of else []


def _without_others(tokens: Tokens, quotations: Quotations, finding: Finding) -> Pieces:
    """As in "A, with witnesses claiming B": B is not the one's who says A."""
    cut = []
    for a, b in finding.content:
        for i in range(a + 1, b):
            if tokens.tags[i] != "VBG" or tokens.acts[i] not in ("assert", "allege") or quotations.inside[i]:
                continue
            subject = next((c for c in tokens.children[i] if tokens.deps[c] == "nsubj" and tokens.poses[c] in NAMING), None)
            opening = tokens.left[subject] - 1 if subject is not None else a
            if opening > a and tokens.lowers[opening] == "with" and tokens.words[opening - 1] == ",":
                cut.append((opening, tokens.right[i]))
    return [left for piece in finding.content for left in tokens.without(piece, cut)] if cut else []


def _without_next(tokens: Tokens, quotations: Quotations, finding: Finding) -> Pieces:
    """As in "called the report a hoax and the lawyers laughed", "said A, while the captain admitted B": what others do or say beside it."""
    cue = finding.cue
    cut = [
        (opening, tokens.right[c])
        for c in tokens.children[cue]
        if c > cue and not quotations.inside[c] and (opening := _next_opening(tokens, c) or (tokens.left[c] if _is_others(tokens, c) else 0))
    ]
    return [left for piece in finding.content for left in tokens.without(piece, cut)] if cut else []


def _next_opening(tokens: Tokens, verb: int) -> int:
    """Where the "and" stands that joins to a cue a clause with a subject of its own; 0 where there is none. What a cue with a clause says may go on."""
    cue = tokens.head[verb]
    if tokens.deps[verb] != "conj" or tokens.tags[verb] not in FINITE or any(tokens.deps[c] == "ccomp" for c in tokens.children[cue]):
        return 0
    subject = next((c for c in tokens.children[verb] if tokens.deps[c] == "nsubj" and tokens.poses[c] in NAMING), None)
    joint = next((c for c in tokens.children[cue] if tokens.deps[c] == "cc" and cue < c < verb and c == tokens.left[verb] - 1), 0)
    return joint if subject is not None else 0


def _is_others(tokens: Tokens, verb: int) -> bool:
    """Whether a clause that "while" opens has a speaker of its own."""
    own = tokens.children[verb]
    opened = any(tokens.deps[c] == "mark" and tokens.lowers[c] in ("while", "whereas") for c in own)
    return (
        opened
        and tokens.deps[verb] == "advcl"
        and bool(tokens.acts[verb])
        and any(tokens.deps[c] == "nsubj" and tokens.poses[c] in NAMING for c in own)
    )


BY_MARKS: tuple[Callable[[Tokens, Quotations, Finding], Pieces], ...] = (
    _after_colon,
    _after_hearer,
    _without_others,
    _without_next,
    _whole_quotations,
)
"""The rules, in the order in which they are followed."""
