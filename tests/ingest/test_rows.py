"""Tables: JSON Lines, JSON, CSV."""

import gzip
import json

from generator.ingest import Unreadable, ingest_paths, read_file
from generator.models.article import Article
from tests.ingest.conftest import make_page

TEXT = "The ferry to Nordhavn will not run on Sunday.\n\n A strike was called by the crews, who ask for more pay. "


def lines(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_row_gives_key_facts_and_its_text_unchanged(write, read_one):
    row = {"id": 17, "title": "Ferry", "date": "2021-03-07", "source": "Courier", "url": "https://courier.example/ferry", "text": TEXT}
    article = read_one(write("rows.jsonl", lines(row)))
    assert article.keys == ("17",)
    assert article.text == TEXT
    facts = article.facts
    assert (facts.title, facts.published, facts.publisher, facts.url) == ("Ferry", "2021-03-07", "Courier", "https://courier.example/ferry")
    assert article.source.line == 1


def test_order_and_bad_lines(write, tmp_path):
    path = write("rows.jsonl", lines({"id": "b", "text": TEXT}) + "{broken\n\n[1]\n" + lines({"id": "c"}, {"id": "a", "text": TEXT}))
    found = list(read_file(path, root=tmp_path))
    assert [each.keys[0] if isinstance(each, Article) else each.key for each in found] == ["b", "rows.jsonl:2", "rows.jsonl:4", "c", "a"]
    issues = [each.issue for each in found if isinstance(each, Unreadable)]
    assert [(issue.code, issue.line) for issue in issues] == [("json", 2), ("json", 4), ("empty", 5)]


def test_gz_reads_the_same(write, tmp_path):
    rows = lines({"id": "a", "text": TEXT}, {"id": "b", "text": TEXT + "More."})
    plain = list(read_file(write("rows.jsonl", rows), root=tmp_path))
    packed = list(read_file(write("packed.jsonl.gz", gzip.compress(rows.encode())), root=tmp_path))
    assert [each.text for each in plain] == [each.text for each in packed]


def test_page_in_a_row_counts_more_than_the_row(write, read_one):
    head = '<meta property="article:published_time" content="2020-05-05T08:00:00+02:00"><meta property="og:site_name" content="Lindhaven Courier">'
    row = {"id": "x", "date": "2024-02-28 13:06:44.1", "source": "CourierX", "url": "https://courier.example/a", "html": make_page(head=head)}
    article = read_one(write("rows.jsonl", lines(row)))
    assert article.facts.published == "2020-05-05T08:00:00+02:00"
    assert article.facts.publisher == "Lindhaven Courier"
    undeclared = read_one(write("bare.jsonl", lines(row | {"html": make_page()})))
    assert undeclared.facts.published == "2024-02-28"
    assert undeclared.facts.url == "https://courier.example/a"


def test_impossible_date_is_left_out_and_said(write, tmp_path):
    path = write(
        "rows.jsonl", lines({"id": "a", "title": "T", "date": "9999-01-01", "text": TEXT}, {"id": "b", "date": "0000-00-00", "text": TEXT + "!"})
    )
    found = ingest_paths([path], root=tmp_path)
    assert [article.facts.published for article in found.articles] == [None, None]
    assert [issue.code for issue in found.issues] == ["date", "date"]
    assert "'9999-01-01'" in found.issues[0].message


def test_csv_by_header(write, tmp_path):
    table = 'Headline;Link;Published;Outlet;Body\n"Ferry; again";https://courier.example/1;2021-03-07;Courier;"First line.\n\nSecond line."\n'
    (article,) = read_file(write("table.csv", table), root=tmp_path)
    assert isinstance(article, Article)
    assert (article.title, article.facts.publisher, article.facts.published) == ("Ferry; again", "Courier", "2021-03-07")
    assert article.text == "First line.\n\nSecond line."


def test_csv_in_another_encoding(write, tmp_path):
    table = "title,text\nFähre,Die Fähre fährt am Sonntag nicht, weil die Besatzung streikt und mehr Geld fordert.\n".replace(
        "nicht, weil", "nicht weil"
    )
    (article,) = read_file(write("table.csv", table.encode("cp1252")), root=tmp_path)
    assert isinstance(article, Article)
    assert article.title == "Fähre"


def test_csv_of_links_says_what_to_do(write, problem):
    found = problem(write("links.csv", "url,note\nhttps://courier.example/1,read\n"))
    assert found.issue.code == "links"
    assert "sourcebook add" in found.issue.message


def test_csv_without_texts(write, problem):
    assert problem(write("table.csv", "a,b\n1,2\n")).issue.code == "columns"


def test_json_list(write, tmp_path):
    found = list(read_file(write("rows.json", json.dumps([{"id": "a", "text": TEXT}, 3])), root=tmp_path))
    assert [type(each) for each in found] == [Article, Unreadable]
