"""The command as a person meets it: help, exit codes, words."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.console import _annotation, count_issues, find_root, number_of, size_in_words
from generator.models.text import make_issue

COMMANDS = main.list_commands(click.Context(main))


def run(*arguments: str):
    return CliRunner().invoke(main, arguments)


def named(command: str) -> click.Command:
    found = main.get_command(click.Context(main), command)
    assert found is not None
    assert found.name == command
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_says_what_it_does(command: str):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 4
    assert named(command).help


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_is_for(command: str):
    silent = [option.name for option in named(command).params if option.param_type_name == "option" and not option.help]
    assert silent == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_lists_every_command(command: str):
    readme = Path(__file__).parents[2] / "README.md"
    assert f"`sourcebook {command}" in readme.read_text("utf-8")


def test_the_help_lists_every_command_with_what_it_does():
    listed = {words[0]: words[1] for line in run("--help").output.splitlines() if len(words := line.strip().split(None, 1)) > 1}
    assert all(named(command).help.startswith(listed[command].split("...")[0].rstrip(".")[:30]) for command in COMMANDS)


def test_a_decision_waits_for_nothing_that_reads_articles_or_writes_pages():
    loaded = "import sys, generator.cli.curating; print(sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert "'click'" in done.stdout
    assert [name for name in ("jinja2", "lxml", "numpy", "rapidfuzz", "spacy") if f"'{name}'" in done.stdout] == []


def test_wrong_use_is_exit_code_2():
    assert run("build", "--no-such-option").exit_code == 2
    assert run("nonsense").exit_code == 2
    assert run("extract", "no-such-file.txt").exit_code == 2


@pytest.mark.parametrize(
    "arguments", [("build",), ("check",), ("add", __file__), ("ignore", "X", "--by", "Ada"), ("review", "--by", "Ada"), ("undo",)]
)
def test_a_folder_without_mkdocs_yml_is_no_knowledge_base_and_stays_empty(tmp_path: Path, arguments: tuple[str, ...]):
    result = run(*arguments, "--directory", str(tmp_path))
    assert result.exit_code == 1
    assert "sourcebook init" in result.output
    assert list(tmp_path.iterdir()) == []


def test_numbers_agree_with_their_words():
    assert [number_of(n, "entity", "entities") for n in (0, 1, 2)] == ["0 entities", "1 entity", "2 entities"]


def test_a_mistake_in_the_settings_ends_the_command_with_its_line(tmp_path: Path):
    (tmp_path / "mkdocs.yml").write_text("extra:\n  sourcebook:\n    contakt: x\n")
    result = run("check", "--directory", str(tmp_path))
    assert result.exit_code == 1
    assert "mkdocs.yml:3: error" in result.output
    assert "'contact'" in result.output


def test_the_nearest_knowledge_base_upwards_is_meant(tmp_path: Path):
    (tmp_path / "mkdocs.yml").touch()
    inner = tmp_path / "content" / "entities"
    inner.mkdir(parents=True)
    assert find_root(inner) == tmp_path


def test_an_issue_as_an_annotation_keeps_to_one_line():
    issue = make_issue("x", "50% is\nwrong", file="a.yml", line=3, column=5, severity="warning")
    assert _annotation(issue) == "::warning file=a.yml,line=3,col=5,title=x::50%25 is%0Awrong"


def test_counts_in_words():
    one, two = make_issue("x", "m", file="a"), make_issue("x", "m", file="a", severity="warning")
    assert count_issues([one, two, two]) == "1 error, 2 warnings"
    assert count_issues([]) == ""
    assert (size_in_words(0), size_in_words(2_000), size_in_words(3_440_000)) == ("1 kB", "2 kB", "3.4 MB")
