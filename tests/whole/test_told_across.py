"""Articles of our own through all stages: who took it from whom, what was taken back, what a denial denies; in either order of reading."""

import json

import pytest

from generator.content import load_content
from generator.extract.extractor import EnglishExtractor
from generator.extract.stage import extract_readings
from generator.graph import connect
from generator.ingest import ingest_paths
from generator.merge import merge
from generator.models.knowledge import Event, Knowledge
from generator.resolve import resolve
from generator.settings import Settings

MET = "Foreign minister Mara Dahl met Jonas Ek in Selm on Sunday"
REPORT = (
    "Minister met Jonas Ek in Selm",
    "2031-03-10",
    "Morning Herald",
    f"{MET}.\n\nDahl met Ek in a hotel near the harbour of Selm, two guests said.",
)
BLAST = "An explosion killed 12 people at a steel plant in Selm on Monday, police chief Nora Lind said."


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory):
    """A knowledge base of articles: (headline, day, publisher, text) each."""
    extractor = EnglishExtractor(Settings().model)

    def make(articles: list[tuple[str, str, str, str]]) -> Knowledge:
        root = tmp_path_factory.mktemp("told")
        rows = [{"id": str(n), "title": a[0], "date": a[1], "source": a[2], "text": a[3]} for n, a in enumerate(articles)]
        (root / "articles.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
        found = ingest_paths((root,), root=root).articles
        curated, _ = load_content(root / "content", root=root)
        readings = extract_readings(found, extractor=extractor)
        by_id = {article.id: article for article in found}
        return connect(merge(by_id, readings, curated, resolve(by_id, readings, curated)), curated)

    return make


def event_of(knowledge: Knowledge, type: str) -> Event:  # noqa: A002
    (event,) = (event for event in knowledge.events.values() if event.type == type)
    return event


@pytest.mark.parametrize("turned", [False, True], ids=["in order", "turned round"])
@pytest.mark.parametrize(
    ("later", "standing"),
    [
        ("Morning Herald on Friday withdrew its report that foreign minister Mara Dahl met Jonas Ek in Selm.", "retracted"),
        ("Correction: An earlier version of this article wrongly said that Mara Dahl met Jonas Ek in Selm on Sunday. Dahl was in Oslo.", "retracted"),
        ("Morning Herald on Friday refused to withdraw its report that foreign minister Mara Dahl met Jonas Ek in Selm.", None),
        ("The army on Friday withdrew its troops from Selm.", None),
    ],
)
def test_a_report_that_its_outlet_takes_back_is_retracted_and_no_other(read, later, standing, turned):
    articles = [REPORT, ("A later word", "2031-03-14", "Morning Herald", later)]
    found = event_of(read(articles[::-1] if turned else articles), "meeting").standing
    assert (found.standing == "retracted") is (standing == "retracted"), found


def test_a_rising_toll_of_one_source_corrects_and_a_denial_of_something_else_denies_nothing(read):
    second = (
        "Selm blast toll rises",
        "2031-03-11",
        "Daily Post",
        """An explosion at a steel plant in Selm on Monday killed 15 people, police chief Nora Lind said on Tuesday.

Lind denied that the police came late to the explosion.

A spokesman for Norsteel denied any role in the explosion.""",
    )
    knowledge = read([("Blast kills 12 at plant in Selm", "2031-03-10", "Morning Herald", BLAST), second])
    assert {edge.scope for edge in knowledge.relations if edge.type == "corrects"} == {"12 people, 15 people"}
    standing = event_of(knowledge, "disaster").standing
    assert (standing.standing, standing.asserting, standing.articles) == ("reported", ("nora-lind",), 2)


def test_articles_on_one_broadcast_are_one_origin(read):
    told = [(f"Minister met Jonas Ek in Selm {n}", f"2031-03-1{n}", f"Daily {word}", f"{MET}, Radio Selm reported. {word} rain fell.")
            for n, word in enumerate(("Hard", "Soft", "Warm"))]  # fmt: skip
    standing = event_of(read(told), "meeting").standing
    assert (standing.standing, standing.asserting, standing.articles) == ("reported", ("radio-selm",), 3)
