"""Names that word lists hold and a model misses or cuts: countries ("Republic of the Congo") and bodies that everybody knows (WHO)."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from generator.extract.lexicon import lexicon
from generator.extract.names.spans import has_inner_capital
from generator.extract.parse import ParsedBlock
from generator.models.reading import Schema

_FIRST = re.compile(r"[\w.&]+")


@cache
def _names() -> Mapping[str, tuple[tuple[str, Schema], ...]]:
    """The listed names and what they name, by the word that begins them, the longest first."""
    words = lexicon()
    named: dict[str, Schema] = {name: "Place" for name in words.by_name if " " in name or name not in words.ambiguous_countries}
    named |= {name: body.schema for name, body in words.bodies.items()}
    by_first: defaultdict[str, list[tuple[str, Schema]]] = defaultdict(list)
    for name, schema in sorted(named.items(), key=lambda item: (-len(item[0]), item[0])):
        first = _FIRST.match(name)
        if first:
            by_first[first[0]].append((name, schema))
    return {first: tuple(found) for first, found in by_first.items()}


def find_listed(block: ParsedBlock) -> Iterator[tuple[int, int, Schema]]:
    """First and last token of each listed name of a block, and what it names; a longer one hides those inside it."""
    names, text, end = _names(), block.text, 0
    for i, word in enumerate(block.words):
        if i < end or word not in names:
            continue
        at = block.begins[i]
        for name, schema in names[word]:
            if text.startswith(name, at) and (last := _ending_at(block, i, at + len(name))) and (" " in name or _stands_alone(block.words, i, last)):
                yield i, last, schema
                end = last
                break


def _ending_at(block: ParsedBlock, start: int, character: int) -> int:
    """The end, in tokens, of a stretch that ends right after a character; 0 where a token goes on there."""
    begins, words = block.begins, block.words
    last = bisect_left(begins, character, start) - 1
    return last + 1 if begins[last] + len(words[last]) == character else 0


def _stands_alone(words: list[str], start: int, end: int) -> bool:
    """Whether a name of one word is no part of a longer one: no capitalised word is beside it, but at the head of a sentence."""
    before, after = words[start - 1] if start else "", words[end] if end < len(words) else ""
    plain = before[:1].isupper() and not has_inner_capital(before) and start > 1 and words[start - 2] not in {".", "\n"}
    return not plain and not after[:1].isupper() and after not in {"-", "&"} and before != "-"
