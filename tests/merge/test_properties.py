"""What must hold whatever the articles are: their order changes nothing, and one more of them changes no id."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.export import make_tables
from generator.export.files import to_jsonl
from tests.builders import UNRESOLVED, Desk

PEOPLE = ("Ada Roe", "Ben Oak", "Carl Fir")
PLACES = ("Oslo", "Bergen")
SPEAKERS = (None, "Kanal", "Ada Roe", "a diplomat", UNRESOLVED)

told = st.fixed_dictionaries(
    {
        "publisher": st.sampled_from(("TASS", "Daily One", "Daily Two")),
        "day": st.sampled_from(("2024-03-01", "2024-03-02", "2024-05-01")),
        "kind": st.sampled_from(("meeting", "attack", "statement")),
        "date": st.sampled_from((None, "2024-03-01", "2024-03", "2024-02-28")),
        "people": st.sets(st.sampled_from(PEOPLE), max_size=2),
        "place": st.sampled_from((None, *PLACES)),
        "by": st.sampled_from(SPEAKERS),
        "act": st.sampled_from(("assert", "deny", "doubt", "decline_comment", "believe")),
    }
)


def write(desk, number, facts):
    people = sorted(facts["people"])
    sentence = f"The {facts['kind']} number {number} with {' and '.join(people) or 'nobody'} in {facts['place'] or 'town'} took place"
    speaker = facts["by"] if facts["by"] not in (None, UNRESOLVED) else "somebody"
    story = desk.article(f"{sentence}, {speaker} said.", publisher=facts["publisher"], day=facts["day"], title=f"The {facts['kind']} story")
    claim = story.claim(sentence, by=[facts["by"]] if facts["by"] else [], act=facts["act"], about=people)
    story.event(facts["kind"], facts["kind"], claim=claim, date=facts["date"], place=facts["place"], people=dict.fromkeys(people, "actor"))
    return story


def desk_of(articles):
    desk = Desk()
    for number, facts in enumerate(articles):
        write(desk, number, facts)
    return desk


def bytes_of(knowledge):
    return {name: to_jsonl(rows) for name, rows in make_tables(knowledge).items()}


@given(st.lists(told, min_size=2, max_size=7), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_articles_changes_nothing(articles, random):
    desk = desk_of(articles)
    order = list(range(len(articles)))
    before = desk.knowledge(order)
    random.shuffle(order)
    after = desk.knowledge(order)
    assert bytes_of(after) == bytes_of(before)
    assert after.review == before.review
    assert after.backlinks == before.backlinks


@given(st.lists(told, min_size=1, max_size=5), told)
@settings(max_examples=60, deadline=None)
def test_one_more_article_changes_no_id_of_an_article_or_claim(articles, another):
    before = desk_of(articles).knowledge()
    after = desk_of([*articles, another]).knowledge()
    assert before.articles.keys() <= after.articles.keys()
    assert {key: (claim.number, claim.text) for key, claim in before.claims.items()} == {
        key: (after.claims[key].number, after.claims[key].text) for key in before.claims
    }


def describe(desk):
    """People, and an event that takes up what the first article tells, as editors describe them."""
    for person in PEOPLE:
        desk.curate_entity(person.lower().replace(" ", "-"), schema="Person", name=person, former_ids=[f"old-{person.lower().replace(' ', '-')}"])
    desk.curate_event("war", name="The war", type="attack")
    quote = desk.drafts[0].article.text.split(",")[0]
    desk.curate_event(
        "talks", name="Talks", type="meeting", date="[..2024-05-01]", part_of="war", former_ids=["old-talks"],
        participants=[{"entity": "ada-roe", "role": "attendee"}], evidence=[{"article": desk.drafts[0].id, "quote": quote}],
    )  # fmt: skip


@given(st.lists(told, min_size=1, max_size=5), told)
@settings(max_examples=40, deadline=None)
def test_one_more_article_changes_no_id_and_no_word_that_a_person_wrote(articles, another):
    one, other = desk_of(articles), desk_of([*articles, another])
    for desk in (one, other):
        describe(desk)
    before, after = one.knowledge(), other.knowledge()
    for kind, written in (("entities", ("name", "former_ids")), ("events", ("name", "date", "part_of", "former_ids", "evidence"))):
        old = {key: item for key, item in getattr(before, kind).items() if item.curated}
        new = {key: item for key, item in getattr(after, kind).items() if item.curated}
        assert old.keys() == new.keys()
        assert all(getattr(old[key], field) == getattr(new[key], field) for key in old for field in written)
    people = [[(person.entity, person.role) for person in knowledge.events["talks"].participants] for knowledge in (before, after)]
    assert people == [[("ada-roe", "attendee")]] * 2
    assert {item.claim for item in before.events["talks"].claims} <= after.claims.keys()


decisions = st.tuples(st.integers(0, 4), st.sampled_from(("reject", "correct", "denies")), st.sampled_from(("ada-roe", "unresolved", "daily-one")))


@given(st.lists(told, min_size=2, max_size=5), st.lists(decisions, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_decisions_taken_back_leave_the_same_bytes_and_their_order_in_the_folder_says_nothing(articles, taken):
    desk = desk_of(articles)
    before = bytes_of(desk.knowledge())

    def decide(numbered):
        for number, (which, decision, speaker) in numbered:
            here, there = (desk.drafts[(which + step) % len(articles)] for step in (0, 1))
            words = [{"article": draft.id, "exact": draft.article.text.split(",")[0]} for draft in (here, there)]
            more = {"speaker": speaker} if decision == "correct" else {"target": words[1]} if decision == "denies" else {}
            desk.decide(f"decision-{number}", decision=decision, claim=words[0], on=f"2024-01-{number + 10}", **more)

    decide(list(enumerate(taken)))
    decided = bytes_of(desk.knowledge())
    desk.judgements.clear()
    assert bytes_of(desk.knowledge()) == before
    decide(list(enumerate(taken))[::-1])
    assert bytes_of(desk.knowledge()) == decided


@given(st.lists(told, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_nobody_takes_part_without_words_that_say_so(articles):
    knowledge = desk_of(articles).knowledge()
    for event in (*knowledge.events.values(), *knowledge.minor_events.values()):
        assert event.evidence
        for person in event.participants:
            assert person.claims or person.citations
        for item in event.claims:
            assert not knowledge.claims[item.claim].rejected
        assert len({item.claim for item in event.claims}) == len(event.claims)


def test_a_judgement_taken_back_leaves_the_same_bytes():
    desk = desk_of([
        {"publisher": "TASS", "day": "2024-03-01", "kind": "meeting", "date": "2024-03-01", "people": {"Ada Roe"}, "place": "Oslo", "by": "Kanal", "act": "assert"},
        {"publisher": "Daily One", "day": "2024-03-02", "kind": "meeting", "date": None, "people": {"Ada Roe"}, "place": None, "by": "Ada Roe", "act": "assert"},
    ])  # fmt: skip
    before = bytes_of(desk.knowledge())
    words = desk.drafts[0].article.text.split(",")[0]
    desk.decide("wrong", decision="reject", claim={"article": desk.drafts[0].id, "exact": words})
    assert bytes_of(desk.knowledge()) != before
    desk.judgements.clear()
    assert bytes_of(desk.knowledge()) == before
