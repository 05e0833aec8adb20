"""Findings made into drafts of claims: each with its chain of cues and sources, its act and its words, before agents are known."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generator.extract.attribution.acts import Act, content_stance, read_act
from generator.extract.attribution.finding import Finding
from generator.extract.attribution.lexicon import load_lexicon, load_speakers
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.tokens import Ranges, Tokens
from generator.extract.attribution.unsaid import is_unsaid
from generator.models.knowledge import SURE


@dataclass(frozen=True, slots=True)
class Step:
    """One agent of a chain in tokens: its cue's head, its words and the noun that heads them (-1 where nobody is named)."""

    cue: int
    source: Ranges
    noun: int
    carried: Ranges = ()  # the words that carry on what was said before, instead of a cue


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim to be. `steps` is its chain, nearest to the publisher first; empty for the article's own voice."""

    steps: tuple[Step, ...]
    content: Ranges
    act: Act
    rule: str
    confidence: float
    said: bool = True  # False where somebody's words were found to be nobody's: see `unsaid`

    @property
    def place(self) -> int:
        """Where it stands in the article: its content's first token."""
        return self.content[0][0]


def make_drafts(tokens: Tokens, quotations: Quotations, findings: list[Finding]) -> list[Draft]:
    """The attributed claims, and those of the article's own voice that a silence makes. What is too unsure to be shown passes nobody's words on."""
    relayed = {cue: relay_steps(tokens, finding) for cue, finding in ((f.cue, f) for f in findings)}
    relays = {step.cue for steps in relayed.values() for step in steps}
    acts = {f.cue: read_act(tokens, quotations, f.cue, f.content) for f in findings}
    reaches = np.array([(f.content[0][0], f.content[-1][1]) for f in findings], np.int64).reshape(-1, 2)
    drafts = []
    for finding in findings:
        if finding.cue in relays:
            continue
        act = acts[finding.cue]
        if act.silent:
            drafts.append(_silence(tokens, findings, finding, act))
            continue
        chain = [
            f for f in _enclosing(findings, reaches, finding) if f.cue not in relays and not acts[f.cue].silent and (f.likely >= SURE or is_unsaid(f))
        ]
        steps = [s for f in (*chain, finding) for s in (Step(f.cue, f.source, f.noun), *(relayed[f.cue] if f is finding else ()))]
        cut = [(tokens.left[step.cue], tokens.right[step.cue]) for step in relayed[finding.cue]]
        content = tokens.ranges([left for piece in finding.content for left in tokens.without(piece, cut)]) or finding.content
        doubted = [f.likely for f in (*chain, finding) if is_unsaid(f)]
        likely = min([finding.likely, *doubted])
        draft = Draft(tuple(steps), content, act, f"{act.rule}; {finding.way}; {finding.path}", likely, said=not doubted)
        drafts += _by_stance(tokens, quotations, draft)
    return drafts


def _enclosing(findings: list[Finding], reaches: NDArray[np.int64], inner: Finding) -> list[Finding]:
    """The findings whose content holds this one's cue and content, the widest first. `reaches` are the first and last token of each content."""
    near = (findings[i] for i in np.flatnonzero((reaches[:, 0] <= inner.cue) & (inner.cue < reaches[:, 1])).tolist())
    around = [
        f for f in near
        if f is not inner and any(a <= inner.cue < b for a, b in f.content) and not any(a <= f.cue < b for a, b in inner.content)
    ]  # fmt: skip
    return sorted(around, key=lambda f: -sum(b - a for a, b in f.content))


def relay_steps(tokens: Tokens, finding: Finding) -> list[Step]:
    """The further links that hang on a finding: "..., citing the broadcaster, which quoted an official"."""
    relays, steps = load_lexicon().relays, list[Step]()
    owners = {finding.cue, finding.noun} - {-1}
    quoted = quoted_speaker(tokens, finding.cue)
    if quoted is not None and quoted[1] != finding.noun:
        steps.append(Step(quoted[0], _phrase(tokens, quoted[1]), quoted[1]))
        owners |= set(quoted)
    first, last = tokens.first[finding.cue], tokens.last[finding.cue]
    for i in range(first, last):
        if i == finding.cue or tokens.lemmas[i] not in relays or tokens.poses[i] not in ("VERB", "SCONJ", "ADP"):
            continue
        if (any(a <= i < b for a, b in finding.content) and tokens.tags[i] != "VBG") or not _hangs_on(tokens, i, owners):
            continue
        noun = next((c for c in tokens.children[i] if tokens.deps[c] in ("dobj", "pobj") and c > i), None)
        if noun is None or not _can_be_cited(tokens, noun):
            continue
        steps.append(Step(i, _phrase(tokens, noun), noun))
        owners |= {i, noun}
    return steps


def _can_be_cited(tokens: Tokens, noun: int) -> bool:
    """Somebody, or something that carries words: who cites "safety concerns" gives a reason and no source."""
    if tokens.poses[noun] in ("PROPN", "PRON") or tokens.entities[noun] in ("PERSON", "ORG", "NORP"):
        return True
    speakers, lemma = load_speakers(), tokens.lemmas[noun]
    groups = (speakers.unnamed, speakers.outlets, speakers.generic, speakers.bodies, speakers.carriers)
    named = any(tokens.entities[i] in ("PERSON", "ORG") for i in range(tokens.left[noun], noun))
    return tokens.poses[noun] == "NOUN" and (named or any(lemma in group for group in groups))


def quoted_speaker(tokens: Tokens, cue: int) -> tuple[int, int] | None:
    """Of "X quoted Y as saying ..." and "Y was quoted by X as saying ...": the participle and Y."""
    children = tokens.children[cue]
    join = next((c for c in children if tokens.lowers[c] == "as" and c > cue), None)
    saying = next((c for c in tokens.children[join] if tokens.tags[c] == "VBG"), None) if join is not None else None
    passive = any(tokens.deps[c] in ("auxpass", "agent") for c in children)
    speaker = next((c for c in children if tokens.deps[c] == ("nsubjpass" if passive else "dobj")), None)
    return (saying, speaker) if tokens.lemmas[cue] in ("quote", "cite") and saying is not None and speaker is not None else None


def _hangs_on(tokens: Tokens, i: int, owners: set[int]) -> bool:
    """Whether a participle or relative clause belongs to one of the chain's cues or agents."""
    if tokens.deps[i] not in ("advcl", "acl", "relcl", "prep", "conj"):
        return False
    at = tokens.head[i]
    for _ in range(2):
        if at in owners:
            return True
        at = tokens.head[at]
    return False


def _phrase(tokens: Tokens, noun: int) -> Ranges:
    """A noun's phrase without the clauses in which it passes on what somebody else said."""
    relays = load_lexicon().relays
    clauses = [
        (tokens.left[c], tokens.right[c])
        for c in tokens.children[noun]
        if tokens.deps[c] in ("relcl", "acl", "advcl") and (tokens.deps[c] != "relcl" or tokens.lemmas[c] in relays or tokens.acts[c] == "assert")
    ]
    return tokens.ranges(tokens.without((tokens.left[noun], tokens.right[noun]), clauses))


def _silence(tokens: Tokens, findings: list[Finding], finding: Finding, act: Act) -> Draft:
    """That somebody has not commented is what the article says, not that somebody: the clause without what others say in it."""
    whole = (tokens.left[finding.cue], tokens.right[finding.cue])
    others = [f.cue for f in findings if f is not finding and whole[0] <= f.cue < whole[1]]
    holes = [
        (tokens.left[c], tokens.right[c])
        for c in tokens.children[finding.cue]
        if tokens.deps[c] in ("advcl", "parataxis", "conj", "cc") and any(tokens.left[c] <= cue < tokens.right[c] for cue in others)
    ]
    content = tokens.ranges(tokens.without(whole, holes))
    return Draft((), content or finding.content, act, f"{act.rule}; own voice", finding.likely)


def _by_stance(tokens: Tokens, quotations: Quotations, draft: Draft) -> list[Draft]:
    """A quotation's sentences that each deny or doubt something are claims of their own, since each has its own scope."""
    if not all(quotations.inside[a] for a, _ in draft.content):
        return [draft]
    sentences: list[tuple[int, int]] = []
    for a, b in draft.content:
        at = a
        while at < b:
            sentences.append((at, min(b, tokens.last[at])))
            at = tokens.last[at]
    stances = [content_stance(tokens, tokens.ranges([piece])) for piece in sentences]
    if len(sentences) < 2 or not all(stances):
        return [draft]
    return [
        replace(draft, content=content, act=Act(stance, False, False, f"{draft.act.rule}, content {stance}s"))
        for piece, stance in zip(sentences, stances, strict=True)
        if stance and (content := tokens.ranges([piece]))
    ]
