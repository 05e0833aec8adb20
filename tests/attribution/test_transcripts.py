"""Interviews printed as turns: who speaks is what the label says, and "I" is nobody else."""

import pytest

TURNS = """A baker spoke to the paper about ovens.

{0} Why did you build a second oven?

{1} I said that I would try. We think ovens last a century. Mayor Ada Stone said the street was too narrow.

It was never easy.

{0} Do you know who paid?

{1} No."""


@pytest.mark.parametrize("labels", [("((DP))", "((Tom Reed))"), ("PAPER:", "REED:")])
def test_each_turn_is_said_by_its_label(read, labels):
    article, found = read(TURNS.format(*labels))
    said = {
        " ".join(span.of(article.text) for span in claim.content): (
            [" ".join(span.of(article.text) for span in link.agent) for link in claim.attribution],
            claim.speech_act,
        )
        for claim in found.claims
    }
    paper, baker = (label.strip("():") for label in labels)
    assert said["Why did you build a second oven?"] == ([paper], "ask")
    assert said["I said that I would try."][0] == [baker]
    assert said["We think ovens last a century."][0] == [baker]
    assert said["It was never easy."][0] == [baker]
    assert said["the street was too narrow"][0] == [baker, "Mayor Ada Stone"]


def test_one_label_makes_no_interview(read):
    _, found = read("Rain fell.\n\nPhotos: The river on Monday was high.\n\nPhotos: The bridge on Tuesday was shut.")
    assert not any(claim.rule == "turn of an interview" for claim in found.claims)


def test_where_only_questions_carry_a_label_the_answers_are_nobodys_that_is_known(read):
    text = "A baker spoke to us.\n\n((DP)) Why ovens?\n\nOvens last a century.\n\n((DP)) Who paid for yours?\n\nMy aunt paid.\n\n((DP)) You sold it. Was it hard?"
    article, found = read(text)
    said = {" ".join(span.of(article.text) for span in claim.content): claim for claim in found.claims}
    assert said["A baker spoke to us."].attribution == ()
    assert [span.of(article.text) for span in said["Who paid for yours?"].attribution[0].agent] == ["DP"]
    answer = said["Ovens last a century."].attribution
    assert [(link.agent, link.kind) for link in answer] == [((), "unresolved")]
