"""A new, empty knowledge base: settings, folders, editor settings and workflows. It builds at once."""

import json
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

import generator
from generator.commands.files import write_new
from generator.content.canonical import SCHEMA_FOLDER
from generator.content.load import FOLDERS
from generator.content.schemas import json_schemas

_AS_THEY_ARE = {
    "about.md": "content/pages/about.md",
    "workflows/pages.yml": ".github/workflows/pages.yml",
    "workflows/check.yml": ".github/workflows/check.yml",
    "vscode/settings.json": ".vscode/settings.json",
    "vscode/extensions.json": ".vscode/extensions.json",
}


class InitError(Exception):
    """The folder can't be used; the message says why and what to do."""


def init_project(folder: Path, *, name: str | None = None, track_seeds: bool = False) -> tuple[Path, ...]:
    """Write a new knowledge base into `folder`, and give the files that were written. Raises InitError; then nothing was written."""
    if folder.exists() and not folder.is_dir():
        raise InitError(f"{folder} is a file. Name a folder that does not exist yet, or an empty one.")
    made = _files_of(name or folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "Sourcebook", track_seeds=track_seeds)
    there = sorted(path for path in made if (folder / path).exists())
    if there:
        raise InitError(f"{folder} already holds {there[0]}. Nothing was written: choose an empty folder.")
    try:
        for path, text in sorted(made.items()):
            write_new(folder / path, text)
    except OSError as error:
        raise InitError(f"{error.filename}: {error.strerror}") from error
    return tuple(folder / path for path in sorted(made) if not path.endswith(".gitkeep"))


def schema_files() -> dict[str, str]:
    """The JSON Schemas as files of a knowledge base, by path."""
    return {
        f"{SCHEMA_FOLDER}/{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in sorted(json_schemas().items())
    }


def _files_of(name: str, *, track_seeds: bool) -> dict[str, str]:
    made = {path: _template(template) for template, path in _AS_THEY_ARE.items()}
    made["mkdocs.yml"] = _template("mkdocs.yml").replace("{{name}}", json.dumps(name, ensure_ascii=False))
    note = "" if track_seeds else "; they have owners, so git ignores them"
    made["README.md"] = _template("README.md").replace("{{title}}", name).replace("{{seeds_note}}", note)
    made[".gitignore"] = _template("gitignore") + ("" if track_seeds else _template("gitignore-seeds"))
    made[".gitattributes"] = _template("gitattributes")
    made[".gitattributes"] = _template("gitattributes")
    made["requirements.txt"] = _requirements()
    empty = ["seeds", "site", *(f"content/{kind}" for kind in FOLDERS if kind != "pages")]
    return made | schema_files() | {f"{place}/.gitkeep": "" for place in empty}


def _template(name: str) -> str:
    return files("generator.commands").joinpath("data", "init", *name.split("/")).read_text("utf-8")


def _requirements() -> str:
    """What the workflows install: the very Sourcebook that wrote them, where a stranger's machine can get it."""
    line = _origin_of_this_package()
    if line is None:
        return (
            "# Where the workflows install Sourcebook from. This copy came from a folder, so fill in where yours is published:\n"
            f"# sourcebook @ git+https://github.com/OWNER/REPOSITORY@v{generator.__version__}\n"
        )
    return f"# What the workflows install.\n{line}\n"


def _origin_of_this_package() -> str | None:
    try:
        recorded = distribution("sourcebook").read_text("direct_url.json")  # PEP 610; absent where it came from an index
    except PackageNotFoundError:
        return None
    if recorded is None:
        return f"sourcebook=={generator.__version__}"
    source = json.loads(recorded)
    if "vcs_info" in source:
        return f"sourcebook @ git+{source['url']}@{source['vcs_info']['commit_id']}"
    address = urlsplit(source["url"])
    folder = Path(unquote(address.path))
    if address.scheme != "file" or not (folder / ".git").exists():
        return None
    remote = _ask_git(folder, "remote", "get-url", "origin")
    commit = _ask_git(folder, "rev-parse", "HEAD")
    return f"sourcebook @ git+{remote}@{commit}" if commit and remote and remote.startswith("https://") and "@" not in remote else None


def _ask_git(folder: Path, *question: str) -> str | None:
    try:
        done = subprocess.run(["git", *question], cwd=folder, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
