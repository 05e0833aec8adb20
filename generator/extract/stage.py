"""The extract stage: every article's reading, from the cache or read now by one or more processes."""

import multiprocessing
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar

from generator.extract.cache import cache_key, dump_reading, load_reading, open_cache
from generator.extract.extractor import Extractor, unread
from generator.extract.language_model import ModelError
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
    """The readings of the articles, by id, in the order given; of an article that reading fails on, an empty one that says so, tried again each time.

    Raises ModelError where the model can't be loaded.
    """
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
        with _open_reader(extractor, jobs, len(todo)) as read:
            for done, (article, data) in enumerate(zip(todo, read(todo), strict=True), start=1):
                reading = readings[article.id] = load_reading(data, article)
                if not reading.failed:
                    kept.put(cache_key(article, fingerprint), fingerprint, data)
                if progress:
                    progress(done, len(todo))
        kept.forget_others(fingerprint)
    return {article.id: readings[article.id] for article in articles}


def extract_stream(items: Iterable[Article | T], *, extractor: Extractor, jobs: int = 1) -> Iterator[tuple[Article | T, Reading | None]]:
    """Each item with its reading, in the order given, without a cache and with only some of them in memory at once; None where it is no article."""
    items = iter(items)
    chunk = list(islice(items, CHUNK * jobs))
    with _open_reader(extractor, jobs, len(chunk)) as read:
        reading: deque[tuple[list[Article | T], Iterator[bytes]]] = deque()
        while chunk:  # the processes read one chunk while what they read of the one before is taken from them
            reading.append((chunk, read([item for item in chunk if isinstance(item, Article)])))
            if len(reading) > 1:
                yield from _with_readings(*reading.popleft())
            chunk = list(islice(items, CHUNK * jobs))
        for waiting in reading:
            yield from _with_readings(*waiting)


def _with_readings(items: Iterable[Article | T], read: Iterator[bytes]) -> Iterator[tuple[Article | T, Reading | None]]:
    for item in items:
        yield item, load_reading(next(read), item) if isinstance(item, Article) else None


@contextmanager
def _open_reader(extractor: Extractor, jobs: int, articles: int) -> Iterator[Callable[[Sequence[Article]], Iterator[bytes]]]:
    """What reads articles in order, by as many processes as there is work for, which live as long as it is open."""
    processes = min(jobs, articles // WORTH_A_PROCESS)
    if processes <= 1:
        yield lambda todo: (_read(extractor, article) for article in todo)
        return
    context = multiprocessing.get_context("spawn")  # a fork of a process with threads (a progress bar, numpy) can hang
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_start_worker, initargs=(extractor,)) as pool:
        yield lambda todo: pool.map(_read_one, todo, chunksize=4)


def _start_worker(extractor: Extractor) -> None:
    global _worker  # noqa: PLW0603  the only way to keep the model between the tasks of a pool's process
    _worker = extractor


def _read_one(article: Article) -> bytes:
    assert _worker is not None
    return _read(_worker, article)


def _read(extractor: Extractor, article: Article) -> bytes:
    """The article's reading. No article stops the others: an error in our rules costs its statements, and is reported as an issue."""
    try:
        return dump_reading(extractor.read(article))
    except ModelError:
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, the other articles are read
        place = traceback.extract_tb(error.__traceback__)[-1]
        failed = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        return dump_reading(unread(article, extractor.fingerprint, failed=failed))
