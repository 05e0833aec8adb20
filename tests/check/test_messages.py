"""Every message about what people wrote, in one table: a file that causes it, and the line and column that it points at.

The files' first line is the schema's, so the text of a case begins in line 2.
"""

import ast
import re
import subprocess
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from generator.check import find_leaks, find_unmasked
from generator.check.quotes import check_verbatim
from generator.check.readings import check_readings
from generator.check.withholding import check_withholding
from generator.content.edit import EditError, add_to_list, set_mapping
from generator.content.yaml_file import LIBYAML_WORDS
from generator.ingest.sidecar import load_sidecar
from generator.models.knowledge import Citation
from generator.models.text import Span
from generator.settings import load_project
from tests.curation.folder import ARTICLE, CLAIM, EMPTY, KNOWLEDGE, Folder
from tests.curation.test_private_decisions import KNOWLEDGE as PRIVATELY
from tests.curation.test_private_decisions import PUBLIC

ROOT = Path(__file__).parents[2]
E = "content/entities/e.yml"
V = "content/events/v.yml"
J = "content/judgements/j.yml"
PERSON = "schema: Person\nname: Ada Roe\n"
MEETING = "schema: Event\nname: Alleged meeting\ntype: meeting\n"
BY = "by: me\non: 2023-12-18\n"
OTHERS = {
    "content/entities/ada-roe.yml": "schema: Person\nname: Ada Maria Roe\n",
    "content/entities/hamas.yml": "schema: Organization\nname: Hamas\n",
    "content/entities/oslo.yml": "schema: Place\nname: Oslo town\n",
    "content/events/war.yml": "schema: Event\nname: War\ntype: conflict\ndate: 2023-10\n",
}

# code, the file, its text, line:column of the issue, words of the message
ONE_FILE = [
    # How YAML is written
    ("yaml", E, "name: Ada: Roe\n", "2:10", "put the text in quotation marks"),
    ("yaml", E, "name:\n\t- x\n", "3:1", "spaces, not tabs"),
    ("yaml", E, "schema: Person\n  name: x\n", "3:7", "a colon followed by a space begins a value"),
    ("yaml", E, "aliases: [a\nname: x\n", "3:5", "this list is not closed"),
    ("yaml", E, "reviewed: {by: x\nname: x\n", "3:5", "these braces are not closed"),
    ("yaml", E, 'name: "Ada\n', "3:1", "never closed"),
    ("yaml", E, "name: @ada\n", "2:7", "can't begin a value"),
    ("yaml", E, "name: x\nname: y\n", "3:1", "'name' stands here twice"),
    ("yaml", E, "name: &a x\n", "2:7", "anchors and aliases"),
    ("yaml", E, "name: !!int 3\n", "2:7", "the tag 'tag:yaml.org,2002:int' means nothing here"),
    ("yaml", E, "? [a]\n: x\n", "2:3", "a key must be a word"),
    ("yaml", E, "name: x\n---\nname: y\n", "3:1", "a file holds one thing"),
    ("yaml", E, "name: a\x00b\n", "2:8", "U+0000"),
    ("yaml", E, "name: " + "[" * 60, "2:26", "nested more than 20 deep"),
    ("yaml", E, "aliases: [,]\n", "2:11", "a value was expected here"),
    ("yaml", E, "schema: Person\nname\nlead: x\n", "3:1", "this line has no colon"),
    ("yaml", E, "name: x\n\tlead: y\n", "3:1", "a tab stands here"),
    ("yaml", E, 'name: "Ada" Roe\nschema: Person\n', "2:13", "a key was expected here"),
    ("yaml", E, "aliases:\n  - a\n  b: c\n", "4:3", "a list's entry was expected here"),
    ("conflict", E, "schema: Person\n<<<<<<< HEAD\nname: x\n=======\nname: y\n>>>>>>> theirs\n", "3:1", "two people changed this"),
    ("conflict", "content/pages/p.md", "# x\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> theirs\n", "2:1", "git kept both versions"),
    ("yaml-too-long", E, "# " + "x" * 1_000_000, "", "longer than 1,000,000 bytes"),
    ("empty-file", E, "", "1:1", "it must hold 'schema', 'name'"),
    ("not-fields", E, "- x\n", "1:1", "fields and values"),
    # What a file holds
    ("unknown-field", E, PERSON + "alises: [x]\n", "4:1", "did you mean 'aliases'?"),
    ("unknown-field", E, PERSON + "positions:\n  - {title: x, organisation: hamas}\n", "5:16", "did you mean 'organization'?"),
    ("unknown-field", E, PERSON + "zzz: x\n", "4:1", "known here: schema, name, aliases"),
    ("missing-field", E, "schema: Person\n", "2:1", "name is missing"),
    ("missing-field", E, "schema: Person\nname:\n", "3:1", "name is missing; write name: a name, as text"),
    ("missing-field", V, MEETING + "participants:\n  - {entity: ada-roe}\n", "6:5", "participants[1].role is missing"),
    ("wrong-value", E, "schema: Persn\nname: x\n", "2:9", "not 'Persn'; did you mean Person?"),
    ("wrong-value", E, PERSON + "country: Norway\n", "4:10", "two small letters of ISO 3166-1"),
    ("wrong-value", E, PERSON + "wikidata: 42\n", "4:11", "such as Q42"),
    ("wrong-value", E, PERSON + "aliases: Mashal\n", "4:10", "aliases must be a list of names"),
    ("wrong-value", E, PERSON + "aliases: [{name: خالد, lang: Arabic language}]\n", "4:30", "a BCP 47 language code"),
    ("wrong-value", E, PERSON + "reviewed: yesterday\n", "4:11", "who and when"),
    ("wrong-value", E, PERSON + "reviewed: {by: me, on: 2023-02-30}\n", "4:24", "a day of the calendar"),
    ("wrong-value", E, PERSON + "lead: [x]\n", "4:7", "lead must be text, not a list"),
    ("wrong-value", E, PERSON + "positions: [spokesperson]\n", "4:13", "positions[1] must be fields and values in braces, or indented below"),
    ("wrong-value", E, PERSON + "weak_aliases: [{a: b}]\n", "4:16", "weak_aliases[1] must be text"),
    ("wrong-value", V, MEETING + "place: Oslo Town\n", "5:8", "the id of an entity"),
    (
        "wrong-value",
        J,
        "decision: correct\nclaim: {article: ARTICLE, exact: Ada Roe met Ben Oak in Oslo}\nspeech_act: sayz\n" + BY,
        "4:13",
        "no speech act",
    ),
    ("too-long", E, PERSON + f"lead: {'x' * 2001}\n", "4:7", "longer than 2000 characters"),
    ("wrong-date", V, MEETING + "date: 18 December 2023\n", "5:7", "write 2023-12-18"),
    ("wrong-date", V, MEETING + "date: some day\n", "5:7", "EDTF would accept: 2023, 2023-12"),
    ("wrong-date", E, PERSON + "positions:\n  - {title: x, start: before 2020}\n", "5:23", "write [..2020]"),
    ("unknown-country", E, PERSON + "country: uk\n", "4:10", "did you mean gb?"),
    ("unknown-country", E, PERSON + "country: zz\n", "4:10", "look it up in ISO 3166-1"),
    ("wrong-source", E, PERSON + "sources:\n  - {quote: x}\n", "5:5", "exactly one"),
    ("wrong-source", E, PERSON + "sources:\n  - {url: example.org}\n", "5:11", "must begin with https://"),
    ("missing-quote", V, MEETING + "evidence:\n  - {article: ARTICLE}\n", "6:5", "needs `quote:`"),
    # What needs other files
    ("no-such-id", E, PERSON + "positions:\n  - {title: x, organization: hammas}\n", "5:30", "there is no entity 'hammas'; did you mean hamas?"),
    ("no-such-id", V, MEETING + "place: xyzzy\n", "5:8", "write content/entities/xyzzy.yml first"),
    ("no-such-id", V, MEETING + "participants: [{entity: ada, role: attendee}]\n", "5:25", "did you mean ada-roe?"),
    ("no-such-id", V, MEETING + "part_of: wars\n", "5:10", "there is no event 'wars'; did you mean war?"),
    (
        "no-such-id",
        J,
        "decision: correct\nclaim: {article: ARTICLE, exact: Ada Roe met Ben Oak in Oslo}\nspeaker: hammas\n" + BY,
        "4:10",
        "did you mean",
    ),
    ("wrong-kind", V, MEETING + "place: hamas\n", "5:8", "hamas is a Organization, and this must be a Place"),
    ("wrong-kind", E, PERSON + "positions: [{title: x, organization: ada-roe}]\n", "4:38", "must be a body or place"),
    ("twice", V, MEETING + "participants: [{entity: ada-roe, role: host}, {entity: ada-roe, role: host}]\n", "5:47", "stands here twice"),
    ("unknown-role", V, MEETING + "participants: [{entity: ada-roe, role: atendee}]\n", "5:40", "did you mean attendee"),
    ("wrong-role", V, MEETING + "participants: [{entity: oslo, role: attendee}]\n", "5:37", "oslo is a Place, which can't be 'attendee'"),
    ("unknown-type", V, "schema: Event\nname: x\ntype: meting\n", "4:7", "did you mean 'meeting'?"),
    ("circle", V, MEETING + "part_of: v\n", "5:10", "part of itself"),
    ("former-id", E, PERSON + "former_ids: [hamas]\n", "4:14", "hamas is the id of content/entities/hamas.yml"),
    ("contradicting-dates", E, PERSON + "positions: [{title: x, start: 2020, end: 2019}]\n", "4:13", "it ends (2019) before it starts (2020)"),
    ("contradicting-dates", E, PERSON + "positions: [{title: x, as_of: 2018, start: 2020}]\n", "4:13", "starts later"),
    ("contradicting-dates", E, PERSON + "positions: [{title: x, as_of: 2021-03, end: 2020}]\n", "4:13", "ended before"),
    ("contradicting-dates", V, MEETING + "date: 2022\npart_of: war\n", "5:7", "lies outside war (2023-10)"),
    ("no-such-article", E, PERSON + "sources: [{article: 2023-12-18-a-meeting, quote: x}]\n", "4:21", f"did you mean {ARTICLE}?"),
    ("no-such-article", E, PERSON + "sources: [{article: zzz, quote: x}]\n", "4:21", "put its file into seeds/"),
    (
        "quote-not-found",
        V,
        MEETING + "evidence:\n  - article: ARTICLE\n    quote: Ada Roe meets Ben Oak\n",
        "7:12",
        "the nearest words there are 'Ada Roe met Ben Oak",
    ),
    # Judgements
    ("incomplete-judgement", J, "decision: reject\n" + BY, "2:11", "'reject' needs `claim:`"),
    ("incomplete-judgement", J, "decision: same\nentities: [ada-roe]\n" + BY, "3:11", "needs two"),
    (
        "incomplete-judgement",
        J,
        "decision: correct\nclaim: {article: ARTICLE, exact: Ada Roe met Ben Oak in Oslo}\n" + BY,
        "2:11",
        "needs what is right",
    ),
    ("stale-judgement", J, "decision: not_same\nentities: [ada-roe, gone-for-good]\n" + BY, "3:21", "nothing is called 'gone-for-good' any more"),
    ("stale-judgement", J, "decision: reject\nclaim: {article: 2020-x-00000000, exact: x}\n" + BY, "3:18", "there is no article"),
    ("stale-judgement", J, "decision: reject\nclaim:\n  article: ARTICLE\n  exact: never said\n" + BY, "5:10", "these words are not in"),
    ("stale-judgement", J, "decision: reject\nclaim:\n  article: ARTICLE\n  exact: The army\n" + BY, "5:10", "no statement is read in these words"),
    ("stale-judgement", J, "decision: reject\nclaim:\n  article: ARTICLE\n  exact: met Ben Oak\n  prefix: he\n" + BY, "5:10", "with this prefix"),
    ("stale-judgement", J, "decision: refers\nmention: {article: ARTICLE, exact: Zed}\nentity: ada-roe\n" + BY, "3:66", "these words are not in"),
    ("incomplete-judgement", J, "decision: refers\nentity: ada-roe\n" + BY, "2:11", "'refers' needs `mention:`"),
    ("no-such-id", J, "decision: refers\nmention: {article: ARTICLE, exact: Ada Roe}\nentity: hammas\n" + BY, "4:9", "did you mean hamas?"),
    ("ambiguous-quote", J, "decision: reject\nclaim:\n  article: ARTICLE\n  exact: army said so\n" + BY, "5:10", "stand 2 times"),
    # Form
    ("not-canonical", E, "name: Ada Roe\nschema: Person\n", "1", "sourcebook check --fix"),
    # Names that are withheld
    ("withheld-in-public", E, "schema: Person\nname: Zed Quux\nsensitivity: initials\n", "4:14", "private/entities/"),
    ("telling-id", "private/entities/zed-quux.yml", "schema: Person\nname: Zed Quux\nsensitivity: initials\n", "2:1", "the id of somebody withheld"),
]


@pytest.mark.parametrize(("code", "file", "text", "place", "words"), ONE_FILE, ids=[f"{case[0]}-{n}" for n, case in enumerate(ONE_FILE)])
def test_a_message_points_at_its_cause(folder, code, file, text, place, words):
    for path, other in OTHERS.items():
        folder.write(path, other)
    folder.write(file, text)
    found = [issue for issue in folder.check() if issue.code == code]
    assert [issue.file for issue in found] == [file], folder.check()
    where = ":".join(str(part) for part in (found[0].line, found[0].column) if part is not None)
    assert (where, found[0].message) == (place, found[0].message)
    assert words in found[0].message


SEVERAL = [
    ("same-id", {E: PERSON, "private/entities/e.yml": "schema: Person\nname: y\n"}, "private/entities/e.yml", "content/entities/e.yml has the same id"),
    ("file-name", {"content/entities/Ada Roe.yml": PERSON}, "content/entities/Ada Roe.yml", "such as ada-roe.yml"),
    ("file-name", {"content/entities/index.yml": PERSON}, "content/entities/index.yml", "'index' can't be an id"),
    ("file-name", {"content/entities/e.yaml": PERSON}, "content/entities/e.yaml", "rename this file to e.yml"),
    ("file-name", {"content/entities/e.yml/x": ""}, "content/entities/e.yml", "this is not a file"),
    ("file-name", {"content/pages/Über uns.md": "# x"}, "content/pages/Über uns.md", "small letters"),
    ("file-name", {"content/pages/search.md": "# x"}, "content/pages/search.md", "the address of a generated page"),
    ("stranger", {"content/entities/notes.txt": "x"}, "content/entities/notes.txt", "this file is not read"),
    ("stranger", {"content/events/old/e.yml": "x"}, "content/events/old", "this folder is not read"),
    ("no-title", {"content/pages/p.md": "words\n"}, "content/pages/p.md", "begin it with a line such as '# About'"),
    ("former-id", {E: PERSON + "former_ids: [x]\n", "content/entities/f.yml": "schema: Person\nname: y\nformer_ids: [x]\n"},
     "content/entities/f.yml", "x also leads to e"),
    ("shared-name", {E: PERSON, "content/entities/f.yml": "schema: Person\nname: y\naliases: [ada  roe]\n"},
     "content/entities/f.yml", f"is also a name of e, so on its own it links to neither (it stands in {ARTICLE})"),
    ("shared-identifier", {E: PERSON + "wikidata: Q42\n", "content/entities/f.yml": "schema: Person\nname: y\nwikidata: Q42\n"},
     "content/entities/f.yml", "e has the same wikidata Q42"),
    ("contradicting-judgements", {J: "decision: same\nentities: [e, f]\n" + BY, "content/judgements/k.yml": "decision: not_same\nentities: [f, e]\n" + BY,
                                  E: PERSON, "content/entities/f.yml": "schema: Person\nname: y\n"}, J, "content/judgements/k.yml says the opposite"),
    ("no-such-id", {"content/corrections/c.yml": "on: 2023-12-18\nwhat: x\nentities: [hammas]\nevents: [v]\nby: me\n"},
     "content/corrections/c.yml", "there is no entity 'hammas'"),
    ("withheld-name", {"private/entities/w1.yml": "schema: Person\nname: Ben Oak\nsensitivity: initials\n", E: PERSON + "lead: Knows Ben Oak.\n"},
     E, "this file names somebody who is withheld (w1)"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "texts", "file", "words"), SEVERAL, ids=[f"{case[0]}-{n}" for n, case in enumerate(SEVERAL)])
def test_a_message_that_needs_several_files(folder, code, texts, file, words):
    for path, text in texts.items():
        folder.write(path, text)
    found = [issue for issue in folder.check() if issue.code == code and issue.file == file]
    assert found, folder.check()
    assert words in found[0].message


def test_an_article_that_names_somebody_withheld(folder):
    folder.write("private/entities/w1.yml", "schema: Person\nname: Ben Oak\nsensitivity: initials\n")
    found = [issue for issue in folder.check() if issue.code == "withheld-name"]
    assert [issue.message for issue in found] == ["this article names somebody who is withheld (w1); move it and its sidecar to private/seeds/"]
    assert "Oak" not in str(found[0])


def test_bytes_that_are_no_utf8(folder):
    folder.write("content/entities/e.yml", "x").write_bytes(b"schema: Person\nname: M\xfcller\n")
    folder.write("content/pages/p.md", "x").write_bytes(b"# M\xfcller")
    found = [(issue.file, issue.line) for issue in folder.check() if issue.code == "not-utf-8"]
    assert found == [("content/entities/e.yml", 2), ("content/pages/p.md", None)]


def test_a_link_out_of_the_folder(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "e.yml"
    outside.write_text("schema: Person\nname: x\n")
    folder.write(E, "x").unlink()
    (folder.root / E).symlink_to(outside)
    assert [issue.code for issue in folder.check()] == ["file-name"]


def broken_knowledge():
    """What the machine read, moved: a claim's words, its offsets, all of its words; and a citation."""
    claim = KNOWLEDGE.claims[CLAIM]
    for broken in (
        replace(claim, text="Something else"),
        replace(claim, claim=replace(claim.claim, content=(Span(5, 5_000),))),
        replace(claim, claim=replace(claim.claim, content=())),
    ):
        yield replace(KNOWLEDGE, claims={CLAIM: broken})
    key, entity = next(iter(KNOWLEDGE.entities.items()))
    cited = replace(entity, citations=(Citation(ARTICLE, Span(0, 3), "never said"),))
    yield replace(KNOWLEDGE, entities={**KNOWLEDGE.entities, key: cited})


def test_words_that_the_machine_moved():
    assert list(check_verbatim(KNOWLEDGE)) == []
    expected = ("is not what stands at its offsets", "outside the text", "has no words", "the quoted words are not at 0-3")
    for broken, words in zip(broken_knowledge(), expected, strict=True):
        issues = list(check_verbatim(broken))
        assert [issue.code for issue in issues] == ["not-verbatim"]
        assert words in issues[0].message


def broken_reading():
    """The same knowledge where reading its first article failed."""
    first = next(iter(KNOWLEDGE.readings))
    return replace(
        KNOWLEDGE, readings={**KNOWLEDGE.readings, first: replace(KNOWLEDGE.readings[first], read=False, failed="IndexError in x.py, line 3")}
    )


def test_an_article_that_reading_failed_on():
    assert list(check_readings(KNOWLEDGE)) == []
    (issue,) = check_readings(broken_reading())
    article = KNOWLEDGE.articles[next(iter(KNOWLEDGE.readings))]
    assert (issue.code, issue.severity, issue.file, issue.line) == ("not-read", "warning", article.source.file, article.source.line)
    assert "could not be read (IndexError in x.py, line 3)" in issue.message


# What a command says where it can't change a file without touching more than was asked
EDITS = [
    (lambda: add_to_list("name: x\naliases: y\n", "entity", "aliases", "z"), "`aliases:` is not a list"),
    (lambda: set_mapping("name: x\nreviewed: [y]\n", "entity", "reviewed", {"by": "a", "on": "b"}), "does not hold by and on"),
    (lambda: add_to_list("{name: x}", "entity", "aliases", "z"), "written in braces"),
    (lambda: add_to_list("name: [\n", "entity", "aliases", "z"), "this file has mistakes"),
    (lambda: add_to_list("- x\n", "entity", "aliases", "z"), "written in braces"),
    (lambda: add_to_list('"aliases":\n', "entity", "aliases", "z"), "can't be changed safely"),
]


@pytest.mark.parametrize(("change", "words"), EDITS)
def test_a_file_that_cannot_be_changed_safely(change, words):
    with pytest.raises(EditError, match=re.escape(words)):
        change()


LEAKS = {
    "content/pages/zed-quux.md": "On Zed Quux.\n",
    "private/entities/w1.yml": "schema: Person\nname: Zed Quux\nweak_aliases: [the witness]\nsensitivity: initials\n",
    "site/index.html": "<p>The witness spoke.</p>",
    "site/other.html": "<p>Zed Quux, the witness</p>",
}
SETTINGS = [
    ("extra: [\n", "is not valid YAML", 2),
    ("- x\n", "must hold keys and values", 1),
    ("extra:\n  sourcebook:\n    contakt: x\n", "unknown setting 'contakt'; did you mean 'contact'?", 3),
    ("extra:\n  sourcebook:\n    zzz: x\n", "known here: contact", 3),
    ("extra:\n  sourcebook:\n    per_page: 5\n", "per_page: Input should be greater than or equal to 10", 3),
]


def find_leaks_in(folder):
    for path, text in LEAKS.items():
        folder.write(path, text)
    for command in (
        ["init", "-q"],
        ["add", "-A", "-f", "."],
        ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "x"],
        ["branch", "on-zed-quux"],
    ):
        subprocess.run(["git", *command], cwd=folder.root, check=True)
    return find_leaks(folder.load()[0], site=folder.root / "site", root=folder.root, history=True)


def test_leaks_point_at_files_and_name_nobody(folder):
    found = find_leaks_in(folder)
    assert {issue.code for issue in found} == {"withheld-name", "private-in-git"}
    assert not [issue for issue in found if "quux" in str(issue).lower()]
    assert ("content/pages/[Z. Q.].md", 1) in [(issue.file, issue.line) for issue in found]
    assert {"private/entities/w1.yml", "site/index.html"} <= {issue.file for issue in found}


@pytest.mark.parametrize(("text", "words", "line"), SETTINGS)
def test_a_mistake_in_the_settings(tmp_path, text, words, line):
    (tmp_path / "mkdocs.yml").write_text(text)
    (issue,) = load_project(tmp_path)[1]
    assert words in issue.message
    assert (issue.file, issue.line) == ("mkdocs.yml", line)


def test_a_mistake_in_a_sidecar(folder):
    folder.write("seeds/a.txt", "A headline\n\nWords.\n")
    folder.write("seeds/a.yml", "published: some day\n")
    (issue,) = load_sidecar(folder.root / "seeds/a.txt", root=folder.root)
    assert (issue.file, issue.line, issue.column) == ("seeds/a.yml", 1, 12)
    assert "must be a date like 2023-12-18" in issue.message


def test_a_line_of_the_accepted_state_that_is_none(folder):
    folder.write("content/accepted.jsonl", '{"thing": "entities/a", "name": "A"}\n{"thing": 3}\n')
    (issue,) = folder.check()
    assert (issue.code, issue.file, issue.line) == ("accepted-state", "content/accepted.jsonl", 2)
    assert folder.load()[0].accepted == {"entities/a": ({"name": "A"},)}


def every_message(make_folder, monkeypatch):
    """All that the tables above make the program say."""
    for _, file, text, _, _ in ONE_FILE:
        folder = make_folder()
        for path, other in {**OTHERS, file: text}.items():
            folder.write(path, other)
        yield from folder.check()
    for _, texts, _, _ in SEVERAL:
        folder = make_folder()
        for path, text in texts.items():
            folder.write(path, text)
        yield from folder.check()
    for change, _ in EDITS:
        with pytest.raises(EditError) as caught:
            change()
        yield caught.value
    folder = make_folder()
    for path in ("content/entities/e.yml", "content/pages/p.md", "content/accepted.jsonl"):
        folder.write(path, "x").write_bytes(b"M\xfcller")
    folder.write("content/entities/f.yml", "x").unlink()
    (folder.root / "content/entities/f.yml").symlink_to("/etc/hostname")
    folder.write("content/pages/q.md", "x").unlink()
    (folder.root / "content/pages/q.md").symlink_to("/etc/hostname")
    folder.write("content/accepted.jsonl", "x")
    yield from folder.check()
    folder = make_folder()
    folder.write("content/entities/g.yml", "name: x")
    folder.write("content/pages/g.md", "# x")
    folder.write("content/accepted.jsonl", "").write_bytes(b"\xff")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        patch.setattr(Path, "read_bytes", refuse)
        yield from folder.load()[1]
    yield from find_leaks_in(make_folder())
    yield from check_withholding(*withheld_article(make_folder()))
    for text, _, _ in SETTINGS:
        folder = make_folder()
        (folder.root / "mkdocs.yml").write_text(text)
        yield from load_project(folder.root)[1]
    folder = make_folder()
    folder.write("seeds/a.txt", "x")
    folder.write("seeds/a.yml", "published: some day\n")
    yield from load_sidecar(folder.root / "seeds/a.txt", root=folder.root)
    folder.write("seeds/a.yml", "")
    yield from load_sidecar(folder.root / "seeds/a.txt", root=folder.root)
    for broken in broken_knowledge():
        yield from check_verbatim(broken)
    yield from check_readings(broken_reading())
    for file, (text, *_) in PUBLIC.items():
        folder = make_folder()
        folder.write(file, text)
        yield from folder.check(PRIVATELY)
    curated, knowledge = withheld_article(make_folder())
    yield from find_unmasked(knowledge, curated, curated)


def refuse(*_arguments, **_options):
    raise PermissionError(13, "Permission denied")


def withheld_article(folder):
    folder.write("private/entities/w1.yml", "schema: Person\nname: Ben Oak\nsensitivity: initials\n")
    return folder.load()[0], KNOWLEDGE


SPOKEN_IN = [*(f"generator/content/{name}.py" for name in ("accepted", "canonical", "dates", "edit", "load", "pages", "validate", "yaml_file")),
             *(f"generator/check/{name}.py" for name in ("judgements", "leaks", "mask", "places", "private", "quotes", "readings", "references", "rules", "withholding")),
             "generator/settings.py", "generator/ingest/sidecar.py"]  # fmt: skip
NO_MESSAGE = re.compile(r"^\(\?:|^SELECT |^--batch|^# yaml-lang")  # patterns and questions
"""What looks like words to the parser and is none."""


def test_every_message_of_the_code_is_in_the_tables(tmp_path, monkeypatch):
    """A message that nobody has seen is a message that nobody can act on: each sentence in the code must be said by one of the cases above."""
    numbers = count()

    def make_folder():
        root = tmp_path / str(next(numbers))
        root.mkdir()
        return Folder(root)

    said = [str(getattr(issue, "message", issue)) for issue in every_message(make_folder, monkeypatch)]
    silent = [
        f"{path}:{line}: {words.pattern}"
        for path in SPOKEN_IN
        for line, words in sentences(ROOT / path)
        if not any(words.search(message) for message in said)
    ]
    assert not silent, "\n".join(silent)


MAKERS = frozenset({"make_issue", "issue_at", "Issue", "FileProblem", "EditError"})
"""What makes a message about a file."""


def makes_messages(path):
    """Whether a module makes messages about files: those of the command line say what was typed wrong, and have tests of their own."""
    calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return any(getattr(call, "id", getattr(call, "attr", "")) in MAKERS for call in calls)


def test_no_module_that_makes_messages_is_forgotten():
    """Of files in content/ and of settings, here; of articles, in tests/ingest/test_messages.py; of what `add` and `archive` are given, in tests of theirs."""
    packages = ("check", "content", "export", "extract", "graph", "merge", "render", "resolve", "site", "words", "models")
    found = [path for name in packages for path in sorted((ROOT / "generator" / name).rglob("*.py")) if makes_messages(path)]
    found += [path for path in sorted((ROOT / "generator").glob("*.py")) if makes_messages(path)]
    assert {path.relative_to(ROOT).as_posix() for path in found} <= {*SPOKEN_IN, "generator/models/text.py"}


def sentences(path):
    """Each string of three words and more in the code, as a pattern with any text in the place of values; without docstrings and descriptions."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    skipped |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    skipped |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Field"
                for value in node.keywords for part in ast.walk(value)}  # fmt: skip
    known = {text for text, _ in LIBYAML_WORDS}
    for node in ast.walk(tree):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []
        if not parts or id(node) in skipped:
            continue
        texts = [part.value if isinstance(part, ast.Constant) else None for part in parts]
        words = " ".join(text for text in texts if text)
        if len(re.findall(r"[A-Za-z]{2,}", words)) >= 3 and " " in words.strip() and words not in known and not NO_MESSAGE.search(words):
            yield node.lineno, re.compile(".*".join(re.escape(text) for text in texts if text), re.DOTALL)


def test_all_mistakes_of_all_files_at_once_and_the_rest_is_kept(folder):
    folder.write("content/entities/a.yml", "schema: Persn\nnam: x\ncountry: Norway\n")
    folder.write("content/entities/b.yml", "schema: [\n")
    folder.write("content/entities/c.yml", "schema: Person\nname: Good\n")
    curated, issues = folder.load()
    assert list(curated.entities) == ["c"]
    assert curated.broken == {"a", "b"}
    assert [(issue.file[-5:], issue.line) for issue in issues] == [("a.yml", 2), ("a.yml", 2), ("a.yml", 3), ("a.yml", 4), ("b.yml", 3)]


def test_a_reference_to_a_broken_file_is_not_a_second_mistake(folder):
    folder.write("content/entities/a.yml", "schema: Person\n")
    folder.write("content/entities/b.yml", "schema: PublicBody\nname: b\nbelongs_to: a\n")
    assert [issue.code for issue in folder.check()] == ["missing-field"]


def test_without_articles_quotes_are_not_compared(folder):
    folder.write("content/entities/e.yml", PERSON + "sources: [{article: ARTICLE, quote: never said}]\n")
    folder.write(J, "decision: reject\nclaim: {article: ARTICLE, exact: never said}\n" + BY)
    assert folder.check(EMPTY) == ()
