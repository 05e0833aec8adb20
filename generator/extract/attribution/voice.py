"""What the article says in its own voice, and what carries on with the speaker of the sentence before."""

from collections.abc import Iterator
from dataclasses import replace

from generator.extract.attribution.acts import Act, find_hedges, is_negated
from generator.extract.attribution.drafts import Draft, Step
from generator.extract.attribution.lexicon import load_lexicon, load_speakers
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.tokens import Ranges, Tokens

LEAST_WORDS = 3  # a sentence of fewer says nothing ("Read more")
MOSTLY = 0.5  # of a sentence's letters
CREDIT = 10  # tokens at a caption's end in which its photographer is named
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
LAST_LATIN = "\u024f"


def join_speech(tokens: Tokens, quotations: Quotations, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the quoted sentences that go on with somebody's speech joined to what that speaker was found to say right before."""
    joined = list(drafts)
    speaking: int | None = None
    touching = _by_sentence(tokens, drafts)
    for first, last in _sentences(tokens):
        if first == tokens.block_bounds[tokens.block[first]][0] and not _speech_goes_on(quotations, tokens.block[first]):
            speaking = None
        here = touching.get(first, [])
        if _is_told(tokens, here, first, last):
            quoting = [d for d in here if d.steps and quotations.inside[d.content[-1][1] - 1]]
            speaking = drafts.index(quoting[-1]) if quoting else None
        elif speaking is not None and _is_quoted(tokens, quotations, first, last):
            draft = joined[speaking]
            joined[speaking] = replace(draft, content=tokens.ranges([*draft.content, (first, last)]))
        else:
            speaking = None
    return joined


def own_voice(tokens: Tokens, quotations: Quotations, drafts: list[Draft], headline: frozenset[int], unread: frozenset[int]) -> list[Draft]:
    """A draft for each sentence that nobody is said to have said. `headline` are the blocks that are headlines, `unread` those that state nothing."""
    made: list[Draft] = []
    touching = _by_sentence(tokens, drafts)
    before: Draft | None = None  # what the sentence before, of the same block, was said by
    for first, last in _sentences(tokens):
        if first == tokens.block_bounds[tokens.block[first]][0]:
            before = None
        here, content = touching.get(first, []), tokens.ranges([(first, last)])
        if _is_told(tokens, here, first, last):
            before = next((d for d in reversed(here) if d.steps), before)
            continue
        if not content or tokens.block[first] in unread or _is_quoted(tokens, quotations, first, last):
            continue  # quoted words whose speaker is not known are nobody's claim, and never the article's
        if tokens.block[first] not in headline and _states_nothing(tokens, first, last):
            continue
        carried = _carried_on(tokens, content, before)
        made.append(carried or Draft((), content, _own_act(tokens, first, last), "own voice", 1.0))
        before = carried
    return made


def without_labels(tokens: Tokens, drafts: list[Draft], headline: frozenset[int]) -> list[Draft]:
    """The drafts without those in the article's own voice that say nothing of anything: "A banner for the event." under a picture, "Greens - 1 seat".

    What somebody says in an interview ("Two, both of wood.") is an answer, and "No comment so far" tells of a silence.
    """
    return [d for d in drafts if d.steps or d.act.silent or tokens.block[d.place] in headline or _has_verb(tokens, d.content)]


def _has_verb(tokens: Tokens, content: Ranges) -> bool:
    """Whether there is a main verb, one taken for a participle among them ("The charges involved fraud")."""
    words = [i for a, b in content for i in range(a, b)]
    return any(tokens.tags[i] in _FINITE or (tokens.head[i] == i and tokens.poses[i] in ("VERB", "AUX")) for i in words)


def _by_sentence(tokens: Tokens, drafts: list[Draft]) -> dict[int, list[Draft]]:
    """For the first token of each sentence, the drafts that have content or a cue in it."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        touched = {tokens.first[step.cue] for step in draft.steps if step.cue >= 0}
        for a, b in draft.content:
            at = a
            while at < b:
                touched.add(tokens.first[at])
                at = tokens.last[at]
        for first in touched:
            found.setdefault(first, []).append(draft)
    return found


def _is_quoted(tokens: Tokens, quotations: Quotations, first: int, last: int) -> bool:
    quoted = sum(tokens.weight[i] for i in range(first, last) if quotations.inside[i])
    return quoted > MOSTLY * tokens.measure(((first, last),))


def _states_nothing(tokens: Tokens, first: int, last: int) -> bool:
    """Labels, the credit under a picture, what the reader is told to do or suppose ("Read more"), and what no English model can read."""
    words = [i for i in range(first, last) if tokens.weight[i]]
    if len(words) < LEAST_WORDS or _is_credit(tokens, first, last) or _is_byline(tokens, first, last):
        return True
    if tokens.tags[words[0]] == "VB" and tokens.head[words[0]] == words[0] and tokens.words[last - 1] != "?":
        return True
    letters = [letter for i in words for letter in tokens.words[i] if letter.isalpha()]
    return sum(letter > LAST_LATIN for letter in letters) > MOSTLY * len(letters)


def _is_credit(tokens: Tokens, first: int, last: int) -> bool:
    """As in "The harbour on Monday. Image: Ana Ruiz." and "— Ana Ruiz on the harbour", under a quotation set apart."""
    colons = (i for i in range(max(first + 1, last - CREDIT), last) if tokens.words[i] == ":")
    if any(tokens.lowers[i - 1] in load_speakers().credits for i in colons):
        return True
    starts = first == tokens.block_bounds[tokens.block[first]][0]
    return starts and tokens.words[first] in ("—", "–", "―") and tokens.poses[min(first + 1, last - 1)] == "PROPN"


def _is_byline(tokens: Tokens, first: int, last: int) -> bool:
    """As in "By Hanna Lysko and Bo Chen in Warsaw, updated 14:30": a paragraph of its own, of which nothing is said."""
    alone = (first, last) == tokens.block_bounds[tokens.block[first]]
    named = tokens.lowers[first] == "by" and first + 1 < last and tokens.poses[first + 1] == "PROPN"
    return alone and named and not any(tokens.deps[i] in ("nsubj", "nsubjpass") for i in range(first, last))


def _speech_goes_on(quotations: Quotations, block: int) -> bool:
    """Whether the block before ends in a quotation that is not closed: a speech of several paragraphs."""
    before = quotations.by_block.get(block - 1)
    return before is not None and not before[-1].closed


def _sentences(tokens: Tokens) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(tokens):
        yield at, tokens.last[at]
        at = tokens.last[at]


def _is_told(tokens: Tokens, here: list[Draft], first: int, last: int) -> bool:
    """Whether what a sentence chiefly says is already somebody's claim: its main verb attributes or is attributed, or most of its words are."""
    root = next((i for i in range(first, last) if tokens.head[i] == i), first)
    covered = {i for d in here for i in _words_of(d) if first <= i < last}
    if root in covered:
        return True
    return sum(tokens.weight[i] for i in covered) > MOSTLY * tokens.measure(((first, last),))


def _words_of(draft: Draft) -> set[int]:
    return {i for a, b in draft.content for i in range(a, b)} | {
        i for step in draft.steps for a, b in ((step.cue, step.cue + 1), *step.source) for i in range(a, b)
    }


def _carried_on(tokens: Tokens, content: Ranges, before: Draft | None) -> Draft | None:
    """As in "In addition, X may have ...": a hedged sentence that joins on to what somebody was said to have said belongs to that speaker too."""
    if before is None or not before.steps:
        return None
    first, last = content[0][0], content[-1][1]
    for phrase in load_speakers().carry_on:
        if tuple(tokens.lowers[first : first + len(phrase)]) == phrase:
            rest = tokens.ranges([(first + len(phrase), last)])
            if rest and find_hedges(tokens, rest):
                joined = ((first, first + len(phrase)),)
                steps = (*before.steps[:-1], Step(-1, before.steps[-1].source, before.steps[-1].noun, carried=joined))
                return Draft(steps, rest, Act("assert", False, False, "carried over"), "carried over from the sentence before", 0.7)
    return None


def _own_act(tokens: Tokens, first: int, last: int) -> Act:
    """As in "No official comment", "there was no immediate response": the article tells of a silence."""
    silent = load_lexicon().silent_nouns
    for i in range(first, last):
        if tokens.lemmas[i] in silent and any(tokens.lowers[c] == "no" for c in tokens.children[i]):
            return Act("decline_comment", True, True, "silence")
    root = next((i for i in range(first, last) if tokens.head[i] == i), first)
    if tokens.lemmas[root] in load_lexicon().silent_verbs and is_negated(tokens, root):
        return Act("decline_comment", True, True, "silence")
    end = next((i for i in range(last - 1, first, -1) if tokens.words[i].strip()), first)  # white space may be the last token
    if tokens.words[end] == "?":
        return Act("ask", False, False, "question")
    return Act("assert", False, False, "own voice")
