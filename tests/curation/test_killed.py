"""A command that is killed leaves each file as it was or as it will be, and the next command takes back what was half done."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from generator.cli.building import build_command
from generator.commands.files import UNFINISHED, write_bytes
from generator.commands.index import save_index
from generator.commands.judge import plan_ignore
from generator.commands.lock import hold_lock
from generator.commands.rename import plan_rename
from generator.commands.steps import Who, do_step, recover, take_turn, undo_last
from tests.curation.folder import KNOWLEDGE

ME = Who("Ada", "2024-01-02")
KILLS = int(os.environ.get("SOURCEBOOK_KILLS", "6"))
RENAME = """
import sys
from pathlib import Path
from generator.commands.rename import plan_rename
from generator.commands.steps import do_step, take_turn
from generator.settings import Project, Settings
project = Project(Path(sys.argv[1]), Settings())
with take_turn(project, say=print):
    step = plan_rename(project, "army", "the-army")
    print("planned", flush=True)
    do_step(project, step)
"""
HOLD = """
import sys
from pathlib import Path
from generator.commands.steps import take_turn
from generator.settings import Project, Settings
with take_turn(Project(Path(sys.argv[1]), Settings()), say=print):
    print("holding", flush=True)
    sys.stdin.readline()
"""
IGNORE = """
import sys
from pathlib import Path
from generator.commands.judge import plan_ignore
from generator.commands.steps import Who, do_step, take_turn
from generator.settings import Project, Settings
project = Project(Path(sys.argv[1]), Settings())
for number in range(10):
    with take_turn(project, say=lambda _: None):
        do_step(project, plan_ignore(project, None, [f"{sys.argv[2]} {number}"], Who("Ada", "2024-01-02")))
"""


def fill(folder, people=40):
    folder.write("content/entities/army.yml", "schema: PublicBody\nname: army\n# a note\n")
    for number in range(people):
        positions = "positions: [{title: aide, organization: army}]  # as printed\n"
        folder.write(f"content/entities/p{number:02}.yml", f"schema: Person\nname: Person {number}\n{positions}")
    save_index(KNOWLEDGE, folder.project.index)


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
        with take_turn(folder.project, say=lambda _: None):
            pass  # the killed one's turn is over, and what it had begun is taken back
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
    recover(folder.project)
    assert path.read_text().endswith("organization: the-army}]  # as printed\n# mine\n")
    assert (folder.root / "content/entities/army.yml").exists()


def start(script, folder, *arguments):
    command = [sys.executable, "-c", script, str(folder.root), *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_second_command_says_that_it_waits_and_then_does_its_work(folder):
    fill(folder, people=1)
    (folder.root / "mkdocs.yml").write_text("site_name: x\n")
    first = start(HOLD, folder)
    assert first.stdout.readline() == "holding\n"
    ignore = "import sys; from generator.cli import main; main(['ignore', 'Gaza', '--by', 'Ada', '-C', sys.argv[1]])"
    second = start(ignore, folder)
    assert second.stderr.readline().startswith("Another sourcebook command is writing here; waiting")
    assert second.poll() is None
    assert not (folder.root / "content/judgements").exists()
    first.communicate("\n")
    said, wrong = second.communicate()
    assert (second.returncode, wrong) == (0, "")
    assert said.startswith("written: content/judgements/")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals are POSIX's")
def test_a_killed_command_holds_nobody_up(folder):
    fill(folder, people=1)
    first = start(HOLD, folder)
    assert first.stdout.readline() == "holding\n"
    first.kill()
    first.communicate()
    with take_turn(folder.project, say=pytest.fail):
        do_step(folder.project, plan_ignore(folder.project, None, ["Gaza"], ME))


def test_of_many_commands_at_once_each_is_done_and_can_be_undone(folder):
    fill(folder, people=1)
    before = folder.files()
    started = [start(IGNORE, folder, name) for name in ("one", "two", "three")]
    for process in started:
        assert (process.communicate()[1], process.returncode) == ("", 0)
    assert len(folder.load()[0].judgements) == 30
    for _ in range(30):
        undo_last(folder.project)
    assert folder.files() == before


def test_where_nothing_can_be_locked_commands_still_work(folder, monkeypatch):
    fill(folder, people=1)

    def refuse(*_):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("generator.commands.lock.fcntl.flock", refuse)
    with take_turn(folder.project, say=pytest.fail):
        do_step(folder.project, plan_ignore(folder.project, None, ["Gaza"], ME))
    assert len(folder.load()[0].judgements) == 1


def test_a_second_build_waits_for_the_first(folder, monkeypatch):
    (folder.root / "mkdocs.yml").write_text("site_name: x\n")

    def stop():
        raise Killed

    monkeypatch.setattr("generator.cli.building._wait_for_build", stop)
    with hold_lock(folder.project.build / "building.lock", waiting=stop), pytest.raises(Killed):
        build_command.main(["-C", str(folder.root), "-j", "1"])
