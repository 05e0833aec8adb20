"""The kinds of events and the words that tell of them, as `data/` lists them."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event: its type, and the roles that the places of its clause give."""

    type: str
    subject: str = "actor"
    object: str = "target"
    companion: str = "participant"  # "with" somebody


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Kinds by the lemma of a verb or a noun, and the words that decide between them."""

    verbs: dict[str, Kind]
    nouns: dict[str, Kind]
    states: frozenset[str]
    light: frozenset[str]
    planning: frozenset[str]
    products: frozenset[str]
    military: frozenset[str]
    product_verbs: frozenset[str]
    words_released: frozenset[str]
    captives: frozenset[str]
    harm: frozenset[str]
    causes: frozenset[str]
    phrasal: frozenset[str]
    implicative: frozenset[str]
    averting: frozenset[str]
    unhindering: frozenset[str]
    imagining: frozenset[str]
    nameable: frozenset[str]
    bodies: frozenset[str]
    occurring: frozenset[str]
    companies: frozenset[str]
    devices: frozenset[str]
    not_met: frozenset[str]
    holdings: frozenset[str]
    needing_victims: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    flown: frozenset[str]
    persons: frozenset[str]
    aiming: frozenset[str]
    buying: frozenset[str]
    befalling: frozenset[str]
    befalling_nouns: frozenset[str]
    towards: frozenset[str]
    said: frozenset[str]
    forces: frozenset[str]
    needing_objects: frozenset[str]
    told_of: frozenset[str]
    unclear: frozenset[str]
    pictures: frozenset[str]
    given_out: frozenset[str]
    denied_of: frozenset[str]
    attending: dict[str, str]


OTHER_KIND = Kind(OTHER)


@cache
def load_lexicon() -> EventLexicon:
    """The lexicon, read once. The first kind that lists a word has it."""
    folder = files(__package__).joinpath("data")
    types = yaml.load(folder.joinpath("types.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    words = yaml.load(folder.joinpath("words.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    verbs: dict[str, Kind] = {}
    nouns: dict[str, Kind] = {}
    for name, entry in types.items():
        kind = Kind(entry.get("type", name), entry.get("subject", "actor"), entry.get("object", "target"), entry.get("with", "participant"))
        for lemma in entry["verbs"]:
            verbs.setdefault(lemma, kind)
        for lemma in entry["nouns"]:
            nouns.setdefault(lemma, kind)
    attending = words.pop("attending")
    return EventLexicon(verbs, nouns, attending=attending, **{name: frozenset(listed) for name, listed in words.items()})
