"""The newsroom shows every kind of page, standing and mark, so that whoever changes one sees it there, in the browser tests and in pictures."""

import re

import pytest

STANDINGS = ("retracted", "contested", "denied", "acknowledged", "several", "planned", "reported")
DISCS = ("assert", "doubt", "deny", "silence", "unclear", "ask")
MARKS = {
    "a hedge": '<mark class="sb-hedge">',
    "the speaker's very words": '<blockquote class="sb-quote">',
    "an outlet's wording": '<p class="sb-paraphrase">',
    "a marked statement with who says it": 'data-says="',
    "a name nobody reviewed": '<span class="sb-tag">unreviewed</span>',
    "an unnamed source": '<span class="sb-tag sb-tag--plain">unnamed</span>',
    "an origin": '<span class="sb-tag sb-tag--plain">origin</span>',
    "a name written from the right": 'dir="rtl"',
    "a reply": '<blockquote class="sb-reply">',
    "what is left out of an excerpt": '<p class="sb-gap">',
    "words that are answered": "sb-claim__answered--against",
    "words that are repeated": '<ul class="sb-agree">',
    "both sides": '<div class="sb-facing">',
    "a scope": '<p class="sb-scope">',
    "a tree": '<ul class="sb-tree">',
    "neighbours": '<svg class="sb-graph__svg"',
    "an article whose claims were not read": "claims were not read",
    "a statement that the editors corrected": "Corrected by the editors.",
    "what an outlet alone reported": "{ #alone }",
    "what was later denied": "{ #answered }",
    "a correction in an article": "corrects <a",
    "a withdrawal": "withdraws <a",
    "an editor's note": "Editors’ note.",
    "a position with its date": "as of 2 March 2024",
    "an identifier": "https://www.wikidata.org/wiki/Q42",
    "a long list": '<nav class="sb-pager"',
    "a decision to take": '<li class="sb-review"',
}


@pytest.fixture(scope="module")
def shown(pages):
    """All of the site but its guide, which shows every mark to explain it."""
    return "\n".join(page for name, page in pages.items() if name.endswith(".md") and not name.startswith("how-to-read/"))


@pytest.mark.parametrize("standing", STANDINGS)
def test_each_standing_is_an_events(pages, standing):
    badge = f'<div class="sb-standing sb-standing--{standing}">'
    assert [name for name, page in pages.items() if name.startswith("events/") and badge in page]


@pytest.mark.parametrize("disc", DISCS)
def test_each_disc_is_a_speakers(shown, disc):
    claims = re.findall(rf'<li class="sb-claim sb-claim--{disc}"', shown)
    notes = re.findall(rf'<li id="n\d+"><p><a [^>]*>\d+</a> <svg class="sb-disc sb-disc--{disc}"', shown)
    assert claims
    assert notes


@pytest.mark.parametrize("mark", MARKS)
def test_each_mark_is_there(shown, mark):
    assert MARKS[mark] in shown


def test_each_template_makes_a_page(pages):
    for folder in ("people/", "organisations/", "places/", "entities/", "events/", "contested/", "articles/", "new/", "review/", "corrections/", "how-to-read/",
                   "search/", "data/", "graph/", "pages/about/", "entities/ben-oak/says/", "entities/ben-oak/mentions/"):  # fmt: skip
        assert f"{folder}index.md" in pages


def test_the_guide_takes_its_examples_from_the_site(pages):
    page = pages["how-to-read/index.md"]
    assert page.count("An example from this site") >= 3
    assert "none here" not in page
    assert re.search(r'href="\.\./events/2024-03-alleged-meeting/"', page)
