"""What the knowledge base said before and says now, in words: pages, standings, claims."""

import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from generator.check.changes import describe_facts, entity_facts, event_facts
from generator.models.knowledge import Entity, Event, Knowledge, ResolvedClaim
from generator.models.text import Span
from generator.settings import Project, load_project
from generator.words.events import summary_of

K = TypeVar("K", bound=str)
R = TypeVar("R", Entity, Event)
SHOWN = 100  # characters of a claim's words


class DiffError(Exception):
    """There is no such revision or folder; the message says what to do."""


@contextmanager
def project_at(project: Project, revision: str) -> Iterator[Project]:
    """The knowledge base as it was in a revision of git, or as it is in another folder. Where git keeps no articles, those of now are read.

    The folder is gone at the end. Raises DiffError.
    """
    other = Path(revision)
    if other.is_dir():
        yield replace(load_project(other.resolve())[0], root=other.resolve())
        return
    with TemporaryDirectory() as name:
        folder = Path(name)
        _unpack(project.root, revision, folder)
        old, _ = load_project(folder)
        if not any(path.is_file() and not path.name.startswith(".") for path in old.seeds.rglob("*")):
            _link(project.seeds, old.seeds)
        if project.private.is_dir():
            _link(project.private, old.private)
        yield old


def _unpack(root: Path, revision: str, folder: Path) -> None:
    if revision.startswith("-"):
        raise DiffError(f"{revision!r} is no revision.")
    try:
        prefix = subprocess.run(["git", "rev-parse", "--show-prefix"], cwd=root, capture_output=True, check=True, text=True).stdout.strip()
        packed = subprocess.run(["git", "archive", f"{revision}:{prefix}"], cwd=root, capture_output=True, check=True).stdout
    except FileNotFoundError as error:
        raise DiffError("git is not installed.") from error
    except subprocess.CalledProcessError as error:
        words = error.stderr if isinstance(error.stderr, str) else error.stderr.decode("utf-8", "replace")
        raise DiffError(f"git has no {revision!r} here ({words.strip()}). Name a commit, a branch, or another knowledge base's folder.") from error
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        # Links that lead out of the folder are refused, by every Python that knows how (3.11.4 and later).
        archive.extraction_filter = getattr(tarfile, "data_filter", lambda member, _: member)
        archive.extractall(folder)  # noqa: S202  filtered


def _link(target: Path, link: Path) -> None:
    if link.is_dir() and not link.is_symlink():
        shutil.rmtree(link)
    link.symlink_to(target.resolve(), target_is_directory=True)


def describe_changes(old: Knowledge, new: Knowledge) -> tuple[str, ...]:
    """One sentence a change, in Markdown: articles, entities, events and their standings, claims. Empty where nothing changed."""
    entities, events = (_by_text(old.entities), _by_text(new.entities)), (_by_text(old.events), _by_text(new.events))
    return (*_articles(old, new), *_entities(*entities), *_events(*events), *_claims(old, new))


def _by_text(records: Mapping[K, R]) -> dict[str, R]:
    return {str(key): record for key, record in records.items()}


def _articles(old: Knowledge, new: Knowledge) -> Iterator[str]:
    for article_id in sorted(new.articles.keys() - old.articles.keys()):
        yield f"Article added: {new.articles[article_id].title or article_id}"
    for article_id in sorted(old.articles.keys() - new.articles.keys()):
        yield f"Article removed: {old.articles[article_id].title or article_id}"


def _entities(old: Mapping[str, Entity], new: Mapping[str, Entity]) -> Iterator[str]:
    moved = _moved(old, new)
    for entity_id in sorted(old.keys() | new.keys()):
        before, after = old.get(entity_id), new.get(entity_id)
        if before is None and after and after.has_page and entity_id not in moved.values():
            yield f"Page added: {after.name} (`entities/{entity_id}/`)" + ("" if after.curated else ", found by machine")
        elif after is None and before and before.has_page and entity_id not in moved:
            yield f"Page removed: {before.name} (`entities/{entity_id}/`)"
        elif before and after:
            yield from _facts(f"{after.name} (`entities/{entity_id}/`)", entity_facts(before), entity_facts(after))
    for gone, kept in sorted(moved.items()):
        yield f"Address `entities/{gone}/` now leads to {new[kept].name} (`entities/{kept}/`)"


def _moved(old: Mapping[str, R], new: Mapping[str, R]) -> dict[str, str]:
    """Ids that were left for another: where their addresses lead now."""
    return {former: key for key, record in new.items() for former in record.former_ids if former in old and former not in new}


def _events(old: Mapping[str, Event], new: Mapping[str, Event]) -> Iterator[str]:
    moved = _moved(old, new)
    for event_id in sorted(old.keys() | new.keys()):
        before, after = old.get(event_id), new.get(event_id)
        if before is None and after and event_id not in moved.values():
            yield f"Event added: {after.name} ({after.standing.standing}; `events/{event_id}/`)"
        elif after is None and before and event_id not in moved:
            yield f"Event removed: {before.name} (`events/{event_id}/`)"
        elif before and after:
            where = f"{after.name} (`events/{event_id}/`)"
            if before.standing.standing != after.standing.standing:
                yield f"{where}: was {before.standing.standing}, is now **{after.standing.standing}**: {summary_of(after)}"
            yield from _facts(where, event_facts(before), event_facts(after))
    for gone, kept in sorted(moved.items()):
        yield f"Address `events/{gone}/` now leads to {new[kept].name} (`events/{kept}/`)"


def _facts(where: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for change in describe_facts(before, after):
        yield f"{where}: {change}"


def _claims(old: Knowledge, new: Knowledge) -> Iterator[str]:
    all_before, all_after = _claims_by_place(old), _claims_by_place(new)
    for article_id in sorted(old.articles.keys() & new.articles.keys()):
        before, after = all_before.get(article_id, {}), all_after.get(article_id, {})
        for key in sorted(before.keys() | after.keys()):
            was, now = before.get(key), after.get(key)
            shown = now or was
            assert shown is not None
            words = f"“{shown.text[:SHOWN]}{'…' if len(shown.text) > SHOWN else ''}” ({article_id})"
            if now is None or was is None:
                yield f"Claim {'no longer read' if now is None else 'newly read'}: {words}"
            elif was.rejected != now.rejected:
                yield f"Claim {'rejected' if now.rejected else 'shown again'}: {words}"
            elif _speaker(was) != _speaker(now):
                yield f"Claim by {_speaker(was)} is now by {_speaker(now)}: {words}"
            elif was.speech_act != now.speech_act:
                yield f"Claim read as {was.speech_act} is now {now.speech_act}: {words}"


def _claims_by_place(knowledge: Knowledge) -> dict[str, dict[tuple[str, tuple[Span, ...]], ResolvedClaim]]:
    """Claims of each article by where they stand: a claim's number moves when another is read before it."""
    found: dict[str, dict[tuple[str, tuple[Span, ...]], ResolvedClaim]] = {}
    for claim in knowledge.claims.values():
        found.setdefault(claim.article, {})[claim.claim.part, claim.claim.content] = claim
    return found


def _speaker(claim: ResolvedClaim) -> str:
    return claim.chain[-1].name if claim.chain else claim.publisher or "the publisher"
