"""The net beside the linear weights: sums that no order changes, nothing where nothing is known, and the same from its file."""

import numpy as np
import pytest

from generator.extract.attribution.hashing import ROLES, SIZE, Features
from generator.extract.attribution.nets import Net, at_places
from generator.extract.attribution.tokens import VECTOR, flatten_docs
from generator.extract.attribution.weights import STAGES, Weights, load_weights, read_weights, write_weights

UNITS = 4


@pytest.fixture
def net():
    chance = np.random.default_rng(1)
    rows = np.zeros(SIZE, np.int32)
    rows[[5, 6, 7]] = [1, 2, 3]
    table = np.concatenate([np.zeros((1, UNITS), np.int16), chance.integers(-127, 128, (3, UNITS)).astype(np.int16)])
    vectors = chance.standard_normal((ROLES * VECTOR, UNITS)).astype(np.float16).astype(np.float32)
    return Net(rows, table, 0.5, vectors, np.ones(UNITS, np.float32), np.ones(UNITS, np.float32), 0.25)


def features(table, rows, more, *, plain):
    places = np.full((len(table), ROLES), -1, np.int64)
    return Features(np.array(table, np.int32), np.array(rows, np.int32), np.array(more, np.int32), places, plain)


NOTHING = np.zeros((2, VECTOR), np.float32)


def by_hand(net, keys):
    hidden = sum((net.table[net.rows[key]].astype(float) * net.step for key in keys), np.ones(UNITS))
    return float(np.maximum(hidden, 0).sum() + net.offset)


def test_a_row_scores_by_its_plain_keys_and_those_beside_the_table(net):
    scores = net.score(features([[5, 6, 7], [7, 9, 5]], [1, 0, 1], [6, 7, 9], plain=2), NOTHING)
    assert scores.tolist() == pytest.approx([by_hand(net, [5, 6, 7]), by_hand(net, [7, 6])])


def test_the_order_of_keys_changes_nothing(net):
    one = net.score(features([[5, 6]], [0, 0], [7, 7], plain=2), NOTHING)
    other = net.score(features([[6, 5]], [0, 0, 0], [9, 7, 7], plain=2), NOTHING)
    assert one.tolist() == other.tolist()


def test_a_role_that_nobody_fills_is_zeros():
    vectors = np.arange(2 * 3, dtype=np.float32).reshape(2, 3)
    assert at_places(vectors, np.array([[1, -1], [-1, 0]])).tolist() == [[3, 4, 5, 0, 0, 0], [0, 0, 0, 0, 1, 2]]


def test_a_net_is_the_same_from_its_file(net, tmp_path):
    tables = {stage: np.zeros(SIZE) for stage in STAGES}
    write_weights(tmp_path / "w.npz", Weights(tables, dict.fromkeys(STAGES, 0.0), {"content": net}))
    read = read_weights(tmp_path / "w.npz").nets
    assert read.keys() == {"content"}
    given = features([[5, 6, 7]], [0], [6], plain=3)
    assert read["content"].score(given, NOTHING).tolist() == net.score(given, NOTHING).tolist()


def test_without_vectors_the_linear_weights_decide_alone(net):
    weights = Weights({"cue": np.zeros(SIZE)}, {"cue": 3.0}, {"cue": net})
    given = features([[5, 6, 7]], [], [], plain=3)
    assert weights.score("cue", given, np.zeros((2, 0), np.float32)).tolist() == [3.0]
    assert weights.score("cue", given, NOTHING).tolist() == pytest.approx([(3.0 + by_hand(net, [5, 6, 7])) / 2])


def test_the_package_has_a_net_for_each_choice_but_the_first():
    assert load_weights().nets.keys() == {"content", "source", "claim"}


def test_only_the_small_models_vectors_are_known(nlp):
    doc = nlp("The mayor said that the road was closed.")
    assert flatten_docs([(doc, 0, "text")]).vectors.shape == (len(doc), VECTOR)
    doc.tensor = np.zeros((len(doc), 300), np.float32)
    assert flatten_docs([(doc, 0, "text")]).vectors.shape == (len(doc), 0)
