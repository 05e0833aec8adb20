"""The language model, loaded once for these tests."""

import pytest

from generator.extract.language_model import load_model
from generator.extract.names import find_names
from generator.extract.parse import parse_article
from generator.models.article import Article
from generator.models.reading import Names
from tests.names.marked import Read, make_article


@pytest.fixture(scope="session")
def read() -> Read:
    """Read names in a text whose paragraphs are its lines; `title` is its headline, in the text or not, `dateline` begins the first line."""
    nlp = load_model()

    def reading(text: str, *, title: str = "", dateline: str = "") -> tuple[Article, Names]:
        article = make_article(dateline + text, title=title, dateline=len(dateline))
        return article, find_names(parse_article(article, nlp))

    return reading
