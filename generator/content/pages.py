"""Hand-written pages: Markdown with a title, in front matter or as its first heading."""

import re
from pathlib import Path

from generator.content.yaml_file import find_conflict, parse_yaml
from generator.models.curated import HandwrittenPage
from generator.models.text import Issue, Provenance, make_issue

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
# Addresses of generated pages
TAKEN = frozenset({"articles", "changes", "claims", "contested", "corrections", "data", "entities", "events", "how-to-read", "new", "outlets",
                   "review", "search", "tags", "timeline"})  # fmt: skip


def load_pages(folder: Path, *, root: Path, issues: list[Issue]) -> dict[str, HandwrittenPage]:
    """The pages of `content/pages/`, by name; problems are added to `issues`."""
    pages: dict[str, HandwrittenPage] = {}
    for path in sorted(folder.glob("*.md")):
        file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        page = _load_page(path, file)
        if isinstance(page, Issue):
            issues.append(page)
        else:
            pages[page.name] = page
    return pages


def _load_page(path: Path, file: str) -> HandwrittenPage | Issue:
    if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        return make_issue("file-name", "this is a link to a file outside the folder; copy the file here", file=file)
    if not _NAME.fullmatch(path.stem):
        return make_issue("file-name", "a page's file name is its address: small letters, digits and hyphens; rename it", file=file)
    if path.stem in TAKEN:
        return make_issue("file-name", f"{path.stem}/ is the address of a generated page; rename this file", file=file)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return make_issue("not-utf-8", "this is not UTF-8; save the file again with the encoding UTF-8", file=file)
    except OSError as error:
        return make_issue("unreadable", f"can't be read: {error.strerror}", file=file)
    conflict = find_conflict(text, file=file)
    if conflict:
        return conflict
    title = None
    front = _FRONT_MATTER.match(text)
    if front:
        loaded = parse_yaml(front[1].encode(), file=file)
        if isinstance(loaded, Issue):
            return make_issue(loaded.code, loaded.message, file=file, line=(loaded.line or 0) + 1, column=loaded.column)
        title = loaded.value.get("title") if isinstance(loaded.value, dict) else None
    heading = _HEADING.search(text, front.end() if front else 0)
    title = title or (heading[1] if heading else None)
    if not isinstance(title, str) or not title:
        return make_issue("no-title", "this page has no title; begin it with a line such as '# About'", file=file, line=1)
    return HandwrittenPage(path.stem, title, text, Provenance(file, 1))
