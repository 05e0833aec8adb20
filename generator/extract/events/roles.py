"""Who took part in an event and in what role, from where they stand in its clause; and the place that the clause gives."""

from collections.abc import Iterator

from spacy.tokens import Token

from generator.extract.events.clauses import LEVELS, subjects, with_coordinated
from generator.extract.events.lexicon import Kind, load_lexicon
from generator.extract.events.people import People
from generator.extract.events.senses import is_done_to
from generator.extract.events.triggers import Trigger
from generator.models.reading import LocalId, Participant

_PLACING = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "off"})
_INSIDE = frozenset({"poss", "compound", "nmod", "amod", "appos", "nummod"})
_OF_PLACES = frozenset({"vote", "contest", "disaster"})  # "the Belarusian election" is no voter's
_DONE_TO = frozenset({"purchase"})  # what stands before these nouns is what is bought
_OF_ONE = frozenset({"death", "birth"})  # a president's death is not his country's
INVOLVED = "participant"
"""The role of whoever the clause names without saying what it did."""


def participants_of(trigger: Trigger, people: People, place: LocalId | None) -> tuple[Participant, ...]:
    """Each entity but the place once, in the first role that its places in the clause give it, a noun's own first, then the subject."""
    found: dict[LocalId, str] = {}
    for token, role in _places(trigger, people):
        for entity, own in _entities_at(token, people):
            if not own and trigger.kind.type in _OF_ONE:
                continue
            found.setdefault(entity, role if own else INVOLVED)
        if trigger.kind.type == "change" and token.lemma_.lower() in load_lexicon().holdings:
            for owner in _owners(token, people):
                found.setdefault(owner, INVOLVED)
    if trigger.kind.type == "retraction" and not found:  # "Kanal's report was withdrawn"
        for token, _ in _places(trigger, people):
            found.update(dict.fromkeys(_owners(token, people), trigger.kind.subject))
    return tuple(
        Participant(entity, role)
        for entity, role in found.items()
        if entity != place
        and people.schemas.get(entity) != "Event"  # an event takes part in nothing
        and not (role == "product" and people.schemas.get(entity) == "Person")
    )


def place_of(trigger: Trigger, people: People) -> LocalId | None:
    """The place that the trigger's own words, else its verb's, put it in; the parser hangs "in Paris" on whom one met there, too."""
    verb = trigger.verb
    heads = [trigger.token] if verb is None or verb is trigger.token else [trigger.token, verb]
    if verb is not None:
        heads += [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass") and people.is_person(child)]
    for head in heads:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _PLACING:
                for pobj in child.children:
                    entity = people.at(pobj) if pobj.dep_ == "pobj" else None
                    if entity and people.schemas.get(entity) == "Place":
                        return entity
    before = (people.at(child) for child in trigger.token.children if _is_where(child, trigger.kind, people))
    return next((entity for entity in before if entity), None)


def _is_where(child: Token, kind: Kind, people: People) -> bool:
    """Whether a name right before the noun is where it happened, "the Nice attack", rather than whose doing, "the US raid"."""
    if child.dep_ not in ("compound", "nmod", "amod") or child.head.pos_ not in ("NOUN", "PROPN"):
        return False
    entity = people.at(child)
    if not entity or people.schemas.get(entity) != "Place" or kind.type in load_lexicon().towards:
        return False
    if entity not in people.countries:
        return True
    befalls = kind.type in load_lexicon().befalling or child.head.lemma_.lower() in load_lexicon().befalling_nouns
    return befalls and child.dep_ != "amod"  # an Israeli shooting is an Israeli's


def _places(trigger: Trigger, people: People) -> Iterator[tuple[Token, str]]:
    """The tokens that stand in a clause's places, with the role that each place gives."""
    kind, token = trigger.kind, trigger.token
    if trigger.token.pos_ not in ("VERB", "AUX"):
        yield from _noun_places(trigger, people)
    verb = trigger.verb
    if verb is None:
        return
    who, passive = subjects(verb)
    passive = passive or is_done_to(verb)
    light = trigger.light is not None
    hosting = load_lexicon().attending.get(verb.lemma_) if light and kind.type == "meeting" else None  # "Turkey hosted the meeting"
    for subject in with_coordinated([one for one in who if one.i != token.i]):
        yield subject, kind.object if passive and not light else hosting or kind.subject
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "oprd", "attr") and child.i != token.i:
            if child.dep_ == "dative" and child.pos_ == "ADP":
                yield from ((one, kind.object) for one in with_coordinated([c for c in child.children if c.dep_ == "pobj"]))
            else:
                yield from ((one, kind.object) for one in with_coordinated([child]))
        elif child.dep_ in ("prep", "agent"):
            role = _role_of_preposition(child, trigger, passive=passive)
            if role:
                yield from ((one, role) for one in with_coordinated([c for c in child.children if c.dep_ == "pobj"]))


def _noun_places(trigger: Trigger, people: People) -> Iterator[tuple[Token, str]]:
    kind = trigger.kind
    for child in trigger.token.children:
        if _is_where(child, kind, people):
            continue
        if child.dep_ in ("poss", "compound", "nmod", "amod"):
            before = kind.subject if child.dep_ == "poss" else _role_before_noun(child, kind, people)
            yield from ((one, before) for one in with_coordinated([child]))
        elif child.dep_ in ("prep", "agent"):
            beside = _role_beside_noun(child.lower_, kind)
            goes = child.lower_ == "of" and kind.type in load_lexicon().towards  # "the visit of the premier", "a tour of Asia"
            if beside:
                things = with_coordinated([c for c in child.children if c.dep_ == "pobj"])
                yield from ((one, kind.subject if goes and people.is_person(one) else beside) for one in things)
    for participle in trigger.attended:
        role = load_lexicon().attending[participle.lemma_]
        agents = [pobj for agent in participle.children if agent.dep_ == "agent" for pobj in agent.children if pobj.dep_ == "pobj"]
        yield from ((one, role) for one in with_coordinated(agents))


def _role_before_noun(child: Token, kind: Kind, people: People) -> str:
    """The role of a name right before the noun: "the Norsteel bid" buys Norsteel, "the Oslo flight" goes to or from there."""
    if kind.type in _OF_PLACES:
        return INVOLVED
    entity = people.at(child)
    place = entity is not None and people.schemas.get(entity) == "Place"
    return kind.object if kind.type in _DONE_TO or (place and kind.type in load_lexicon().towards) else kind.subject


def _role_beside_noun(preposition: str, kind: Kind) -> str | None:
    """The role of what follows a preposition behind a noun: "the arrest of", "talks with", "an attack by"."""
    if preposition == "by":
        return kind.subject
    if preposition in ("of", "on", "against"):
        return kind.object
    return kind.companion if preposition in ("with", "between", "among", "from", "to") else None


def _role_of_preposition(preposition: Token, trigger: Trigger, *, passive: bool) -> str | None:
    """The role of what follows a preposition; None where it is no part in the event ("in response to critics")."""
    word, kind = preposition.lower_, trigger.kind
    if preposition.dep_ == "agent" or (word == "by" and passive):
        return kind.subject
    if word in ("with", "alongside", "between", "among"):
        return kind.companion
    return kind.object if word in ("against", "to") and kind.object != "product" else None


def _owners(token: Token, people: People) -> Iterator[LocalId]:
    """Whose a noun says that its thing is: "GM's shares", "shares of GM", "Kanal's report"."""
    for child in token.children:
        if child.dep_ in ("poss", "compound"):
            inner = people.at(child)
            if inner:
                yield inner
        elif child.dep_ == "prep" and child.lower_ in ("of", "in"):
            yield from (found for pobj in child.children if (found := people.at(pobj)))


def _entities_at(token: Token, people: People, levels: int = LEVELS) -> Iterator[tuple[LocalId, bool]]:
    """The entities of a noun phrase, and whether the phrase is the entity itself: "Jobs" is; "Hamas" in "Hamas leaders" acts through them."""
    entity = people.at(token)
    if entity:
        if token.ent_type_ not in ("DATE", "TIME"):  # "New Year's Eve" is nobody
            yield entity, True
        return
    acting = token.lemma_.lower() in load_lexicon().bodies
    for child in token.children:
        inner = people.at(child) if child.dep_ in _INSIDE else None
        if inner and (acting or child.dep_ == "appos"):
            yield inner, child.dep_ == "appos"
        if acting and levels and child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for pobj in with_coordinated([c for c in child.children if c.dep_ == "pobj"]):
                yield from ((found, False) for found, _ in _entities_at(pobj, people, levels - 1))
