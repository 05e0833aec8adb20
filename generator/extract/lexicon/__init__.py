"""Word lists and keys of names, which need no language model: extraction reads with them, resolution compares with them."""

from generator.extract.lexicon.words import Country, Lexicon, lexicon

__all__ = ["Country", "Lexicon", "lexicon"]
