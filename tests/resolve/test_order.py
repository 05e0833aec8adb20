"""Properties: the order of articles changes nothing, and adding one never changes a curated id."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolve.newsroom import Newsroom, Thing, body, person, place

THINGS = (
    person("Anna Berg", "Berg"),
    person("Berg"),
    person("Paul Berg"),
    person("Khaled Mashal", roles=[("representative", "Fatah")]),
    person("Khalid Mishal"),
    person("Khaled Meshaal"),
    body("Fatah"),
    body("World Meteorological Organization", "WMO"),
    body("WMO"),
    body("Acme Inc.", "Acme"),
    body("Acme Computer", "Acme"),
    body("Acme"),
    body("Supreme Court", schema="PublicBody"),
    place("Norway", "no"),
    place("Washington"),
    body("Washington"),
    Thing("a diplomatic source", "Unknown", kind="unnamed"),
)

stories = st.lists(st.lists(st.sampled_from(THINGS), min_size=1, max_size=6, unique_by=lambda thing: thing.name), min_size=1, max_size=7)


def newsroom(articles: list[list[Thing]]) -> Newsroom:
    room = Newsroom()
    room.curate("mashal", schema="Person", name="Khaled Mashal", weak_aliases=["Mashal"])
    room.curate("wmo", schema="Organization", name="World Meteorological Organization")
    for things in articles:
        room.article(*things, publisher="TASS")
    return room


@given(stories, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_articles_changes_nothing(articles: list[list[Thing]], random: object) -> None:
    room = newsroom(articles)
    order = list(room.articles)
    random.shuffle(order)  # type: ignore[attr-defined]
    assert room.resolve(order) == room.resolve()


@given(stories, st.lists(st.sampled_from(THINGS), min_size=1, max_size=6, unique_by=lambda thing: thing.name))
@settings(max_examples=60, deadline=None)
def test_adding_an_article_never_changes_a_curated_id(articles: list[list[Thing]], added: list[Thing]) -> None:
    room = newsroom(articles)
    before = room.resolve()
    room.article(*added)
    after = room.resolve()
    curated = {key: entity for key, entity in before.entity_of.items() if entity in {"mashal", "wmo"}}
    strong = {key for key in curated if before.clusters[curated[key]].curated}
    assert all(after.entity_of[key] == curated[key] for key in strong if _named_so(room, key))
    assert before.clusters.keys() & {"mashal", "wmo"} <= after.clusters.keys()


def _named_so(room: Newsroom, key: tuple[str, str]) -> bool:
    """Whether a local entity bears a curated name itself, and was not joined by context, which a new article may change."""
    local = next(e for e in room.readings[key[0]].entities if e.id == key[1])
    return local.name in {"Khaled Mashal", "World Meteorological Organization"}


@given(stories)
@settings(max_examples=40, deadline=None)
def test_every_named_thing_is_somewhere_and_no_two_clusters_share_one(articles: list[list[Thing]]) -> None:
    room = newsroom(articles)
    resolution = room.resolve()
    members = [member for cluster in resolution.clusters.values() for member in cluster.members]
    assert len(members) == len(set(members))
    assert {key for key, entity in resolution.entity_of.items() if entity} == set(members)
    assert all(resolution.entity_of[member] == cluster.id for cluster in resolution.clusters.values() for member in cluster.members)
