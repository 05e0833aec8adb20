"""How much of the language model's own speed is left when articles are read whole: `python benchmarks/speed.py [ARTICLES.jsonl.gz] [--articles 100] [--rounds 3]`.

Reads a JSON Lines file, plain or gzipped, of articles. One process, one run, processor time and not the clock. Three things are done in turn, a group of
articles at a time, so that what else the machine does falls on all alike, and the order changes from group to group and from round to round:

- bare spaCy: the model as `spacy.load` gives it, over the articles' whole texts, `pipe` in batches of 64;
- parsing: the model as Sourcebook loads it, over each article's blocks, one article a batch;
- reading and storing, as a build does it, which parses once more.

What counts is the median of the groups' ratios, all rounds together; a group that the machine disturbed moves it little. The second table has the
time of each step after parsing as a share of bare spaCy's. Prints Markdown.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from time import process_time
from typing import ParamSpec, TypeVar

import spacy

from generator.extract.attribution import find_claims
from generator.extract.cache import dump_reading
from generator.extract.dates import find_dates
from generator.extract.english import EnglishReader
from generator.extract.events import find_events
from generator.extract.language_model import find_model_folder
from generator.extract.names import find_names
from generator.extract.parse import parse_article
from generator.ingest import read_file
from generator.models.article import Article

DEFAULT = Path(__file__).parents[2] / "shared/corpora/wikinews.jsonl.gz"
WARM_UP = 10  # articles read before the measure, which load word lists and fill spaCy's caches
GROUP = 64  # articles, so that bare spaCy has whole batches
BATCH = 64  # texts: more brings spaCy no speed
FLOOR = 0.85  # of bare spaCy's words per second

P = ParamSpec("P")
T = TypeVar("T")


class Clock:
    """Adds up processor seconds by name."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @property
    def ratio(self) -> float:
        """The speed of reading and storing as a share of bare spaCy's."""
        return self.seconds["bare spaCy"] / (self.seconds["reading"] + self.seconds["storing"])

    def time(self, name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        start = process_time()
        done = work(*args, **kwargs)
        self.seconds[name] += process_time() - start
        return done


def measure(articles: Sequence[Article], bare: spacy.Language, reader: EnglishReader, rounds: int) -> list[Clock]:
    """Bare parse, whole reading and each step of every article: a clock a group and round."""
    clocks: list[Clock] = []
    groups = [articles[at : at + GROUP] for at in range(0, len(articles), GROUP)]
    for number, group in ((number, group) for number in range(rounds) for group in groups):
        clock = Clock()
        turns = [
            lambda group=group, clock=clock: clock.time("bare spaCy", _parse_bare, group, bare),
            lambda group=group, clock=clock: [_read_whole(clock, article, reader) for article in group],
            lambda group=group, clock=clock: [_read_in_steps(clock, article, reader) for article in group],
        ]
        first = (len(clocks) + number) % len(turns)
        for turn in (*turns[first:], *turns[:first]):
            turn()
        clocks.append(clock)
    return clocks


def total(clocks: Sequence[Clock]) -> Clock:
    """The times of all groups and rounds together."""
    whole = Clock()
    for clock in clocks:
        for name, seconds in clock.seconds.items():
            whole.seconds[name] += seconds
    return whole


def _parse_bare(articles: Sequence[Article], bare: spacy.Language) -> None:
    for _ in bare.pipe((article.text for article in articles), batch_size=BATCH):
        pass


def _read_whole(clock: Clock, article: Article, reader: EnglishReader) -> None:
    reading = clock.time("reading", reader.read, article, "speed")
    clock.time("storing", dump_reading, reading)


def _read_in_steps(clock: Clock, article: Article, reader: EnglishReader) -> None:
    with reader.nlp.memory_zone():
        parsed = clock.time("parsing", parse_article, article, reader.nlp)
        dates = clock.time("dates", find_dates, parsed)
        names = clock.time("names", find_names, parsed)
        attributions = clock.time("claims", find_claims, parsed, names, dates)
        clock.time("events", find_events, parsed, attributions, dates)


def report(clocks: Sequence[Clock], words: int, articles: int, rounds: int) -> Iterator[str]:
    """Lines of the tables; `words` are those of one round."""
    clock = total(clocks)
    ratios = [one.ratio for one in clocks]
    low, middle, high = quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3
    bare, whole = clock.seconds["bare spaCy"], clock.seconds["reading"] + clock.seconds["storing"]
    yield f"{articles} articles, {words:,} words, {rounds} rounds\n"
    yield f"Words a second, of bare spaCy's: **{middle:.1%}**, the median of {len(clocks)} groups (half of them between {low:.1%} and {high:.1%})\n"
    yield "| | seconds | words a second | of bare spaCy |"
    yield "| --- | ---: | ---: | ---: |"
    for name, seconds in (("bare spaCy", bare), ("parsing", clock.seconds["parsing"]), ("reading and storing", whole)):
        yield f"| {name} | {seconds:.1f} | {words * rounds / seconds:,.0f} | {100 * bare / seconds:.1f} % |"
    yield "\n| step after parsing | seconds | of bare spaCy's time |"
    yield "| --- | ---: | ---: |"
    steps = ("names", "claims", "dates", "events", "storing")
    for step in steps:
        yield f"| {step} | {clock.seconds[step]:.2f} | {100 * clock.seconds[step] / bare:.1f} % |"
    together = sum(clock.seconds[step] for step in steps)
    yield f"| together | {together:.2f} | {100 * together / bare:.1f} % |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if not options.source.exists():
        sys.exit(f"{options.source} is not there: name a JSON Lines file of articles, plain or gzipped.")
    found = (one for one in read_file(options.source, root=options.source.parent) if isinstance(one, Article))
    reader, folder = EnglishReader(None), find_model_folder()
    assert folder is not None  # or there were no reader
    bare = spacy.load(folder)
    warm_up = list(islice(found, WARM_UP))
    _parse_bare(warm_up, bare)
    for article in warm_up:
        reader.read(article, "speed")
    articles = list(islice(found, options.articles))
    if not articles:
        sys.exit(f"{options.source} holds too few articles: {WARM_UP} are read before the measure begins.")
    clocks = measure(articles, bare, reader, options.rounds)
    print("\n".join(report(clocks, sum(len(article.text.split()) for article in articles), len(articles), options.rounds)))
    if median(clock.ratio for clock in clocks) < FLOOR:
        print(f"\nBelow the floor of {FLOOR:.0%}.", file=sys.stderr)


if __name__ == "__main__":
    main()
