"""Whose words a finding are, put right by the grammar once it is chosen."""

from dataclasses import replace

from generator.extract.attribution.finding import Finding
from generator.extract.attribution.lexicon import load_speakers
from generator.extract.attribution.repairs import SUBJECTS
from generator.extract.attribution.tokens import Tokens


def settle(tokens: Tokens, findings: list[Finding]) -> list[Finding]:
    """The findings, each with the whole of its speaker, and its content without any part of it."""
    return [_with_kind(tokens, _with_name(tokens, _subject_itself(tokens, finding))) for finding in findings]


def _subject_itself(tokens: Tokens, finding: Finding) -> Finding:
    """As in "Ana Ruiz of Shelter, a charity, told reporters": the person who speaks, where only what stands beside her name was found."""
    subject = next((c for c in tokens.children[finding.cue] if tokens.deps[c] == "nsubj"), None)
    if subject is None or finding.noun in (subject, -1) or tokens.entities[subject] != "PERSON":
        return finding
    phrase = (tokens.left[subject], tokens.right[subject])
    inside = phrase[0] <= finding.noun < phrase[1] and tokens.deps[finding.noun] in ("appos", "pobj", "compound")
    return replace(finding, source=tokens.ranges([phrase]), noun=subject) if inside else finding


def _with_name(tokens: Tokens, finding: Finding) -> Finding:
    """As in "According to the mayor, Ana Ruiz, the road is closed": the name is the mayor's, and no part of what is said."""
    (first, last), noun = finding.content[0], finding.noun
    if tokens.lowers[finding.cue] != "according" or noun < 0 or tokens.entities[first] != "PERSON" or not finding.source:
        return finding
    office = tokens.tags[noun] == "NN" and load_speakers().unnamed.get(tokens.lowers[noun]) == "Person"
    end = next((i for i in range(first, last) if tokens.entities[i] != "PERSON"), last)
    if not office or end >= last or tokens.words[end] != "," or finding.source[-1][1] != first - 1:
        return finding
    main = max(range(end, last), key=tokens.width.__getitem__)
    if not any(tokens.deps[c] in SUBJECTS and c > end for c in tokens.children[main]):
        return finding  # "According to the lawyer, Ana Ruiz, 34, was at home"
    content = tokens.ranges([(end + 1, last), *finding.content[1:]])
    return replace(finding, content=content, source=tokens.ranges([*finding.source, (first, end)]), noun=end - 1) if content else finding


def _with_kind(tokens: Tokens, finding: Finding) -> Finding:
    """As in "A, newspaper The Port reported": what kind of outlet it is belongs to its name."""
    *rest, (first, last) = finding.content
    if finding.noun < 0 or not finding.source or finding.source[0][0] != last or last - first < 2 or finding.cue < last:
        return finding
    kind = tokens.lemmas[last - 1] in load_speakers().outlets and tokens.poses[finding.noun] == "PROPN" and tokens.words[last - 2] == ","
    content = tokens.ranges([*rest, (first, last - 2)]) if kind else ()
    return replace(finding, content=content, source=tokens.ranges([(last - 1, last), *finding.source])) if content else finding
