"""The words of a finding: those that attribute, those that were put forward, and whether they are the speaker's own."""

from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.tokens import Ranges, Tokens
from generator.models.reading import Form
from generator.models.text import Span

_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_ADVERBS = frozenset({"previously", "earlier", "already", "also", "repeatedly", "publicly", "reportedly", "allegedly", "once", "again", "later", "initially"})
_MARKS = "\"“”„«»‘’'`"


def cue_words(tokens: Tokens, cue: int, content: Ranges, source: Ranges) -> tuple[Span, ...]:
    """The cue's words: its auxiliaries, negation and particle; and what joins it to a content right after it ("reported on", "announced that")."""
    if not tokens.weight[cue]:
        return (Span(tokens.start[cue], tokens.end[cue]),)
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
    """direct where all of the content stands in quotation marks, mixed where a part does, indirect where none."""
    total = tokens.measure(content)
    quoted = sum(tokens.weight[i] for a, b in content for i in range(a, b) if quotations.inside[i])
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.95 * total else "mixed"


def content_spans(tokens: Tokens, content: Ranges, text: str) -> tuple[Span, ...]:
    """The content's characters, with the full stop, question mark or bracket that closes them, without white space and outer quotation marks."""
    spans = []
    for first, last in content:
        start, end = tokens.start[first], tokens.end[last - 1]
        block_end = tokens.block_bounds[tokens.block[last - 1]][1]
        after = last
        while after < block_end and tokens.words[after] in (")", "]", "%", "?", "!", ".", "…", "...", "?!", "!?") and tokens.start[after] == end:
            if tokens.words[after] in (")", "]") and text.count("(", start, end) + text.count("[", start, end) <= text.count(")", start, end) + text.count("]", start, end):
                break
            end = tokens.end[after]
            after += 1
        before = first - 1
        if before >= 0 and tokens.words[before] in ("(", "[", "$", "£", "€", "#", "@") and tokens.end[before] == start and tokens.words[before] not in "([":
            start = tokens.start[before]
        spans.append(_unmarked(text, start, end))
    return tuple(span for span in spans if span.start < span.end)


def _unmarked(text: str, start: int, end: int) -> Span:
    """The span without white space and a pair of marks around it."""
    while start < end and (text[start].isspace() or (text[start] in _MARKS and text.count(text[start], start, end) == 1)):
        start += 1
    while end > start and (text[end - 1].isspace() or (text[end - 1] in _MARKS and text.count(text[end - 1], start, end) == 1)):
        end -= 1
    return Span(start, end)
