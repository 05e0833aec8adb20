"""`accept`, `merge`, `split`, `not-same`, `refer`, `ignore`, `reject`, `correct`, `relate`, `rename` and `undo`: people's decisions."""

import datetime as dt
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import get_args

import click

from generator.cli.console import default_jobs, fail, open_project, say
from generator.cli.options import directory_option
from generator.commands.accept import plan_accept, plan_accept_state
from generator.commands.index import Index, save_index
from generator.commands.judge import (
    plan_correct,
    plan_ignore,
    plan_log,
    plan_merge,
    plan_not_same,
    plan_refer,
    plan_reject,
    plan_relation,
    plan_split,
)
from generator.commands.rename import plan_rename
from generator.commands.steps import Step, StepError, Who, do_step, take_turn, undo_last
from generator.models.curated import Quote
from generator.models.reading import SpeechAct
from generator.settings import Project

by_option = click.option("--by", help="Who decides. By default your name in git.")
reason_option = click.option("--reason", help="Why, for whoever asks later.")
log_option = click.option("--log", help="A sentence for the site's log of corrections.")


@click.command("accept")
@click.argument("ids", nargs=-1, metavar="ID...")
@click.option("--state", is_flag=True, help="Accept all that people described as it stands now; the review list then shows what changes.")
@by_option
@directory_option
def accept_command(*, ids: tuple[str, ...], state: bool, by: str | None, directory: Path | None) -> None:
    """Write a file in content/ for what a machine found; of what has one, note that you looked at it."""
    project = open_project(directory)
    if not ids and not state:
        raise click.UsageError("Name at least one ID, or say --state.")
    if state:
        _run(project, lambda: plan_accept_state(project, open_index(project)))
    for wanted in ids:
        _run(project, partial(plan_accept, project, open_index(project), wanted, _who(project, by)))


@click.command("merge")
@click.argument("kept")
@click.argument("gone")
@by_option
@reason_option
@log_option
@directory_option
def merge_command(*, kept: str, gone: str, by: str | None, reason: str | None, log: str | None, directory: Path | None) -> None:
    """KEPT and GONE are one; KEPT's page stays, and GONE's address leads to it. No file is lost: `split` gives both back."""
    project, who = project_and_who(directory, by)
    _run(project, lambda: _logged(project, plan_merge(project, open_index(project), kept, gone, who, reason=reason), log, who, [kept]))


@click.command("not-same")
@click.argument("one")
@click.argument("other")
@by_option
@reason_option
@directory_option
def not_same_command(*, one: str, other: str, by: str | None, reason: str | None, directory: Path | None) -> None:
    """ONE and OTHER are two, however alike their names are."""
    project, who = project_and_who(directory, by)
    _run(project, lambda: plan_not_same(project, open_index(project), one, other, who, reason=reason))


@click.command("split")
@click.argument("wanted", metavar="ID")
@directory_option
def split_command(*, wanted: str, directory: Path | None) -> None:
    """Take back every decision by which ID was merged."""
    project = open_project(directory)
    _run(project, lambda: plan_split(project, wanted))


@click.command("ignore")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@by_option
@reason_option
@directory_option
def ignore_command(*, names: tuple[str, ...], by: str | None, reason: str | None, directory: Path | None) -> None:
    """These names need nobody's review."""
    project, who = project_and_who(directory, by)
    _run(project, lambda: plan_ignore(project, open_index(project), names, who, reason=reason))


@click.command("refer")
@click.argument("article")
@click.argument("name")
@click.argument("entity", metavar="ID|nobody")
@click.option("--where", help="Words of the article with the name in them, where only one of several places is meant.")
@by_option
@reason_option
@directory_option
def refer_command(*, article: str, name: str, entity: str, where: str | None, by: str | None, reason: str | None, directory: Path | None) -> None:
    """NAME means ID in ARTICLE, or nobody who is known; in other articles nothing changes."""
    project, who = project_and_who(directory, by)
    if not name.strip():
        fail("The name is empty. Write it as it stands in the article.")
    before, found, after = (where or name).partition(name)
    if not found:
        fail(f"--where must hold the name itself: {name}")
    quote = Quote(article=article, exact=name, prefix=before, suffix=after)
    _run(project, lambda: plan_refer(project, open_index(project), quote, entity, who, reason=reason))


@click.command("reject")
@click.argument("claim")
@by_option
@reason_option
@log_option
@directory_option
def reject_command(*, claim: str, by: str | None, reason: str | None, log: str | None, directory: Path | None) -> None:
    """CLAIM was misread: take it off the site. Its id is ARTICLE#cN, the end of its link."""
    project, who = project_and_who(directory, by)
    _run(project, lambda: _logged(project, plan_reject(project, open_index(project), claim, who, reason=reason), log, who, []))


@click.command("correct")
@click.argument("claim")
@click.option("--speaker", help="The id of who said it, or: unresolved.")
@click.option(
    "--speech-act", type=click.Choice(get_args(SpeechAct)), metavar="WORD", help="assert, allege, deny, doubt, confirm, decline_comment, ..."
)
@by_option
@reason_option
@log_option
@directory_option
def correct_command(
    *,
    claim: str,
    speaker: str | None,
    speech_act: str | None,
    by: str | None,
    reason: str | None,
    log: str | None,
    directory: Path | None,
) -> None:
    """CLAIM was said by another, or is another kind of statement."""
    project, who = project_and_who(directory, by)

    def plan() -> Step:
        step = plan_correct(project, open_index(project), claim, who, speaker=speaker, speech_act=speech_act, reason=reason)
        return _logged(project, step, log, who, [speaker] if speaker and speaker != "unresolved" else [])

    _run(project, plan)


@click.command("rename")
@click.argument("old")
@click.argument("new")
@directory_option
def rename_command(*, old: str, new: str, directory: Path | None) -> None:
    """Give an entity or event another id; the old address leads to the new one, and every file that names it follows."""
    project = open_project(directory)
    _run(project, lambda: plan_rename(project, old, new, open_index(project)))


@click.command("undo")
@directory_option
def undo_command(*, directory: Path | None) -> None:
    """Take the last decision back, to the byte."""
    project = open_project(directory)
    try:
        with take_turn(project, say=say):
            step = undo_last(project)
    except StepError as error:
        fail(str(error))
    click.echo(f"undone: {step.what}")


@click.command("relate")
@click.argument("claim")
@click.argument("how", type=click.Choice(["denies", "doubts"]))
@click.argument("target")
@by_option
@reason_option
@directory_option
def relate_command(*, claim: str, how: str, target: str, by: str | None, reason: str | None, directory: Path | None) -> None:
    """CLAIM denies or doubts TARGET, another claim."""
    project, who = project_and_who(directory, by)
    _run(project, lambda: plan_relation(project, open_index(project), how, claim, target, who, reason=reason))


def _run(project: Project, plan: Callable[[], Step]) -> None:
    try:
        with take_turn(project, say=say):
            step = plan()
            do_step(project, step)
    except StepError as error:
        fail(str(error))
    say_done(step)


def say_done(step: Step) -> None:
    """Say which files were written, changed or removed."""
    for change in step.changes:
        what = "written" if change.before is None else "removed" if change.after is None else "changed"
        click.echo(f"{what}: {change.path}")
    if any(change.path.startswith("private/") for change in step.changes):
        say("private/ is yours alone: git does not keep it, so keep a copy somewhere safe")


def _logged(project: Project, step: Step, log: str | None, who: Who, entities: list[str]) -> Step:
    return plan_log(project, step, log, who, entities=entities) if log else step


def open_index(project: Project) -> Index:
    """What the last build found; read now where there is none."""
    try:
        return Index(project.index)
    except FileNotFoundError:
        from generator.cli.building import inputs_of, load_base  # noqa: PLC0415  the whole program, which other decisions need not wait for

        say("Reading the knowledge base first")
        base = load_base(project, inputs_of(project), jobs=default_jobs())
        save_index(base.knowledge, project.index, state=base.state)
        return Index(project.index)


def project_and_who(directory: Path | None, by: str | None) -> tuple[Project, Who]:
    """The knowledge base, and whose decision it will be; ends the command where nobody is named."""
    project = open_project(directory)
    return project, _who(project, by)


def _who(project: Project, by: str | None) -> Who:
    name = by or _git_name(project.root)
    if not name:
        fail('Who decides? Say so with --by "Your Name", or once for all: git config user.name "Your Name".')
    return Who(name, dt.datetime.now(dt.UTC).astimezone().date().isoformat())


def _git_name(folder: Path) -> str:
    try:
        return subprocess.run(["git", "config", "user.name"], cwd=folder, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""
