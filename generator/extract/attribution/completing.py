"""A finding's content and source put right where the grammar leaves no doubt."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from generator.extract.attribution.agents import circumstances
from generator.extract.attribution.finding import Finding
from generator.extract.attribution.lexicon import load_lexicon, load_speakers, load_unsaid
from generator.extract.attribution.tokens import Ranges, Tokens

_CLAUSES = frozenset({"relcl", "acl", "appos"})
_OF_ACCUSED = frozenset({"of", "with", "for", "against", "as"})


def complete(tokens: Tokens, finding: Finding, findings: Sequence[Finding]) -> Finding:
    """The finding with its whole content, and nothing of what only surrounds it. `findings` are all, in order of their cues."""
    finding = _source_alone(tokens, finding)
    if tokens.lowers[finding.cue] == "according":
        return replace(finding, content=_after_according(tokens, finding) or _before_but(tokens, finding) or finding.content)
    content = _whole_clause(tokens, finding, _before_joined(tokens, finding, findings))
    content = _with_object(tokens, finding, content)
    content = _of_noun(tokens, finding, content)
    content = _after_semicolon(tokens, finding, _without_occasion(tokens, finding, content))
    content = _own_sentences(tokens, finding, content)
    return replace(finding, content=_of_passive(tokens, finding, content))


def _source_alone(tokens: Tokens, finding: Finding) -> Finding:
    """As in "according to X, in Europe ...", "officials on Saturday": where and when is no part of the name; and who is told is no speaker."""
    noun, cue = finding.noun, finding.cue
    if noun < 0:
        return finding
    if tokens.deps[noun] == "nsubjpass" and tokens.head[noun] == cue and tokens.lemmas[cue] in load_lexicon().hearers:
        return replace(finding, source=(), noun=-1)
    passing_on = [c for c in tokens.children[noun] if tokens.deps[c] == "relcl" and tokens.lemmas[c] in load_lexicon().relays]  # a link of its own
    outside = [*circumstances(tokens, noun), *_next_subject(tokens, finding), *((tokens.left[c], tokens.right[c]) for c in passing_on)]
    if not outside:
        return finding
    return replace(finding, source=tokens.ranges([left for piece in finding.source for left in tokens.without(piece, outside)]) or finding.source)


def _next_subject(tokens: Tokens, finding: Finding) -> list[tuple[int, int]]:
    """As in "According to NPR, former president Joe Biden has ...": a body has no office, so what follows begins the statement."""
    noun = finding.noun
    if tokens.lowers[finding.cue] != "according" or tokens.entities[noun] != "ORG":
        return []
    titles = load_speakers().unnamed
    offices = (c for c in tokens.children[noun] if tokens.deps[c] == "appos" and titles.get(tokens.lowers[c]) == "Person")
    bare = (c for c in offices if not any(tokens.deps[d] in ("poss", "det") for d in tokens.children[c]))
    return [(tokens.left[c], tokens.right[c]) for c in bare]


def _after_according(tokens: Tokens, finding: Finding) -> Ranges:
    """As in "According to X, ..." at the head of a sentence: all the rest of it."""
    cue, last = finding.cue, tokens.last[finding.cue]
    if finding.noun < 0 or not (cue == tokens.first[cue] or tokens.words[cue - 1] == ";"):
        return ()
    begun = [first for first, _ in _next_subject(tokens, finding)]
    clauses = (c for c in tokens.children[finding.noun] if c > finding.noun and tokens.deps[c] in _CLAUSES and tokens.left[c] not in begun)
    end = max([finding.source[-1][1], *(tokens.right[c] for c in clauses)])
    comma = next((i for i in range(end, min(last, end + 3)) if tokens.words[i] == ","), None)
    beyond = [(max(a, last), b) for a, b in finding.content if b > last]  # a quotation that goes on
    return tokens.ranges([(comma + 1, last), *beyond]) if comma is not None else ()


def _before_but(tokens: Tokens, finding: Finding) -> Ranges:
    """As in "A, according to X, but B": B is not X's."""
    cue, main = finding.cue, tokens.head[finding.cue]
    own = (tokens.left[cue], tokens.right[cue])
    if tokens.deps[main] == "advcl" and tokens.head[main] < main < cue:  # "A after B, according to X": all of it
        return tokens.ranges(tokens.without((tokens.first[cue], tokens.last[cue]), [own]))
    if cue < main and tokens.deps[main] == "conj" and cue > tokens.head[main]:  # "A and according to X B": B
        return tokens.ranges(tokens.without((tokens.left[main], tokens.right[main]), [own]))
    if cue < main:
        return finding.content
    joined = [
        (tokens.left[c], tokens.right[c])
        for c in tokens.children[main]
        if tokens.deps[c] == "conj" and c > cue and any(tokens.deps[d] in ("nsubj", "nsubjpass", "expl") for d in tokens.children[c])
    ]
    openers = [(c, c + 1) for c in tokens.children[main] if tokens.deps[c] == "cc" and c > cue] if joined else []
    return tokens.ranges([left for piece in finding.content for left in tokens.without(piece, [*joined, *openers])])


def _before_joined(tokens: Tokens, finding: Finding, findings: Sequence[Finding]) -> Ranges:
    """As in "accused X of A and announced B", "said A, adding B": what the first verb introduces ends before the second, where that is a cue too."""
    content = finding.content
    within = slice(*(bisect_left(findings, at, key=lambda one: one.cue) for at in (content[0][0], content[-1][1])))
    for other in findings[within]:
        cue = other.cue
        if not any(a <= cue < b for a, b in content):
            continue
        if tokens.deps[cue] == "conj" and tokens.head[cue] == finding.cue:
            start = min([tokens.left[cue], *(c for c in tokens.children[finding.cue] if tokens.deps[c] == "cc" and finding.cue < c < cue)])
        elif _goes_on(tokens, finding, other):
            start = tokens.left[cue]
        else:
            continue
        content = tokens.ranges([left for piece in content for left in tokens.without(piece, [(start, tokens.right[cue])])]) or content
    return content


def _whole_clause(tokens: Tokens, finding: Finding, content: Ranges) -> Ranges:
    """As in "noted that they had switched, "which was better"": the clause from its beginning, where only its end was found."""
    first, last = content[0]
    clause = next((c for c in tokens.children[finding.cue] if tokens.deps[c] == "ccomp" and c > finding.cue), None)
    if clause is None or not finding.cue < tokens.left[clause] < first < tokens.right[clause] or tokens.acts[finding.cue] == "want":
        return content
    return tokens.ranges([(tokens.left[clause], last), *content[1:]])


def _goes_on(tokens: Tokens, finding: Finding, other: Finding) -> bool:
    """Whether another finding is a participle after a comma by which the same speaker goes on: ", saying ..."."""
    cue = other.cue
    told = (
        tokens.tags[cue] == "VBG" and tokens.deps[cue] == "advcl" and tokens.lemmas[cue] in ("say", "add", "call", "note", "state", "claim", "warn")
    )
    return told and finding.cue < cue and tokens.words[tokens.left[cue] - 1] == "," and other.noun in (finding.noun, -1)


def _with_object(tokens: Tokens, finding: Finding, content: Ranges) -> Ranges:
    """As in "accused [Hamas of ...]", "urged [people to stay]", "called [the ruling a mistake]": whom and what it is about belongs to what is put forward."""
    cue = finding.cue
    act, opening = tokens.acts[cue], tokens.lowers[content[0][0]]
    calling = tokens.lemmas[cue] in load_unsaid().calling
    first, last = content[0]
    accusing = act == "accuse" or any(load_lexicon().frames.get((tokens.lemmas[cue], tokens.lemmas[c])) == "accuse" for c in tokens.children[cue])
    against = opening == "as" or tokens.lowers[first - 1] == "against"
    if len(content) != 1 or not (accusing or act == "want" or calling or against):
        return content
    after = [c for c in tokens.children[cue] if c > cue]
    person = next((c for c in after if tokens.deps[c] in (("dobj", "oprd") if calling else ("dobj",))), None)
    if person is None:
        return _after_on(tokens, finding, content)
    if accusing:  # the object alone: "charged [the surgeon with manslaughter]"
        charge = next((c for c in after if tokens.deps[c] == "prep" and tokens.lowers[c] in _OF_ACCUSED and tokens.left[c] in (last, last + 1)), None)
        last = tokens.right[charge] if charge is not None and first <= person < last else last
    middle = [
        c
        for c in (person, *tokens.children[person])
        if calling and tokens.left[c] in (first, first - 1) and c != person and tokens.deps[c] == "appos"
    ]
    if middle or tokens.right[person] <= first <= tokens.right[person] + 1 + (tokens.lowers[first - 1] == "against"):
        first = tokens.left[person]
    return tokens.ranges([(first, last)])


def _of_noun(tokens: Tokens, finding: Finding, content: Ranges) -> Ranges:
    """As in "repeated her promise that [A]", "refused to [discuss it]": what was promised, and what somebody refused to speak of."""
    cue, lexicon = finding.cue, load_lexicon()
    for c in tokens.children[cue]:
        if tokens.acts[cue] == "decline_comment" and tokens.deps[c] == "xcomp" and tokens.lemmas[c] in lexicon.refusals:
            return tokens.ranges([(c, tokens.right[c])]) or content
        if (
            tokens.deps[c] == "dobj"
            and tokens.lemmas[cue] in lexicon.light
            and tokens.lemmas[c] in lexicon.nouns
            and content == tokens.ranges([(tokens.left[c], tokens.right[c])])
        ):
            clause = next(
                (d for d in tokens.children[c] if tokens.deps[d] == "acl" and any(tokens.lowers[e] == "that" for e in tokens.children[d])), None
            )
            return tokens.ranges([(tokens.left[clause], tokens.right[clause])]) if clause is not None else content
    return content


def _after_on(tokens: Tokens, finding: Finding, content: Ranges) -> Ranges:
    """As in "called on [the government to publish]", "referred to [the ship as a wreck]": whom it is asked of, or what it is said of."""
    first, last = content[0]
    on = next((c for c in tokens.children[finding.cue] if tokens.lowers[c] in ("on", "upon", "to") and finding.cue < c), None)
    asked = next((c for c in tokens.children[on] if tokens.deps[c] == "pobj"), None) if on is not None else None
    if asked is None or not (first == on or tokens.right[asked] == first):
        return content
    return tokens.ranges([(tokens.left[asked], max(last, tokens.right[asked]))])


def _without_occasion(tokens: Tokens, finding: Finding, content: Ranges) -> Ranges:
    """As in "A, the port said in a statement": where something was said is no part of it. A comma before it would make it one."""
    cue = finding.cue
    if len(content) < 2 or not any(tokens.deps[c] == "ccomp" and c < cue for c in tokens.children[cue]):
        return content
    occasions = [
        (tokens.left[c], tokens.right[c])
        for c in tokens.children[cue]
        if c > cue and tokens.deps[c] in ("prep", "npadvmod", "advmod") and all(tokens.words[i] != "," for i in range(cue, c))
    ]
    return tokens.ranges([left for piece in content for left in tokens.without(piece, occasions)]) or content


def _own_sentences(tokens: Tokens, finding: Finding, content: Ranges) -> Ranges:
    """Without a quotation of a later sentence that names its own speaker: ""A," said X. Y called it "B"."."""
    kept = []
    for a, b in content:
        root = next((i for i in range(tokens.first[a], tokens.last[a]) if tokens.head[i] == i), a)
        speaker = next((c for c in tokens.children[root] if tokens.deps[c] == "nsubj" and tokens.poses[c] in ("NOUN", "PROPN")), None)
        if a < tokens.last[finding.cue] or a <= root < b or speaker is None or not tokens.acts[root]:
            kept.append((a, b))
    return tokens.ranges(kept) or content


def _after_semicolon(tokens: Tokens, finding: Finding, content: Ranges) -> Ranges:
    """As in "A; B, officials said, C": they said B and C."""
    cue = finding.cue
    semicolon = next((i for i in range(cue - 1, content[0][0], -1) if tokens.words[i] == ";"), None)
    if tokens.deps[cue] != "parataxis" or tokens.head[cue] < cue or semicolon is None:
        return content
    return tokens.ranges([(max(a, semicolon + 1), b) for a, b in content if b > semicolon + 1]) or content


def _of_passive(tokens: Tokens, finding: Finding, content: Ranges) -> Ranges:
    """As in "[X] was reported by Y [to have left]", "[X] is said [to be ill]": of whom it is said, and what."""
    cue = finding.cue
    children = tokens.children[cue]
    subject = next((c for c in children if tokens.deps[c] == "nsubjpass"), None)
    said = next((c for c in children if tokens.deps[c] == "xcomp" and c > cue and tokens.tags[c] in ("VB", "VBN", "VBG")), None)
    if subject is None or tokens.lemmas[cue] in load_unsaid().naming:
        return content
    first = content[0][0]
    if subject != finding.noun and tokens.lowers[first - 1] == "as" and tokens.head[first - 1] == cue:  # "the remark was read by X as a threat"
        return tokens.ranges([(tokens.left[subject], tokens.right[subject]), *content])
    if said is None or subject == finding.noun or tokens.tags[subject] in ("WDT", "WP") or tokens.acts[cue] in ("accuse", "know", "announce"):
        return content
    return tokens.ranges([(tokens.left[subject], tokens.right[subject]), (tokens.left[said], tokens.right[said])])
