"""Article pages: the text as it was read, whose words it gives to whom, and what cites it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.models.article import Article
from generator.models.page import Page
from generator.render.body import make_headline, make_rows
from generator.render.claims import content_html, speaker_of
from generator.render.dates import moment
from generator.render.jsonld import article_data
from generator.render.page import Head, make_edit, make_page
from generator.render.site import NameView, Site, article_headline, article_href, article_label, event_name, foreign, publisher_of
from generator.render.text import shorten

CITED_BY = 30  # pages that an article lists as citing it
CHANGES = 8  # statements that only one of two texts has, shown of each
_ROOT = "../../"


@dataclass(frozen=True, slots=True)
class CitingView:
    """A page that cites an article: how many of its statements, and the event's standing where it is one."""

    name: NameView
    count: int
    standing: str = ""


@dataclass(frozen=True, slots=True)
class TextView:
    """Another text of the article: what it is to this one, and the words of statements that only one of the two has (empty where not shown)."""

    how: str
    row: "ArticleRow"
    only_here: tuple[Markup, ...]
    only_there: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list."""

    title: str
    href: str
    publisher: NameView
    when: str
    details: str
    published: str
    lang: str = ""  # of the title, where that is not the site's


def make_article_pages(site: Site) -> Iterator[Page]:
    """A page for every article."""
    for article in site.knowledge.articles.values():
        yield _make_article_page(article, site)


def make_article_row(article: Article, site: Site) -> ArticleRow:
    """An article as lists show it, with how many statements were read in it and how many concern contested events."""
    claims = site.lookup.claims_of.get(article.id, [])
    contested = sum(any(event.standing.standing == "contested" for event, _ in site.lookup.events_with.get(claim.id, [])) for claim in claims)
    facts, words = article.facts, site.words
    details = words.text("count.statements", len(claims)) if site.knowledge.readings[article.id].read else words.text("article.not_read_short")
    details += words.text("article.contested", contested) if contested else ""
    when = moment(facts.published, words)
    return ArticleRow(
        article.title, article_href(article.id), publisher_of(article, site), when, details, facts.published or "", foreign(article, site)
    )


def _make_article_page(article: Article, site: Site) -> Page:
    headline, title_notes = make_headline(article, site, _ROOT)
    rows = make_rows(article, site, _ROOT)
    claims = site.lookup.claims_of.get(article.id, [])
    shown = len(title_notes) + sum(len(row.notes) for row in rows)
    excerpt = site.excerpts[article.id]
    return make_page(
        article_href(article.id),
        "article.md",
        site,
        Head(
            article_headline(article, site),
            description=shorten(site.words.text("article.description", len(claims), article=article_label(article, site)), 160),
            robots="noindex" if not excerpt.full else None,
            jsonld=None if article.restricted else article_data(article, site),
        ),
        article=article,
        headline=headline,
        title_notes=title_notes,
        rows=rows,
        excerpt=excerpt,
        publisher=publisher_of(article, site),
        when=moment(article.facts.published, site.words),
        dateline=article.facts.dateline_place,
        claims=len(claims),
        shown=shown,
        corrected=sum(claim.edited for claim in claims),
        extractor=site.knowledge.readings[article.id].extractor,
        read=site.knowledge.readings[article.id].read,
        failed=site.knowledge.readings[article.id].failed,
        texts=list(_texts(article, site)),
        changes=CHANGES,
        foreign=foreign(article, site),
        language=site.words.language_name(article.facts.language or ""),
        cited_by=_cited_by(article, site),
        before=[make_article_row(site.knowledge.articles[earlier], site) for earlier in [site.knowledge.follows.get(article.id)] if earlier],
        after=[make_article_row(site.knowledge.articles[later], site) for later in site.lookup.followed_by.get(article.id, [])][:CITED_BY],
        others=[make_article_row(other, site) for other in _others(article, site)],
        edit=make_edit(None if article.restricted else article.source, site),
    )


def _others(article: Article, site: Site) -> list[Article]:
    """Articles on the same events, oldest first."""
    found = {
        other.id: other
        for event in site.lookup.events_at.get(article.id, [])
        for part in event.claims
        if part.claim in site.knowledge.claims
        for other in [site.knowledge.articles[site.knowledge.claims[part.claim].article]]
    }
    found |= {other: site.knowledge.articles[other] for other in site.lookup.same_main_event.get(article.id, [])}
    found.pop(article.id, None)
    return sorted(found.values(), key=lambda other: (other.facts.published or "", other.id))[:CITED_BY]


def _texts(article: Article, site: Site) -> Iterator[TextView]:
    """Earlier and later texts of the same address, what this one was copied from, and its copies."""
    articles = site.knowledge.articles
    pairs = [("article.text_earlier", article.revision_of), ("article.text_cut_from", article.based_on)]
    later_texts = site.lookup.later_texts.get(article.id, [])
    pairs += [("article.text_later" if articles[later].revision_of == article.id else "article.text_cut_into", later) for later in later_texts]
    here = _statements(article, site)
    for how, key in pairs:
        if key in articles:
            there = _statements(articles[key], site)
            only_here = tuple(words for text, words in here.items() if text not in there)
            only_there = tuple(words for text, words in there.items() if text not in here)
            yield TextView(site.words.text(how), make_article_row(articles[key], site), only_here, only_there)


def _statements(article: Article, site: Site) -> dict[str, Markup]:
    """The words of an article's statements, empty where they are not shown, by the same without case and space: so they are compared."""
    return {" ".join(claim.text.casefold().split()): content_html(claim, article, site) for claim in site.lookup.claims_of.get(article.id, [])}


def _cited_by(article: Article, site: Site) -> list[CitingView]:
    claims = site.lookup.claims_of.get(article.id, [])
    events = Counter(event.id for claim in claims for event, _ in site.lookup.events_with.get(claim.id, []))
    views = []
    for key, count in sorted(events.items(), key=lambda item: (-item[1], item[0])):
        event = site.knowledge.events[key]
        views.append(CitingView(event_name(event, site), count, event.standing.standing))
    speakers = Counter(view for claim in claims if claim.chain and (view := speaker_of(claim, site)).href.startswith("entities/"))
    views += [CitingView(name, count) for name, count in sorted(speakers.items(), key=lambda item: (-item[1], item[0].text))]
    return views[:CITED_BY]
