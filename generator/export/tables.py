"""The knowledge base as tables: rows of plain values, in the order of their ids."""

from typing import Any

from generator.export.masking import Mask, make_mask
from generator.export.reading_json import spans_to_json
from generator.models.article import Article
from generator.models.knowledge import Citation, Entity, Event, Knowledge, Relation, ResolvedClaim, ResolvedMention
from generator.settings import Settings

Row = dict[str, Any]
Tables = dict[str, list[Row]]

ENTITIES_SAID_TO_BE = ("named", "unnamed")
"""An agent that the text leaves open is no entity: its claims say "unresolved"."""


def make_tables(knowledge: Knowledge, settings: Settings | None = None) -> Tables:
    """Articles, entities, mentions, claims, events and relations, identities resolved across articles.

    Words of articles are in it only as far as pages show them: what claims say, and never where `sources.share` caps what the site shows.
    """
    mask = make_mask(knowledge, settings or Settings())
    claims = [claim for claim in knowledge.claims.values() if not claim.rejected]
    known = {claim.id for claim in claims}
    return {
        "articles": [_article(article, knowledge, mask) for article in knowledge.articles.values()],
        "entities": [_entity(entity, mask) for entity in knowledge.entities.values() if entity.kind in ENTITIES_SAID_TO_BE],
        "mentions": [_mention(mention, mask) for mention in knowledge.mentions],
        "claims": [_claim(claim, mask) for claim in claims],
        "events": [
            _event(event, mask, has_page=key in knowledge.events) for key, event in sorted({**knowledge.events, **knowledge.minor_events}.items())
        ],
        "relations": [_relation(edge) for edge in knowledge.relations if edge.source in known and edge.target in known],
    }


def _article(article: Article, knowledge: Knowledge, mask: Mask) -> Row:
    facts = article.facts
    return {
        "id": article.id,
        "keys": list(article.keys),
        "title": mask.words(article.id, facts.title),
        "published": facts.published,
        "modified": facts.modified,
        "publisher": knowledge.publishers.get(article.id),
        "publisher_name": facts.publisher,
        "authors": list(facts.authors),
        "language": facts.language,
        "section": facts.section,
        "url": facts.url,
        "dateline_place": facts.dateline_place,
        "main_event": knowledge.main_events.get(article.id),
        "sha256": article.sha256,
        "characters": len(article.text),
        "based_on": article.based_on,
        "revision_of": article.revision_of,
    }


def _entity(entity: Entity, mask: Mask) -> Row:
    hidden = mask.hides(entity.id)
    return {
        "id": entity.id,
        "schema": entity.schema,
        "name": mask.name(entity),
        "aliases": []
        if hidden
        else [{"name": alias.name, "lang": alias.lang} if alias.lang else alias.name for alias in entity.aliases if not alias.weak],
        "weak_aliases": [] if hidden else [alias.name for alias in entity.aliases if alias.weak],
        "kind": entity.kind,
        "curated": entity.curated,
        "reviewed": entity.reviewed,
        "country": entity.country,
        "belongs_to": entity.belongs_to,
        "located_in": entity.located_in,
        "positions": [
            {
                "title": position.title,
                "organization": position.organization,
                "as_of": position.as_of,
                "start": position.start,
                "end": position.end,
                "curated": position.curated,
            }
            for position in entity.positions
        ],
        "identifiers": {} if hidden else dict(entity.identifiers),
        "lead": None if hidden else entity.lead,
        "article": entity.article,
        "is_outlet": entity.is_outlet,
        "former_ids": list(entity.former_ids),
    }


def _mention(mention: ResolvedMention, mask: Mask) -> Row:
    read = mention.mention
    row: Row = {
        "article": mention.article,
        "start": read.start,
        "end": read.end,
        "text": mask.mention(mention),
        "entity": mention.entity,
        "label": read.label,
        "kind": read.kind,
    }
    return row if read.part == "text" else {**row, "in": read.part}


def _claim(claim: ResolvedClaim, mask: Mask) -> Row:
    read = claim.claim
    row: Row = {
        "id": claim.id,
        "article": claim.article,
        "number": claim.number,
        "publisher": claim.publisher,
        "attribution": [
            {
                "agent": spans_to_json(link.agent),
                "cue": spans_to_json(link.cue),
                "form": link.form,
                "entity": link.entity,
                "kind": link.kind,
            }
            for link in claim.chain
        ],
        "origin": claim.origin,
        "origin_kind": claim.origin_kind,
        "content": spans_to_json(read.content),
        "words": mask.claim(claim),
        "speech_act": read.speech_act,
        "hedges": spans_to_json(read.hedges),
        "about": list(claim.about),
        "edited": claim.edited,
    }
    return row if read.part == "text" else {**row, "in": read.part}


def _event(event: Event, mask: Mask, *, has_page: bool) -> Row:
    cited = event.name_citation
    return {
        "id": event.id,
        "name": mask.words(cited.article, event.name) if cited else event.name,
        "name_publisher": event.name_publisher,
        "type": event.type,
        "date": event.date,
        "date_claims": list(event.date_claims),
        "standing": event.standing.standing,
        "standing_summary": event.standing.summary,
        "place": event.place,
        "place_claims": list(event.place_claims),
        "participants": [
            {"entity": person.entity, "role": person.role, "claims": list(person.claims), "acknowledged": person.acknowledged}
            for person in event.participants
        ],
        "claims": [{"claim": claim.claim, "position": claim.position} for claim in event.claims],
        "part_of": event.part_of,
        "has_page": has_page,
        "curated": event.curated,
        "reviewed": event.reviewed,
        "evidence": [row for citation in event.evidence if (row := _evidence(citation))],
    }


def _evidence(citation: Citation) -> Row | None:
    if citation.article is None or citation.span is None:
        return None
    row: Row = {"article": citation.article, "start": citation.span.start, "end": citation.span.end}
    return row if citation.part == "text" else {**row, "in": citation.part}


def _relation(relation: Relation) -> Row:
    return {
        "from": relation.source,
        "to": relation.target,
        "type": relation.type,
        "scope": relation.scope,
        "reason": relation.reason,
        "curated": relation.curated,
    }
