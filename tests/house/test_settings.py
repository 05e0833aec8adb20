"""Settings: typed, unknown keys refused, every mistake with its line."""

from pathlib import Path

import pytest

from generator.settings import Settings, load_project


def write(root: Path, text: str) -> Path:
    (root / "mkdocs.yml").write_text(text, "utf-8")
    return root


def test_without_a_file_everything_has_its_default(tmp_path: Path):
    project, issues = load_project(tmp_path)
    assert issues == ()
    assert project.settings == Settings()
    assert project.settings.publish.unreviewed == "noindex"
    assert project.settings.sources.show == "excerpt"


def test_settings_are_read_beside_mkdocs_own(tmp_path: Path):
    project, issues = load_project(
        write(
            tmp_path,
            "site_name: Who said what\nsite_url: https://example.org/kb\nextra:\n  sourcebook:\n    publish: {unreviewed: hide}\n    per_page: 50\n"
            "markdown_extensions:\n  - x: {y: !!python/name:material.extensions.emoji.twemoji ''}\nplugins: [!ENV [A, b]]\n",
        )
    )
    assert issues == ()
    assert (project.site_name, project.site_url) == ("Who said what", "https://example.org/kb/")
    assert project.settings.publish.unreviewed == "hide"
    assert project.settings.per_page == 50


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("extra:\n  sourcebook:\n    pubish: {}\n", 3, "did you mean 'publish'"),
        ("extra:\n  sourcebook:\n    publish:\n      unreviewed: hidden\n", 4, "publish.unreviewed"),
        ("extra:\n  sourcebook:\n    publish:\n      brunch: x\n", 4, "did you mean 'branch'"),
        ("extra:\n  sourcebook:\n    zzz: 1\n", 3, "known here: contact"),
        ("extra:\n  sourcebook:\n    sources: {share: 3}\n", 3, "sources.share"),
        ("extra: [\n", 2, "not valid YAML"),
        ("- a\n", 1, "must hold keys and values"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str):
    project, issues = load_project(write(tmp_path, text))
    assert [(issue.file, issue.line, issue.severity) for issue in issues] == [("mkdocs.yml", line, "error")]
    assert words in issues[0].message
    assert project.settings == Settings()


def test_all_mistakes_are_told_at_once(tmp_path: Path):
    _, issues = load_project(write(tmp_path, "extra:\n  sourcebook:\n    per_page: many\n    sources: {show: all}\n"))
    assert [issue.line for issue in issues] == [3, 4]


def test_a_setting_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    text = 'site_url: !ENV [SITE_URL, ""]\nextra:\n  sourcebook:\n    edit_base: !ENV [EDIT_BASE, "https://example.org/edit/"]\n'
    project, issues = load_project(write(tmp_path, text))
    assert (issues, project.site_url, project.settings.edit_base) == ((), None, "https://example.org/edit/")
    monkeypatch.setenv("EDIT_BASE", "https://example.net/")
    monkeypatch.setenv("SITE_URL", "https://example.net/kb")
    project, _ = load_project(tmp_path)
    assert (project.site_url, project.settings.edit_base) == ("https://example.net/kb/", "https://example.net/")
