"""The words of a finding: those that attribute, those that were put forward, and whether they are the speaker's own."""

from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.tokens import Ranges, Tokens
from generator.models.reading import Form
from generator.models.text import Span

_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_ADVERBS = frozenset(
    {"previously", "earlier", "already", "also", "repeatedly", "publicly", "reportedly", "allegedly", "once", "again", "later", "initially"}
)
_PAIRS = {"“": "”", "”": "“", "„": "”“", "«": "»", "»": "«", "‘": "’", "’": "‘"}
_MARKS = "\"“”„«»‘’'`"


def cue_words(tokens: Tokens, cue: int, content: Ranges, source: Ranges) -> tuple[Span, ...]:
    """The cue's words: its auxiliaries, negation and particle; and what joins it to a content right after it ("reported on", "announced that")."""
    if not tokens.weight[cue]:
        return (Span(tokens.start[cue], tokens.end[cue]),)
    content = without_that(tokens, content)
    taken = {i for a, b in (*content, *source) for i in range(a, b)}
    own = {cue}
    for c in tokens.children[cue]:
        if c not in taken and (tokens.deps[c] in _HELPERS or (tokens.deps[c] == "advmod" and tokens.lowers[c] in _ADVERBS)):
            own.add(c)
    after = [a for a, _ in content if a > cue]
    if after and 0 < after[0] - cue <= 4:
        between = range(cue + 1, after[0])
        if all(i not in taken and tokens.weight[i] and tokens.deps[i] in ("prep", "prt", "mark", "agent", "aux", "dobj") for i in between):
            own.update(between)
    if tokens.lowers[cue] == "according" and cue + 1 < len(tokens) and tokens.lowers[cue + 1] == "to":
        own.add(cue + 1)
    return tokens.characters(_joined(sorted(own)))


def _joined(positions: list[int]) -> Ranges:
    made: list[tuple[int, int]] = []
    for i in positions:
        if made and made[-1][1] == i:
            made[-1] = (made[-1][0], i + 1)
        else:
            made.append((i, i + 1))
    return tuple(made)


def read_form(tokens: Tokens, quotations: Quotations, content: Ranges) -> Form:
    """Direct where all of the content stands in quotation marks, mixed where a part does, indirect where none."""
    total = tokens.measure(content)
    quoted = sum(tokens.weight[i] for a, b in content for i in range(a, b) if quotations.inside[i])
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.95 * total else "mixed"


def content_spans(tokens: Tokens, quotations: Quotations, content: Ranges, text: str) -> tuple[Span, ...]:
    """The content's characters: without the "that" before it and outer quotation marks; with the mark that ends it, where it is a sentence."""
    spans = []
    for first, last in without_that(tokens, content):
        start, end = tokens.start[first], _end(tokens, first, last)
        for quotation in quotations.by_block.get(tokens.block[first], ()):  # a quotation inside the content keeps both its marks
            if quotation.start + 1 == first and quotation.end < last:
                start = tokens.start[quotation.start]
            elif first < quotation.start < last <= quotation.end <= last + 2:
                end = max(end, tokens.end[quotation.end - 1])
        spans.append(_unmarked(text, start, end))
    return tuple(span for span in spans if span.start < span.end)


def without_that(tokens: Tokens, content: Ranges) -> Ranges:
    """The content without the "that" that introduces it, which belongs to the cue."""
    first, last = content[0]
    if tokens.lowers[first] == "that" and tokens.deps[first] == "mark" and last - first > 1:
        return tokens.ranges([(first + 1, last)])[:1] + content[1:]
    return content


def _end(tokens: Tokens, first: int, last: int) -> int:
    """Where a content ends: a closing bracket or % that belongs to its last word, and the full stop of a sentence whose main verb it holds."""
    block_end = tokens.block_bounds[tokens.block[last - 1]][1]
    end, at = tokens.end[last - 1], last
    opened = _opened(tokens, first, last)
    whole = any(tokens.head[i] == i for i in range(first, last))
    while at < block_end and tokens.start[at] == end:
        word = tokens.words[at]
        if word in (")", "]") and opened > 0:
            opened -= 1
        elif not (word == "%" or (word in ("?", "!", ".", "…", "...", "?!", "!?") and (whole or word != "."))):
            break
        end, at = tokens.end[at], at + 1
    return end


def _opened(tokens: Tokens, first: int, last: int) -> int:
    """How many brackets are open at the end of a range; a bracket may stand inside a word: "post-[production]"."""
    return sum(tokens.words[i].count(mark) * way for i in range(first, last) for mark, way in (("(", 1), ("[", 1), (")", -1), ("]", -1)))


def agent_spans(tokens: Tokens, source: Ranges) -> tuple[Span, ...]:
    """The characters of a source, with the bracket that closes it: "the Health Agency (HA)"."""
    return tuple(
        Span(tokens.start[a], tokens.end[b] if b < len(tokens) and tokens.words[b] in (")", "]") and _opened(tokens, a, b) > 0 else tokens.end[b - 1])
        for a, b in source
    )


def _unmarked(text: str, start: int, end: int) -> Span:
    """The span without white space and a pair of marks around it."""
    while start < end and (text[start].isspace() or (text[start] in _MARKS and not _closed_in(text, start, end))):
        start += 1
    while end > start and (text[end - 1].isspace() or (text[end - 1] in _MARKS and not _opened_in(text, start, end))):
        end -= 1
    if text[start - 1 : start] == "[" and text.find("]", start, end) >= 0 and "[" not in text[start : text.find("]", start)]:
        start -= 1  # "[I]f"
    return Span(start, end)


def _closed_in(text: str, start: int, end: int) -> bool:
    """Whether the mark at the start of a span has its pair in it, before the very end."""
    return any(mark in text[start + 1 : end - 1] for mark in _PAIRS.get(text[start], text[start]))


def _opened_in(text: str, start: int, end: int) -> bool:
    """Whether the mark at the end of a span has its pair in it, after the very start."""
    return any(mark in text[start + 1 : end - 1] for mark in _PAIRS.get(text[end - 1], text[end - 1]))
