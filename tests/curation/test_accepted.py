"""What changed since the last accepted state: on the review list, settled one by one or all at once, and merged by git."""

import json
import subprocess
from dataclasses import replace

import pytest
from click.testing import CliRunner

from generator.check import complete_review, state_of
from generator.cli import main
from generator.commands.accept import plan_accept_state
from generator.commands.index import Index, save_index
from generator.commands.init import init_project
from generator.commands.review import begin_review, decide
from generator.commands.steps import StepError, Who, do_step, undo_last
from generator.content import load_content
from tests.builders import Desk
from tests.curation.folder import Folder

ME = Who("Ada", "2024-01-02")
FILE = "content/accepted.jsonl"


def make_desk(*, denied=False, articles=1):
    desk = Desk()
    desk.curate_entity("ada-roe", schema="Person", name="Ada Roe")
    desk.curate_event("meeting", name="Alleged meeting", type="meeting", participants=[{"entity": "ada-roe", "role": "attendee"}])
    for number in range(articles):
        story = desk.article(f"Kan said Ada Roe met. Ben denied it. Number {number}.", title=f"Story {number}", names={"Ada Roe": "Person"})
        claim = story.claim("Ada Roe met", by=["Kan"])
        story.event("met", "meeting", claim=claim, people={"Ada Roe": "attendee"})
        if denied:
            story.relate(story.claim("it", by=["Ben"], act="deny"), "denies", claim)
    return desk


def build(folder, desk):
    """What a build leaves: the index, and the review list with what people decided."""
    curated = replace(desk.curated, accepted=folder.load()[0].accepted)
    knowledge = desk.knowledge()
    state = state_of(knowledge, curated)
    knowledge = complete_review(knowledge, curated, (), state)
    save_index(knowledge, folder.project.index, state=state)
    return [(item.key, item.detail) for item in knowledge.review if item.kind == "changed"]


def test_nothing_is_said_before_anybody_accepted(folder):
    assert build(folder, make_desk()) == []


def test_what_is_not_as_it_was_accepted_waits_for_review(folder):
    build(folder, make_desk())
    do_step(folder.project, plan_accept_state(folder.project, Index(folder.project.index)))
    assert build(folder, make_desk()) == []
    desk = make_desk(articles=2)
    desk.curate_entity("ada-roe", schema="Person", name="Ada Roe", country="no")
    del desk.events["meeting"]
    found = dict(build(folder, desk))
    assert found["changed:entities/ada-roe"] == "Country was not said, is now no (entities/ada-roe)."
    assert found["changed:events/meeting"] == "It is gone (events/meeting)."
    assert found["changed:articles"] == "New: Story 1."


def test_each_change_is_accepted_on_its_own_and_undone(folder):
    build(folder, make_desk())
    do_step(folder.project, plan_accept_state(folder.project, Index(folder.project.index)))
    before = folder.files()
    desk = make_desk(articles=2)
    desk.curate_entity("ada-roe", schema="Person", name="Ada Maria Roe")
    assert len(build(folder, desk)) == 2
    index = Index(folder.project.index)
    walk = begin_review(index)
    walk = replace(walk, place=[item.key for item in walk.items].index("changed:entities/ada-roe"))
    walk, _ = decide(folder.project, index, walk, "accept", ME)
    assert [key for key, _ in build(folder, desk)] == ["changed:articles"]
    do_step(folder.project, plan_accept_state(folder.project, Index(folder.project.index), "articles"))
    assert build(folder, desk) == []
    with pytest.raises(StepError, match="Nothing has changed"):
        plan_accept_state(folder.project, Index(folder.project.index))
    undo_last(folder.project)
    undo_last(folder.project)
    assert folder.files() == before


def test_an_events_standing_is_part_of_what_is_accepted(folder):
    build(folder, make_desk())
    do_step(folder.project, plan_accept_state(folder.project, Index(folder.project.index)))
    line = next(line for line in (folder.root / FILE).read_text().splitlines() if "events/meeting" in line)
    assert "standing" in json.loads(line)
    changed = (folder.root / FILE).read_text().replace('"standing": "', '"standing": "contested, once ')
    (folder.root / FILE).write_text(changed)
    ((key, detail),) = build(folder, make_desk())
    assert key == "changed:events/meeting"
    assert detail.startswith("Standing was contested, once ")


def test_nobody_withheld_is_in_the_accepted_state(folder):
    desk = make_desk()
    desk.curate_entity("w1", schema="Person", name="Kari Dahl", sensitivity="initials")
    desk.entities["w1"] = replace(desk.entities["w1"], private=True)
    desk.curate_event("meeting", name="Alleged meeting with Kari Dahl", type="meeting", participants=[{"entity": "w1", "role": "attendee"}])
    state = state_of(desk.knowledge(), desk.curated)
    assert "dahl" not in str(state).lower()
    assert state.facts["events/meeting"]["name"] == "Alleged meeting with [K. D.]"
    assert "entities/w1" not in state.facts


def git(folder, *arguments):
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True)


def test_two_peoples_accepted_states_merge_without_conflict(tmp_path):
    init_project(tmp_path)
    folder = Folder(tmp_path)
    build(folder, make_desk())
    do_step(folder.project, plan_accept_state(folder.project, Index(folder.project.index)))
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "start")
    for person, country in (("one", "no"), ("two", "se")):
        git(tmp_path, "checkout", "-qb", person, "main")
        desk = make_desk()
        desk.curate_entity("ada-roe", schema="Person", name="Ada Roe", country=country)
        build(folder, desk)
        do_step(folder.project, plan_accept_state(folder.project, Index(folder.project.index)))
        git(tmp_path, "commit", "-qam", person)
    git(tmp_path, "merge", "-q", "--no-edit", "one")
    curated, issues = load_content(tmp_path / "content", root=tmp_path)
    assert issues == ()
    assert curated.accepted is not None
    assert {facts.get("country") for facts in curated.accepted["entities/ada-roe"]} == {"no", "se"}
    desk = make_desk()
    desk.curate_entity("ada-roe", schema="Person", name="Ada Roe", country="se")
    assert build(folder, desk) == [], "either state was accepted by somebody"


def test_the_list_without_the_walk(folder):
    (folder.root / "mkdocs.yml").write_text("site_name: x\n")
    build(folder, make_desk())

    def run(*arguments):
        return CliRunner().invoke(main, [*arguments, "-C", str(folder.root)])

    listed = run("review", "--list").output
    assert "  $ sourcebook accept kan\n" in listed
    assert "1 thing to decide." in listed
    rows = [json.loads(line) for line in run("review", "--json").output.splitlines()]
    assert {row["kind"] for row in rows} >= {"new_name"}
    assert all(row["key"] and row["detail"] for row in rows)
    assert run("accept", "--state").output == f"written: {FILE}\n"
    assert run("accept").exit_code == 2
