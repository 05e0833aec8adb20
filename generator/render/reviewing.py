"""The review list's order and addresses: other pages link to it for names that have no page."""

from collections.abc import Mapping

from generator.models.knowledge import EntityId, Knowledge, ReviewItem

REVIEW_KINDS: Mapping[str, str] = {
    "undecided": "Same or not the same",
    "ambiguous": "Fits more than one",
    "unresolved": "Speakers not resolved",
    "contested": "Contested, or told apart",
    "changed": "Changed since it was accepted",
    "claim": "Statements to check",
    "date": "Dates to check",
    "stale": "Decisions whose words are gone",
    "new_name": "Names nobody reviewed",
}


def ordered_review(knowledge: Knowledge) -> list[ReviewItem]:
    """What the machine could not settle first, then names by use."""
    order = list(REVIEW_KINDS)
    return sorted(knowledge.review, key=lambda item: (order.index(item.kind), -item.weight, item.key))


def review_anchor(key: str) -> str:
    """An item's anchor on its page."""
    return "r-" + "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in key)


def review_hrefs(knowledge: Knowledge, per_page: int) -> dict[EntityId, str]:
    """Where each name that nobody reviewed waits, relative to the site's root."""
    found: dict[EntityId, str] = {}
    for index, item in enumerate(ordered_review(knowledge)):
        number = index // per_page + 1
        for entity in item.entities if item.kind == "new_name" else ():
            found.setdefault(entity, f"review/{f'{number}/' if number > 1 else ''}#{review_anchor(item.key)}")
    return found
