"""What readers give: drafts of articles, and the making of an `Article` from one."""

import re
from bisect import bisect
from dataclasses import dataclass, replace
from pathlib import Path

from generator.ingest.blocks import find_layout
from generator.ingest.days import parse_moment
from generator.ingest.ids import hash_text, make_article_id
from generator.ingest.language import find_language
from generator.ingest.limits import MAX_FACT_CHARS, MAX_TEXT_CHARS, MAX_TITLE_CHARS
from generator.models.article import LONGEST_BLOCK, LONGEST_READING, MOST_QUOTATION_MARKS, NOT_READ, Article, Block, Facts, readable_blocks
from generator.models.text import Issue, Provenance, Span, make_issue


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article that could not be read: its key, and why."""

    key: str
    issue: Issue


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a reader found it: its text, what was declared beside it, and where.

    `blocks` is None where the reader knows only the text: they are then found in it. `guess_title` allows a first line to be the headline where none
    is declared. `moment_hint` and `publisher_hint` (of a row that holds a page, an archive's capture) count where nothing better is known.
    """

    key: str
    text: str
    facts: Facts
    source: Provenance
    blocks: tuple[Block, ...] | None = None
    title_span: Span | None = None
    guess_title: bool = False
    moment_hint: str | None = None
    publisher_hint: str | None = None
    summary_only: bool = False
    page_starts: tuple[int, ...] = ()  # where each page of a document begins in the text
    issues: tuple[Issue, ...] = ()


Read = Draft | Unreadable
"""What a reader yields."""

_UNSAFE = re.compile("[\0\ud800-\udfff]")  # no file format, database or browser takes these
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def make_article(draft: Draft) -> Article | Unreadable:
    """The article that a draft describes; unreadable where it holds no text."""
    text = _UNSAFE.sub("\ufffd", draft.text)  # one character for one, so that offsets hold
    if not text.strip():
        reason = "there is no text in it; if the file is right, take it out of the folder"
        return Unreadable(draft.key, make_issue("empty", reason, file=draft.source.file, line=draft.source.line))
    if len(text) > MAX_TEXT_CHARS:
        reason = f"the text has {len(text):,} characters, and an article at most {MAX_TEXT_CHARS:,}; divide it into the articles that it holds"
        return Unreadable(draft.key, make_issue("too-long", reason, file=draft.source.file, line=draft.source.line))
    facts, facts_issues = _check_facts(draft)
    blocks, title_span = draft.blocks, draft.title_span
    if blocks is None:
        layout = find_layout(text, title=facts.title, guess_title=draft.guess_title)
        blocks, title_span = _with_pages(layout.blocks, draft.page_starts), layout.title_span
        dateline = layout.dateline
        facts = replace(
            facts,
            title=facts.title or (" ".join(title_span.of(text).split()) if title_span else ""),
            published=facts.published or layout.moment,
            section=facts.section or layout.section,
            agency=facts.agency or (dateline.agency if dateline else None),
            dateline_place=facts.dateline_place or (dateline.place if dateline else None),
        )
    facts = replace(
        facts,
        published=facts.published or draft.moment_hint,
        publisher=facts.publisher or draft.publisher_hint or facts.agency,
        language=find_language(_body_of(text, blocks), facts.language),
    )
    return Article(
        id=make_article_id(day=facts.day, title=facts.title, text=text),
        sha256=hash_text(text),
        text=text,
        facts=facts,
        blocks=blocks,
        title_span=title_span,
        keys=(draft.key,),
        source=draft.source,
        summary_only=draft.summary_only,
        issues=(*draft.issues, *facts_issues, *_check_text(draft, text, blocks)),
    )


def _with_pages(blocks: tuple[Block, ...], page_starts: tuple[int, ...]) -> tuple[Block, ...]:
    return tuple(replace(block, page=bisect(page_starts, block.start)) for block in blocks) if page_starts else blocks


def _body_of(text: str, blocks: tuple[Block, ...]) -> str:
    body = "\n".join(text[block.start : block.end] for block in blocks if block.kind in {"paragraph", "quotation", "item", "lede"})
    return body or text


def _check_facts(draft: Draft) -> tuple[Facts, list[Issue]]:
    """The facts cleaned: white space folded, dates in ISO 8601, no monsters; and what had to be left out."""
    issues: list[Issue] = []

    def left_out(name: str, value: str) -> None:
        shown = value if len(value) <= 60 else value[:60] + "…"
        message = f"its date {shown!r} ({name}) is no day on which an article can be published, so it is left out; correct it in a sidecar"
        issues.append(make_issue("date", message, file=draft.source.file, line=draft.source.line, severity="warning"))

    def moment(name: str, value: str | None) -> str | None:
        if value is None or not value.strip():
            return None
        parsed = parse_moment(value)
        if parsed is None:
            left_out(name, value)
        return parsed

    def line(value: str | None, longest: int = MAX_FACT_CHARS) -> str | None:
        folded = " ".join(_UNSAFE.sub("\ufffd", value).split()) if value else ""
        return folded if 0 < len(folded) <= longest else None

    facts = draft.facts
    checked = Facts(
        title=line(facts.title, MAX_TITLE_CHARS) or "",
        published=moment("published", facts.published),
        modified=moment("modified", facts.modified),
        publisher=line(facts.publisher),
        agency=line(facts.agency),
        authors=tuple(author for each in facts.authors if (author := line(each))),
        language=line(facts.language),
        section=line(facts.section),
        description=line(facts.description),
        url=line(facts.url),
        dateline_place=line(facts.dateline_place),
        rights=line(facts.rights),
        archive_url=line(facts.archive_url),
    )
    return checked, issues


def _check_text(draft: Draft, text: str, blocks: tuple[Block, ...]) -> list[Issue]:
    issues = []
    place = draft.source.file
    if text != draft.text:
        message = "the text holds NUL or broken characters; each is shown as \ufffd"
        issues.append(make_issue("broken-characters", message, file=place, line=draft.source.line, severity="warning"))
    controls = sorted({f"U+{ord(found):04X}" for found in _CONTROLS.findall(text)})
    if controls:
        message = f"the text holds invisible characters that change the order in which it is shown ({', '.join(controls)}); pages show them as marks"
        issues.append(make_issue("direction-controls", message, file=place, line=draft.source.line, severity="warning"))
    unread = sum(block.end - block.start for block in blocks if block.kind not in NOT_READ) - sum(
        block.end - block.start for block in readable_blocks(blocks, text)
    )
    if unread:
        message = (
            f"{unread:,} characters are shown and not read: a paragraph has more than {LONGEST_BLOCK:,} characters or {MOST_QUOTATION_MARKS} quotation marks, "
            f"or the article more than {LONGEST_READING:,} characters; split it"
        )
        issues.append(make_issue("overlong", message, file=place, line=draft.source.line, severity="warning"))
    return issues


def file_name(path: Path, root: Path) -> str:
    """How a file is named in keys, issues and provenance: relative to the knowledge base's folder where it lies in it."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
