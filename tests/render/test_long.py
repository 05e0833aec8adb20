"""Events of which more is said than a page shows, and the other texts of an article."""

import re
from dataclasses import replace

import pytest

from generator.render import render
from generator.render.pages.voices import VoiceView, first_of
from generator.render.site import EVENT_STATEMENTS, NameView
from tests.builders import Desk
from tests.render.newsroom import make_desk, make_project


def voice(position, count):
    return VoiceView(position, NameView(position, ""), (), tuple(range(count)), NameView(position, ""))


def test_each_position_and_voice_has_its_first_before_any_has_its_second():
    kept = first_of([voice("asserts", 9), voice("asserts", 5), voice("denies", 3)], 4)
    assert [(view.position, len(view.claims)) for view in kept] == [("asserts", 2), ("asserts", 1), ("denies", 1)]
    assert [len(view.claims) for view in first_of([voice("asserts", 50), voice("denies", 1)], 10)] == [9, 1]


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """The newsroom's pages where the contested event is spoken of far more often than its page shows."""
    desk = make_desk()
    lines = [f"The harbour had {number} boats." for number in range(100, 100 + EVENT_STATEMENTS)]
    draft = desk.article("\n".join(lines), title="Boats", publisher="Wire Two")
    others = [draft.claim(line) for line in lines]
    knowledge = desk.knowledge()
    event = knowledge.events["2024-03-alleged-meeting"]
    told = (*event.claims, *(replace(event.claims[0], claim=claim, position="asserts") for claim in others))
    knowledge = replace(knowledge, events={**knowledge.events, event.id: replace(event, claims=told)})
    pages = render(knowledge, desk.curated, make_project(tmp_path_factory.mktemp("many")))
    return {page.src_uri: page.content for page in pages}, len(told)


def test_an_event_page_shows_the_first_statements_and_leads_to_all(many):
    pages, told = many
    assert told > EVENT_STATEMENTS
    folder = "events/2024-03-alleged-meeting/"
    page = pages[f"{folder}index.md"]
    assert len(re.findall(r'<li class="sb-claim ', page)) == EVENT_STATEMENTS
    assert 'href="statements/"' in page
    listed = [name for name in pages if name.startswith(f"{folder}statements/")]
    assert sum(len(re.findall(r'<li class="sb-claim ', pages[name])) for name in listed) == told


def test_no_link_to_a_statement_leads_to_where_it_is_not_shown(many):
    pages, _ = many
    page = pages["events/2024-03-alleged-meeting/index.md"]
    assert set(re.findall(r'href="#(s-[^"]+)"', page)) <= set(re.findall(r'id="(s-[^"]+)"', page))
    for name, text in pages.items():
        if name.startswith("articles/"):
            assert not re.search(r"events/2024-03-alleged-meeting/#s-", text)


def test_the_texts_of_one_article_lead_to_each_other_and_say_what_changed(tmp_path):
    desk = Desk()
    first = desk.article("The pier is closed. Nobody was hurt.", title="Pier closed")
    second = desk.article("The pier is closed. Two people were hurt.", title="Pier closed, two hurt", day="2023-12-19", based_on=first.id)
    for draft, changed in ((first, "Nobody was hurt"), (second, "Two people were hurt")):
        draft.claim("The pier is closed", by=["Ada Roe"])
        draft.claim(changed, by=["Ada Roe"])
    pages = {page.src_uri: page.content for page in render(desk.knowledge(), desk.curated, make_project(tmp_path))}
    earlier, later = (pages[f"articles/{draft.id}/index.md"].split("{ #other-texts }")[1].split("\n## ")[0] for draft in (first, second))
    assert "Cut or edited into" in earlier
    assert "Cut or edited from" in later
    assert re.search("only in this text: 1.*Two people were hurt.*only in that one: 1.*Nobody was hurt", later, re.DOTALL)
    assert "The pier is closed" not in later


@pytest.fixture(scope="module")
def outlet(tmp_path_factory):
    """The pages of an outlet with more of everything than its own page shows."""
    desk, number = Desk(), 45
    desk.curate_entity("wire-two", schema="Company", name="وكالة", aliases=["Wire Two"])
    for at in range(number):
        story = desk.article(
            f"Speaker {at} said boat {at} had sunk. Nobody denied boat {at} had sunk.", publisher="Wire Two", title=f"Boat {at}", day=f"2024-{at % 12 + 1:02}-11",
            names={f"Speaker {at}": "Person", f"Port {at}": "Place"},
        )  # fmt: skip
        claim = story.claim(f"boat {at} had sunk", by=[f"Speaker {at}"], about=[f"Port {at}"])
        denial = story.claim(f"Nobody denied boat {at} had sunk", act="deny")
        story.relate(denial, "denies", claim)
        story.event("sunk", "disaster", claim=claim, date=f"2024-{at % 12 + 1:02}-{at % 28 + 1:02}", place=f"Port {at}")
        desk.curate_event(
            f"sinking-{at}", name=f"Sinking {at}", type="disaster", date="2024", evidence=[{"article": story.id, "quote": f"boat {at} had sunk"}]
        )
    pages = {page.src_uri: page.content for page in render(desk.knowledge(), desk.curated, make_project(tmp_path_factory.mktemp("outlet")))}
    return pages, number


@pytest.mark.parametrize(
    ("folder", "row"),
    [
        ("articles/", r"<li><p><a [^>]*articles/"),
        ("alone/", r"<a [^>]*events/sinking-\d+/"),
        ("origins/", r'<tr><th scope="row">'),
        ("answered/", r'<li class="sb-claim '),
    ],
)
def test_an_outlet_with_much_of_everything_has_pages_of_it_all(outlet, folder, row):
    pages, number = outlet
    home = "entities/wire-two/"
    assert f'href="{folder}"' in pages[f"{home}index.md"]
    listed = [text for name, text in pages.items() if name.startswith(f"{home}{folder}")]
    own_voice = folder == "origins/"
    assert len(listed) == 5  # of ten rows
    assert sum(len(re.findall(row, text)) for text in listed) == number + own_voice
    assert all('<p class="sb-kicker"><a href="../' in text and "<bdi>وكالة</bdi></a></p>" in text for text in listed)


def test_an_outlet_with_little_has_no_more_pages(many):
    pages, _ = many
    assert not [name for name in pages if re.match(r"entities/wire-two/(articles|alone|origins|answered)/", name)]
