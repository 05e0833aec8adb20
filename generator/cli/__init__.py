"""The command line: thin, and the only part that prints."""

import click

import generator
from generator.cli.building import build_command, check_command, serve_command
from generator.cli.collecting import add_command, archive_command
from generator.cli.curating import COMMANDS as CURATING
from generator.cli.data import export_command, extract_command, schema_command
from generator.cli.publishing import init_command, publish_command
from generator.cli.reviewing import diff_command, review_command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(generator.__version__, prog_name="sourcebook")
def main() -> None:
    """Turn news articles into a website that says who said what, about whom and what, through whom and when."""


for command in (
    init_command, add_command, build_command, serve_command, check_command, review_command, *CURATING, diff_command, archive_command,
    extract_command, export_command, schema_command, publish_command,
):  # fmt: skip
    main.add_command(command)
