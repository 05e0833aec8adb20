"""Who says what in one article: claims with their chains, quotations, hedges and speech acts, and how they deny one another."""

from generator.extract.attribution.claims import find_claims

__all__ = ["find_claims"]
