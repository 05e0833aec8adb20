"""The log of corrections says what was corrected, when and by whom, and where."""

import re
from dataclasses import replace
from html import unescape

from generator.models.curated import CorrectionFile, Record
from generator.models.text import Provenance
from generator.render import render
from tests.builders import Desk
from tests.render.newsroom import make_project


def log_of(desk, tmp_path, corrections=None):
    records = {
        key: Record(key, CorrectionFile.model_validate(value), Provenance(f"content/corrections/{key}.yml", 1))
        for key, value in (corrections or {}).items()
    }
    knowledge = desk.knowledge()
    pages = {page.src_uri: page.content for page in render(knowledge, replace(desk.curated, corrections=records), make_project(tmp_path))}
    page = pages["corrections/index.md"]
    return page.split("{ #by-the-editors }")[1]


def words(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_what_editors_wrote_stands_newest_first_with_its_pages(tmp_path):
    desk = Desk()
    desk.article("Kan spoke.", names={"Kan": "Organization"})
    desk.curate_entity("kan", schema="Organization", name="Kan")
    log = log_of(
        desk,
        tmp_path,
        {
            "one": {"on": "2024-01-02", "what": "Older.", "by": "Ada"},
            "two": {"on": "2024-03-04", "what": "We had <b>misread</b>.", "entities": ["kan"], "by": "Ben"},
        },
    )
    assert "4 March 2024 Ben We had <b>misread</b>. Kan" in words(log)
    assert words(log).index("misread") < words(log).index("Older.")
    assert 'href="../entities/kan/"' in log
    assert "<b>misread" not in log


def test_every_decision_about_a_statement_is_in_the_log(tmp_path):
    desk = Desk()
    story = desk.article("Kan said it rained. Kan said it snowed.", names={"Kan": "Organization", "Ada Roe": "Person"})
    story.claim("it rained", by=["Kan"])
    story.claim("it snowed", by=["Kan"])
    desk.curate_entity("ada-roe", schema="Person", name="Ada Roe")
    for words_, decision, more in (("it rained", "correct", {"speaker": "ada-roe"}), ("it snowed", "reject", {"reason": "Nobody said so."})):
        desk.decide(decision, decision=decision, claim={"article": story.id, "exact": words_}, by="Ada", on="2024-01-02", **more)
    log = log_of(desk, tmp_path)
    assert "A statement that was misread is taken out. Nobody said so." in words(log)
    assert "A statement that was misread is corrected." in words(log)
    assert "it rained" in words(log)
    assert "it snowed" not in log, "what nobody said is not said again"
    assert log.count('<time datetime="2024-01-02">') >= 2


def test_without_corrections_the_log_says_so(tmp_path):
    assert "Nothing was corrected so far." in log_of(Desk(), tmp_path)


def test_a_reply_stands_beside_the_statements_on_the_pages_of_events_too(page_of):
    page = page_of("2024-03-alleged-meeting/index")
    told, _, rest = page.partition("{ #what-is-said }")
    assert "sb-reply" not in told
    assert "Reply of Ada Roe" in rest
    assert rest.count("I was at sea that day.") == 1


def test_many_replies_are_folded_and_a_long_log_goes_on_another_page(tmp_path):
    desk = Desk()
    names = [f"Person{letter}" for letter in "ABCDEFGH"]
    story = desk.article(f"{', '.join(names)} met.", names=dict.fromkeys(names, "Person"))
    claim = story.claim("met")
    for name in names:
        desk.curate_entity(name.lower(), schema="Person", name=name, reply=f"I, {name}, was at sea.")
    desk.curate_event("meeting", name="Meeting", type="meeting", evidence=[{"article": story.id, "quote": "met"}],
                      participants=[{"entity": name.lower(), "role": "attendee"} for name in names])  # fmt: skip
    assert claim
    project = make_project(tmp_path)
    corrections = {
        f"c{number}": Record(
            f"c{number}",
            CorrectionFile.model_validate({"on": "2024-01-02", "what": f"Mended {number}.", "by": "Ada"}),
            Provenance(f"content/corrections/c{number}.yml", 1),
        )
        for number in range(project.settings.per_page + 1)
    }
    pages = {page.src_uri: page.content for page in render(desk.knowledge(), replace(desk.curated, corrections=corrections), project)}
    for page in (pages["events/meeting/index.md"], pages["corrections/index.md"]):
        shown, _, folded = page.partition("3 more replies")
        assert (shown.count("was at sea"), folded.count("was at sea")) == (5, 3)
    assert sum(pages[page].count("Mended ") for page in ("corrections/index.md", "corrections/2/index.md")) == len(corrections)
    assert "was at sea" not in pages["corrections/2/index.md"]
    assert 'rel="next" href="2/"' in pages["corrections/index.md"]
