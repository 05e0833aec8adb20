"""Learn the weights that decide which blocks of a page are its article: generator/ingest/data/weights.json.

    python benchmarks/train_pages.py --corpora ../shared/corpora [--save]

The pages of `pages.jsonl.gz` and `metadata.jsonl.gz` (saved pages with their paragraphs) are cut into blocks; a block is right where its words are in the
annotated text. Two logistic regressions (iteratively reweighted least squares, ridge penalty) are fitted, the second on the first's opinion of the
neighbours. The figures printed are of five-fold cross-validation by outlet: no outlet is both learned from and measured on. Only weights leave this script.
"""

import argparse
import gzip
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import generator.ingest
from generator.ingest.page import body
from generator.ingest.page.declared import collect
from generator.ingest.page.features import CONTEXT, NAMES, Hints, add_context, count_words, make_features, probability
from generator.ingest.page.headline import find_headline, fold
from generator.ingest.page.tree import parse_html
from generator.ingest.page.walk import TextBlock, find_text_blocks

FOLDS = 5
RIDGE = 0.003
ROUNDS = 25

Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A page: its blocks, what was known of it, the annotated text, the features, which blocks are right, and how much each weighs."""

    corpus: str
    outlet: str
    blocks: Sequence[TextBlock]
    hints: Hints
    gold: str
    rows: Rows
    right: Rows
    weight: Rows


def main() -> None:
    """Measure, and with --save write the weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--save", action="store_true")
    given = options.parse_args()
    examples = [example for name in ("pages", "metadata") for example in load_examples(given.corpora / f"{name}.jsonl.gz", name)]
    print(f"{len(examples)} pages of {len({example.outlet for example in examples})} outlets")
    for corpus, figures in cross_validate(examples).items():
        print(corpus, {name: round(100 * value, 2) for name, value in figures.items()})
    if given.save:
        first, second = fit_both(examples)
        path = Path(generator.ingest.__file__).parent / "data" / "weights.json"
        weights = {
            "first": dict(zip(NAMES, first.round(3).tolist(), strict=True)),
            "second": dict(zip(CONTEXT, second.round(3).tolist(), strict=True)),
        }
        path.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


def load_examples(path: Path, corpus: str) -> Iterator[Example]:
    """The pages whose paragraphs are annotated."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            gold = [html.unescape(text) for text in flatten(row["gold"].get("paragraphs") or row["gold"].get("body") or ())]
            tree = parse_html(row["html"])
            if tree is None or sum(map(len, gold)) < 200:
                continue
            declared = collect(tree, url=row["url"])
            title = find_headline(declared)
            hints, blocks = body.make_hints(declared, title=title), find_text_blocks(tree)
            right = mark_right(blocks, gold)
            words = np.array([min(count_words(block.text), 60) + 4 for block in blocks])
            total = words[right > 0].sum()
            if total:
                yield Example(
                    corpus, row["source"], blocks, hints, " ".join(gold), make_features(blocks, hints), right, np.minimum(words / total, 0.2)
                )


def flatten(value: Any) -> Iterator[str]:
    """Every text in nested lists and objects."""
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from flatten(each)


def mark_right(blocks: Iterable[TextBlock], gold: Iterable[str]) -> Rows:
    """1 for each block that is an annotated paragraph, lies in one, or is mostly one."""
    paragraphs = [fold(paragraph) for paragraph in gold]
    whole, known = "".join(paragraphs), set(paragraphs)

    def is_right(text: str) -> bool:
        inside = len(text) >= 25 and text[:80] in whole
        around = any(len(each) >= 40 and 0.6 * len(text) < len(each) < len(text) and each in text for each in paragraphs)
        return text in known or inside or around

    return np.array([float(is_right(block.folded)) for block in blocks])


def fit(rows: Rows, right: Rows, weight: Rows) -> Rows:
    """Weights of a logistic regression."""
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        likely = probability(rows @ weights)
        slope = rows.T @ (weight * (right - likely)) - RIDGE * weights
        curve = (rows * (weight * likely * (1 - likely))[:, None]).T @ rows + RIDGE * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def fit_both(examples: Sequence[Example]) -> tuple[Rows, Rows]:
    """The weights of the first look and of the second."""
    right = np.concatenate([example.right for example in examples])
    weight = np.concatenate([example.weight for example in examples]) / len(examples)
    first = fit(np.vstack([example.rows for example in examples]), right, weight)
    second = fit(np.vstack([add_context(example.rows, example.rows @ first) for example in examples]), right, weight)
    return first, second


def cross_validate(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of the text of each page, by 4-grams of words, by weights learned on other outlets."""
    scores: dict[str, list[tuple[float, float]]] = {}
    for fold_number in range(FOLDS):
        held_out = [example for example in examples if fold_of(example.outlet) == fold_number]
        first, second = fit_both([example for example in examples if fold_of(example.outlet) != fold_number])
        for example in held_out:
            likely = probability(add_context(example.rows, example.rows @ first) @ second)
            text = " ".join(block.text for block in body.keep_likely(example.blocks, example.hints, likely))
            scores.setdefault(example.corpus, []).append(compare(example.gold, text))
    figures = {}
    for corpus, pairs in scores.items():
        precision, recall = (sum(pair[side] for pair in pairs) / len(pairs) for side in (0, 1))
        figures[corpus] = {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}
    return figures


def fold_of(outlet: str) -> int:
    """The part that an outlet belongs to, the same in every run."""
    return int(hashlib.sha256(outlet.encode()).hexdigest(), 16) % FOLDS


def compare(gold: str, text: str) -> tuple[float, float]:
    """Precision and recall of a text's 4-grams of words."""

    def shingles(words: str) -> Counter[tuple[str, ...]]:
        found = re.findall(r"\w+", words)
        return Counter(tuple(found[start : start + 4]) for start in range(max(1, len(found) - 3))) if found else Counter()

    wanted, got = shingles(gold), shingles(text)
    shared = sum((wanted & got).values())
    return (shared / sum(got.values()) if got else 0.0, shared / sum(wanted.values()) if wanted else 1.0)


if __name__ == "__main__":
    main()
