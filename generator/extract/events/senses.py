"""What a word tells of where it may tell of several things: by what stands around it."""

from spacy.tokens import Token

from generator.extract.events.lexicon import OTHER_KIND, Kind, load_lexicon

_SOMEBODY = frozenset({"PERSON", "NORP"})
_SHOWING = frozenset({"PERSON", "NORP", "GPE", "ORG"})
_TARGETS = frozenset({"PERSON", "NORP", "GPE", "ORG", "FAC", "LOC"})


def kind_of_noun(noun: Token) -> Kind | None:
    """The kind of event that a noun tells of; None where it tells of none."""
    lexicon, lemma = load_lexicon(), lemma_of(noun)
    kind = lexicon.nouns.get(lemma)
    if kind is not None and kind.type == "labour-strike" and _has_beside(noun, lexicon.military):
        return lexicon.nouns["attack"]
    if lemma == "release" and _has_beside(noun, lexicon.given_out):
        return lexicon.nouns["statement"]
    if lemma == "suit" and noun.head.lemma_ == "follow":
        return None
    if lemma == "bid" and not _has_beside(noun, lexicon.buying):
        return None  # for an office, a title, freedom
    return kind


def kind_of_verb(verb: Token) -> Kind:
    """The kind of a verb; of one that has several, by what stands around it."""
    lexicon, lemma = load_lexicon(), lemma_of(verb)
    if verb.pos_ != "VERB" or (lemma not in lexicon.verbs and lemma not in lexicon.harm and lemma != "take"):
        return OTHER_KIND
    things = _things(verb)
    lemmas = {lemma_of(thing) for thing in things}
    if lemmas & lexicon.said and _takes_back(verb):
        return lexicon.verbs["retract"]
    if _is_another_sense(verb, lemmas):
        return OTHER_KIND
    if lemma in ("launch", "fire") and lemmas & lexicon.flown:
        return lexicon.verbs["attack"] if _is_aimed(verb) else lexicon.nouns["launch"]  # over Japan, into the sea
    if lemma == "launch":
        return lexicon.nouns["attack"] if lemmas - lexicon.products and lemmas & lexicon.nouns.keys() else lexicon.nouns["launch"]
    if lemma == "release" and (lemmas & lexicon.captives or any(thing.ent_type_ == "PERSON" for thing in things)):
        return lexicon.verbs["free"]
    if lemma in lexicon.product_verbs and lemmas & lexicon.words_released:
        return lexicon.verbs["say"]
    if lemma in lexicon.product_verbs and not _is_brought_out(verb, things):
        return OTHER_KIND
    if lemma == "fire" and any(thing.ent_type_ == "PERSON" or thing.pos_ == "PRON" for thing in things):
        return lexicon.verbs["oust"]
    return _kind_of_harm(verb) if lemma in lexicon.harm else lexicon.verbs.get(lemma, OTHER_KIND)


def _is_brought_out(verb: Token, things: list[Token]) -> bool:
    """Whether somebody opens, ships or shows a product, or something that has a name; "this photo shows a rocket" unveils none."""
    lexicon = load_lexicon()
    shown = lemma_of(verb) == "show"
    if shown and not any((doer.ent_type_ in _SHOWING or doer.pos_ == "PRON") and lemma_of(doer) not in lexicon.pictures for doer in _doers(verb)):
        return False
    return any(lemma_of(thing) in lexicon.products or thing.pos_ == "PROPN" for thing in things)


def _is_another_sense(verb: Token, objects: set[str]) -> bool:
    """Whether particle or object make a verb tell of something else than it does alone: "rule out", "meet a deadline", "closed higher"."""
    lexicon, lemma = load_lexicon(), lemma_of(verb)
    if any(child.dep_ == "prt" and f"{lemma} {child.lower_}" in lexicon.phrasal for child in verb.children):
        return True
    if lemma == "file":
        return not any(lexicon.nouns.get(one) is lexicon.nouns["trial"] for one in objects)
    if lemma in lexicon.needing_victims:
        return not (_has_victim(verb) or _is_caused(verb))
    if lemma in ("retract", "disown", "disavow"):
        return not objects & lexicon.said
    if lemma == "capture":
        return not any(_is_somebody(thing) for thing in _things(verb))
    if lemma == "name":
        return not _names_to_office(verb)
    if lemma == "meet":
        return bool((objects | _beside(verb, "with")) & lexicon.not_met)
    if lemma == "succeed":
        return bool(_beside(verb, "in", "at"))
    if lemma in ("withdraw", "deploy", "advance"):
        return bool(objects) and not objects & lexicon.forces
    return (lemma == "demonstrate" and bool(objects)) or (lemma in ("close", "shut") and not objects)


def _kind_of_harm(verb: Token) -> Kind:
    """Killing is an attack where somebody does it; by a storm it is a disaster, and of one who "was killed" no more is said than the death."""
    lexicon = load_lexicon()
    if _is_caused(verb):
        return lexicon.nouns["earthquake"]
    passive = verb.tag_ == "VBN" and not _doers(verb) and any(child.dep_ == "nsubjpass" for child in verb.children)
    if passive or is_done_to(verb):
        return lexicon.nouns["death"] if lemma_of(verb) == "kill" else OTHER_KIND
    return lexicon.verbs.get(lemma_of(verb), OTHER_KIND)


def _takes_back(verb: Token) -> bool:
    """Whether a verb with words as its object takes them back: "withdrew the report", "took back his remarks"."""
    lemma = lemma_of(verb)
    return lemma == "withdraw" or (lemma == "take" and any(child.lower_ == "back" for child in verb.children))


def _doers(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "nsubj"] + [
        pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children
    ]


def _is_caused(verb: Token) -> bool:
    """Whether a storm or an accident does it, rather than somebody."""
    return any(lemma_of(doer) in load_lexicon().causes for doer in _doers(verb))


def _things(verb: Token) -> list[Token]:
    done_to = is_done_to(verb)
    return [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass") or (done_to and child.dep_ == "nsubj")]


def _has_victim(verb: Token) -> bool:
    """Whether the clause names whom or what it is done to: "shot a policeman", "fired at the village", "shot down a jet", "was shot"."""
    lexicon = load_lexicon()
    beside = [pobj for child in verb.children if child.dep_ == "prep" and child.lower_ in lexicon.aiming for pobj in child.children]
    for thing in (*_things(verb), *beside):
        if _is_somebody(thing) or thing.ent_type_ in _TARGETS or lemma_of(thing) in lexicon.targets or lemma_of(thing) in lexicon.weapons:
            return True
    return False


def _is_aimed(verb: Token) -> bool:
    """Whether somebody or something stands where a weapon goes: "at a base", "into Israel", but not "into the Sea of Japan"."""
    return any(
        child.lower_ in ("at", "on", "against") or pobj.ent_type_ in ("GPE", "FAC") or lemma_of(pobj) in load_lexicon().targets
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in load_lexicon().aiming | {"toward", "towards"}
        for pobj in child.children
        if pobj.dep_ == "pobj" and pobj.ent_type_ not in ("DATE", "TIME")
    )


def _beside(verb: Token, *prepositions: str) -> set[str]:
    """The lemmas of what stands behind these prepositions."""
    return {lemma_of(pobj) for child in verb.children if child.dep_ == "prep" and child.lower_ in prepositions for pobj in child.children}


def is_done_to(verb: Token) -> bool:
    """Whether a verb that needs an object and has none says what was done to its subject: "Minister stabbed", as headlines write."""
    return (
        verb.tag_ in ("VBD", "VBN")
        and lemma_of(verb) in load_lexicon().needing_objects
        and not any(child.dep_ in ("dobj", "aux", "auxpass", "agent", "ccomp") for child in verb.children)
        and any(child.dep_ == "nsubj" for child in verb.children)
    )


def _is_somebody(token: Token) -> bool:
    lexicon = load_lexicon()
    return token.ent_type_ in _SOMEBODY or lemma_of(token) in lexicon.targets or (token.pos_ == "PRON" and token.lower_ in lexicon.persons)


def _names_to_office(verb: Token) -> bool:
    """Whether somebody is named to something: "named her chairwoman", "was named as coach", but not "was named in the papers"."""
    if verb.dep_ in ("acl", "relcl"):
        return False
    as_what = any(child.dep_ == "oprd" or (child.dep_ == "prep" and child.lower_ in ("as", "to")) for child in verb.children)
    things = _things(verb)
    return any(_is_somebody(thing) for thing in things) and (as_what or len(things) > 1)


def _has_beside(noun: Token, words: frozenset[str]) -> bool:
    return any(child.dep_ in ("amod", "compound", "nmod", "poss") and child.lower_ in words for child in noun.children)


def lemma_of(token: Token) -> str:
    """The lemma, lower case."""
    return token.lemma_.lower()
