"""The headline of a page: one of what it declares and shows, with the outlet's name taken off."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.ingest.page.declared import Declared
from generator.ingest.page.jsonld import text_at
from generator.ingest.page.outlet import find_section, outlet_names
from generator.ingest.page.tree import text_of

SHORTEST = 10  # characters of a headline
RUBRIC = 15  # characters of a section's name behind a headline, at most
_DIVIDER = re.compile(r"\s+[-–—|•·:»«‹›/]+\s+|\s*[|｜ㅣ：]\s*|\s[-–—]{1,2}(?=\S)|(?<=\S)[-–—]{2}(?=\S)|:(?=\S)|\s»\s|-(?=[^\W\d_a-zA-Z])")


# How much a candidate's standing says. Headlines mostly agree; where they differ, JSON-LD's and Open Graph's are the ones that editors fill in, and
# `<title>` is written for search engines: of two, the one that it repeats is less often the editors'. Chosen on pages of 123 outlets.
_WEIGHTS = {"ld": 2.0, "og": 2.0, "h1": 0.5, "twitter": 0.0, "page": -1.0}
_SPELLING = ("ld", "og", "h1", "twitter", "page")  # whose spelling is taken of those that agree


def find_headline(declared: Declared) -> str:
    """The headline that most of what counts agrees on, or an empty string."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for kind, value in _candidates(declared):
        groups.setdefault(fold(value), []).append((kind, value))
    if not groups:
        return ""

    def worth(group: list[tuple[str, str]]) -> tuple[bool, float, int]:
        kinds = [kind for kind, _ in group]
        return (bool({"ld", "og", "h1"}.intersection(kinds)), sum(_WEIGHTS[kind] for kind in kinds), -min(map(_SPELLING.index, kinds)))

    best = max(groups.values(), key=worth)
    return min(best, key=lambda pair: _SPELLING.index(pair[0]))[1]


def _candidates(declared: Declared) -> Iterator[tuple[str, str]]:
    names = (*outlet_names(declared), find_section(declared) or "")
    raw = {
        "ld": text_at(declared.article, "headline"),
        "og": declared.meta("og:title"),
        "h1": next(iter(_first_headings(declared)), None),
        "twitter": declared.meta("twitter:title"),
        "page": declared.page_title,
    }
    shown = [value for kind in ("ld", "og", "h1") if (value := raw[kind])]
    for kind, value in raw.items():
        if value and fold(cleaned := strip_outlet(value, names=names, others=shown)):
            yield kind, cleaned


def _first_headings(declared: Declared) -> Iterator[str]:
    for heading in declared.tree.iter("h1"):
        text = text_of(heading)
        if len(text) >= 8:
            yield text


def strip_outlet(title: str, *, names: Iterable[str], others: Iterable[str]) -> str:
    """The title without what sites put behind it: "Headline - Section | Outlet".

    A last part goes where it is one of the outlet's names, and then a rubric before it; or where the rest is what as many others of the page's headlines
    are as are this one.
    """
    wanted = {fold(name) for name in names} - {""}
    counts = Counter(fold(other) for other in others)
    named = False
    for match in reversed(list(_DIVIDER.finditer(title))):
        head, tail = title[: match.start()].rstrip(), title[match.end() :].strip()
        if len(head) < SHORTEST:
            break
        if fold(tail) in wanted or (named and len(tail) <= RUBRIC and len(tail.split()) <= 2):
            title, named = head, True
        elif counts[fold(head)] >= max(1, counts[fold(title)]):
            title = head
    return title


def fold(words: str) -> str:
    """Letters and digits alone, in small letters: what two spellings of one name share."""
    return re.sub(r"[\W_]+", "", words.casefold())
