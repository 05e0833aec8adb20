"""What the dependency parse says about a trigger: its clause, its time, whether it is planned or denied, and who stands where in it."""

from collections.abc import Iterator

from spacy.tokens import Token

from generator.extract.events.lexicon import load_lexicon

LEVELS = 12  # clauses up or down that are looked at: no sentence that means something goes deeper, and a chain of a thousand must not
_AHEAD = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "could", "can", "should", "must"})


def helpers_of(verb: Token) -> list[Token]:
    """The auxiliaries of a verb; a verb joined by "and" to one that has them shares them where it is no finite verb itself."""
    joined: Token | None = verb
    while joined is not None:
        helpers = [child for child in joined.children if child.dep_ in ("aux", "auxpass")]
        if helpers:
            return helpers
        joined = _joined_to(joined)
    return []


def tense_of(verb: Token, levels: int = LEVELS) -> str:
    """The tense of a verb ("past", "present", "future") with its auxiliaries; a verb that has no tense of its own takes the clause's above.

    An infinitive is "open" unless the verb above says that it was done ("began to speak") or will be ("plans to speak").
    """
    helpers = helpers_of(verb)
    if any(helper.lower_ in _AHEAD and helper.tag_ == "MD" for helper in helpers):
        return "future"
    if any(helper.lower_ == "to" for helper in helpers):
        above = governor(verb)
        if above.lemma_.lower() in load_lexicon().planning:
            return "future"
        return _tense_above(verb, levels) if above.lemma_.lower() in load_lexicon().implicative else "open"
    tags = {helper.tag_ for helper in helpers}
    if verb.tag_ == "VBD" or "VBD" in tags or any(helper.lemma_ == "have" for helper in helpers):
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
        if verb.tag_ == "VBG" and any(child.lower_ == "to" for child in verb.rights):
            return "future"
        return "present"
    if verb.tag_ == "VBN":
        return "past"
    if verb.tag_ == "VB" and any(child.dep_ == "nsubj" for child in verb.lefts):
        return "open"  # "demanded that he resign"
    return _tense_above(verb, levels)


def governor(verb: Token) -> Token:
    """The word that a verb, or the first of those that it is joined to by "and", depends on."""
    joined = _joined_to(verb)
    while joined is not None:
        verb, joined = joined, _joined_to(joined)
    return verb.head


def _joined_to(verb: Token) -> Token | None:
    """The verb before "and" whose auxiliaries are this one's too.

    The parser hangs "and hold a meeting" on "decided" in "decided to talk and hold a meeting"; the bare form says that it goes with "to talk".
    """
    if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX") or verb.tag_ not in ("VB", "VBN", "VBG"):
        return None
    if verb.tag_ == "VB" and verb.head.tag_ in ("VBD", "VBZ", "VBP"):
        return next((child for child in verb.head.children if child.dep_ == "xcomp" and child.i < verb.i), verb.head)
    return verb.head


def _tense_above(token: Token, levels: int) -> str:
    above = next((head for head in token.ancestors if head.pos_ in ("VERB", "AUX")), None)
    return tense_of(above, levels - 1) if above is not None and levels else "past"


def is_negated(token: Token) -> bool:
    """Whether "not", "never" or "no" stands at the trigger, or its verb where the trigger is a noun."""
    if any(child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no") for child in token.children):
        return True
    if any(child.lower_ in ("never", "neither", "nor") or (child.lower_ == "longer" and child.nbor(-1).lower_ == "no") for child in token.lefts):
        return True
    return (token.dep_ == "pobj" and token.head.lower_ == "without") or _is_kept_from(token)


def _is_kept_from(token: Token) -> bool:
    """Whether the verb above says that it was not done: "failed to meet", "did not manage to meet", "escaped being killed", "have yet to meet"."""
    above = governor(token)
    if token.pos_ not in ("VERB", "AUX") or above.pos_ not in ("VERB", "AUX") or token.dep_ not in ("xcomp", "pcomp", "conj") or above is token:
        return False
    if above.lemma_ == "have" and any(child.lower_ == "yet" for child in above.children):
        return True
    negated = any(child.dep_ == "neg" or child.lower_ == "never" for child in above.children)
    return (above.lemma_.lower() in load_lexicon().averting) != (negated and above.lemma_.lower() not in load_lexicon().unhindering)


def is_supposed(token: Token) -> bool:
    """Whether the words leave open that it is so: "if she resigned", "whether they met", "imagine that he was arrested"."""
    verb: Token | None = token if token.pos_ in ("VERB", "AUX") else verb_above(token)
    for _ in range(LEVELS):
        if verb is None:
            return False
        if any(child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless") for child in verb.children):
            return True
        if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in load_lexicon().imagining:
            return True
        if _is_contrary(verb):
            return True
        verb = verb.head if verb.dep_ in ("xcomp", "conj", "pcomp", "aux", "auxpass") and verb.head.pos_ in ("VERB", "AUX") else None
    return False


def _is_contrary(verb: Token) -> bool:
    """Whether the words say what was not so, or only ought to have been: "should have resigned", "would have met"."""
    helpers = helpers_of(verb)
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and any(one.lower_ == "had" and one.i < subject.i for one in helpers):
        return True  # "had they met"
    return any(one.lower_ in ("should", "could", "would", "'d", "’d") and one.tag_ == "MD" for one in helpers) and any(
        one.lemma_ == "have" or one.lower_ in ("have", "'ve", "’ve") for one in helpers
    )


def is_planned(token: Token, levels: int = LEVELS) -> bool:
    """Whether the words tell of something to come: "will meet", "plans to meet", "a meeting to be held"."""
    lexicon = load_lexicon()
    if token.pos_ in ("VERB", "AUX"):
        if any(helper.lower_ in ("will", "'ll", "’ll", "wo", "shall") for helper in helpers_of(token)):
            return True
        if token.dep_ == "ccomp" and any(helper.lower_ in ("would", "'d", "’d") for helper in helpers_of(token)):
            return True  # "said that it would close" was "it will" when it was said
        to_come = any(helper.lower_ == "to" for helper in helpers_of(token))
        if to_come and token.dep_ == "xcomp" and token.head.lemma_ == "be":
            return True  # "were to storm the base"
        if to_come and (token.dep_ == "ROOT" or (token.dep_ == "advcl" and token.head.dep_ == "ROOT" and token.head.pos_ in ("NOUN", "PROPN"))):
            return True  # a headline's "Council to meet", which has no other verb
        if token.tag_ == "VB" and not helpers_of(token) and any(child.dep_ == "nsubj" for child in token.lefts):
            return True  # "asked that the council meet"
        return to_come and (governor(token).lemma_.lower() in lexicon.planning or token.dep_ in ("acl", "relcl"))
    if not levels:
        return False
    if any(
        child.dep_ in ("amod", "compound") and child.lower_ in ("planned", "upcoming", "scheduled", "proposed", "forthcoming")
        for child in token.children
    ):
        return True
    return any(child.dep_ in ("acl", "relcl") and is_planned(child, levels - 1) for child in token.children) or (
        token.dep_ in ("dobj", "nsubjpass", "nsubj") and token.head.lemma_ in lexicon.light and is_planned(token.head, levels - 1)
    )


def verb_above(token: Token) -> Token | None:
    """The verb whose clause a token stands in."""
    return next((head for head in token.ancestors if head.pos_ in ("VERB", "AUX")), None)


def subjects(verb: Token, levels: int = LEVELS) -> tuple[list[Token], bool]:
    """The subjects of a verb and whether the clause is passive; found at the verb above where its own clause has none."""
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
    if own:
        first = own[0]
        if first.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
            return [verb.head], first.dep_ == "nsubjpass"
        return own, first.dep_ == "nsubjpass"
    passive = any(child.dep_ in ("auxpass", "agent") for child in verb.children)
    if passive and verb.tag_ == "VBN" and verb.dep_ == "advcl":  # "reported on a meeting, attended by ...": not the reporter was attended
        return [], passive
    if verb.dep_ in ("acl", "relcl"):
        return [verb.head], passive or verb.tag_ == "VBN"
    if verb.dep_ in ("xcomp", "conj", "advcl", "pcomp") or (verb.dep_ == "ccomp" and verb.tag_ in ("VBG", "VB")):
        above = verb.head if verb.head.pos_ in ("VERB", "AUX") else verb_above(verb)
        if above is not None and levels:
            of_object = verb.dep_ == "pcomp" and verb.head.lower_ in ("of", "from", "for", "with", "into")
            if verb.dep_ == "xcomp" or of_object:  # "asked her to run", "accused them of running": not who asks or accuses runs
                objects = [child for child in above.children if child.dep_ == "dobj"]
                if objects:
                    return objects, passive
            found, above_passive = subjects(above, levels - 1)
            return found, passive or (above_passive and verb.dep_ == "conj" and verb.tag_ == "VBN")
    return [], passive


def with_coordinated(tokens: list[Token]) -> Iterator[Token]:
    """The tokens with those joined to them by "and" or a comma, and their appositions, in order."""
    stack = tokens[::-1]
    while stack:  # no recursion: a list of a thousand names is a chain of a thousand
        token = stack.pop()
        yield token
        stack.extend([child for child in token.children if child.dep_ in ("conj", "appos")][::-1])
