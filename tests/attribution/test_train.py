"""Weights are learned from annotated articles: the same articles, the same bytes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.extract.attribution.tokens import flatten_docs
from generator.extract.attribution.weights import read_weights, write_weights

train = pytest.importorskip("generator.extract.attribution.train", reason="needs the extra `train`", exc_type=ImportError)

COMMAND = Path(__file__).parents[2] / "benchmarks/train_attribution.py"
PEOPLE = ["The mayor", "Anna Berg", "The ministry", "A judge", "Ivan Petrov", "The club"]
CUES = ["said", "told reporters", "announced", "denied"]
CONTENTS = ["the road was closed", "the match was lost", "nobody was hurt", "the price had doubled"]


def record(person):
    """An annotated article, as a line of the file that the command reads."""
    text, attributions = "", []
    for cue, content in zip(CUES, CONTENTS, strict=True):
        start = len(text)
        text += f"{person} {cue} {content}. "
        cue_start = start + len(person) + 1
        content_start = cue_start + len(cue) + 1
        attributions.append(
            {
                "source": [[start, start + len(person)]],
                "cue": [[cue_start, cue_start + len(cue)]],
                "content": [[content_start, content_start + len(content)]],
            }
        )
    return {"id": person, "text": text, "gold": {"attributions": attributions}}


@pytest.fixture(scope="module")
def articles(nlp):
    made = [record(person) for person in PEOPLE]
    return [train.annotate(flatten_docs([(nlp(one["text"]), 0, "text")]), one["gold"]["attributions"]) for one in made]


def learn_by_command(folder, records, order_of_hashes):
    (folder / "articles.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    command = [sys.executable, COMMAND, folder / "articles.jsonl", "--split", "train", "--out", folder / "weights.npz"]
    done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": order_of_hashes}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return (folder / "weights.npz").read_bytes(), done.stderr


def test_the_command_gives_the_same_bytes_and_learns_from_its_split_alone(tmp_path):
    records = [record(person) for person in PEOPLE]
    held_out = {**record("Nobody"), "split": "dev"}
    first, said = learn_by_command(tmp_path, records, "1")
    again, said_again = learn_by_command(tmp_path, [*records, held_out], "2")
    assert first == again
    assert f"{len(PEOPLE)} articles" in said
    assert f"{len(PEOPLE)} articles" in said_again


def test_what_was_learned_tells_cues_from_other_words(articles, tmp_path):
    write_weights(tmp_path / "w.npz", train.learn(articles, lambda _: None))
    weights = read_weights(tmp_path / "w.npz")
    right = total = 0
    for article in articles:
        findings = train.judge_findings(article.tokens, article.quotations, weights)
        right += int(train.matches(article.tokens, findings, article.gold).sum())
        total += len(article.gold)
    assert right >= 0.9 * total


def test_each_annotation_is_matched_once(articles):
    article = articles[0]
    gold = article.gold[0]
    finding = train.Finding(gold.cue[0], gold.content, gold.source, -1, "", "", 1.0, 1.0, 1.0, 1.0)
    assert train.matches(article.tokens, [finding, finding], [gold]).tolist() == [1, 0]
