"""Web pages: facts by order of trust, headlines, authors, and the body without what surrounds it."""

import json

import pytest

from generator.ingest.drafts import Draft
from generator.ingest.page.headline import strip_outlet
from generator.ingest.page.jsonld import parse_script
from generator.ingest.page.people import parse_byline
from generator.ingest.readers.pages import parse_page
from generator.models.text import Provenance
from tests.ingest.conftest import PARAGRAPHS, make_page

TITLE = "Old bridge of Lindhaven closes for two years"


def read(page: str, url: str | None = None) -> Draft:
    found = parse_page(page, key="k", source=Provenance("page.html"), url=url)
    assert isinstance(found, Draft), found
    return found


def ld(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(nodes[0] if len(nodes) == 1 else list(nodes))}</script>'


def test_body_without_what_surrounds_it():
    after = '<div class="newsletter-signup"><p>Sign up for our newsletter and get the news of Lindhaven in your inbox every morning.</p></div>'
    draft = read(make_page(after=after))
    assert draft.text == "\n\n".join(PARAGRAPHS)
    assert [block.kind for block in draft.blocks or ()] == ["paragraph"] * len(PARAGRAPHS)


def test_kinds_of_blocks():
    lists = "<ul><li>The bridge was built in 1911, and widened for trams in 1934.</li><li>Some nine thousand people cross it every day.</li></ul>"
    quoted = "<blockquote><p>No bridge of this age is safe without care, and this one had none for thirty years.</p></blockquote>"
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    body = "".join((paragraphs[0], paragraphs[1], "<h2>What the engineers found</h2>", paragraphs[2], quoted, paragraphs[3], lists, paragraphs[4]))
    draft = read(make_page(body=body))
    found = [(block.kind, draft.text[block.start : block.end][:12]) for block in draft.blocks or ()]
    assert ("heading", "What the eng") in found
    assert ("quotation", "No bridge of") in found
    assert ("item", "The bridge w") in found
    assert len(found) == 9


def test_dateline_in_a_page_is_a_fact_and_a_block():
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (f"LINDHAVEN, March 2 (NORA) - {PARAGRAPHS[0]}", *PARAGRAPHS[1:]))
    draft = read(make_page(body=body))
    assert (draft.facts.dateline_place, draft.facts.agency) == ("Lindhaven", "NORA")
    assert (draft.blocks or ())[0].kind == "dateline"


def test_facts_of_json_ld_before_all_others():
    article = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "Lindhaven Courier"},
            {"@type": "Person", "@id": "#ada", "name": "Ada Lind"},
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "datePublished": "2021-03-02T18:00:00+01:00",
                "dateModified": "2021-03-03T07:00:00+01:00",
                "author": [{"@id": "#ada"}, {"@type": "Person", "name": "Bo Berg"}],
                "publisher": {"@id": "#site"},
                "articleSection": "Town",
                "inLanguage": "en-GB",
            },
        ],
    }
    head = ld(article) + '<meta property="article:published_time" content="2021-03-09"><meta name="author" content="Web Team">'
    head += '<link rel="canonical" href="https://courier.example/bridge"><meta name="description" content="A bridge is closed.">'
    facts = read(make_page(head=head)).facts
    assert (facts.title, facts.published, facts.modified) == (TITLE, "2021-03-02T18:00:00+01:00", "2021-03-03T07:00:00+01:00")
    assert facts.authors == ("Ada Lind", "Bo Berg")
    assert (facts.publisher, facts.section, facts.language) == ("Lindhaven Courier", "Town", "en-GB")
    assert (facts.url, facts.description) == ("https://courier.example/bridge", "A bridge is closed.")


def test_article_of_the_page_and_not_of_a_teaser():
    other = {"@type": "NewsArticle", "headline": "Another report of the day", "datePublished": "2001-01-01", "url": "https://courier.example/other"}
    own = {
        "@type": "Article",
        "headline": TITLE,
        "datePublished": "2021-03-02",
        "mainEntityOfPage": {"@id": "https://www.courier.example/bridge?a=1"},
    }
    facts = read(make_page(head=ld(other) + ld(own)), url="https://courier.example/bridge").facts
    assert (facts.title, facts.published) == (TITLE, "2021-03-02")


@pytest.mark.parametrize(
    ("head", "header", "published"),
    [
        ('<meta name="DC.date.issued" content="2021-03-02">', "", "2021-03-02"),
        ('<meta itemprop="datePublished" content="2021-03-02T10:00Z">', "", "2021-03-02T10:00+00:00"),
        (
            "",
            '<p>Updated <time datetime="2021-03-05">5 March</time></p><p class="pub">Published <time datetime="2021-03-02">2 March</time></p>',
            "2021-03-02",
        ),
        ("", '<p class="article-date">2 March 2021, 18.00</p>', "2021-03-02"),
        ('<script>var page = {"datePublished": "2021-03-02 18:00:00"};</script>', "", "2021-03-02T18:00:00"),
        ("", "", None),
    ],
)
def test_date_where_json_ld_has_none(head, header, published):
    assert read(make_page(head=head, header=f"<h1>{TITLE}</h1>{header}")).facts.published == published


def test_date_in_the_address():
    assert read(make_page(), url="https://courier.example/2021/03/02/bridge").facts.published == "2021-03-02"


@pytest.mark.parametrize(
    ("header", "authors"),
    [
        ('<p class="byline">By Ada Lind and Bo Berg, Staff Writer</p>', ("Ada Lind", "Bo Berg")),
        ('<a rel="author" href="/a">Ada Lind</a>', ("Ada Lind",)),
        ('<p>von <a href="/autoren/ada-lind">Ada Lind</a></p>', ("Ada Lind",)),
        ('<div itemprop="author"><span itemprop="name">Ada Lind</span> Reporter</div>', ("Ada Lind",)),
        ('<p class="comment-author">By Carl Troll</p>', ()),
    ],
)
def test_printed_authors(header, authors):
    assert read(make_page(header=f"<h1>{TITLE}</h1>{header}")).facts.authors == authors


def test_outlet_is_author_only_where_nobody_else_is():
    head = ld({"@type": "NewsArticle", "headline": TITLE, "author": {"@type": "Organization", "name": "Courier"}, "publisher": {"name": "Courier"}})
    assert read(make_page(head=head)).facts.authors == ("Courier",)
    assert read(make_page(head=head + '<meta name="author" content="Ada Lind">')).facts.authors == ("Ada Lind",)


def test_agency_among_the_authors():
    head = ld({"@type": "NewsArticle", "headline": TITLE, "author": [{"name": "Ada Lind"}, {"name": "dpa"}]})
    facts = read(make_page(head=head)).facts
    assert (facts.agency, facts.authors) == ("dpa", ("Ada Lind", "dpa"))


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Lind and Bo Berg, Staff", ("Ada Lind", "Bo Berg")),
        ("Von Ada Lind, Bo Berg und Carl Holm", ("Ada Lind", "Bo Berg", "Carl Holm")),
        ("Par Ada Lind et Bo Berg", ("Ada Lind", "Bo Berg")),
        ("Por Ada Lind y Bo Berg", ("Ada Lind", "Bo Berg")),
        ("Ada Lind (ali), ada@courier.example", ("Ada Lind",)),
        ("Ada Lind | Published 3 March 2021", ("Ada Lind",)),
        ("https://facebook.example/courier", ()),
        ("신현주 기자", ("신현주",)),
        ("Ada Lind, political correspondent", ("Ada Lind",)),
        ("A. B. Lind Jr.", ("A. B. Lind Jr",)),
    ],
)
def test_bylines_taken_apart(byline, names):
    assert parse_byline(byline) == names


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        (f"{TITLE} - Lindhaven Courier", TITLE),
        (f"{TITLE} | courier.example", TITLE),
        (f"{TITLE} – Town – Lindhaven Courier", TITLE),
        (f"{TITLE} - and nobody asks why", f"{TITLE} - and nobody asks why"),
        ("Courier - Lindhaven Courier", "Courier - Lindhaven Courier"),
    ],
)
def test_outlet_goes_off_the_headline(title, cleaned):
    assert strip_outlet(title, names=("Lindhaven Courier", "courier.example", "Town"), others=()) == cleaned


def test_suffix_that_another_declaration_lacks_goes():
    assert strip_outlet(f"{TITLE} | What you must know", names=(), others=(TITLE,)) == TITLE


@pytest.mark.parametrize("script", ['{"a": 1,}', '<!-- {"a": 1} -->', '{"a": 1};', '// <![CDATA[\n{"a": 1}\n// ]]>'])
def test_scripts_with_mistakes(script):
    assert parse_script(script) == {"a": 1}


def test_script_beyond_mending():
    assert parse_script("{{{") is None
    assert read(make_page(head='<script type="application/ld+json">{{{</script>')).facts.title == TITLE


def test_text_that_stands_only_in_the_data():
    head = ld({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(PARAGRAPHS)})
    draft = read(make_page(head=head, body="<p>Read this report with a subscription.</p>"))
    assert draft.text == "\n\n".join(PARAGRAPHS)


def test_declared_encoding(write, read_one):
    page = make_page(body="".join(f"<p>{paragraph} Größe, Maß, Übergang.</p>" for paragraph in PARAGRAPHS)).replace("utf-8", "iso-8859-1")
    page = page.replace("“", '"').replace("”", '"').replace("’", "'")
    assert "Größe, Maß, Übergang" in read_one(write("page.html", page.encode("iso-8859-1"))).text


def test_folder_and_key(write, read_one):
    article = read_one(write("seeds/2021/page.html", make_page()))
    assert article.keys == ("seeds/2021/page.html",)
    assert article.title == TITLE
    assert article.title_span is None


def test_text_that_only_scripts_draw():
    markup = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    data = json.dumps({"title": TITLE, "body": markup}).replace("<", "\\u003c")
    page = make_page(head=f"<script>window.page = {data};</script>", body="", header=f"<h1>{TITLE}</h1>")
    assert read(page).text == "\n\n".join(PARAGRAPHS)


def test_text_that_is_sent_late():
    markup = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert read(make_page(body=f'<div hidden id="S:3">{markup}</div>')).text == "\n\n".join(PARAGRAPHS)


def test_words_for_screen_readers_are_not_text():
    hidden = '<span style="clip: rect(0 0 0 0); position: absolute">, opens new tab</span><span class="sr-only"> (external link)</span>'
    body = "".join(f"<p>{paragraph}{hidden}</p>" for paragraph in PARAGRAPHS)
    assert read(make_page(body=body)).text == "\n\n".join(PARAGRAPHS)


def test_the_same_paragraph_counts_once():
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, PARAGRAPHS[0]))
    assert read(make_page(body=body)).text == "\n\n".join(PARAGRAPHS)


def test_two_line_breaks_divide_paragraphs():
    draft = read(make_page(body=f"<div>{'<br><br>'.join(PARAGRAPHS)}</div>"))
    assert draft.text == "\n\n".join(PARAGRAPHS)
