"""Articles of paragraphs, read up to their events, and shown as short lines."""

import re
from collections.abc import Callable

import pytest
from spacy.language import Language

from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.language_model import load_model
from generator.extract.names import find_names
from generator.extract.parse import parse_article
from generator.models.article import Article, ArticleId, Block, Facts
from generator.models.reading import Attributions, Claim, EventMention, Names
from generator.models.text import Provenance


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model()


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[..., tuple[tuple[EventMention, ...], Names]]:
    """The events of a text, published on a day, with the names that they speak of."""

    def read_text(
        text: str, day: str | None = "2023-12-18", claims: tuple[Claim, ...] = (), title: str = ""
    ) -> tuple[tuple[EventMention, ...], Names]:
        blocks = tuple(Block("paragraph", match.start(), match.end()) for match in re.finditer(r"\S(?:.|\n(?!\n))*", text))
        article = Article(ArticleId("a"), "0" * 64, text, Facts(title=title, published=day), blocks, None, ("a",), Provenance("a.txt"))
        parsed = parse_article(article, nlp)
        names = find_names(parsed)
        return find_events(parsed, Attributions(claims, (), names), find_dates(parsed)), names

    return read_text


@pytest.fixture(scope="session")
def lines(read: Callable[..., tuple[tuple[EventMention, ...], Names]]) -> Callable[..., list[str]]:
    """Each event as "trigger: type, date, @place, Name role, ...", with what is planned and negated."""

    def show(text: str, **options: object) -> list[str]:
        events, names = read(text, **options)
        called = {entity.id: entity.name for entity in names.entities}
        shown = []
        for event in events:
            source = text if event.part == "text" else str(options["title"])
            parts = [event.type, event.date or "-", *([f"@{called[event.place]}"] if event.place else [])]
            parts += [f"{called[one.entity]} {one.role}" for one in event.participants]
            parts += ["planned"] * event.planned + ["negated"] * event.negated
            shown.append(f"{event.trigger.of(source)}: {', '.join(parts)}")
        return shown

    return show
