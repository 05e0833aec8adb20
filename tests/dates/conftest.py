"""An article of marked text: each expression stands in brackets with its value, `[Tuesday|2023-12-12]`, and the reading must give just these."""

import re
from collections.abc import Callable

import pytest
from spacy.language import Language

from generator.extract.dates import find_dates
from generator.extract.language_model import load_model
from generator.extract.parse import parse_article
from generator.models.article import Article, ArticleId, Block, Facts
from generator.models.reading import DateMention
from generator.models.text import Provenance

MARKED = re.compile(r"\[([^|\]]+)\|(\[[^\]]*\]|[^\]]+)\]")


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model()


@pytest.fixture(scope="session")
def find(nlp: Language) -> Callable[..., tuple[DateMention, ...]]:
    """The dates of a text, published on a day."""

    def find_in(text: str, day: str | None = "2023-12-18", title: str = "", *, dateline: int = 0) -> tuple[DateMention, ...]:
        blocks = [Block("paragraph", match.start(), match.end()) for match in re.finditer(r"\S(?:.|\n(?!\n))*", text[dateline:])]
        blocks = [Block(b.kind, b.start + dateline, b.end + dateline) for b in blocks]
        if dateline:
            blocks.insert(0, Block("dateline", 0, dateline))
        facts = Facts(title=title, published=day)
        article = Article(ArticleId("a"), "0" * 64, text, facts, tuple(blocks), None, ("a",), Provenance("a.txt"))
        return find_dates(parse_article(article, nlp))

    return find_in


@pytest.fixture(scope="session")
def check(find: Callable[..., tuple[DateMention, ...]]) -> Callable[..., None]:
    """Compare what is found in a marked text with its marks; with `edtf`, the marks are EDTF ("-" for none)."""

    def check_marked(marked: str, day: str | None = "2023-12-18", *, edtf: bool = False) -> None:
        text = MARKED.sub(r"\1", marked)
        found = find(text, day)
        shown = text
        for one in sorted(found, key=lambda mention: -mention.start):
            value = (one.edtf or "-") if edtf else one.value
            shown = f"{shown[: one.start]}[{one.text}|{value}]{shown[one.end :]}"
        assert shown == marked

    return check_marked
