"""Articles of paragraphs, read up to their claims."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from generator.extract.attribution import find_claims
from generator.extract.dates import find_dates
from generator.extract.language_model import load_model
from generator.extract.names import find_names
from generator.extract.parse import parse_article
from generator.ingest import read_file
from generator.models.article import Article, ArticleId, Block, Facts
from generator.models.reading import Attributions
from generator.models.text import Provenance

Reader = Callable[..., tuple[Article, Attributions]]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model()


@pytest.fixture(scope="session")
def attribute(nlp: Language) -> Callable[[Article], Attributions]:
    def read_article(article: Article) -> Attributions:
        parsed = parse_article(article, nlp)
        return find_claims(parsed, find_names(parsed), find_dates(parsed))

    return read_article


@pytest.fixture(scope="session")
def read(attribute: Callable[[Article], Attributions]) -> Reader:
    """An article of paragraphs, apart by empty lines, and what is read in it. A headline that the text does not hold is given as `title`."""

    def read_text(text: str, *, title: str = "") -> tuple[Article, Attributions]:
        blocks = tuple(Block("paragraph", match.start(), match.end()) for match in re.finditer(r"\S(?:.|\n(?!\n))*", text))
        article = Article(ArticleId("a"), "0" * 64, text, Facts(title=title), blocks, None, ("a",), Provenance("a.txt"))
        return article, attribute(article)

    return read_text


@pytest.fixture(scope="session")
def seed(attribute: Callable[[Article], Attributions]) -> tuple[Article, Attributions]:
    """The repository's own seed article."""
    root = Path(__file__).parents[2]
    (article,) = [made for path in sorted((root / "seeds").glob("*.txt")) for made in read_file(path, root=root) if isinstance(made, Article)]
    return article, attribute(article)
