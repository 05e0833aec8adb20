"""Articles as the language model parses them: block by block, so that a headline and a lede are never one sentence."""

from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from generator.models.article import Article, Block, is_overlong, readable_blocks
from generator.models.text import Part, Span

BATCH = 64  # blocks; memory grows with it (1.5 GB at 256), speed does not


@dataclass(frozen=True)
class ParsedBlock:
    """One block and its parse. `start` is where the doc's text begins in the string that `part` names."""

    block: Block | None  # None for a headline that the text does not hold
    doc: Doc
    start: int
    part: Part

    @cached_property
    def words(self) -> list[str]:
        """The tokens' texts, for whoever looks at every token: a Token is made anew each time that it is asked for."""
        return _names_of(self.doc, "ORTH")

    @cached_property
    def lowers(self) -> list[str]:
        """The tokens' texts in small letters."""
        return [word.lower() for word in self.words]

    @cached_property
    def poses(self) -> list[str]:
        """The tokens' coarse parts of speech."""
        return _names_of(self.doc, "POS")

    @cached_property
    def entities(self) -> list[str]:
        """The label of the model's entity that each token is in, "" outside."""
        return _names_of(self.doc, "ENT_TYPE")

    @cached_property
    def begins(self) -> list[int]:
        """Where in the doc's text each token begins."""
        begins: list[int] = self.doc.to_array("IDX").tolist()
        return begins

    @cached_property
    def opens(self) -> list[bool]:
        """Whether each token begins a sentence."""
        opens: list[bool] = (self.doc.to_array("SENT_START") == 1).tolist()
        return opens

    @cached_property
    def text(self) -> str:
        """The doc's text, which spaCy joins from its tokens each time that it is asked for."""
        return "".join([f"{word} " if space else word for word, space in zip(self.words, self.doc.to_array("SPACY").tolist(), strict=True)])

    def slice(self, start: int, end: int) -> str:
        """The text of the tokens `start` to `end`, as a span's is: without the space after the last."""
        if end - start == 1:
            return self.words[start]  # as most are
        return self.text[self.begins[start] : self.begins[end - 1] + len(self.words[end - 1])] if start < end else ""

    def span_of(self, piece: Token | SpacySpan) -> Span:
        """The characters, in the article, of a token or a span of this block."""
        if isinstance(piece, Token):
            return Span(self.start + piece.idx, self.start + piece.idx + len(piece.text))
        return Span(self.start + piece.start_char, self.start + piece.end_char)


def _names_of(doc: Doc, attribute: str) -> list[str]:
    """An attribute of every token, read from spaCy at once."""
    numbers: list[int] = doc.to_array(attribute).tolist()
    names = {number: str(doc.vocab.strings[number]) for number in set(numbers)}
    return [names[number] for number in numbers]


@dataclass(frozen=True)
class ParsedArticle:
    """An article and its blocks' parses, the headline's first, in order of the text."""

    article: Article
    blocks: tuple[ParsedBlock, ...]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text (not of a headline that it does not hold), in order."""
        return tuple(b.span_of(s) for b in self.blocks if b.part == "text" for s in b.doc.sents)


def parse_article(article: Article, nlp: Language) -> ParsedArticle:
    """Parse one article's headline (where its text does not hold it) and blocks; furniture is not read.

    The blocks of one article are one batch and nothing else is in it: what a batch holds can change the last bits of a score, and a reading must
    depend on its article alone.
    """
    places: list[tuple[Block | None, int, Part]] = []
    texts: list[str] = []
    if article.title_span is None and article.title.strip() and not is_overlong(article.title):
        places.append((None, 0, "title"))
        texts.append(article.title)
    for block in readable_blocks(article.blocks, article.text):
        text = block.span.of(article.text)
        if text.strip():
            places.append((block, block.start, "text"))
            texts.append(text)
    docs = nlp.pipe(texts, batch_size=BATCH)
    return ParsedArticle(article, tuple(ParsedBlock(block, doc, start, part) for (block, start, part), doc in zip(places, docs, strict=True)))
