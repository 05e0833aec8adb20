"""`add` and `archive`: articles into seeds/, and their originals kept."""

from collections import Counter
from pathlib import Path

import click

from generator.cli.console import EXIT_ERRORS, open_project, say, show_issues
from generator.cli.options import directory_option
from generator.commands.add import Added, add_path, add_url, is_url
from generator.commands.archive import archive_originals, check_originals
from generator.ingest import ingest_paths
from generator.models.text import Issue, make_issue
from generator.settings import Project

private_option = click.option("--allow-private", is_flag=True, help="Also fetch from addresses of your own network.")


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL...")
@private_option
@directory_option
def add_command(*, sources: tuple[str, ...], allow_private: bool, directory: Path | None) -> None:
    """Copy articles into seeds/, each with its facts in a sidecar for you to check.

    A URL is fetched as robots.txt allows, and the page's bytes are kept as they came.
    """
    project = open_project(directory)
    failed = False
    for source in sources:
        added = _add(project, source, allow_private=allow_private)
        if isinstance(added, Issue):
            show_issues([added])
            failed = True
        else:
            _show_added(project, added)
    if failed:
        raise SystemExit(EXIT_ERRORS)


def _add(project: Project, source: str, *, allow_private: bool) -> Added | Issue:
    if is_url(source):
        return add_url(source, seeds=project.seeds, allow_private=allow_private)
    path = Path(source)
    if not path.is_file():
        return make_issue("no-such-file", "there is no such file", file=source)
    return add_path(path, seeds=project.seeds, root=Path.cwd())


def _show_added(project: Project, added: Added) -> None:
    for path in (added.path, added.sidecar):
        if path:
            click.echo(f"written: {path.relative_to(project.root)}")
    if added.sidecar:
        facts = added.articles[0].facts
        shown = {
            "title": facts.title,
            "published": facts.published,
            "publisher": facts.publisher,
            "authors": ", ".join(facts.authors),
            "url": facts.url,
        }
        click.echo("".join(f"  {name}: {value or '(not found)'}\n" for name, value in shown.items()), nl=False)
    else:
        click.echo(f"  {len(added.articles)} articles")
    for doubt in added.uncertain:
        say(f"  to check: {doubt}")


@click.command("archive")
@click.option("--check", "compare", is_flag=True, help="Fetch the saved pages again, and tell which are gone or have changed.")
@private_option
@directory_option
def archive_command(*, compare: bool, allow_private: bool, directory: Path | None) -> None:
    """Save the original page of each article that has a URL, as a web archive with its SHA-256, beside the articles."""
    project = open_project(directory)
    articles = ingest_paths([project.seeds], root=project.root).articles
    work = check_originals if compare else archive_originals
    states: Counter[str] = Counter()
    for original in work(articles, seeds=project.seeds, allow_private=allow_private):
        states[original.state] += 1
        if original.issue:
            show_issues([original.issue])
        elif original.state != "kept":
            click.echo(f"{original.state}: {original.url}")
    click.echo(", ".join(f"{number} {state}" for state, number in sorted(states.items())) or "No article has a URL.")
