"""The resolve stage: which local entities of all articles are the same thing."""

from generator.resolve.decided import decide_mentions, lead_decided
from generator.resolve.stage import resolve
from generator.resolve.unread import find_curated_names

__all__ = ["decide_mentions", "find_curated_names", "lead_decided", "resolve"]
