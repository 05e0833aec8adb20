"""Which words tell of an event, and of what kind."""

from dataclasses import dataclass, replace

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from generator.extract.events.lexicon import OTHER, OTHER_KIND, Kind, load_lexicon
from generator.extract.events.senses import kind_of_noun, kind_of_verb, lemma_of

_VERBAL, _NOMINAL = frozenset({"VERB", "AUX"}), frozenset({"NOUN", "PROPN"})
_NO_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound", "case", "prep"})  # "according to", "following" are prepositions
_NAMES = frozenset({"ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "GPE", "LOC", "FAC", "DATE", "TIME"})  # "March", the Daily "Post"
_OBJECTS = frozenset({"dobj", "nsubjpass", "oprd", "attr"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event. `light` is the verb that only says that it took place ("held a meeting"), whose time and subject are its own;
    `attended` are participles behind a meeting that say who came to it.
    """

    token: Token
    kind: Kind
    light: Token | None = None
    attended: tuple[Token, ...] = ()

    @property
    def verb(self) -> Token | None:
        """The verb whose clause tells the event."""
        return self.token if self.token.pos_ in ("VERB", "AUX") else self.light


def find_triggers(sentence: SpacySpan) -> list[Trigger]:
    """The triggers of a sentence in order. A light verb is none beside its noun, nor a noun beside a verb of its own type."""
    verbs, nouns = [], []
    for token in sentence:
        part_of_speech = token.pos_
        if part_of_speech in _VERBAL:
            if token.dep_ not in _NO_CLAUSE:
                verbs.append(token)
        elif part_of_speech in _NOMINAL and (trigger := _noun_trigger(token)):
            nouns.append(trigger)
    nouns += [trigger for verb in verbs if (trigger := _begun(verb))]
    told = {trigger.light.i for trigger in nouns if trigger.light is not None}
    found = [trigger for trigger in nouns if not _is_told_by_verb(trigger)]
    for verb in verbs:
        meeting = _attended(verb, found)
        if meeting is not None:
            found[meeting] = replace(found[meeting], attended=(*found[meeting].attended, verb))
        elif verb.i not in told:
            found.append(Trigger(verb, kind_of_verb(verb)))
    return sorted(found, key=lambda trigger: trigger.token.i)


def _attended(verb: Token, found: list[Trigger]) -> int | None:
    """The meeting that a participle tells more of: "the talks in Cairo, hosted by Egypt"."""
    if verb.lemma_ not in load_lexicon().attending or verb.tag_ != "VBN" or not any(child.dep_ == "agent" for child in verb.children):
        return None
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return None
    before = [
        number for number, trigger in enumerate(found) if trigger.kind.type == "meeting" and trigger.token.pos_ == "NOUN" and trigger.token.i < verb.i
    ]
    return before[-1] if before else None


def _noun_trigger(token: Token) -> Trigger | None:
    kind = kind_of_noun(token)
    if kind is None or token.dep_ in ("compound", "nmod", "npadvmod", "amod"):
        return None
    if token.pos_ == "PROPN" and token.ent_type_ in _NAMES:
        return None
    if token.dep_ == "pobj" and token.head.lower_ == "under":
        return None  # "under contract", "under attack": a state
    return Trigger(token, kind, _light_verb(token, kind))


def _begun(verb: Token) -> Trigger | None:
    """What began, ended or took place, where no list knows its noun: "pre-orders of the phone began"."""
    lexicon = load_lexicon()
    if verb.lemma_ not in lexicon.occurring or any(child.dep_ in ("dobj", "xcomp") for child in verb.children):
        return None
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    if not subjects or subjects[0].pos_ != "NOUN" or lemma_of(subjects[0]) in lexicon.nouns or subjects[0].ent_type_ in _NAMES:
        return None
    return Trigger(subjects[0], OTHER_KIND, verb)


def _light_verb(noun: Token, kind: Kind) -> Token | None:
    """The verb that only says that the noun's event took place, as whose object or subject it stands or that follows it: "a vote to be held"."""
    lexicon = load_lexicon()
    light, attending = lexicon.light, lexicon.attending
    if kind.type in lexicon.befalling and kind.type != "vote":
        light -= lexicon.told_of
    if noun.head.pos_ == "VERB" and kind_of_verb(noun.head).type == "retraction":
        return None  # "took back her remarks"
    if noun.head.lemma_ == "call" and any(child.dep_ in ("oprd", "ccomp", "xcomp") for child in noun.head.children):
        return None  # "called the trial a farce"
    if noun.dep_ in (*_OBJECTS, "nsubj") and noun.head.lemma_ in light and noun.head.pos_ in _VERBAL:
        return noun.head
    following = (child for child in noun.rights if child.dep_ == "acl" and child.tag_ in ("VBN", "VB"))
    return next((child for child in following if child.lemma_ in light and child.lemma_ not in attending), None)


def _is_told_by_verb(trigger: Trigger) -> bool:
    """Whether the noun is the object of a verb of its own type: "signed an agreement" is one event."""
    head = trigger.token.head
    if trigger.light is not None and trigger.light is not head:
        return False
    if trigger.token.dep_ not in _OBJECTS or head.pos_ != "VERB" or lemma_of(head) in load_lexicon().light:
        return False
    kind = load_lexicon().verbs.get(lemma_of(head))
    return kind is not None and kind.type == trigger.kind.type != OTHER
