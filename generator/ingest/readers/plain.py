"""`.txt`: a text, in the form of a wire where it has one. The text is the file's, unchanged."""

from collections.abc import Iterator
from pathlib import Path

from generator.ingest.drafts import Draft, Read
from generator.ingest.files import read_bytes
from generator.ingest.readers.decoding import decode
from generator.models.article import Facts
from generator.models.text import Provenance


def read_plain(path: Path, name: str) -> Iterator[Read]:
    """One article a file."""
    text = decode(read_bytes(path))
    yield Draft(key=name, text=text, facts=Facts(), source=Provenance(name), guess_title=True)
