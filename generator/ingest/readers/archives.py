"""`.warc`, `.warc.gz`, `.wacz`: web archives; every article in them, with the day of its capture. Read as a stream, one record at a time."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from generator.ingest.drafts import Draft, Read, Unreadable
from generator.ingest.files import FileProblem
from generator.ingest.limits import MAX_FILE_BYTES, MAX_RATIO, RATIO_FROM
from generator.ingest.readers.extras import missing_extra
from generator.ingest.readers.pages import decode_page, parse_page
from generator.models.text import Provenance, make_issue

_BROKEN = (OSError, EOFError, ValueError, AttributeError, KeyError, IndexError, TypeError, struct.error, zlib.error)
"""What zipfile and warcio raise for files that break the formats, beside their own errors."""

MIN_WORDS = 60  # of a page in an archive: a crawl holds indexes, log-ins and notices beside its articles


def read_web_archive(path: Path, name: str) -> Iterator[Read]:
    """An article a captured page, in the archive's order; pages without an article are passed over."""
    with path.open("rb") as stream:
        yield from _read_records(stream, name)


def read_packed_archive(path: Path, name: str) -> Iterator[Read]:
    """The same of the archives in a WACZ file."""
    try:
        with zipfile.ZipFile(path) as packed:
            for info in sorted(packed.infolist(), key=lambda each: each.filename):
                if not info.filename.endswith((".warc", ".warc.gz")):
                    continue
                if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size):
                    raise FileProblem(
                        "zip-bomb", f"{info.filename} in it unpacks to more than {MAX_RATIO} times its size, as no archive does; it is not read"
                    )
                with packed.open(info) as stream:
                    yield from _read_records(stream, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, *_BROKEN) as error:
        raise FileProblem("truncated", f"this archive can't be unpacked ({error}); get it again") from error


def _read_records(stream: IO[bytes], name: str) -> Iterator[Read]:
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  of an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError as error:
        raise missing_extra("warc", "web archives") from error
    seen = 0
    try:
        for record in ArchiveIterator(stream):
            seen += 1
            if _is_page(record):
                read = _read_page(record, name)
                if read is not None:
                    yield read
    except (ArchiveLoadFailed, *_BROKEN) as error:
        raise FileProblem("truncated", f"this archive can't be read beyond its record {seen} ({error}); what stands before is read") from error
    if seen == 0:
        raise FileProblem("empty", "this archive holds no record")


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    return record.http_headers.get_statuscode() == "200" and ("html" in kind or not kind)


def _read_page(record: Any, name: str) -> Read | None:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    captured = record.rec_headers.get_header("WARC-Date") or ""
    key = f"{url} {captured}".strip() or name
    data = record.content_stream().read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        message = f"{url} has more than {MAX_FILE_BYTES:,} bytes, which no article needs; it is not read"
        return Unreadable(key, make_issue("too-large", message, file=name, severity="warning"))
    try:
        read = parse_page(decode_page(data), key=key, source=Provenance(name), url=url or None)
    except FileProblem as problem:
        return Unreadable(key, make_issue(problem.code, f"{url}: {problem.message}", file=name, severity="warning"))
    if isinstance(read, Unreadable) or not _is_article(read, url):
        return None
    return Draft(
        key=key, text=read.text, facts=read.facts, source=read.source, blocks=read.blocks, moment_hint=captured[:10] or None, issues=read.issues
    )


def _is_article(draft: Draft, url: str) -> bool:
    """Whether a page of a crawl is a report: it has a headline and a date of its own, and is no front page."""
    path = url.partition("://")[2].partition("/")[2].partition("?")[0].strip("/")
    return bool(draft.facts.title and draft.facts.published and path) and len(draft.text) >= 5 * MIN_WORDS
