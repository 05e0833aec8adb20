"""Sourcebook: who said what, about whom and what, through whom and when."""

__version__ = "0.1.0"
