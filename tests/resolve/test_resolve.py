"""Which local entities of all articles are the same thing."""

import pytest

from generator.models.reading import Schema
from tests.resolve.newsroom import Newsroom, Thing, body, person, place


def same(room: Newsroom, one: tuple[Thing, ...], other: tuple[Thing, ...]) -> bool:
    """Whether the first things of two articles are one entity."""
    first, second = room.article(*one), room.article(*other)
    resolution = room.resolve()
    return room.entity(resolution, first, one[0].name) == room.entity(resolution, second, other[0].name)


NEIGHBOURS = (body("Fatah"), place("Ramallah"), body("Bar Association"))
ELSEWHERE = (body("Ajax"), place("Utrecht"), body("Rowing Club"))


@pytest.fixture
def room() -> Newsroom:
    """A newsroom with some articles that have nothing to do with the tests' own, so that sharing a neighbour says something."""
    made = Newsroom()
    for number in range(20):
        made.article(body(f"Choir {number}"), place(f"Village {number}"))
    return made


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Khaled Mashal", "Khaled Mashal", True),
        ("Khaled Mashal", "Khalid Mishal", True),
        ("Khaled Mashal", "Khaled Meshaal", True),
        ("Saleh al-Arouri", "Saleh Arouri", True),
        ("Timothy D. Cook", "Tim Cook", True),
        ("William Weld", "Bill Weld", True),
        ("Recep Tayyip Erdoğan", "Tayyip Erdogan", True),
        ("Ali Khamenei", "Ali Khomeini", False),
        ("Hassan Rahal", "Hussein Rahal", False),
        ("Anna Berg", "Hanna Borg", False),
        ("Martin Mann", "Anthony Mann", False),
    ],
)
def test_full_names_in_one_context(room: Newsroom, one: str, other: str, *, expected: bool) -> None:
    assert same(room, (person(one), *NEIGHBOURS), (person(other), *NEIGHBOURS)) is expected


def test_variants_without_shared_context_are_left_to_a_person(room: Newsroom) -> None:
    assert not same(room, (person("Khaled Mashal"), *NEIGHBOURS), (person("Khalid Mishal"), *ELSEWHERE))
    (item,) = room.resolve().undecided
    assert item.kind == "undecided"
    assert item.entities == ("khaled-mashal", "khalid-mishal")
    assert [c.quote for c in item.citations] == ["Khaled Mashal spoke.", "Khalid Mishal spoke."]


def test_a_bare_surname_is_never_joined_by_its_name_alone(room: Newsroom) -> None:
    assert not same(room, (person("Berg"),), (person("Berg"),))
    assert not same(room, (person("Anna Berg"), *NEIGHBOURS), (person("Berg"), *ELSEWHERE))


def test_a_bare_surname_is_joined_where_its_context_fits_one(room: Newsroom) -> None:
    room.article(person("Paul Berg"), *ELSEWHERE)
    assert same(room, (person("Anna Berg"), *NEIGHBOURS), (person("Berg"), *NEIGHBOURS))


def test_persons_whom_one_article_tells_apart_are_two(room: Newsroom) -> None:
    article = room.article(person("George Bush"), person("George W. Bush"), *NEIGHBOURS)
    resolution = room.resolve()
    assert room.entity(resolution, article, "George Bush") != room.entity(resolution, article, "George W. Bush")


def test_an_acronym_stands_for_what_articles_say_it_does(room: Newsroom) -> None:
    room.article(body("World Meteorological Organization", "WMO"))
    assert same(room, (body("WMO"),), (body("World Meteorological Organization"),))


def test_an_acronym_of_two_bodies_stands_for_neither(room: Newsroom) -> None:
    room.article(body("Central Broadcasting Authority", "CBA"))
    room.article(body("City Bicycle Association", "CBA"))
    bare = room.article(body("CBA"))
    assert room.entity(room.resolve(), bare, "CBA") == "cba"


def test_company_forms_say_nothing(room: Newsroom) -> None:
    assert same(room, (body("Acme Inc."),), (body("Acme", schema="Company"),))


def test_a_name_that_the_model_once_took_for_a_person(room: Newsroom) -> None:
    for _ in range(3):
        room.article(body("Safari Browser", schema="Product"))
    assert same(room, (body("Safari Browser", schema="Product"),), (person("Safari Browser"),))


@pytest.mark.parametrize(("one", "other"), [("Gaza", "Gaza Strip"), ("Gaza", "Gaza City"), ("Gaza Strip", "Gaza City")])
def test_places_inside_places_stay_apart(room: Newsroom, one: str, other: str) -> None:
    assert not same(room, (place(one), *NEIGHBOURS), (place(other), *NEIGHBOURS))


def test_a_country_and_its_demonym_are_one(room: Newsroom) -> None:
    assert same(room, (place("Turkey", "tr"),), (Thing("Turkey", "Place", ("Turkish",), country="tr"),))


def test_a_body_that_every_country_has_needs_its_country(room: Newsroom) -> None:
    supreme = body("Supreme Court", schema="PublicBody")
    assert not same(room, (supreme, place("Norway", "no")), (supreme, place("Kenya", "ke")))
    assert same(room, (supreme, place("Norway", "no")), (body("Norwegian Supreme Court", schema="PublicBody", country="no"),))
    assert not same(room, (supreme,), (supreme,))


@pytest.mark.parametrize("schema", ["Person", "Organization", "Unknown"])
def test_unnamed_sources_are_never_joined(room: Newsroom, schema: Schema) -> None:
    source = Thing("a diplomatic source", schema, kind="unnamed")
    first, second = room.article(source, *NEIGHBOURS), room.article(source, *NEIGHBOURS)
    resolution = room.resolve()
    ids = [room.entity(resolution, article, source.name) for article in (first, second)]
    assert ids == [f"{article[-8:]}-source-a-diplomatic-source" for article in (first, second)]


def test_words_that_fit_two_link_to_neither(room: Newsroom) -> None:
    open_one = Thing("Lopez", kind="unresolved", candidates=("Maria Lopez", "Carlos Lopez"))
    article = room.article(person("Maria Lopez"), person("Carlos Lopez"), open_one)
    resolution = room.resolve()
    assert room.entity(resolution, article, "Lopez") is None
    assert list(resolution.candidates.values()) == [("carlos-lopez", "maria-lopez")]


def test_discovered_ids_are_slugs_told_apart_by_kind(room: Newsroom) -> None:
    first = room.article(place("Washington"))
    second = room.article(body("Washington"))
    resolution = room.resolve()
    assert {room.entity(resolution, first, "Washington"), room.entity(resolution, second, "Washington")} == {"washington", "washington-place"}


def test_publishers_are_entities_even_where_no_text_names_them(room: Newsroom) -> None:
    room.article(person("Anna Berg"), publisher="The Morning Courier")
    assert room.resolve().clusters["the-morning-courier"].names == ("The Morning Courier",)


def test_surnames_that_may_be_one_person_are_one_question(room: Newsroom) -> None:
    room.article(person("Anna Berg"), body("Choir 1"), body("Choir 2"), body("Choir 3"))
    room.article(person("Paul Berg"), body("Choir 1"), body("Choir 2"), body("Choir 3"))
    for _ in range(2):
        room.article(person("Berg"), body("Choir 1"), body("Choir 2"), body("Choir 3"))
    items = room.resolve().undecided
    assert [(item.kind, item.entities[0], len(item.entities)) for item in items] == [("undecided", "anna-berg", 3), ("undecided", "paul-berg", 3)]


def test_two_persons_of_one_name_are_told_apart_by_title_and_context(room: Newsroom) -> None:
    senator = (person("Mike Brown", roles=[("senator", None)]), *NEIGHBOURS)
    owner = (person("Mike Brown", roles=[("owner", None)]), *ELSEWHERE)
    assert not same(room, senator, owner)
    assert same(room, senator, senator)
    assert same(room, owner, (person("Mike Brown"), *ELSEWHERE))  # the untitled one is where its context is
    assert [item.title for item in room.resolve().undecided] == ["Mike Brown and Mike Brown: one person?"]


def test_one_person_in_one_context_may_have_many_titles(room: Newsroom) -> None:
    assert same(room, (person("Mike Brown", roles=[("senator", None)]), *NEIGHBOURS), (person("Mike Brown", roles=[("owner", None)]), *NEIGHBOURS))


def test_the_tail_of_a_name_stands_for_it_only_where_the_article_says_so(room: Newsroom) -> None:
    room.article(body("Asian Development Bank", "Development Bank"))
    assert not same(room, (body("Development Bank"),), (body("Asian Development Bank"),))


def test_one_name_decades_apart_with_nothing_in_common_is_two_and_a_question(room: Newsroom) -> None:
    director = room.article(person("Carlos Santos", roles=[("director", None)]), body("Petro Norte"), day="1987-03-13")
    batter = room.article(person("Carlos Santos"), body("Cleveland Nine"), day="2016-11-03")
    resolution = room.resolve()
    assert room.entity(resolution, director, "Carlos Santos") != room.entity(resolution, batter, "Carlos Santos")
    assert [item.title for item in resolution.undecided] == ["Carlos Santos and Carlos Santos: one person?"]


def test_a_long_career_is_one_persons(room: Newsroom) -> None:
    young = room.article(person("Carlos Santos", roles=[("senator", None)]), *NEIGHBOURS, day="1987-03-13")
    old = room.article(person("Carlos Santos"), *NEIGHBOURS, day="2016-11-03")
    resolution = room.resolve()
    assert room.entity(resolution, young, "Carlos Santos") == room.entity(resolution, old, "Carlos Santos")


def test_letters_that_nobody_explains_stand_for_the_only_name_that_fits_in_their_company(room: Newsroom) -> None:
    assert same(room, (body("QHB"), *NEIGHBOURS), (body("Quarry Heritage Board"), *NEIGHBOURS))


def test_letters_alone_are_no_evidence(room: Newsroom) -> None:
    assert not same(room, (body("QHB"), *NEIGHBOURS), (body("Quarry Heritage Board"), *ELSEWHERE))


def test_letters_of_two_bodies_are_neithers_and_a_question(room: Newsroom) -> None:
    room.article(body("Central Broadcasting Authority", "CBA"))
    room.article(body("City Bicycle Association", "CBA"))
    bare = room.article(body("CBA"))
    resolution = room.resolve()
    assert room.entity(resolution, bare, "CBA") == "cba"
    assert [item.title for item in resolution.undecided] == [
        "CBA and Central Broadcasting Authority: one thing?",
        "CBA and City Bicycle Association: one thing?",
    ]
    assert all("several things" in item.detail for item in resolution.undecided)


def test_a_slip_in_a_long_name_makes_no_second_body(room: Newsroom) -> None:
    room.article(body("Commodity Credit Commission", "CCC"))
    assert same(room, (body("Commodity Credit Commision", "CCC"),), (body("Commodity Credit Commission", "CCC"),))


def test_a_lone_word_that_is_only_a_kind_of_body_is_of_its_article(room: Newsroom) -> None:
    assert not same(room, (body("Post"),), (body("Post"),))
    assert not same(room, (place("Western District"),), (place("Western District"),))


def test_what_mostly_speaks_is_no_place_whatever_a_model_takes_it_for(room: Newsroom) -> None:
    """As "SpaceX", which a model takes for a place in one article and for a company in another. A city speaks for its government now and then."""
    speaking, silent = Thing("Orbex", "Place", speaks=True), Thing("Orbex", "Place")
    articles = [room.article(thing, *NEIGHBOURS) for thing in (speaking, speaking, silent, body("Orbex"))]
    cities = [room.article(Thing("Kallby", "Place", speaks=number == 0), *NEIGHBOURS) for number in range(3)]
    resolution = room.resolve()
    (orbex,) = {room.entity(resolution, article, "Orbex") for article in articles}
    (kallby,) = {room.entity(resolution, article, "Kallby") for article in cities}
    assert (resolution.clusters[orbex].schema, resolution.clusters[kallby].schema) == ("Organization", "Place")
