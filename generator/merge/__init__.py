"""The merge stage: entities and events of the whole knowledge base, curated wins field by field."""

from generator.merge.stage import merge

__all__ = ["merge"]
