"""What looks like somebody's words and is nobody's: conditions, works of fiction, names given to things, offers turned down, and "nobody said"."""

from collections.abc import Callable
from dataclasses import replace

from generator.extract.attribution.acts import refuses_speech
from generator.extract.attribution.finding import Finding
from generator.extract.attribution.lexicon import load_lexicon, load_unsaid
from generator.extract.attribution.tokens import Tokens

UNSURE = 0.4  # well below what pages show
_MARKS = frozenset({'"', "“", "‘", "'", "``", "«", "„"})
_NOBODY = frozenset({"nobody", "none", "neither"})


def doubt_unsaid(tokens: Tokens, findings: list[Finding]) -> list[Finding]:
    """The findings, those in which nobody puts anything forward with so little confidence that no page shows them."""
    return [
        replace(finding, likely=min(finding.likely, UNSURE), way=f"{finding.way}; {reason}") if (reason := _why_unsaid(tokens, finding)) else finding
        for finding in findings
    ]


def is_unsaid(finding: Finding) -> bool:
    """Whether a finding was found to be nobody's words."""
    return "; unsaid: " in finding.way


def _why_unsaid(tokens: Tokens, finding: Finding) -> str:
    for reason, test in _TESTS.items():
        if test(tokens, finding):
            return f"unsaid: {reason}"
    return ""


def _by_nobody(tokens: Tokens, finding: Finding) -> bool:
    """As in "nobody said that ...", "no group claimed ...": what the article says is that it was not said. A silence is read by its own rule."""
    noun = finding.noun
    if noun < 0 or tokens.lemmas[finding.cue] in load_lexicon().silent_verbs:
        return False
    return tokens.lowers[noun] in _NOBODY or any(
        tokens.lowers[c] in ("no", "not") and tokens.deps[c] in ("det", "neg") for c in tokens.children[noun]
    )


def _supposed(tokens: Tokens, finding: Finding) -> bool:
    """As in "if the minister says ...", "in the film, a spy says ...", "imagine that ..."."""
    unsaid, at = load_unsaid(), finding.cue
    first = tokens.first[at]
    if tokens.lemmas[first] in unsaid.suppose and tokens.tags[first] == "VB" and tokens.head[first] == first:
        return True
    for _ in range(3):
        children = tokens.children[at]
        if tokens.deps[at] == "advcl" and any(tokens.lowers[c] in ("if", "unless") and tokens.deps[c] == "mark" for c in children):
            return True
        if any(c == first and tokens.lowers[c] == "in" and _is_fiction(tokens, c) for c in children):
            return True
        at = tokens.head[at]
    return False


def _is_fiction(tokens: Tokens, preposition: int) -> bool:
    """Whether a phrase places what follows in a work of fiction: "in the film", "in the novel's last chapter"."""
    fiction = load_unsaid().fiction
    nouns = [c for c in tokens.children[preposition] if tokens.deps[c] == "pobj"]
    owners = [c for noun in nouns for c in tokens.children[noun] if tokens.deps[c] == "poss"]
    return any(tokens.lemmas[noun] in fiction and tokens.poses[noun] == "NOUN" for noun in (*nouns, *owners))


def _names(tokens: Tokens, finding: Finding) -> bool:
    """As in "a mass of water, called a plume, ...": the thing that is called so says nothing."""
    cue = finding.cue
    if tokens.lemmas[cue] == "know" and finding.noun < 0 and tokens.tags[cue] == "VBN":
        return True  # "was known for", "became known for": by everybody and nobody
    if (
        tokens.tags[cue] not in ("VBN", "VBD")
        or tokens.lemmas[cue] not in load_unsaid().naming
        or any(tokens.deps[c] in ("agent", "nsubj") for c in tokens.children[cue])
    ):
        return False
    of_itself = tokens.tags[cue] == "VBN" and finding.noun == tokens.head[cue]
    return tokens.deps[cue] in ("acl", "relcl", "advcl") and (finding.noun < 0 or of_itself)


def _turns_down(tokens: Tokens, finding: Finding) -> bool:
    """As in "rejected the offer", "was denied bail", "refused treatment": a decision, and no denial that something is so."""
    cue, unsaid = finding.cue, load_unsaid()
    children = tokens.children[cue]
    if tokens.lemmas[cue] not in ("reject", "deny", "refuse", "rebuff", "dismiss", "decline") or any(
        tokens.deps[c] in ("ccomp", "xcomp", "pcomp") for c in children
    ):
        return False
    objects = [c for c in children if tokens.deps[c] in ("dobj", "nsubjpass", "oprd")]
    if not objects or any(tokens.lowers[c] == "as" for c in children):
        return False
    if tokens.lemmas[cue] == "deny":
        return (
            len(objects) > 1 or any(tokens.deps[c] == "dative" for c in children) or any(tokens.lemmas[noun] in unsaid.withheld for noun in objects)
        )
    return not any(tokens.lemmas[noun] in unsaid.deniable or tokens.lowers[noun] in unsaid.deniable for noun in objects)


def _refuses_to_act(tokens: Tokens, finding: Finding) -> bool:
    """As in "refused to disavow the militia": the words after the verb are what was not done."""
    cue = finding.cue
    acting = any(tokens.deps[c] == "xcomp" and tokens.tags[c] == "VB" for c in tokens.children[cue])
    return tokens.lemmas[cue] in ("refuse", "decline") and acting and not refuses_speech(tokens, cue)


def _only_possible(tokens: Tokens, finding: Finding) -> bool:
    """As in "the party can ask them to withdraw", "critics might say": nobody has yet. "I must say" says it."""
    cue, noun = finding.cue, finding.noun
    if noun < 0 or tokens.poses[cue] != "VERB" or tokens.lowers[noun] in ("i", "we") or tokens.tags[cue] != "VB":
        return False
    modal = any(tokens.deps[c] == "aux" and tokens.lowers[c] in ("can", "may", "might", "could", "should", "must") for c in tokens.children[cue])
    return modal and not any(tokens.deps[c] == "neg" for c in tokens.children[cue])


def _circumstance(tokens: Tokens, finding: Finding) -> bool:
    """As in "decided after the death of his son": when it was, and nothing of what."""
    if len(finding.content) != 1:
        return False
    first, last = finding.content[0]
    clause = tokens.head[first] if tokens.deps[first] == "mark" else first
    return (
        tokens.lowers[first] in load_unsaid().when
        and tokens.deps[clause] in ("prep", "advcl")
        and tokens.left[clause] <= first
        and tokens.right[clause] >= last
    )


def _sets_topic(tokens: Tokens, finding: Finding) -> bool:
    """As in "Speaking of the fire, Okafor said ...": what the statement is about comes before it."""
    cue, first = finding.cue, finding.content[0][0]
    about = tokens.deps[first] in ("prep", "pobj") or tokens.lowers[first - 1] in ("about", "of", "on")
    opening = tokens.tags[cue] == "VBG" and tokens.deps[cue] == "advcl" and cue < tokens.head[cue] and bool(tokens.acts[tokens.head[cue]])
    return opening and about and tokens.lemmas[cue] in ("talk", "speak", "comment", "write")


def _matter(tokens: Tokens, finding: Finding) -> bool:
    """As in "ruled on the appeal", "voted on the bill": what was decided about, and nothing of how."""
    cue, content = finding.cue, finding.content
    if tokens.lemmas[cue] not in load_unsaid().deciding or len(content) != 1:
        return False
    about = next((c for c in tokens.children[cue] if tokens.deps[c] == "prep" and tokens.lowers[c] in ("on", "upon", "over", "about")), None)
    return about is not None and content[0][0] in (about, about + 1) and content[0][1] <= tokens.right[about]


def _makes_public(tokens: Tokens, finding: Finding) -> bool:
    """As in "published its figures", "passed the bill": something is made public or law, and nothing of what it says is told."""
    cue, (first, last) = finding.cue, finding.content[0]
    if tokens.lemmas[cue] not in load_unsaid().making or tokens.words[first - 1] in _MARKS:
        return False
    if any(tokens.deps[c] in ("ccomp", "xcomp", "acomp") for c in tokens.children[cue]):
        return False
    return not any(
        tokens.deps[i] in ("ccomp", "acl", "relcl", "nsubj", "nsubjpass") and tokens.deps[tokens.head[i]] != "ROOT" for i in range(first, last)
    )


def _credits(tokens: Tokens, finding: Finding) -> bool:
    """As in "— Ana Ruiz, calling for calm", under a quotation set apart: it says when the words above were said."""
    first = tokens.block_bounds[tokens.block[finding.cue]][0]
    return tokens.words[first] in ("—", "–", "―") and tokens.tags[finding.cue] == "VBG" and tokens.head[finding.cue] in range(first, finding.cue)


def _thing_reported(tokens: Tokens, finding: Finding) -> bool:
    """As in "no arrests were reported": without what is said of it, and by whom, this is the article's own statement."""
    subject = next((c for c in tokens.children[finding.cue] if tokens.deps[c] == "nsubjpass"), None)
    whole = tokens.ranges([(tokens.left[subject], tokens.right[subject])]) if subject is not None else ()
    return finding.noun < 0 and bool(whole) and finding.content == whole


def _no_speech(tokens: Tokens, finding: Finding) -> bool:
    """A verb that no list calls speech or thought, or one that is speech only of a quotation ("unrest continued"), with neither clause nor quotation."""
    cue, lexicon = finding.cue, load_lexicon()
    listed = tokens.poses[cue] not in ("VERB", "AUX") or tokens.lemmas[cue] in lexicon.verbs or tokens.lowers[cue] in lexicon.prepositions
    if listed and tokens.lemmas[cue] not in load_unsaid().quoting:
        return False
    clause = any(tokens.deps[c] in ("ccomp", "parataxis") for c in tokens.children[cue]) or tokens.deps[cue] == "parataxis"
    framed = any((tokens.lemmas[cue], tokens.lemmas[c]) in lexicon.frames for c in tokens.children[cue])
    quoted = any(word in _MARKS for a, b in finding.content for word in tokens.words[max(0, a - 1) : b])
    return not (clause or framed or quoted)


def _in_question(tokens: Tokens, finding: Finding) -> bool:
    """As in "In what states should voters expect a ballot?": a question puts nothing forward, whoever it mentions."""
    end = tokens.last[finding.cue] - 1
    while end > finding.cue and not tokens.words[end].strip():
        end -= 1
    quoted = any(word in _MARKS for word in tokens.words[tokens.first[finding.cue] : end])
    return tokens.words[end] == "?" and not quoted and tokens.acts[finding.cue] != "ask" and bool(tokens.weight[finding.cue])


def _says_nothing(tokens: Tokens, finding: Finding) -> bool:
    """A content of pronouns alone, or of one verb without what it is said of: "drivers will believe it", "the owners said so", "then, they say, fled"."""
    (first, last), *more = finding.content
    if last - first == 1 and not more and tokens.tags[first] in ("VBD", "VBZ", "VBP") and tokens.words[first - 1] not in _MARKS:
        return True
    return all(
        tokens.lowers[i] == "so" or tokens.poses[i] in ("PRON", "DET", "ADP", "PUNCT") for a, b in finding.content for i in range(a, b)
    ) and not any(tokens.words[a - 1] in _MARKS for a, _ in finding.content if a)


_TESTS: dict[str, Callable[[Tokens, Finding], bool]] = {
    "by nobody": _by_nobody,
    "supposed": _supposed,
    "a name": _names,
    "turned down": _turns_down,
    "not done": _refuses_to_act,
    "only possible": _only_possible,
    "a circumstance": _circumstance,
    "a topic": _sets_topic,
    "a matter": _matter,
    "made public": _makes_public,
    "a thing reported": _thing_reported,
    "no verb of speech": _no_speech,
    "a credit": _credits,
    "in a question": _in_question,
    "a pronoun": _says_nothing,
}
