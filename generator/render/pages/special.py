"""Pages that are not lists: front page, review, what is new, corrections, how to read, search, data, and those written by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.models.curated import Curated, HandwrittenPage
from generator.models.knowledge import Knowledge, ReviewItem
from generator.models.page import Page
from generator.render.dates import day, is_dated
from generator.render.handwritten import to_html
from generator.render.page import Head, make_edit, make_page, paginate
from generator.render.pages.articles import ArticleRow, make_article_row
from generator.render.pages.corrections import make_corrections_page
from generator.render.pages.events import make_row
from generator.render.pages.indexes import NameRow, details_of, make_duel, name_order, shown_events
from generator.render.reviewing import REVIEW_KINDS, ordered_review, review_anchor
from generator.render.sentences import SentenceView, cite
from generator.render.site import NameView, Site, name_of

LATEST = 8  # rows of each list on the front page


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


def make_special_pages(curated: Curated, site: Site) -> Iterator[Page]:
    """All of them."""
    written = {name: page for name, page in curated.pages.items() if name != "home"}
    yield _home(curated.pages.get("home"), list(written.values()), site)
    yield from _review(site)
    yield from _new(site)
    yield make_corrections_page(curated, site)
    yield make_page("how-to-read/", "how_to_read.md", site, Head("How to read this site"), edit=make_edit(None, site))
    yield make_page("search/", "search.md", site, Head("Search", robots="noindex", wide=True))
    yield make_page("data/", "data.md", site, Head("Data to take away"), edit=make_edit(None, site))
    for name, page in written.items():
        yield make_page(f"pages/{name}/", "handwritten.md", site, Head(page.title), body=to_html(page.markdown), edit=make_edit(page.source, site))


def count(knowledge: Knowledge) -> dict[str, int]:
    """The numbers that the front page shows."""
    named = [entity for entity in knowledge.entities.values() if entity.kind == "named"]
    claims = [claim for claim in knowledge.claims.values() if claim.shown]
    return {
        "articles": len(knowledge.articles),
        "claims": len(claims),
        "speakers": len({claim.origin for claim in claims if claim.origin}),
        "events": len(knowledge.events),
        "contested": sum(event.standing.standing == "contested" for event in knowledge.events.values()),
        "names": len(named),
        "curated": sum(entity.curated for entity in named),
        "outlets": sum(entity.is_outlet for entity in named),
    }


def _home(written: HandwrittenPage | None, others: list[HandwrittenPage], site: Site) -> Page:
    events = shown_events(site)
    contested = [duel for event in events if event.standing.standing == "contested" and (duel := make_duel(event, site))]
    # What editors wrote and what articles are chiefly about, of several origins; then the rest. Events without a date stand at the end of all.
    chief = set(site.knowledge.main_events.values())
    dated = [event for event in events if is_dated(event.date) and not event.planned]
    told = [event for event in dated if event.curated or (event.id in chief and (event.standing.asserting or event.standing.standing != "reported"))]
    latest = (told or dated or events)[:LATEST]
    ranked = sorted((e for e in site.knowledge.entities.values() if e.id in site.hrefs and e.kind == "named"), key=lambda e: name_order(e, site))
    articles = sorted(site.knowledge.articles.values(), key=lambda article: (article.facts.published or "", article.id), reverse=True)
    return make_page(
        "",
        "home.md",
        site,
        Head(site.project.site_name, description=site.project.site_description, wide=True),
        intro=to_html(written.markdown) if written else "",
        numbers=count(site.knowledge),
        contested=contested[:2],
        more_contested=len(contested) - 2,
        events=[make_row(event, site) for event in latest],
        articles=[make_article_row(article, site) for article in articles[:LATEST]],
        names=[NameRow(name_of(entity.id, site), details_of(entity, site)) for entity in ranked[: LATEST + 2]],
        written=others,
        edit=make_edit(written.source if written else None, site),
    )


def _review(site: Site) -> Iterator[Page]:
    """A page, or several, of what waits; the kinds as its parts."""
    items = ordered_review(site.knowledge)
    totals = {kind: len(list(group)) for kind, group in groupby(items, key=lambda item: item.kind)}
    for pager in paginate(items, site, label="Waiting for review"):
        views = [_review_item(item, site) for item in pager.rows]
        groups = [(REVIEW_KINDS[kind], kind, list(group)) for kind, group in groupby(views, key=lambda view: view.kind)]
        yield make_page(
            f"review/{pager.folder}",
            "review.md",
            site,
            Head("Waiting for review", robots="noindex"),
            pager=pager,
            groups=groups,
            totals=[(REVIEW_KINDS[kind], kind, total) for kind, total in totals.items()],
            here_kinds={kind for _, kind, _ in groups},
        )


def _review_item(item: ReviewItem, site: Site) -> ReviewView:
    sentences = tuple(view for citation in item.citations[:2] if (view := cite(citation, site, bold=True)))
    names = tuple(name_of(entity, site) for entity in item.entities)
    first, _, rest = (item.yaml or "").partition("\n")
    file = first.removeprefix("# ") if first.startswith("# content/") else ""
    return ReviewView(item.kind, review_anchor(item.key), item.title, item.detail, sentences, names, rest if file else item.yaml or "", file)


def _new(site: Site) -> Iterator[Page]:
    """Articles by day of publication, newest first."""
    articles = sorted(site.knowledge.articles.values(), key=lambda article: (article.facts.published or "", article.id), reverse=True)
    for pager in paginate(articles, site, label="What is new"):
        days: list[tuple[str, list[ArticleRow]]] = []
        for published, group in groupby(pager.rows, key=lambda article: article.facts.day):
            days.append((day(published) or "Without a date", [make_article_row(article, site) for article in group]))
        yield make_page(f"new/{pager.folder}", "new.md", site, Head("What is new"), pager=pager, days=days)
