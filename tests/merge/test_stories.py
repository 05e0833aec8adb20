"""Articles of different outlets on one event."""

import random

import pytest

from generator.merge.stories import find_stories
from generator.merge.stories.linkage import link
from tests.builders import Desk

FLOOD = (
    (
        "Ferry sinks off Bodrin, twelve missing",
        "A ferry with forty passengers sank off the island of Bodrin in a storm, the coast guard of Karvia said.",
    ),
    ("Twelve missing after Karvian ferry sinks", "Rescuers searched for twelve passengers of a ferry that went down in a storm near Bodrin island."),
    (
        "Storm sinks ferry near Bodrin",
        "The coast guard of Karvia saved twenty-eight passengers of the ferry Marta that sank near Bodrin; twelve are missing.",
    ),
)
VOTE = (
    ("Parliament of Lund passes fishing bill", "Lawmakers in Lund voted for a bill that bans trawlers from the shallow bays."),
    ("Lund bans trawlers from bays", "A bill that keeps trawlers out of shallow bays passed the parliament in Lund by two votes."),
)


def articles_of(*stories, days=("2024-03-02", "2024-03-03", "2024-03-04"), outlets=("One", "Two", "Three")):
    desk = Desk()
    for story in stories:
        for (title, text), day, outlet in zip(story, days, outlets, strict=False):
            desk.article(text, title=title, day=day, publisher=outlet)
    return {draft.id: draft.article for draft in desk.drafts}


def sets_of(stories):
    groups = {}
    for article, story in stories.items():
        groups.setdefault(story, set()).add(article)
    return sorted(map(len, groups.values()))


def test_articles_on_one_event_are_one_story():
    assert sets_of(find_stories(articles_of(FLOOD, VOTE)).of) == [2, 3]


def test_a_story_is_named_by_its_first_article():
    articles = articles_of(FLOOD)
    first = min(articles, key=lambda article: articles[article].facts.day)
    assert set(find_stories(articles).of.values()) == {first}


def test_the_order_of_articles_changes_nothing():
    articles = articles_of(FLOOD, VOTE)
    shuffled = list(articles.items())
    random.Random(3).shuffle(shuffled)
    assert find_stories(dict(shuffled)) == find_stories(articles)


def test_an_outlet_that_writes_again_weeks_later_tells_what_happened_next():
    articles = articles_of(VOTE, days=("2024-03-02", "2024-03-22"), outlets=("One", "One"))
    found = find_stories(articles)
    assert sets_of(found.of) == [1, 1]
    before, after = sorted(articles)
    assert found.follows == {after: before}


SALVAGE = (
    (
        "Divers find wreck of Bodrin ferry",
        "Divers found the ferry Marta, which sank near the island of Bodrin in a storm, on the sea floor off Karvia.",
    ),
    (
        "Captain of sunken Bodrin ferry charged",
        "A court in Karvia charged the captain of the ferry Marta that sank off Bodrin in a storm with twelve passengers missing.",
    ),
)


def test_what_followed_is_linked_in_order_and_to_nothing_of_its_own_story():
    articles = articles_of((FLOOD[0], *SALVAGE), VOTE, days=("2024-03-02", "2024-04-20", "2024-06-15"), outlets=("One", "One", "One"))
    sunk, found, charged = (next(i for i, a in articles.items() if a.title == title) for title, _ in (FLOOD[0], *SALVAGE))
    stories = find_stories(articles)
    assert stories.follows[charged] in (found, sunk)
    assert stories.follows[found] == sunk
    assert sunk not in stories.follows
    assert all(articles[before].facts.day < articles[after].facts.day for after, before in stories.follows.items())
    assert not any(stories.of[before] == stories.of[after] for after, before in stories.follows.items())
    same_day = articles_of((FLOOD[0], *SALVAGE), days=("2024-03-02",) * 3, outlets=("One", "One", "One"))
    assert find_stories(same_day).follows == {}  # of one day, none came before


def test_an_article_without_a_day_follows_nothing():
    articles = articles_of((FLOOD[0], *SALVAGE), days=("2024-03-02", None, None), outlets=("One", "One", "One"))
    assert find_stories(articles).follows == {}


def test_a_copy_is_in_the_story_of_what_it_copies():
    desk = Desk()
    story = desk.article("Short.", title="Nothing alike", publisher="One")
    desk.article("Quite other words stand here.", title="Different", publisher="Two", based_on=story.id)
    assert len(set(find_stories({draft.id: draft.article for draft in desk.drafts}).of.values())) == 1


@pytest.mark.parametrize("text", ["", "12 34", "的 报道 北京 天气"])
def test_articles_without_known_words_are_alone(text):
    desk = Desk()
    desk.article(text or "-", title="", day=None, publisher=None)
    desk.article("Something else entirely.", title="", day=None, publisher=None)
    assert sets_of(find_stories({draft.id: draft.article for draft in desk.drafts}).of) == [1, 1]


def test_linkage_joins_by_the_average():
    # 0 and 1 are alike, and 2 is like 1 but not like 0: on average it is not like both.
    assert link(3, [(0, 1, 0.9), (1, 2, 0.5)], 0.3) == [[0, 1], [2]]
    assert link(3, [(0, 1, 0.9), (1, 2, 0.5), (0, 2, 0.2)], 0.3) == [[0, 1, 2]]
    assert link(0, [], 0.3) == []
