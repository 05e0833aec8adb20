"""The extract stage: every article's reading, from the cache or read now by one or more processes."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

from generator.extract.cache import cache_key, dump_reading, load_reading, open_cache
from generator.extract.extractor import Extractor
from generator.models.article import Article, ArticleId
from generator.models.reading import Reading

Progress = Callable[[int, int], None]
"""Called with how many articles are read and how many there are to read."""

WORTH_A_PROCESS = 12  # articles: a process costs a second to start, in which about this many are read

CHUNK = 64  # articles a process, of a stream

T = TypeVar("T")

_worker: Extractor | None = None  # of a pool's process: the model is loaded once in each


def extract_readings(
    articles: Sequence[Article],
    *,
    extractor: Extractor,
    cache: Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> dict[ArticleId, Reading]:
    """The readings of the articles, by id, in the order given. Raises what the extractor does where its model can't be loaded."""
    fingerprint = extractor.fingerprint
    readings: dict[ArticleId, Reading] = {}
    with open_cache(cache) as kept:
        todo = []
        for article in articles:
            data = kept.get(cache_key(article, fingerprint))
            if data is None:
                todo.append(article)
            else:
                readings[article.id] = load_reading(data, article)
        for done, (article, data) in enumerate(zip(todo, _read(todo, extractor, jobs), strict=True), start=1):
            kept.put(cache_key(article, fingerprint), fingerprint, data)
            readings[article.id] = load_reading(data, article)
            if progress:
                progress(done, len(todo))
        kept.forget_others(fingerprint)
    return {article.id: readings[article.id] for article in articles}


def extract_stream(items: Iterable[Article | T], *, extractor: Extractor, jobs: int = 1) -> Iterator[tuple[Article | T, Reading | None]]:
    """Each item with its reading, in the order given, without a cache and with only some of them in memory at once; None where it is no article."""
    items = iter(items)
    while chunk := list(islice(items, CHUNK * jobs)):
        articles = [item for item in chunk if isinstance(item, Article)]
        read = _read(articles, extractor, jobs)
        for item in chunk:
            yield item, load_reading(next(read), item) if isinstance(item, Article) else None


def _read(articles: Sequence[Article], extractor: Extractor, jobs: int) -> Iterator[bytes]:
    processes = min(jobs, len(articles) // WORTH_A_PROCESS)
    if processes <= 1:
        return (dump_reading(extractor.read(article)) for article in articles)
    return _read_in_pool(articles, extractor, processes)


def _read_in_pool(articles: Iterable[Article], extractor: Extractor, processes: int) -> Iterator[bytes]:
    context = multiprocessing.get_context("spawn")  # a fork of a process with threads (a progress bar, numpy) can hang
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_start_worker, initargs=(extractor,)) as pool:
        yield from pool.map(_read_one, articles, chunksize=4)


def _start_worker(extractor: Extractor) -> None:
    global _worker  # noqa: PLW0603  the only way to keep the model between the tasks of a pool's process
    _worker = extractor


def _read_one(article: Article) -> bytes:
    assert _worker is not None
    return dump_reading(_worker.read(article))
