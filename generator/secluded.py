"""What only private/ knows: whom and what no public article tells of. Commands write what people decide about it into private/."""

from dataclasses import dataclass

from generator.extract.lexicon.keys import fold
from generator.models.knowledge import Entity, Event, Knowledge


@dataclass(frozen=True, slots=True)
class Secluded:
    """What is known only from private/: entities and events by their ids, and names, folded. Files of private/ included, articles not."""

    things: frozenset[str]
    names: frozenset[str]


def find_secluded(knowledge: Knowledge) -> Secluded:
    """Whom and what files of private/ describe, and of whom and what no public article and no file tells; also whose name, and with it the id, none has."""
    described: list[Entity | Event] = [*knowledge.entities.values(), *knowledge.events.values()]
    private = {thing.id for thing in described if thing.source and thing.source.file.startswith("private/")}
    restricted = {article.id for article in knowledge.articles.values() if article.restricted}
    if not restricted:
        return Secluded(frozenset(private), frozenset())
    told: dict[str, set[bool]] = {}
    names: dict[str, set[bool]] = {}
    for mention in knowledge.mentions:
        names.setdefault(fold(mention.mention.text), set()).add(mention.article in restricted)
        told.setdefault(mention.entity or "", set()).add(mention.article in restricted)
    for article, publisher in knowledge.publishers.items():
        names.setdefault(fold(knowledge.articles[article].facts.publisher or ""), set()).add(article in restricted)
        told.setdefault(publisher or "", set()).add(article in restricted)
    for claim in knowledge.claims.values():
        for link in claim.chain:
            told.setdefault(link.entity or "", set()).add(claim.article in restricted)
    for event in knowledge.events.values():
        told[event.id] = {citation.article in restricted for citation in event.evidence if citation.article}
    public = {thing.id for thing in described if thing.source} - private
    unseen = frozenset(name for name, found in names.items() if found == {True})
    called = {entity.id for entity in knowledge.entities.values() if fold(entity.name) in unseen}
    return Secluded(frozenset(private | (called | {key for key, found in told.items() if found == {True}}) - public - {""}), unseen)
