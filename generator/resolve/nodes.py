"""The names of all articles, before it is decided which are one thing: a node for each name and kind of thing, with where it stands."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.extract.lexicon import lexicon
from generator.extract.lexicon.keys import fold, is_acronym, organization_key, person_words
from generator.models.article import ArticleId
from generator.models.reading import LocalEntity, LocalId, Reading, Schema
from generator.models.resolution import LocalKey

Kind = Literal["curated", "person", "bare", "place", "body"]
"""`bare` is a person named by one word in one article: such a node is never joined to another by its name alone."""

_OF = re.compile(r"(.+) of(?: the)?", re.IGNORECASE)
_MINISTRY = re.compile(r"(ministry|department) of (?:the )?(\w+)(?: affairs)?")

SMALL_SHARE = 3  # a kind that a name has three times less often than another is the model's mistake
OFTEN = 3  # articles that say what kind of thing a lone word names
MANY_WORDS = 3  # from which on plain words make a name of their own: "Federal Aviation Administration"


@dataclass(slots=True)
class Node:
    """One name and what all articles say with it.

    `words` are a person's, in order, and `full` the name as written first; `titles` those of the positions given to it.
    """

    key: str
    kind: Kind
    words: tuple[str, ...] = ()
    full: str = ""
    names: Counter[str] = field(default_factory=Counter)
    members: list[LocalKey] = field(default_factory=list)
    schemas: Counter[Schema] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    articles: set[ArticleId] = field(default_factory=set)

    def add(self, key: LocalKey, entity: LocalEntity) -> None:
        """Take up a local entity that bears this name."""
        self.members.append(key)
        self.articles.add(key[0])
        self.names.update({entity.name, *entity.names})
        self.schemas[entity.schema] += 1
        self.titles |= {fold(role.title) for role in entity.roles}


def kind_of(schema: Schema) -> Literal["person", "place", "body"]:
    """The class within which a name is one thing: bodies, groups and products run into each other in what a model reads."""
    return "person" if schema == "Person" else "place" if schema == "Place" else "body"


def named_entities(readings: Mapping[ArticleId, Reading]) -> Iterator[tuple[LocalKey, LocalEntity, Reading]]:
    """Every named local entity, in order of articles' ids: what was read first changes nothing."""
    for article in sorted(readings):
        for entity in readings[article].entities:
            if entity.kind == "named":
                yield (article, entity.id), entity, readings[article]


def make_nodes(
    readings: Mapping[ArticleId, Reading], curated_of: Mapping[LocalKey, str], left_out: Collection[LocalKey]
) -> tuple[dict[str, Node], dict[LocalKey, str]]:
    """The nodes, by key, and each named local entity's node, but for those left out. Those that a curated name fits are members of its node."""
    kinds, groups, surnames = _kinds(readings), _groups(readings), _surnames(readings)
    nodes: dict[str, Node] = {}
    node_of: dict[LocalKey, str] = {}
    countries: dict[ArticleId, str | None] = {}
    curated_kind: Kind = "curated"
    for key, entity, reading in named_entities(readings):
        if key in left_out:
            continue
        if key in curated_of:
            node_key, kind = f"curated:{curated_of[key]}", curated_kind
        else:
            if key[0] not in countries:
                countries[key[0]] = main_country(reading)
            node_key, kind = _node_key(entity, key[0], kinds, countries[key[0]])
            if kind == "body" and _may_be_anybody(entity, surnames, kinds):
                node_key, kind = f"bare:{key[0]}:{fold(entity.name)}", "bare"
            if entity.schema == "Group" and kind == "body" and node_key.endswith("s") and node_key.removeprefix("body:")[:-1] in groups:
                node_key = node_key[:-1]  # "Muslims" are those whom other articles call "Muslim"
        node = nodes.setdefault(node_key, Node(node_key, kind, _words(entity, kind), entity.name))
        node.add(key, entity)
        node_of[key] = node_key
    return nodes, node_of


def _words(entity: LocalEntity, kind: Kind) -> tuple[str, ...]:
    return person_words(entity.name) if kind in {"person", "bare"} or entity.schema == "Person" else ()


def _kinds(readings: Mapping[ArticleId, Reading]) -> dict[str, Counter[Kind]]:
    """How often each folded name is read as which kind of thing, over all articles."""
    votes: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    speaking: Counter[str] = Counter()
    for _, entity, reading in named_entities(readings):
        if entity.schema != "Unknown":
            votes[fold(entity.name)][kind_of(entity.schema)] += 1
        if entity.schema == "Place" and not entity.country:
            speaking[fold(entity.name)] += entity.id in _speakers(reading)
    for name, counts in votes.items():
        if (
            counts["place"] >= OFTEN and speaking[name] * 2 > counts["place"]
        ):  # governments too are called by their city, and cities are more than that
            counts["body"] += counts.pop("place")
    return votes


def _speakers(reading: Reading) -> set[LocalId]:
    return {link.entity for claim in reading.claims for link in claim.attribution if link.entity}


def _groups(readings: Mapping[ArticleId, Reading]) -> frozenset[str]:
    """The folded names that some article reads as a group of people."""
    return frozenset(fold(entity.name) for _, entity, _ in named_entities(readings) if entity.schema == "Group")


def _may_be_anybody(entity: LocalEntity, surnames: Collection[str], kinds: Mapping[str, Counter[Kind]]) -> bool:
    """Whether a lone word that is some person's surname is nothing that articles often name."""
    folded = fold(entity.name)
    unsure = entity.schema in {"Unknown", "Product"} and not is_acronym(entity.name)
    return unsure and folded in surnames and kinds.get(folded, Counter()).total() < OFTEN


def _surnames(readings: Mapping[ArticleId, Reading]) -> frozenset[str]:
    """The surnames of the persons whom some article calls in full: such a word alone, of which nothing says the kind, may be anybody."""
    return frozenset(
        words[-1] for _, entity, _ in named_entities(readings) if entity.schema == "Person" and len(words := person_words(entity.name)) > 1
    )


def _node_key(entity: LocalEntity, article: ArticleId, kinds: Mapping[str, Counter[Kind]], country: str | None) -> tuple[str, Kind]:
    folded = fold(entity.name)
    if entity.schema == "Place" and entity.country:
        return f"place:country:{entity.country}", "place"
    votes = kinds.get(folded, Counter())
    kind: Kind = kind_of(entity.schema)
    if votes:
        common = max(votes, key=lambda k: (votes[k], k))  # of equals, a place before a person, a person before a body
        if entity.schema == "Unknown" or " " in folded or votes[kind] * SMALL_SHARE <= votes[common]:
            kind = common  # names of several words are one thing, whatever the model took them for
    if kind == "person":
        return (f"person:{folded}", "person") if " " in folded else (f"bare:{article}:{folded}", "bare")
    if kind == "place":
        return f"place:{folded}@{article}" if _is_any_district(folded) else f"place:{folded}", "place"
    return f"body:{body_key(entity, article, country)}", "body"


def _is_any_district(folded: str) -> bool:
    """Whether a place's name says only where in its country it is: every state has a "Western District"."""
    words = folded.split()
    return len(words) > 1 and words[0] in lexicon().never_alone and all(w in lexicon().never_alone | lexicon().place_words for w in words)


def body_key(entity: LocalEntity, article: ArticleId, main: str | None) -> str:
    """The folded name; of "Turkish government" and "Supreme Court" the noun and the country that it is of, which the article may only imply."""
    name = entity.name
    words = name.split()
    for size in (3, 2, 1):
        owner = lexicon().country(" ".join(words[:size])) if len(words) > size else None
        if owner and is_generic(" ".join(words[size:])):
            return f"{_plain(' '.join(words[size:]))}@{owner.code}"
        owner = lexicon().by_name.get(" ".join(words[-size:])) if len(words) > size + 1 else None
        if owner and (of := _OF.fullmatch(" ".join(words[:-size]))) and is_generic(of[1]):
            return f"{_plain(of[1])}@{owner.code}"  # "government of Turkey"
    acronym = any(is_acronym(other) for other in entity.names if other != name)  # what has one is a name, however plain its words
    if not acronym and is_generic(name):
        return f"{_plain(name)}@{entity.country or main or article}"
    kinds = [lexicon().organization_words.get(word) for word in fold(name).split()]
    if all(kind == "Company" for kind in kinds) or (len(kinds) == 1 and kinds[0] and not is_acronym(name)):
        return f"{fold(name)}@{article}"  # "Holdings", "International Securities", "the Post": what is left of a name
    key = organization_key(name)
    if entity.schema == "Product" and len(key) > 4 and key.endswith("s") and not key.endswith("ss"):
        key = key[:-1]  # "iPhones" are the "iPhone"
    return key


def _plain(name: str) -> str:
    """The folded name in the order that is compared: "Ministry of Foreign Affairs" is a "Foreign Ministry", the "House" that of Representatives."""
    folded = organization_key(name)
    of = _MINISTRY.fullmatch(folded)
    return f"{of[2]} {of[1]}" if of else lexicon().chambers.get(folded, folded)


def is_generic(name: str) -> bool:
    """Whether a body's name says only what it is, so that every country has one: "Supreme Court", "Ministry of Defence"."""
    words = lexicon()
    if fold(name) in words.chambers or fold(name) in words.shared_parties:
        return True
    parts = [w for w in fold(name).split() if w not in {"of", "and", "for", "the", "affairs"}]
    if " ".join(parts) in words.institutions:
        return True
    heads = [w for w in parts if words.organization_words.get(w) == "PublicBody" or w in words.institutions]
    known = all(w in heads or w in words.institution_modifiers for w in parts)
    return known and bool(heads) and (len(parts) < MANY_WORDS or "ministry" in parts)


def main_country(reading: Reading) -> str | None:
    """The country that an article names twice as often as any other; None where there is none."""
    countries = {entity.id: entity.country for entity in reading.entities if entity.schema == "Place" and entity.country}
    counts = Counter(countries[m.entity] for m in reading.mentions if m.entity in countries)
    ranked = counts.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return ranked[0][0]
    return None
