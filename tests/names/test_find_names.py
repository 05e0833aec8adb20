"""Names in one article: text in, marked text out."""

from itertools import pairwise

import pytest

from tests.names.marked import Read, entity, marked, roles


@pytest.mark.parametrize(
    "expected",
    [
        # a demonym or an organisation and an institution are one body
        "The [Norwegian government] met the [Polish foreign ministry] in [Oslo] on Monday.",
        "Officers of the [Kenyan army] spoke with the [Fatah leadership] and the [German intelligence services].",
        "Troops gathered along the [Lebanese-Israeli border].",
        # the full name first, then the surname, also at the head of a sentence
        "[Anna Berg] met [Paul Morel] in [Paris]. [Berg|Anna Berg] left early, [Morel|Paul Morel] said.",
        "[Maria Lopez] spoke on Monday. [Lopez|Maria Lopez] was late. [Carlos Lopez] came later.",
        # a pope's or ruler's title is part of the full name; an Arabic name stays whole
        "[Pope Francis] met [Queen Elizabeth II] in [Rome]. [Francis|Pope Francis] spoke to [King Abdullah].",
        "[Syrian|Syria] President [Bashar al-Assad] spoke. [Assad|Bashar al-Assad] said little.",
        # acronyms: in brackets, and after
        "The [World Meteorological Organization] ([WMO|World Meteorological Organization]) warned. The [WMO|World Meteorological Organization] said so.",
        "The [Kurdistan Workers' Party] ([PKK|Kurdistan Workers' Party]) denied it. The [PKK|Kurdistan Workers' Party] said so.",
        # one country, however it is written; and the pronoun that is spelled like it
        "[US|United States] officials told us that the [U.S.|United States] would help. The [United States] said no more.",
        "[Turkey]'s army and [Turkey]’s president met.",
        # a country and a state of one name
        "[Georgia] voted on Tuesday, and so did [Ohio].",
        "[Georgia] voted on Tuesday, and a [Georgian|Georgia] minister spoke in [Tbilisi].",
        # three places
        "The troops left [Gaza City] for the [Gaza Strip]'s border, and later [Gaza].",
        # a body's part-name, and a product that is not the other product
        "[Acme Systems Inc.] sells phones. [Acme|Acme Systems Inc.] said it would sell more.",
        "The company showed the [xPhone 4] and an older [xPhone]. The [xPhone 4] sells well.",
        "The [Dow Jones Industrial Average] fell. The [Dow|Dow Jones Industrial Average] lost 3 percent.",
        "[General Motors Corp.|General Motors Corporation] makes cars. [GM|General Motors Corporation] said so. [General Motors Corporation] is big.",
        "A [Boeing 747] landed, and [Boeing] 300 workers were glad.",
        # an occupation with a capital is no part of the name; a surname that is one stays
        "Guitarist [Anna van Berg] met Astronomer [Paul Morel] in [Paris].",
        "[Clara Baker] met [Baker Morel]. Model [Anna Berg] was there.",
        # a question's verb
        "Will [Acme Systems Inc.] pay? Nobody knows.",
        # what stood beside a name by chance is no fuller form of it, and a full name is
        "[Norsteel] fell. Shares of [Norsteel] lost 3 percent. Nobody at [Norsteel] spoke. [Reuters] said so. A photo by [Reuters Norsteel]: no. [Norsteel] rose.",
        "[Berg|Anna Berg] won. Voters like [Berg|Anna Berg], aides of [Berg|Anna Berg] say. In [Oslo], [Anna Berg] thanked them.",
        "[Kamala Harris] spoke. As for [Harris|Kamala Harris], the [American Independent Party], which is small, opposes her.",
        "The [Socialist Party USA] met. [Americans|United States] like the [USA|United States].",
        # a team by its last word, where the article names its town
        "The [Chicago Rovers] won in [Chicago]. Fans of the [Rovers|Chicago Rovers] sang.",
        # calendar, pronouns and money are no names
        "He and She met It on Monday in May.",
    ],
)
def test_mentions_and_what_they_name(read: Read, expected: str) -> None:
    assert marked(*read(_plain(expected))) == expected


def _plain(text: str) -> str:
    """Marked text without its marks."""
    out = []
    for piece in text.split("["):
        name, bracket, rest = piece.partition("]")
        out.append(name.partition("|")[0] + rest if bracket else piece)
    return "".join(out)


def test_dateline_gives_place_and_agency(read: Read) -> None:
    article, names = read("The rain fell all night.", dateline="ISTANBUL, December 18. /TASS/. ")
    assert marked(article, names) == "[ISTANBUL|Istanbul], December 18. /[TASS]/. The rain fell all night."
    assert [e.schema for e in names.entities] == ["Place", "Organization"]


def test_outlet_named_after_what_it_is(read: Read) -> None:
    _, names = read("The Norwegian Public Broadcasting Corporation Vok previously reported on the fire. Nobody was hurt, Vok notes.")
    outlet = entity(names, "Norwegian Public Broadcasting Corporation Vok")
    assert outlet.schema == "Organization"
    assert "Vok" in outlet.names


def test_institution_belongs_to_the_country_that_the_article_names(read: Read) -> None:
    _, names = read("The Norwegian government spoke. Norway is cold.")
    body = entity(names, "Norwegian government")
    assert (body.schema, body.country, body.belongs_to) == ("PublicBody", "no", entity(names, "Norway").id)


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("Fatah deputy chief Anna Berg met reporters in Paris.", "Anna Berg", [("deputy chief", "Fatah")]),
        ("Fatah overseas representative Paul Morel met Fatah deputy chief Anna Berg.", "Paul Morel", [("overseas representative", "Fatah")]),
        ("Jane Roe, head of the Bar Association, spoke.", "Jane Roe", [("head", "Bar Association")]),
        # what is no longer held, or was in another year, says so; a minister's field is no body
        ("The former New York City mayor Anna Berg spoke in Paris.", "Anna Berg", [("former New York City mayor", "New York City")]),
        ("Police questioned former archbishop and cardinal Paul Morel in Lyon.", "Paul Morel", [("former archbishop and cardinal", None)]),
        ("Voters remember 2016 presidential nominee Anna Berg well.", "Anna Berg", [("2016 presidential nominee", None)]),
        ("The envoy met Commerce Secretary Paul Morel in Geneva.", "Paul Morel", [("Commerce Secretary", None)]),
        ("Anna Berg, the Democratic speaker of the House of Representatives, spoke.", "Anna Berg", [("speaker", "House of Representatives")]),
        ("Anna Berg, a member of the jury, spoke in Paris.", "Anna Berg", []),
        ("Former chief of Anna Berg found dead in Paris.", "Anna Berg", []),  # another's
        ("South Korean President Moon Jae-in visited Berlin.", "Moon Jae-in", [("President", "South Korea")]),
    ],
)
def test_titles_are_positions(read: Read, text: str, person: str, expected: list[tuple[str, str | None]]) -> None:
    assert roles(read(text)[1], person) == expected


def test_a_surname_of_two_persons_is_left_open(read: Read) -> None:
    _, names = read("Dr. Maria Lopez and Carlos Lopez met in Madrid. Lopez declined to comment.")
    lopez = entity(names, "Lopez")
    assert lopez.kind == "unresolved"
    assert set(lopez.candidates) == {entity(names, "Maria Lopez").id, entity(names, "Carlos Lopez").id}


def test_headline_in_title_case_names_what_the_body_confirms(read: Read) -> None:
    _, names = read("The mayor of Lisbon opened a bridge, Ana Silva said.", title="Silva Opens Bridge In Lisbon After Big Storm")
    in_title = [m for m in names.mentions if m.part == "title"]
    assert [(m.text, m.entity) for m in in_title] == [("Silva", entity(names, "Ana Silva").id), ("Lisbon", entity(names, "Lisbon").id)]


def test_a_given_name_in_a_headline_tells_one_from_another_of_that_surname(read: Read) -> None:
    text = "Morel is angry, and Morel will not talk. She grew up in Lyon. Her father, Robert Morel, is a baker."
    _, names = read(text, title="This Is Why Emma Morel Is Angry With The Press")
    angry = next(m for m in names.mentions if m.part == "text")
    assert (angry.text, angry.entity) == ("Morel", entity(names, "Emma Morel").id)


def test_entities_are_numbered_in_order_of_first_mention(read: Read) -> None:
    _, names = read("Anna Berg flew from Oslo to Paris. Berg met Paul Morel.")
    first = {}
    for mention in names.mentions:
        first.setdefault(mention.entity, mention.start)
    assert list(first) == [e.id for e in names.entities] == [f"e{n}" for n in range(1, len(first) + 1)]
    assert all(a <= b for a, b in pairwise(first.values()))


def test_a_lone_word_that_says_nothing_is_no_person(read: Read) -> None:
    _, names = read("The new version of Safari is fast, and Tiger costs more.")
    assert all(e.schema != "Person" for e in names.entities)


def test_nothing_to_read_names_nothing(read: Read) -> None:
    assert read("")[1].entities == ()


@pytest.mark.parametrize(
    ("text", "country"), [("Georgia voted, and so did Ohio.", None), ("Georgia voted, a Georgian minister said in Tbilisi.", "ge")]
)
def test_a_shared_name_is_a_country_beside_its_demonym(read: Read, text: str, country: str | None) -> None:
    assert entity(read(text)[1], "Georgia").country == country


@pytest.mark.parametrize(
    ("text", "name", "schema"),
    [
        ("Critics say that the Fair Harvest Protection Act is too weak.", "Fair Harvest Protection Act", "Product"),
        ("Hurricane Milda reached the coast on Monday.", "Hurricane Milda", "Event"),
        ("Brexit divided the party.", "Brexit", "Event"),
        ("The study was led by Valeria Quornelli of the institute. Quornelli said that it was small.", "Valeria Quornelli", "Person"),
        ("The ship passed Cape Orrin at noon.", "Cape Orrin", "Place"),
        ("State prosecutor Tor-Aksel Quisting told reporters that the inquiry goes on.", "Tor-Aksel Quisting", "Person"),
        ("The driver was named as Yeganeh Torbati, 34, of Leeds.", "Yeganeh Torbati", "Person"),
        ("They visited the city of Quellmar in spring.", "Quellmar", "Place"),
        ("The lawyer Ayman el-Kadi spoke in Alexandria.", "Ayman el-Kadi", "Person"),
        ("The FBI searched the house.", "FBI", "PublicBody"),
        ("Crowds marked Bastille Day in Lyon.", "Bastille Day", "Event"),
    ],
)
def test_words_say_what_kind_of_thing_a_name_names(read: Read, text: str, name: str, schema: str) -> None:
    _, names = read(text)
    assert entity(names, name).schema == schema


def test_a_storm_is_called_by_its_own_name(read: Read) -> None:
    _, names = read("Hurricane Milda reached Florida on Monday. Milda weakened later.")
    assert entity(names, "Hurricane Milda").names == ("Hurricane Milda", "Milda")


def test_initials_that_head_paragraphs_of_an_interview_name_nothing(read: Read) -> None:
    _, names = read("The reporter met Anna Berg in Paris.\nQXN: Why did you leave?\nAB: I was tired.\nQXN: Will you return?\nAB: No.")
    assert [e.name for e in names.entities] == ["Anna Berg", "Paris"]
