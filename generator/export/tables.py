"""The knowledge base as tables: rows of plain values, in the order of their ids."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.excerpt import Excerpt, make_excerpts, name_as_shown, review_as_shown
from generator.export.reading_json import spans_to_json
from generator.models.article import Article, ArticleId
from generator.models.knowledge import Citation, Entity, Event, Knowledge, Relation, ResolvedClaim, ResolvedMention, ReviewItem
from generator.settings import Settings
from generator.words.events import summary_of

Row = dict[str, Any]
Tables = Mapping[str, Collection[Row]]
Excerpts = Mapping[ArticleId, Excerpt]


@dataclass(frozen=True, slots=True)
class Rows(Collection[Row]):
    """A table whose rows are made one by one, each time that somebody goes through them: all at once they take more room than what they are made of."""

    records: Collection[Any]
    make: Callable[[Any], Row]

    def __iter__(self) -> Iterator[Row]:
        return map(self.make, self.records)

    def __len__(self) -> int:
        return len(self.records)

    def __contains__(self, row: object) -> bool:
        return any(row == own for own in self)


ENTITIES_SAID_TO_BE = ("named", "unnamed")
"""An agent that the text leaves open is no entity: its claims say "unresolved"."""


def make_tables(knowledge: Knowledge, settings: Settings | None = None) -> Tables:
    """Articles, entities, mentions, claims, events and relations, identities resolved across articles.

    Of an article's words there are no more in it than pages show: names, and what claims and events quote of shown sentences.
    """
    excerpts = make_excerpts(knowledge, settings or Settings())
    claims = [claim for claim in knowledge.claims.values() if not claim.rejected]
    known = {claim.id for claim in claims}
    events = sorted((*knowledge.events.values(), *knowledge.minor_events.values()), key=lambda event: event.id)
    return {
        "articles": Rows(knowledge.articles.values(), lambda article: _article(article, knowledge)),
        "entities": Rows([entity for entity in knowledge.entities.values() if entity.kind in ENTITIES_SAID_TO_BE], _entity),
        "mentions": Rows(knowledge.mentions, _mention),
        "claims": Rows(claims, lambda claim: _claim(claim, excerpts)),
        "events": Rows(events, lambda event: _event(name_as_shown(event, knowledge, excerpts), has_page=event.id in knowledge.events)),
        "relations": Rows(
            [edge for edge in knowledge.relations if edge.source in known and edge.target in known],
            lambda edge: _relation(edge, knowledge, excerpts),
        ),
    }


def columns_of(rows: Iterable[Row]) -> list[str]:
    """Every key of any row, in the order of first use."""
    return list(dict.fromkeys(key for row in rows for key in row))


def make_review_table(knowledge: Knowledge, settings: Settings) -> list[Row]:
    """What waits for a person's decision, what matters most first."""
    excerpts = make_excerpts(knowledge, settings)
    return [_review(review_as_shown(item, knowledge, excerpts)) for item in knowledge.review]


def _article(article: Article, knowledge: Knowledge) -> Row:
    facts = article.facts
    return {
        "id": article.id,
        "keys": list(article.keys),
        "title": facts.title,
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
        "follows": knowledge.follows.get(article.id),
        "sha256": article.sha256,
        "characters": len(article.text),
        "based_on": article.based_on,
        "revision_of": article.revision_of,
    }


def _entity(entity: Entity) -> Row:
    return {
        "id": entity.id,
        "schema": entity.schema,
        "name": entity.name,
        "aliases": [{"name": alias.name, "lang": alias.lang} if alias.lang else alias.name for alias in entity.aliases if not alias.weak],
        "weak_aliases": [alias.name for alias in entity.aliases if alias.weak],
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
        "identifiers": dict(entity.identifiers),
        "lead": entity.lead,
        "article": entity.article,
        "is_outlet": entity.is_outlet,
        "former_ids": list(entity.former_ids),
    }


def _mention(mention: ResolvedMention) -> Row:
    read = mention.mention
    row: Row = {
        "article": mention.article,
        "start": read.start,
        "end": read.end,
        "text": read.text,
        "entity": mention.entity,
        "label": read.label,
        "kind": read.kind,
    }
    return row if read.part == "text" else {**row, "in": read.part}


def _claim(claim: ResolvedClaim, excerpts: Excerpts) -> Row:
    read = claim.claim
    shown = _is_shown(claim, excerpts)
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
        "words": claim.text if shown else None,
        "speech_act": read.speech_act,
        "hedges": spans_to_json(read.hedges),
        "about": list(claim.about),
        "edited": claim.edited,
        "confidence": round(read.confidence, 2),
    }
    return row if read.part == "text" else {**row, "in": read.part}


def _event(event: Event, *, has_page: bool) -> Row:
    return {
        "id": event.id,
        "name": event.name,
        "name_publisher": event.name_publisher,
        "type": event.type,
        "date": event.date,
        "date_claims": list(event.date_claims),
        "standing": event.standing.standing,
        "standing_summary": summary_of(event),
        "place": event.place,
        "place_claims": list(event.place_claims),
        "other_dates": [{"date": other.value, "claims": list(other.claims)} for other in event.other_dates],
        "other_places": [{"place": other.value, "claims": list(other.claims)} for other in event.other_places],
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


def _review(item: ReviewItem) -> Row:
    """What waits for a person; sentences by their places, and in words where pages show them."""
    return {
        "key": item.key,
        "kind": item.kind,
        "title": item.title or None,
        "detail": item.detail,
        "weight": round(item.weight, 2),
        "entities": list(item.entities),
        "sentences": [row for citation in item.citations if (row := _evidence(citation))],
    }


def _is_shown(claim: ResolvedClaim, excerpts: Excerpts) -> bool:
    return claim.claim.part == "title" or all(excerpts[claim.article].covers(span) for span in claim.claim.content)


def _relation(relation: Relation, knowledge: Knowledge, excerpts: Excerpts) -> Row:
    """An edge. What it is about, and why it is read, are words of its claims: they are in it where pages show these, or where a person wrote them."""
    shown = relation.curated or all(_is_shown(knowledge.claims[end], excerpts) for end in (relation.source, relation.target))
    return {
        "from": relation.source,
        "to": relation.target,
        "type": relation.type,
        "scope": relation.scope if shown else "",
        "reason": relation.reason if shown else "",
        "curated": relation.curated,
    }
