"""What only private/ knows stays there: decisions about it, files for whom only it tells of, and what was accepted; `check` finds what does not."""

from dataclasses import replace

import pytest

from generator.check import check_knowledge, state_of
from generator.commands.accept import plan_accept, plan_accept_state
from generator.commands.index import Index, save_index
from generator.commands.judge import (
    plan_correct,
    plan_ignore,
    plan_log,
    plan_merge,
    plan_not_same,
    plan_refer,
    plan_reject,
    plan_relation,
    plan_split,
)
from generator.commands.steps import StepError, Who, do_step
from generator.merge.claims import apply_corrections
from generator.models.curated import Quote
from generator.models.knowledge import Alias
from tests.builders import Desk

ME = Who("Ada", "2024-01-02")
NAMES = {"Ada Roe": "Person", "Oslo": "Place"}


def make_desk():
    desk = Desk()
    public = desk.article("Ada Roe met the council in Oslo on a bright Monday. The army said that all went well.", title="In the open", names=NAMES)
    told = public.claim("all went well", by=["army"])
    private = desk.article(
        "Cy Elm told Ada Roe that the xylophone hall in Oslo was never closed at night. He left. Di Ash, head of Quagga, saw it.",
        title="Behind doors",
        names={**NAMES, "Cy Elm": "Person", "Di Ash": "Person", "Quagga": "Organization"},
    )
    private.article = replace(private.article, restricted=True)
    secret = private.claim("the xylophone hall in Oslo was never closed at night", by=["Cy Elm"])
    left = private.claim("He left", by=["Cy Elm"])
    private.event("closed", "closure", claim=secret, people={"Cy Elm": "actor", "Di Ash": "victim"}, date="2023-12-17", place="Oslo")
    return desk, private.article, told, secret, left


DESK, PRIVATE, TOLD, SECRET, LEFT = make_desk()
KNOWLEDGE = DESK.knowledge()
DIGITS = PRIVATE.id.rpartition("-")[2]
SEEN = Quote(article=PRIVATE.id, exact="Ada Roe")


@pytest.fixture
def index(folder):
    build(folder)
    return Index(folder.project.index)


def build(folder):
    save_index(KNOWLEDGE, folder.project.index, state=state_of(KNOWLEDGE, folder.load()[0]))


def errors(folder):
    return [issue for issue in folder.check(KNOWLEDGE) if issue.severity != "note"]


PLANS = {
    "reject": lambda project, index: plan_reject(project, index, SECRET, ME, reason="misread"),
    "correct": lambda project, index: plan_correct(project, index, SECRET, ME, speaker="ada-roe"),
    "correct-whom": lambda project, index: plan_correct(project, index, TOLD, ME, speaker="cy-elm"),
    "relate": lambda project, index: plan_relation(project, index, "denies", SECRET, LEFT, ME),
    "relate-to": lambda project, index: plan_relation(project, index, "doubts", TOLD, SECRET, ME),
    "refer": lambda project, index: plan_refer(project, index, SEEN, "ada-roe", ME),
    "merge": lambda project, index: plan_merge(project, index, "ada-roe", "cy-elm", ME),
    "not-same": lambda project, index: plan_not_same(project, index, "cy-elm", "ada-roe", ME),
    "ignore": lambda project, index: plan_ignore(project, index, ["Oslo", "CY  Elm"], ME),
    "accept": lambda project, index: plan_accept(project, index, "di-ash", ME),
    "log": lambda project, index: plan_log(project, plan_reject(project, index, SECRET, ME), "We had misread it.", ME, entities=["ada-roe"]),
}


@pytest.mark.parametrize("name", PLANS)
def test_what_is_decided_about_private_is_written_into_private(folder, index, name):
    folder.write("content/entities/ada-roe.yml", "schema: Person\nname: Ada Roe\n")
    before = folder.files()
    do_step(folder.project, PLANS[name](folder.project, index))
    written = folder.files().keys() - before.keys()
    assert written
    assert {path for path in written if not path.startswith("private/")} == set()
    assert errors(folder) == []


def test_what_is_decided_about_what_is_public_is_written_into_content(folder, index):
    for step in (
        plan_reject(folder.project, index, TOLD, ME),
        plan_merge(folder.project, index, "ada-roe", "army", ME),
        plan_ignore(folder.project, index, ["Oslo"], ME),
        plan_accept(folder.project, index, "oslo", ME),
    ):
        do_step(folder.project, step)
    assert all(path.startswith("content/") for path in folder.files())


def test_of_whom_both_tell_the_public_file_says_what_is_public(folder, index):
    do_step(folder.project, plan_accept(folder.project, index, "ada-roe", ME))
    text = (folder.root / "content/entities/ada-roe.yml").read_text()
    assert "bright Monday" in text
    assert DIGITS not in text
    assert errors(folder) == []


def test_an_outlet_is_known_by_what_it_publishes(folder):
    desk = Desk()
    desk.article("Ada Roe met the council.", publisher="TASS", names=NAMES)
    private = desk.article("TASS and Kan said that Ada Roe left.", publisher="Kan", names={**NAMES, "TASS": "Organization", "Kan": "Organization"})
    private.article = replace(private.article, restricted=True)
    save_index(desk.knowledge(), folder.project.index)
    found = Index(folder.project.index)
    assert [(found.find(name).private, found.is_private_name(name)) for name in ("tass", "kan")] == [(False, False), (True, True)]


def test_a_name_that_only_a_private_article_has_is_in_no_public_file(folder):
    knowledge = replace(KNOWLEDGE, entities={**KNOWLEDGE.entities})
    knowledge.entities["ada-roe"] = replace(KNOWLEDGE.entities["ada-roe"], aliases=(Alias("Cy Elm"), Alias("Adah")))
    knowledge.entities["oslo"] = replace(KNOWLEDGE.entities["oslo"], name="Cy Elm")  # of which an id is made
    save_index(knowledge, folder.project.index)
    found = Index(folder.project.index)
    assert "aliases: [Adah]" in found.find("ada-roe").text
    assert [found.find(name).private for name in ("ada-roe", "oslo")] == [False, True]


def test_an_event_that_only_private_articles_tell_gets_its_file_there(folder, index):
    event = next(event for event in KNOWLEDGE.events.values() if event.type == "closure")
    do_step(folder.project, plan_accept(folder.project, index, event.id, ME))
    (path,) = folder.files()
    assert path == f"private/events/{event.id}.yml"
    assert errors(folder) == []


def test_a_private_decision_is_read_in_builds_and_taken_back(folder, index):
    folder.write("content/entities/ada-roe.yml", "schema: Person\nname: Ada Roe\n")
    do_step(folder.project, plan_reject(folder.project, index, SECRET, ME))
    curated, _ = folder.load()
    assert apply_corrections(KNOWLEDGE.claims, KNOWLEDGE.articles, curated, KNOWLEDGE.entities)[SECRET].rejected
    do_step(folder.project, plan_merge(folder.project, index, "ada-roe", "cy-elm", ME))
    assert len(folder.load()[0].judgements) == 2
    do_step(folder.project, plan_split(folder.project, "cy-elm"))
    assert len(folder.load()[0].judgements) == 1


def test_accepting_what_is_marked_private_keeps_it_there(folder, index):
    folder.write("private/entities/w1.yml", "schema: Person\nname: Zed\n")
    do_step(folder.project, plan_accept(folder.project, index, "w1", ME))
    assert list(folder.files()) == ["private/entities/w1.yml"]


def test_what_is_accepted_of_private_stands_in_private(folder):
    desk, private, *_ = make_desk()
    desk.curate_entity("ada-roe", schema="Person", name="Ada Roe")
    desk.curate_entity("di-ash", schema="Person", name="Di Ash")
    desk.entities["di-ash"] = replace(
        desk.entities["di-ash"], private=True, source=replace(desk.entities["di-ash"].source, file="private/entities/di-ash.yml")
    )
    people = [{"entity": "di-ash", "role": "attendee"}]
    desk.curate_event("open", name="Meeting", type="meeting", participants=[{"entity": "ada-roe", "role": "attendee"}])
    desk.curate_event("closed", name="Meeting", type="meeting", participants=people)
    knowledge = desk.knowledge()
    save_index(knowledge, folder.project.index, state=state_of(knowledge, desk.curated))
    do_step(folder.project, plan_accept_state(folder.project, Index(folder.project.index)))
    public, hidden = ((folder.root / base / "accepted.jsonl").read_text() for base in ("content", "private"))
    assert [words for words in ("di-ash", "Di Ash", "events/closed", private.id, "Behind doors") if words in public] == []
    assert [words for words in ("entities/di-ash", "events/closed", private.id) if words not in hidden] == []
    assert [words for words in ("entities/ada-roe", "events/open", "In the open") if words not in public] == []
    accepted = folder.load()[0].accepted
    assert accepted is not None
    assert {"entities/di-ash", "entities/ada-roe", f"articles/{private.id}"} <= accepted.keys()
    with pytest.raises(StepError, match="Nothing has changed"):
        plan_accept_state(folder.project, Index(folder.project.index))


def test_the_review_list_says_where_each_file_belongs():
    files = {item.key: (item.yaml or "").partition("\n")[0] for item in KNOWLEDGE.review if item.kind == "new_name"}
    assert files["new:cy-elm"] == "# private/entities/cy-elm.yml"
    assert files["new:ada-roe"] == "# content/entities/ada-roe.yml"


QUOTED = "xylophone hall in\n  Oslo was never closed at night"
PUBLIC = {
    "content/judgements/j.yml": (f"decision: reject\nclaim:\n  article: {PRIVATE.id}\n  exact: He left\nby: me\non: 2024-01-02\n", 4, "private/judgements/"),
    "content/entities/e.yml": (f"schema: Person\nname: Ada\nsources: [{{article: {PRIVATE.id}, quote: He left}}]\n", 4, "private/entities/"),
    "content/events/v.yml": (f"schema: Event\nname: x\ntype: meeting\nlead: >-\n  They said the {QUOTED}.\n", 6, "private/events/"),
    "content/corrections/c.yml": (f"on: 2024-01-02\nwhat: See {PRIVATE.id}.\nby: me\n", 3, "private/corrections/"),
    "content/pages/p.md": (f"# A page\n\n[See](../articles/{PRIVATE.id}/).\n", 3, "take this out"),
    "content/accepted.jsonl": (f'{{"thing": "articles/{PRIVATE.id}", "title": "x"}}\n', 1, "sourcebook accept --state"),
}  # fmt: skip


@pytest.mark.parametrize("file", PUBLIC)
def test_check_finds_what_a_public_file_says_of_private_articles(folder, file):
    text, line, words = PUBLIC[file]
    folder.write(file, text)
    (found,) = [issue for issue in check_knowledge(KNOWLEDGE, folder.load()[0]) if issue.code == "private-cited"]
    assert (found.file, found.line, found.severity) == (file, line, "error")
    assert words in found.message
    assert PRIVATE.id not in found.message


def test_what_is_private_may_cite_it_and_words_that_are_public_too_may_be_quoted(folder):
    folder.write("private/events/v.yml", PUBLIC["content/events/v.yml"][0])
    folder.write("private/judgements/j.yml", PUBLIC["content/judgements/j.yml"][0])
    assert errors(folder) == []
    folder.write("content/events/w.yml", PUBLIC["content/events/v.yml"][0])
    assert [issue.code for issue in errors(folder)] == ["private-cited"]
    desk, *_ = make_desk()
    desk.article("He wrote: THE XYLOPHONE hall in Oslo, was never closed at night.", title="A copy")
    assert [issue for issue in check_knowledge(desk.knowledge(), folder.load()[0]) if issue.severity != "note"] == []
