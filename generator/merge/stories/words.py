"""The words of an article and how much each says about which event it is on: TF-IDF, the headline's words before the rest.

How rare a word is comes from the collection and from a background of news together: in ten articles on one flood "flood" would seem common, and in a
collection on one war its parties' names must not make every article the same.
"""

import json
import math
import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.models.article import Article

TITLE, LEDE, BODY = 3.0, 1.0, 0.3  # what a word counts by where it stands
LEDE_WORDS = 60
BACKGROUND = 1000.0  # articles that the background counts for beside those of the collection
FAMILIAR = 0.3  # of all articles: what stands in more of them says nothing about which event an article is on
MOST_TERMS = 150  # of one article, the heaviest: what comes after them adds nothing to a cosine of 0.15
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = ("ing", "ed", "es", "s")
_READ = frozenset({"lede", "heading", "paragraph", "quotation", "item"})


@dataclass(frozen=True, slots=True)
class Vector:
    """A number for each of an article's stems. Two rows, since dictionaries of all articles would take several times the room."""

    stems: tuple[str, ...]
    numbers: "array[float]"


def count_words(article: Article) -> Vector:
    """How often each stem stands in the article, a word of the headline counted three times and one after the lede a third."""
    title, body = article.title, _body(article)
    counts: dict[str, float] = defaultdict(float)
    words = split_words(body)
    for part, weight in ((split_words(title), TITLE), (words[:LEDE_WORDS], LEDE), (words[LEDE_WORDS:], BODY)):
        for stem in stems(part):
            counts[stem] += weight
    return Vector(tuple(counts), array("d", counts.values()))


def weigh(counts: Vector, articles_with: Mapping[str, int], total: int) -> Vector:
    """TF-IDF, the heaviest terms, by letters; the squares of their weights sum to 1."""
    background, background_total = _background()
    scale = BACKGROUND / background_total
    weights = {}
    for stem, count in zip(counts.stems, counts.numbers, strict=True):
        rarity = math.log(FAMILIAR * (total + BACKGROUND + 1) / (articles_with[stem] + background.get(stem, 0) * scale + 0.5))
        if rarity > 0:
            weights[stem] = (1 + math.log(count) if count >= 1 else count) * rarity
    heaviest = sorted(weights, key=lambda stem: (-weights[stem], stem))[:MOST_TERMS]
    length = math.sqrt(sum(weights[stem] ** 2 for stem in heaviest)) or 1.0
    by_letters = tuple(sorted(heaviest))
    return Vector(by_letters, array("d", (weights[stem] / length for stem in by_letters)))


def split_words(text: str) -> list[str]:
    """The words of a text, possessives and all."""
    return _WORD.findall(text)


def stems(words: Iterable[str]) -> Iterable[str]:
    """Words that say something, lower case, without possessives and plain endings."""
    for word in words:
        lower = word.lower()
        stem = stem_of(lower)
        if len(stem) > 1 and lower not in _stop_words() and stem not in _stop_words():
            yield sys.intern(stem)  # one string for all articles that hold it


def stem_of(word: str) -> str:
    """The word without "'s" and without the endings of plural and tense, where four letters are left."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _body(article: Article) -> str:
    return "\n".join(block.span.of(article.text) for block in article.blocks if block.kind in _READ and block.span != article.title_span)


@cache
def _stop_words() -> frozenset[str]:
    text = files("generator.merge.stories").joinpath("data/stop_words.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def _background() -> tuple[dict[str, int], int]:
    """In how many articles of a background of news each stem stands, and how many articles these were."""
    data = json.loads(files("generator.merge.stories").joinpath("data/background.json").read_text("utf-8"))
    return data["articles_with"], data["articles"]
