"""Where a content begins and ends, put right by the grammar once it is chosen: nothing of what surrounds it, and nothing of it left out."""

from dataclasses import replace

from generator.extract.attribution.bounds_of_clauses import BY_GRAMMAR, Pieces
from generator.extract.attribution.bounds_of_quotations import BY_MARKS
from generator.extract.attribution.finding import Finding
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.tokens import Tokens


def bound(tokens: Tokens, quotations: Quotations, findings: list[Finding]) -> list[Finding]:
    """The findings, each with its content from its first word to its last."""
    return [_bound(tokens, quotations, finding) for finding in findings]


def _bound(tokens: Tokens, quotations: Quotations, finding: Finding) -> Finding:
    for by_grammar in BY_GRAMMAR:
        finding = _with(tokens, finding, by_grammar(tokens, finding))
    for by_marks in BY_MARKS:
        finding = _with(tokens, finding, by_marks(tokens, quotations, finding))
    return finding


def _with(tokens: Tokens, finding: Finding, pieces: Pieces) -> Finding:
    """The finding with these pieces for its content; as it is where there are none."""
    content = tokens.ranges(pieces) if pieces else ()
    return replace(finding, content=content) if content and content != finding.content else finding
