"""Which words tell of an event, and of what kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from generator.extract.events.lexicon import OTHER, OTHER_KIND, Kind, load_lexicon

_OBJECTS = frozenset({"dobj", "nsubjpass", "oprd", "attr"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event. `light` is the verb that only says that it took place ("held a meeting"), whose time and subject are its own."""

    token: Token
    kind: Kind
    light: Token | None = None

    @property
    def verb(self) -> Token | None:
        """The verb whose clause tells the event."""
        return self.token if self.token.pos_ in ("VERB", "AUX") else self.light


def find_triggers(sentence: SpacySpan) -> Iterator[Trigger]:
    """The triggers of a sentence in order. A light verb is none beside its noun, nor a noun beside a verb of its own type."""
    lexicon = load_lexicon()
    nouns = [trigger for token in sentence if token.pos_ in ("NOUN", "PROPN") and (trigger := _noun_trigger(token))]
    told = {trigger.light.i for trigger in nouns if trigger.light is not None}
    found = [trigger for trigger in nouns if not _is_told_by_verb(trigger)]
    for token in sentence:
        if token.pos_ == "VERB" and token.i not in told and token.dep_ not in ("aux", "auxpass", "amod", "compound", "case"):
            found.append(Trigger(token, _verb_kind(token, lexicon.verbs.get(_lemma(token), OTHER_KIND))))
        elif token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"):
            found.append(Trigger(token, OTHER_KIND))
    yield from sorted(found, key=lambda trigger: trigger.token.i)


def _noun_trigger(token: Token) -> Trigger | None:
    lexicon = load_lexicon()
    kind = lexicon.nouns.get(_lemma(token))
    if kind is None or token.dep_ in ("compound", "nmod", "npadvmod", "amod"):
        return None
    if token.pos_ == "PROPN" and token.ent_type_ in ("ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "GPE"):
        return None
    if kind.type == "labour-strike" and _is_military(token):
        kind = lexicon.nouns["attack"]
    light = token.head if token.dep_ in (*_OBJECTS, "nsubj") and token.head.lemma_ in lexicon.light and token.head.pos_ in ("VERB", "AUX") else None
    return Trigger(token, kind, light)


def _verb_kind(verb: Token, kind: Kind) -> Kind:
    """The kind of a verb that has several, by its object."""
    lemma = _lemma(verb)
    if lemma in ("launch", "release", "fire", "charge", "hit", "strike"):
        things = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
        if lemma == "launch" and any(_lemma(thing) not in load_lexicon().products and _lemma(thing) in load_lexicon().nouns for thing in things):
            return load_lexicon().verbs["attack"]
        if lemma == "launch":
            return load_lexicon().verbs["release"]
        if lemma == "release" and any(
            thing.ent_type_ == "PERSON" or _lemma(thing) in ("hostage", "prisoner", "detainee", "captive", "suspect") for thing in things
        ):
            return load_lexicon().verbs["free"]
        if lemma == "fire" and any(thing.ent_type_ == "PERSON" or thing.pos_ == "PRON" for thing in things):
            return load_lexicon().verbs["oust"]
    return kind


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
