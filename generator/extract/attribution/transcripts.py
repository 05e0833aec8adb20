"""Interviews printed as turns: "((Name)) ...", "NAME: ...", each paragraph the words of the one whom its label names."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from generator.extract.attribution.drafts import Draft, Step
from generator.extract.attribution.finding import Finding
from generator.extract.attribution.tokens import Tokens

MOST_WORDS = 4  # of a label
TURNS = 2  # of each of two speakers, before labels are taken for speakers: "Photos: ..." and "Source: ..." take no turns
QUESTIONS = 3  # with the one label that there is, before what stands between them is taken for answers
ANSWER = Step(-1, (), -1)  # of somebody whom no label names
_HERE = frozenset({"i", "we", "me", "us", "my", "our", "you", "your", "it", "this", "that", "which", "who"})


def find_turns(tokens: Tokens) -> dict[int, Step]:
    """For each block that is a turn of an interview, its speaker; the step's cue is the label's last mark."""
    labels = {block: label for block in range(len(tokens.block_bounds)) if (label := _label(tokens, block))}
    names = {block: " ".join(tokens.lowers[i] for i in range(*label.source[0])) for block, label in labels.items()}
    counts = Counter(names.values())
    speaking = {name for name, count in counts.items() if count >= TURNS}
    turns = {block: labels[block] for block, name in names.items() if name in speaking}
    if len(speaking) > 1:
        for block in range(min(turns), max(turns)):  # a paragraph without a label goes on with the turn before it
            turns.setdefault(block + 1, turns[block])
        return turns
    asked = [block for block in turns if _asks(tokens, block)]
    if len(turns) < QUESTIONS or len(asked) < len(turns) / 2:
        return {}
    return {block: turns.get(block, ANSWER) for block in range(min(turns), max(turns) + 1)}


def _asks(tokens: Tokens, block: int) -> bool:
    first, last = tokens.block_bounds[block]
    return next((tokens.words[i] for i in range(last - 1, first, -1) if tokens.words[i].strip()), "") == "?"


def outside_turns(tokens: Tokens, findings: list[Finding], turns: Mapping[int, Step]) -> list[Finding]:
    """The findings without those that a label makes, and those whose "I", "you" or nobody is one of the two who talk."""
    return [
        finding
        for finding in findings
        if (turn := turns.get(tokens.block[finding.cue])) is None
        or (finding.cue > turn.cue and finding.noun > turn.cue and tokens.lowers[finding.noun] not in _HERE)
    ]


def give_turns(tokens: Tokens, drafts: list[Draft], turns: Mapping[int, Step]) -> list[Draft]:
    """The drafts, each that stands in a turn passed on by its speaker, and without the label."""
    given = []
    for draft in drafts:
        turn = turns.get(tokens.block[draft.place])
        content = draft.content if turn is None else tokens.ranges([(max(a, turn.cue + 1), b) for a, b in draft.content if b > turn.cue + 1])
        if turn is None:
            given.append(draft)
        elif content:
            rule = draft.rule if draft.steps else "turn of an interview"
            given.append(replace(draft, steps=(turn, *draft.steps), content=content, rule=rule))
    return given


def _label(tokens: Tokens, block: int) -> Step | None:
    first, last = tokens.block_bounds[block]
    name = first
    while name < last and tokens.words[name].strip("(") == "":
        name += 1
    double = sum(len(tokens.words[i]) for i in range(first, name)) == 2
    end = name
    while end < last and end - name <= MOST_WORDS and tokens.words[end][:1].isupper():
        end += 1
    mark = end
    while double and mark + 1 < last and tokens.words[mark + 1].strip(")") == "" and tokens.words[mark].strip(")") == "":
        mark += 1
    closed = mark < last and (tokens.words[mark].strip(")") == "" if double else tokens.words[mark] == ":")
    if double and closed and mark + 1 < last and tokens.words[mark + 1] == ":":
        mark += 1
    source = tokens.ranges([(name, end)]) if name < end <= name + MOST_WORDS and closed and (double or name == first) else ()
    return Step(mark, source, source[-1][1] - 1) if source and mark + 1 < last else None
