"""What people decide becomes files: nothing else changes, all of it can be undone, and everything is refused that would lose something."""

import pytest

from generator.commands.accept import plan_accept
from generator.commands.files import write_whole
from generator.commands.fix import fix_files
from generator.commands.index import Index, save_index
from generator.commands.judge import plan_correct, plan_ignore, plan_log, plan_merge, plan_not_same, plan_reject, plan_relation, plan_split
from generator.commands.rename import plan_rename
from generator.commands.review import begin_review, decide, undo_decision
from generator.commands.steps import Change, Step, StepError, Who, do_step, undo_last
from generator.content.skeleton import entity_skeleton
from generator.ingest import ingest_paths
from generator.merge.claims import apply_corrections
from generator.models.curated import ClaimQuote
from generator.models.knowledge import Entity, EntityId, EntityPosition
from tests.builders import Desk
from tests.curation.folder import CLAIM, KNOWLEDGE

ME = Who("Ada: the editor", "2024-01-02")
PERSON = "schema: Person\n# the name\nname: Ada Roe  # as printed\n"


@pytest.fixture
def index(folder):
    save_index(KNOWLEDGE, folder.project.build / "index.sqlite")
    return Index(folder.project.build / "index.sqlite")


def clean(folder):
    """What is wrong with the folder, but for notes."""
    return [issue for issue in folder.check() if issue.severity != "note"]


def test_accepting_writes_a_file_that_says_all_the_machine_read(folder, index):
    do_step(folder.project, plan_accept(folder.project, index, "ben-oak", ME))
    assert clean(folder) == []
    assert (folder.root / "content/entities/ben-oak.yml").read_text() == (
        "# yaml-language-server: $schema=../../.schemas/entity.schema.json\nschema: Person\nname: Ben Oak\n"
        "# lead: One sentence that says who or what this is. Say who says so.\nsources:\n"
        "  - article: 2023-12-18-a-meeting-in-oslo-6c8f065d\n    quote: Ada Roe met Ben Oak in Oslo.\n"
        'reviewed: {by: "Ada: the editor", on: 2024-01-02}\n'
    )


def test_a_new_file_names_what_a_position_is_in_where_a_file_describes_that_and_says_so_where_none_does():
    entity = Entity(EntityId("x"), "Person", "X", positions=(EntityPosition("aide", EntityId("army"), "2023-12-18"),))
    assert "  - {title: aide, as_of: 2023-12-18}  # of army, which no file describes yet\n" in entity_skeleton(entity)
    assert "  - {title: aide, organization: army, as_of: 2023-12-18}\n" in entity_skeleton(entity, known=["army"])


def test_accepting_what_has_a_file_changes_one_line(folder, index):
    folder.write("content/entities/ben-oak.yml", PERSON)
    before = (folder.root / "content/entities/ben-oak.yml").read_text()
    do_step(folder.project, plan_accept(folder.project, index, "ben-oak", ME))
    assert (folder.root / "content/entities/ben-oak.yml").read_text() == before + 'reviewed: {by: "Ada: the editor", on: 2024-01-02}\n'


def test_what_nobody_found_cannot_be_accepted(folder, index):
    with pytest.raises(StepError, match="did you mean ben-oak"):
        plan_accept(folder.project, index, "ben-oakk", ME)


def test_merging_touches_neither_file_and_splitting_gives_both_back(folder, index):
    folder.write("content/entities/ada-roe.yml", PERSON)
    folder.write("content/entities/a-roe.yml", "schema: Person\nname: A. Roe\naliases: [Ada R.]\ncountry: no\n")
    folder.write("content/events/v.yml", "schema: Event\nname: x\ntype: meeting\nparticipants: [{entity: a-roe, role: attendee}]\n")
    before = folder.files()
    do_step(folder.project, plan_merge(folder.project, index, "ada-roe", "a-roe", ME, reason="one and the same"))
    assert {path: data for path, data in folder.files().items() if "judgements" not in path} == before
    curated, issues = folder.load()
    assert issues == ()
    (kept,) = curated.entities.values()
    assert (kept.id, kept.value.name, kept.value.country) == ("ada-roe", "Ada Roe", "no")
    assert set(kept.value.aliases) == {"Ada R.", "A. Roe"}
    assert kept.value.former_ids == ("a-roe",)
    assert curated.events["v"].value.participants[0].entity == "ada-roe"
    assert clean(folder) == []
    do_step(folder.project, plan_split(folder.project, "a-roe"))
    assert folder.files() == before
    assert set(folder.load()[0].entities) == {"ada-roe", "a-roe"}


def test_merging_in_a_row_leads_to_one(folder, index):
    for name in ("a", "b", "c"):
        folder.write(f"content/entities/{name}.yml", f"schema: Person\nname: Name {name}\n")
    for kept, gone in (("a", "b"), ("b", "c"), ("c", "a")):
        do_step(folder.project, plan_merge(folder.project, index, kept, gone, ME))
    curated, _ = folder.load()
    assert list(curated.entities) == ["a"]
    assert set(curated.entities["a"].value.former_ids) == {"b", "c"}


@pytest.mark.parametrize("plan", [plan_merge, plan_not_same])
def test_what_is_not_there_cannot_be_judged(folder, index, plan):
    with pytest.raises(StepError, match="did you mean ben-oak"):
        plan(folder.project, index, "ben-oakk", "ada-roe", ME)
    with pytest.raises(StepError, match="named twice"):
        plan(folder.project, index, "ada-roe", "ada-roe", ME)


def test_what_has_a_file_is_not_merged_into_what_has_none(folder, index):
    folder.write("content/entities/ada-roe.yml", "schema: Person\nname: Ada Roe\n")
    with pytest.raises(StepError, match="sourcebook merge ada-roe ben-oak"):
        plan_merge(folder.project, index, "ben-oak", "ada-roe", ME)
    assert plan_merge(folder.project, index, "ada-roe", "ben-oak", ME).changes


def test_splitting_what_was_never_merged(folder):
    with pytest.raises(StepError, match="not-same"):
        plan_split(folder.project, "ada-roe")


def test_every_decision_is_a_file_without_mistakes(folder, index):
    project = folder.project
    for step in (
        plan_reject(project, index, CLAIM, ME, reason="misread"),
        plan_not_same(project, index, "ada-roe", "ben-oak", ME),
        plan_ignore(project, index, ["Oslo: the city", "Gaza"], ME),
        plan_relation(project, index, "denies", CLAIM, CLAIM, ME),
    ):
        do_step(project, step)
    assert clean(folder) == []
    curated, _ = folder.load()
    assert sorted(record.value.decision for record in curated.judgements.values()) == ["denies", "ignore", "not_same", "reject"]
    rejected = next(record.value for record in curated.judgements.values() if record.value.decision == "reject")
    assert rejected.claim is not None
    assert rejected.claim.exact == "Ada Roe met Ben Oak in Oslo"


HEADLINES = Desk()
HEADLINE = HEADLINES.article("A word from Oslo.\nMayor sells pier, said nobody.", title="Mayor sells pier", names={"Oslo": "Place"})
IN_TITLE = HEADLINE.claim("Mayor sells pier", part="title")
UNSURE = Desk()
UNSURE.article("A word from Oslo.", title="Mayor sells pier", names={"Oslo": "Place"}).claim("Mayor sells pier", part="title", confidence=0.1)


def test_what_only_a_headline_says_can_be_judged(folder):
    knowledge = HEADLINES.knowledge()
    save_index(knowledge, folder.project.index)
    do_step(folder.project, plan_reject(folder.project, Index(folder.project.index), IN_TITLE, ME))
    curated, issues = folder.load()
    assert issues == ()
    assert [issue for issue in folder.check(knowledge) if issue.severity != "note"] == []
    judged = next(iter(curated.judgements.values())).value
    assert judged.claim == ClaimQuote(article=HEADLINE.id, exact="Mayor sells pier", part="title")
    after = apply_corrections(knowledge.claims, knowledge.articles, curated, knowledge.entities)
    assert after[IN_TITLE].rejected


def test_what_only_a_headline_says_and_is_not_sure_waits_with_the_file_that_settles_it(folder):
    item = next(item for item in UNSURE.knowledge().review if item.kind == "claim")
    folder.write("content/judgements/j.yml", (item.yaml or "").replace("ID-OF-WHO-SAID-IT", "unresolved").replace("DAY", "2024-01-01"))
    assert [issue for issue in folder.check(UNSURE.knowledge()) if issue.severity != "note"] == []


def test_the_words_of_a_headline_are_not_looked_for_in_the_text(folder):
    folder.write(
        "content/judgements/j.yml", f"decision: reject\nclaim:\n  article: {HEADLINE.id}\n  exact: A word\n  part: title\nby: me\non: 2024-01-01\n"
    )
    assert [issue.code for issue in folder.check(HEADLINES.knowledge())] == ["stale-judgement"]


def test_a_correction_needs_what_is_right(folder, index):
    with pytest.raises(StepError, match="--speaker"):
        plan_correct(folder.project, index, CLAIM, ME)
    do_step(folder.project, plan_correct(folder.project, index, CLAIM, ME, speaker="ben-oak", speech_act="deny"))
    assert clean(folder) == []


def test_a_claim_that_is_not_there(folder, index):
    with pytest.raises(StepError, match=f"did you mean {CLAIM}"):
        plan_reject(folder.project, index, CLAIM[:-1] + "9", ME)


def test_two_peoples_decisions_never_share_a_file(folder, index):
    for who in (ME, Who("Ben", "2024-01-02")):
        do_step(folder.project, plan_reject(folder.project, index, CLAIM, who))
    assert len(folder.load()[0].judgements) == 2


def test_a_correction_is_logged_where_asked(folder, index):
    step = plan_log(folder.project, plan_reject(folder.project, index, CLAIM, ME), "We had misread: a sentence.", ME, entities=["ada-roe"])
    folder.write("content/entities/ada-roe.yml", PERSON)
    do_step(folder.project, step)
    (logged,) = folder.load()[0].corrections.values()
    assert (logged.value.what, logged.value.on) == ("We had misread: a sentence.", "2024-01-02")
    assert clean(folder) == []


def test_renaming_moves_the_file_leaves_its_address_and_updates_references(folder):
    folder.write("content/entities/army.yml", "schema: PublicBody\nname: army\n# army here is a word\n")
    folder.write("content/entities/ada-roe.yml", PERSON + "positions:\n  - {title: army, organization: army}  # army\n")
    folder.write("content/judgements/j.yml", "decision: not_same\nentities: [army, ada-roe]\nby: me\non: 2024-01-02\n")
    before = folder.files()
    do_step(folder.project, plan_rename(folder.project, "army", "the-army"))
    assert clean(folder) == []
    files = folder.files()
    assert "content/entities/army.yml" not in files
    moved = b"name: army\n# army here is a word\nformer_ids: [army]\n"
    assert moved in files["content/entities/the-army.yml"]
    assert b"  - {title: army, organization: the-army}  # army\n" in files["content/entities/ada-roe.yml"]
    assert b"entities: [the-army, ada-roe]" in files["content/judgements/j.yml"]
    undo_last(folder.project)
    assert folder.files() == before


def test_renaming_in_private_leaves_no_address(folder):
    folder.write("private/entities/w1.yml", "schema: Person\nname: Zed\nsensitivity: initials\n")
    do_step(folder.project, plan_rename(folder.project, "w1", "w2"))
    assert b"former_ids" not in folder.files()["private/entities/w2.yml"]


@pytest.mark.parametrize(("old", "new", "words"), [("army", "Army", "can't be an id"), ("army", "con", "can't be an id"), ("x", "y", "No file"),
                                                    ("army", "navy", "sourcebook merge navy army")])  # fmt: skip
def test_renaming_that_would_lose_something_is_refused(folder, old, new, words):
    folder.write("content/entities/army.yml", "schema: PublicBody\nname: army\n")
    folder.write("content/entities/navy.yml", "schema: PublicBody\nname: navy\n")
    with pytest.raises(StepError, match=words):
        plan_rename(folder.project, old, new)


def test_renaming_never_takes_the_id_of_another_whom_a_machine_found(folder, index):
    folder.write("content/entities/army.yml", "schema: PublicBody\nname: army\n")
    with pytest.raises(StepError, match="sourcebook merge ben-oak army"):
        plan_rename(folder.project, "army", "ben-oak", index)


def test_a_broken_index_is_as_none(folder, index):
    folder.project.index.write_bytes(b"no database at all")
    with pytest.raises(FileNotFoundError):
        Index(folder.project.index)


def test_undoing_restores_the_bytes_and_refuses_where_somebody_edited_since(folder, index):
    before = folder.files()
    do_step(folder.project, plan_ignore(folder.project, None, ["Gaza"], ME))
    do_step(folder.project, plan_accept(folder.project, index, "ben-oak", ME))
    assert undo_last(folder.project).what == "accept ben-oak"
    path = next((folder.root / "content/judgements").iterdir())
    path.write_text(path.read_text() + "# mine\n")
    with pytest.raises(StepError, match="has changed in the meantime"):
        undo_last(folder.project)
    path.write_text(path.read_text().removesuffix("# mine\n"))
    undo_last(folder.project)
    assert folder.files() == before
    with pytest.raises(StepError, match="nothing to undo"):
        undo_last(folder.project)


def test_a_step_is_done_whole_or_not_at_all(folder):
    folder.write("content/entities/a.yml", "x")
    before = folder.files()
    (folder.root / "content/events").mkdir()
    old = (folder.root / "content/entities/a.yml").read_bytes()
    step = Step("x", (Change("content/entities/a.yml", old, b"y"), Change("content/entities/a.yml/no/file.yml", None, b"z")))
    with pytest.raises(StepError, match="Nothing was changed"):
        do_step(folder.project, step)
    assert folder.files() == before


def test_a_file_that_is_there_is_not_written_over(folder, index):
    step = plan_accept(folder.project, index, "ben-oak", ME)
    folder.write("content/entities/ben-oak.yml", PERSON)
    with pytest.raises(StepError, match="has changed in the meantime"):
        do_step(folder.project, step)


def test_without_build_nothing_that_people_wrote_is_lost(folder, index):
    do_step(folder.project, plan_accept(folder.project, index, "ben-oak", ME))
    written = folder.files()
    for path in folder.project.build.iterdir():
        path.unlink()
    assert folder.files() == written
    with pytest.raises(StepError, match="nothing to undo"):
        undo_last(folder.project)
    with pytest.raises(FileNotFoundError):
        Index(folder.project.build / "index.sqlite")


def test_fixing_rewrites_only_what_is_not_canonical(folder):
    good = folder.write("content/entities/good.yml", PERSON)
    bad = folder.write("content/entities/bad.yml", "# why\nname: x # c\nschema: Person\n", schema=False)
    broken = folder.write("content/entities/broken.yml", "name: [\n", schema=False)
    stamps = [path.stat().st_mtime_ns for path in (good, broken)]
    assert [path.as_posix() for path in fix_files(folder.project)] == ["content/entities/bad.yml"]
    assert bad.read_text() == "# yaml-language-server: $schema=../../.schemas/entity.schema.json\n# why\nschema: Person\nname: x # c\n"
    assert [path.stat().st_mtime_ns for path in (good, broken)] == stamps
    assert fix_files(folder.project) == ()


def test_fixing_rewrites_sidecars_and_no_other_yaml_beside_articles(folder):
    text = "# why\nurl: https://example.org/  # c\ntitle: A title\n"
    tidy = "# why\ntitle: A title\nurl: https://example.org/  # c\n"
    for path in ("seeds/a.txt", "seeds/deep/b.html.gz", "private/seeds/c.md"):
        folder.write(path, "A headline\n\nWords of it.\n")
    sidecars = {"seeds/a.yml": "../", "seeds/deep/b.yml": "../../", "private/seeds/c.yml": "../../"}
    for path in (*sidecars, "seeds/alone.yml", "seeds/.hidden/a.yml"):
        folder.write(path, text)
    said = [issue.file for issue in ingest_paths([folder.root / "seeds"], root=folder.root).issues if issue.code == "not-canonical"]
    assert said == ["seeds/a.yml", "seeds/deep/b.yml"]
    assert {path.as_posix() for path in fix_files(folder.project)} == set(sidecars)
    for path, up in sidecars.items():
        assert (folder.root / path).read_text() == f"# yaml-language-server: $schema={up}.schemas/sidecar.schema.json\n{tidy}"
    assert (folder.root / "seeds/alone.yml").read_text() == text
    assert fix_files(folder.project) == ()
    assert "not-canonical" not in {issue.code for issue in ingest_paths([folder.root / "seeds"], root=folder.root).issues}


def test_writing_keeps_a_files_permissions_and_leaves_nothing_behind(folder):
    path = folder.write("content/entities/a.yml", "x")
    path.chmod(0o640)
    write_whole(path, "y")
    assert path.read_text() == "y"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [found.name for found in path.parent.iterdir()] == ["a.yml"]


def test_walking_through_the_review_list(folder, index):
    walk = begin_review(index)
    assert walk.item is not None
    kinds = [item.kind for item in walk.items]
    assert "new_name" in kinds
    while walk.item and walk.item.kind != "new_name":
        walk, step = decide(folder.project, index, walk, "skip", ME)
        assert step is None
    place = walk.place
    walk, step = decide(folder.project, index, walk, "accept", ME)
    assert step is not None
    assert walk.place == place + 1
    walk, undone = undo_decision(folder.project, walk)
    assert undone == step
    assert walk.place == place
    assert folder.files() == {}
    with pytest.raises(StepError, match="can't be decided so"):
        decide(folder.project, index, walk, "merge", ME)
    with pytest.raises(StepError, match="Nothing was decided yet"):
        undo_decision(folder.project, walk)
