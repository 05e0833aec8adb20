"""Entities of the whole knowledge base: what people wrote wins field by field, articles fill the rest."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.content.anchors import find_words
from generator.content.same import who_stays
from generator.extract.lexicon import lexicon
from generator.merge.roles import curated_positions, discovered_positions, joined_positions
from generator.merge.sources import is_source
from generator.models.article import Article, ArticleId
from generator.models.curated import Curated, EntityFile, NameInLanguage, Record, Source
from generator.models.knowledge import Alias, Citation, Entity, EntityId
from generator.models.reading import LocalEntity, Reading
from generator.models.resolution import Cluster, LocalKey, Resolution
from generator.resolve.publishers import publishers_by_article
from generator.resolve.review import cite

FEW = 2  # articles that make a discovered entity worth a page
MOST_CITATIONS = 3  # of a discovered entity: its first sentences


def publishers_of(articles: Mapping[ArticleId, Article], resolution: Resolution) -> dict[ArticleId, EntityId | None]:
    """The entity of each article's publisher; None where the article names none."""
    return publishers_by_article(articles, resolution.clusters.values())


def merge_entities(
    articles: Mapping[ArticleId, Article], readings: Mapping[ArticleId, Reading], curated: Curated, resolution: Resolution
) -> dict[EntityId, Entity]:
    """Every entity, by id: curated ones, mentioned or not, and what resolution found."""
    sight = _Sight(
        articles,
        readings,
        resolution.entity_of,
        locals_={(article, entity.id): entity for article, reading in readings.items() for entity in reading.entities},
        speakers=_speakers(readings, resolution.entity_of),
        outlets={outlet for outlet in publishers_of(articles, resolution).values() if outlet},
        countries=_countries(resolution, readings),
    )
    entities: dict[EntityId, Entity] = {}
    for entity_id in sorted({*resolution.clusters, *map(EntityId, curated.entities)}):
        cluster = resolution.clusters.get(entity_id)
        record = curated.entities.get(entity_id)
        found = _discovered(cluster, sight) if cluster else None
        if record:
            entities[entity_id] = _curated(entity_id, record, found, sight)
        elif found:
            entities[entity_id] = found
    for gone, stays in who_stays(curated.judgements.values()).items():
        entity = entities.get(EntityId(stays))
        if entity and gone not in entities and gone not in entity.former_ids:  # what was merged away keeps an address, file or none
            entities[entity.id] = replace(entity, former_ids=(*entity.former_ids, gone))
    return entities


@dataclass(frozen=True, slots=True)
class _Sight:
    """What merging looks things up in."""

    articles: Mapping[ArticleId, Article]
    readings: Mapping[ArticleId, Reading]
    entity_of: Mapping[LocalKey, EntityId | None]
    locals_: Mapping[LocalKey, LocalEntity]
    speakers: frozenset[EntityId]
    outlets: set[EntityId]
    countries: Mapping[str, EntityId]


def _speakers(readings: Mapping[ArticleId, Reading], entity_of: Mapping[LocalKey, EntityId | None]) -> frozenset[EntityId]:
    links = ((article, link.entity) for article, reading in readings.items() for claim in reading.claims for link in claim.attribution if link.entity)
    return frozenset(entity for entity in (entity_of.get(key) for key in links) if entity)


def _countries(resolution: Resolution, readings: Mapping[ArticleId, Reading]) -> dict[str, EntityId]:
    """The entity of each country that is named, by its code."""
    found: dict[str, EntityId] = {}
    for article, reading in sorted(readings.items()):
        for entity in reading.entities:
            resolved = resolution.entity_of.get((article, entity.id))
            if resolved and entity.schema == "Place" and entity.country:
                found.setdefault(entity.country, resolved)
    return found


def _discovered(cluster: Cluster, sight: _Sight) -> Entity:
    """An entity as articles alone show it."""
    members = [sight.locals_[key] for key in cluster.members]
    articles = {article for article, _ in cluster.members}
    kind = members[0].kind if members else "named"
    country = _most(m.country for m in members)
    belongs_to = _most(sight.entity_of.get((article, m.belongs_to)) for (article, _), m in zip(cluster.members, members, strict=True) if m.belongs_to)
    if belongs_to is None and country and cluster.schema in {"PublicBody", "Group"}:
        belongs_to = sight.countries.get(country)
    speaks, is_outlet = cluster.id in sight.speakers, cluster.id in sight.outlets
    return Entity(
        id=cluster.id,
        schema=cluster.schema,
        name=cluster.name,
        aliases=tuple(Alias(name) for name in cluster.names if name != cluster.name and name not in lexicon().by_demonym) if kind == "named" else (),
        kind=kind,
        country=country,
        belongs_to=belongs_to if belongs_to != cluster.id else None,
        positions=discovered_positions(cluster.members, sight.locals_, sight.articles, sight.readings, sight.entity_of),
        citations=_first_sentences(cluster, sight),
        article=cluster.members[0][0] if kind != "named" else None,
        is_outlet=is_outlet,
        has_page=is_outlet
        or (speaks and (kind == "named" or (kind == "unnamed" and is_source(cluster.name))))
        or (kind == "named" and len(articles) >= FEW and not _says_nothing(cluster)),
    )


def _says_nothing(cluster: Cluster) -> bool:
    """Whether a name is one word that no article says the kind of: as often a common word with a capital as a name."""
    return cluster.schema == "Unknown" and len(cluster.name.split()) == 1


def _curated(entity_id: EntityId, record: Record[EntityFile], found: Entity | None, sight: _Sight) -> Entity:
    """An entity as its file describes it, with what articles know where the file is silent."""
    value = record.value
    identifiers = {
        **value.identifiers,
        **({"wikidata": value.wikidata} if value.wikidata else {}),
        **({"website": value.website} if value.website else {}),
    }
    return Entity(
        id=entity_id,
        schema=value.schema_,
        name=value.name,
        aliases=_aliases(value) or (found.aliases if found else ()),
        curated=True,
        reviewed=value.reviewed is not None,
        reviewed_by=value.reviewed.by if value.reviewed else None,
        reviewed_on=value.reviewed.on if value.reviewed else None,
        lead=value.lead,
        country=value.country or (found.country if found else None),
        belongs_to=EntityId(value.belongs_to) if value.belongs_to else (found.belongs_to if found else None),
        located_in=EntityId(value.located_in) if value.located_in else (found.located_in if found else None),
        positions=joined_positions(curated_positions(value.positions), found.positions if found else ()),
        identifiers=tuple(sorted(identifiers.items())),
        citations=tuple(_cited(source, sight.articles) for source in value.sources) or (found.citations if found else ()),
        former_ids=tuple(value.former_ids),
        sensitivity=value.sensitivity,
        source=record.source,
        is_outlet=entity_id in sight.outlets,
    )


def _aliases(value: EntityFile) -> tuple[Alias, ...]:
    strong = [Alias(a.name, lang=a.lang) if isinstance(a, NameInLanguage) else Alias(a) for a in value.aliases]
    return (*strong, *(Alias(name, weak=True) for name in value.weak_aliases))


def _cited(source: Source, articles: Mapping[ArticleId, Article]) -> Citation:
    """A file's source; its span is None where the article or its words are not there, which the check stage reports."""
    article = articles.get(ArticleId(source.article)) if source.article else None
    span = next(find_words(source.quote, article.text), None) if article and source.quote else None
    return Citation(
        article.id if article else None,
        span,
        span.of(article.text) if article and span else source.quote or "",
        url=source.url,
        accessed=source.accessed,
    )


def _first_sentences(cluster: Cluster, sight: _Sight) -> tuple[Citation, ...]:
    cited = (cite(sight.articles[article], sight.readings[article], local) for article, local in cluster.members[:MOST_CITATIONS])
    return tuple(citation for citation in cited if citation)


def _most(values: Iterable[EntityId | str | None]) -> EntityId | None:
    """The most frequent value, of equals the first by letters."""
    counts = Counter(value for value in values if value)
    return EntityId(min(counts, key=lambda value: (-counts[value], value))) if counts else None
