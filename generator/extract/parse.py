"""Articles as the language model parses them: block by block, so that a headline and a lede are never one sentence."""

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from generator.models.article import Article, Block
from generator.models.text import Part, Span


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
