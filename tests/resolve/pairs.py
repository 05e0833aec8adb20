"""Two names in short articles, read and resolved among others: are they one thing?"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.models.article import Article
from generator.models.reading import Mention, Names, Reading
from generator.models.resolution import LocalKey, Resolution
from generator.models.text import Span
from generator.resolve import resolve
from tests.resolve.newsroom import Newsroom, body, place

Outcome = Literal["same", "different", "undecided"]
Verdict = Literal["same", "different", "undecided", "not found"]
Read = Callable[..., tuple[Article, Names]]
MARK = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Pair:
    kind: str
    right: Outcome
    texts: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.right}: {' / '.join(self.texts)}"


def background() -> Newsroom:
    """Articles that have nothing to do with any pair, so that sharing a neighbour says something."""
    room = Newsroom()
    for number in range(20):
        room.article(body(f"Choir {number}"), place(f"Village {number}"))
    return room


def judge(pair: Pair, read: Read, room: Newsroom) -> Verdict:
    """What the program makes of a pair."""
    articles, readings, marks = dict(room.articles), dict(room.readings), []
    for text in pair.texts:
        plain, spans = _unmarked(text)
        article, names = read(plain)
        articles[article.id], readings[article.id] = article, _reading(article, names)
        marks += [(article.id, span) for span in spans]
    resolution = resolve(articles, readings, room.curated)
    one, other = (_local(readings[article], span) for article, span in marks)
    return _verdict(resolution, one, other) if one and other else "not found"


def _unmarked(text: str) -> tuple[str, list[Span]]:
    """The text without its brackets, and where what they held stands then."""
    spans = []
    for number, found in enumerate(MARK.finditer(text)):
        start = found.start() - 2 * number
        spans.append(Span(start, start + len(found[1])))
    return MARK.sub(r"\1", text), spans


def _reading(article: Article, names: Names) -> Reading:
    sentences = tuple(Span(*found.span()) for found in re.finditer(r"[^.]+\.?", article.text))
    return Reading(article.id, "en", "a test", sentences, names.entities, names.mentions, (), (), (), ())


def _local(reading: Reading, span: Span) -> LocalKey | None:
    """What the mention at a span names: the very words, or all but an article or a title before them."""
    found: list[Mention] = [m for m in reading.mentions if m.start < span.end and span.start < m.end]
    fits = [m for m in found if m.end == span.end] or found
    return (reading.article, fits[0].entity) if len(fits) == 1 and fits[0].entity else None


def _verdict(resolution: Resolution, one: LocalKey, other: LocalKey) -> Verdict:
    a, b = resolution.entity_of.get(one), resolution.entity_of.get(other)
    if a and a == b:
        return "same"
    if (a or b) in {*resolution.candidates.get(one, ()), *resolution.candidates.get(other, ())}:
        return "undecided"
    return "undecided" if any({a, b} <= set(item.entities) for item in resolution.undecided) else "different"


def right_share(verdicts: Sequence[tuple[Pair, Verdict]]) -> float:
    return sum(pair.right == verdict for pair, verdict in verdicts) / len(verdicts)
