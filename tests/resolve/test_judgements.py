"""What people decide about identity holds, and its opposite restores what was."""

import pytest

from tests.resolve.newsroom import Newsroom, body, person, place

ONE = (person("Khaled Mashal"), body("Fatah"), place("Ramallah"))
OTHER = (person("Abu Walid"), body("Ajax"), place("Utrecht"))
VARIANT = (person("Khalid Mishal"), body("Fatah"), place("Ramallah"))


def filler(room: Newsroom) -> None:
    for number in range(20):
        room.article(body(f"Choir {number}"))


@pytest.mark.parametrize("sides", [{"entities": ["khaled-mashal", "abu-walid"]}, {"names": ["Khaled Mashal", "Abu Walid"]}])
def test_same_joins_what_nothing_else_would(sides: dict[str, list[str]]) -> None:
    room = Newsroom()
    first, second = room.article(*ONE), room.article(*OTHER)
    room.decide("same", **sides)
    resolution = room.resolve()
    assert room.entity(resolution, first, "Khaled Mashal") == room.entity(resolution, second, "Abu Walid")


@pytest.mark.parametrize("ids", [["khaled-mashal", "abu-walid"], ["abu-walid", "khaled-mashal"]])
def test_the_first_named_keeps_its_name_and_id(ids: list[str]) -> None:
    room = Newsroom()
    first, second = room.article(*ONE), room.article(*OTHER)
    room.decide("same", entities=ids)
    resolution = room.resolve()
    assert room.entity(resolution, first, "Khaled Mashal") == room.entity(resolution, second, "Abu Walid") == ids[0]


def test_same_takes_a_name_up_into_a_curated_entity() -> None:
    room = Newsroom()
    room.curate("mashal", schema="Person", name="Khaled Mashal")
    second = room.article(*OTHER)
    room.article(*ONE)
    room.decide("same", entities=["mashal"], names=["Abu Walid"])
    assert room.entity(room.resolve(), second, "Abu Walid") == "mashal"


def test_not_same_parts_what_context_would_join_and_ends_the_question() -> None:
    room = Newsroom()
    filler(room)
    first, second = room.article(*ONE), room.article(*VARIANT)
    joined = room.resolve()
    assert room.entity(joined, first, "Khaled Mashal") == room.entity(joined, second, "Khalid Mishal")
    room.decide("not_same", names=["Khaled Mashal", "Khalid Mishal"])
    parted = room.resolve()
    assert room.entity(parted, first, "Khaled Mashal") != room.entity(parted, second, "Khalid Mishal")
    assert parted.undecided == ()


def test_two_curated_entities_are_never_joined() -> None:
    room = Newsroom()
    room.curate("one", schema="Person", name="Khaled Mashal")
    room.curate("two", schema="Person", name="Abu Walid")
    first, second = room.article(*ONE), room.article(*OTHER)
    room.decide("same", entities=["one", "two"])
    resolution = room.resolve()
    assert (room.entity(resolution, first, "Khaled Mashal"), room.entity(resolution, second, "Abu Walid")) == ("one", "two")


def test_taking_a_judgement_back_restores_everything() -> None:
    room = Newsroom()
    room.article(*ONE)
    room.article(*OTHER)
    before = room.resolve()
    room.decide("same", names=["Khaled Mashal", "Abu Walid"])
    assert room.resolve() != before
    room.curated.judgements.clear()
    assert room.resolve() == before


def test_a_lone_surname_is_known_by_its_provisional_id() -> None:
    room = Newsroom()
    full, bare = room.article(person("Anna Berg"), body("Fatah")), room.article(person("Berg"), body("Ajax"))
    lone = room.entity(room.resolve(), bare, "Berg")
    assert lone == f"berg-{bare[-8:]}"
    room.decide("same", entities=["anna-berg", lone])
    assert room.entity(room.resolve(), bare, "Berg") == room.entity(room.resolve(), full, "Anna Berg") == "anna-berg"
