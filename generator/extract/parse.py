"""Articles as the language model parses them: block by block, so that a headline and a lede are never one sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from generator.models.article import Article, Block
from generator.models.text import Part, Span

NOT_READ = frozenset({"byline", "dateline", "tail"})


@dataclass(frozen=True)
class ParsedBlock:
    """One block and its parse. `start` is where the doc's text begins in the string that `part` names."""

    block: Block | None  # None for a headline that the text does not hold
    doc: Doc
    start: int
    part: Part

    def span_of(self, piece: Token | SpacySpan) -> Span:
        """The characters, in the article, of a token or a span of this block."""
        if isinstance(piece, Token):
            return Span(self.start + piece.idx, self.start + piece.idx + len(piece.text))
        return Span(self.start + piece.start_char, self.start + piece.end_char)


@dataclass(frozen=True)
class ParsedArticle:
    """An article and its blocks' parses, the headline's first, in order of the text."""

    article: Article
    blocks: tuple[ParsedBlock, ...]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text (not of a headline that it does not hold), in order."""
        return tuple(b.span_of(s) for b in self.blocks if b.part == "text" for s in b.doc.sents)


class _Place(NamedTuple):
    article: int
    block: Block | None
    start: int
    part: Part


def _pieces(index: int, article: Article) -> list[tuple[str, _Place]]:
    """The texts of an article to parse, each with its place. Furniture (`tail`, `byline`, `dateline`) is not read."""
    pieces = []
    if article.title_span is None and article.title.strip():
        pieces.append((article.title, _Place(index, None, 0, "title")))
    for block in article.blocks:
        if block.kind not in NOT_READ and block.span.of(article.text).strip():
            pieces.append((block.span.of(article.text), _Place(index, block, block.start, "text")))
    return pieces


def parse_articles(articles: Iterable[Article], nlp: Language, *, batch_size: int = 48) -> Iterator[ParsedArticle]:
    """Parse articles, in order. Blocks of neighbouring articles share batches, so that short articles are as fast as long ones."""
    taken: list[tuple[Article, int]] = []

    def feed() -> Iterator[tuple[str, _Place]]:
        for index, article in enumerate(articles):
            pieces = _pieces(index, article)
            taken.append((article, len(pieces)))
            yield from pieces

    blocks: list[ParsedBlock] = []
    done = 0
    for doc, place in nlp.pipe(feed(), as_tuples=True, batch_size=batch_size):
        while done < place.article:
            yield ParsedArticle(taken[done][0], tuple(blocks))
            blocks = []
            done += 1
        blocks.append(ParsedBlock(place.block, doc, place.start, place.part))
    while done < len(taken):
        yield ParsedArticle(taken[done][0], tuple(blocks))
        blocks = []
        done += 1
