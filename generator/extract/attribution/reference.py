"""Led back to an entity: pronouns and role nouns where one reading is right; left open where two are."""

from generator.extract.attribution.agents import (
    BODIES,
    NOBODY,
    PERSONS,
    Agent,
    Cast,
    core_range,
    find_named,
    is_bare,
    is_definite,
    is_joint,
    possessor,
    schema_of_description,
    sentences_before,
)
from generator.extract.attribution.lexicon import load_lexicon, load_speakers
from generator.models.reading import LocalEntity, LocalId, Schema

NEAR = 3  # sentences back that a pronoun or a bare role noun reaches
_SHE, _HE, _THEY, _IT = (
    frozenset({"she", "her", "hers"}),
    frozenset({"he", "his", "him"}),
    frozenset({"they", "their", "them"}),
    frozenset({"it", "its"}),
)
_OWN = frozenset({"i", "we", "my", "our", "us", "me"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_MEDIA = (
    "broadcast",
    "news",
    "times",
    "post",
    "tv",
    "television",
    "radio",
    "press",
    "agency",
    "journal",
    "daily",
    "herald",
    "tribune",
    "guardian",
    "media",
)


def resolve_agent(cast: Cast, noun: int, text: str, *, speaker: Agent | None, others: frozenset[LocalId] = frozenset()) -> Agent:
    """Whom the noun phrase headed by a token refers to.

    `speaker` is who speaks the sentence that it stands in, for "I" and "we". `others` are those whom the words quoted from it name: hardly anybody
    speaks of himself by name, so "I prefer Brandt," he said, is not Brandt's.
    """
    tokens = cast.tokens
    word = tokens.lowers[noun]
    named = find_named(cast, noun)
    if len(named) == 1 and not is_joint(cast, noun):
        agent = Agent(named[0], cast.entity(named[0]).kind)
    elif named:
        agent = _open(cast, noun, text, tuple(named))
    elif tokens.poses[noun] == "PRON" or tokens.tags[noun] in ("PRP$", "WP", "WDT"):
        agent = _pronoun(cast, noun, word, text, speaker, others)
    elif tokens.lemmas[noun] in load_speakers().carriers and tokens.lemmas[noun] not in load_speakers().unnamed:
        agent = _carrier(cast, noun, text, speaker)
    else:
        agent = _described(cast, noun, text)
    if agent.entity is not None:
        cast.spoke.append((noun, agent.entity))
    return agent


def _open(cast: Cast, noun: int, text: str, candidates: tuple[LocalId, ...]) -> Agent:
    """An agent of its own that stays unresolved, with those whom its words fit."""
    first, last = core_range(cast.tokens, noun)
    wording = _wording(cast, noun, text)
    entity = cast.describe(wording, "unresolved", "Unknown", candidates, key=f"open:{noun}")
    is_pronoun = cast.tokens.poses[noun] == "PRON"
    cast.add_mention(first, last, entity, "pronoun" if is_pronoun else "nominal", "Unknown", text)
    return Agent(entity.id, "unresolved")


def _wording(cast: Cast, noun: int, text: str) -> str:
    tokens = cast.tokens
    if cast.tokens.poses[noun] == "PRON":
        return tokens.words[noun]
    first, last = core_range(tokens, noun)
    joined = [c for c in tokens.children[noun] if tokens.deps[c] == "conj" and c >= last]
    if joined and all(tokens.poses[c] in ("NOUN", "PROPN") for c in joined):
        last = tokens.right[joined[-1]]  # "Lena Storm and Paul Okafor"
        last -= tokens.words[last - 1] == ","
    return " ".join(text[tokens.start[first] : tokens.end[last - 1]].split())


def _led_back(cast: Cast, noun: int, text: str, entity_id: LocalId) -> Agent:
    entity = cast.entity(entity_id)
    first, last = core_range(cast.tokens, noun)
    cast.add_mention(first, last, entity, "pronoun" if cast.tokens.poses[noun] == "PRON" else "nominal", entity.schema, text)
    return Agent(entity_id, entity.kind)


def _pronoun(cast: Cast, noun: int, word: str, text: str, speaker: Agent | None, others: frozenset[LocalId]) -> Agent:
    tokens = cast.tokens
    if word in _OWN:
        return _led_back(cast, noun, text, speaker.entity) if speaker is not None and speaker.entity is not None else _open(cast, noun, text, ())
    if word in _RELATIVE:
        at = noun
        while tokens.head[at] != at and tokens.deps[at] != "relcl":
            at = tokens.head[at]
        if tokens.deps[at] == "relcl" and tokens.head[at] != noun:
            return resolve_agent(cast, tokens.head[at], text, speaker=speaker)
        return _open(cast, noun, text, ())
    if word not in _HE | _SHE | _THEY | _IT:
        return _open(cast, noun, text, ())  # "some", "all", "one": of whom, no rule tells
    found = antecedents(cast, noun, word, others)
    if len(found) == 1 and word in _HE | _SHE:
        cast.called.setdefault(found[0], "he" if word in _HE else "she")
    return _led_back(cast, noun, text, found[0]) if len(found) == 1 else _open(cast, noun, text, found)


def antecedents(cast: Cast, noun: int, word: str, others: frozenset[LocalId] = frozenset()) -> tuple[LocalId, ...]:
    """Those whom a pronoun fits, of the nearest sentence that has any; the one who spoke last, where that sentence reports his or her words."""
    for first, last in sentences_before(cast.tokens, noun, most=NEAR):
        fitting = tuple(e for e in _present(cast, first, last) if _fits(cast, cast.entity(e), word))
        fitting = tuple(e for e in fitting if e not in others and not _only_hears(cast, e, first, last))
        if fitting and word in _THEY and len(fitting) == 1:
            people = [e for e in _present(cast, first, last) if cast.label_of(e) in PERSONS]
            return (*fitting, *people) if len(people) > 1 else fitting  # "they" may be those people
        if first <= noun < cast.tokens.last[noun] and len(fitting) > 1 and _is_told(cast, fitting, first, noun):
            return fitting
        if fitting:
            spoke = {e for at, e in cast.spoke if first <= at < last}
            speaking = tuple(e for e in fitting if e in spoke)
            return speaking if len(speaking) == 1 and word not in _THEY and not _rather(cast, speaking[0], fitting) else fitting
    return ()


def _rather(cast: Cast, speaking: LocalId, fitting: tuple[LocalId, ...]) -> bool:
    """As in "Klara Holm said that Peter Dahl had come. He ...": of the one who spoke nothing tells the sex, of somebody else in the sentence it does."""
    return not _sex(cast, cast.entity(speaking)) and any(_sex(cast, cast.entity(e)) for e in fitting if e != speaking)


def _only_hears(cast: Cast, entity: LocalId, first: int, last: int) -> bool:
    """As in "he told the magazine": a body that is only told something is not whom the next "they" or "it" means."""
    if cast.label_of(entity) not in BODIES:
        return False
    tokens = cast.tokens
    at = [i for i in range(first, last) if cast.named_at(i) == entity and cast.named_at(tokens.head[i]) != entity]
    return bool(at) and all(tokens.deps[i] in ("dobj", "dative") and tokens.lemmas[tokens.head[i]] in load_lexicon().hearers for i in at)


def _is_told(cast: Cast, fitting: tuple[LocalId, ...], first: int, noun: int) -> bool:
    """As in "A told B that he ...": either of them may be meant, whoever spoke."""
    tokens = cast.tokens
    for i in range(first, noun):
        entity = cast.named_at(i)
        by_to = tokens.deps[i] == "pobj" and tokens.lowers[tokens.head[i]] == "to"
        verb = tokens.head[tokens.head[i]] if by_to else tokens.head[i]
        if entity in fitting and (by_to or tokens.deps[i] in ("dobj", "dative")) and tokens.lemmas[verb] in load_lexicon().hearers:
            return True
    return False


def _present(cast: Cast, first: int, last: int) -> list[LocalId]:
    """Everybody named, or led back to, in a stretch of text."""
    found = cast.named_between(first, last)
    return found + [e for at, e in cast.spoke if first <= at < last and e not in found]


def _fits(cast: Cast, entity: LocalEntity, word: str) -> bool:
    if word in _HE or word in _SHE:
        return entity.schema in PERSONS and _sex(cast, entity) in ("", "he" if word in _HE else "she")
    if word in _IT:
        return entity.schema in BODIES and entity.kind == "named"
    return entity.schema in BODIES or (entity.kind == "unnamed" and entity.schema == "Group")


def _sex(cast: Cast, entity: LocalEntity) -> str:
    """What an entity's titles and description tell: "he", "she" or nothing."""
    if entity.id in cast.called:
        return cast.called[entity.id]
    speakers = load_speakers()
    words = {word.lower().strip(".,") for text in (*entity.names, *(role.title for role in entity.roles)) for word in text.split()}
    words |= cast.titles_of(entity.id)
    first = {name.split()[0].lower() for name in entity.names if len(name.split()) > 1}
    he = bool(words & (speakers.he | speakers.titles_he) or first & speakers.names_he)
    she = bool(words & (speakers.she | speakers.titles_she) or first & speakers.names_she)
    return "" if he == she else "he" if he else "she"


def _carrier(cast: Cast, noun: int, text: str, speaker: Agent | None) -> Agent:
    """As in "their claims", "a Reuters report": whoever possesses the words or stands before them; otherwise nobody that is known."""
    tokens = cast.tokens
    owner = possessor(tokens, noun)
    if owner is not None and tokens.tags[owner] == "PRP$":
        word = tokens.lowers[owner]
        found = (speaker.entity,) if word in _OWN and speaker and speaker.entity else antecedents(cast, owner, word)
        return Agent(found[0], cast.entity(found[0]).kind) if len(found) == 1 else _open(cast, noun, text, found)
    if owner is not None:
        return resolve_agent(cast, owner, text, speaker=speaker)
    first, last = core_range(tokens, noun)
    named = [e for e in cast.named_between(first, last) if cast.label_of(e) in BODIES or cast.label_of(e) in PERSONS]
    by = [tokens.children[c] for c in tokens.children[noun] if tokens.deps[c] == "prep" and tokens.lowers[c] in ("by", "from")]
    named += [e for nouns in by for n in nouns for e in find_named(cast, n) if e not in named]
    if len(named) == 1:
        return _led_back(cast, noun, text, named[0])
    return _open(cast, noun, text, tuple(named))


def _described(cast: Cast, noun: int, text: str) -> Agent:
    """A role noun: of somebody already known where it is bare and definite, otherwise an unnamed source."""
    tokens, speakers = cast.tokens, load_speakers()
    lemma = tokens.lemmas[noun]
    impersonal = lemma in speakers.outlets or lemma in speakers.bodies or lemma in speakers.generic
    known = lemma in speakers.unnamed or impersonal
    if not known:
        return _open(cast, noun, text, ()) if tokens.weight[noun] else NOBODY
    if is_definite(tokens, noun) and is_bare(tokens, noun):
        found = _known_by(cast, noun, lemma)
        if len(found) == 1:
            return _led_back(cast, noun, text, found[0])
        if found or impersonal or _is_one_of(cast, noun, lemma):
            return _open(cast, noun, text, found)
    owner = possessor(tokens, noun)
    if owner is not None and tokens.tags[owner] == "PRP$" and tokens.lowers[owner] not in _OWN:
        found = antecedents(cast, owner, tokens.lowers[owner])
        if len(found) > 1:  # "their lawyers": whose?
            return _open(cast, noun, text, found)
    wording = _wording(cast, noun, text)
    schema: Schema = schema_of_description(tokens, noun)
    entity = cast.describe(wording, "unnamed", schema)
    first, last = core_range(tokens, noun)
    cast.add_mention(first, last, entity, "nominal", schema, text)
    return Agent(entity.id, "unnamed")


def _is_one_of(cast: Cast, noun: int, lemma: str) -> bool:
    """As in "The ministers of A and B met. The minister said ...": one of several, and not told which."""
    tokens = cast.tokens
    if tokens.tags[noun] in ("NNS", "NNPS"):
        return False
    return any(tokens.lemmas[i] == lemma and tokens.tags[i] == "NNS" and tokens.part_of(i) == tokens.part_of(noun) for i in range(noun))


def _became(cast: Cast, noun: int, lemma: str) -> set[LocalId]:
    """Those who a sentence before says are, or became, what the noun names: "Petrovic became mayor in March"."""
    tokens = cast.tokens
    verbs = (tokens.head[i] for i in range(noun) if tokens.lemmas[i] == lemma and tokens.deps[i] in ("attr", "oprd", "dobj"))
    subjects = (c for verb in verbs if tokens.lemmas[verb] in ("be", "become", "elect", "appoint", "name", "remain") for c in tokens.children[verb])
    named = (cast.named_at(c) for c in subjects if tokens.deps[c] in ("nsubj", "nsubjpass"))
    return {entity for entity in named if entity is not None}


def _known_by(cast: Cast, noun: int, lemma: str) -> tuple[LocalId, ...]:
    """Those named or described before whom a bare role noun fits."""
    before = [(at, e) for at, e in cast.spoke if at < noun]
    present = list(dict.fromkeys(e for first, last in sentences_before(cast.tokens, noun, most=200) for e in _present(cast, first, last)))
    became = _became(cast, noun, lemma)
    titled = tuple(e for e in present if e in became or _is_called(cast.entity(e), lemma))
    if len(titled) == 1:
        return titled
    speakers = load_speakers()
    if lemma in speakers.outlets:
        fitting = [
            e
            for e in present
            if cast.label_of(e) in BODIES and cast.entity(e).kind == "named" and any(m in " ".join(cast.entity(e).names).lower() for m in _MEDIA)
        ]
        spoke = [e for _, e in reversed(before[-2:]) if cast.label_of(e) in BODIES and cast.entity(e).kind == "named"]
        return tuple(fitting) if len(fitting) == 1 else tuple(spoke[:1]) or titled or tuple(fitting)
    if lemma not in speakers.generic:
        return titled
    for first, last in sentences_before(cast.tokens, noun, most=NEAR):
        here = tuple(e for e in _present(cast, first, last) if cast.label_of(e) in BODIES and cast.entity(e).kind == "named")
        if lemma not in ("group", "movement", "organization", "organisation"):
            here = tuple(e for e in here if cast.label_of(e) != "Group")  # "the team" are no people of a name
        if here:
            return here
    return titled


def _is_called(entity: LocalEntity, lemma: str) -> bool:
    """Whether a name, a role or a description of an entity has the noun: "the ministry" for "Foreign Ministry"."""
    words = {word.lower().strip(".,") for text in (*entity.names, *(role.title for role in entity.roles)) for word in text.split()}
    return lemma in words
