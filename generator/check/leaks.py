"""Proof that nobody withheld is named: in the finished site, in what git tracks, and in all that git ever kept.

Messages name the file in private/ and never the person: they may end in a public log.
"""

import gzip
import html
import io
import re
import sqlite3
import subprocess
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

from generator.content.masker import Masker
from generator.content.withheld import masker_of
from generator.models.curated import Curated
from generator.models.text import Issue, make_issue

LARGEST = 50_000_000  # bytes that are looked into at once, and of what is packed or in git's history, at all
OVERLAP = 1000  # characters of one piece that are looked at again with the next: no name is longer
_REWRITE = "Take it out with git filter-repo before you publish, and ask those who have copies to delete them"
BATCH = 200  # objects of git that are read at once
_TAG = re.compile(r"<[^<>]{0,2000}>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_WRITTEN = ("content/entities/", "content/events/", "content/judgements/", "content/corrections/", "content/accepted.jsonl", "seeds/")
_CONTENT = re.compile(r"\.(?:ya?ml|md)$")


def find_leaks(curated: Curated, *, site: Path | None = None, root: Path | None = None, history: bool = False) -> tuple[Issue, ...]:
    """Every place that names somebody withheld, sorted; nothing where nobody is. `history` looks at all that git ever kept, which takes a while.

    In the finished site a lone surname that is also a word of the site ("Page") can't be told from that word: that no page was given it is proved by
    `find_unmasked`, before pages are made.
    """
    masker = masker_of(curated)
    if not masker:
        return ()
    issues: set[Issue] = set()
    if site and site.is_dir():
        issues.update(_search_folder(site, masker))
    if root:
        issues.update(_search_tracked(root, masker))
        if history:
            issues.update(_search_history(root, masker))
    return tuple(sorted(issues, key=lambda issue: issue.order))


def texts_in(data: bytes) -> Iterator[str]:
    """What can be read in a file's bytes: its text, unpacked and with escapes undone."""
    if data[:2] == b"\x1f\x8b":
        yield from _unpacked(data)
    elif data[:4] == b"PK\x03\x04":
        yield from _zipped(data)
    elif data[:16] == b"SQLite format 3\x00":
        yield from _database_texts(data)
    elif data.startswith(b"pagefind_dcd"):
        yield from texts_in(data[len(b"pagefind_dcd") :])
    else:
        text = data.decode("utf-8", "ignore")
        yield from _pieces(text)
        plain = html.unescape(unquote(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)))
        if plain != text:
            yield from _pieces(plain)
        if "</" in text:  # as readers see it: a name may be cut in two by tags
            yield from _pieces(html.unescape(_TAG.sub("", text)))
        if "\x00" in text or len(text.encode()) != len(data):
            yield from _cbor_texts(data)


def _pieces(text: str) -> Iterator[str]:
    """A long text in pieces that overlap, so that no more than one is folded at a time."""
    yield text[:LARGEST]
    for start in range(LARGEST, len(text), LARGEST):
        yield text[start - OVERLAP : start + LARGEST]


def _unpacked(data: bytes) -> Iterator[str]:
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            yield from texts_in(stream.read(LARGEST))
    except (OSError, EOFError, zlib.error):
        return


def _zipped(data: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield member.filename
                with archive.open(member) as stream:
                    yield from texts_in(stream.read(LARGEST))
    except (zipfile.BadZipFile, OSError, zlib.error, RuntimeError):
        return


def _database_texts(data: bytes) -> Iterator[str]:
    """Every value of every table: a name may be cut in two between the pages of the file."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(data)
            database.text_factory = lambda raw: raw.decode("utf-8", "replace")
            tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608  a name from the database itself
                    yield from (
                        value if isinstance(value, str) else value.decode("utf-8", "ignore") for value in row if isinstance(value, str | bytes)
                    )
        except sqlite3.Error:
            yield data.decode("utf-8", "ignore")


def _cbor_texts(data: bytes) -> Iterator[str]:
    """The text strings of CBOR (RFC 8949), as Pagefind writes its index: there a word follows its length byte, which may be a letter."""
    at = 0
    while at < len(data):
        kind, short = data[at] >> 5, data[at] & 31
        at += 1
        length = short
        if 24 <= short <= 27:
            size = 1 << (short - 24)
            length = int.from_bytes(data[at : at + size], "big")
            at += size
        if kind in (2, 3) and short < 28:
            if kind == 3:
                yield data[at : at + length].decode("utf-8", "ignore")
            at += length


def _search_folder(folder: Path, masker: Masker) -> Iterator[Issue]:
    """One issue for each person, however many files of a site name them: all are made anew together."""
    found: dict[tuple[str, bool], list[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder.parent).as_posix()
        texts = [name]
        if path.is_file() and not path.is_symlink():
            texts += texts_in(path.read_bytes())
        weak = path.suffix in {".html", ".json", ".jsonl", ".xml", ".csv", ".md"}
        for named in {(mask.id, mask.weak) for text in texts for mask in masker.find(text) if (weak or not mask.weak) and not mask.plain}:
            found.setdefault(named, []).append(name)
    for (who, weak), names in sorted(found.items()):
        more = f" and {len(names) - 1} more of {folder.name}/ hold" if len(names) > 1 else " holds"
        kind = "a name that may mean somebody" if weak else "the name of somebody"
        message = f"this file{more} {kind} who is withheld (private file of {who}); if the site was built before, `sourcebook build` mends it"
        yield make_issue("withheld-name", message, file=masker.mask(names[0]))


def _search_tracked(root: Path, masker: Masker) -> Iterator[Issue]:
    for name in _git(root, "ls-files", "-z").decode("utf-8", "replace").split("\0"):
        path = root / name
        if name.startswith("private/"):
            yield make_issue("private-in-git", "git keeps this file of private/: `git rm --cached` it, and keep private/ in .gitignore", file=name)
        elif name:
            yield from _report(masker, name, name, "its own name")
            if path.is_file() and not path.is_symlink():
                written = name.startswith(_WRITTEN)  # what people wrote, and no word of the site is in it
                for text in texts_in(path.read_bytes()):
                    yield from _report(masker, text, name, "this file, which git keeps,", plain=written)


def _search_history(root: Path, masker: Masker) -> Iterator[Issue]:
    """All that git ever kept: what branches and files were called, and each object; where one holds a name, the first file and commit of it."""
    yield from _search_names(masker, _git(root, "for-each-ref", "--format=%(refname)").split(b"\n"), "the name of this branch or tag")
    yield from _search_names(
        masker, _git(root, "log", "--all", "--format=", "--name-only", "-z").split(b"\0"), "what a file in git's history was called"
    )
    listed = _git(root, "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype) %(objectsize)").decode().splitlines()
    wanted = [name for name, kind, size in map(str.split, listed) if kind in ("blob", "commit", "tag") and int(size) <= LARGEST]
    for start in range(0, len(wanted), BATCH):
        for name, data in _objects(root, wanted[start : start + BATCH]):
            if any(mask.kind == "full" for text in texts_in(data) for mask in masker.find(text)):  # a surname alone may be anybody's
                yield _report_object(root, name, masker)


def _search_names(masker: Masker, names: Iterable[bytes], what: str) -> Iterator[Issue]:
    for name in sorted({name.decode("utf-8", "replace") for name in names}):
        if any(mask.kind == "full" for mask in masker.find(name, address=True)):
            message = f"{what} is the name of somebody withheld; whoever has a copy can read it. {_REWRITE}"
            yield make_issue("withheld-name", message, file=masker.mask(name))


def _objects(root: Path, names: list[str]) -> Iterator[tuple[str, bytes]]:
    """Objects of git with what they hold: each comes as "NAME KIND SIZE", a line's end, its bytes and another line's end."""
    packed = _git(root, "cat-file", "--batch", given="\n".join(names).encode())
    at = 0
    while at < len(packed):
        end = packed.index(b"\n", at)
        name, _, size = packed[at:end].decode().split()
        yield name, packed[end + 1 : end + 1 + int(size)]
        at = end + 2 + int(size)


def _report_object(root: Path, name: str, masker: Masker) -> Issue:
    where = _git(root, "log", "--all", "--format=%h", "--name-only", "--diff-filter=AM", f"--find-object={name}").decode("utf-8", "replace").split()
    commit = where[-2] if len(where) > 1 else name[:8]
    message = f"git's history holds the name of somebody withheld (in commit {commit}); whoever has a copy can read it. {_REWRITE}"
    return make_issue("withheld-name", message, file=masker.mask(where[-1]) if len(where) > 1 else ".git")


def _report(masker: Masker, text: str, file: str, what: str, *, plain: bool = False) -> Iterator[Issue]:
    """The first place of a text that surely names somebody; by a lone name that is also a word of the site, where `plain`."""
    for mask in masker.find(text):
        if not mask.weak and (plain or not mask.plain):
            line = text.count("\n", 0, mask.start) + 1 if _CONTENT.search(file) else None
            message = f"{what} holds the name of somebody who is withheld (private file of {mask.id}); take it out, or move the file to private/"
            yield make_issue("withheld-name", message, file=masker.mask(file), line=line)
            return


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    try:
        return subprocess.run(["git", *arguments], cwd=root, input=given, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return b""  # no git, or no repository: then git keeps nothing
