"""`review`: the list of what a machine could not settle, walked through one by one; each decision is a file at once."""

from dataclasses import dataclass, replace
from typing import Literal

from generator.commands.accept import plan_accept
from generator.commands.index import FoundItem, Index
from generator.commands.judge import plan_correct, plan_ignore, plan_merge, plan_not_same, plan_reject
from generator.commands.steps import Step, StepError, Who, do_step, undo_last
from generator.settings import Project

Action = Literal["accept", "merge", "not_same", "ignore", "reject", "correct", "skip"]
_ACTIONS: dict[str, tuple[Action, ...]] = {
    "new_name": ("accept", "ignore", "skip"),
    "undecided": ("merge", "not_same", "skip"),
    "ambiguous": ("skip",),
    "unresolved": ("correct", "reject", "skip"),
    "claim": ("reject", "correct", "skip"),
    "contested": ("accept", "skip"),
    "date": ("reject", "skip"),
    "stale": ("skip",),
}


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
        item = self.item
        actions = _ACTIONS[item.kind] if item else ()
        pair = item is not None and len(item.entities) > 1
        return tuple(action for action in actions if pair or action not in ("merge", "not_same"))


def begin_review(index: Index) -> Walk:
    """The list as the last build left it."""
    return Walk(tuple(index.items()))


def decide(project: Project, index: Index, walk: Walk, action: Action, who: Who, *, speaker: str | None = None) -> tuple[Walk, Step | None]:
    """Write the decision and go to the next item; `skip` writes nothing. `speaker` is what `correct` needs.

    Raises StepError; then nothing was written.
    """
    item = walk.item
    if item is None or action not in walk.actions:
        raise StepError("This can't be decided so.")
    step = _plan(project, index, item, action, who, speaker)
    if step:
        do_step(project, step)
    return replace(walk, place=walk.place + 1, done=(*walk.done, walk.place) if step else walk.done), step


def undo_decision(project: Project, walk: Walk) -> tuple[Walk, Step]:
    """Take the last decision of this walk back, and stand before it again. Raises StepError."""
    if not walk.done:
        raise StepError("Nothing was decided yet.")
    step = undo_last(project)
    return replace(walk, place=walk.done[-1], done=walk.done[:-1]), step


def _plan(project: Project, index: Index, item: FoundItem, action: Action, who: Who, speaker: str | None) -> Step | None:
    match action:
        case "accept":
            return plan_accept(project, index, item.key.partition(":")[2], who)
        case "merge":
            return plan_merge(project, index, item.entities[0], item.entities[1], who)
        case "not_same":
            return plan_not_same(project, index, item.entities[0], item.entities[1], who)
        case "ignore":
            return plan_ignore(project, [item.title], who)
        case "reject":
            return plan_reject(project, index, item.key.partition(":")[2], who)
        case "correct":
            return plan_correct(project, index, item.key.partition(":")[2], who, speaker=speaker)
        case "skip":
            return None
