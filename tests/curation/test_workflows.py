"""The workflows that `init` writes: their form, and their own lines run on a clone of a bare remote, as far as they run without GitHub."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.commands.init import init_project

OWN = Path(__file__).parents[2] / ".github/workflows"
ARTICLE = """\
Bridge opens in Oslo

World March 3, 2024, 10:00

OSLO, March 3. /NTB/. Mayor Kari Dahl said the bridge was ready. "It is safe," Dahl said. Jonas Ek told NTB that he doubted it.
"""
STEP_KEYS = {"name", "id", "if", "uses", "with", "run", "env"}
JOB_KEYS = {"runs-on", "needs", "if", "permissions", "environment", "outputs", "steps", "strategy"}


def workflows(tmp_path):
    init_project(tmp_path / "kb")
    return [*sorted((tmp_path / "kb/.github/workflows").glob("*.yml")), *sorted(OWN.glob("*.yml"))]


def test_the_form_of_every_workflow(tmp_path):
    """What GitHub would refuse, or run otherwise than it reads: unknown keys, steps that do nothing or two things, jobs and steps that are not there."""
    for path in workflows(tmp_path):
        flow = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        assert flow.keys() <= {"name", "on", "permissions", "concurrency", "jobs", "env"}, path
        assert flow.keys() >= {"name", "on", "permissions", "jobs"}, path
        for job in flow["jobs"].values():
            assert job.keys() <= JOB_KEYS, path
            needs = job.get("needs", [])
            assert set([needs] if isinstance(needs, str) else needs) <= flow["jobs"].keys()
            ids = {step["id"] for step in job["steps"] if "id" in step}
            for step in job["steps"]:
                assert step.keys() <= STEP_KEYS, (path, step)
                assert ("run" in step) != ("uses" in step), (path, step)
                assert "uses" not in step or re.fullmatch(r"actions/[\w-]+@v\d+", step["uses"]), (path, step)
            assert set(re.findall(r"steps\.(\w+)\.", str(job))) <= ids, path


def git(folder, *arguments):
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def pull_request(tmp_path_factory):
    """A clone of a bare remote with a branch that changes YAML: one file is right, one is not."""
    root = tmp_path_factory.mktemp("github")
    base, remote, clone = root / "kb", root / "remote.git", root / "clone"
    init_project(base, track_seeds=True)
    (base / "seeds/a.txt").write_text(ARTICLE, "utf-8")
    git(root, "init", "-q", "--bare", "-b", "main", str(remote))
    git(base, "init", "-q", "-b", "main")
    git(base, "add", ".")
    git(base, "commit", "-qm", "start")
    git(base, "push", "-q", str(remote), "main")
    git(root, "clone", "-q", str(remote), str(clone))
    git(clone, "checkout", "-qb", "mend")
    (clone / "content/entities/jonas-ek.yml").write_text("schema: Person\nname: Jonas Ek\nlead: A resident of Oslo.\n", "utf-8")
    return clone


def run_steps(clone, **environment):
    """Each `run` of the check of pull requests but the installing, with what it printed."""
    flow = yaml.load((clone / ".github/workflows/check.yml").read_text("utf-8"), yaml.BaseLoader)
    done = {}
    for step in flow["jobs"]["check"]["steps"]:
        if "run" in step and "pip install" not in step["run"]:
            values = {name: environment.get(name, "") for name in step.get("env", {})}
            values |= {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", **environment, **values}
            done[step["name"]] = subprocess.run(["bash", "-e", "-c", step["run"]], cwd=clone, env=values, capture_output=True, text=True, check=False)
    return done


@pytest.mark.slow
def test_a_pull_request_is_told_in_words_what_would_change(pull_request, tmp_path):
    git(pull_request, "add", ".")
    git(pull_request, "commit", "-qm", "mend")
    summary = tmp_path / "summary.md"
    done = run_steps(pull_request, BASE="main", GITHUB_STEP_SUMMARY=str(summary))
    assert [result.returncode for result in done.values()] == [0, 0, 0], done
    assert "- Jonas Ek (`entities/jonas-ek/`): lead was not said, is now A resident of Oslo." in summary.read_text("utf-8").splitlines()
    assert (pull_request / "site/entities/jonas-ek/index.html").is_file()


@pytest.mark.slow
def test_a_mistake_is_marked_at_its_line(pull_request, tmp_path):
    path = pull_request / "content/entities/kari, dahl.yml"
    path.write_text("schema: Persn\n", "utf-8")
    (pull_request / "content/entities/kari-dahl.yml").write_text("schema: Persn\nname: Kari Dahl\n", "utf-8")
    checked = run_steps(pull_request, BASE="main", GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))["What is wrong"]
    assert checked.returncode == 1
    marks = checked.stdout.splitlines()
    assert any(mark.startswith("::error file=content/entities/kari-dahl.yml,line=1,col=9,title=wrong-value::schema must be") for mark in marks), marks
    assert any(mark.startswith("::error file=content/entities/kari%2C dahl.yml,title=file-name::") for mark in marks), marks
