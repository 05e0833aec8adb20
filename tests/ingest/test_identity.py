"""One text is one article; copies and revisions are known as such, whatever the order of files."""

import json
import random

import pytest

from generator.ingest import ingest_paths, read_file
from generator.ingest.copies import find_copies, make_shingles, plain_address, relate_articles
from generator.ingest.language import find_language
from tests.ingest.conftest import PARAGRAPHS, WIRE, make_page

TEXT = "\n\n".join(PARAGRAPHS)


def rows(*given: dict[str, object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in given)


def ingested(write, tmp_path, *given):
    return ingest_paths([write("rows.jsonl", rows(*given))], root=tmp_path).articles


def test_same_text_from_two_places_is_one_article(write, tmp_path):
    write("seeds/b.txt", WIRE)
    write("seeds/a/copy.txt", WIRE)
    write("seeds/rows.jsonl", rows({"id": "n1", "title": "Harbour of Nordhavn closed", "date": "2021-03-01", "text": WIRE}))
    (article,) = ingest_paths([tmp_path / "seeds"], root=tmp_path).articles
    assert article.keys == ("n1", "seeds/a/copy.txt", "seeds/b.txt")
    assert article.facts.published == "2021-03-01"


def test_order_of_files_changes_nothing(write, tmp_path):
    first = write("one/a.txt", WIRE)
    second = write("two/b.txt", WIRE)
    third = write("two/c.txt", WIRE + "\n\nMore.")
    forth, back = (ingest_paths(paths, root=tmp_path) for paths in ([first, second, third], [third, second, first]))
    assert forth == back


def test_short_texts_are_one_only_under_one_headline(write, tmp_path):
    text = "Qtly div 20 cts vs 20 cts prior"
    articles = ingested(write, tmp_path, {"id": "a", "title": "ACME DIVIDEND", "text": text}, {"id": "b", "title": "LIND DIVIDEND", "text": text})
    assert [article.keys for article in articles] == [("a",), ("b",)]


def test_same_day_and_title_with_different_texts_both_get_in(write, tmp_path):
    given = [{"id": str(n), "title": "Ferry stops", "date": "2021-03-07", "text": f"{TEXT} Number {n}."} for n in range(3)]
    articles = ingested(write, tmp_path, *given)
    assert len({article.id for article in articles}) == 3
    assert all(article.id.startswith("2021-03-07-ferry-stops-") for article in articles)


def test_cut_and_edited_copies(write, tmp_path):
    edited = TEXT.replace("Tuesday", "March 2").replace("eleven million crowns", "11m crowns") + "\n\nThe Courier"
    cut = "\n\n".join(PARAGRAPHS[:3])
    given = [
        {"id": "origin", "title": "Bridge closes", "date": "2021-03-02", "source": "NORA", "text": TEXT},
        {"id": "edited", "title": "Bridge is closed", "date": "2021-03-02", "source": "Courier", "text": edited[: len(TEXT) - 5]},
        {"id": "cut", "title": "Short", "date": "2021-03-03", "source": "Post", "text": cut},
        {
            "id": "own",
            "title": "Other",
            "date": "2021-03-03",
            "source": "Sun",
            "text": f"Another paper looks at ships. {PARAGRAPHS[1]} " + "New words of its own follow here. " * 12,
        },
    ]
    articles = {article.keys[0]: article for article in ingested(write, tmp_path, *given)}
    assert articles["origin"].based_on is None
    assert articles["edited"].based_on == articles["cut"].based_on == articles["origin"].id
    assert articles["own"].based_on is None


def test_copies_do_not_depend_on_the_order(write, tmp_path):
    given = [{"id": str(n), "title": f"T{n}", "date": f"2021-03-{n % 5 + 1:02}", "text": TEXT[: 400 + 20 * n] + f" End {n}."} for n in range(20)]
    articles = list(ingested(write, tmp_path, *given))
    expected = {article.id: article.based_on for article in articles}
    random.Random(1).shuffle(articles)
    assert {article.id: article.based_on for article in relate_articles(articles)} == expected
    assert sum(based is None for based in expected.values()) < 20


def test_many_articles_with_one_boilerplate_are_not_compared_with_each_other(write, tmp_path, monkeypatch):
    boilerplate = "All the words of this notice stand under every report of the paper and say nothing about what happened on that day. " * 2
    source = random.Random(2)
    texts = [" ".join(source.choice("abcdefgh") * 3 + str(source.randrange(999)) for _ in range(60)) + boilerplate for _ in range(300)]
    articles = ingested(write, tmp_path, *({"id": str(n), "text": text} for n, text in enumerate(texts)))
    compared = []
    monkeypatch.setattr("generator.ingest.copies._is_contained", lambda one, other: compared.append(1) or False)
    find_copies(articles, same_page={})
    assert len(compared) <= 300 * 12


def test_shingles_of_scripts_without_spaces():
    assert len(make_shingles("東京都知事は記者会見で発表した")) > 5


def test_same_address_with_changed_text_is_a_revision(write, tmp_path):
    def row(key, url, modified, text):
        head = f'<meta property="article:published_time" content="2021-03-02"><meta property="article:modified_time" content="{modified}">'
        return {"id": key, "url": url, "html": make_page(head=head, body="".join(f"<p>{paragraph}</p>" for paragraph in text))}

    later = row("later", "https://www.courier.example/bridge/?utm_source=x", "2021-03-03T10:00:00Z", [*PARAGRAPHS[:4], "Work begins in June."])
    first = row("first", "http://courier.example/bridge", "2021-03-02T10:00:00Z", PARAGRAPHS)
    last = row("last", "https://courier.example/bridge#top", "2021-03-04T10:00:00Z", [*PARAGRAPHS[:4], "Work begins in July, the council said."])
    articles = {article.keys[0]: article for article in ingested(write, tmp_path, later, first, last)}
    assert articles["first"].revision_of is None
    assert articles["later"].revision_of == articles["first"].id
    assert articles["last"].revision_of == articles["later"].id
    assert all(article.based_on is None for article in articles.values())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.a.example/x/", "http://a.example/x?utm_medium=b&fbclid=1", True),
        ("https://a.example/index.php?id=5", "https://a.example/index.php?id=6", False),
        ("https://a.example/x?b=1&a=2", "https://a.example/x?a=2&b=1", True),
    ],
)
def test_addresses(one, other, same):
    assert (plain_address(one) == plain_address(other)) is same


def test_front_pages_are_no_revisions_of_each_other():
    assert plain_address("https://www.a.example/") == plain_address("http://[broken") == ""


def test_stream_does_not_join(write, tmp_path):
    path = write("rows.jsonl", rows({"id": "b", "text": TEXT}, {"id": "a", "text": TEXT}))
    assert [article.keys for article in read_file(path, root=tmp_path)] == [("b",), ("a",)]


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (TEXT, None, "en"),
        (
            "Die Brücke über den Fluss bleibt zwei Jahre lang gesperrt, wie der Rat der Stadt am Dienstag beschloss. Die Händler fürchten um ihr Geschäft.",
            None,
            "de",
        ),
        ("Die Brücke über den Fluss bleibt zwei Jahre lang gesperrt, wie der Rat der Stadt am Dienstag beschloss.", "de_AT", "de-AT"),
        ("Die Brücke über den Fluss bleibt zwei Jahre lang gesperrt, wie der Rat beschloss. " * 4, "en", "de"),
        ("Городской совет решил закрыть мост на два года после того, как инженеры нашли трещины.", "en", "ru"),
        ("Qtly div 20 cts vs 20 cts prior. Pay April 16.", "en-US", "en-US"),
        ("12 345", "no-code!", None),
        ("12 345", "nb", "nb"),
    ],
)
def test_language_of_the_body(text, declared, language):
    assert find_language(text, declared) == language
