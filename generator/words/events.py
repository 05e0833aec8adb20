"""How what was computed of an event is said: its standing's count and rule, and what somebody's part in it is said to be."""

from generator.models.knowledge import Event, EventParticipant
from generator.words import Words, english


def summary_of(event: Event, words: Words | None = None) -> str:
    """As in "1 origin says so, 1 unnamed source doubts it": one voice a part, the named first. In English, as the data is, where no words are given."""
    words = words or english()
    parts = [words.text(f"summary.{part.stand}_{'named' if part.named else 'unnamed'}", part.count) for part in event.standing.voices]
    if parts:
        return words.text("list.comma").join(parts)
    if any(claim.position == "unresolved" for claim in event.claims):
        return words.text("summary.unresolved")
    return words.text("summary.told" if any(citation.article for citation in event.evidence) else "summary.nobody")


def rule_of(event: Event, words: Words) -> str:
    """Which rule its standing follows, and how many articles and origins there are where that says more: forty articles on one broadcast are one origin."""
    standing = event.standing
    rule = words.text(f"rule.{standing.standing}")
    if standing.articles < 2:
        return rule
    origins = words.text("count.origins", len(standing.asserting) + standing.unnamed_asserting)
    return f"{rule} {words.text('rule.spread', standing.articles, origins=origins)}"


def part_of(participant: EventParticipant, words: Words) -> str:
    """What somebody is said to be in an event: "said to have attended", unless the participant says so itself."""
    if participant.acknowledged:
        return words.text("role.acknowledged")
    if f"role.{participant.role}" in words.phrases:
        return words.text(f"role.{participant.role}")
    return words.text("role.other", role=participant.role.replace("_", " "))
