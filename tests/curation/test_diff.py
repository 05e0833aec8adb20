"""What changed between two states of a knowledge base, in words."""

import subprocess
from dataclasses import replace

import pytest

from generator.commands.diff import DiffError, describe_changes, project_at
from generator.content import load_content
from generator.models.knowledge import Voices
from tests.builders import Desk
from tests.curation.folder import ARTICLE, CLAIM, KNOWLEDGE, STORY


def changes(new, old=KNOWLEDGE):
    return list(describe_changes(old, new))


def test_nothing_changed():
    assert changes(KNOWLEDGE) == []


def test_articles_pages_and_standings():
    def state(*, doubted):
        desk = Desk()
        names = {"Ada Roe": "Person", "Ben Oak": "Person", "Cy Elm": "Person"}
        story = desk.article("Ada Roe met Ben Oak, Cy Elm said.", title="A meeting", names=names)
        claim = story.claim("Ada Roe met Ben Oak", by=["Cy Elm"])
        story.event("met", "meeting", claim=claim, people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
        desk.curate_event(
            "v",
            schema="Event",
            name="Alleged meeting" if doubted else "Meeting",
            type="meeting",
            evidence=[{"article": story.id, "quote": "Ada Roe met Ben Oak"}],
        )
        if doubted:
            later = desk.article(
                "Ada Roe did not meet Ben Oak, Di Ash said.", title="No meeting", publisher="Daily", names={**names, "Di Ash": "Person"}
            )
            denial = later.claim("Ada Roe did not meet Ben Oak", by=["Di Ash"], act="deny")
            later.relate(denial, "denies", claim)
            later.event("meet", "meeting", claim=denial, people={"Ada Roe": "attendee", "Ben Oak": "attendee"}, negated=True)
        return desk.knowledge()

    said = changes(state(doubted=True), state(doubted=False))
    assert said[0] == "Article added: No meeting"
    assert "Page added: Di Ash (`entities/di-ash/`), found by machine" in said
    assert "Alleged meeting (`events/v/`): name was Meeting, is now Alleged meeting" in said
    back = changes(state(doubted=False), state(doubted=True))
    assert "Article removed: No meeting" in back
    assert "Page removed: Di Ash (`entities/di-ash/`)" in back


def test_an_events_standing():
    desk = Desk()
    story = desk.article("Ada Roe met Ben Oak.", title="A meeting", names={"Ada Roe": "Person", "Ben Oak": "Person"})
    story.event("met", "meeting", claim=story.claim("Ada Roe met Ben Oak"), date="2023-12-17", people={"Ada Roe": "attendee"})
    before = desk.knowledge()
    (event,) = before.events.values()
    contested = replace(
        event, standing=replace(event.standing, standing="contested", voices=(Voices("asserts", True, 1), Voices("denies", False, 2))), place="oslo"
    )
    assert changes(replace(before, events={event.id: contested}), before) == [
        f"{event.name} (`events/{event.id}/`): was reported, is now **contested**: 1 origin says so, 2 unnamed sources deny it",
        f"{event.name} (`events/{event.id}/`): place was not said, is now oslo",
    ]


def test_a_renamed_entity_is_not_a_lost_one():
    entity = KNOWLEDGE.entities["ada-roe"]
    moved = replace(entity, id="ada", former_ids=("ada-roe",), has_page=True)
    entities = {**{key: value for key, value in KNOWLEDGE.entities.items() if key != "ada-roe"}, "ada": moved}
    assert changes(replace(KNOWLEDGE, entities=entities)) == ["Address `entities/ada-roe/` now leads to Ada Roe (`entities/ada/`)"]


def test_claims():
    claim = KNOWLEDGE.claims[CLAIM]
    words = f"“Ada Roe met Ben Oak in Oslo” ({ARTICLE})"

    def with_claim(changed):
        return changes(replace(KNOWLEDGE, claims={CLAIM: changed}))

    assert with_claim(replace(claim, rejected=True)) == [f"Claim rejected: {words}"]
    assert with_claim(replace(claim, chain=())) == [f"Claim by army is now by tass: {words}"]
    assert with_claim(replace(claim, claim=replace(claim.claim, speech_act="deny"))) == [f"Claim read as assert is now deny: {words}"]
    assert changes(replace(KNOWLEDGE, claims={})) == [f"Claim no longer read: {words}"]
    moved = replace(claim, claim=replace(claim.claim, content=(STORY.span("met Ben Oak"),)), text="met Ben Oak")
    assert len(with_claim(moved)) == 2


def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments], cwd=folder, check=True, capture_output=True)


def test_an_old_state_is_read_beside_the_present_one(folder):
    git(folder.root, "init", "-q")
    (folder.root / ".gitignore").write_text("seeds/\nprivate/\n")
    folder.write("content/entities/a.yml", "schema: Person\nname: Old\n")
    git(folder.root, "add", ".")
    git(folder.root, "commit", "-qm", "x")
    folder.write("content/entities/a.yml", "schema: Person\nname: New\n")
    folder.write("seeds/story.txt", "Words.")
    folder.write("private/entities/w1.yml", "schema: Person\nname: Withheld\nsensitivity: initials\n")
    before = folder.files()
    with project_at(folder.project, "HEAD") as old:
        assert load_content(old.content, root=old.root)[0].entities["a"].value.name == "Old"
        assert (old.seeds / "story.txt").read_text() == "Words."  # git keeps no articles, so those of now are read
        assert (old.private / "entities/w1.yml").exists()
        place = old.root
    assert not place.exists()
    assert folder.files() == before
    with project_at(folder.project, str(folder.root)) as other:
        assert other.root == folder.root.resolve()


def test_folders_of_seeds_that_git_keeps_empty_give_way_to_the_articles_of_now(folder):
    git(folder.root, "init", "-q")
    folder.write("seeds/2024/.gitkeep", "")
    git(folder.root, "add", ".")
    git(folder.root, "commit", "-qm", "x")
    folder.write("seeds/2024/story.txt", "Words.")
    with project_at(folder.project, "HEAD") as old:
        assert (old.seeds / "2024/story.txt").read_text() == "Words."
    assert (folder.root / "seeds/2024/story.txt").exists()


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=/tmp/x"])
def test_a_revision_that_is_not_there(folder, revision):
    git(folder.root, "init", "-q")
    with pytest.raises(DiffError), project_at(folder.project, revision):
        pass
