"""What the rules know must be what the rest of the program knows."""

from generator.check.rules import known_types
from generator.extract.events.lexicon import load_lexicon


def test_types_of_events_are_those_that_machines_read():
    lexicon = load_lexicon()
    assert known_types() == tuple(sorted({kind.type for kind in (*lexicon.verbs.values(), *lexicon.nouns.values())}))
