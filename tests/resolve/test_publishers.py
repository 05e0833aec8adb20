"""Publishers as entities: by name, by domain, by what their own articles call them."""

import pytest

from generator.resolve.publishers import find_domain, publishers_by_article
from tests.resolve.newsroom import Newsroom, body, person


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("edition.example.com", "example.com"),
        ("www.example.co.uk", "example.co.uk"),
        ("usa.example.com.cn", "example.com.cn"),
        ("www2.example.org", "example.org"),
        ("The Morning Courier", None),
        ("St. Louis Courier", None),
        ("Courier", None),
    ],
)
def test_domain_of_a_host(name: str, domain: str | None) -> None:
    assert find_domain(name) == domain


def test_hosts_of_one_domain_are_one_outlet() -> None:
    room = Newsroom()
    first = room.article(person("Anna Berg"), publisher="www.courier.com")
    second = room.article(person("Anna Berg"), publisher="money.courier.com")
    clusters = room.resolve().clusters
    assert publishers_by_article(room.articles, clusters.values()) == {first: "courier-com", second: "courier-com"}
    assert clusters["courier-com"].name == "courier.com"


def test_a_domain_is_the_body_that_its_own_articles_name() -> None:
    room = Newsroom()
    own = room.article(body("Morning Courier"), publisher="www.morningcourier.com")
    assert publishers_by_article(room.articles, room.resolve().clusters.values()) == {own: "morning-courier"}


def test_what_only_others_name_is_not_the_domain() -> None:
    room = Newsroom()
    room.article(body("Independent"), publisher="TASS")
    own = room.article(person("Anna Berg"), publisher="www.independent.com")
    assert publishers_by_article(room.articles, room.resolve().clusters.values())[own] == "independent-com"


def test_a_curated_website_is_its_domain() -> None:
    room = Newsroom()
    room.curate("courier", schema="Organization", name="The Courier", website="https://www.courier.com/about")
    own = room.article(person("Anna Berg"), publisher="money.courier.com")
    assert publishers_by_article(room.articles, room.resolve().clusters.values()) == {own: "courier"}
