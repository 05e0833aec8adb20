"""`review`: the list of what a machine could not settle, walked through one by one; each decision is a file at once."""

import shlex
from dataclasses import dataclass, replace
from typing import Literal

from generator.commands.accept import plan_accept, plan_accept_state
from generator.commands.index import FoundItem, Index
from generator.commands.judge import plan_correct, plan_ignore, plan_merge, plan_not_same, plan_refer, plan_reject
from generator.commands.steps import Step, StepError, Who, do_step, undo_last
from generator.models.curated import NOBODY, Quote
from generator.settings import Project

Action = Literal["accept", "merge", "not_same", "refer", "ignore", "reject", "correct", "skip"]
_ACTIONS: dict[str, tuple[Action, ...]] = {
    "new_name": ("accept", "ignore", "skip"),
    "undecided": ("merge", "not_same", "skip"),
    "ambiguous": ("refer", "ignore", "skip"),
    "unresolved": ("correct", "reject", "skip"),
    "claim": ("reject", "correct", "skip"),
    "contested": ("accept", "skip"),
    "date": ("reject", "skip"),
    "changed": ("accept", "skip"),
    "stale": ("skip",),
}


# The same without the walk: what can be typed, and written, to settle an item
_COMMANDS: dict[Action, str] = {
    "accept": "accept {id}", "merge": "merge {one} {other}", "not_same": "not-same {one} {other}", "refer": "refer {article} {title} {one}",
    "ignore": "ignore {title}", "reject": "reject {id}", "correct": "correct {id} --speaker ID",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a person is in the list. `done` are the places at which a decision was written, newest last."""

    items: tuple[FoundItem, ...]
    place: int = 0
    done: tuple[int, ...] = ()

    @property
    def item(self) -> FoundItem | None:
        """What is to be decided now; None at the end."""
        return self.items[self.place] if self.place < len(self.items) else None

    @property
    def actions(self) -> tuple[Action, ...]:
        """What can be decided about it."""
        return actions_of(self.item) if self.item else ()


def actions_of(item: FoundItem) -> tuple[Action, ...]:
    """What can be decided about an item."""
    pair = len(item.entities) > 1
    return tuple(action for action in _ACTIONS[item.kind] if pair or action not in ("merge", "not_same"))


def commands_of(item: FoundItem) -> tuple[str, ...]:
    """What can be typed to settle an item, without the walk."""
    if item.kind == "changed":
        return ("sourcebook accept --state",)
    parts = {
        "id": shlex.quote(item.key.partition(":")[2]),
        "title": shlex.quote(item.title),
        "one": item.entities[0] if item.entities else "",
        "other": item.entities[-1] if item.entities else "",
        "article": item.citations[0][0] if item.citations else "ARTICLE",
    }
    return tuple(f"sourcebook {_COMMANDS[action].format(**parts)}" for action in actions_of(item) if action in _COMMANDS)


def begin_review(index: Index) -> Walk:
    """The list as the last build left it."""
    return Walk(tuple(index.items()))


def decide(project: Project, index: Index, walk: Walk, action: Action, who: Who, *, entity: str | None = None) -> tuple[Walk, Step | None]:
    """Write the decision and go to the next item; `skip` writes nothing. `entity` is what `correct` (who said it) and `refer` (who is meant) need.

    Raises StepError; then nothing was written.
    """
    item = walk.item
    if item is None or action not in walk.actions:
        raise StepError("This can't be decided so.")
    step = _plan(project, index, item, action, who, entity)
    if step:
        do_step(project, step)
    return replace(walk, place=walk.place + 1, done=(*walk.done, walk.place) if step else walk.done), step


def undo_decision(project: Project, walk: Walk) -> tuple[Walk, Step]:
    """Take the last decision of this walk back, and stand before it again. Raises StepError."""
    if not walk.done:
        raise StepError("Nothing was decided yet.")
    step = undo_last(project)
    return replace(walk, place=walk.done[-1], done=walk.done[:-1]), step


def _plan(project: Project, index: Index, item: FoundItem, action: Action, who: Who, entity: str | None) -> Step | None:
    match action:
        case "accept" if item.kind == "changed":
            return plan_accept_state(project, index, item.key.partition(":")[2])
        case "accept":
            return plan_accept(project, index, item.key.partition(":")[2], who)
        case "merge":
            return plan_merge(project, index, item.entities[0], item.entities[1], who)
        case "not_same":
            return plan_not_same(project, index, item.entities[0], item.entities[1], who)
        case "refer":
            return _refer(project, index, item, entity or NOBODY, who)
        case "ignore":
            return plan_ignore(project, index, [item.title], who)
        case "reject":
            return plan_reject(project, index, item.key.partition(":")[2], who)
        case "correct":
            return plan_correct(project, index, item.key.partition(":")[2], who, speaker=entity)
        case "skip":
            return None


def _refer(project: Project, index: Index, item: FoundItem, entity: str, who: Who) -> Step:
    """One decision for each article whose sentences were shown."""
    articles = dict.fromkeys(article for article, _ in item.citations)
    steps = [plan_refer(project, index, Quote(article=article, exact=item.title), entity, who) for article in articles]
    return Step(f"{item.title} is {entity}", tuple(change for step in steps for change in step.changes))
