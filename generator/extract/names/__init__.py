"""Names in one article: every mention, what kind of thing it names, and which of them name the same thing."""

from generator.extract.names.find import find_names

__all__ = ["find_names"]
