"""A file for what a machine found, filled in with what it read, for a person to look at and keep."""

from collections.abc import Iterable

from generator.content.canonical import schema_line
from generator.content.edit import quote_yaml
from generator.models.knowledge import Citation, Entity, Event

KINDS = frozenset({"Person", "Organization", "PublicBody", "Company", "Place", "Group", "Product"})
SOURCES = 3  # quotations that a new file begins with
TODAY, NAME = "YYYY-MM-DD", "YOUR NAME"


def entity_skeleton(
    entity: Entity, citations: Iterable[Citation] = (), *, known: Iterable[str] = (), by: str | None = None, on: str | None = None
) -> str:
    """The text of content/entities/ID.yml. `known` are the ids that files describe: only those can be referred to.

    Without `by` and `on` the review line is a comment to fill in.
    """
    known = set(known)
    lines = [schema_line("entity"), f"schema: {entity.schema if entity.schema in KINDS else 'Organization  # or Person, Place, ...'}"]
    lines.append(f"name: {quote_yaml(entity.name)}")
    for field, weak in (("aliases", False), ("weak_aliases", True)):
        names = sorted({alias.name for alias in entity.aliases if alias.weak == weak} - {entity.name})
        lines += [f"{field}: [{', '.join(map(quote_yaml, names))}]"] if names else []
    positions = [position for position in entity.positions if not position.curated]
    lines += ["positions:"] if positions else []
    for position in positions:
        parts = [f"title: {quote_yaml(position.title)}"]
        parts += [f"organization: {position.organization}"] if position.organization in known else []
        parts += [f"{name}: {quote_yaml(date)}" for name in ("as_of", "start", "end") if (date := getattr(position, name))]
        unknown = (
            f"  # of {position.organization}, which no file describes yet" if position.organization and position.organization not in known else ""
        )
        lines.append(f"  - {{{', '.join(parts)}}}{unknown}")
    lines += [f"{name}: {value}" for name in ("belongs_to", "located_in") if (value := getattr(entity, name)) in known]
    lines += [f"country: {entity.country}"] if entity.country else []
    lines.append("# lead: One sentence that says who or what this is. Say who says so.")
    lines += _sources("sources", [*citations, *(position.citation for position in positions if position.citation)])
    return "\n".join([*lines, _review(by, on), ""])


def event_skeleton(event: Event, *, known: Iterable[str] = (), by: str | None = None, on: str | None = None) -> str:
    """The text of content/events/ID.yml. The name is an article's words until a person finds a better one."""
    known = set(known)
    lines = [
        schema_line("event"),
        "schema: Event",
        "# Say 'alleged' or 'reported' where nobody has settled it: a name must not say more than the sources.",
    ]
    lines += [f"name: {quote_yaml(event.name)}", f"type: {quote_yaml(event.type)}"]
    lines += [f"date: {quote_yaml(event.date)}"] if event.date else []
    lines += [f"place: {event.place}"] if event.place in known else []
    participants = [participant for participant in event.participants if participant.entity in known]
    lines += ["participants:"] if participants else []
    lines += [f"  - {{entity: {participant.entity}, role: {quote_yaml(participant.role)}}}" for participant in participants]
    lines += [f"part_of: {event.part_of}"] if event.part_of in known else []
    lines += _sources("evidence", event.evidence)
    return "\n".join([*lines, _review(by, on), ""])


def review_line(by: str, on: str) -> str:
    """Who looked at a file, and when, as the value of `reviewed:`."""
    return f"{{by: {quote_yaml(by)}, on: {on}}}"


def _review(by: str | None, on: str | None) -> str:
    return f"reviewed: {review_line(by, on)}" if by and on else f"# reviewed: {{by: {NAME}, on: {TODAY}}}"


def _sources(field: str, citations: Iterable[Citation]) -> list[str]:
    quotes = dict.fromkeys((c.article, " ".join(c.quote.split())) for c in citations if c.article and c.part == "text" and c.quote.strip())
    lines = [f"{field}:"] if quotes else []
    for article, quote in list(quotes)[:SOURCES]:
        lines += [f"  - article: {article}", f"    quote: {quote_yaml(quote)}"]
    return lines
