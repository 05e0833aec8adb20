"""Files beside the pages: redirects from former addresses, the feed, a file that tells GitHub Pages to leave all as it is."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from generator.models.article import Article
from generator.models.page import Page
from generator.render.pages.articles import make_article_row
from generator.render.phrases import phrase
from generator.render.site import Site, article_headline
from generator.render.text import clean, html
from generator.words import Words

FEED_LENGTH = 50


def make_redirects(site: Site) -> Iterator[Page]:
    """A page at each former id of an entity or event that leads to its present one, unless the id is in use again."""
    entities = (
        (former, entity.id, "entities") for entity in site.knowledge.entities.values() if entity.id in site.hrefs for former in entity.former_ids
    )
    events = ((former, event.id, "events") for event in site.knowledge.events.values() for former in event.former_ids)
    taken = {f"entities/{key}" for key in site.hrefs} | {f"events/{key}" for key in site.knowledge.events}
    for former, present, kind in [*entities, *events]:
        address = f"{kind}/{former}"
        if address not in taken:
            taken.add(address)
            yield Page(f"{address}/index.html", _redirect(f"../{present}/", site.words))


def _redirect(to: str, words: Words) -> str:
    href, moved = html(to), phrase(words, "redirect.text", link=to)
    return (
        f'<!doctype html>\n<html lang="{html(words.language)}" dir="{words.direction}"><head><meta charset="utf-8">'
        f'<title>{html(words.text("redirect.title"))}</title><meta name="robots" content="noindex">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        f'<meta http-equiv="refresh" content="0; url={href}"><link rel="canonical" href="{href}"></head>'
        f"<body><p>{moved}</p></body></html>\n"
    )


def make_feed(site: Site) -> Iterator[Page]:
    """An Atom feed of the newest articles: titles and numbers, no words of theirs beyond the headline. Needs the site's address."""
    base = site.project.site_url
    if base is None:
        return
    dated = [article for article in site.knowledge.articles.values() if article.facts.published]
    newest = sorted(dated, key=lambda article: (article.facts.published or "", article.id), reverse=True)[:FEED_LENGTH]
    updated = _timestamp(newest[0].facts.published) if newest else "1970-01-01T00:00:00Z"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{escape(clean(site.project.site_name))}</title>",
        f"<id>{escape(base)}</id>",
        f"<updated>{updated}</updated>",
        f"<link href={quoteattr(base)}/>",
        f'<link rel="self" href={quoteattr(base + "feed.xml")}/>',
        *_entries(newest, base, site),
        "</feed>",
        "",
    ]
    yield Page("feed.xml", "\n".join(lines))


def _entries(articles: Iterable[Article], base: str, site: Site) -> Iterator[str]:
    for article in articles:
        row = make_article_row(article, site)
        link = base + row.href
        yield (
            f"<entry><title>{escape(clean(article_headline(article, site)))}</title><id>{escape(link)}</id><link href={quoteattr(link)}/>"
            f"<updated>{_timestamp(row.published)}</updated><author><name>{escape(row.publisher.text)}</name></author>"
            f"<summary>{escape(row.details)}</summary></entry>"
        )


def _timestamp(published: str | None) -> str:
    """Atom wants a full time with a zone: where none was printed, it is said to be UTC, since nothing better is known."""
    day, _, time = (published or "1970-01-01").partition("T")
    full_day = "-".join([*day.split("-"), "01", "01"][:3])
    try:
        moment = datetime.fromisoformat(f"{full_day}T{time}" if time else full_day)
    except ValueError:  # no calendar has it, or its time is none
        return "1970-01-01T00:00:00Z"
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return zoned.isoformat(timespec="seconds").replace("+00:00", "Z")
