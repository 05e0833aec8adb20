"""`review` and `diff`: what waits for a decision, and what decisions changed."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.building import inputs_of, load_base
from generator.cli.console import fail, number_of, open_project, say
from generator.cli.curating import by_option, open_index, project_and_who, say_done
from generator.cli.options import directory_option, jobs_option
from generator.commands.diff import DiffError, describe_changes, project_at
from generator.commands.index import FoundItem, Index
from generator.commands.review import Action, Walk, begin_review, commands_of, decide, undo_decision
from generator.commands.steps import StepError, Who, take_turn
from generator.pipeline import make_knowledge
from generator.settings import Project

_LETTERS: dict[str, Action] = {
    "a": "accept", "m": "merge", "n": "not_same", "w": "refer", "i": "ignore", "r": "reject", "c": "correct", "s": "skip",
}  # fmt: skip
_WORDS: dict[Action, str] = {
    "accept": "[a]ccept", "merge": "[m]erge", "not_same": "[n]ot the same", "refer": "[w]ho is meant", "ignore": "[i]gnore", "reject": "[r]eject", "correct": "[c]orrect the speaker",
    "skip": "[s]kip",
}  # fmt: skip


@click.command("review")
@click.option("--list", "form", flag_value="list", help="Only list what waits, each with the commands that settle it.")
@click.option("--json", "form", flag_value="json", help="The list as one JSON object a line, for tools.")
@by_option
@directory_option
def review_command(*, form: str | None, by: str | None, directory: Path | None) -> None:
    """Walk through what the machine could not settle. Each decision is written at once; u takes the last one back."""
    if form:
        _list(open_index(open_project(directory)).items(), form)
        return
    project, who = project_and_who(directory, by)
    with take_turn(project, say=say):
        index = open_index(project)
    walk = begin_review(index)
    while walk.item:
        _show(walk, walk.item)
        letter = click.prompt("", prompt_suffix="> ", default="s", show_default=False).strip().lower()[:1]
        if letter == "q":
            break
        walk = _answer(project, index, walk, letter, who)
    click.echo(f"{number_of(len(walk.done), 'decision')} written. `sourcebook build` shows what they change.")


@click.command("diff")
@click.argument("revision", metavar="REVISION|FOLDER")
@directory_option
@jobs_option
def diff_command(*, revision: str, directory: Path | None, jobs: int) -> None:
    """Say in words what changed since a revision in git (or against another folder): pages, standings, claims."""
    project = open_project(directory)
    try:
        with project_at(project, revision) as old_project:
            old = make_knowledge(old_project, inputs_of(old_project), jobs=jobs, cache=project.cache)
    except DiffError as error:
        fail(str(error))
    base = load_base(project, inputs_of(project), jobs=jobs)
    changes = describe_changes(old.knowledge, base.knowledge)
    click.echo("\n".join(f"- {change}" for change in changes) or "Nothing changed.")


def _answer(project: Project, index: Index, walk: Walk, letter: str, who: Who) -> Walk:
    try:
        if letter == "u":
            with take_turn(project, say=say):
                walk, step = undo_decision(project, walk)
            click.echo(f"undone: {step.what}")
            return walk
        action = _LETTERS.get(letter.replace("e", "a"))
        if action is None or action not in walk.actions:
            click.echo("That can't be chosen here: type one of the letters in brackets, then Enter.")
            return walk
        entity = _ask_whom(walk, action)
        with take_turn(project, say=say):
            walk, done = decide(project, index, walk, action, who, entity=entity)
    except StepError as error:
        click.echo(str(error))
        return walk
    if done:
        say_done(done)
    if done and letter == "e":
        click.edit(filename=str(project.root / done.changes[0].path))
    return walk


def _list(items: Sequence[FoundItem], form: str) -> None:
    for item in items:
        commands = commands_of(item)
        if form == "json":
            sentences = [{"article": article, "quote": quote} for article, quote in item.citations]
            row = {name: getattr(item, name) for name in ("kind", "key", "title", "detail", "weight", "entities")}
            click.echo(json.dumps({**row, "sentences": sentences, "commands": commands}, ensure_ascii=False))
        else:
            _describe(item)
            click.echo("".join(f"  $ {command}\n" for command in commands))
    if form == "list":
        click.echo(f"{number_of(len(items), 'thing')} to decide.")


def _describe(item: FoundItem) -> None:
    click.echo(f"{click.style(item.title, bold=True)}\n  {item.detail}")
    for article, quote in item.citations:
        click.echo(f"  {article}\n    “{quote}”")


def _ask_whom(walk: Walk, action: Action) -> str | None:
    if action == "correct":
        return str(click.prompt("Who said it? An id, or: unresolved"))
    if action == "refer":
        fits = walk.item.entities if walk.item else ()
        answer = str(click.prompt(f"Who is meant? {', '.join(f'{n} {fit}' for n, fit in enumerate(fits, 1))}; another id, or: nobody")).strip()
        return fits[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(fits) else answer
    return None


def _show(walk: Walk, item: FoundItem) -> None:
    click.echo(f"\n{walk.place + 1} of {len(walk.items)}: ", nl=False)
    _describe(item)
    edit = ["[e]dit what is accepted"] if "accept" in walk.actions and item.kind != "changed" else []
    click.echo("  " + "  ".join([*(_WORDS[action] for action in walk.actions), *edit, "[u]ndo", "[q]uit"]))
