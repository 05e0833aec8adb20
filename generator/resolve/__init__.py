"""The resolve stage: which local entities of all articles are the same thing."""

from generator.resolve.stage import resolve
from generator.resolve.unread import find_curated_names

__all__ = ["find_curated_names", "resolve"]
