"""The graph stage: relations between claims, standings, backlinks, what needs review; and views over them for pages."""

from generator.graph.connect import connect

__all__ = ["connect"]
