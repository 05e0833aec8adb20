"""The reviewed words: cues with their speech acts, hedges, nouns that describe speakers, and what looks like a statement and is none."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from generator.models.reading import SpeechAct


@dataclass(frozen=True)
class Lexicon:
    """`verbs`, `nouns` and `adjectives` give a lemma's speech act; `frames` gives that of a verb with one of its dependents."""

    verbs: dict[str, SpeechAct]
    nouns: dict[str, SpeechAct]
    adjectives: dict[str, SpeechAct]
    frames: dict[tuple[str, str], SpeechAct]
    light: frozenset[str]
    prepositions: frozenset[str]
    relays: frozenset[str]
    refusals: frozenset[str]
    handovers: frozenset[str]
    disclosures: frozenset[str]
    silent_verbs: frozenset[str]
    silent_nouns: frozenset[str]
    hearers: frozenset[str]
    courts: frozenset[str]


@dataclass(frozen=True)
class Hedges:
    """Words that soften, and words that say that something is untrue or not known."""

    words: frozenset[str]
    before_noun: frozenset[str]
    passive: frozenset[str]
    modal: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]  # by their first word
    untrue: frozenset[str]
    knowledge: frozenset[str]

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that a hedge can begin with."""
        return self.words | self.modal | self.phrases.keys()


@dataclass(frozen=True)
class Speakers:
    """Nouns that describe speakers, and what each stands for."""

    unnamed: dict[str, str]
    outlets: frozenset[str]
    generic: frozenset[str]
    bodies: frozenset[str]
    carriers: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    titles_he: frozenset[str]
    titles_she: frozenset[str]
    names_he: frozenset[str]
    names_she: frozenset[str]
    credits: frozenset[str]
    carry_on: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Unsaid:
    """Words that look as if somebody put something forward where nobody did."""

    fiction: frozenset[str]
    suppose: frozenset[str]
    deniable: frozenset[str]
    withheld: frozenset[str]
    naming: frozenset[str]
    calling: frozenset[str]
    making: frozenset[str]
    quoting: frozenset[str]
    when: frozenset[str]
    deciding: frozenset[str]


def load_data(name: str) -> dict[str, Any]:
    """A data file of this package."""
    loaded: dict[str, Any] = yaml.load(files("generator.extract.attribution").joinpath(f"data/{name}.yml").read_text("utf-8"), yaml.CSafeLoader)
    return loaded


def _by_word(acts: dict[SpeechAct, list[str]]) -> dict[str, SpeechAct]:
    found: dict[str, SpeechAct] = {}
    for act, words in acts.items():
        for word in words:
            found.setdefault(str(word), act)
    return found


@cache
def load_lexicon() -> Lexicon:
    """data/cues.yml."""
    data = load_data("cues")
    return Lexicon(
        verbs=_by_word(data["verbs"]),
        nouns=_by_word(data["nouns"]),
        adjectives=_by_word(data["adjectives"]),
        frames={(verb, word): act for verb, word, act in data["frames"]},
        light=frozenset(data["light"]),
        prepositions=frozenset(data["prepositions"]),
        relays=frozenset(data["relays"]),
        refusals=frozenset(data["refusals"]),
        handovers=frozenset(data["handovers"]),
        disclosures=frozenset(data["disclosures"]),
        silent_verbs=frozenset(data["silence"]["verbs"]),
        silent_nouns=frozenset(data["silence"]["nouns"]),
        hearers=frozenset(data["hearers"]),
        courts=frozenset(data["courts"]),
    )


@cache
def load_hedges() -> Hedges:
    """data/hedges.yml; phrases as words, the longest first."""
    data = load_data("hedges")
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted((tuple(phrase.split()) for phrase in data["phrases"]), key=lambda words: (-len(words), words)):
        phrases[words[0]] = (*phrases.get(words[0], ()), words)
    return Hedges(
        words=frozenset(data["words"]),
        before_noun=frozenset(data["before_noun"]),
        passive=frozenset(data["passive"]),
        modal=frozenset(data["modal"]),
        phrases=phrases,
        untrue=frozenset(data["untrue"]),
        knowledge=frozenset(data["knowledge"]),
    )


@cache
def load_speakers() -> Speakers:
    """data/agents.yml."""
    data = load_data("agents")
    return Speakers(
        unnamed={word: schema for schema, words in data["unnamed"].items() for word in words},
        outlets=frozenset(data["outlets"]),
        generic=frozenset(data["generic"]),
        bodies=frozenset(data["bodies"]),
        carriers=frozenset(data["carriers"]),
        he=frozenset(data["he"]),
        she=frozenset(data["she"]),
        titles_he=frozenset(data["titles_he"]),
        titles_she=frozenset(data["titles_she"]),
        names_he=frozenset(data["names_he"]),
        names_she=frozenset(data["names_she"]),
        credits=frozenset(data["credits"]),
        carry_on=tuple(sorted((tuple(phrase.split()) for phrase in data["carry_on"]), key=lambda words: (-len(words), words))),
    )


@cache
def load_unsaid() -> Unsaid:
    """data/unsaid.yml."""
    return Unsaid(**{name: frozenset(words) for name, words in load_data("unsaid").items()})
