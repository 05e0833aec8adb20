"""Of an article in private/ the site tells its facts, names and statements without words: no sentence of it is in any page, link or table."""

from dataclasses import replace

import pytest

from generator.export import export_files
from generator.render import render
from generator.render.claims import make_claim
from generator.render.search import make_search_pages
from generator.render.site import make_site
from tests.builders import UNRESOLVED, Desk
from tests.render.newsroom import make_project

# Every sentence has a word that stands nowhere else.
TEXT = (
    "Mayor Ada Roe met Ben Oak in Oslo in the xylophone hall. Ada Roe said the quagga bridge was unsafe. Ben Oak denied that the okapi bridge was unsafe. "
    "Somebody said the zebra tower fell. It was perhaps said that the gnu tower leans. Ben Oak, head of the ibex office, said that Ada Roe had withdrawn it."
)
HIDDEN = ("xylophone", "quagga", "okapi", "zebra", "gnu", "ibex")


def base(*, restricted):
    desk = Desk()
    story = desk.article(
        TEXT, title="A headline", publisher="NTB", day="2024-03-04", names={"Ada Roe": "Person", "Ben Oak": "Person", "Oslo": "Place"}
    )
    story.article = replace(story.article, restricted=restricted)
    met = story.claim("Mayor Ada Roe met Ben Oak in Oslo in the xylophone hall")
    story.event("met", "meeting", claim=met, date="2024-03-03", place="Oslo", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    said = story.claim("the quagga bridge was unsafe", by=["Ada Roe"])
    denied = story.claim("the okapi bridge was unsafe", by=["Ben Oak"], act="deny")
    story.relate(denied, "denies", said, scope="the okapi bridge was unsafe")
    fell = story.claim("the zebra tower fell", by=[UNRESOLVED])
    story.event("fell", "collapse", claim=fell, date="2024-03-03", place="Oslo", people={"Ada Roe": "victim"})
    story.claim("the gnu tower leans", confidence=0.1)
    return desk.knowledge(), desk.curated


def everything(knowledge, curated, project):
    """All that a build writes, as text."""
    pages = (*render(knowledge, curated, project), *export_files(knowledge, project.settings), *make_search_pages(knowledge, project))
    return {page.src_uri: page.content if isinstance(page.content, str) else page.content.decode("utf-8", "replace") for page in pages}


def test_no_words_of_a_private_article_are_anywhere(tmp_path):
    knowledge, curated = base(restricted=True)
    pages = everything(knowledge, curated, make_project(tmp_path))
    assert [(name, word) for name, page in pages.items() for word in HIDDEN if word in page] == []
    assert any("A headline" in page for name, page in pages.items() if name.startswith("events/2024"))
    assert "review" in " ".join(pages)


@pytest.mark.parametrize("restricted", [True, False])
def test_what_a_private_denial_covers_is_not_said(tmp_path, restricted):
    knowledge, _ = base(restricted=restricted)
    site = make_site(knowledge, make_project(tmp_path))
    said = {scope for claim in knowledge.claims.values() for scope in make_claim(claim, site).scopes}
    assert said == (set() if restricted else {"the okapi bridge was unsafe"})


@pytest.mark.parametrize("word", HIDDEN[:4])
def test_the_same_words_of_a_public_article_are_shown(tmp_path, word):
    knowledge, curated = base(restricted=False)
    assert any(word in page for page in everything(knowledge, curated, make_project(tmp_path)).values())


def test_what_is_past_the_share_of_an_article_is_left_out_everywhere(tmp_path):
    knowledge, curated = base(restricted=False)
    project = make_project(tmp_path)
    sources = project.settings.sources.model_copy(update={"share": 0.0})
    project = replace(project, settings=project.settings.model_copy(update={"sources": sources}))
    pages = everything(knowledge, curated, project)
    assert [(name, word) for name, page in pages.items() for word in HIDDEN if word in page] == []
