"""Options that several commands share."""

from pathlib import Path

import click

from generator.cli.console import default_jobs

directory_option = click.option(
    "-C",
    "--directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The knowledge base's folder, or one inside it. By default the current one.",
)

jobs_option = click.option(
    "-j", "--jobs", type=click.IntRange(1, 64), default=default_jobs, show_default="processors, up to 4", help="Processes that read articles."
)
