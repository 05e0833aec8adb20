"""`build`, `serve` and `check`."""

from pathlib import Path

import click

from generator.check import find_leaks
from generator.cli.console import (
    EXIT_ERRORS,
    count_issues,
    fail,
    number_of,
    open_project,
    progress_bar,
    say,
    show_issues,
    size_in_words,
)
from generator.cli.options import directory_option, jobs_option
from generator.commands.index import save_index
from generator.commands.lock import hold_lock
from generator.commands.serve import serve_site
from generator.commands.steps import take_turn
from generator.extract.language_model import ModelError
from generator.pipeline import Base, Built, Inputs, build, make_knowledge
from generator.settings import Project
from generator.site import SiteError, has_scripts


@click.command("build")
@directory_option
@jobs_option
@click.option("--strict", is_flag=True, help="Leave the old site in place where the input has errors or warnings.")
def build_command(*, directory: Path | None, jobs: int, strict: bool) -> None:
    """Build the site from seeds/ and content/ into site/.

    What can't be read is reported and left out; the rest is built. The exit code is 1 where the input has errors.
    """
    project = open_project(directory)
    built = run_build(project, jobs=jobs, strict=strict)
    say_built(project, built)
    if not built.kept_old_site:
        serve = "make serve" if (project.root / "Makefile").is_file() else "sourcebook serve"
        click.echo(f"The site is in {project.site}. To look at it: `{serve}`, then open the address that it prints.")
    if built.base.has_errors:
        raise SystemExit(EXIT_ERRORS)


def inputs_of(project: Project) -> Inputs:
    """The project's own folders."""
    return Inputs(project.seeds, project.content, project.private if project.private.is_dir() else None)


def run_build(project: Project, *, jobs: int, strict: bool = False) -> Built:
    """Build with a progress bar and show the issues; ends the command where there is no site to show."""
    try:
        with hold_lock(project.build / "building.lock", waiting=_wait_for_build), progress_bar("Reading articles") as bar:
            built = build(project, inputs_of(project), jobs=jobs, progress=bar, say=say, strict=strict)
    except (ModelError, SiteError) as error:
        fail(str(error))
    save_index(built.base.knowledge, project.index, state=built.base.state)
    show_issues(built.base.issues)
    return built


def _wait_for_build() -> None:
    say("Another build is running here; waiting for it to end (Ctrl+C gives up)")


def say_built(project: Project, built: Built) -> None:
    """What a build made."""
    knowledge = built.base.knowledge
    claims = sum(claim.shown for claim in knowledge.claims.values())
    found = count_issues(built.base.issues)
    click.echo(
        f"{number_of(len(knowledge.articles), 'article')}, {number_of(claims, 'claim')}, {number_of(len(knowledge.entities), 'entity', 'entities')}, "
        f"{number_of(len(knowledge.events), 'event')}: {number_of(built.pages, 'page')}, {size_in_words(built.size)}"
        + (f" ({found})" if found else "")
    )
    if not has_scripts():
        click.echo(
            "This installation lacks the scripts of the site (search, previews, the drawn graph); every page reads without. In a checkout: make scripts"
        )
    if built.kept_old_site:
        click.echo("The input has problems, so no new site was made; an older one is still in place.")
    elif not knowledge.articles:
        click.echo(f"There is no article in {project.seeds} yet. Put one there, or: `sourcebook add FILE`.")


@click.command("serve")
@directory_option
@jobs_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
def serve_command(*, directory: Path | None, jobs: int, port: int, host: str) -> None:
    """Show the site, and build and reload it when an article, a YAML file or a page changes."""
    project = open_project(directory)

    def rebuild() -> None:
        fresh = open_project(project.root)
        say_built(fresh, run_build(fresh, jobs=jobs))

    try:
        serve_site(project, rebuild, host=host, port=port, say=click.echo)
    except OSError as error:
        fail(f"Can't listen on {host}:{port}: {error.strerror}. Another port: `sourcebook serve --port 8001`.")


@click.command("check")
@directory_option
@jobs_option
@click.option("--strict", is_flag=True, help="Warnings count as errors, and git's whole history is searched for withheld names.")
@click.option("--json", "form", flag_value="json", help="One JSON object a line, for tools.")
@click.option("--github", "form", flag_value="github", help="As annotations in a pull request's checks.")
@click.option("--notes", is_flag=True, help="Show notes too.")
@click.option("--fix", is_flag=True, help="Rewrite YAML that is not in canonical form, keeping comments.")
def check_command(*, directory: Path | None, jobs: int, strict: bool, form: str | None, notes: bool, fix: bool) -> None:
    """Check articles, curated files and what follows from them, without building the site."""
    project = open_project(directory)
    if fix:
        from generator.commands.fix import fix_files  # noqa: PLC0415

        with take_turn(project, say=say):
            for path in fix_files(project):
                say(f"rewritten: {path}")
    base = load_base(project, inputs_of(project), jobs=jobs)
    save_index(base.knowledge, project.index, state=base.state)
    issues = (*base.issues, *find_leaks(base.curated, site=project.site, root=project.root, history=strict))
    show_issues(issues, form=form or "text", show_notes=notes)
    if form is None:
        found = count_issues(issues)
        click.echo(
            f"{number_of(len(base.curated.entities), 'curated entity', 'curated entities')}, {number_of(len(base.curated.events), 'curated event')}, "
            f"{number_of(len(base.knowledge.articles), 'article')}: {found or 'no problems'}"
        )
    stopping = {"error", "warning"} if strict else {"error"}
    if any(issue.severity in stopping for issue in issues):
        raise SystemExit(EXIT_ERRORS)


def load_base(project: Project, inputs: Inputs, *, jobs: int, keep: bool = True) -> Base:
    """The knowledge base with a progress bar; ends the command where the model is missing. `keep` readings in the project's cache."""
    try:
        with progress_bar("Reading articles") as bar:
            return make_knowledge(project, inputs, jobs=jobs, cache=project.cache if keep else None, progress=bar)
    except ModelError as error:
        fail(str(error))
