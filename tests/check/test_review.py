"""What people decided shows in what is left to decide."""

from dataclasses import replace

from generator.check import check_knowledge, complete_review
from generator.models.knowledge import ReviewItem
from tests.curation.folder import KNOWLEDGE

ITEMS = (
    ReviewItem("undecided", "same:a:b", "A and B: one person?", "", 1000.0),
    ReviewItem("ambiguous", "ambiguous:Gaza:x|y", "Gaza", "", 500.0),
    ReviewItem("new_name", "new:the-hague", "The Hague", "", 2.0),
    ReviewItem("claim", "claim:x#c1", "Gaza", "", 1.0),
)


def review(folder):
    curated, _ = folder.load()
    knowledge = replace(KNOWLEDGE, review=ITEMS)
    return [item.key for item in complete_review(knowledge, curated, check_knowledge(knowledge, curated), {}).review]


def test_without_decisions_the_list_is_as_it_was(folder):
    assert review(folder) == [item.key for item in ITEMS]


def test_ignored_names_are_gone_however_they_are_spelt(folder):
    folder.write("content/judgements/j.yml", "decision: ignore\nnames: [gaza, the Hague]\nby: me\non: 2024-01-02\n")
    assert review(folder) == ["same:a:b", "claim:x#c1"]


def test_a_decision_about_something_gone_comes_back(folder):
    folder.write("content/judgements/j.yml", "decision: reject\nclaim: {article: ARTICLE, exact: never said}\nby: me\non: 2024-01-02\n")
    assert review(folder) == ["same:a:b", "stale:j:3", "ambiguous:Gaza:x|y", "new:the-hague", "claim:x#c1"]
