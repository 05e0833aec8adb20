"""Settings: `mkdocs.yml`, under `extra: sourcebook:`, typed, unknown keys refused. Every setting has a default.

The folder that holds `mkdocs.yml` is the knowledge base's root: `seeds/`, `content/`, `private/`, `build/` and `site/` lie in it.
"""

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from yaml_env_tag import construct_env_tag

from generator.models.text import Issue, make_issue
from generator.repository import find_edit_base
from generator.words import check_words


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class PublishSettings(_Settings):
    """What the published site holds, and where it goes."""

    unreviewed: Literal["show", "noindex", "hide"] = Field(
        "noindex", description="Names that a machine found and nobody reviewed: shown and indexed, shown with noindex, or left out."
    )
    branch: str = Field("gh-pages", description="The branch that GitHub Pages serves, for `sourcebook publish`.")
    remote: str = Field("origin", description="The git remote, for `sourcebook publish`.")


class SourcesSettings(_Settings):
    """How much of the articles the site shows."""

    show: Literal["excerpt", "full"] = Field("excerpt", description="Only sentences that pages cite, or whole texts (needs `rights:` in the source).")
    share: float | None = Field(None, gt=0, le=1, description="The part of an article's words that the whole site shows at most.")


class Settings(_Settings):
    """Everything under `extra: sourcebook:` in mkdocs.yml."""

    publish: PublishSettings = PublishSettings()
    sources: SourcesSettings = SourcesSettings()
    model: str | None = Field(None, description="A spaCy model that you installed, by name or path, instead of the small English one.")
    language: str = Field("en", description="The language of the site's own words: en, de, or any other whose words are in templates/words/.")
    edit_base: str | None = Field(
        None,
        description="Where edit links lead: https://github.com/OWNER/REPOSITORY/edit/BRANCH/. By default, what git's remote says where it is on GitHub.",
    )
    contact: str | None = Field(None, description="An address or URL for corrections and replies, shown on every page.")
    per_page: int = Field(100, ge=10, le=1000, description="Rows of a list before it is continued on a next page.")


@dataclass(frozen=True, slots=True)
class Project:
    """A knowledge base's folder and settings. `site_url` ends with a slash where it is known."""

    root: Path
    settings: Settings
    site_name: str = "Sourcebook"
    site_description: str = ""
    site_url: str | None = None
    config: Path | None = None

    @property
    def seeds(self) -> Path:
        return self.root / "seeds"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def private(self) -> Path:
        return self.root / "private"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def words(self) -> Path:
        """The site's own words, as this knowledge base has them: files that go before the program's own."""
        return self.root / "templates" / "words"

    @property
    def cache(self) -> Path:
        """Readings kept between builds."""
        return self.build / "cache.sqlite"

    @property
    def index(self) -> Path:
        """What the last build found, for the commands that decide about it."""
        return self.build / "index.sqlite"

    @property
    def site(self) -> Path:
        return self.root / "site"


class _ConfigLoader(yaml.SafeLoader):
    """Resolves `!ENV` as MkDocs does, and reads other tags (`!!python/name:`, `!relative`) as None: they are not ours."""


_ConfigLoader.add_constructor("!ENV", construct_env_tag)
_ConfigLoader.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
_ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)


def load_project(root: Path) -> tuple[Project, tuple[Issue, ...]]:
    """The project in `root`. Without a mkdocs.yml, all settings have their defaults. With errors, so they have, and the issues say why."""
    path = root / "mkdocs.yml"
    if not path.exists():
        return Project(root, Settings()), ()
    try:
        text = path.read_text("utf-8")
        config: Any = yaml.load(text, _ConfigLoader)  # noqa: S506  a subclass of SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        return Project(root, Settings()), (make_issue("settings", f"mkdocs.yml is not valid YAML: {error}", file="mkdocs.yml", line=line),)
    if not isinstance(config, dict):
        return Project(root, Settings()), (make_issue("settings", "mkdocs.yml must hold keys and values", file="mkdocs.yml", line=1),)
    extra = config.get("extra")
    given = extra.get("sourcebook") if isinstance(extra, dict) else None
    issues: tuple[Issue, ...] = ()
    settings = Settings()
    try:
        settings = Settings.model_validate(given or {})
    except ValidationError as error:
        found = (_issue_of(text, detail["loc"], detail["type"], detail["msg"]) for detail in error.errors())
        issues = tuple(sorted(found, key=lambda issue: issue.order))
    if not issues:
        line = _line_of(text, ("extra", "sourcebook", "language"))
        issues = tuple(
            make_issue("language", message, file="mkdocs.yml", line=line) for message in check_words(settings.language, root / "templates/words")
        )
    if not settings.edit_base:
        settings = settings.model_copy(update={"edit_base": find_edit_base(root)})
    site_url = config.get("site_url")
    project = Project(
        root,
        settings,
        site_name=str(config.get("site_name") or "Sourcebook"),
        site_description=str(config.get("site_description") or ""),
        site_url=str(site_url).rstrip("/") + "/" if site_url else None,
        config=path,
    )
    return project, issues


def _issue_of(text: str, path: tuple[int | str, ...], kind: str, message: str) -> Issue:
    where = ".".join(map(str, path))
    line = _line_of(text, ("extra", "sourcebook", *path))
    if kind == "extra_forbidden":
        known = _known_keys(path[:-1])
        near = difflib.get_close_matches(str(path[-1]), known, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"
        return make_issue("unknown-setting", f"unknown setting {where!r}; {hint}", file="mkdocs.yml", line=line)
    return make_issue("settings", f"{where}: {message}", file="mkdocs.yml", line=line)


def _known_keys(path: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = Settings
    for key in path:
        annotation = model.model_fields[str(key)].annotation
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            model = annotation
    return sorted(model.model_fields)


def _line_of(text: str, path: tuple[int | str, ...]) -> int | None:
    """The line of the last key of `path` that stands in the YAML text."""
    node = yaml.compose(text, _ConfigLoader)
    line = None
    for key in path:
        if not isinstance(node, yaml.MappingNode):
            break
        for name, value in node.value:
            if name.value == key:
                line, node = name.start_mark.line + 1, value
                break
        else:
            break
    return line
