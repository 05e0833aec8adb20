"""An article's tokens as flat arrays, so that candidates and features cost microseconds and not spaCy objects."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc

from generator.extract.attribution.hashing import Ids, stable_id
from generator.extract.attribution.lexicon import load_lexicon
from generator.extract.attribution.repairs import Parse, edges, repair
from generator.extract.parse import ParsedArticle
from generator.models.reading import SpeechAct
from generator.models.text import Part, Span

Ranges = tuple[tuple[int, int], ...]
"""Half-open ranges of tokens of one part, sorted, apart from each other, each beginning and ending with a token that has a letter or digit."""

COMPLEMENTS = {
    name: 1 << i for i, name in enumerate(("ccomp", "dobj", "xcomp", "prep", "attr", "acl", "nsubj", "mark", "advcl", "conj", "acomp", "relcl"))
}
VECTOR = 96  # figures of a token's vector
_ATTRIBUTES: list[int | str] = ["LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "ORTH", "HEAD", "SENT_START", "SPACY"]


@dataclass(frozen=True)
class Tokens:
    """The tokens of all read blocks, in order; positions are indices into every array. Heads, edges and children never leave a block.

    `start` and `end` are characters in the string that the block's part names. `left` and `right` are the edges of each subtree, half-open.
    `weight` is the number of letters and digits, by which overlap is measured. `first` and `last` are each token's sentence, half-open. What is a list of
    words in the plural (`lemmas`) is an array of their numbers in the singular (`lemma`).
    """

    words: list[str]
    lowers: list[str]  # words, lower case
    lemmas: list[str]  # lower case
    poses: list[str]  # coarse parts of speech
    tags: list[str]  # fine part-of-speech tags
    deps: list[str]  # dependency labels
    entities: list[str]  # entity labels of the language model, "" outside
    start: list[int]
    end: list[int]
    block: list[int]
    block_bounds: list[tuple[int, int]]
    parts: list[Part]
    lower: Ids
    lemma: Ids
    pos: Ids
    tag: Ids
    dep: Ids
    entity: Ids
    head: list[int]
    left: list[int]
    right: list[int]
    first: list[int]
    last: list[int]
    weight: list[int]
    vectors: NDArray[np.float32]  # what the language model makes of each token in its sentence; no columns where its vectors are not those we know

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def children(self) -> list[list[int]]:
        """The direct dependents of each token, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.head):
            if head != i:
                found[head].append(i)
        return found

    @cached_property
    def lemma_list(self) -> list[int]:
        return _integers(self.lemma)

    @cached_property
    def lower_list(self) -> list[int]:
        return _integers(self.lower)

    @cached_property
    def pos_list(self) -> list[int]:
        return _integers(self.pos)

    @cached_property
    def tag_list(self) -> list[int]:
        return _integers(self.tag)

    @cached_property
    def dep_list(self) -> list[int]:
        return _integers(self.dep)

    @cached_property
    def entity_list(self) -> list[int]:
        return _integers(self.entity)

    @cached_property
    def acts(self) -> list[str]:
        """The speech act that the lexicon gives each lemma, as the part of speech that it is here; "" for words that are no cue."""
        lexicon = load_lexicon()
        lists = {"VERB": lexicon.verbs, "AUX": lexicon.verbs, "NOUN": lexicon.nouns, "ADJ": lexicon.adjectives}
        nothing: dict[str, SpeechAct] = {}
        return [lists.get(pos, nothing).get(lemma, "") for lemma, pos in zip(self.lemmas, self.poses, strict=True)]

    @cached_property
    def act_list(self) -> list[int]:
        return [stable_id(act) for act in self.acts]

    @cached_property
    def frame_list(self) -> list[int]:
        """Which complements hang on each token, as one number: a bit a label."""
        found = [0] * len(self.words)
        for i, (head, dep) in enumerate(zip(self.head, self.deps, strict=True)):
            found[head] |= COMPLEMENTS.get(dep, 0) * (head != i)
        return found

    @cached_property
    def total_weight(self) -> list[int]:
        """Running sums of `weight`: position i holds the weight before token i."""
        return [0, *np.cumsum(self.weight, dtype=np.int64).tolist()]

    @cached_property
    def width(self) -> list[int]:
        """How many tokens each subtree spans."""
        return [right - left for left, right in zip(self.left, self.right, strict=True)]

    @cached_property
    def depth(self) -> list[int]:
        """How many heads stand above each token, at most 20."""
        head = np.array(self.head, np.int64)
        found, at = np.zeros(len(head), np.int64), np.arange(len(head))
        for _ in range(20):
            climbing = head[at] != at
            if not climbing.any():
                break
            found += climbing
            at = head[at]
        steps: list[int] = found.tolist()
        return steps

    def part_of(self, token: int) -> Part:
        return self.parts[self.block[token]]

    def characters(self, ranges: Ranges) -> tuple[Span, ...]:
        """The spans, in characters, that token ranges cover."""
        return tuple(Span(self.start[a], self.end[b - 1]) for a, b in ranges)

    def measure(self, ranges: Ranges) -> int:
        """Letters and digits in the ranges."""
        total = self.total_weight
        return sum(total[b] - total[a] for a, b in ranges)

    def overlap(self, one: Ranges, other: Ranges) -> float:
        """Jaccard similarity of two sets of ranges, by letters and digits; 1 where both are empty."""
        if not one and not other:
            return 1.0
        if not one or not other or one[-1][1] <= other[0][0] or other[-1][1] <= one[0][0]:
            return 0.0
        total, shared = self.total_weight, 0
        for a, b in one:
            for c, d in other:
                lo, hi = max(a, c), min(b, d)
                if lo < hi:
                    shared += total[hi] - total[lo]
        return shared / (self.measure(one) + self.measure(other) - shared) if shared else 0.0

    def ranges(self, pieces: Sequence[tuple[int, int]]) -> Ranges:
        """Any ranges made proper: in order, trimmed of tokens without letters or digits, joined where only such tokens lie between."""
        if len(pieces) == 1:
            trimmed = self._trim(*pieces[0])
            return (trimmed,) if trimmed else ()
        total, made = self.total_weight, list[tuple[int, int]]()
        for piece in sorted(pieces):
            trimmed = self._trim(*piece)
            if not trimmed:
                continue
            if made and total[trimmed[0]] <= total[made[-1][1]] and self.parts[self.block[made[-1][0]]] == self.parts[self.block[trimmed[0]]]:
                made[-1] = (made[-1][0], max(made[-1][1], trimmed[1]))
            else:
                made.append(trimmed)
        return tuple(made)

    def without(self, piece: tuple[int, int], holes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """What is left of a range when others are cut out."""
        left, (a, b) = [], piece
        for lo, hi in sorted(holes):
            if hi <= a or lo >= b:
                continue
            if lo > a:
                left.append((a, lo))
            a = max(a, hi)
        if a < b:
            left.append((a, b))
        return left

    def _trim(self, a: int, b: int) -> tuple[int, int] | None:
        weight = self.weight
        while a < b and not weight[a]:
            a += 1
        while b > a and not weight[b - 1]:
            b -= 1
        return (a, b) if a < b else None


def _integers(ids: Ids) -> list[int]:
    found: list[int] = ids.tolist()
    return found


@lru_cache(maxsize=50_000)
def _weigh(word: str) -> int:
    """Letters and digits."""
    return sum(map(str.isalnum, word))


def flatten(parsed: ParsedArticle) -> Tokens:
    """The tokens of an article's blocks in one row."""
    return flatten_docs([(block.doc, block.start, block.part) for block in parsed.blocks])


def flatten_docs(docs: Sequence[tuple[Doc, int, Part]]) -> Tokens:
    """The tokens of parsed texts in one row; each text with the character where it begins, and its part."""
    docs = [entry for entry in docs if len(entry[0])]
    sizes = np.array([len(doc) for doc, _, _ in docs], np.int64)
    ends = np.cumsum(sizes)
    bounds = list(zip((ends - sizes).tolist(), ends.tolist(), strict=True))
    table = np.concatenate([np.asarray(doc.to_array(_ATTRIBUTES), np.uint64) for doc, _, _ in docs] or [np.zeros((0, len(_ATTRIBUTES)), np.uint64)])
    numbers = [_integers(column) for column in table[:, : _ATTRIBUTES.index("HEAD")].T]
    texts = {0: ""} | {i: doc.vocab.strings[i] for doc, _, _ in docs[:1] for i in set().union(*numbers) if i}
    lowers, lemmas, poses, tags, deps, entities, words = ([texts[i] for i in column] for column in numbers)
    rows = np.arange(len(words))
    heads = (rows + table[:, 7].astype(np.int64)).tolist()
    for a, b in bounds:
        parse = Parse(lowers[a:b], lemmas[a:b], poses[a:b], tags[a:b], deps[a:b], [head - a for head in heads[a:b]])
        if repair(parse):
            deps[a:b], heads[a:b] = parse.deps, [a + head for head in parse.heads]
            table[a:b, 4] = [get_string_id(dep) for dep in parse.deps]
    left, right = edges(heads)
    begins = np.flatnonzero((table[:, 8] == 1) | np.isin(rows, ends - sizes))
    sentence = np.searchsorted(begins, rows, side="right")
    start = _starts(words, table[:, 9], bounds, [offset for _, offset, _ in docs])
    return Tokens(
        words=words,
        lowers=lowers,
        lemmas=[lemma.lower() for lemma in lemmas],
        poses=poses,
        tags=tags,
        deps=deps,
        entities=entities,
        start=start,
        end=[s + len(w) for s, w in zip(start, words, strict=True)],
        block=np.repeat(np.arange(len(docs)), sizes).tolist(),
        block_bounds=bounds,
        parts=[part for _, _, part in docs],
        lower=table[:, 0],
        lemma=table[:, 1],
        pos=table[:, 2],
        tag=table[:, 3],
        dep=table[:, 4],
        entity=table[:, 5],
        head=heads,
        left=left,
        right=right,
        first=begins[sentence - 1].tolist(),
        last=np.append(begins, len(words))[sentence].tolist(),
        weight=[_weigh(word) for word in words],
        vectors=_vectors([doc for doc, _, _ in docs]),
    )


def _vectors(docs: Sequence[Doc]) -> NDArray[np.float32]:
    """The small English model's vectors. A model with vectors of words, or without a `tensor`, means other things by its numbers."""
    if not docs or any(doc.tensor.shape != (len(doc), VECTOR) or doc.vocab.vectors_length for doc in docs):
        return np.zeros((sum(map(len, docs)), 0), np.float32)
    return np.concatenate([doc.tensor for doc in docs]).astype(np.float16).astype(np.float32)  # the last bits differ between machines


def _starts(words: list[str], spaces: Ids, bounds: Sequence[tuple[int, int]], offsets: Sequence[int]) -> list[int]:
    """Where each word begins, from the words and whether a space follows each: faster than asking every token."""
    widths = np.fromiter(map(len, words), np.int64, len(words)) + spaces.astype(np.int64)
    before = np.cumsum(widths) - widths
    for (a, b), offset in zip(bounds, offsets, strict=True):
        before[a:b] += offset - before[a]
    found: list[int] = before.tolist()
    return found
