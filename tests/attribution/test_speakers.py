"""Who is taken for the speaker where a name, an office and a kind of outlet stand together; and what looks like somebody's wish or denial."""

import pytest

from generator.models.knowledge import SURE


def told(read, text):
    """The claims that readers see and that somebody else than the article makes: act, negation, speaker's words, content, hedges."""
    article, found = read(text)
    return [
        (
            ("not " if claim.negated else "") + claim.speech_act,
            " ".join(span.of(article.text) for span in claim.attribution[-1].agent) if claim.attribution else "",
            " ".join(span.of(article.text) for span in claim.content),
            [span.of(article.text) for span in claim.hedges],
        )
        for claim in found.claims
        if claim.confidence >= SURE
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "According to the harbour mayor, Dee Margo, during the weekend, police were looking for the boat.",
            "the harbour mayor, Dee Margo",
            "during the weekend, police were looking for the boat.",
        ),
        ("According to the lawyer, Dana Frost, 34, was at home.", "the lawyer", "Dana Frost, 34, was at home."),
        ("The crane had not been inspected, newspaper Harbour Times reported.", "newspaper Harbour Times", "The crane had not been inspected"),
    ],
)
def test_a_speaker_is_taken_whole_and_out_of_what_is_said(read, text, speaker, content):
    assert [(who, said) for _, who, said, _ in told(read, text)] == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "act", "hedges"),
    [
        ('The lawyer told reporters, "Women who have been robbed do not have to explain their lives."', "assert", []),
        ("The mayor told the guests to sit down.", "want", []),
        ("The union opposed the merger of the two ports.", "not want", []),
        ("The Supreme Court ruled against the extension of the deadline.", "deny", []),
        ('The minister wrote, "May the injured recover soon."', "assert", []),
        ("The teacher said they had moved the class so that the children could have lunch.", "assert", []),
        ("The teacher said the children could be ill.", "assert", ["could be"]),
    ],
)
def test_what_a_verb_does_with_its_words(read, text, act, hedges):
    assert [(how, soft) for how, _, _, soft in told(read, text)] == [(act, hedges)]


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court ruled on the appeal of the company.",
        "Two men attacked the guard and then, according to police, fled.",
    ],
)
def test_what_tells_nothing_is_nobodys_statement(read, text):
    assert all(not who for _, who, _, _ in told(read, text))
