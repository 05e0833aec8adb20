"""What data says, and what it must never say."""

import csv
import io
import json
import re
import sqlite3
import tracemalloc
from contextlib import closing

import pytest

from generator.export import export_files, make_tables, write_tables
from generator.export.describe import descriptions
from generator.export.tables import Rows
from generator.settings import Settings, SourcesSettings
from tests.builders import Desk

TEXT = "Kanal reported a meeting of Ada Roe and Ben Oak in Oslo. The meeting never took place, a diplomat said."


@pytest.fixture(scope="module")
def desk():
    made = Desk()
    story = made.article(TEXT, names={"Kanal": "Organization", "Ada Roe": "Person", "Ben Oak": "Person", "Oslo": "Place"}, language="en-GB")
    says = story.claim("a meeting of Ada Roe and Ben Oak in Oslo", by=["Kanal"], about=["Ada Roe"])
    denies = story.claim("The meeting never took place", by=["a diplomat"], act="deny")
    story.event("meeting", "meeting", claim=says, date="2023-12-01", place="Oslo", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    story.relate(denies, "denies", says, "the meeting")
    return made


def files_of(desk, settings=None):
    return {page.src_uri.removeprefix("data/"): page.content for page in export_files(desk.knowledge(), settings or Settings())}


def test_tables_follow_the_contract(desk):
    tables = {name: list(rows) for name, rows in make_tables(desk.knowledge()).items()}
    assert sorted(tables) == ["articles", "claims", "entities", "events", "mentions", "relations"]
    (event,) = tables["events"]
    assert (event["type"], event["date"], event["standing"], event["place"]) == ("meeting", "2023-12-01", "contested", "oslo")
    assert [(person["entity"], person["role"]) for person in event["participants"]] == [("ada-roe", "attendee"), ("ben-oak", "attendee")]
    said = tables["claims"][0]
    assert event["participants"][0]["claims"] == [said["id"]]
    assert event["evidence"] == [{"article": said["article"], "start": 0, "end": TEXT.index("Oslo.") + 5}]
    assert [link["entity"] for link in said["attribution"]] == ["kanal"]
    assert (said["publisher"], said["origin"], said["about"]) == ("tass", "kanal", ["ada-roe"])
    assert [(edge["from"], edge["to"], edge["type"], edge["scope"]) for edge in tables["relations"]] == [
        (tables["claims"][1]["id"], said["id"], "denies", "the meeting")
    ]


def test_words_stand_at_their_offsets(desk):
    tables = make_tables(desk.knowledge())
    for row in tables["mentions"]:
        assert TEXT[row["start"] : row["end"]] == row["text"]
    for row in tables["claims"]:
        assert " ... ".join(TEXT[start:end] for start, end in row["content"]) == row["words"]


def test_every_column_is_described(desk):
    for name, rows in make_tables(desk.knowledge()).items():
        assert {key for row in rows for key in row} <= set(descriptions()[name]) - {"rows"} | {"in"}
        assert all(descriptions()[name].values())


def test_rejected_claims_are_not_exported(desk):
    article = desk.drafts[0].id
    desk.decide("one", decision="reject", claim={"article": article, "exact": "The meeting never took place"})
    tables = {name: list(rows) for name, rows in make_tables(desk.knowledge()).items()}
    desk.judgements.clear()
    assert len(tables["claims"]) == 1
    assert tables["relations"] == []
    assert tables["events"][0]["standing"] == "reported"


def test_jsonl_has_sorted_keys_and_the_same_bytes_each_time(desk, tmp_path):
    write_tables(make_tables(desk.knowledge()), tmp_path)
    lines = (tmp_path / "claims.jsonl").read_text("utf-8").splitlines()
    assert [list(json.loads(line)) for line in lines] == [sorted(json.loads(line)) for line in lines]
    assert files_of(desk) == files_of(desk)


def test_a_contested_event_involves_nobody_in_follow_the_money(desk):
    objects = [json.loads(line) for line in files_of(desk)["followthemoney.jsonl"].splitlines()]
    (event,) = [item for item in objects if item["schema"] == "Event"]
    assert "involved" not in event["properties"]
    notes = [item["properties"] for item in objects if item["schema"] == "Note"]
    assert notes[0]["entity"] == ["ada-roe"]
    assert notes[0]["description"][0].startswith("TASS ← Kanal (assert): ")


def test_who_acknowledges_is_involved():
    desk = Desk()
    story = desk.article("A meeting took place, Ada Roe said.", names={"Ada Roe": "Person", "Ben Oak": "Person"})
    claim = story.claim("A meeting took place", by=["Ada Roe"])
    story.event("meeting", "meeting", claim=claim, date="2023-12-01", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    objects = [json.loads(line) for line in files_of(desk)["followthemoney.jsonl"].splitlines()]
    assert [item["properties"]["involved"] for item in objects if item["schema"] == "Event"] == [["ada-roe"]]


def test_follow_the_money_takes_every_id_reference_and_language(desk):
    """What its library minds (`make ftm`), as far as can be said without it."""
    objects = [json.loads(line) for line in files_of(desk)["followthemoney.jsonl"].splitlines()]
    ids = {item["id"] for item in objects}
    assert all(re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", key) for key in ids)
    properties = [item["properties"] for item in objects]
    assert {key for item in properties for name in ("proof", "entity", "involved") for key in item.get(name, ())} <= ids
    assert any(item.get("proof") for item in properties)
    (language,) = {code for item in properties for code in item.get("language", ())}
    assert language == "eng"
    assert not any("contentHash" in item for item in properties)  # it takes SHA-1 only


def test_csv_opens_in_a_spreadsheet_without_running_anything():
    desk = Desk()
    desk.article("Nothing.", title="=HYPERLINK(1)")
    text = files_of(desk)["articles.csv"].decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(text)))["title"] == "'=HYPERLINK(1)"


def test_sqlite_searches_without_diacritics(tmp_path):
    desk = Desk()
    desk.article("Zoë Müller spoke.", names={"Zoë Müller": "Person"})
    path = tmp_path / "x.sqlite"
    path.write_bytes(files_of(desk)["sourcebook.sqlite"])
    db = sqlite3.connect(path)
    assert db.execute("SELECT name FROM entities_search WHERE entities_search MATCH 'zoe muller'").fetchall() == [("Zoë Müller",)]
    db.close()


def test_capped_words_stay_out(desk):
    files = files_of(desk, Settings(sources=SourcesSettings(share=0.01)))
    assert all(json.loads(line)["words"] is None for line in files["claims.jsonl"].splitlines())


def test_what_is_told_in_passing_does_not_bring_hidden_sentences():
    desk = Desk()
    story = desk.article("The weather was fine. A man spoke at length about it.")
    story.event("spoke", "statement", date="2023-12-01", people={"Somebody": "speaker"})
    (event,) = make_tables(desk.knowledge(), Settings())["events"]
    assert (event["has_page"], event["name"]) == (False, "statement")
    assert desk.knowledge().events == {}


def test_the_database_says_what_its_keys_links_and_searches_are(tmp_path):
    """As Datasette looks for them: primary keys, foreign keys, and an FTS table whose content is the table."""
    desk = Desk()
    desk.article("Zoë Müller left.", publisher="Quay News", day="2024-01-02", title="Zoë leaves", names={"Zoë Müller": "Person"})
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(files_of(desk)["sourcebook.sqlite"])
        assert [row[1] for row in db.execute("PRAGMA table_info(entities)") if row[5]] == ["id"]
        assert {(row[3], row[2]) for row in db.execute("PRAGMA foreign_key_list(mentions)")} == {("article", "articles"), ("entity", "entities")}
        found = "SELECT id FROM entities WHERE rowid IN (SELECT rowid FROM entities_search WHERE entities_search MATCH 'zoe muller')"
        assert len(db.execute(found).fetchall()) == 1
        assert len(db.execute("SELECT rowid FROM articles_search WHERE articles_search MATCH 'zoe'").fetchall()) == 1
        assert 'content="entities"' in db.execute("SELECT sql FROM sqlite_master WHERE name = 'entities_search'").fetchone()[0]
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_database_holds_lists_as_rows_that_can_be_joined(desk):
    knowledge = desk.knowledge()
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(files_of(desk)["sourcebook.sqlite"])
        about = db.execute("SELECT claims.id, name FROM claims_about JOIN claims ON claims.id = claim JOIN entities ON entities.id = entity")
        assert set(about) == {(claim.id, knowledge.entities[key].name) for claim in knowledge.claims.values() for key in claim.about}
        people = db.execute("SELECT event, entity, role FROM events_participants").fetchall()
        events = [*knowledge.events.values(), *knowledge.minor_events.values()]
        assert sorted(people) == sorted((event.id, person.entity, person.role) for event in events for person in event.participants)
        assert {(row[3], row[2]) for row in db.execute("PRAGMA foreign_key_list(events_claims)")} == {("event", "events"), ("claim", "claims")}


def test_what_datasette_is_told_is_true_of_the_database(desk):
    files = files_of(desk)
    told = json.loads(files["datasette.json"])["databases"]["sourcebook"]["tables"]
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(files["sourcebook.sqlite"])
        for name, table in told.items():
            columns = {row[1] for row in db.execute(f"PRAGMA table_info({name})")}
            assert columns, name
            assert table.get("label_column", "id") in columns | {"id"}


def test_tables_are_written_row_by_row(tmp_path):
    rows = Rows(range(3_000), lambda number: {"id": str(number), "text": "x" * 2_000})
    tracemalloc.start()
    write_tables({"big": rows}, tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "big.jsonl").stat().st_size > 6_000_000
    assert peak < 600_000
    assert len(rows) == len(list(rows)) == len(list(rows))
