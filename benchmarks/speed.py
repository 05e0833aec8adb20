"""How much of the language model's own speed is left when articles are read whole: `python benchmarks/speed.py [ARTICLES.jsonl.gz] [--articles 100]`.

Reads a JSON Lines file, plain or gzipped, of articles. One process, one run, processor time and not the clock. Each article is parsed, which is
the bare spaCy pipeline over its blocks, and beside that read and stored as a build does it, which parses it once more; so what else the machine does
falls on both alike. The second table has the time of each step as a share of the bare pipeline's. Prints Markdown.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import process_time
from typing import ParamSpec, TypeVar

from generator.extract.attribution import find_claims
from generator.extract.cache import dump_reading
from generator.extract.dates import find_dates
from generator.extract.english import EnglishReader
from generator.extract.events import find_events
from generator.extract.names import find_names
from generator.extract.parse import parse_article
from generator.ingest import read_file
from generator.models.article import Article

DEFAULT = Path(__file__).parents[2] / "shared/corpora/wikinews.jsonl.gz"
WARM_UP = 10  # articles read before the measure, which load word lists and fill spaCy's caches
FLOOR = 0.85  # of the bare pipeline's words per second

P = ParamSpec("P")
T = TypeVar("T")


class Clock:
    """Adds up processor seconds by name."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def time(self, name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        start = process_time()
        done = work(*args, **kwargs)
        self.seconds[name] += process_time() - start
        return done


def measure(articles: list[Article], reader: EnglishReader) -> Clock:
    """Bare parse, whole reading and each step of every article. Which comes first changes from article to article: the second finds warm caches."""
    clock = Clock()
    for number, article in enumerate(articles):
        if number % 2:
            _read_whole(clock, article, reader)
        _read_in_steps(clock, article, reader)
        if not number % 2:
            _read_whole(clock, article, reader)
    return clock


def _read_whole(clock: Clock, article: Article, reader: EnglishReader) -> None:
    reading = clock.time("reading", reader.read, article, "speed")
    clock.time("storing", dump_reading, reading)


def _read_in_steps(clock: Clock, article: Article, reader: EnglishReader) -> None:
    with reader.nlp.memory_zone():
        parsed = clock.time("bare spaCy", parse_article, article, reader.nlp)
        dates = clock.time("dates", find_dates, parsed)
        names = clock.time("names", find_names, parsed)
        attributions = clock.time("claims", find_claims, parsed, names, dates)
        clock.time("events", find_events, parsed, attributions, dates)


def report(clock: Clock, words: int, articles: int) -> Iterator[str]:
    """Lines of the tables."""
    bare, whole = clock.seconds["bare spaCy"], clock.seconds["reading"] + clock.seconds["storing"]
    yield f"{articles} articles, {words:,} words\n"
    yield "| | seconds | words a second | of bare spaCy |"
    yield "| --- | ---: | ---: | ---: |"
    yield f"| bare spaCy | {bare:.1f} | {words / bare:,.0f} | 100 % |"
    yield f"| reading and storing | {whole:.1f} | {words / whole:,.0f} | {100 * bare / whole:.1f} % |\n"
    yield "| step | seconds | of bare spaCy's time |"
    yield "| --- | ---: | ---: |"
    steps = ("names", "claims", "dates", "events", "storing")
    for step in steps:
        yield f"| {step} | {clock.seconds[step]:.2f} | {100 * clock.seconds[step] / bare:.1f} % |"
    total = sum(clock.seconds[step] for step in steps)
    yield f"| together | {total:.2f} | {100 * total / bare:.1f} % |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--articles", type=int, default=100)
    options = parser.parse_args()
    if not options.source.exists():
        sys.exit(f"{options.source} is not there: name a JSON Lines file of articles, plain or gzipped.")
    found = (one for one in read_file(options.source, root=options.source.parent) if isinstance(one, Article))
    reader = EnglishReader(None)
    for article in islice(found, WARM_UP):
        reader.read(article, "speed")
    articles = list(islice(found, options.articles))
    if not articles:
        sys.exit(f"{options.source} holds too few articles: {WARM_UP} are read before the measure begins.")
    clock = measure(articles, reader)
    print("\n".join(report(clock, sum(len(article.text.split()) for article in articles), len(articles))))
    if clock.seconds["bare spaCy"] < FLOOR * (clock.seconds["reading"] + clock.seconds["storing"]):
        print(f"\nBelow the floor of {FLOOR:.0%}.", file=sys.stderr)


if __name__ == "__main__":
    main()
