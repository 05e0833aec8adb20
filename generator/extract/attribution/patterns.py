"""Findings that a fixed pattern makes plain, where the weights found nothing: speech within speech, "the claim that", "in the words of"."""

from collections.abc import Iterator, Sequence

from generator.extract.attribution.drafts import quoted_speaker
from generator.extract.attribution.finding import Finding
from generator.extract.attribution.lexicon import load_unsaid
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.tokens import Ranges, Tokens

_NAMING = frozenset({"NOUN", "PROPN"})
_ACTS = frozenset({"assert", "allege", "deny", "warn", "announce", "promise", "confirm", "accuse"})
_PLAINLY = frozenset(
    {"say", "tell", "report", "warn", "claim", "announce", "deny", "promise", "assure", "testify", "insist", "confirm", "admit", "allege"}
)
"""Verbs that can hardly mean anything but speech: what they introduce inside another claim is a claim of its own."""
_THOUGHT = frozenset({"believe", "think"})
_CLAIMS = frozenset({"allege", "accuse", "deny", "warn", "promise", "predict"})
_VIEWS = frozenset({"view", "opinion", "estimation", "judgment", "judgement", "word"})
SURE_ENOUGH = 0.6


def find_plain(tokens: Tokens, findings: Sequence[Finding]) -> list[Finding]:
    """What the patterns add to the findings, in order of the cues; none on a cue or over a content that was found."""
    cues = {finding.cue for finding in findings}
    added: dict[int, Finding] = {}
    for i, lower in enumerate(tokens.lowers):
        if i in cues or not tokens.weight[i]:
            continue
        if lower == "that" and tokens.deps[i] == "mark":
            found = _claim_that(tokens, tokens.head[i])
        elif i == tokens.first[i] and lower in ("in", "from", "per"):
            found = _in_view(tokens, i)
        elif tokens.tags[i] == "VBN" and tokens.deps[i] == "acl" and tokens.acts[i]:
            found = _described_by(tokens, i)
        elif lower == "what" and tokens.lemmas[tokens.head[tokens.head[i]]] in load_unsaid().calling:
            found = _what_called(tokens, i)
        else:
            continue
        if found and found.cue not in cues and not any(tokens.overlap(found.content, other.content) >= 0.5 for other in findings):
            added.setdefault(found.cue, found)
    return [added[cue] for cue in sorted(added)]


def _found(cue: int, content: Ranges, source: Ranges, noun: int, way: str) -> Finding | None:
    return Finding(cue, content, source, noun, way, "pattern", SURE_ENOUGH, 1.0, 1.0, SURE_ENOUGH) if content else None


def _claim_that(tokens: Tokens, clause: int) -> Finding | None:
    """As in "The allegation that X first appeared in May": nobody is named."""
    noun = tokens.head[clause]
    if (
        tokens.deps[clause] != "acl"
        or tokens.poses[noun] != "NOUN"
        or tokens.acts[noun] not in _CLAIMS
        or tokens.deps[noun] not in ("nsubj", "nsubjpass")
    ):
        return None
    if any(tokens.deps[c] == "poss" for c in tokens.children[noun]):
        return None
    return _found(noun, tokens.ranges([(tokens.left[clause], tokens.right[clause])]), (), -1, "pattern: a claim that")


def _in_view(tokens: Tokens, opening: int) -> Finding | None:
    """As in "In her view, ...", "In the words of one juror, ...", "Per the league, ...", at the head of a sentence."""
    noun = next((c for c in tokens.children[opening] if tokens.deps[c] == "pobj"), None)
    if noun is None:
        return None
    cue, source = (opening, noun) if tokens.lowers[opening] == "per" else (noun, _holder(tokens, noun))
    comma = tokens.right[opening]
    if source is None or comma >= tokens.last[opening] or tokens.words[comma] != ",":
        return None
    speaker = tokens.ranges([(tokens.left[source], tokens.right[source])])
    return _found(cue, tokens.ranges([(comma + 1, tokens.last[opening])]), speaker, source, "pattern: in the view of")


def _holder(tokens: Tokens, noun: int) -> int | None:
    """Whose view or words they are."""
    if tokens.lemmas[noun] not in _VIEWS:
        return None
    of = next((c for c in tokens.children[noun] if tokens.lowers[c] == "of"), None)
    if of is not None:
        return next((c for c in tokens.children[of] if tokens.deps[c] == "pobj" and tokens.poses[c] in _NAMING), None)
    return next((c for c in tokens.children[noun] if tokens.deps[c] == "poss"), None) if tokens.lemmas[noun] != "word" else None


def _described_by(tokens: Tokens, cue: int) -> Finding | None:
    """As in "The firm, described by analysts as rich, ...": the thing and what it is called, by whom."""
    children = tokens.children[cue]
    by = next((c for c in children if tokens.deps[c] == "agent"), None)
    speaker = next((c for c in tokens.children[by] if tokens.deps[c] == "pobj" and tokens.poses[c] in _NAMING), None) if by is not None else None
    said = next((c for c in children if (tokens.lowers[c] == "as" or tokens.deps[c] == "xcomp") and c > cue), None)
    if speaker is None or said is None:
        return None
    start = tokens.left[said] + (tokens.lowers[said] == "as")
    source = tokens.ranges([(tokens.left[speaker], min(tokens.right[speaker], tokens.left[said]))])
    return _found(cue, tokens.ranges([(start, tokens.right[said])]), source, speaker, "pattern: described by")


def _what_called(tokens: Tokens, what: int) -> Finding | None:
    """As in "for what neighbours called a ridiculous price"."""
    noun = tokens.head[what]
    cue = tokens.head[noun]
    said = next((c for c in tokens.children[cue] if tokens.deps[c] in ("dobj", "oprd", "attr") and c > cue), None)
    if tokens.deps[noun] != "nsubj" or tokens.poses[noun] not in _NAMING or said is None:
        return None
    return _found(
        cue, tokens.ranges([(tokens.left[said], tokens.right[said])]), tokens.ranges([(what + 1, noun + 1)]), noun, "pattern: what somebody called"
    )


def find_quoted(tokens: Tokens, quotations: Quotations, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with each "X quoted Y as saying that A" read as X's report of what Y said. Y is a further link: see `quoted_speaker`."""
    made: dict[int, Finding] = {}
    for i, lemma in enumerate(tokens.lemmas):
        if lemma not in ("quote", "cite") or (quoted := quoted_speaker(tokens, i)) is None:
            continue
        saying, speaker = quoted
        by = next((c for c in tokens.children[i] if tokens.deps[c] == "agent"), i)
        outer = next((c for c in tokens.children[by] if tokens.deps[c] == ("nsubj" if by == i else "pobj")), speaker)
        opened = [q.end for q in quotations.by_block.get(tokens.block[i], ()) if saying < q.start < tokens.last[i]]
        content = tokens.ranges([(saying + 1, max([tokens.right[saying], *opened]))])
        whole = (tokens.left[outer], min(tokens.right[outer], i) if outer < i else tokens.right[outer])
        if content:
            made[i] = Finding(i, content, tokens.ranges([whole]), outer, "pattern: quoted as saying", "pattern", 0.8, 1.0, 1.0, 0.8)
            made[saying] = made[i]
    kept = [f for f in findings if f.cue not in made and not any(tokens.overlap(f.content, m.content) >= 0.5 for m in made.values())]
    return sorted([*kept, *{id(m): m for m in made.values()}.values()], key=lambda f: f.cue)


def find_nested(tokens: Tokens, findings: list[Finding]) -> list[Finding]:
    """Claims inside the content of others: "X said that [Y had warned that Z]".

    In "X said he thinks that Z", he is mostly X, and "he thinks that Z" what X said already: said by a pronoun, nothing is a claim more.
    """
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
        plainly = tokens.lemmas[i] in _PLAINLY and tokens.acts[i] in _ACTS
        if tokens.poses[i] != "VERB" or not (plainly or tokens.lemmas[i] in _THOUGHT) or outer.cue == i:
            continue
        children = tokens.children[i]
        subject = next((c for c in children if tokens.deps[c] == "nsubj" and tokens.poses[c] in _NAMING), None)
        clause = next(
            (c for c in children if tokens.deps[c] in ("ccomp", "xcomp") and c > i and (tokens.deps[c] == "ccomp" or tokens.tags[c] == "VBG")), None
        )
        if subject is None or clause is None or subject == outer.noun or tokens.right[clause] > last or tokens.left[subject] < first:
            continue
        content = tokens.ranges([(max(i + 1, tokens.left[clause]), tokens.right[clause])])
        source = tokens.ranges([(tokens.left[subject], tokens.right[subject])])
        if content and source:
            yield Finding(i, content, source, subject, "nested clause", "|nsubj", 0.6, 1.0, 1.0, 0.6 * outer.likely)
