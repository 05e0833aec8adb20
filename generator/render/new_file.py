"""The file that a reader on GitHub gets for what nobody described yet, already filled in: the same that `sourcebook accept` writes.

It travels in the address of a link, so it is as long as an address may be: sentences go first, then other spellings.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from generator.content.skeleton import SOURCES, entity_skeleton, event_skeleton
from generator.excerpt import shows
from generator.models.knowledge import Citation, Entity, EntityId, Event, cite_words
from generator.models.text import Span
from generator.render.environment import safe_url
from generator.render.page import EditView, make_edit
from generator.render.site import Site

LONGEST = 6000  # characters of a link: GitHub refuses addresses of 8 KB, and needs some of it for itself


def new_entity_edit(entity: Entity, site: Site) -> EditView:
    """The link that opens content/entities/ID.yml filled in; the file's name where no address is known."""
    return _first_that_fits(f"content/entities/{entity.id}.yml", _entity_texts(entity, site), site)


def new_event_edit(event: Event, site: Site) -> EditView:
    """The link that opens content/events/ID.yml filled in."""
    shown = tuple(citation for citation in event.evidence if shows(site.excerpts, citation))
    texts = (event_skeleton(replace(event, evidence=shown[:number]), known=site.described) for number in (SOURCES, 1, 0))
    return _first_that_fits(f"content/events/{event.id}.yml", texts, site)


def _entity_texts(entity: Entity, site: Site) -> Iterator[str]:
    citations = tuple(citation for citation in entity.citations if shows(site.excerpts, citation)) or _first_sentence(entity.id, site)
    quoted = (position for position in entity.positions if position.citation is None or shows(site.excerpts, position.citation))
    entity = replace(entity, positions=tuple(quoted))
    for sentences in (citations, citations[:1], ()):
        yield entity_skeleton(entity, sentences, known=site.described)
    yield entity_skeleton(replace(entity, aliases=(), positions=()), known=site.described)


def _first_sentence(entity: EntityId, site: Site) -> tuple[Citation, ...]:
    """The first sentence on the site that names it; none where the site shows none."""
    for resolved in site.lookup.mentions_of.get(entity, ()):
        mention, article = resolved.mention, site.knowledge.articles[resolved.article]
        if mention.part == "text":
            sentences = site.knowledge.readings[article.id].sentences
            span = next((sentence for sentence in sentences if sentence.contains(mention.span)), Span(mention.start, mention.end))
            if site.excerpts[article.id].covers(span):
                return (cite_words(article, span),)
    return ()


def _first_that_fits(file: str, texts: Iterator[str], site: Site) -> EditView:
    view = make_edit(None, site, new_file=file)
    base = site.project.settings.edit_base
    if not base or "/edit/" not in base:
        return view
    start = f"{base.replace('/edit/', '/new/', 1).rstrip('/')}?filename={quote(file, safe='')}"
    hrefs = (f"{start}&value={quote(text, safe='')}" for text in texts)
    return replace(view, label=site.words.text("edit.review"), href=safe_url(next((href for href in hrefs if len(href) <= LONGEST), start)))
