"""The resolve stage: which local entities of all articles are the same thing."""

from generator.resolve.stage import resolve

__all__ = ["resolve"]
