"""Are two names one thing? Short articles of our own, read and resolved, against what a person says: a floor for each kind of question."""

from pathlib import Path

import pytest
import yaml

from tests.names.conftest import read
from tests.resolve.pairs import Pair, Read, background, judge, right_share

KINDS = yaml.safe_load(Path(__file__).with_name("pairs.yml").read_text("utf-8"))
WRONG_MERGES = {"[The Independent]"}
"""What the one known wrong merge begins with: an adjective with a newspaper's name."""

__all__ = ["read"]


@pytest.mark.parametrize("kind", KINDS)
def test_pairs_of_a_kind(kind: str, read: Read) -> None:
    pairs = [Pair(kind, right, tuple(texts)) for row in KINDS[kind]["pairs"] for right, texts in row.items()]
    room = background()
    verdicts = [(pair, judge(pair, read, room)) for pair in pairs]
    wrong = [f"{verdict}, not {pair}" for pair, verdict in verdicts if verdict != pair.right]
    assert right_share(verdicts) >= KINDS[kind]["floor"], wrong
    merged = [str(pair) for pair, verdict in verdicts if verdict == "same" != pair.right and not pair.texts[0].startswith(tuple(WRONG_MERGES))]
    assert not merged


def test_there_are_pairs_enough() -> None:
    assert sum(len(kind["pairs"]) for kind in KINDS.values()) >= 180
