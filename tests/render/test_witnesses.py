"""An event page counts origins and shows who took it from whom; a long affair shows its parts in order."""

import re

import pytest

from generator.render import render
from tests.builders import Desk
from tests.render.newsroom import make_project

MET = "Ada Roe met Ben Oak in Oslo on 1 March"


def words_of(html):
    return " ".join(re.sub("<[^>]+>", " ", html).split())


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    desk = Desk()
    names = {"Ada Roe": "Person", "Ben Oak": "Person", "Oslo": "Place"}
    outlets = [f"Daily {number}" for number in range(11)]
    for publisher in (*outlets, "Harbour Post"):
        by = ["Kanal"] if publisher in outlets else []
        story = desk.article(f"{MET}, {by[0] if by else 'our reporter saw'}. {publisher}.", publisher=publisher, day="2024-03-02", names=names)
        claim = story.claim(MET, by=by)
        story.event("met", "meeting", claim=claim, date="2024-03-01", place="Oslo", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    first = desk.drafts[0].id
    desk.curate_event("talks", name="The talks of 2024", type="meeting", date="2024")
    desk.curate_event("vote", name="The vote in May", type="vote", date="2024-05", part_of="talks")
    people = [{"entity": "ada-roe", "role": "attendee"}, {"entity": "ben-oak", "role": "attendee"}]
    desk.curate_event(
        "met", name="The meeting in Oslo", type="meeting", date="2024-03-01", place="oslo", participants=people, part_of="talks",
        evidence=[{"article": first, "quote": MET}],
    )  # fmt: skip
    project = make_project(tmp_path_factory.mktemp("witnesses"))
    knowledge = desk.knowledge()
    return knowledge, {page.src_uri: page.content for page in render(knowledge, desk.curated, project)}


def test_twelve_articles_two_origins_and_the_tree_of_who_took_it_from_whom(pages):
    knowledge, written = pages
    standing = knowledge.events["met"].standing
    assert (standing.standing, standing.asserting, standing.articles) == ("several", ("harbour-post", "kanal"), 12)
    page = written["events/met/index.md"]
    assert "12 articles, 2 origins." in words_of(page)
    tree = page.partition('<ul class="sb-tree">')[2].partition("\n## ")[0]
    roots = re.findall(r"^<li>.*$", tree, re.MULTILINE)
    assert "Kanal" in roots[0]
    below = tree.partition("<ul>")[2].partition("</ul>")[0]
    assert all(f"Daily {number}" in below for number in range(11))
    assert "Harbour Post" not in below
    assert "Harbour Post" in tree


def test_a_long_affair_lists_its_parts_in_order_and_each_part_leads_to_it(pages):
    _, written = pages
    whole, part = written["events/talks/index.md"], written["events/met/index.md"]
    assert whole.index("../../events/met/") < whole.index("../../events/vote/")
    assert "Part of The talks of 2024" in words_of(part)
    assert 'href="../../events/talks/"' in part
    assert part.index("The meeting in Oslo", part.index("{ #story }") if "{ #story }" in part else 0) < part.rindex("../../events/vote/")
