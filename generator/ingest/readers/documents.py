"""`.pdf`: a document with text. Page numbers stay with its blocks; one without text is an issue."""

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from generator.ingest.drafts import Draft, Read
from generator.ingest.files import FileProblem, read_bytes
from generator.ingest.readers.extras import missing_extra
from generator.models.article import Facts
from generator.models.text import Provenance

MAX_PAGES = 300  # a newspaper's special report has some 40; beyond is a book, whose reading would take minutes
SCAN = 30  # letters a page on average: a page with fewer is a picture with a stamp on it
_BROKEN = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    RecursionError,
    OverflowError,
    NotImplementedError,
    struct.error,
    zlib.error,
)
"""What pypdf raises for files that break the format, beside its own errors."""


def read_document(path: Path, name: str) -> Iterator[Read]:
    """One article a document."""
    try:
        import pypdf  # noqa: PLC0415  of an extra
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError as error:
        raise missing_extra("pdf", "PDF files") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it has to say becomes an issue
    data = read_bytes(path)
    if b"%PDF" not in data[:1024]:
        raise FileProblem("binary", "this is no PDF file; give it the suffix of what it is")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileProblem("encrypted", "this PDF file is locked with a password; save it without one")
        if len(reader.pages) > MAX_PAGES:
            raise FileProblem(
                "too-long", f"this document has {len(reader.pages)} pages, and an article at most {MAX_PAGES}; cut out the pages that matter"
            )
        pages = [(page.extract_text() or "").strip() for page in reader.pages]
        facts = _facts_of(reader.metadata)
        moment = reader.metadata.creation_date.date().isoformat() if reader.metadata and reader.metadata.creation_date else None
    except (PyPdfError, *_BROKEN) as error:
        raise FileProblem("truncated", f"this PDF file is damaged ({type(error).__name__}); get it again, or save it as text") from error
    if sum(character.isalpha() for page in pages for character in page) < SCAN * max(1, len(pages)):
        raise FileProblem(
            "scan", "the pages of this PDF file are pictures without text; run a text recognition (OCR) over it and add what that gives"
        )
    starts, position = [], 0
    for page in pages:
        starts.append(position)
        position += len(page) + 2
    text = "\n\n".join(pages)
    yield Draft(key=name, text=text, facts=facts, source=Provenance(name), guess_title=True, moment_hint=moment, page_starts=tuple(starts))


def _facts_of(metadata: object) -> Facts:
    title, author = getattr(metadata, "title", None), getattr(metadata, "author", None)
    made_up = not isinstance(title, str) or title.lower().endswith((".doc", ".docx", ".pdf", ".indd", ".qxd")) or title.startswith("Microsoft Word")
    return Facts(
        title="" if made_up or not isinstance(title, str) else title, authors=(author,) if isinstance(author, str) and author.strip() else ()
    )
