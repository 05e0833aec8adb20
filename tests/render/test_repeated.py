"""What a speaker said once and several articles tell is one item on the speaker's page, with its articles behind it."""

import re

import pytest

from generator.render import render
from generator.render.repeated import collapse
from generator.render.site import make_site
from tests.builders import UNRESOLVED, Desk
from tests.calls import count_calls
from tests.render.newsroom import make_project

MILL = "the old mill on the river will be torn down in spring"


def tell(desk, words, *, by="Ada Roe", act="assert", **options):
    story = desk.article(
        f"{by} said {words}.", publisher=f"Paper {len(desk.drafts)}", day=f"2024-02-{len(desk.drafts) + 1:02}", title=f"No {len(desk.drafts)}"
    )
    return story.claim(words, by=[by], act=act, **options)


def groups(desk, root, entity="ada-roe"):
    """The ids of each item, the one that is shown first."""
    knowledge = desk.knowledge()
    site = make_site(knowledge, make_project(root))
    return [[claim.id for claim in told] for told in collapse(site.lookup.said_by[entity], site)]


def test_the_same_words_in_two_papers_are_one_item(tmp_path):
    desk = Desk()
    first, second = tell(desk, MILL), tell(desk, MILL.capitalize())
    other = tell(desk, "the new mill is safe")
    assert groups(desk, tmp_path) == [[other], [second, first]]


def test_a_part_of_the_words_is_no_other_statement_and_the_whole_is_shown(tmp_path):
    desk = Desk()
    whole, part = tell(desk, f"{MILL}, after the flood"), tell(desk, MILL)
    assert groups(desk, tmp_path) == [[whole, part]]


@pytest.mark.parametrize(
    ("words", "options"),
    [("the old mill on the river will not be torn down in spring", {}), ("will be torn down", {}), (MILL, {"act": "deny"}), (MILL, {"act": "ask"})],
)
def test_other_words_a_scrap_and_another_stance_stay_apart(tmp_path, words, options):
    desk = Desk()
    first, second = tell(desk, MILL), tell(desk, words, **options)
    assert sorted(groups(desk, tmp_path)) == sorted([[first], [second]])


def test_two_speakers_are_never_one_item(tmp_path):
    desk = Desk()
    tell(desk, MILL)
    tell(desk, MILL, by="Ben Oak")
    site = make_site(desk.knowledge(), make_project(tmp_path))
    claims = list(site.knowledge.claims.values())
    assert [len(told) for told in collapse(claims, site)] == [1, 1]


def test_what_nobody_is_known_to_say_is_not_put_together(tmp_path):
    desk = Desk()
    for _ in range(2):
        story = desk.article(
            f"According to reports, {MILL}.", publisher=f"Paper {len(desk.drafts)}", day="2024-02-01", title=f"No {len(desk.drafts)}"
        )
        story.claim(MILL, by=[UNRESOLVED])
    site = make_site(desk.knowledge(), make_project(tmp_path))
    assert [len(told) for told in collapse(list(site.knowledge.claims.values()), site)] == [1, 1]


def test_the_work_for_a_statement_does_not_grow_with_those_that_begin_alike(tmp_path):
    desk = Desk()
    story = desk.article("".join(f"Ada Roe said the bridge over the river was crossed {n} times.\n" for n in range(200)))
    for n in range(200):
        story.claim(f"the bridge over the river was crossed {n} times", by=["Ada Roe"])
    site = make_site(desk.knowledge(), make_project(tmp_path))
    claims = site.lookup.said_by["ada-roe"]
    assert len(collapse(claims, site)) == 200  # and fills the caches
    assert count_calls(lambda: collapse(claims, site)) < 2.2 * count_calls(lambda: collapse(claims[:100], site))


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    desk = Desk()
    for number in range(14):
        tell(desk, MILL if number % 7 == 0 else f"berth {number} is free")
    return {page.src_uri: page.content for page in render(desk.knowledge(), desk.curated, make_project(tmp_path_factory.mktemp("again")))}


def test_the_page_shows_the_item_once_with_both_articles_and_counts_both_statements(page):
    own = page["entities/ada-roe/index.md"]
    assert own.count(f'<p class="sb-paraphrase">{MILL}</p>') == 1
    again = re.search(r"Told again in one more place.*?</ul>", own, re.DOTALL)[0]
    assert "Paper 0" in again
    assert re.search(r'<li class="sb-agree__item" id="s-[0-9a-f]{8}-c1">', again)
    assert MILL not in again  # the same words are not said twice
    assert "<b>14</b> statements made" in own


def test_long_lists_go_on_by_items(page):
    listed = "".join(text for name, text in page.items() if name.startswith("entities/ada-roe/says/"))
    assert listed.count('<li class="sb-claim ') == 13
    assert listed.count('<li class="sb-agree__item"') == 1


def test_what_only_repeats_the_statement_above_is_not_said_twice(tmp_path):
    desk = Desk()
    for number in range(2):
        story = desk.article(
            f"Ada Roe said {MILL}.", publisher=f"Paper {number}", day=f"2024-02-0{number + 1}", title=f"No {number}", names={"Ada Roe": "Person"}
        )
        story.event("torn down", "closure", claim=story.claim(MILL, by=["Ada Roe"]), date="2024-05", people={"Ada Roe": "actor"})
    assert [relation.type for relation in desk.knowledge().relations] == ["repeats"]
    pages = {page.src_uri: page.content for page in render(desk.knowledge(), desk.curated, make_project(tmp_path))}
    own = pages["entities/ada-roe/index.md"]
    assert "Told again in one more place" in own
    assert "Repeats statement" not in own
    assert "Repeated in" not in own
