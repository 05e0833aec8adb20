"""Finding quoted words in articles: the anchors by which sources, evidence and judgements survive changed rules."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generator.models.article import Article, ArticleId
from generator.models.curated import Quote
from generator.models.text import Part, Span

_SPACE = re.compile(r"\s+")


def find_words(words: str, text: str) -> Iterator[Span]:
    """Every place where the text holds these very words; a line break counts as a blank."""
    for found in _pattern(words).finditer(text):
        yield Span(*found.span())


def find_quote(quote: Quote, articles: Mapping[ArticleId, Article], *, part: Part = "text") -> tuple[ArticleId, Span] | None:
    """Where the quoted words stand; None where the article or the words are gone, or stand there twice and the context does not tell which.

    They are looked for in the article's text, or in its headline. `prefix` and `suffix` decide between several places: the words must stand right after the one and right before the other.
    """
    article = articles.get(ArticleId(quote.article))
    if article is None:
        return None
    places = list(find_places(quote, article.part(part)))
    return (article.id, places[0]) if len(places) == 1 else None


def find_places(quote: Quote, text: str) -> Iterator[Span]:
    """Every place of the text that holds the quoted words between their prefix and suffix."""
    return (span for span in find_words(quote.exact, text) if _fits(quote, span, text))


def _fits(quote: Quote, span: Span, text: str) -> bool:
    before, after = _folded(text[: span.start]), _folded(text[span.end :])
    return before.endswith(_folded(quote.prefix)) and after.startswith(_folded(quote.suffix))


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()) or r"(?!)")
