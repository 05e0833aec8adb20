"""The review list's order and addresses: other pages link to it for names that have no page."""

from generator.models.knowledge import EntityId, Knowledge, ReviewItem

REVIEW_KINDS = ("undecided", "ambiguous", "unresolved", "contested", "changed", "claim", "date", "stale", "new_name")


def ordered_review(knowledge: Knowledge) -> list[ReviewItem]:
    """What the machine could not settle first, then names by use."""
    return sorted(knowledge.review, key=lambda item: (REVIEW_KINDS.index(item.kind), -item.weight, item.key))


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
