"""The words of a sentence that tell an event and read alone, so that a page can be called by them; and how deep in its sentence an event is told."""

from collections.abc import Iterator

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from generator.extract.events.clauses import LEVELS, helpers_of
from generator.extract.events.lexicon import load_lexicon
from generator.extract.events.people import PERSONAL
from generator.extract.events.senses import lemma_of
from generator.extract.events.triggers import Trigger

MOST_WORDS = 40  # of a clause: what is longer is cut by whoever shows it, and of what is much longer the cut says little
FEWEST_WORDS = 4  # "Smith's death", "fire broke out" could be anybody's
_VERBAL, _NOMINAL = frozenset({"VERB", "AUX"}), frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ON_A_PAR = frozenset({"ROOT", "ccomp", "xcomp", "conj", "attr", "prep", *_SUBJECTS, "dobj", "csubj"})
_UP = frozenset({"xcomp", "conj", "auxpass"})  # from these a clause's subject is found at the verb above
_ASIDE = frozenset({"advcl", "parataxis", "relcl", "acl", "ccomp"})  # clauses behind the trigger that a title can do without
_POINTING = frozenset({"PRP$", "WP$", "WP", "WDT", "EX"})
_OTHERS = frozenset(
    {"previous", "earlier", "past", "other", "recent", "several", "many", "various", "future", "further", "more", "some", "any", "such"}
)
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such"})


def depth_of(trigger: Trigger) -> int:
    """How many clauses or phrases stand between a trigger and its sentence's main clause; what somebody says is on a par with the saying."""
    depth = 0
    token = trigger.light or trigger.token
    for _ in range(4 * LEVELS):
        if token.dep_ not in _ON_A_PAR:
            depth += 1
        above = token.head
        if above == token:
            break
        token = above
    return depth


def circumstance_of(trigger: Trigger) -> Token | None:
    """The word that the event is only a circumstance of: "discussing" in "discussing arms at the meeting", "came" in "the attack came from the sea"."""
    token = trigger.verb or trigger.token
    if token.pos_ in _NOMINAL and token.dep_ in (*_SUBJECTS, "dobj") and token.head.pos_ == "VERB":
        return token.head
    for _ in range(4 * LEVELS):
        above = token.head
        if above == token:
            return None
        if token.dep_ == "advcl" or (
            token.dep_ == "prep" and token.lower_ not in ("of", "about") and lemma_of(above) not in load_lexicon().denied_of
        ):
            return above
        token = above
    return None


def find_clause(trigger: Trigger) -> tuple[int, int] | None:
    """The tokens of the clause, or of the noun phrase, that tells the event and can be understood without the sentences before it.

    None where its subject is a pronoun, where it has no subject, and where it names nobody and nothing.
    """
    verb = trigger.verb
    found = _of_verb(verb, trigger.token) if verb is not None and verb.lemma_ != "be" else None
    if found is None and trigger.token.pos_ in _NOMINAL:
        found = _of_noun(trigger.token)
    if found is None or not FEWEST_WORDS <= found[1] - found[0] <= MOST_WORDS:
        return None
    words = trigger.token.doc[found[0] : found[1]]
    return found if any(token.pos_ == "PROPN" for token in words) and not _points_outside(words) else None


def _points_outside(words: SpacySpan) -> bool:
    """Whether words need those before them: "voted to refer them to the House", "launched this event", "last night's victory", "but once ..."."""
    first = words[0]
    if first.pos_ in ("CCONJ", "SCONJ") or not first.text[0].isalnum() or first.ent_type_ in ("DATE", "TIME"):
        return True
    named = False
    for token in words:
        named = named or token.pos_ == "PROPN"
        if token.tag_ == "PRP" and not (named and token.lower_ in PERSONAL):
            return True
        if (token.dep_ == "det" and token.lower_ in _DEMONSTRATIVE) or token.lower_ in load_lexicon().unclear:
            return True
    return False


def _of_verb(verb: Token, trigger: Token) -> tuple[int, int] | None:
    top, subject = _with_subject(verb)
    if subject is None or not _is_finite(top) or not _reads_alone(subject) or subject.i > trigger.i:
        return None
    start = subject.left_edge.i
    return start, _end(top, trigger, start)


def _with_subject(verb: Token) -> tuple[Token, Token | None]:
    """The verb itself or the nearest above it that has a subject of its own before it."""
    for _ in range(LEVELS):
        own = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
        if own is not None:
            return verb, own
        if verb.dep_ not in _UP or verb.head.pos_ not in _VERBAL:
            break
        verb = verb.head
    return verb, None


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(helper.tag_ in ("VBD", "VBZ", "VBP", "MD") for helper in helpers_of(verb))


def _of_noun(noun: Token) -> tuple[int, int] | None:
    """The noun with all that describes it: "the resignation of Maria Lopez"; not several of them, "previous launches"."""
    if not _reads_alone(noun) or any(child.lower_ in _OTHERS for child in noun.children):
        return None
    return noun.left_edge.i, _end(noun, noun, noun.left_edge.i)


def _reads_alone(noun: Token) -> bool:
    """Whether a noun phrase can be understood without what stands before it: no pronoun, no "their government", no "such talks"."""
    if noun.pos_ == "PRON" or noun.tag_ in _POINTING or noun.lower_ in _DEMONSTRATIVE:
        return False
    if noun.pos_ == "NOUN" and [child.lower_ for child in noun.children] == ["the"]:
        return False  # "the party"
    return not any(
        (child.tag_ in _POINTING and child.dep_ == "poss") or (child.dep_ in ("det", "amod") and child.lower_ in _DEMONSTRATIVE)
        for child in noun.children
    )


def _end(top: Token, trigger: Token, start: int) -> int:
    """Where the clause ends: before the first clause behind the trigger that says something else."""
    end = top.right_edge.i + 1
    for aside in _asides(top, trigger):
        if aside > trigger.i:
            end = min(end, aside)
    doc = trigger.doc
    while end > max(trigger.i + 1, start + 1) and (doc[end - 1].is_punct or doc[end - 1].pos_ in ("CCONJ", "SCONJ", "ADP")):
        end -= 1
    return end


def _asides(top: Token, trigger: Token) -> Iterator[int]:
    """The first tokens of the clauses below a clause that do not hold its trigger."""
    for token in top.doc[top.left_edge.i : top.right_edge.i + 1]:
        apart = token.dep_ in _ASIDE or (token.dep_ == "conj" and token.pos_ in _VERBAL)
        if apart and token.left_edge.i > trigger.i:
            yield token.left_edge.i
