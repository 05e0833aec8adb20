"""Events in text: what is said to have happened, when, where and with whom."""

from generator.extract.events.find import find_events

__all__ = ["find_events"]
