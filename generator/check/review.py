"""The review list as people left it: without names that they said to ignore, with judgements that no longer find what they judged,
and with what changed since it was accepted.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from generator.check.changes import find_changes
from generator.extract.lexicon.keys import fold
from generator.models.curated import Curated, State
from generator.models.knowledge import Knowledge, ReviewItem
from generator.models.text import Issue

STALE = 900.0  # a decision that no longer holds comes right after names that may be one
_ABOUT_NAMES = frozenset({"new_name", "ambiguous"})


def complete_review(knowledge: Knowledge, curated: Curated, issues: Iterable[Issue], state: State) -> Knowledge:
    """The knowledge base with its review list completed; `issues` are those of `check_knowledge`, `state` is what `state_of` gives."""
    ignored = {fold(name) for record in curated.judgements.values() if record.value.decision == "ignore" for name in record.value.names}
    kept = [item for item in knowledge.review if not (item.kind in _ABOUT_NAMES and fold(item.title) in ignored)]
    stale = [_stale(issue) for issue in issues if issue.code == "stale-judgement"]
    changed = list(find_changes(state.facts, curated.accepted)) if curated.accepted is not None else []
    if not stale and not changed and len(kept) == len(knowledge.review):
        return knowledge
    return replace(knowledge, review=tuple(sorted([*kept, *stale, *changed], key=lambda item: (-item.weight, item.kind, item.key))))


def _stale(issue: Issue) -> ReviewItem:
    name = PurePosixPath(issue.file).stem
    return ReviewItem("stale", f"stale:{name}:{issue.line}", name, f"{issue.message} ({issue.file}, line {issue.line}).", STALE)
