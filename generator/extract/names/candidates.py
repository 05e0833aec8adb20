"""Where an article names something: spans of tokens, before it is decided what they name and which of them name the same."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import pairwise

from generator.extract.names.listed import find_listed
from generator.extract.names.spans import begun, grown, has_inner_capital, is_name_word, is_number_of_name, is_wrapped, proper_runs, trimmed
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
    def words(self) -> list[str]:
        """The tokens' texts."""
        return self.block.words[self.start : self.end]

    @property
    def lowers(self) -> list[str]:
        """The tokens' texts in small letters."""
        return self.block.lowers[self.start : self.end]

    @property
    def text(self) -> str:
        """The name: what is written, in one line."""
        written = self.written
        return " ".join(written.split()) if "\n" in written else written

    @property
    def written(self) -> str:
        text = self.block.slice(self.start, self.end)
        return text[:-1] if self._takes_full_stop else text

    @property
    def span(self) -> Span:
        block, last = self.block, self.end - 1
        end = block.start + block.begins[last] + len(block.words[last])
        return Span(block.start + block.begins[self.start], end - self._takes_full_stop)

    @property
    def _takes_full_stop(self) -> bool:
        """Whether the last token holds the full stop of its sentence: "AT&T." but not "Apple Inc." or "U.S."."""
        last = self.block.words[self.end - 1]
        return last.endswith(".") and last.count(".") == 1 and len(last) > 2 and not (last[:-1].isalpha() and last[-2].islower() and len(last) < 6)

    @property
    def part(self) -> Part:
        return self.block.part


def find_candidates(block: ParsedBlock, numbered: Container[tuple[str, str]]) -> list[Candidate]:
    """What the model calls a name, mended, and runs of proper nouns that it does not; without overlaps, in order.

    `numbered` are the names and numbers that the article has side by side more than once: "Boeing", "747".
    """
    found: list[Candidate] = []
    wrapped = is_wrapped(block.text)
    ents = block.doc.ents
    for ent in ents:
        label = MODEL_LABELS.get(ent.label_)
        if label:
            found += (
                Candidate(block, begun(block, start), grown(block, end, numbered), label)
                for start, end in trimmed(block, ent.start, ent.end, wrapped=wrapped)
            )
    found = _with_listed(block, found)
    taken = {i for c in found for i in range(c.start, c.end)}
    dated = {i for ent in ents if ent.label_ not in MODEL_LABELS for i in range(ent.start, ent.end)}
    words = block.words
    taken |= {i for i in dated if not has_inner_capital(words[i]) and not (i and is_number_of_name(block, i) and has_inner_capital(words[i - 1]))}
    if not is_title_case(block):
        found += (Candidate(block, start, grown(block, end, numbered), "Unknown") for start, end in proper_runs(block, taken, wrapped=wrapped))
    return _without_overlaps(found)


def _with_listed(block: ParsedBlock, found: list[Candidate]) -> list[Candidate]:
    """What the model found, and the names that word lists hold instead of what it made of their words; a longer name that holds one stays."""
    for start, end, schema in find_listed(block):
        touched = [c for c in found if c.start < end and start < c.end]
        if not any(c.start <= start and end <= c.end and c.end - c.start > end - start for c in touched):
            found = [*(c for c in found if c not in touched), Candidate(block, start, end, schema, sure=True)]
    return found


def find_numbered(blocks: Iterable[ParsedBlock]) -> frozenset[tuple[str, str]]:
    """Capitalised words and the numbers right after them that an article has together twice: a count would not be the same again."""
    pairs = Counter(
        (before, word)
        for block in blocks
        for before, word in pairwise(block.words)
        if word.isdigit() and 1 < len(word) < 4 and before[0].isupper() and is_name_word(before)
    )
    return frozenset(pair for pair, count in pairs.items() if count > 1)


def _without_overlaps(found: list[Candidate]) -> list[Candidate]:
    """In order; of two that overlap, since one grew into the other, the first."""
    out: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start, -c.end)):
        if not out or candidate.start >= out[-1].end:
            out.append(candidate)
    return out


def is_title_case(block: ParsedBlock) -> bool:
    """Whether a headline, or a line of furniture, writes most words with a capital, so that capitals and the model's guesses say little."""
    if block.block is not None and block.block.kind not in {"headline", "heading"} and block.words[-1] in ENDS_SENTENCE:
        return False
    words = [word for word in block.words if len(word) >= WORD and word.isalpha()]
    return len(words) > 1 and sum(w[0].isupper() for w in words[1:]) >= TITLE_CASE * (len(words) - 1)
