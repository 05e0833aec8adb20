"""Places in texts, where records come from, and problems found in input."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic_core import core_schema

Part = Literal["text", "title"]
"""Which string of an article offsets count in: its text, or a headline that its text does not hold."""

Severity = Literal["error", "warning", "note"]


class Span(NamedTuple):
    """A half-open range of characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` in this range."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    @staticmethod
    def __get_pydantic_core_schema__(_source: object, _handler: object) -> core_schema.CoreSchema:
        """Read and written as a pair of numbers; the spans of a stored reading are made by `share_span`."""
        pair = core_schema.tuple_schema([core_schema.int_schema(), core_schema.int_schema()])
        return core_schema.no_info_after_validator_function(share_span, pair)


@lru_cache(maxsize=1 << 16)
def share_span(pair: tuple[int, int]) -> Span:
    """The span of a pair of numbers, one object for all that have it: a sentence is that of its claims and events too, and texts begin alike."""
    return Span(*pair)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a record came from: a file, relative to the knowledge base's folder, and a line in it (counted from 1) where known."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Issue:
    """A problem found in input: data, never an exception, so that one bad file does not stop the rest.

    `code` is a stable kebab-case name of the kind of problem; `message` says what is wrong and what to do.
    """

    file: str
    line: int | None
    column: int | None
    severity: Severity
    code: str
    message: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{place}: {self.severity}: {self.message} [{self.code}]"

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """What issues are sorted by: where they stand."""
        return (self.file, self.line or 0, self.column or 0, self.severity, self.code, self.message)


def make_issue(
    code: str,
    message: str,
    *,
    file: str | Path,
    line: int | None = None,
    column: int | None = None,
    severity: Severity = "error",
) -> Issue:
    """Build an issue; keyword-only beyond code and message so that call sites read as sentences."""
    return Issue(str(file), line, column, severity, code, message)
