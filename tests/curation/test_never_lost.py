"""Random sequences of what people and commands do: no character that a person wrote is lost unless it was asked to go.

`make campaign-curation` plays thousands (SOURCEBOOK_SEQUENCES, SOURCEBOOK_MERGES); by default there are fewer, for speed.
"""

import os
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from generator.check import state_of
from generator.commands import steps
from generator.commands.accept import plan_accept, plan_accept_state
from generator.commands.files import write_bytes
from generator.commands.fix import fix_files
from generator.commands.index import Index, save_index
from generator.commands.judge import (
    plan_correct,
    plan_ignore,
    plan_merge,
    plan_not_same,
    plan_refer,
    plan_reject,
    plan_relation,
    plan_split,
)
from generator.commands.rename import plan_rename
from generator.commands.steps import Change, Step, StepError, Who, do_step, recover, undo_last
from generator.models.curated import Quote
from tests.builders import Desk
from tests.curation.folder import Folder

SEQUENCES = int(os.environ.get("SOURCEBOOK_SEQUENCES", "60"))
MERGES = int(os.environ.get("SOURCEBOOK_MERGES", "8"))
PEOPLE = ("Ada Roe", "Ben Oak", "Cy Elm", "Di Ash")
IDS = ("ada-roe", "ben-oak", "cy-elm", "di-ash", "new-one", "new-two")
STATES = []  # the knowledge base with one, two and three articles
for size in (1, 2, 3):
    desk = Desk()
    for number in range(size):
        story = desk.article(
            f"{PEOPLE[number]} met {PEOPLE[number + 1]}. They left.",
            title=f"Story {number}",
            names=dict.fromkeys(PEOPLE[number : number + 2], "Person"),
        )
        story.claim("They left", by=[PEOPLE[number]])
    STATES.append(desk.knowledge())
CLAIMS = sorted(STATES[-1].claims)
START = {
    "content/entities/ada-roe.yml": "schema: Person\n# her name\nname: Ada Roe  # as printed\naliases:\n  - A. Roe  # once\n  # none other\n",
    "content/entities/ben-oak.yml": "name: 'Ben Oak'\nschema: Person\n\n\n# on positions\npositions: [{title: aide, organization: army}]\n",
    "content/entities/army.yml": "schema: PublicBody\r\nname: army\r\nreviewed:\r\n  by: Cy  # in person\r\n  on: 2023-01-01\r\n",
    "private/entities/w1.yml": "schema: Person\nname: Zed Quux  # in confidence\nsensitivity: initials\npositions: [{title: aide, organization: army}]\n",
    "content/corrections/c.yml": "on: 2024-01-01\nwhat: |\n  It was wrong.  # no comment: part of the text\nentities: [army, ada-roe]  # both\nby: Cy\n",
    "content/events/meeting.yml": "schema: Event\nname: Alleged meeting\ntype: meeting\nparticipants:\n- {entity: ada-roe, role: attendee}  # said by one\n- entity: ben-oak\n  role: attendee\n",
}  # fmt: skip
who = st.sampled_from(["Ada", "Ben: editor", "Çelik"]).map(lambda name: Who(name, "2024-01-02"))
entity = st.sampled_from((*IDS, "army"))


class Killed(BaseException):
    """Stands for a kill: nothing catches it on the way."""


class Curation(RuleBasedStateMachine):
    """People edit and decide; articles come; build/ goes."""

    def __init__(self):
        super().__init__()
        self.folder = Folder(Path(tempfile.mkdtemp()))
        self.notes = {}  # each note that a person wrote, and the entity or event whose file it is in
        self.history = []  # the files before each step that can be undone
        self.edited = 0

    def teardown(self):
        shutil.rmtree(self.folder.root)

    @initialize()
    def begin(self):
        for path, text in START.items():
            self.folder.write(path, text, schema=False)
        self.build(0)

    @rule(size=st.integers(0, 2))
    def build(self, size):
        """Articles come and go; nothing of a person's changes."""
        before = self.folder.files()
        self.folder.check(STATES[size])
        state = state_of(STATES[size], self.folder.load()[0])
        save_index(STATES[size], self.folder.project.build / "index.sqlite", state=state)
        assert self.folder.files() == before

    @rule()
    def delete_build(self):
        before = self.folder.files()
        shutil.rmtree(self.folder.project.build, ignore_errors=True)
        self.history.clear()
        assert self.folder.files() == before

    @rule(at=st.integers(0, 20), which=st.integers(0, 20), style=st.sampled_from(["# note {}", "  # note {}"]))
    def edit(self, at, which, style):
        """A person writes a comment somewhere, without a command."""
        files = [path for path in sorted(self.folder.files()) if "judgements" not in path and "corrections" not in path and path.endswith(".yml")]
        path = self.folder.root / files[which % len(files)]
        lines = path.read_bytes().decode().splitlines(keepends=True)
        self.edited += 1
        note = style.format(self.edited)
        lines.insert(at % (len(lines) + 1), f"{note}\n")
        path.write_bytes("".join(lines).encode())
        self.notes[f"note {self.edited}"] = None
        self.history.clear()  # what was done before can't be undone over this

    @rule(which=st.integers(0, 20))
    def write_lead(self, which):
        """A person writes a sentence into a field."""
        files = [path for path in sorted(self.folder.files()) if "/entities/" in path or "/events/" in path]
        path = self.folder.root / files[which % len(files)]
        text = path.read_bytes().decode()
        if "\nlead:" not in text and text.endswith("\n"):
            self.edited += 1
            path.write_bytes(f"{text}lead: 'Sentence {self.edited}: # all of it.'\n".encode())
            self.notes[f"Sentence {self.edited}: # all of it.'"] = None
            self.history.clear()

    @rule(data=st.data(), old=st.sampled_from((*IDS, "army", "meeting")), at=st.integers(0, 6))
    def killed(self, data, old, at):
        """A command is killed between two files; the next one takes back what it had done."""
        before = self.folder.files()
        writes = iter(range(100))

        def write(path, content):
            if next(writes) == at:
                raise Killed
            write_bytes(path, content)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(steps, "write_bytes", write)
            try:
                do_step(self.folder.project, plan_rename(self.folder.project, old, data.draw(st.sampled_from((*IDS, "third")))))
            except Killed:
                pass
            except StepError:
                assert self.folder.files() == before
                return
            else:
                self.history.append(before)
                return
        recover(self.folder.project)
        assert self.folder.files() == before

    @rule(wanted=entity, by=who)
    def accept(self, wanted, by):
        self.do(lambda: plan_accept(self.folder.project, self.index(), wanted, by))

    @rule(kept=entity, gone=entity, by=who)
    def merge(self, kept, gone, by):
        self.do(lambda: plan_merge(self.folder.project, self.index(), kept, gone, by), only_new=True)

    @rule(one=entity, other=entity, by=who)
    def not_same(self, one, other, by):
        self.do(lambda: plan_not_same(self.folder.project, self.index(), one, other, by), only_new=True)

    @rule(wanted=entity)
    def split(self, wanted):
        self.do(lambda: plan_split(self.folder.project, wanted))

    @rule(old=st.sampled_from((*IDS, "army", "meeting")), new=st.sampled_from((*IDS, "third")))
    def rename(self, old, new):
        self.do(lambda: plan_rename(self.folder.project, old, new))

    @rule(claim=st.sampled_from(CLAIMS), by=who)
    def reject(self, claim, by):
        self.do(lambda: plan_reject(self.folder.project, self.index(), claim, by), only_new=True)

    @rule(claim=st.sampled_from(CLAIMS), speaker=entity, by=who)
    def correct(self, claim, speaker, by):
        self.do(lambda: plan_correct(self.folder.project, self.index(), claim, by, speaker=speaker), only_new=True)

    @rule(claim=st.sampled_from(CLAIMS), other=st.sampled_from(CLAIMS), by=who)
    def relate(self, claim, other, by):
        self.do(lambda: plan_relation(self.folder.project, self.index(), "denies", claim, other, by), only_new=True)

    @rule(name=st.sampled_from(PEOPLE), meant=st.sampled_from([*IDS, "nobody"]), by=who)
    def refer(self, name, meant, by):
        quote = Quote(article=CLAIMS[0].partition("#")[0], exact=name)
        self.do(lambda: plan_refer(self.folder.project, self.index(), quote, meant, by), only_new=True)

    @precondition(lambda self: self.index())
    @rule()
    def accept_state(self):
        before = {path: data for path, data in self.folder.files().items() if not path.endswith(".jsonl")}
        self.do(lambda: plan_accept_state(self.folder.project, self.index()))
        assert {path: data for path, data in self.folder.files().items() if not path.endswith(".jsonl")} == before

    @rule(name=st.sampled_from(["Gaza", "a: b", "«x»"]), by=who)
    def ignore(self, name, by):
        self.do(lambda: plan_ignore(self.folder.project, self.index(), [name], by), only_new=True)

    @rule()
    def fix(self):
        values = self.values()
        if fix_files(self.folder.project):
            self.history.clear()
        assert self.values() == values

    @precondition(lambda self: self.history)
    @rule()
    def undo(self):
        undo_last(self.folder.project)
        assert self.folder.files() == self.history.pop()

    def do(self, plan, *, only_new=False):
        before = self.folder.files()
        try:
            do_step(self.folder.project, plan())
        except StepError:
            assert self.folder.files() == before
            return
        if only_new:
            assert {path: data for path, data in self.folder.files().items() if path in before} == before
        self.history.append(before)

    def index(self):
        try:
            return Index(self.folder.project.build / "index.sqlite")
        except FileNotFoundError:
            return None

    def values(self):
        curated, _ = self.folder.load()
        return {key: record.value for records in (curated.entities, curated.events, curated.judgements) for key, record in records.items()}

    @invariant()
    def every_note_is_there(self):
        text = b"\n".join(self.folder.files().values()).decode() + "\n"
        for note in self.notes:
            assert f"{note}\n" in text or f"{note}\r\n" in text, note
        for words in (
            "# her name",
            "# as printed",
            "# once",
            "# none other",
            "# on positions",
            "# said by one",
            "# in person",
            "# in confidence",
            "part of the text",
            "# both",
        ):
            assert words in text

    @invariant()
    def everything_loads(self):
        _, issues = self.folder.load()
        assert [str(issue) for issue in issues if issue.severity == "error"] == []


TestNeverLost = Curation.TestCase
TestNeverLost.settings = settings(max_examples=SEQUENCES, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))


def git(folder, *arguments, check=True):
    done = subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false", *arguments],
                          cwd=folder, check=check, capture_output=True)  # fmt: skip
    return done.returncode == 0


def person_plans(folder, index, by, chance):
    """What one person may do next, to files that the other may be at too."""
    project, file = folder.project, chance.choice(["ada-roe", "ben-oak", "army"])

    def write(path, old, new):
        text = (folder.root / path).read_bytes().decode()
        return Step("by hand", (Change(path, text.encode(), text.replace(old, new, 1).encode()),))

    return [
        lambda: plan_merge(project, index, "ada-roe", "ben-oak", by),
        lambda: plan_reject(project, index, chance.choice(CLAIMS), by),
        lambda: plan_ignore(project, index, [chance.choice(["Gaza", "Oslo"])], by),
        lambda: plan_accept(project, index, chance.choice([*IDS, "army"]), by),
        lambda: plan_rename(project, chance.choice(["army", "meeting"]), f"{by.by.lower()}s-own"),
        lambda: write(f"content/entities/{file}.yml", "name:", f"# {by.by} was here\nname:"),
        lambda: write(f"content/entities/{file}.yml", "schema:", f"# heading by {by.by}\nschema:"),
        lambda: write("content/events/meeting.yml", "type: meeting", f"type: meeting  # {by.by}"),
    ]


@pytest.mark.parametrize("seed", range(MERGES))
def test_what_two_people_did_is_merged_by_git_and_loads(tmp_path, seed):
    """Decisions never conflict, also where both decide the same. Where both changed the same lines of a file, git keeps both, and `check` says where."""
    folder = Folder(tmp_path)
    chance = random.Random(seed)
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / ".gitignore").write_text("build/\nprivate/\n")
    for path, text in START.items():
        folder.write(path, text, schema=False)
    save_index(STATES[-1], folder.project.build / "index.sqlite")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "start")
    for person in ("Ada", "Ben"):
        git(tmp_path, "checkout", "-qb", person, "main")
        by, index = Who(person, "2024-01-02"), Index(folder.project.build / "index.sqlite")
        for _ in range(6):
            try:
                do_step(folder.project, chance.choice(person_plans(folder, index, by, chance))())
            except (StepError, FileNotFoundError):
                continue
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--allow-empty", "-qm", person)
    written = {person: comments(tmp_path, person) for person in ("Ada", "Ben")}
    conflicting = set()
    if not git(tmp_path, "merge", "-q", "--no-edit", "Ada", check=False):
        listed = subprocess.run(["git", "diff", "--name-only", "--diff-filter=U"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
        conflicting = set(listed.split())
    # Decisions have files of their own. What was there before can conflict: both renamed what it names.
    assert not [path for path in conflicting - START.keys() if "judgements" in path or "corrections" in path]
    curated, issues = folder.load()
    errors = [issue for issue in issues if issue.severity == "error"]
    assert {issue.file for issue in errors} <= conflicting, [str(issue) for issue in errors]
    assert {issue.code for issue in errors} <= {"conflict"}, [str(issue) for issue in errors]
    assert {record.value.by for record in curated.judgements.values()} <= {"Ada", "Ben"}
    left = b"".join(folder.files().values()).decode()
    for person, notes in written.items():
        assert [note for note in notes if note not in left] == [], person


def comments(folder, branch):
    """The comments in what a branch holds of content/."""
    found = subprocess.run(["git", "grep", "-hoE", "#.*", branch, "--", "content"], cwd=folder, check=False, capture_output=True, text=True).stdout
    return {line.strip() for line in found.splitlines()}
