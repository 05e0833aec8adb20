"""Weights are learned from annotated articles: the same articles, the same bytes."""

import pytest

from generator.extract.attribution.tokens import flatten_docs
from generator.extract.attribution.weights import read_weights, write_weights

train = pytest.importorskip("generator.extract.attribution.train", reason="needs the extra `train`", exc_type=ImportError)

PEOPLE = ["The mayor", "Anna Berg", "The ministry", "A judge", "Ivan Petrov", "The club"]
CUES = ["said", "told reporters", "announced", "denied"]
CONTENTS = ["the road was closed", "the match was lost", "nobody was hurt", "the price had doubled"]


@pytest.fixture(scope="module")
def articles(nlp):
    made = []
    for person in PEOPLE:
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
        made.append(train.annotate(flatten_docs([(nlp(text), 0, "text")]), attributions))
    return made


def test_the_same_articles_give_the_same_bytes(articles, tmp_path):
    for name in ("one", "two"):
        write_weights(tmp_path / f"{name}.npz", train.learn(articles, lambda _: None))
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


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
