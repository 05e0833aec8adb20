"""The features by which a cue's candidate contents and sources are judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from math import log2

import numpy as np

from generator.extract.attribution.contents import Proposals as Contents
from generator.extract.attribution.cues import beside_quotation, shapes, subjects
from generator.extract.attribution.hashing import ROLES, Features, Ids, hash_templates, stable_id
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.sources import Proposals as Sources
from generator.extract.attribution.tokens import Ranges, Tokens

_CONTENT_COLUMNS = (
    "lemma", "pos", "dep", "frame", "has_clause", "has_object", "has_open", "has_prep", "has_quote",
    "act", "root_act", "way", "quoted", "size", "side", "first", "first_pos", "ends_quoted", "gap", "before", "after", "splits_quote", "holds_cue", "reach", "coverage",
    "root_dep", "root_pos", "root_tag", "root_entity", "root_lemma", "pieces", "last_pos", "sentence_end", "rank",
    "second", "last", "before_pos", "after_pos", "cut", "rest", "root_frame",
)  # fmt: skip
_CONTENT_OF_CUE = ("lemma", "pos", "dep", "frame", "has_clause", "has_object", "has_open", "has_prep", "has_quote", "act")
_CONTENT_PLAIN = (
    *_CONTENT_COLUMNS, "way lemma", "way frame", "first after", "way quoted has_quote", "before first", "way size", "last_pos after", "way first", "root_dep root_pos",
    "cut after", "cut way",
)  # fmt: skip
_CONTENT_JOINED = (
    "way pos", "way dep", "way quoted", "side quoted", "lemma side", "lemma first", "way before", "holds_cue way", "reach quoted",
    "way has_clause", "way has_object", "way has_open", "way has_prep", "quoted has_quote", "lemma root_dep", "way root_pos", "lemma root_tag",
    "way lemma first", "way lemma frame", "root_tag frame", "pieces way", "after way", "lemma root_lemma", "sentence_end way", "rank way",
    "act way", "act way frame", "act first", "act root_dep", "act way quoted has_quote", "act root_tag", "root_act way", "act root_act",
    "way lemma quoted", "way size quoted", "way before first", "way gap", "lemma after", "rank frame way", "frame has_quote way lemma", "root_lemma way",
    "cut way frame", "lemma cut", "second way", "first second", "rest way", "last after", "cut size", "last_pos after_pos", "root_frame way", "cut root_dep after",
)  # fmt: skip
_SOURCE_COLUMNS = (
    "lemma", "pos", "tag", "cue_tag", "dep", "act", "content_way", "frame", "how", "passive", "beside", "inside",
    "path", "path_start", "path_end", "cut", "parts", "shape", "quoted", "size", "gap", "side", "word", "noun_dep", "holds_cue", "comma", "none", "rank", "meets",
)  # fmt: skip
_SOURCE_OF_CUE = ("lemma", "pos", "cue_tag", "dep", "act", "content_way", "frame", "how", "passive", "beside", "inside")
_SOURCE_PLAIN = (
    *_SOURCE_COLUMNS, "cut parts", "path shape", "path pos", "path tag", "path frame", "cut size", "meets path", "path passive", "none how",
)  # fmt: skip
_SOURCE_JOINED = (
    "path lemma", "path word", "path dep", "cut comma shape", "cue_tag path", "lemma shape", "cut parts shape", "path beside", "path inside",
    "lemma path shape", "none lemma how", "none tag how passive", "none dep pos", "rank path", "act path", "act path shape", "act none how",
    "meets cut", "meets shape", "content_way path", "content_way none", "act path passive", "lemma passive path", "cut size shape", "how path",
    "act path frame passive", "cut parts comma shape",
)  # fmt: skip
_BUCKETS = tuple(min(9, int(log2(count + 1) * 1.5)) for count in range(64))


def _bucket(count: int) -> int:
    return _BUCKETS[count] if count < len(_BUCKETS) else 9


def _frame(tokens: Tokens, cue: int) -> list[str]:
    return sorted({tokens.deps[c] for c in tokens.children[cue]} & {"ccomp", "dobj", "xcomp", "prep", "attr", "acl"})


def content_features(tokens: Tokens, quotations: Quotations, cues: Sequence[int], proposals: Sequence[Contents]) -> Features:
    """The features of all candidate contents of all cues, in order."""
    rows: list[tuple[int, ...]] = []
    places: list[tuple[int, ...]] = []
    quoted = [0, *accumulate(inside > 0 for inside in quotations.inside)]
    for cue, found in zip(cues, proposals, strict=True):
        rows += _content_rows(tokens, quotations, cue, found, quoted, places)
    shared = _Shared([_content_setting(tokens, quotations, cue) for cue in cues], [len(found) for found in proposals])
    return _features(_CONTENT_PLAIN, _CONTENT_JOINED, (_CONTENT_OF_CUE, _CONTENT_COLUMNS), shared, rows, places)


def _content_setting(tokens: Tokens, quotations: Quotations, cue: int) -> tuple[int, ...]:
    """What all candidates of a cue have in common."""
    first, last = tokens.first[cue], tokens.last[cue]
    here = quotations.by_block.get(tokens.block[cue], ())
    touching = any(q.start < last and q.end > first and not q.start <= cue < q.end for q in here)
    frame = _frame(tokens, cue)
    return (
        tokens.lemma_list[cue], tokens.pos_list[cue], tokens.dep_list[cue], stable_id("+".join(frame)),
        "ccomp" in frame, "dobj" in frame, "xcomp" in frame, "prep" in frame, touching, tokens.act_list[cue],
    )  # fmt: skip


def _content_rows(
    tokens: Tokens, quotations: Quotations, cue: int, found: Contents, quoted: list[int], places: list[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """One row a candidate; the tokens whose vectors tell about it are added to `places`."""
    block = tokens.block[cue]
    first, last = tokens.first[cue], tokens.last[cue]
    start, end = tokens.block_bounds[block]
    all_quoted = quoted[last] - quoted[first]
    inside, acts = quotations.inside, tokens.act_list
    lemma, lower, pos, tag, dep, entity = tokens.lemma_list, tokens.lower_list, tokens.pos_list, tokens.tag_list, tokens.dep_list, tokens.entity_list
    frames = tokens.frame_list
    rows: list[tuple[int, ...]] = []
    for rank, (ranges, (way, head)) in enumerate(found.items()):
        lo, hi = ranges[0][0], ranges[-1][1] - 1
        count, in_quotes, covered, holds_cue = _amounts(ranges, cue, quoted, (first, last))
        after = hi + 1
        while after < end and tokens.words[after] in ('"', "”", "''"):
            after += 1
        root = head if head >= 0 else _root(tokens, ranges)
        rows.append((
            acts[root],
            stable_id(way),
            0 if not in_quotes else 2 if in_quotes >= count else 1,
            _bucket(count),
            0 if hi < cue else 1 if lo > cue else 2,
            lower[lo], pos[lo],
            (inside[hi] > 0) * 2 + (inside[lo] > 0),
            min(6, lo - cue) if lo > cue else 7,
            lower[lo - 1] if lo > start else 0,
            lower[after] if after < end else 0,
            in_quotes > 0 and (_goes_on(tokens, inside, hi, hi + 1) or _goes_on(tokens, inside, lo, lo - 1)),
            holds_cue,
            lo >= first and hi < last,
            4 * covered // all_quoted if all_quoted else 9,
            dep[root], pos[root], tag[root], entity[root], lemma[root],
            len(ranges),
            pos[hi],
            hi + 2 >= last,
            min(rank, 12),
            lower[lo + 1] if lo < hi else 0, lower[hi],
            pos[lo - 1] if lo > start else 0, pos[after] if after < end else 0,
            _cut(tokens, cue, lo, hi, after, end),
            _bucket(max(0, last - after)),
            frames[root],
        ))  # fmt: skip
        places.append((cue, root, lo, hi, lo - 1 if lo > start else -1, after if after < end else -1))
    return rows


def _amounts(ranges: Ranges, cue: int, quoted: list[int], sentence: tuple[int, int]) -> tuple[int, int, int, bool]:
    """Of a candidate: its tokens, those in quotation marks, those of them in the cue's sentence; and whether it holds the cue."""
    first, last = sentence
    count = in_quotes = covered = 0
    holds_cue = False
    for a, b in ranges:  # one loop and no sums: this runs for every candidate of every cue
        count += b - a
        in_quotes += quoted[b] - quoted[a]
        holds_cue |= a <= cue < b
        if a < last and b > first:
            covered += quoted[min(b, last)] - quoted[max(a, first)]
    return count, in_quotes, covered, holds_cue


def _goes_on(tokens: Tokens, inside: list[int], edge: int, beyond: int) -> bool:
    """Whether a quotation goes on beyond a candidate's edge."""
    return inside[edge] > 0 and 0 <= beyond < len(inside) and inside[beyond] > 0 and tokens.weight[beyond] > 0


def _root(tokens: Tokens, ranges: Ranges) -> int:
    """The token with the widest subtree in the first range: the one whose head lies outside, where only one's does."""
    first, last = ranges[0]
    widths = tokens.width[first:last]
    return first + widths.index(max(widths))


def _cut(tokens: Tokens, cue: int, lo: int, hi: int, after: int, end: int) -> int:
    """How what follows a stretch hangs on it: the label by which it depends on one of its words, 1 where on the cue, 2 where on others, 0 at the end."""
    while after < end and not tokens.weight[after]:
        after += 1
    if after >= end:
        return 0
    head, top = tokens.head, after
    while head[top] > hi and head[top] != top:
        top = head[top]
    above = head[top]
    return tokens.dep_list[top] if lo <= above <= hi else 1 if above == cue else 2


def source_features(
    tokens: Tokens, quotations: Quotations, cues: Sequence[int], proposals: Sequence[Sources], chosen: Sequence[tuple[Ranges, str]]
) -> Features:
    """The features of all candidate sources of all cues, in order; `chosen` gives each cue's content and the way to it."""
    rows: list[tuple[int, ...]] = []
    places: list[tuple[int, ...]] = []
    hows, besides = subjects(tokens)[1].tolist(), beside_quotation(tokens, quotations).tolist()
    kinds = shapes(tokens, np.arange(len(tokens))).tolist()
    parts: dict[int, tuple[int, bool]] = {}
    for cue, found, (content, _) in zip(cues, proposals, chosen, strict=True):
        rows += _source_rows(tokens, quotations, cue, found, content, kinds, parts)
        places += [_source_places(tokens, cue, ranges, noun) for ranges, (_, _, noun) in found.items()]
    settings = [_source_setting(tokens, quotations, cue, way, hows[cue], besides[cue]) for cue, (_, way) in zip(cues, chosen, strict=True)]
    shared = _Shared(settings, [len(found) for found in proposals])
    return _features(_SOURCE_PLAIN, _SOURCE_JOINED, (_SOURCE_OF_CUE, _SOURCE_COLUMNS), shared, rows, places)


def _source_setting(tokens: Tokens, quotations: Quotations, cue: int, way: str, how: int, beside: int) -> tuple[int, ...]:
    """What all candidates of a cue have in common."""
    passive = any(tokens.deps[c] in ("nsubjpass", "auxpass", "agent") for c in tokens.children[cue])
    return (
        tokens.lemma_list[cue], tokens.pos_list[cue], tokens.tag_list[cue], tokens.dep_list[cue], tokens.act_list[cue],
        stable_id(way), stable_id("+".join(_frame(tokens, cue))), how, passive, beside, quotations.inside[cue] > 0,
    )  # fmt: skip


def _source_rows(
    tokens: Tokens, quotations: Quotations, cue: int, found: Sources, content: Ranges, shapes: list[int], parts: dict[int, tuple[int, bool]]
) -> list[tuple[int, ...]]:
    """One row a candidate; `parts` remembers nouns from cue to cue."""
    inside, lower, tag, dep = quotations.inside, tokens.lower_list, tokens.tag_list, tokens.dep_list
    rows: list[tuple[int, ...]] = []
    for rank, (ranges, (path, cut, noun)) in enumerate(found.items()):
        if noun < 0:
            rows.append((tag[cue], stable_id("none"), *([0] * 13), 1, 0, 0))
            continue
        if noun not in parts:
            parts[noun] = _parts(tokens, noun)
        lo, hi = ranges[0][0], ranges[-1][1]
        rows.append((
            tag[noun],
            *_path_ids(path), stable_id(cut), parts[noun][0], shapes[noun],
            (inside[cue] > 0) * 2 + any(inside[a] for a, _ in ranges),
            _bucket(sum(b - a for a, b in ranges)),
            _bucket(abs(noun - cue)),
            noun < cue,
            lower[noun], dep[noun],
            lo <= cue < hi,
            parts[noun][1],
            0,
            min(rank, 8),
            _meeting(ranges, content),
        ))  # fmt: skip
    return rows


def _source_places(tokens: Tokens, cue: int, ranges: Ranges, noun: int) -> tuple[int, ...]:
    """The tokens whose vectors tell about a source: the cue, its head noun, its first and last word, and their neighbours."""
    if noun < 0:
        return (cue, -1, -1, -1, -1, -1)
    start, end = tokens.block_bounds[tokens.block[noun]]
    lo, hi = ranges[0][0], ranges[-1][1] - 1
    return (cue, noun, lo, hi, lo - 1 if lo > start else -1, hi + 1 if hi + 1 < end else -1)


def _parts(tokens: Tokens, noun: int) -> tuple[int, bool]:
    """Which clauses, appositions and conjuncts a noun phrase has, and whether it has a comma."""
    labels = {tokens.deps[c] for c in tokens.children[noun]}
    number = bool(labels & {"relcl", "acl"}) * 4 + ("appos" in labels) * 2 + ("conj" in labels)
    return number, "," in tokens.words[tokens.left[noun] : tokens.right[noun]]


@cache
def _path_ids(path: str) -> tuple[int, int, int]:
    """The ids of a path, of its way up and of its way down. There are a few thousand paths in all."""
    return stable_id(path), stable_id("^" + path.split("|", maxsplit=1)[0]), stable_id("v" + path.rsplit("|", maxsplit=1)[-1])


def _meeting(source: Ranges, content: Ranges) -> int:
    """How a source and a content lie: apart (0), one in the other (1), or crossing (2)."""
    if not content or source[-1][1] <= content[0][0] or source[0][0] >= content[-1][1]:
        return 0
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in source for c, d in content)
    if not shared:
        return 0
    return 1 if shared == sum(b - a for a, b in source) or shared == sum(b - a for a, b in content) else 2


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the candidates of each cue have in common, and how many there are."""

    settings: list[tuple[int, ...]]
    counts: list[int]


def _features(
    plain: Sequence[str],
    joined: Sequence[str],
    names: tuple[Sequence[str], Sequence[str]],
    shared: _Shared,
    rows: list[tuple[int, ...]],
    places: list[tuple[int, ...]],
) -> Features:
    """The features of rows. `names` are the columns that the candidates of a cue share, and all; the rows have the others, in order."""
    of_cue, own = names[0], [name for name in names[1] if name not in names[0]]
    table = np.repeat(_table_of(shared.settings, len(of_cue)), shared.counts, axis=0)
    columns = dict(zip((*of_cue, *own), np.concatenate([table, _table_of(rows, len(own))], axis=1).T, strict=True))
    empty = np.zeros(0, np.int32)
    keys = hash_templates((*plain, *joined), columns)
    return Features(
        keys, empty, empty, np.fromiter(chain.from_iterable(places), np.int64, len(places) * ROLES).reshape(len(places), ROLES), len(plain)
    )


def _table_of(rows: Sequence[tuple[int, ...]], width: int) -> Ids:
    return np.fromiter(chain.from_iterable(rows), np.uint64, len(rows) * width).reshape(len(rows), width)
