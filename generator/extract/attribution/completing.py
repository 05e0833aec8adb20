"""Findings put right where the grammar leaves no doubt, and those that it adds inside what others said."""

from collections.abc import Iterator
from dataclasses import replace

from generator.extract.attribution.finding import Finding
from generator.extract.attribution.tokens import Ranges, Tokens

_NAMING = frozenset({"NOUN", "PROPN"})
_ACTS = frozenset({"assert", "allege", "deny", "warn", "announce", "promise", "confirm", "accuse"})
_PLAINLY = frozenset(
    {"say", "tell", "report", "warn", "claim", "announce", "deny", "promise", "assure", "testify", "insist", "confirm", "admit", "allege"}
)
"""Verbs that can hardly mean anything but speech: what they introduce inside another claim is a claim of its own."""


def complete(tokens: Tokens, finding: Finding, findings: list[Finding]) -> Finding:
    """The finding with its whole content."""
    if tokens.lowers[finding.cue] == "according":
        return replace(finding, content=_after_according(tokens, finding) or finding.content)
    return replace(finding, content=_with_object(tokens, finding, _before_joined(tokens, finding, findings)))


def _after_according(tokens: Tokens, finding: Finding) -> Ranges:
    """As in "According to X, ..." at the head of a sentence: all the rest of it."""
    cue, last = finding.cue, tokens.last[finding.cue]
    if cue != tokens.first[cue] or not finding.source:
        return ()
    comma = next((i for i in range(finding.source[-1][1], min(last, finding.source[-1][1] + 3)) if tokens.words[i] == ","), None)
    return tokens.ranges([(comma + 1, last)]) if comma is not None and finding.content[-1][1] <= last else ()


def _before_joined(tokens: Tokens, finding: Finding, findings: list[Finding]) -> Ranges:
    """As in "accused X of A and announced B": what the first verb introduces ends before the second, where that is a cue too."""
    content = finding.content
    for other in findings:
        cue = other.cue
        if tokens.deps[cue] == "conj" and tokens.head[cue] == finding.cue and any(a <= cue < b for a, b in content):
            start = min([tokens.left[cue], *(c for c in tokens.children[finding.cue] if tokens.deps[c] == "cc" and finding.cue < c < cue)])
            content = tokens.ranges([left for piece in content for left in tokens.without(piece, [(start, tokens.right[cue])])]) or content
    return content


def _with_object(tokens: Tokens, finding: Finding, content: Ranges) -> Ranges:
    """As in "accused [Hamas of ...]", "urged [people to stay]", "dismissed [it as ...]": whom and what it is about belongs to what is put forward."""
    act = tokens.acts[finding.cue]
    if len(content) != 1 or (act not in ("accuse", "want") and tokens.lowers[content[0][0]] != "as"):
        return content
    first, last = content[0]
    person = next((c for c in tokens.children[finding.cue] if tokens.deps[c] == "dobj" and c > finding.cue), None)
    if person is None or not tokens.right[person] <= first <= tokens.right[person] + 1:
        return content
    return tokens.ranges([(tokens.left[person], last)])


def find_nested(tokens: Tokens, findings: list[Finding]) -> list[Finding]:
    """Claims inside the content of others: "X said that [Y had warned that Z]"."""
    cues = {finding.cue for finding in findings}
    added: dict[int, Finding] = {}
    for outer in findings:
        for a, b in outer.content:
            for finding in _speech_in(tokens, a, b, outer):
                if finding.cue not in cues:
                    added.setdefault(finding.cue, finding)
    return [added[cue] for cue in sorted(added)]


def _speech_in(tokens: Tokens, first: int, last: int, outer: Finding) -> Iterator[Finding]:
    for i in range(first, last):
        if tokens.poses[i] != "VERB" or tokens.lemmas[i] not in _PLAINLY or tokens.acts[i] not in _ACTS or outer.cue == i:
            continue
        children = tokens.children[i]
        subject = next((c for c in children if tokens.deps[c] == "nsubj" and tokens.poses[c] in _NAMING), None)
        clause = next((c for c in children if tokens.deps[c] == "ccomp" and c > i), None)
        if subject is None or clause is None or subject == outer.noun or tokens.right[clause] > last or tokens.left[subject] < first:
            continue
        content = tokens.ranges([(max(i + 1, tokens.left[clause]), tokens.right[clause])])
        source = tokens.ranges([(tokens.left[subject], tokens.right[subject])])
        if content and source:
            yield Finding(i, content, source, subject, "nested clause", "|nsubj", 0.6, 1.0, 1.0, 0.6 * outer.likely)
