import pytest

from generator.render import render
from tests.render.newsroom import make_knowledge, make_project


@pytest.fixture(scope="session")
def base():
    return make_knowledge()


@pytest.fixture(scope="session")
def pages(base, tmp_path_factory):
    """Every page of the newsroom, by path."""
    knowledge, curated = base
    return {page.src_uri: page.content for page in render(knowledge, curated, make_project(tmp_path_factory.mktemp("base")))}


@pytest.fixture
def page_of(pages):
    """The one page whose path holds some words."""

    def find(words):
        found = [name for name in pages if words in name]
        assert len(found) == 1, found
        return pages[found[0]]

    return find
