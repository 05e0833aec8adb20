"""`sourcebook archive`: keep the original page of each article that has a URL, and tell later which are gone or have changed."""

import hashlib
import io
import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from generator.commands.add import RESPONSE_SUFFIX, read_response, write_response
from generator.commands.fetch import FetchProblem, Response, fetch_page, utc_now
from generator.ingest import Unreadable
from generator.ingest.files import FileProblem
from generator.ingest.readers.extras import missing_extra
from generator.models.article import Article, ArticleId
from generator.models.text import Issue, make_issue

WARC_SUFFIX = ".original.warc.gz"
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
    """The response as one WARC record, its payload's SHA-256 in it and in a file beside. Raises FileProblem where the extra is missing."""
    try:
        from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415  of an extra
        from warcio.warcwriter import WARCWriter  # noqa: PLC0415
    except ImportError as error:
        raise missing_extra("warc", "web archives") from error
    unpacked = [(name, value) for name, value in response.headers if name.lower() not in {"content-encoding", "transfer-encoding", "content-length"}]
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        headers = StatusAndHeaders(
            f"{response.status} {response.reason}", [*unpacked, ("Content-Length", str(len(response.data)))], protocol="HTTP/1.1"
        )
        extra = {"WARC-Date": response.fetched_at, "WARC-Payload-Digest": f"sha256:{response.sha256}"}
        record = writer.create_warc_record(
            response.final_url, "response", payload=io.BytesIO(response.data), http_headers=headers, warc_headers_dict=extra
        )
        writer.write_record(record)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_name(f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n", "utf-8")


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
    return saved.get("sha256") == response.sha256 or _text_of(response) == _saved_text(warc)


def _text_of(response: Response) -> str | None:
    try:
        article = read_response(response)
    except FileProblem:
        return None
    return None if isinstance(article, Unreadable) else article.text


def _saved_text(path: Path) -> str | None:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  of an extra; it was there to write the file

    with path.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response":
                url = record.rec_headers.get_header("WARC-Target-URI")
                headers = tuple((name, value) for name, value in record.http_headers.headers)
                return _text_of(Response(url, url, "", 200, "", headers, record.content_stream().read()))
    return None
