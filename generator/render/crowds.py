"""Words that very many pages hold.

The indexer's program compares, for each page that it finds, all places of all words asked for, so that two words that are on six thousand pages each
keep a browser busy for half a second. Where a reader asks for nothing but such words, scripts look through some pages alone: those that most is
known of, and the newest articles.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from generator.render.letters import plain_words

CROWD = 1000  # pages that hold a word that is common
FIRST = 250  # pages of each folder that are looked through first
_BEGINNING = 3  # letters of beginnings that are counted on their own: a longer one is as common as the words that begin with it


def find_common(pages: Iterable[Iterable[str]]) -> list[str]:
    """The words, and beginnings of words, that more than CROWD pages hold; without those that another one on the list begins with."""
    counts: Counter[str] = Counter()
    for texts in pages:
        words = {word for text in texts for word in plain_words(text)}
        counts.update(words | {word[:length] for word in words for length in range(1, _BEGINNING + 1)})
    common = sorted(word for word, count in counts.items() if count > CROWD)
    return [word for word, after in pairwise([*common, ""]) if not after.startswith(word)]


def find_first(weights: Iterable[tuple[str, int]]) -> frozenset[str]:
    """Of folders with the weights of their pages, those that are looked through first: so many of names, of events and of articles."""
    kinds: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for folder, weight in weights:
        kinds[folder.partition("/")[0]].append((-weight, folder))
    return frozenset(folder for members in kinds.values() for _, folder in sorted(members)[:FIRST])
