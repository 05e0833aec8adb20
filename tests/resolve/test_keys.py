"""Keys of names: what makes two spellings meet, and what keeps two names apart."""

import pytest

from generator.extract.lexicon.keys import at_odds, fold, is_acronym, organization_key, person_key, person_words, slug, sound, stands_for


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Beatles'", "Beatles"), ("U.S.", "US"), ("Süddeutsche Zeitung", "Suddeutsche Zeitung"), ("Recep Tayyip Erdoğan", "recep tayyip erdogan")],
)
def test_folding_makes_spellings_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("form", ["Acme Inc.", "Acme, Inc", "Acme Corp.", "Acme Co Ltd", "Acme S.A.", "ACME"])
def test_company_forms_are_left_out(form: str) -> None:
    assert organization_key(form) == "acme"


def test_a_name_that_is_all_form_stays() -> None:
    assert organization_key("Corp") == "corp"


def test_persons_without_initials_and_generations() -> None:
    assert person_key("John F. Kennedy Jr.") == "john kennedy jr"  # not his father
    assert person_words("John F. Kennedy Jr.") == ("john", "kennedy")
    assert person_words("Saleh al-Arouri") == ("saleh", "arouri")
    assert person_words("Ben Ali") == ("ben", "ali")


@pytest.mark.parametrize(
    "spellings",
    [
        ("mashal", "meshaal", "mishal"),
        ("khaled", "khalid"),
        ("arouri", "aruri"),
        ("qaddafi", "gaddafi", "kadhafi"),
        ("mohammed", "muhammad", "mohamed"),
        ("zelensky", "zelenskyy", "zelenskiy"),
        ("haniyeh", "haniya"),
    ],
)
def test_transliterations_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("khamenei", "khomeini"), ("hassan", "hussein"), ("putin", "biden"), ("berg", "borg")])
def test_different_names_sound_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("George W. Bush", "George H. W. Bush", True),
        ("George W. Bush", "George Walker Bush", False),
        ("George Bush", "George W. Bush", False),
        ("Carl Otto Jr.", "Carl Otto Sr.", True),
        ("Carl Otto", "Carl Otto Jr.", False),  # the same man or his father: context decides
        ("Pope John XXIII", "Pope John Paul II", True),
        ("Mohammed bin Salman", "Mohammed Salman", False),
    ],
)
def test_names_at_odds(one: str, other: str, *, expected: bool) -> None:
    assert at_odds(one, other) is at_odds(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.N. Security Council", "United Nations Security Council"),
        ("World Health Organisation", "WHO"),
        ("Centre for Defence Studies", "Center for Defense Studies"),
    ],
)
def test_bodies_in_other_letters_are_one(one: str, other: str) -> None:
    assert organization_key(one) == organization_key(other)


@pytest.mark.parametrize(("one", "other"), [("Islamic Corp", "Islamic"), ("who", "WHO"), ("Un", "UN"), ("UN", "UNDP")])
def test_bodies_that_are_not_one(one: str, other: str) -> None:
    assert organization_key(one) != organization_key(other)


@pytest.mark.parametrize(
    ("acronym", "name", "expected"),
    [
        ("WHO", "World Health Organization", True),
        ("GM", "General Motors Corp.", True),
        ("EADS", "European Aeronautic Defence and Space Company", True),
        ("U.N.", "United Nations", True),
        ("WHO", "World Food Programme", False),
        ("A", "Acme", False),
    ],
)
def test_acronyms(acronym: str, name: str, *, expected: bool) -> None:
    assert stands_for(acronym, name) is expected


def test_what_is_an_acronym() -> None:
    assert [is_acronym(name) for name in ("WHO", "U.N.", "Who", "TASS", "A")] == [True, True, False, True, False]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Saleh al-Arouri", "saleh-al-arouri"), ("U.S. Congress", "us-congress"), ("Leaders' Meeting", "leaders-meeting"), ("!?", "unnamed")],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_long_slug_is_cut_between_words() -> None:
    assert slug("one two three", limit=9) == "one-two"
    assert slug("onetwothree", limit=5) == "onetw"
