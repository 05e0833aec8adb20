"""What a block of text looks like: the numbers that decide whether it belongs to the article."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.ingest.page.walk import TextBlock, ancestors, phrases

GROUPS = ("body", "lede", "related", "share", "signup", "comments", "ads", "author", "media", "frame", "tags", "dates", "box", "quote", "live")
TAGS = ("p", "li", "h1", "h2", "h3", "h4", "blockquote", "div", "td", "figcaption", "dd", "section", "address", "span")
INSIDE = ("article", "main", "aside", "nav", "footer", "header", "figure", "form", "ul", "table", "blockquote", "section")
_NEIGHBOURS = (1, 2, 3)

NAMES = (
    "bias", "log_words", "over_8", "over_20", "linked", "all_linked", "strong", "all_strong", "slanted", "all_slanted", "ends", "inner_stop", "comma", "quote",
    "upper", "digits", "phrase", "phrase_short", "starts_small", "is_title", "in_title", "is_description", "repeated",
    "reference", "no_reference", "reference_before", "reference_after", "reference_between", "declared_yes", "declared_no",
    "after_heading", "near_heading", "position", "last_tenth", "parent_share", "grandparent_share", "great_share", "alone_in_parent", "dated",
    *(f"tag_{tag}" for tag in TAGS), *(f"in_{tag}" for tag in INSIDE), *(f"near_{group}" for group in GROUPS), *(f"far_{group}" for group in GROUPS),
    *(f"reference_{step:+d}" for near in _NEIGHBOURS for step in (-near, near)),
    "other_article", "no_article", "reference_linked", "reference_phrase", "reference_ends", "declared_no_ends", "ends_share", "heading_share", "li_linked", "reference_share", "reference_run", "reference_in_run",
    "reference_li", "reference_heading", "reference_unlinked", "reference_short", "live_run", "only_run",
    "lede_at_heading", "description_at_heading", "linked_strong", "linked_upper", "small_heading_lede",
)  # fmt: skip
"""The features in the order of a vector; weights are stored by these names."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of the article beside the tree: trafilatura's text, JSON-LD's articleBody (folded, or empty), headline, descriptions."""

    reference: str
    declared: str
    title: str
    descriptions: tuple[str, ...]


_WIDE = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_LETTER, _UPPER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"[A-ZÀ-ÖØ-ÞА-Я]"), re.compile(r"\d")
_ENDS = re.compile(r"[.!?…。！？।؟][\"'”’»」』)\]]*$")
_INNER_STOP = re.compile(r"[.!?。！？।؟]\s*\S")
_QUOTE = re.compile(r"[\"“”„«»「『]")
_DATED = re.compile(r"\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b")
_HEAD = 300  # characters that shares of letters are taken of


def count_words(text: str) -> float:
    """Words of a text; of scripts without spaces, two characters count as one."""
    spaced = text.count(" ") + 1  # a block's white space is folded
    return spaced if text.isascii() else spaced + len(_WIDE.findall(text)) / 2


def make_features(blocks: Sequence[TextBlock], hints: Hints) -> NDArray[np.float64]:
    """One row a block, columns as NAMES says."""
    folded = [block.folded for block in blocks]
    words = [count_words(block.text) for block in blocks]
    in_reference = [is_in(each, hints.reference) for each in folded]
    shares = _shares(blocks, words)
    total = len(blocks)
    first = next((index for index, inside in enumerate(in_reference) if inside and words[index] > 8), total)
    last = next((index for index in range(total - 1, -1, -1) if in_reference[index] and words[index] > 8), -1)
    heading = next((index for index, block in enumerate(blocks) if block.after_heading), 0)
    repeats = Counter(folded)
    own_article = _own_article(blocks, words, in_reference, heading)
    rows = np.zeros((total, len(NAMES)))
    for index, block in enumerate(blocks):
        found = _own(block, folded[index], words[index], hints)
        found["repeated"] = float(repeats[folded[index]] > 1)
        found["reference"] = float(in_reference[index])
        found["no_reference"] = float(not hints.reference)
        found["reference_before"] = float(index < first)
        found["reference_after"] = float(index > last)
        found["reference_between"] = float(first < index < last)
        found["near_heading"] = math.exp(-abs(index - heading) / 5)
        found["other_article"] = float(bool(own_article) and block.frame.article not in {0, own_article})
        found["no_article"] = float(bool(own_article) and block.frame.article == 0)
        found["position"] = index / total
        found["last_tenth"] = float(index > 0.9 * total)
        found["parent_share"], found["grandparent_share"], found["great_share"], found["alone_in_parent"] = shares[index]
        for near in _NEIGHBOURS:
            for step in (-near, near):
                found[f"reference_{step:+d}"] = float(0 <= index + step < total and in_reference[index + step])
        run = sum(in_reference[max(0, index - 4) : index + 5]) / 9
        found.update(_joint(block, found, words[index], run))
        for name, value in found.items():
            if value:
                rows[index, _COLUMN[name]] = value
    return rows


_COLUMN = {name: column for column, name in enumerate(NAMES)}


def _joint(block: TextBlock, found: Mapping[str, float], words: float, run: float) -> dict[str, float]:
    """What only two things together say. `run` is how much of what stands around is in trafilatura's text."""
    reference, linked = found["reference"], found["linked"]
    plain = reference * (1 - linked)
    at_heading = found["near_heading"] * found["after_heading"] * (1 - linked)
    is_heading, is_item = float(block.frame.tag in {"h2", "h3", "h4"}), float(block.frame.tag == "li")
    return {
        "reference_linked": reference * linked,
        "reference_phrase": reference * found["phrase_short"],
        "reference_ends": reference * found["ends"],
        "reference_run": run,
        "reference_in_run": reference * run,
        "reference_unlinked": plain,
        "reference_li": plain * run * is_item,
        "reference_heading": plain * run * float(block.frame.tag in {"h2", "h3", "h4", "h5"}),
        "reference_short": plain * run * float(words <= 8),
        "reference_share": reference * found["parent_share"],
        "only_run": (1 - reference) * run,
        "live_run": found["after_heading"] * float("live" in block.frame.names) * float(words > 12),
        "lede_at_heading": at_heading * found.get("near_lede", 0.0) * found["over_8"],
        "description_at_heading": at_heading * found["is_description"],
        "small_heading_lede": at_heading * float(block.frame.tag in {"h2", "h3"}) * found["over_8"],
        "linked_strong": found["all_linked"] * found["all_strong"],
        "linked_upper": found["all_linked"] * found["upper"],
        "declared_no_ends": found["declared_no"] * found["ends"],
        "ends_share": found["ends"] * found["parent_share"],
        "heading_share": is_heading * found["grandparent_share"],
        "li_linked": is_item * linked,
    }


def _own_article(blocks: Sequence[TextBlock], words: Sequence[float], in_reference: Sequence[bool], heading: int) -> int:
    """The <article> of the page's own report: the one with the headline, else the one with most of the text; 0 where there is none."""
    if heading and blocks[heading - 1].frame.tag == "h1" and blocks[heading - 1].frame.article:
        return blocks[heading - 1].frame.article
    texts: Counter[int] = Counter()
    for block, number, inside in zip(blocks, words, in_reference, strict=True):
        if inside:
            texts[block.frame.article] += int(number)
    return max(texts, key=lambda article: (texts[article], -article), default=0)


def _own(block: TextBlock, folded: str, words: float, hints: Hints) -> dict[str, float]:
    """What a block shows by itself."""
    text, frame = block.text, block.frame
    length = len(text)
    bare = length - text.count(" ")
    head = text[:_HEAD]
    near = frame.own | (frame.parent.own if frame.parent else frozenset())
    phrase = bool(phrases().search(text[:160].lower()))
    found = {
        "bias": 1.0,
        "log_words": math.log1p(min(words, 80)) / 4,
        "over_8": float(words > 8),
        "over_20": float(words > 20),
        "linked": min(1.0, block.linked / length),
        "all_linked": float(block.linked >= 0.9 * bare),
        "strong": min(1.0, block.strong / length),
        "all_strong": float(block.strong >= 0.9 * bare),
        "slanted": min(1.0, block.slanted / length),
        "all_slanted": float(block.slanted >= 0.9 * bare),
        "ends": float(bool(_ENDS.search(text))),
        "inner_stop": float(bool(_INNER_STOP.search(text))),
        "comma": float("," in text or "、" in text or "，" in text),
        "quote": float(bool(_QUOTE.search(text))),
        "upper": float(len(_UPPER.findall(head)) > 0.6 * (len(_LETTER.findall(head)) or 1)),
        "digits": len(_DIGIT.findall(head)) / len(head),
        "phrase": float(phrase),
        "phrase_short": float(phrase and words < 30),
        "starts_small": float(text[0].islower()),
        "is_title": float(folded == hints.title),
        "in_title": float(
            folded != hints.title and bool(folded) and len(folded) > 8 and (folded in hints.title or (bool(hints.title) and hints.title in folded))
        ),
        "is_description": float(any(_alike(folded, each) for each in hints.descriptions)),
        "declared_yes": float(bool(hints.declared) and is_in(folded, hints.declared)),
        "declared_no": float(bool(hints.declared) and not is_in(folded, hints.declared)),
        "after_heading": float(block.after_heading),
        "dated": float(words < 12 and bool(_DATED.search(text))),
    }
    if frame.tag in TAGS:
        found[f"tag_{frame.tag}"] = 1.0
    found.update((f"in_{tag}", 1.0) for tag in frame.tags.intersection(INSIDE))
    found.update((f"near_{group}", 1.0) for group in near)
    found.update((f"far_{group}", 1.0) for group in frame.names - near)
    return found


def is_in(folded: str, whole: str) -> bool:
    """Whether a folded text, by its beginning, stands in another."""
    return len(folded) >= 8 and folded[:80] in whole


def _alike(folded: str, description: str) -> bool:
    return len(folded) > 25 and len(description) > 25 and (folded[:60] == description[:60] or folded in description)


def _shares(blocks: Sequence[TextBlock], words: Sequence[float]) -> list[tuple[float, float, float, float]]:
    """For each block, how much of the most text that any element has in its own paragraphs its parent has; so for the next two upwards."""
    sums: tuple[dict[int, float], ...] = ({}, {}, {})
    chains = []
    count: Counter[int] = Counter()
    for block, number in zip(blocks, words, strict=True):
        chain = [frame.number for frame in ancestors(block.frame)][1:4]
        chain += [chain[-1] if chain else 0] * (3 - len(chain))
        chains.append(chain)
        count[chain[0]] += 1
        if number > 12 and block.linked < 0.4 * len(block.text):
            for level, each in zip(sums, chain, strict=True):
                level[each] = level.get(each, 0) + number
    tops = [max(level.values(), default=1) for level in sums]
    shares = ([level.get(each, 0) / top for level, each, top in zip(sums, chain, tops, strict=True)] for chain in chains)
    return [(one, two, three, float(count[chain[0]] == 1)) for (one, two, three), chain in zip(shares, chains, strict=True)]


CONTEXT = (
    *NAMES, "score", "likely", "likely_-1", "likely_+1", "likely_-2", "likely_+2", "likely_-3", "likely_+3", "first_of_all", "last_of_all", "inside",
    "run_before", "run_after", "run_both",
)  # fmt: skip
"""The features of the second look, which sees what the first thought of the neighbours."""


def add_context(rows: NDArray[np.float64], scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The rows with what the first look's scores (log odds) say of each block and of those around it, columns as CONTEXT says."""
    total = len(scores)
    likely = probability(scores)

    def shifted(step: int) -> NDArray[np.float64]:
        moved = np.zeros(total)
        if abs(step) < total:
            moved[max(0, -step) : total - max(0, step)] = likely[max(0, step) : total - max(0, -step)]
        return moved

    sums = np.concatenate([[0.0], np.cumsum(likely)])
    whole = max(1.0, float(sums[-1]))
    before, after = sums[:-1] / whole, 1 - sums[1:] / whole
    index = np.arange(total)
    low, high = np.maximum(0, index - 6), np.minimum(total, index + 7)
    run_before = (sums[index] - sums[low]) / np.maximum(1, index - low)
    run_after = (sums[high] - sums[index + 1]) / np.maximum(1, high - index - 1)
    columns = [scores / 5, likely, *(shifted(step) for step in (-1, 1, -2, 2, -3, 3)), before > 0.98, after > 0.98, np.minimum(before, after)]
    return np.column_stack([rows, *columns, run_before, run_after, run_before * run_after])


def probability(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log odds to probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))))
