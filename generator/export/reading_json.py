"""What `sourcebook extract` prints: one article's reading as one JSON object, with ids local to the article."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.ingest import Unreadable
from generator.models.article import Article
from generator.models.knowledge import SURE
from generator.models.reading import Claim, EventMention, Link, LocalEntity, LocalId, Reading
from generator.models.text import Issue, Part, Span

Json = dict[str, Any]


def reading_to_json(article: Article, reading: Reading, issues: Iterable[Issue] = ()) -> Json:
    """The contract of `extract`: offsets are characters of `text`; what stands in a headline outside of it has `"in": "title"`."""
    facts = article.facts
    return {
        "id": article.keys[0] if article.keys else article.id,
        "title": facts.title,
        "published": facts.published,
        "publisher": facts.publisher,
        "authors": list(facts.authors),
        "language": facts.language or reading.language,
        "text": article.text,
        "issues": [issue_to_json(issue) for issue in issues],
        "entities": [_entity(entity) for entity in reading.entities],
        "mentions": [
            _within(
                mention.part, {"start": mention.start, "end": mention.end, "text": mention.text, "label": mention.label, "entity": mention.entity}
            )
            for mention in reading.mentions
        ],
        "dates": [
            _within(date.part, {"start": date.start, "end": date.end, "text": date.text, "type": date.type, "value": date.value})
            for date in reading.dates
        ],
        "claims": [claim_to_json(claim) for claim in reading.claims],
        "relations": [
            {"from": relation.source, "to": relation.target, "type": relation.type, "scope": relation.scope} for relation in reading.relations
        ],
        "events": [_event(event) for event in reading.events],
    }


def unreadable_to_json(item: Unreadable) -> Json:
    """An article that can't be read: empty text and its issue, so that every input has its line of output."""
    return {
        "id": item.key,
        "title": "",
        "published": None,
        "publisher": None,
        "authors": [],
        "language": None,
        "text": "",
        "issues": [issue_to_json(item.issue)],
        "entities": [],
        "mentions": [],
        "dates": [],
        "claims": [],
        "relations": [],
        "events": [],
    }


def issue_to_json(issue: Issue) -> Json:
    """A problem of the input, with the place where it stands."""
    return {
        "severity": issue.severity,
        "code": issue.code,
        "message": issue.message,
        "file": issue.file,
        "line": issue.line,
        "column": issue.column,
    }


def spans_to_json(spans: Sequence[Span]) -> list[list[int]]:
    """Spans as pairs of offsets."""
    return [[start, end] for start, end in spans]


def claim_to_json(claim: Claim) -> Json:
    """A claim with ids local to its article; `repeats` where a headline or lede only says again what the body says."""
    row: Json = {
        "id": claim.id,
        "attribution": [
            {
                "agent": spans_to_json(link.agent),
                "cue": spans_to_json(link.cue),
                "form": link.form,
                "entity": link.entity,
                "kind": link.kind,
            }
            for link in claim.attribution
        ],
        "content": spans_to_json(claim.content),
        "speech_act": claim.speech_act,
        "hedges": spans_to_json(claim.hedges),
        "about": list(claim.about),
        "confidence": round(claim.confidence, 2),
    }
    if claim.repeats:
        row["repeats"] = claim.repeats
    return _within(claim.part, row)


def explain_reading(article: Article, reading: Reading) -> str:
    """For each claim, which rule read it, how sure it is, and from which words; for people who correct rules."""
    lines = [f"{article.id}: {len(reading.claims)} claims, {len(reading.mentions)} mentions, {len(reading.events)} events"]
    names = {entity.id: entity.name for entity in reading.entities}
    for claim in reading.claims:
        text = article.part(claim.part)
        chain = " <- ".join(_explain_link(text, link, names) for link in claim.attribution) or "(own voice)"
        cues = ", ".join(_words(text, link.cue) for link in claim.attribution if link.cue)
        act = f"{claim.speech_act}{', negated' if claim.negated else ''}"
        sure = f"{claim.confidence:.2f}{'' if claim.confidence >= SURE else ', too unsure to be shown'}"
        lines.append(f"  {claim.id} {act} by rule {claim.rule or '?'} ({sure}): {chain}" + (f" [{cues}]" if cues else ""))
        lines.append(f"     {_words(text, claim.content)}")
        if claim.hedges:
            lines.append(f"     hedges: {', '.join(hedge.of(text) for hedge in claim.hedges)}")
        if claim.repeats:
            lines.append(f"     says again what {claim.repeats} says")
    lines += [f"  {relation.source} {relation.type} {relation.target}: {relation.reason}" for relation in reading.relations]
    return "\n".join(lines)


def _explain_link(text: str, link: Link, names: Mapping[LocalId, str]) -> str:
    """The words that name an agent, and whom they were led back to where they are not its name."""
    words = _words(text, link.agent)
    name = names.get(link.entity, "") if link.entity and link.kind != "unresolved" else ""
    if link.kind == "unresolved":
        return f"{words} (unresolved)" if words else "(nobody named)"
    return words if words.endswith(name) else f"{words} (= {name})"


def _entity(entity: LocalEntity) -> Json:
    return {"id": entity.id, "schema": entity.schema, "name": entity.name, "kind": entity.kind}


def _event(event: EventMention) -> Json:
    return _within(
        event.part,
        {
            "id": event.id,
            "trigger": [event.trigger.start, event.trigger.end],
            "type": event.type,
            "date": event.date,
            "place": event.place,
            "participants": [{"entity": participant.entity, "role": participant.role} for participant in event.participants],
        },
    )


def _within(part: Part, row: Json) -> Json:
    return row if part == "text" else {**row, "in": part}


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ... ".join(" ".join(span.of(text).split()) for span in spans)
