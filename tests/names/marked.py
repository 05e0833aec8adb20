"""Articles written in a line, and what is read in them as marked text."""

import hashlib
from collections.abc import Callable

from generator.models.article import Article, ArticleId, Block, BlockKind, Facts
from generator.models.reading import LocalEntity, Names
from generator.models.text import Provenance, Span

Read = Callable[..., tuple[Article, Names]]


def make_article(text: str, *, title: str, dateline: int) -> Article:
    blocks, position = [], 0
    for number, line in enumerate(text.split("\n")):
        start = position
        if number == 0 and dateline:
            blocks.append(Block("dateline", 0, dateline))
            start = dateline
        kind: BlockKind = "headline" if number == 0 and line == title else "paragraph"
        blocks.append(Block(kind, start, position + len(line)))
        position += len(line) + 1
    headline = Span(0, len(title)) if title and text.startswith(title + "\n") else None
    digest = hashlib.sha256(text.encode()).hexdigest()
    facts = Facts(title=title, published="2023-12-18")
    return Article(ArticleId(f"2023-12-18-x-{digest[:8]}"), digest, text, facts, tuple(blocks), headline, ("x",), Provenance("x"))


def marked(article: Article, names: Names) -> str:
    """The text with each mention in brackets, and its entity's name after a bar where it differs: "[Jobs|Steve Jobs]"."""
    by_id = {entity.id: entity.name for entity in names.entities}
    out, end = [], 0
    for mention in (m for m in names.mentions if m.part == "text"):
        assert article.text[mention.start : mention.end] == mention.text
        assert mention.start >= end, "mentions overlap"
        name = by_id[mention.entity]
        out += [article.text[end : mention.start], f"[{mention.text}]" if name == mention.text else f"[{mention.text}|{name}]"]
        end = mention.end
    return "".join([*out, article.text[end:]])


def entity(names: Names, name: str) -> LocalEntity:
    """The one entity of a name."""
    found = [e for e in names.entities if e.name == name]
    assert len(found) == 1, [e.name for e in names.entities]
    return found[0]


def roles(names: Names, name: str) -> list[tuple[str, str | None]]:
    """The positions of a person, with the names of what they are in."""
    by_id = {e.id: e.name for e in names.entities}
    return [(role.title, by_id[role.organization] if role.organization else None) for role in entity(names, name).roles]
