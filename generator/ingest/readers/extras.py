"""Readers that need a library of an extra say so where it is missing."""

from generator.ingest.files import FileProblem


def missing_extra(extra: str, what: str) -> FileProblem:
    """The problem of a file whose reader's library is not installed."""
    return FileProblem("extra", f'reading {what} needs the extra "{extra}": pip install "sourcebook[{extra}]"')
