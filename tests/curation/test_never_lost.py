"""Random sequences of what people and commands do: no character that a person wrote is lost unless it was asked to go.

`SOURCEBOOK_SEQUENCES=5000 pytest tests/curation/test_never_lost.py` plays that many; by default there are fewer, for speed.
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

from generator.commands.accept import plan_accept
from generator.commands.fix import fix_files
from generator.commands.index import Index, save_index
from generator.commands.judge import plan_ignore, plan_merge, plan_not_same, plan_reject, plan_split
from generator.commands.rename import plan_rename
from generator.commands.steps import StepError, Who, do_step, undo_last
from tests.builders import Desk
from tests.curation.folder import Folder

SEQUENCES = int(os.environ.get("SOURCEBOOK_SEQUENCES", "60"))
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
    "content/events/meeting.yml": "schema: Event\nname: Alleged meeting\ntype: meeting\nparticipants:\n- {entity: ada-roe, role: attendee}  # said by one\n- entity: ben-oak\n  role: attendee\n",
}  # fmt: skip
who = st.sampled_from(["Ada", "Ben: editor", "Çelik"]).map(lambda name: Who(name, "2024-01-02"))
entity = st.sampled_from((*IDS, "army"))


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
        save_index(STATES[size], self.folder.project.build / "index.sqlite")
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
        files = [path for path in sorted(self.folder.files()) if "judgements" not in path]
        path = self.folder.root / files[which % len(files)]
        lines = path.read_bytes().decode().splitlines(keepends=True)
        self.edited += 1
        note = style.format(self.edited)
        lines.insert(at % (len(lines) + 1), f"{note}\n")
        path.write_bytes("".join(lines).encode())
        self.notes[f"note {self.edited}"] = None
        self.history.clear()  # what was done before can't be undone over this

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

    @rule(name=st.sampled_from(["Gaza", "a: b", "«x»"]), by=who)
    def ignore(self, name, by):
        self.do(lambda: plan_ignore(self.folder.project, [name], by), only_new=True)

    @rule()
    def fix(self):
        values = self.values()
        if fix_files(self.folder.root / "content", root=self.folder.root):
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
        for words in ("# her name", "# as printed", "# once", "# none other", "# on positions", "# said by one", "# in person"):
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


@pytest.mark.parametrize("seed", range(6))
def test_what_two_people_did_is_merged_by_git_and_loads(tmp_path, seed):
    """Decisions never conflict, also where both decide the same; edits of files conflict only where both changed the same lines."""
    folder = Folder(tmp_path)
    chance = random.Random(seed)
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / ".gitignore").write_text("build/\n")
    for path, text in START.items():
        folder.write(path, text, schema=False)
    save_index(STATES[-1], folder.project.build / "index.sqlite")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "start")
    for person, mine in (("Ada", ("cy-elm", "ada-roe")), ("Ben", ("di-ash", "ben-oak"))):
        git(tmp_path, "checkout", "-qb", person, "main")
        by, index = Who(person, "2024-01-02"), Index(folder.project.build / "index.sqlite")
        plans = [
            lambda by=by, index=index: plan_merge(folder.project, index, "ada-roe", "ben-oak", by),
            lambda by=by, index=index: plan_reject(folder.project, index, chance.choice(CLAIMS), by),
            lambda by=by: plan_ignore(folder.project, [chance.choice(["Gaza", "Oslo"])], by),
            lambda by=by, index=index, mine=mine: plan_accept(folder.project, index, chance.choice(mine), by),
            lambda person=person: plan_rename(folder.project, "army" if person == "Ada" else "meeting", f"{person.lower()}s-own"),
        ]
        for plan in chance.choices(plans, k=6):
            try:
                do_step(folder.project, plan())
            except StepError:
                continue
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", person)
    if not git(tmp_path, "merge", "-q", "--no-edit", "Ada", check=False):
        listed = subprocess.run(["git", "diff", "--name-only", "--diff-filter=U"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
        assert listed.split() == ["content/entities/ben-oak.yml"]  # Ada's renaming and Ben's review line, side by side in one file
        return
    curated, issues = folder.load()
    assert [str(issue) for issue in issues if issue.severity == "error"] == []
    assert {record.value.by for record in curated.judgements.values()} <= {"Ada", "Ben"}
