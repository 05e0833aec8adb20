"""Which articles are copies or revisions of others, so that no text counts as two witnesses.

A copy is found by its shingles (runs of words): sampled ones are looked up in an index, and the few articles that share most are compared in full, by
containment (Broder 1997), since a copy is often cut. The work is bounded by the number of words, and the outcome does not depend on the order of files.
"""

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit

from generator.models.article import Article, ArticleId

RUN = 5  # words of a shingle: shared by chance by hardly any two reports
SAMPLE = 8  # one shingle in so many is looked up; with MIN_SAMPLE, a cut quarter of a page still meets its whole
MIN_SAMPLE = 24  # lowest shingles that are looked up of a short text
MIN_SHARED = 20  # shingles: under it, a shared quotation is enough to look like a copy
CONTAINED = 0.75  # of the shorter one's shingles: agency copy that an outlet edits lightly keeps more, two reports on one press release less
COMMON = 40  # articles: what more of them share is a boilerplate, and following it would compare all pairs
CANDIDATES = 12  # that are compared in full, those that share most first

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|mc_\w+|ref|referrer|cmpid|ocid|maca|smid|partner|share|xtor|at_\w+|ns_\w+|feature|output|amp", re.IGNORECASE
)


def relate_articles(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, in their order, with `based_on` and `revision_of` filled in."""
    revisions = find_revisions(articles)
    same_page = {article.id: plain_address(article.facts.url) if article.facts.url else None for article in articles}
    copies = find_copies([article for article in articles if article.id not in revisions], same_page=same_page)
    return tuple(replace(article, based_on=copies.get(article.id), revision_of=revisions.get(article.id)) for article in articles)


def find_revisions(articles: Iterable[Article]) -> dict[ArticleId, ArticleId]:
    """Of articles with the same URL, each later one to the one before it, by the time that the page gives, then by key."""
    by_url: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.facts.url and (address := plain_address(article.facts.url)):
            by_url[address].append(article)
    found = {}
    for group in by_url.values():
        group.sort(key=lambda article: (article.facts.modified or article.facts.published or "", article.keys, article.id))
        found.update({later.id: earlier.id for earlier, later in pairwise(group)})
    return found


def plain_address(url: str) -> str:
    """An address to compare by: no scheme, no `www.`, no fragment, no last slash, no parameters that only follow readers; an index page has none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    query = urlencode(sorted((name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name)))
    path = parts.path.rstrip("/")
    return f"{host}{path}?{query}" if host and (path or query) else ""


def find_copies(articles: Sequence[Article], *, same_page: dict[ArticleId, str | None]) -> dict[ArticleId, ArticleId]:
    """Each cut or lightly edited copy to the first of those that it could be copied from: the earliest day, then the longest, then the lowest id."""
    ordered = sorted(articles, key=lambda article: (article.facts.day or "9999", -len(article.text), article.id))
    shingles = [make_shingles(article.text) for article in ordered]
    index: dict[int, list[int]] = defaultdict(list)
    found: dict[ArticleId, ArticleId] = {}
    for number, (article, own) in enumerate(zip(ordered, shingles, strict=True)):
        looked_up = _sample(own)
        met = Counter(other for shingle in looked_up for other in index[shingle][:COMMON])
        whole = frozenset(own) if met else frozenset()
        for other, _ in sorted(met.most_common(CANDIDATES), key=lambda pair: pair[0]):
            earlier = ordered[other]
            if _is_contained(whole, frozenset(shingles[other])) and (same_page.get(article.id) or 0) != (same_page.get(earlier.id) or 1):
                found[article.id] = found.get(earlier.id, earlier.id)
                break
        for shingle in looked_up:
            if len(index[shingle]) <= COMMON:
                index[shingle].append(number)
    return found


def make_shingles(text: str) -> "array[int]":
    """The hashes of all runs of RUN words, folded to small letters, each once, in order; of scripts without spaces, characters stand for words."""
    words = re.findall(r"[\u3040-\u9fff\uac00-\ud7a3]|\w+", text.lower())
    runs = (" ".join(words[start : start + RUN]).encode("utf-8", "replace") for start in range(len(words) - RUN + 1))
    return array("I", sorted({zlib.crc32(run) for run in runs}))  # a set of them takes twenty times the room


def _sample(shingles: "array[int]") -> list[int]:
    """The same choice in every text that holds them: hashes divisible by SAMPLE; with the lowest ones where those are few."""
    chosen = [shingle for shingle in shingles if shingle % SAMPLE == 0]
    return chosen if len(chosen) >= MIN_SAMPLE else sorted({*chosen, *shingles[:MIN_SAMPLE]})


def _is_contained(one: frozenset[int], other: frozenset[int]) -> bool:
    shorter = min(len(one), len(other))
    shared = len(one & other)
    return shared >= MIN_SHARED and shared >= CONTAINED * shorter
