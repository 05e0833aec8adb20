"""A command that is killed leaves each file as it was or as it will be, and the next command takes back what was half done."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from generator.commands.files import UNFINISHED, write_bytes
from generator.commands.index import Index, save_index
from generator.commands.judge import plan_ignore
from generator.commands.rename import plan_rename
from generator.commands.steps import AT_WORK, Who, do_step, recover, undo_last
from tests.curation.folder import KNOWLEDGE

ME = Who("Ada", "2024-01-02")
KILLS = int(os.environ.get("SOURCEBOOK_KILLS", "6"))
RENAME = """
import sys
from pathlib import Path
from generator.commands.rename import plan_rename
from generator.commands.steps import do_step
from generator.settings import Project, Settings
project = Project(Path(sys.argv[1]), Settings())
step = plan_rename(project, "army", "the-army")
print("planned", flush=True)
do_step(project, step)
"""


def fill(folder, people=40):
    folder.write("content/entities/army.yml", "schema: PublicBody\nname: army\n# a note\n")
    for number in range(people):
        positions = "positions: [{title: aide, organization: army}]  # as printed\n"
        folder.write(f"content/entities/p{number:02}.yml", f"schema: Person\nname: Person {number}\n{positions}")
    save_index(KNOWLEDGE, folder.project.index)


def age(folder):
    """As if the killed command had begun long ago."""
    pending = folder.project.build / "pending.json"
    if pending.exists():
        os.utime(pending, (0, 0))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals are POSIX's")
def test_a_kill_at_any_moment_leaves_whole_files_and_is_taken_back(folder):
    chance = random.Random(7)
    fill(folder)
    before = folder.files()
    done = plan_rename(folder.project, "army", "the-army")
    after = {change.path: change.after for change in done.changes}
    halfway = 0
    for _ in range(KILLS):
        process = subprocess.Popen([sys.executable, "-c", RENAME, str(folder.root)], stdout=subprocess.PIPE)
        assert process.stdout.readline() == b"planned\n"
        time.sleep(chance.uniform(0, 0.03))
        process.kill()
        process.wait()
        process.stdout.close()
        now = {path: data for path, data in folder.files().items() if UNFINISHED not in path}
        for path, data in now.items():
            assert data in (before.get(path), after.get(path)), f"{path} is neither what it was nor what it will be"
        assert b"# a note" in b"".join(now.values()), "a word was in no file"
        halfway += now != before
        age(folder)
        recover(folder.project)
        if folder.files() != before:  # it had ended
            undo_last(folder.project)
        assert folder.files() == before
    assert not list((folder.root / "content/entities").glob(f"{UNFINISHED}*"))


class Killed(BaseException):
    """Stands for a kill: nothing catches it on the way."""


@pytest.mark.parametrize("at", range(7))
def test_a_kill_between_any_two_files_is_taken_back(folder, monkeypatch, at):
    fill(folder, people=3)
    before = folder.files()
    writes = iter(range(100))

    def write(path, data):
        if next(writes) == at:
            raise Killed
        write_bytes(path, data)

    step = plan_rename(folder.project, "army", "the-army")
    with monkeypatch.context() as patch:
        patch.setattr("generator.commands.steps.write_bytes", write)
        try:
            do_step(folder.project, step)
        except Killed:
            killed = True
        else:
            killed = False
    assert b"# a note" in b"".join(folder.files().values())
    age(folder)
    said = recover(folder.project)
    if killed:
        assert folder.files() == before
        assert said in (None, "rename army to the-army")
    assert recover(folder.project) is None


def test_what_somebody_edited_after_a_kill_stays_theirs(folder, monkeypatch):
    fill(folder, people=3)
    step = plan_rename(folder.project, "army", "the-army")

    def stop(*_):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("generator.commands.steps._remember", stop)
        with pytest.raises(Killed):
            do_step(folder.project, step)
    path = folder.root / "content/entities/p00.yml"
    path.write_text(path.read_text() + "# mine\n")
    age(folder)
    recover(folder.project)
    assert path.read_text().endswith("organization: the-army}]  # as printed\n# mine\n")
    assert (folder.root / "content/entities/army.yml").exists()


def test_a_command_that_is_at_work_is_waited_for(folder, monkeypatch):
    fill(folder, people=1)
    step = plan_ignore(folder.project, ["Gaza"], ME)
    do_step(folder.project, step)
    pending = folder.project.build / "pending.json"
    pending.write_bytes(b"[]")
    waited = []
    monkeypatch.setattr("generator.commands.steps.time.sleep", lambda seconds: (waited.append(seconds), pending.unlink()))
    assert recover(folder.project) is None
    assert waited == [AT_WORK / 10]
    assert Index(folder.project.index)


@pytest.mark.parametrize("moved", [-60, 3600])
def test_what_was_begun_long_ago_or_by_a_clock_that_is_ahead_is_not_waited_for(folder, monkeypatch, moved):
    fill(folder, people=1)
    pending = folder.project.build / "pending.json"
    pending.parent.mkdir(exist_ok=True)
    pending.write_bytes(b"[]")
    when = time.time() + moved
    os.utime(pending, (when, when))
    monkeypatch.setattr("generator.commands.steps.time.sleep", lambda _: pytest.fail("waited"))
    assert recover(folder.project) is None
    assert not pending.exists()
