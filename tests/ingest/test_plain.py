"""Plain texts: the wire form, blocks, ids, sidecars."""

import hashlib

import pytest

from generator.content.canonical import schema_line
from generator.ingest import ingest_paths
from generator.ingest.blocks import find_layout
from generator.ingest.dateline import find_dateline
from generator.ingest.ids import MAX_SLUG, make_article_id, make_slug
from tests.ingest.conftest import WIRE


def kinds(text: str, **options: object) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in find_layout(text, **options).blocks]  # type: ignore[arg-type]


def test_wire_form(write, read_one):
    article = read_one(write("seeds/ferry.txt", WIRE))
    assert article.text == WIRE
    assert article.title == "Harbour of Nordhavn closed after collision, port authority gives no date"
    assert article.facts.published == "2021-03-03T09:40"
    assert (article.facts.publisher, article.facts.agency, article.facts.dateline_place) == ("NORA", "NORA", "Nordhavn")
    assert (article.facts.section, article.facts.language) == ("Region", "en")
    assert article.keys == ("seeds/ferry.txt",)
    assert article.title_span is not None
    assert article.title_span.of(WIRE) == article.title
    found = [block.kind for block in article.blocks]
    assert found == ["headline", "byline", "lede", "dateline", "paragraph", "paragraph", "tail"]
    dateline = article.blocks[3]
    assert WIRE[dateline.start : dateline.end] == "NORDHAVN, March 3. /NORA/."


def test_id_is_date_slug_and_hash(write, read_one):
    article = read_one(write("ferry.txt", WIRE))
    digits = hashlib.sha256(WIRE.encode()).hexdigest()[:8]
    assert article.id == f"2021-03-03-harbour-of-nordhavn-closed-after-collision-port-authority-{digits}"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Leaders' meeting: don’t “ask”", "leaders-meeting-dont-ask"),
        ("Zürich, Łódź & Ærø", "zurich-lodz-aero"),
        ("", ""),
        ("!!! …", ""),
        ("x" * 200, "x" * MAX_SLUG),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_slug(title, slug):
    assert make_slug(title) == slug


def test_slug_is_cut_between_words():
    slug = make_slug("word " * 40)
    assert len(slug) <= MAX_SLUG
    assert set(slug.split("-")) == {"word"}


def test_id_without_date_and_title():
    assert make_article_id(day=None, title="", text="").startswith("undated-untitled-")
    assert make_article_id(day=None, title="", text="The first words").startswith("undated-the-first-words-")


def test_text_with_nothing_special(write, read_one):
    text = "A note without a headline. It has two sentences.\n\nAnd a second paragraph.\n"
    article = read_one(write("note.txt", text))
    assert (article.title, article.facts.published, article.title_span) == ("", None, None)
    assert article.id.startswith("undated-a-note-without-a-headline")
    assert kinds(text) == [("paragraph", "A note without a headline. It has two sentences."), ("paragraph", "And a second paragraph.")]


def test_lines_broken_by_hand_are_one_paragraph():
    text = "The harbour of Nordhavn stays closed until the\nend of the month, said the port authority, which\nis looking for a diver.\n    Ships are sent to\nSudhavn, which has room for\ntwo of them at a time.\n Reuter"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph", "tail"]


def test_each_line_a_paragraph():
    text = "The first sentence of the report stands alone on its line.\nThe second follows on the next line.\n• One point\n• Another point"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph", "item", "item"]


def test_known_headline_and_date_line_are_no_sentences():
    text = "Council closes bridge\nJune 06, 2008\nThe council closed the bridge on Tuesday, after a long debate.\nThe repair begins in May."
    assert [kind for kind, _ in kinds(text, title="Council closes bridge.")] == ["headline", "byline", "paragraph", "paragraph"]


def test_date_line_with_non_breaking_space():
    text = "\n\nFriday, January 4, 2019\xa0\n\n\nA house fell down on Monday in Lindhaven, and nobody was hurt by it.\n"
    assert kinds(text)[0] == ("byline", "Friday, January 4, 2019")


def test_sentence_with_a_date_is_read():
    text = "On June 6, 2008 the bridge was closed.\nIt was opened again on June 7, 2009."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_blocks_are_in_order_and_hold_all_words():
    text = WIRE + "\n\nTwo lines more.\n- 'A heading' -\nAnd an end that is long enough to be read as text."
    layout = find_layout(text, guess_title=True)
    position = 0
    for block in layout.blocks:
        assert not text[position : block.start].strip()
        assert block.start < block.end
        position = block.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    ("paragraph", "length", "place", "agency"),
    [
        ("ISTANBUL, December 18. /TASS/. The government", "ISTANBUL, December 18. /TASS/.", "Istanbul", "TASS"),
        ("SALVADOR, Feb 26 - Showers continued", "SALVADOR, Feb 26 -", "Salvador", None),
        ("WASHINGTON (AP) — The Senate", "WASHINGTON (AP) —", "Washington", "AP"),
        ("(Reuters) - A court", "(Reuters) -", None, "Reuters"),
        ("(CNN) Residents woke", "(CNN)", None, "CNN"),
        ("SEOUL/UNITED NATIONS, Aug 30 (Reuters) - The", "SEOUL/UNITED NATIONS, Aug 30 (Reuters) -", "Seoul/United Nations", "Reuters"),
        ("ERIE, Pa. (AP) - Snow", "ERIE, Pa. (AP) -", "Erie", "AP"),
        ("BOCA RATON, Fla., April 1 - The", "BOCA RATON, Fla., April 1 -", "Boca Raton", None),
        ("ERIE, Pa., March 7, 2031. Police said", "ERIE, Pa., March 7, 2031.", "Erie", None),
        ("Beijing, Sept. 15 (Xinhua) -- The", "Beijing, Sept. 15 (Xinhua) --", "Beijing", "Xinhua"),
        ("Berlin (dpa) - Der Bundestag", "Berlin (dpa) -", "Berlin", "dpa"),
        ("NAIROBI, Kenya (AP) _", "NAIROBI, Kenya (AP) _", "Nairobi", "AP"),
    ],
)
def test_dateline(paragraph, length, place, agency):
    found = find_dateline(paragraph)
    assert found is not None
    assert (paragraph[: found.length], found.place, found.agency) == (length, place, agency)


def test_dateline_of_place_alone_needs_a_report_behind_it():
    report = " -- The ministry said on Friday that the talks would go on, and that nothing was decided yet."
    found = find_dateline("BEIJING" + report)
    assert found is not None
    assert found.place == "Beijing"
    assert find_dateline("BEIJING -- Tickets") is None
    assert find_dateline("UPDATE" + report) is None


@pytest.mark.parametrize(
    "paragraph",
    [
        "Gould Inc (GLD) - shares fell",
        "(Updated) Residents woke",
        "The dog - it barked",
        "NATO, Article 5. What it says",
        "BORN, May 1965. Died in Erie",
        "QUESTION: What did he say to the others on that day, and why did he say it?",
    ],
)
def test_no_dateline(paragraph):
    assert find_dateline(paragraph) is None


def test_sidecar_corrects_facts_and_never_the_id(write, read_one):
    path = write("seeds/ferry.txt", WIRE)
    before = read_one(path)
    write("seeds/ferry.yml", "title: Harbour closed\npublished: 2021-03-04\nauthors: [Bo Lind]\n")
    after = read_one(path)
    assert (after.facts.title, after.facts.published, after.facts.authors) == ("Harbour closed", "2021-03-04", ("Bo Lind",))
    assert after.facts.publisher == "NORA"
    assert (after.id, after.text, after.blocks) == (before.id, before.text, before.blocks)


@pytest.mark.parametrize(
    ("sidecar", "code"), [("titel: Harbour\n", "unknown-field"), ("published: yesterday\n", "wrong-value"), ("title: [", "yaml")]
)
def test_wrong_sidecar_is_an_issue_and_the_article_is_read(write, tmp_path, sidecar, code):
    write("seeds/ferry.txt", WIRE)
    write("seeds/ferry.yml", f"{schema_line('sidecar', depth=1)}\n{sidecar}")
    found = ingest_paths([tmp_path / "seeds"], root=tmp_path)
    assert [article.facts.publisher for article in found.articles] == ["NORA"]
    assert [(issue.code, issue.file) for issue in found.issues] == [(code, "seeds/ferry.yml")]


def test_article_in_private_is_restricted(write, read_one):
    assert read_one(write("private/ferry.txt", WIRE)).restricted
    assert not read_one(write("seeds/ferry.txt", WIRE)).restricted
