"""Pages that are not lists: front page, review, what is new, corrections, how to read, search, data, and those written by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.models.article import Article
from generator.models.curated import Curated, HandwrittenPage
from generator.models.page import Page
from generator.render.dates import day, describe, is_dated
from generator.render.handwritten import to_html
from generator.render.page import Head, make_edit, make_page, paginate
from generator.render.pages.articles import ArticleRow, make_article_row
from generator.render.pages.corrections import make_corrections_pages
from generator.render.pages.events import RowView, make_row, newest_first
from generator.render.pages.indexes import BODIES, PEOPLE, NameRow, make_duel, make_name_row, name_order, numbered, shown_events
from generator.render.pages.reading import find_examples, make_reading_page
from generator.render.pages.review import make_review_pages
from generator.render.site import Site

LATEST = 8  # rows of each list on the front page
CONNECTED = 6  # people, and organisations, on the front page
NEWS = 3  # events that the list of new articles gives of each


@dataclass(frozen=True, slots=True)
class NewsView:
    """An article with the events that it tells of, the one that it is chiefly about first."""

    article: ArticleRow
    events: tuple[RowView, ...]


def make_special_pages(curated: Curated, site: Site) -> Iterator[Page]:
    """All of them."""
    written = {name: page for name, page in curated.pages.items() if name != "home"}
    yield _home(curated.pages.get("home"), list(written.values()), site)
    yield from make_review_pages(site)
    yield from _new(site)
    yield from make_corrections_pages(curated, site)
    yield make_reading_page(site)
    yield make_page("search/", "search.md", site, Head(site.words.text("title.search"), robots="noindex", wide=True))
    yield make_page("data/", "data.md", site, Head(site.words.text("title.data")), edit=make_edit(None, site))
    for name, page in written.items():
        yield make_page(f"pages/{name}/", "handwritten.md", site, Head(page.title), body=to_html(page.markdown), edit=make_edit(page.source, site))


def count(site: Site) -> dict[str, int]:
    """The numbers that the front page shows. Of names, those that the site has a page or a place for: what is hidden is not counted either."""
    knowledge = site.knowledge
    named = [entity for entity in knowledge.entities.values() if entity.kind == "named" and (entity.id in site.hrefs or entity.id in site.waiting)]
    claims = [claim for claim in knowledge.claims.values() if claim.shown]
    return {
        "articles": len(knowledge.articles),
        "claims": len(claims),
        "speakers": len({claim.origin for claim in claims if claim.origin}),
        "events": len(knowledge.events),
        "contested": sum(event.standing.standing == "contested" for event in knowledge.events.values()),
        "names": len(named),
        "curated": sum(entity.curated for entity in named),
    }


def _home(written: HandwrittenPage | None, others: list[HandwrittenPage], site: Site) -> Page:
    events = shown_events(site)
    contested = [duel for event in events if event.standing.standing == "contested" and (duel := make_duel(event, site))]
    # What editors wrote and what articles are chiefly about, of several origins; then the rest. Events without a date stand at the end of all.
    chief = set(site.knowledge.main_events.values())
    dated = [event for event in events if is_dated(event.date) and not event.planned]
    told = [event for event in dated if event.curated or (event.id in chief and (event.standing.asserting or event.standing.standing != "reported"))]
    latest = sorted([*told, *(event for event in dated if event not in told)][:LATEST], key=newest_first) or events[:LATEST]
    articles = sorted(site.knowledge.articles.values(), key=lambda article: (article.facts.published or "", article.id), reverse=True)
    return make_page(
        "",
        "home.md",
        site,
        Head(site.project.site_name, description=site.project.site_description, wide=True),
        intro=to_html(written.markdown) if written else "",
        numbers=count(site),
        contested=contested[:2],
        more_contested=len(contested) - 2,
        events=[make_row(event, site) for event in latest],
        articles=[make_article_row(article, site) for article in articles[:LATEST]],
        connected=_most_connected(site),
        reach=_reach(site),
        example=find_examples(site).telling,
        written=others,
        edit=make_edit(written.source if written else None, site),
    )


def _most_connected(site: Site) -> list[tuple[str, list[NameRow]]]:
    """The people, then the organisations, of whom most is here."""
    ranked = sorted((e for e in site.knowledge.entities.values() if e.id in site.hrefs and e.kind == "named"), key=lambda e: name_order(e, site))
    groups = []
    for folder, schemas in (("people", PEOPLE), ("organisations", BODIES)):
        chosen = [entity for entity in ranked if entity.schema in schemas][:CONNECTED]
        if chosen:
            groups.append((site.words.text(f"title.{folder}"), [make_name_row(entity, site) for entity in chosen]))
    return groups


def _reach(site: Site) -> str:
    """From which outlets and days the articles are."""
    words, articles = site.words, site.knowledge.articles.values()
    days = sorted({article.facts.day for article in articles if article.facts.day})
    outlets = {publisher for publisher in site.knowledge.publishers.values() if publisher}
    if not days or not outlets:
        return ""
    key = "home.reach_day" if days[0] == days[-1] else "home.reach"
    return words.text(key, len(outlets), first=describe(days[0], words), last=describe(days[-1], words))


def _new(site: Site) -> Iterator[Page]:
    """Articles by day of publication, newest first."""
    articles = sorted(site.knowledge.articles.values(), key=lambda article: (article.facts.published or "", article.id), reverse=True)
    for pager in paginate(articles, site, label=site.words.text("title.new")):
        days: list[tuple[str, list[NewsView]]] = []
        for published, group in groupby(pager.rows, key=lambda article: article.facts.day):
            days.append((day(published, site.words) or site.words.text("date.undated"), [_news(article, site) for article in group]))
        yield make_page(
            f"new/{pager.folder}", "new.md", site, Head(numbered(site.words.text("title.new"), pager.number, site.words)), pager=pager, days=days
        )


def _news(article: Article, site: Site) -> NewsView:
    main = site.knowledge.main_events.get(article.id)
    events = sorted(site.lookup.events_at.get(article.id, []), key=lambda event: (event.id != main, not event.curated, event.id))
    return NewsView(make_article_row(article, site), tuple(make_row(event, site) for event in events[:NEWS]))
