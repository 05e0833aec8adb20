"""Where an article names something: spans of tokens, before it is decided what they name and which of them name the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from generator.extract.lexicon import lexicon
from generator.extract.parse import ParsedBlock
from generator.models.reading import Schema
from generator.models.text import Part, Span

MODEL_LABELS: dict[str, Schema] = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
    "PRODUCT": "Product",
    "WORK_OF_ART": "Product",
    "EVENT": "Event",
    "LAW": "Unknown",
}
QUOTES = frozenset("\"'`“”‘’«»")
TITLE_CASE = 0.7  # of a headline's longer words begin with a capital: then capitals say nothing
ENDS_SENTENCE = frozenset({".", "!", "?", '"', "”", "''", ":", ")", ";", ","})
WORD = 4  # letters: shorter words stay small in title case


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `start` to `end` of one block, and what the model or a rule takes them for. `sure` where a rule's evidence outweighs the model's guess.

    `belongs_to` holds the tokens of the demonym or organisation of "Turkish government".
    """

    block: ParsedBlock
    start: int
    end: int
    label: Schema
    sure: bool = False
    belongs_to: tuple[int, int] | None = None

    @property
    def tokens(self) -> list[Token]:
        return list(self.block.doc[self.start : self.end])

    @property
    def text(self) -> str:
        text = str(self.block.doc[self.start : self.end].text)
        return text[:-1] if self._takes_full_stop else text

    @property
    def span(self) -> Span:
        start, end = self.block.span_of(self.block.doc[self.start : self.end])
        return Span(start, end - self._takes_full_stop)

    @property
    def _takes_full_stop(self) -> bool:
        """Whether the last token holds the full stop of its sentence: "AT&T." but not "Apple Inc." or "U.S."."""
        last = self.block.doc[self.end - 1].text
        return last.endswith(".") and last.count(".") == 1 and len(last) > 2 and not (last[:-1].isalpha() and last[-2].islower() and len(last) < 6)

    @property
    def part(self) -> Part:
        return self.block.part


def find_candidates(block: ParsedBlock) -> list[Candidate]:
    """What the model calls a name, mended, and runs of proper nouns that it does not; without overlaps, in order."""
    doc = block.doc
    shouted = is_title_case(block)
    found: list[Candidate] = []
    for ent in doc.ents:
        label = MODEL_LABELS.get(ent.label_)
        if label:
            found += (Candidate(block, start, _whole(doc, end), label) for start, end in _trimmed(doc, ent.start, ent.end))
    taken = {i for c in found for i in range(c.start, c.end)}
    dated = {i for ent in doc.ents if ent.label_ not in MODEL_LABELS for i in range(ent.start, ent.end)}
    taken |= {i for i in dated if not _has_inner_capital(doc[i].text) and not (i and _numbers(doc, i) and _has_inner_capital(doc[i - 1].text))}
    if not shouted:
        found += (Candidate(block, start, end, "Unknown") for start, end in _proper_runs(doc, taken))
    return sorted(found, key=lambda c: c.start)


def is_title_case(block: ParsedBlock) -> bool:
    """Whether a headline, or a line of furniture, writes most words with a capital, so that capitals and the model's guesses say little."""
    if block.block is not None and block.block.kind not in {"headline", "heading"} and block.doc[-1].text in ENDS_SENTENCE:
        return False
    words = [t.text for t in block.doc if t.is_alpha and len(t.text) >= WORD]
    return len(words) > 1 and sum(w[0].isupper() for w in words[1:]) >= TITLE_CASE * (len(words) - 1)


def is_name_word(token: Token) -> bool:
    """Whether a token may begin or end a name: it has a capital, and is no word of the calendar, no pronoun, no furniture."""
    if token.text in lexicon().by_name:  # the "US", which in small letters is a pronoun
        return True
    return any(c.isupper() for c in token.text) and token.lower_ not in lexicon().not_names and token.lower_.rstrip(".") not in lexicon().not_names


def is_no_name(span: SpacySpan) -> bool:
    """Whether a stretch is only calendar, units, money or titles: "CEO", "US $299", "Chief Executive Officer", "Monday"."""
    words = lexicon()
    if any(t.is_currency for t in span):
        return True
    if not any(is_name_word(t) for t in span):
        return True
    return all(t.lower_ in words.titles or t.lower_ in words.title_modifiers or t.lower_ in words.honorifics for t in span)


def _trimmed(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A model's span without articles, quotation marks, possessives and words in small letters at its ends; cut at line ends and brackets."""
    pieces, begin = [], start
    for i in range(start, end):
        if doc[i].text.strip() == "" or doc[i].text in "()[]/;|":
            pieces.append((begin, i))
            begin = i + 1
    for piece_start, piece_end in (*pieces, (begin, end)):
        first, last = piece_start, piece_end
        while first < last and not _begins_name(doc[first]):
            first += 1
        while first < last and not _ends_name(doc[last - 1]):
            last -= 1
        if first < last and not is_no_name(doc[first:last]):
            yield first, last


def _whole(doc: Doc, end: int) -> int:
    """The end of a name with the second half of a Korean or Arabic given name, which the model leaves off: "Moon Jae-in"."""
    goes_on = end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_
    return end + 2 if goes_on and doc[end + 1].is_lower and len(doc[end + 1].text) < 6 and doc[end - 1].ent_type_ == "PERSON" else end


def _begins_name(token: Token) -> bool:
    text = token.text
    if text[0].isdigit():
        return any(c.isalpha() for c in text)
    return any(c.isupper() for c in text) and token.lower_ not in {"the", "a", "an", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."}


def _ends_name(token: Token) -> bool:
    return token.text not in {"'s", "’s", "'", "’"} and any(c.isalnum() for c in token.text) and not (token.is_lower and token.is_alpha)


def _proper_runs(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    i = 0
    while i < len(doc):
        if i in taken or not _is_proper(doc[i]):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and end not in taken and (_is_proper(doc[end]) or _numbers(doc, end)):
            end += 1
        if not is_no_name(doc[i:end]) and not (end - i == 1 and doc[i].is_sent_start and not _has_inner_capital(doc[i].text) and not doc[i].is_upper):
            yield i, end  # a lone word at the head of a sentence has its capital anyway; if it is a name, it is found where else it stands
        i = end


def _is_proper(token: Token) -> bool:
    if not is_name_word(token) or len(token.text) < 2:
        return False
    if _has_inner_capital(token.text):
        return True
    return token.pos_ == "PROPN" and token.text[0].isupper()


def _numbers(doc: Doc, at: int) -> bool:
    """Whether a number belongs to the name before it: "iPhone 4", "Boeing 787", not a year nor a count of what follows."""
    return doc[at].is_digit and len(doc[at].text) < 4 and not (at + 1 < len(doc) and doc[at].head.i > at)


def _has_inner_capital(text: str) -> bool:
    """iPhone, eBay, YouTube, A380: marks of a name wherever they stand."""
    return (
        text.replace("-", "").isalnum() and any(c.isupper() for c in text[1:]) and (any(c.islower() for c in text) or any(c.isdigit() for c in text))
    )
