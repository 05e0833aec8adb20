"""What pages say, and what they never say."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import urljoin

import pytest

from generator.render import render
from tests.builders import Desk
from tests.render.newsroom import HOSTILE, make_project


def text_of(page):
    """The words of a page, tags gone, white space evened out."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def section(page, name):
    """The part of a page under one heading."""
    return re.split(r"\n## ", page.split(f"{{ #{name} }}")[1])[0]


def test_the_contested_event_says_by_whom_with_the_very_words(page_of):
    page = page_of("events/2024-03-alleged-meeting/index.md")
    words = text_of(page)
    assert "Contested 1 origin says so, 1 unnamed source doubts it." in words.replace("  ", " ")
    assert "“There was no such meeting, nor could there be”" in words.replace("“ ", "“").replace(" ”", "”")
    chains = re.findall(r'<ol class="sb-chain".*?</ol>', page)
    assert any(
        text_of(chain).split() == ["publisher", "Wire", "One", "(unreviewed)", "organisation", "Radio", "Quay", "(unreviewed)"] for chain in chains
    )


def test_every_statement_links_to_its_sentence(page_of, pages):
    page = page_of("events/2024-03-alleged-meeting/index.md")
    sources = re.findall(r'class="sb-source" href="../../(articles/[^"#]+/)#(c\d+)"', page)
    assert sources
    for folder, anchor in sources:
        assert f'id="{anchor}"' in pages[f"{folder}index.md"]


def test_those_said_to_have_attended_are_never_said_to_have(pages, page_of):
    for name in ("ada-roe", "ben-oak"):
        page = pages[f"entities/{name}/index.md"]
        assert "Said to have attended" in page
        assert not re.search(r"(?<!Said to have )(?<!said to have )\battended\b(?!\s+by)", text_of(page))
    assert "Said to have attended" in page_of("events/2024-03-alleged-meeting")
    assert "startDate" not in page_of("events/2024-03-alleged-meeting")


def test_who_is_silent_is_named_not_who_says_so(page_of):
    page = page_of("2024-03-02-no-word")
    assert "The Town Council" in text_of(page) or "Town Council" in text_of(page)


def test_an_unresolved_speaker_is_nobody(page_of):
    page = text_of(page_of("2024-03-02-no-word"))
    assert "Speaker not resolved" in page or "speaker not resolved" in page


def test_a_paraphrase_never_wears_quotation_marks(pages):
    for page in pages.values():
        if isinstance(page, str):
            assert not re.search(r'<p class="sb-paraphrase">\s*[“"]', page)


def test_names_in_other_scripts_keep_their_direction(pages):
    assert '<span lang="ar" dir="rtl" class="sb-name-rtl">آدا رو</span>' in pages["entities/ada-roe/index.md"]


def test_names_that_nobody_reviewed_are_marked_and_not_indexed(pages):
    page = pages["entities/radio-quay/index.md"]
    assert 'robots: "noindex"' in page
    assert "Nobody has reviewed this name" in page
    assert "https://github.com/owner/base/new/main?filename=content%2Fentities%2Fradio-quay.yml" in page
    assert "robots" not in pages["entities/ada-roe/index.md"].split("---")[1]


def test_curated_pages_lead_to_the_file_behind_them(pages):
    assert 'href="https://github.com/owner/base/edit/main/content/entities/ada-roe.yml"' in pages["entities/ada-roe/index.md"]
    assert (
        'href="https://github.com/owner/base/edit/main/content/events/2024-03-alleged-meeting.yml"'
        in pages["events/2024-03-alleged-meeting/index.md"]
    )


def test_each_mention_in_an_article_links_to_its_entity(page_of):
    page = page_of("2024-03-02-no-word")
    for name in ("ada-roe", "ben-oak", "lowport", "radio-quay", "town-council"):
        assert f'href="../../entities/{name}/"' in page


def test_only_cited_sentences_are_shown(page_of, base):
    page = page_of("2024-03-02-no-word")
    assert "Fog lay over the bay" not in page
    assert "sentence not shown" in page.replace("sentences", "sentence")
    knowledge, _ = base
    assert any("Fog lay over the bay" in article.text for article in knowledge.articles.values())


def test_an_excerpt_is_an_excerpt_everywhere(pages):
    for name, page in pages.items():
        assert "Fog lay over the bay" not in page, name


def test_a_full_text_needs_its_rights(base, tmp_path):
    knowledge, curated = base
    project = make_project(tmp_path, sources={"show": "full"})
    assert all("Fog lay" not in page.content for page in render(knowledge, curated, project))


def test_a_share_caps_what_the_site_shows_and_says_so(base, tmp_path):
    knowledge, curated = base
    pages = {page.src_uri: page.content for page in render(knowledge, curated, make_project(tmp_path, sources={"share": 0.3}))}
    page = next(page for name, page in pages.items() if "2024-03-02-no-word" in name)
    article = next(article for key, article in knowledge.articles.items() if "2024-03-02-no-word" in key)
    shown = sum(len(re.findall(r"\w+", text_of(row))) for row in re.findall(r'sb-text__row--paragraph"><p dir="auto">(.*?)</p>', page))
    assert 0 < shown < 0.45 * len(article.text.split())
    assert "this site shows only a part of each article" in page
    assert "The words are not shown here" in pages["events/2024-03-alleged-meeting/index.md"]


def test_hidden_names_have_no_page_and_no_link(base, tmp_path):
    knowledge, curated = base
    pages = {page.src_uri: page.content for page in render(knowledge, curated, make_project(tmp_path, publish={"unreviewed": "hide"}))}
    assert "entities/radio-quay/index.md" not in pages
    assert "entities/ada-roe/index.md" in pages
    for name, page in pages.items():
        assert "entities/radio-quay/" not in page, name
    assert not [name for name in pages if name.startswith("events/2024-03-05")]


@pytest.mark.parametrize("settings", [{}, {"publish": {"unreviewed": "hide"}}, {"sources": {"share": 0.2}}])
def test_every_link_between_pages_leads_to_one(base, tmp_path, settings):
    knowledge, curated = base
    pages = {page.src_uri: page.content for page in render(knowledge, curated, make_project(tmp_path, **settings))}
    for name, page in pages.items():
        for href in re.findall(r'href="([^"]+)"', page) if name.endswith(".md") else ():
            path, _, anchor = href.partition("#")
            if re.match(r"[a-z]+:", href) or "data/" in name:
                continue
            found = pages.get(urljoin(f"/{name}", path or ".").lstrip("/") + "index.md")
            assert found, (name, href)
            assert not anchor or f'id="{anchor}"' in found or f"{{ #{anchor} }}" in found, (name, href)


def test_replies_stand_with_the_one_who_gave_them(pages):
    for name in ("entities/ada-roe/index.md", "corrections/index.md"):
        assert "I was at sea that day." in text_of(pages[name])


def test_former_ids_redirect(pages):
    assert 'url=../ada-roe/"' in pages["entities/ada/index.html"]
    assert 'url=../2024-03-alleged-meeting/"' in pages["events/meeting/index.html"]


def test_long_lists_go_on_with_links_to_their_neighbours(pages):
    assert 'href="2/"' in pages["articles/index.md"]
    second = pages["articles/2/index.md"]
    assert 'rel="prev" href="../"' in second
    assert 'rel="next" href="../3/"' in second
    assert 'href="says/"' in pages["entities/ben-oak/index.md"]


def test_hand_written_pages_are_cleaned(pages):
    page = pages["pages/about/index.md"]
    assert "<em>short</em>" in page
    assert "<script" not in page
    assert "javascript:" not in page
    assert "What this is about." in pages["index.md"]


def test_hostile_articles_can_do_nothing(pages):
    for name, page in pages.items():
        if not name.endswith(".json"):
            body = page.partition("\n---\n")[2]  # the front matter's values are escaped by the theme
            assert "<script>alert" not in body, name
            assert "onmouseover=x>" not in body, name
            assert "{{" not in body, name
            assert "\x02" not in body, name
            assert not re.search(r'href="javascript:', body), name
    assert any(HOSTILE[:20] in unescape(page) for page in pages.values())  # shown, not lost


def test_the_sites_root_is_reached_by_relative_links_only(pages):
    for name, page in pages.items():
        if name.endswith(".md"):
            for href in re.findall(r'(?:href|action)="([^"]+)"', page):
                assert not href.startswith("/"), (name, href)


@pytest.mark.parametrize(
    "name",
    [
        "people",
        "organisations",
        "places",
        "events",
        "articles",
        "contested",
        "new",
        "review",
        "how-to-read",
        "search",
        "corrections",
        "data",
        "entities",
    ],
)
def test_every_index_is_there_even_for_an_empty_base(base, tmp_path, name):
    knowledge, curated = base
    empty = type(knowledge)({}, {}, {}, {}, {}, (), (), {}, {})
    pages = {page.src_uri for page in render(empty, type(curated)(), make_project(tmp_path))}
    assert f"{name}/index.md" in pages
    assert "index.md" in pages


def test_the_same_input_gives_the_same_bytes(base, pages, tmp_path):
    knowledge, curated = base
    again = {page.src_uri: page.content for page in render(knowledge, curated, make_project(tmp_path))}
    assert again == pages


def test_a_template_of_the_knowledge_base_takes_the_place_of_ours(base, tmp_path):
    knowledge, curated = base
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "data.md").write_text("<h1>Ours: {{ title }}</h1>")
    pages = {page.src_uri: page.content for page in render(knowledge, curated, make_project(tmp_path))}
    assert "<h1>Ours: Data to take away</h1>" in pages["data/index.md"]


def test_an_article_leads_to_what_it_follows_up_and_to_what_follows_it(base, tmp_path):
    knowledge, curated = base
    first, second = sorted(knowledge.articles)[:2]
    linked = replace(knowledge, follows={second: first})
    pages = {page.src_uri: page.content for page in render(linked, curated, make_project(tmp_path))}
    assert f'href="../../articles/{first}/"' in section(pages[f"articles/{second}/index.md"], "before")
    assert f'href="../../articles/{second}/"' in section(pages[f"articles/{first}/index.md"], "after")


def test_an_article_without_a_headline_has_a_name_in_every_list(base, tmp_path):
    knowledge, curated = base
    articles = {key: replace(article, facts=replace(article.facts, title=""), title_span=None) for key, article in knowledge.articles.items()}
    pages = {page.src_uri: page.content for page in render(replace(knowledge, articles=articles), curated, make_project(tmp_path))}
    for name in ("index.md", "articles/index.md", "new/index.md", "events/2024-03-alleged-meeting/index.md"):
        assert ">Article without a headline</a>" in pages[name], name
    assert not [name for name, page in pages.items() if re.search(r"<a [^>]*articles/[^>]*></a>", page)]
    assert '<h1 id="top">Article without a headline</h1>' in pages[f"articles/{min(articles)}/index.md"]


def test_a_speaker_known_through_nobody_else_is_so_in_its_own_voice(page_of):
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page_of("events/2024-03-alleged-meeting/index.md"))
    assert all(text_of(row).count("Wire One") <= 1 for row in rows)


def test_each_role_of_an_event_names_each_participant_once(pages):
    for name, page in pages.items():
        if name.startswith("events/2024"):
            for group in re.findall(r"<div><dt>Said to have.*?</div>", page):
                names = re.findall(r"<dd>(.*?)<span class=\"sb-facts__by\"", group)
                assert len(names) == len(set(names)), name


def test_an_unnamed_source_without_a_statement_has_no_page(tmp_path):
    desk = Desk()
    story = desk.article("They say a guard at the gate saw it. On Monday a clerk in the town hall said the gate was shut.", title="The gate")
    story.claim("the gate was shut", by=["a clerk in the town hall"])
    story.entity("a guard at the gate", "Unknown", "unnamed")
    knowledge = desk.knowledge()
    unnamed = {entity.name: entity.id for entity in knowledge.entities.values() if entity.kind == "unnamed"}
    assert len(unnamed) == 2
    names = [page.src_uri for page in render(knowledge, desk.curated, make_project(tmp_path))]
    assert f"entities/{unnamed['a clerk in the town hall']}/index.md" in names
    assert f"entities/{unnamed['a guard at the gate']}/index.md" not in names


def test_a_name_of_which_nothing_else_is_known_has_no_empty_box(pages):
    assert '<aside class="sb-facts"' not in pages["entities/harbour-police/index.md"]
    assert '<aside class="sb-facts"' in pages["entities/ada-roe/index.md"]
    assert '<aside class="sb-facts"' in pages["entities/wire-one/index.md"]
