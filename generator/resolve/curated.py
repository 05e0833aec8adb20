"""Which local entities are ones that people described: by exact or folded alias; a weak alias only beside evidence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.extract.lexicon import lexicon
from generator.extract.lexicon.keys import fold, organization_key, person_key
from generator.models.article import ArticleId
from generator.models.curated import Curated, EntityFile, NameInLanguage
from generator.models.reading import LocalEntity, Reading
from generator.models.resolution import LocalKey
from generator.resolve.nodes import kind_of, named_entities


@dataclass(frozen=True, slots=True)
class Matches:
    """`chosen` has one curated entity for a local one; `ambiguous` those that fit several, sorted."""

    chosen: dict[LocalKey, str]
    ambiguous: dict[LocalKey, tuple[str, ...]]


def match_curated(readings: Mapping[ArticleId, Reading], curated: Curated) -> Matches:
    """Every named local entity that a curated name fits. Strong aliases first; weak ones need their entity's context in the article."""
    strong, weak = _index(curated)
    chosen: dict[LocalKey, str] = {}
    ambiguous: dict[LocalKey, tuple[str, ...]] = {}
    left: list[tuple[LocalKey, LocalEntity]] = []
    in_article: defaultdict[ArticleId, set[str]] = defaultdict(set)
    for key, entity, _ in named_entities(readings):
        fits = _fitting(entity, strong, curated)
        if len(fits) == 1:
            chosen[key] = fits[0]
            in_article[key[0]].add(fits[0])
        elif fits:
            ambiguous[key] = fits
        else:
            left.append((key, entity))
    for key, entity in left:
        fits = tuple(i for i in _fitting(entity, weak, curated) if in_article[key[0]] & {i, *_relatives(curated.entities[i].value)})
        if len(fits) == 1:
            chosen[key] = fits[0]
        elif fits:
            ambiguous[key] = fits
    return Matches(chosen, ambiguous)


def alias_names(value: EntityFile) -> list[str]:
    """The names that link on their own, the chief one first."""
    return [value.name, *(a.name if isinstance(a, NameInLanguage) else a for a in value.aliases)]


def name_keys(names: Iterable[str], schema: str) -> set[str]:
    """The folded forms under which names of a kind of thing are looked up."""
    keys = {fold(name) for name in names}
    if schema == "Person":
        keys |= {person_key(name) for name in names}
    elif schema != "Place":
        keys |= {organization_key(name) for name in names}
    return keys - {""}


def _index(curated: Curated) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    strong: defaultdict[str, set[str]] = defaultdict(set)
    weak: defaultdict[str, set[str]] = defaultdict(set)
    for entity_id, record in curated.entities.items():
        value = record.value
        for key in name_keys(alias_names(value), value.schema_):
            strong[key].add(entity_id)
        for key in name_keys(value.weak_aliases, value.schema_):
            weak[key].add(entity_id)
        if value.schema_ == "Place" and (country := lexicon().country(value.name)):
            strong[f"country:{country.code}"].add(entity_id)
    return strong, weak


def _fitting(entity: LocalEntity, index: Mapping[str, set[str]], curated: Curated) -> tuple[str, ...]:
    """The curated entities that one of the local entity's names fits; by its fullest name alone where that already decides."""
    if entity.schema == "Place" and entity.country and f"country:{entity.country}" in index:
        return tuple(sorted(index[f"country:{entity.country}"]))
    for names in ((entity.name,), entity.names):
        exact = {fold(name) for name in names}
        keys = name_keys(names, entity.schema)
        found = {i for key in keys for i in index.get(key, ()) if _compatible(entity, curated.entities[i].value)}
        called = {i for i in found if exact & set(map(fold, _all_names(curated.entities[i].value)))}
        if found:
            return tuple(sorted(called or found))  # "Norsteel AG" is the entity of that very name, where another is "Norsteel"
    return ()


def _all_names(value: EntityFile) -> list[str]:
    return [*alias_names(value), *value.weak_aliases]


def _compatible(entity: LocalEntity, value: EntityFile) -> bool:
    """Whether the kinds agree. A model's mistake about the kind of a name of several words does not outweigh that the words are the same."""
    return entity.schema == "Unknown" or kind_of(entity.schema) == kind_of(value.schema_) or len(fold(entity.name).split()) > 1


def _relatives(value: EntityFile) -> set[str]:
    """Entities beside which a weak alias is understood: what it belongs to, where it lies, where its positions are."""
    return {i for i in (value.belongs_to, value.located_in, *(p.organization for p in value.positions)) if i}
