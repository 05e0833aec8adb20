"""A new knowledge base is whole, and has nothing wrong with it."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from generator.commands.init import InitError, init_project
from generator.content import load_content
from generator.settings import load_project

ROOT = Path(__file__).parents[2]


def test_a_new_knowledge_base_has_all_it_needs(tmp_path):
    folder = tmp_path / "who-said-what"
    written = {path.relative_to(folder).as_posix() for path in init_project(folder)}
    assert {"mkdocs.yml", "README.md", ".gitignore", ".vscode/settings.json", ".github/workflows/pages.yml", ".github/workflows/check.yml"} <= written
    for name in ("seeds", "site", "content/entities", "content/events", "content/judgements", "content/corrections", "content/pages"):
        assert (folder / name).is_dir()
    project, issues = load_project(folder)
    assert issues == ()
    assert project.site_name == "Who said what"
    assert load_content(folder / "content", root=folder)[1] == ()


def test_its_settings_are_those_of_this_repository():
    """The site engine's part of the two files is the same: what is mended in one is mended in both."""
    template = files("generator.commands").joinpath("data/init/mkdocs.yml").read_text("utf-8").replace("{{name}}", "x")
    ours, theirs = (yaml.load(text, yaml.BaseLoader) for text in ((ROOT / "mkdocs.yml").read_text("utf-8"), template))
    for config in (ours, theirs):
        del config["site_name"]
        del config["extra"]["sourcebook"]
    assert ours == theirs


def test_git_sees_neither_articles_nor_private_files_unless_asked(tmp_path):
    init_project(tmp_path / "a")
    init_project(tmp_path / "b", track_seeds=True)
    assert {"seeds/*", "private/", "build/", "site/*"} <= set((tmp_path / "a/.gitignore").read_text().split("\n"))
    assert "seeds/*" not in (tmp_path / "b/.gitignore").read_text()
    assert "private/" in (tmp_path / "b/.gitignore").read_text()


@pytest.mark.parametrize("name", ['It\'s "ours": yes', "Кто что сказал", "a # b"])
def test_any_name_can_be_a_sites_name(tmp_path, name):
    init_project(tmp_path / "kb", name=name)
    assert load_project(tmp_path / "kb")[0].site_name == name


def test_files_that_are_there_are_never_overwritten(tmp_path):
    (tmp_path / "README.md").write_text("mine")
    with pytest.raises(InitError, match=r"already holds README\.md"):
        init_project(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
    (tmp_path / "file").write_text("x")
    with pytest.raises(InitError, match="is a file"):
        init_project(tmp_path / "file")


def test_editors_find_a_schema_for_each_kind_of_file(tmp_path):
    init_project(tmp_path)
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text())
    for path in settings["yaml.schemas"]:
        schema = json.loads((tmp_path / path).read_text())
        assert schema["$schema"].startswith("http://json-schema.org/")
        assert schema["additionalProperties"] is False


def test_workflows_ask_for_no_more_than_they_need(tmp_path):
    init_project(tmp_path)
    for path in (tmp_path / ".github/workflows").glob("*.yml"):
        workflow = yaml.load(path.read_text(), yaml.BaseLoader)
        assert workflow["permissions"] == {"contents": "read"}
        text = path.read_text()
        assert not re.search(r"run: .*\$\{\{ github\.(?:event|head_ref|base_ref)", text)  # what a stranger writes is no command
        assert "pull_request_target" not in text
