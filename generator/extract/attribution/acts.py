"""What a cue does with its content: the speech act, the polarity, and the words that soften."""

from dataclasses import dataclass

from generator.extract.attribution.lexicon import load_hedges, load_lexicon, load_unsaid
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.tokens import Ranges, Tokens
from generator.models.reading import SpeechAct

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_FIND = frozenset({"find", "see", "give", "offer", "provide", "produce", "present", "show"})
"""As in "no evidence was found"; "no information was leaked" doubts nothing."""


@dataclass(frozen=True, slots=True)
class Act:
    """`silent` where nobody put anything forward: the claim is then the article's own. `cue` are the words that attribute."""

    speech_act: SpeechAct
    negated: bool
    silent: bool
    rule: str


def read_act(tokens: Tokens, quotations: Quotations, cue: int, content: Ranges) -> Act:
    """The speech act of a finding, from its cue, the cue's dependents and its content."""
    negated = is_negated(tokens, cue)
    lexicon, lemma = load_lexicon(), tokens.lemmas[cue]
    act, rule = _plain_act(tokens, cue)
    if negated and lemma in lexicon.refusals and any(tokens.lowers[c] in ("would", "wo") for c in tokens.children[cue]):
        return Act("decline_comment", True, False, "refusal")
    if negated and lemma in lexicon.silent_verbs and act == "assert":
        return Act("decline_comment", True, True, "silence")
    if act == "decline_comment" and not refuses_speech(tokens, cue):
        return Act("deny" if lemma == "reject" else "assert", negated, False, "refusal")
    if negated:
        return Act(*_negated(act), False, f"{rule}, negated")
    whole = lemma != "say" or len({tokens.first[i] for a, b in content for i in range(a, b)}) == 1  # what ends in a question says more than that
    if act in ("assert", "ask") and lemma in ("ask", "question", "wonder", "say") and whole and _ends_in_question(tokens, quotations, content):
        return Act("ask", False, False, "question")
    special = _of_one_verb(tokens, cue, act)
    if special:
        return special
    stance = content_stance(tokens, content) or _called_untrue(tokens, cue, content)
    if act == "assert" and stance:
        return Act(stance, False, False, f"{rule}, content {stance}s")
    return Act(act, False, False, rule)


def _of_one_verb(tokens: Tokens, cue: int, act: SpeechAct) -> Act | None:
    """What only one verb does, by what stands beside it."""
    lexicon, lemma, children = load_lexicon(), tokens.lemmas[cue], tokens.children[cue]
    if lemma == "dismiss" and any(tokens.deps[c] == "dobj" and tokens.lemmas[c] in load_unsaid().deniable for c in children):
        return Act("deny", False, False, "dismissal of a claim")
    if lemma == "hear" and tokens.lemmas[_subject(tokens, cue)] in lexicon.courts:
        return Act("assert", False, False, "heard by a court")
    if lemma == "plead" and act == "confirm" and "not" in tokens.lowers[cue : cue + 3]:
        return Act("deny", False, False, "plead not guilty")
    if lemma in ("rule", "decide") and any(tokens.lowers[c] == "against" for c in children):
        return Act("deny", False, False, f"{lemma} against")
    if lemma == "oppose" and act == "want":
        return Act("want", True, False, "oppose")  # who opposes it does not want it
    return None


def _negated(act: SpeechAct) -> tuple[SpeechAct, bool]:
    """A negated act: not confirming withholds a comment; not denying is no denial."""
    if act == "confirm":
        return "decline_comment", True
    return act, True


def _plain_act(tokens: Tokens, cue: int) -> tuple[SpeechAct, str]:
    lexicon, lemma = load_lexicon(), tokens.lemmas[cue]
    if lemma in ("ask", "tell", "challenge") and any(tokens.deps[c] in ("xcomp", "ccomp") and _is_wished(tokens, c) for c in tokens.children[cue]):
        return "want", f"{lemma} to"
    if lemma == "call" and any(tokens.deps[d] == "mark" and tokens.lowers[d] == "for" for c in tokens.children[cue] for d in tokens.children[c]):
        return "want", "frame call for"  # "called for the network to dismiss him": the parser hangs "for" on the infinitive
    bare = all(tokens.deps[c] != "dobj" for c in tokens.children[cue]) or lemma != "call"  # "called Nevada for Biden" calls for nothing
    for child in tokens.children[cue]:
        framed = lexicon.frames.get((lemma, tokens.lemmas[child])) if bare else None
        if framed:
            return framed, f"frame {lemma} {tokens.lemmas[child]}"
        if tokens.deps[child] == "dobj" and lemma in lexicon.light and tokens.lemmas[child] in lexicon.nouns:
            return lexicon.nouns[tokens.lemmas[child]], f"{lemma} {tokens.lemmas[child]}"
    if tokens.lowers[cue] in lexicon.prepositions:
        return "assert", f"preposition {tokens.lowers[cue]}"
    by_pos = {"VERB": lexicon.verbs, "AUX": lexicon.verbs, "NOUN": lexicon.nouns, "ADJ": lexicon.adjectives}.get(tokens.poses[cue], {})
    if lemma in by_pos:
        return by_pos[lemma], f"{tokens.poses[cue].lower()} {lemma}"
    for words in (lexicon.verbs, lexicon.nouns, lexicon.adjectives):
        if lemma in words:
            return words[lemma], f"word {lemma}"
    return "assert", "no word of the list" if tokens.weight[cue] else "mark"


def _is_wished(tokens: Tokens, verb: int) -> bool:
    """Whether what is asked is that something be done ("asked him to go", "asked that he go"), and not whether or how it will be."""
    clause = range(tokens.left[verb], verb)
    return tokens.tags[verb] == "VB" and not any(
        tokens.lemmas[c] == "do"  # "told them "we do not have to answer""
        or tokens.tags[c] in ("MD", "WRB", "WP")
        or (tokens.deps[c] == "mark" and tokens.lowers[c] in ("if", "whether"))
        for c in tokens.children[verb]
        if c in clause
    )


def is_negated(tokens: Tokens, cue: int) -> bool:
    """Whether the cue itself is denied: "has not commented", "never said", "no comment"."""
    at = cue
    if cue and tokens.lowers[cue - 1] == "nor":
        return True
    for _ in range(3):  # "did not want to comment": the infinitive's head carries the negation
        if any(c < cue and tokens.lowers[c] in _NEGATIONS and tokens.deps[c] in ("neg", "det", "advmod", "preconj") for c in tokens.children[at]):
            return True
        subject = next((c for c in tokens.children[at] if tokens.deps[c] == "nsubj"), None)
        if subject is not None and (
            tokens.lowers[subject] in ("nobody", "none", "neither") or any(tokens.lowers[c] in ("no", "neither") for c in tokens.children[subject])
        ):
            return True
        if tokens.deps[at] != "xcomp":
            return False
        at = tokens.head[at]
    return False


def refuses_speech(tokens: Tokens, cue: int) -> bool:
    """As in "declined to comment", "refused comment": what is refused is to speak."""
    lexicon = load_lexicon()
    return any(
        tokens.lemmas[i] in lexicon.refusals
        or (tokens.lemmas[i] in lexicon.handovers and any(tokens.lemmas[d] in lexicon.disclosures for d in tokens.children[i]))
        for c in tokens.children[cue]
        if tokens.deps[c] in ("xcomp", "dobj", "ccomp")
        for i in (c, *tokens.children[c])
        if i == c or tokens.deps[i] in ("conj", "dobj")
    )


def _ends_in_question(tokens: Tokens, quotations: Quotations, content: Ranges) -> bool:
    end = content[-1][1] if content else len(tokens)
    return end < len(tokens) and tokens.words[end] == "?" and bool(quotations.inside[end - 1])


def content_stance(tokens: Tokens, content: Ranges) -> SpeechAct | None:
    """Whether a content says that something else is not so ("deny"), or that it may not be so or is not known ("doubt")."""
    if not content:
        return None
    hedges = load_hedges()
    first, last = content[0][0], content[-1][1]
    untrue = next((i for i in range(first, last) if tokens.lemmas[i] in hedges.untrue or tokens.lowers[i] in hedges.untrue), None)
    if untrue is not None and _is_predicate(tokens, untrue, first, last) and not is_negated(tokens, tokens.head[untrue]):
        aside = [
            (tokens.left[i], tokens.right[i])
            for i in range(first, last)
            if tokens.deps[i] in ("relcl", "acl") and not tokens.left[i] <= untrue < tokens.right[i]
        ]
        return "doubt" if find_hedges(tokens, tuple(left for piece in content for left in tokens.without(piece, aside))) else "deny"
    unknown = (i for i in range(first, last) if tokens.lemmas[i] in hedges.knowledge and any(tokens.lowers[c] == "no" for c in tokens.children[i]))
    return "doubt" if any(tokens.deps[i] != "nsubjpass" or tokens.lemmas[tokens.head[i]] in _FIND for i in unknown) else None


def _called_untrue(tokens: Tokens, cue: int, content: Ranges) -> SpeechAct | None:
    """As in "called the report fiction", "dismissed as untrue claims that ..."."""
    if tokens.lemmas[cue] not in ("call", "dismiss", "label", "brand", "describe", "denounce"):
        return None
    untrue = load_hedges().untrue
    if not any(tokens.lemmas[i] in untrue or tokens.lowers[i] in untrue for a, b in content for i in range(a, b)):
        return None
    return "doubt" if find_hedges(tokens, content) else "deny"


def _subject(tokens: Tokens, cue: int) -> int:
    """The cue's subject, or the cue itself where it has none."""
    return next((c for c in tokens.children[cue] if tokens.deps[c] == "nsubj"), cue)


def _is_predicate(tokens: Tokens, word: int, first: int, last: int) -> bool:
    """As in "were simply a canard": the word is what the content's own clause says of its subject."""
    head = tokens.head[word]
    return (
        tokens.deps[word] in ("attr", "acomp", "oprd") and first <= head < last and tokens.lemmas[head] in ("be", "remain", "call", "appear", "seem")
    )


def find_hedges(tokens: Tokens, content: Ranges) -> Ranges:
    """The words in a content, or right at its edges, that soften it."""
    found: list[tuple[int, int]] = []
    openers = load_hedges().openers
    for first, last in content:
        i = first
        while i < last:
            length = _hedge_at(tokens, i, last) if tokens.lowers[i] in openers else 0
            if length:
                found.append((i, i + length))
            i += max(1, length)
    return tuple(found)


def _hedge_at(tokens: Tokens, i: int, last: int) -> int:
    """How many tokens from `i` on are a hedge; 0 for none."""
    hedges, lowers = load_hedges(), tokens.lowers
    for phrase in hedges.phrases.get(lowers[i], ()):
        if i + len(phrase) <= last and tuple(lowers[i : i + len(phrase)]) == phrase:
            return len(phrase)
    word = lowers[i]
    if word in hedges.modal and tokens.poses[i] == "AUX":
        if not _softens(tokens, i):
            return 0
        return _modal_length(tokens, i, last)
    if word not in hedges.words:
        return 0
    before_noun = tokens.deps[i] == "amod"
    passive = any(tokens.deps[c] == "auxpass" for c in tokens.children[i])
    if (word in hedges.before_noun and not before_noun and tokens.deps[i] != "advmod") or (word in hedges.passive and not passive):
        return 0
    return 1


def _softens(tokens: Tokens, modal: int) -> bool:
    """Whether a modal says that something is possible: not "May God protect them", "could not agree" nor "so that they could vote"."""
    verb = tokens.head[modal]
    if tokens.words[modal] == "May":
        return False
    if any(tokens.lowers[c] == "so" and tokens.lowers[c + 1] == "that" for c in range(tokens.left[verb], modal - 1)):
        return False
    if tokens.lowers[modal] == "could" and any(tokens.deps[c] == "neg" for c in tokens.children[verb]):
        return False
    subject = next((c for c in tokens.children[verb] if tokens.deps[c] in ("nsubj", "nsubjpass", "expl", "csubj")), None)
    return subject is None or subject < modal


def _modal_length(tokens: Tokens, i: int, last: int) -> int:
    """A modal with its auxiliaries, and "been" where nothing else is said: "may have been"."""
    end = i + 1
    while end < last and tokens.lowers[end] in ("have", "be", "been", "not", "well", "also"):
        end += 1
    return end - i
