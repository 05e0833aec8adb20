"""Learn the weights of attribution from annotated articles, and write them into the package.

    python benchmarks/train_attribution.py ../shared/corpora/attribution.jsonl.gz --split train

Reads any JSONL, or JSONL.gz, of `{"id", "text", "gold": {"attributions": [{"source", "cue", "content"}]}, "split"}`, spans as [[start, end], ...]
in characters of the text. The same articles give the same bytes. Needs the extra `train`. 840 articles take four minutes of one processor and 4 GB of memory.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.extract.attribution.tokens import flatten
from generator.extract.attribution.train import Annotated, annotate, learn
from generator.extract.attribution.weights import write_weights
from generator.extract.language_model import load_model
from generator.extract.parse import parse_article
from generator.ingest import read_file
from generator.models.article import Article

PACKAGE = Path(__file__).parents[1] / "generator/extract/attribution/data/weights.npz"


def annotated_articles(path: Path, splits: set[str]) -> Iterator[Annotated]:
    """The annotated articles of the splits, parsed as the product parses them."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        records = {str(record["id"]): record for record in map(json.loads, lines)}
    nlp = load_model()
    for article in read_file(path, root=path.parent):
        record = records[article.keys[0]] if isinstance(article, Article) else None
        if isinstance(article, Article) and record and record.get("split", "train") in splits:
            yield annotate(flatten(parse_article(article, nlp)), record["gold"]["attributions"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--split", action="append", help="which splits to learn from; may be given more than once (default: train)")
    parser.add_argument("--out", type=Path, default=PACKAGE)
    options = parser.parse_args()
    articles = list(annotated_articles(options.articles, set(options.split or ["train"])))
    weights = learn(articles, lambda message: print(message, file=sys.stderr, flush=True))
    write_weights(options.out, weights)
    print(f"{len(articles)} articles, {options.out.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
