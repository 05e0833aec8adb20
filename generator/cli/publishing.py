"""`init` and `publish`: the beginning and the end of a knowledge base's way."""

from pathlib import Path

import click

from generator.check import find_leaks
from generator.cli.building import run_build
from generator.cli.console import EXIT_ERRORS, count_issues, fail, open_project, say, show_issues
from generator.cli.options import directory_option, jobs_option
from generator.commands.init import InitError, init_project
from generator.commands.publish import PublishError, prepare_publication, push


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", default=None, help="The site's name.")
@click.option("--track-seeds", is_flag=True, help="Let git keep the articles. By default it ignores them, since articles have owners.")
def init_command(*, folder: Path, name: str | None, track_seeds: bool) -> None:
    """Write a new, empty knowledge base into FOLDER: settings, folders, editor settings and a workflow for GitHub Pages."""
    try:
        written = init_project(folder, name=name, track_seeds=track_seeds)
    except InitError as error:
        fail(str(error))
    for path in written:
        say(f"written: {path}")
    click.echo(f"Next: put articles into {folder / 'seeds'}, then `cd {folder}` and `sourcebook serve`.")
    if all(line.startswith("#") for line in (folder / "requirements.txt").read_text("utf-8").splitlines()):
        click.echo(f"If GitHub is to build the site: write into {folder / 'requirements.txt'} where it gets Sourcebook from, as the file says.")


@click.command("publish")
@directory_option
@jobs_option
@click.option("--yes", is_flag=True, help="Don't ask.")
def publish_command(*, directory: Path | None, jobs: int, yes: bool) -> None:
    """Build the site, say what would change, and push it to the branch that GitHub Pages serves."""
    project = open_project(directory)
    base = run_build(project, jobs=jobs).base  # or what was decided since the last build would not be in it
    leaks = find_leaks(base.curated, site=project.site)
    show_issues(leaks)
    issues = (*base.issues, *leaks)
    if any(issue.severity == "error" for issue in issues):
        fail(f"not published: {count_issues(issues)}")
    try:
        publication = prepare_publication(project)
        if not publication.changed:
            click.echo(f"{publication.remote}/{publication.branch} already holds this site.")
            return
        kinds = [line[0] for line in publication.changed]
        if not base.knowledge.articles and "D" in kinds:
            fail(f"there is no article here, so this would empty the published site. Is {project.seeds} on another machine?")
        click.echo(
            f"{publication.address} ({publication.branch}): {kinds.count('A')} files added, {kinds.count('M')} changed, {kinds.count('D')} removed."
        )
        if not yes and not click.confirm("Publish this?"):
            raise SystemExit(EXIT_ERRORS)
        push(project, publication)
    except PublishError as error:
        fail(str(error))
    click.echo(f"Published. The first time, on GitHub: Settings, Pages, Deploy from a branch, {publication.branch}.")
