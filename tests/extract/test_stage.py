"""The extract stage around an extractor: what is kept between builds, in what order, by how many processes."""

import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from generator.extract import stage
from generator.extract.cache import cache_key, dump_reading, load_reading
from generator.extract.extractor import EnglishExtractor, rules_digest, unread
from generator.extract.language_model import ModelError
from generator.extract.stage import WORTH_A_PROCESS, extract_readings, extract_stream
from generator.models.article import Article, ArticleId, Facts
from generator.models.reading import Reading
from generator.models.text import Provenance, Span


@dataclass
class Recorder:
    """An extractor that notes what it was asked to read, and reads one sentence in each article."""

    fingerprint: str = "recorder-1"
    seen: tuple[str, ...] = ()

    def read(self, article: Article) -> Reading:
        self.seen += (article.id,)
        return replace(unread(article, self.fingerprint), sentences=(Span(0, len(article.text)),), read=True)


def make_article(name: str, text: str = "", **facts: str) -> Article:
    return Article(ArticleId(name), name * 2, text or f"Text of {name}.", Facts(title=name, **facts), (), None, (name,), Provenance(name))


def test_what_was_read_once_is_not_read_again(tmp_path: Path):
    extractor, articles = Recorder(), [make_article("b"), make_article("a")]
    first = extract_readings(articles, extractor=extractor, cache=tmp_path / "cache.sqlite")
    second = extract_readings([*articles, make_article("c")], extractor=extractor, cache=tmp_path / "cache.sqlite")
    assert list(first) == ["b", "a"]
    assert list(second) == ["b", "a", "c"]
    assert {key: second[key] for key in first} == first
    assert extractor.seen == ("b", "a", "c")


@pytest.mark.parametrize("change", [{"published": "2024-01-01"}, {"publisher": "TASS"}, {"language": "fr"}, {"title": "other"}])
def test_a_fact_that_reading_depends_on_makes_it_read_again(change: dict[str, str]):
    article = make_article("a")
    assert cache_key(article, "x") != cache_key(replace(article, facts=replace(article.facts, **change)), "x")


def test_a_fact_that_reading_does_not_depend_on_does_not():
    article = make_article("a")
    assert cache_key(article, "x") == cache_key(replace(article, facts=replace(article.facts, url="https://example.org", rights="ours")), "x")


def test_what_another_extractor_read_is_forgotten(tmp_path: Path):
    path = tmp_path / "cache.sqlite"
    extract_readings([make_article("a")], extractor=Recorder("old"), cache=path)
    new = Recorder("new")
    extract_readings([make_article("a")], extractor=new, cache=path)
    assert new.seen == ("a",)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT fingerprint FROM readings").fetchall() == [("new",)]
    connection.close()


def test_a_damaged_cache_is_an_empty_one(tmp_path: Path):
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"this is no database" * 100)
    assert list(extract_readings([make_article("a")], extractor=Recorder(), cache=path)) == ["a"]


def test_the_same_text_under_another_id_gets_its_own_reading():
    article = make_article("a")
    data = dump_reading(Recorder().read(article))
    assert load_reading(data, replace(article, id=ArticleId("b"))).article == "b"


def test_any_number_of_processes_gives_the_same_bytes():
    articles = [make_article(f"{number:02d}", text="x" * number) for number in range(WORTH_A_PROCESS * 2 + 3)]
    one = extract_readings(articles, extractor=Recorder(), jobs=1)
    two = extract_readings(articles, extractor=Recorder(), jobs=2)
    assert [dump_reading(reading) for reading in one.values()] == [dump_reading(reading) for reading in two.values()]
    assert list(one) == list(two)


def test_a_stream_keeps_the_order_and_passes_on_what_is_no_article():
    items = [make_article("a"), "unreadable", make_article("b")]
    assert [
        (item if isinstance(item, str) else item.id, reading and reading.article) for item, reading in extract_stream(items, extractor=Recorder())
    ] == [
        ("a", "a"),
        ("unreadable", None),
        ("b", "b"),
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_stream_of_many_chunks_keeps_the_order_and_asks_for_no_more_than_it_reads(jobs: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stage, "CHUNK", WORTH_A_PROCESS)
    taken: list[Article] = []
    articles = [make_article(f"{number:03d}") for number in range(5 * jobs * WORTH_A_PROCESS + 3)]
    stream = extract_stream((taken.append(article) or article for article in articles), extractor=Recorder(), jobs=jobs)
    first = next(stream)
    assert len(taken) == 2 * jobs * WORTH_A_PROCESS  # the chunk that is passed on, and the one that is being read
    assert [item.id for item, reading in (first, *stream) if reading and reading.article == item.id] == [article.id for article in articles]


def test_the_fingerprint_needs_no_model_and_follows_the_rules():
    assert rules_digest() in EnglishExtractor().fingerprint
    assert EnglishExtractor().fingerprint == EnglishExtractor().fingerprint
    assert EnglishExtractor("en_other").fingerprint != EnglishExtractor().fingerprint


def test_an_article_in_another_language_is_not_read():
    reading = EnglishExtractor().read(make_article("a", language="fr-CA"))
    assert (reading.read, reading.language, reading.claims) == (False, "fr-CA", ())


def test_stored_spans_that_are_the_same_are_one_object():
    article = make_article("a", "One sentence.")
    stored = dump_reading(replace(Recorder().read(article), sentences=(Span(0, 3), Span(4, 13))))
    one, other = load_reading(stored, article), load_reading(stored, article)
    assert one == other
    assert all(mine is theirs for mine, theirs in zip(one.sentences, other.sentences, strict=True))
    assert type(one.sentences[0]) is Span


@dataclass
class Breaking(Recorder):
    """An extractor with a mistake in it."""

    def read(self, article: Article) -> Reading:
        if article.text == "bad":
            raise IndexError("list index out of range")
        return super().read(article)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_reading_fails_on_stops_no_other_and_is_tried_again(tmp_path: Path, jobs: int):
    articles = [make_article(f"a{number}", "bad" if number == 3 else "") for number in range(WORTH_A_PROCESS * 2)]
    readings = extract_readings(articles, extractor=Breaking(), cache=tmp_path / "cache.sqlite", jobs=jobs)
    assert [key for key, reading in readings.items() if not reading.read] == ["a3"]
    assert readings[ArticleId("a3")].failed.startswith("IndexError in test_stage.py, line ")
    again = Recorder()
    assert extract_readings(articles, extractor=again, cache=tmp_path / "cache.sqlite")[ArticleId("a3")].read
    assert again.seen == ("a3",)


def test_a_model_that_is_missing_stops_all():
    class Missing(Recorder):
        def read(self, article: Article) -> Reading:
            raise ModelError("no model")

    with pytest.raises(ModelError):
        extract_readings([make_article("a")], extractor=Missing())
