"""Articles: source documents as they were read, immutable."""

from dataclasses import dataclass
from typing import Literal, NewType

from generator.models.text import Issue, Provenance, Span

ArticleId = NewType("ArticleId", str)
"""`YYYY-MM-DD-slug-of-title-xxxxxxxx`: the date as read, the title, 8 hex digits of the text's SHA-256."""

BlockKind = Literal["headline", "byline", "lede", "dateline", "heading", "paragraph", "quotation", "item", "tail"]


NOT_READ: frozenset[BlockKind] = frozenset({"byline", "dateline", "tail"})
LONGEST_BLOCK = 15_000  # characters: the longest paragraph of 20,000 articles has 13,395
MOST_QUOTATION_MARKS = 100  # in one block: the most in those articles is 42
LONGEST_READING = 500_000  # characters of one article: a parser takes half a minute for them


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text with one role. Blocks are in order and do not overlap; only white space lies between them, and in
    Markdown the marks (`# `, `> `, `- `).

    Extraction parses block by block, so a headline and a lede are never one sentence. `dateline` is the "CITY, Month D. /AGENCY/." at the head of
    a paragraph: a block of its own before the paragraph's rest. `tail` is furniture ("Read more on the site"), which is shown but not read.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None  # of a document that has pages, counted from 1

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an article beside its text. Every field may be absent: absence is shown, never guessed.

    `published` and `modified` are ISO 8601 as given: `2023-12-18`, `2023-12-18T15:00` (no zone was printed) or `2023-12-18T15:00:00+03:00`.
    `publisher` and `authors` are names as printed; `language` is a BCP 47 code.
    """

    title: str = ""
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    section: str | None = None
    description: str | None = None
    url: str | None = None
    dateline_place: str | None = None
    rights: str | None = None
    archive_url: str | None = None

    @property
    def day(self) -> str | None:
        """The calendar day of publication, `YYYY-MM-DD`, as given (no zone is applied)."""
        return self.published[:10] if self.published else None


@dataclass(frozen=True, slots=True)
class Article:
    """One text and its facts.

    `text` is what offsets count in; for text input it is the input, unchanged. `title_span` is where the headline stands in `text`, or None where
    the text does not hold it (then its mentions and claims have part "title"). `keys` are the input's own ids, or file names: several where the
    same text came from several places.
    """

    id: ArticleId
    sha256: str
    text: str
    facts: Facts
    blocks: tuple[Block, ...]
    title_span: Span | None
    keys: tuple[str, ...]
    source: Provenance
    based_on: ArticleId | None = None  # the article that this one is a cut or lightly edited copy of
    revision_of: ArticleId | None = None  # the article with the same URL and an earlier text
    summary_only: bool = False  # a feed's summary, not the whole text
    restricted: bool = False  # lives in private/: shown only masked
    issues: tuple[Issue, ...] = ()  # what was wrong with the input and could be mended or left out

    @property
    def title(self) -> str:
        return self.facts.title

    def part(self, part: str) -> str:
        """The string that offsets of `part` count in."""
        return self.text if part == "text" else self.facts.title


def readable_blocks(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """The blocks whose words are read. Left out, and still shown: furniture, and what no journalist wrote as one paragraph, such as a page in one line or
    ten thousand quotation marks, which would hold up the articles after it for minutes.
    """
    taken, length = [], 0
    for block in blocks:
        if block.kind in NOT_READ or is_overlong(block.span.of(text)):
            continue
        length += block.end - block.start
        if length > LONGEST_READING:
            break
        taken.append(block)
    return tuple(taken)


def is_overlong(text: str) -> bool:
    """Whether a block's text is too long, or too full of quotation marks, to be parsed."""
    return len(text) > LONGEST_BLOCK or sum(map(text.count, '"“”„«»')) > MOST_QUOTATION_MARKS
