"""`sourcebook archive`: keep the original page of each article that has a URL, and tell later which are gone or have changed."""

import gzip
import hashlib
import json
import time
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from generator.commands.add import RESPONSE_SUFFIX, read_response, write_response
from generator.commands.fetch import FetchProblem, Response, fetch_page, utc_now
from generator.commands.files import write_bytes, write_whole
from generator.ingest import Unreadable
from generator.ingest.files import FileProblem
from generator.models.article import Article, ArticleId
from generator.models.text import Issue, make_issue

WARC_SUFFIX = ".original.warc.gz"
_OF_TRANSFER = frozenset(("content-encoding", "transfer-encoding", "content-length"))  # what is no longer true of the unpacked body
PAUSE_SECONDS = 2.0  # between two pages of one host

State = Literal["saved", "kept", "same", "changed", "gone", "failed"]
"""`saved` now, `kept` from before; of a check: `same` text, `changed` text, `gone` (404 or 410), `failed` to be fetched."""


@dataclass(frozen=True, slots=True)
class Original:
    """What became of one article's original: its state, the file that holds it, and what is wrong."""

    article: ArticleId
    url: str
    state: State
    path: Path
    issue: Issue | None = None


def archive_originals(
    articles: Iterable[Article],
    *,
    seeds: Path,
    allow_private: bool = False,
    now: Callable[[], str] = utc_now,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Original]:
    """Save the page of each article that has a URL and whose page is not saved yet, as WARC with its SHA-256 beside the articles."""
    hosts: set[str] = set()
    for article, url in _with_url(articles):
        path = seeds / f"{article.id}{WARC_SUFFIX}"
        if path.exists():
            yield Original(article.id, url, "kept", path)
            continue
        response = _fetch(url, hosts, allow_private=allow_private, now=now, pause=pause)
        if isinstance(response, FetchProblem):
            state: State = "gone" if response.status in {404, 410} else "failed"
            yield Original(article.id, url, state, path, make_issue(response.code, response.message, file=article.source.file, severity="warning"))
            continue
        seeds.mkdir(parents=True, exist_ok=True)
        write_warc(response, path)
        write_response(response, seeds / f"{article.id}{RESPONSE_SUFFIX}")
        yield Original(article.id, url, "saved", path)


def check_originals(
    articles: Iterable[Article],
    *,
    seeds: Path,
    allow_private: bool = False,
    now: Callable[[], str] = utc_now,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Original]:
    """Fetch each saved page again and compare: the bytes first, then the text of the article, since what surrounds it changes daily."""
    hosts: set[str] = set()
    for article, url in _with_url(articles):
        path = seeds / f"{article.id}{WARC_SUFFIX}"
        if not path.exists():
            continue
        response = _fetch(url, hosts, allow_private=allow_private, now=now, pause=pause)
        if isinstance(response, FetchProblem):
            gone = response.status in {404, 410}
            message = f"the original is gone: {response.message}" if gone else response.message
            issue = make_issue("original-gone" if gone else response.code, message, file=article.source.file, severity="warning")
            yield Original(article.id, url, "gone" if gone else "failed", path, issue)
        elif _is_same(response, seeds / f"{article.id}{RESPONSE_SUFFIX}", path):
            yield Original(article.id, url, "same", path)
        else:
            message = f"the original at {url} has another text now; add it, and both are kept"
            yield Original(article.id, url, "changed", path, make_issue("original-changed", message, file=article.source.file, severity="warning"))


def write_warc(response: Response, path: Path) -> None:
    """The response as one WARC 1.1 record (ISO 28500), its payload's SHA-256 in it and the file's in a file beside. The same bytes for the same response."""
    unpacked = [(name, value) for name, value in response.headers if name.lower() not in _OF_TRANSFER]
    head = [
        f"HTTP/1.1 {response.status} {response.reason}",
        *(f"{name}: {value}" for name, value in unpacked),
        f"Content-Length: {len(response.data)}",
    ]
    http = "\r\n".join(head).encode("utf-8") + b"\r\n\r\n" + response.data
    fields = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<{uuid.uuid5(uuid.NAMESPACE_URL, f'{response.final_url} {response.fetched_at} {response.sha256}').urn}>",
        "WARC-Date": response.fetched_at,
        "WARC-Target-URI": response.final_url,
        "WARC-Payload-Digest": f"sha256:{response.sha256}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(http)),
    }
    record = "\r\n".join(["WARC/1.1", *(f"{name}: {value}" for name, value in fields.items())]).encode("utf-8") + b"\r\n\r\n" + http + b"\r\n\r\n"
    packed = gzip.compress(record, mtime=0)
    write_bytes(path, packed)
    write_whole(path.with_name(f"{path.name}.sha256"), f"{hashlib.sha256(packed).hexdigest()}  {path.name}\n")


def _saved(path: Path) -> Response:
    """The response in a file that `write_warc` wrote. Raises FileProblem where it is none."""
    try:
        warc, http, body = gzip.decompress(path.read_bytes()).removesuffix(b"\r\n\r\n").split(b"\r\n\r\n", 2)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise FileProblem("truncated", f"{path.name} is damaged; archive the article again after taking it away") from error
    fields = dict(line.split(": ", 1) for line in warc.decode("utf-8").splitlines()[1:])
    headers = tuple((name, value) for name, _, value in (line.partition(": ") for line in http.decode("utf-8").splitlines()[1:]))
    url = fields["WARC-Target-URI"]
    return Response(url, url, fields["WARC-Date"], 200, "OK", headers, body)


def _with_url(articles: Iterable[Article]) -> Iterator[tuple[Article, str]]:
    for article in articles:
        if article.facts.url and article.facts.url.startswith(("http://", "https://")):
            yield article, article.facts.url


def _fetch(url: str, hosts: set[str], *, allow_private: bool, now: Callable[[], str], pause: Callable[[float], None]) -> Response | FetchProblem:
    host = urlsplit(url).hostname or ""
    if host in hosts:
        pause(PAUSE_SECONDS)
    hosts.add(host)
    try:
        return fetch_page(url, allow_private=allow_private, now=now)
    except FetchProblem as problem:
        return problem


def _is_same(response: Response, facts: Path, warc: Path) -> bool:
    saved = json.loads(facts.read_text("utf-8")) if facts.exists() else {}
    return saved.get("sha256") == response.sha256 or _text_of(response) == _text_of(_saved(warc))


def _text_of(response: Response) -> str | None:
    try:
        article = read_response(response)
    except FileProblem:
        return None
    return None if isinstance(article, Unreadable) else article.text
