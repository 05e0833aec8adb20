"""The review pages: what the machine could not settle and nobody has looked at, each with its sentences and what to write."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.excerpt import review_as_shown
from generator.graph.review import NO_SPEAKER
from generator.models.knowledge import ReviewItem
from generator.models.page import Page
from generator.render.page import Head, make_page, paginate
from generator.render.pages.indexes import numbered
from generator.render.reviewing import ordered_review, review_anchor
from generator.render.sentences import SentenceView, cite
from generator.render.site import NameView, Site, article_href, article_label, name_of


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Something to decide, with the sentences that it is about and what to write."""

    kind: str
    anchor: str
    title: str
    detail: str
    sentences: tuple[SentenceView, ...]
    names: tuple[NameView, ...]
    yaml: str
    file: str
    verbatim: bool  # its title is words of an article
    where: str  # the article that it is about, where its sentence is not shown


def make_review_pages(site: Site) -> Iterator[Page]:
    """A page, or several, of what waits; the kinds as its parts."""
    items = ordered_review(site.knowledge)
    totals = {kind: len(list(group)) for kind, group in groupby(items, key=lambda item: item.kind)}
    for pager in paginate(items, site, label=site.words.text("title.review")):
        views = [_review_item(item, site) for item in pager.rows]
        groups = [(site.words.text(f"review.kind_{kind}"), kind, list(group)) for kind, group in groupby(views, key=lambda view: view.kind)]
        yield make_page(
            f"review/{pager.folder}",
            "review.md",
            site,
            Head(numbered(site.words.text("title.review"), pager.number, site.words), robots="noindex"),
            pager=pager,
            groups=groups,
            totals=[(site.words.text(f"review.kind_{kind}"), kind, total) for kind, total in totals.items()],
            here_kinds={kind for _, kind, _ in groups},
        )


def _review_item(item: ReviewItem, site: Site) -> ReviewView:
    item = review_as_shown(item, site.knowledge, site.excerpts)
    sentences = tuple(view for citation in item.citations[:2] if (view := cite(citation, site, bold=True)))
    names = tuple(name_of(entity, site) for entity in item.entities)
    first, _, rest = (item.yaml or "").partition("\n")
    file = first.removeprefix("# ") if first.startswith(("# content/", "# private/")) else ""
    nobody = item.title == NO_SPEAKER
    articles = [citation.article for citation in item.citations if citation.article in site.knowledge.articles]
    return ReviewView(
        item.kind,
        review_anchor(item.key),
        site.words.text("review.no_speaker")
        if nobody
        else item.title or (article_label(site.knowledge.articles[articles[0]], site) if articles and articles[0] else ""),
        _describe(item, site),
        sentences,
        names,
        rest if file else item.yaml or "",
        file,
        verbatim=bool(item.title) and not nobody and item.kind in ("unresolved", "claim", "contested", "ambiguous"),
        where=article_href(articles[0]) if articles and articles[0] else "",
    )


def _describe(item: ReviewItem, site: Site) -> str:
    """What there is to say of one item beyond what its kind says of all; what another stage has said of it stays as it said it."""
    words = site.words
    if item.kind in ("unresolved", "claim", "ambiguous"):
        return ""
    if item.kind == "new_name" and item.entities:
        mentions = {mention.article for mention in site.lookup.mentions_of.get(item.entities[0], ())}
        speaks = len(site.lookup.said_by.get(item.entities[0], ()))
        articles = words.text("count.articles", len(mentions))
        return words.text("list.comma").join([articles, words.text("count.made", speaks)] if speaks else [articles])
    return item.detail
