"""The command line: thin, and the only part that prints."""

import click

import generator
from generator.cli.lazy import LazyGroup

_MODULES = {
    "building": ("build", "serve", "check"),
    "collecting": ("add", "archive"),
    "curating": ("accept", "merge", "split", "not-same", "refer", "ignore", "reject", "correct", "relate", "rename", "undo"),
    "data": ("extract", "export", "schema"),
    "publishing": ("init", "publish"),
    "reviewing": ("review", "diff"),
}
_PLACES = {name: f"generator.cli.{module}:{name.replace('-', '_')}_command" for module, names in _MODULES.items() for name in names}


@click.group(cls=LazyGroup, places=_PLACES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(generator.__version__, prog_name="sourcebook")
def main() -> None:
    """Turn news articles into a website that says who said what, about whom and what, through whom and when."""
