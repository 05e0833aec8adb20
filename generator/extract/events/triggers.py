"""Which words tell of an event, and of what kind."""

from dataclasses import dataclass, replace

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from generator.extract.events.lexicon import OTHER, OTHER_KIND, Kind, load_lexicon

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
            found.append(Trigger(verb, _verb_kind(verb)))
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
    lexicon = load_lexicon()
    kind = lexicon.nouns.get(_lemma(token))
    if kind is None or token.dep_ in ("compound", "nmod", "npadvmod", "amod"):
        return None
    if token.pos_ == "PROPN" and token.ent_type_ in _NAMES:
        return None
    if kind.type == "labour-strike" and _is_military(token):
        kind = lexicon.nouns["attack"]
    return Trigger(token, kind, _light_verb(token))


def _begun(verb: Token) -> Trigger | None:
    """What began, ended or took place, where no list knows its noun: "pre-orders of the phone began"."""
    lexicon = load_lexicon()
    if verb.lemma_ not in lexicon.occurring or any(child.dep_ in ("dobj", "xcomp") for child in verb.children):
        return None
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    if not subjects or subjects[0].pos_ != "NOUN" or _lemma(subjects[0]) in lexicon.nouns or subjects[0].ent_type_ in _NAMES:
        return None
    return Trigger(subjects[0], OTHER_KIND, verb)


def _light_verb(noun: Token) -> Token | None:
    """The verb that only says that the noun's event took place, as whose object or subject it stands or that follows it: "a vote to be held"."""
    light, attending = load_lexicon().light, load_lexicon().attending
    if noun.dep_ in (*_OBJECTS, "nsubj") and noun.head.lemma_ in light and noun.head.pos_ in _VERBAL:
        return noun.head
    following = (child for child in noun.rights if child.dep_ == "acl" and child.tag_ in ("VBN", "VB"))
    return next((child for child in following if child.lemma_ in light and child.lemma_ not in attending), None)


def _verb_kind(verb: Token) -> Kind:
    """The kind of a verb; of one that has several, by what stands around it."""
    lexicon, lemma = load_lexicon(), _lemma(verb)
    if verb.pos_ != "VERB" or (lemma not in lexicon.verbs and lemma not in lexicon.harm):
        return OTHER_KIND
    things = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    lemmas = {_lemma(thing) for thing in things}
    if _is_another_sense(verb, lemmas):
        return OTHER_KIND
    if lemma == "launch":
        return lexicon.nouns["attack"] if lemmas - lexicon.products and lemmas & lexicon.nouns.keys() else lexicon.nouns["launch"]
    if lemma == "release" and (lemmas & lexicon.captives or any(thing.ent_type_ == "PERSON" for thing in things)):
        return lexicon.verbs["free"]
    if lemma in lexicon.product_verbs and lemmas & lexicon.words_released:
        return lexicon.verbs["say"]
    if lemma in lexicon.product_verbs and not (lemmas & lexicon.products or any(thing.pos_ == "PROPN" for thing in things)):
        return OTHER_KIND
    if lemma == "fire" and any(thing.ent_type_ == "PERSON" or thing.pos_ == "PRON" for thing in things):
        return lexicon.verbs["oust"]
    return _kind_of_harm(verb) if lemma in lexicon.harm else lexicon.verbs[lemma]


def _is_another_sense(verb: Token, objects: set[str]) -> bool:
    """Whether particle or object make a verb tell of something else than it does alone: "rule out", "meet a deadline", "closed higher"."""
    lexicon, lemma = load_lexicon(), _lemma(verb)
    if any(child.dep_ == "prt" and f"{lemma} {child.lower_}" in lexicon.phrasal for child in verb.children):
        return True
    if lemma == "file":
        return not any(lexicon.nouns.get(one) is lexicon.nouns["trial"] for one in objects)
    if lemma == "meet":
        return bool(objects & lexicon.not_met)
    return (lemma == "demonstrate" and bool(objects)) or (lemma in ("close", "shut") and not objects)


def _kind_of_harm(verb: Token) -> Kind:
    """Killing is an attack where somebody does it; by a storm it is a disaster, and of one who "was killed" no more is said than the death."""
    lexicon = load_lexicon()
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    doers += [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
    if any(_lemma(doer) in lexicon.causes for doer in doers):
        return lexicon.nouns["earthquake"]
    if not doers and verb.tag_ == "VBN" and any(child.dep_ == "nsubjpass" for child in verb.children):
        return lexicon.nouns["death"] if _lemma(verb) == "kill" else OTHER_KIND
    return lexicon.verbs.get(_lemma(verb), OTHER_KIND)


def _is_told_by_verb(trigger: Trigger) -> bool:
    """Whether the noun is the object of a verb of its own type: "signed an agreement" is one event."""
    head = trigger.token.head
    if trigger.light is not None and trigger.light is not head:
        return False
    if trigger.token.dep_ not in _OBJECTS or head.pos_ != "VERB" or _lemma(head) in load_lexicon().light:
        return False
    kind = load_lexicon().verbs.get(_lemma(head))
    return kind is not None and kind.type == trigger.kind.type != OTHER


def _is_military(token: Token) -> bool:
    return any(child.dep_ in ("amod", "compound", "nmod", "poss") and child.lower_ in load_lexicon().military for child in token.children)


def _lemma(token: Token) -> str:
    return token.lemma_.lower()
