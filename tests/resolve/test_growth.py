"""Twice the articles are twice the work: counted in calls, which say the same on every machine, and not in seconds."""

from tests.calls import count_calls
from tests.resolve.newsroom import Newsroom, body, person, place

FLAT = 1.1  # times the calls an article of half as many articles; comparing each mention of a much-named person with all before it gives 1.5


def make_newsroom(articles: int) -> Newsroom:
    """News of one president, mostly by surname, of some fifty bodies, of some hundred people with one surname, and of something else in each article."""
    room = Newsroom()
    for number in range(articles):
        president = person("Ronald Reagan", "Reagan") if number % 10 == 0 else person("Reagan")
        other = person(f"Anna{number % 97} Baker", "Baker")
        things = (president, other, body(f"Acme{number % 49} Holdings"), body(f"Unit{number} Works"), place("Washington"))
        room.article(*things, day=f"1987-03-{1 + number % 28:02d}")
    return room


def test_the_work_for_an_article_does_not_grow_with_their_number():
    few, many = make_newsroom(400), make_newsroom(800)
    many.resolve()  # fills the caches of keys
    assert count_calls(many.resolve) / 800 < FLAT * count_calls(few.resolve) / 400
