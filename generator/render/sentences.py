"""Sentences of articles as pages show them: verbatim, with hedges marked and what the page is about in bold."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.models.article import ArticleId
from generator.models.knowledge import Backlink, Citation, EntityId, EventId
from generator.models.text import Part, Span
from generator.render.claims import HEDGE, HEDGE_END
from generator.render.marked import Layer, mark_up, without_crossing
from generator.render.site import NameView, Site, article_headline, article_href, article_label, event_name, foreign, name_of, publisher_of
from generator.render.text import html

SENTENCES = 3  # that one backlink shows
BOLD, BOLD_END = Markup("<b>"), Markup("</b>")


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence, introduced by who published it."""

    publisher: str
    html: Markup
    href: str
    lang: str = ""  # of its words, where that is not the site's


@dataclass(frozen=True, slots=True)
class BacklinkView:
    """Something that refers to a page, with the sentences that do. `verbatim` where the title is an article's own headline."""

    title: str
    href: str
    how: str
    verbatim: bool
    sentences: tuple[SentenceView, ...]
    lang: str = ""  # of the title, where it is quoted and not in the site's language


def make_sentence(article: ArticleId, span: Span, site: Site, *, part: Part = "text", bold: Iterable[Span] = ()) -> SentenceView | None:
    """The sentence that holds `span`; None where the excerpt does not show it."""
    found = site.knowledge.articles[article]
    text = found.part(part)
    sentence = sentence_at(article, span, site) if part == "text" else Span(0, len(text))
    if found.restricted or (part == "text" and not site.excerpts[article].covers(sentence)):
        return None
    hedges = dict.fromkeys(site.lookup.hedges.get((article, part), ()))
    layers = [Layer(hedge, HEDGE, HEDGE, HEDGE_END) for hedge in hedges if sentence.contains(hedge)]
    layers += [Layer(Span(*place), BOLD, BOLD, BOLD_END, depth=1) for place in bold]
    start, end = sentence
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    shown = mark_up(text, Span(start, end), layers, html)
    anchor = anchor_at(article, span, site, part=part)
    return SentenceView(publisher_of(found, site).text, shown, article_href(article, anchor), foreign(found, site))


def sentence_at(article: ArticleId, span: Span, site: Site) -> Span:
    """The sentence around a place of an article; the place itself where reading found none."""
    sentences = site.knowledge.readings[article].sentences
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    if at >= 0 and sentences[at].overlaps(span):
        last = at
        while last + 1 < len(sentences) and sentences[last + 1].overlaps(span):
            last += 1
        return Span(sentences[at].start, sentences[last].end)
    return span


def anchor_at(article: ArticleId, span: Span, site: Site, *, part: Part = "text") -> str:
    """The anchor in the article's page that a place has: of the statement around it, else of its sentence."""
    for start, end, anchor in site.lookup.contents.get((article, part), ()):
        if start <= span.start and span.end <= end:
            return anchor
    return "top" if part == "title" else sentence_anchor(sentence_at(article, span, site))


def sentence_anchor(sentence: Span) -> str:
    """A sentence's anchor in its article's page: by its offset, which stays while the text does."""
    return f"o{sentence.start}"


def cite(citation: Citation, site: Site, *, bold: bool = False) -> SentenceView | None:
    """The sentence that a citation quotes, from an article here; None for pages elsewhere and what is not shown."""
    if citation.article is None or citation.span is None or citation.article not in site.knowledge.articles:
        return None
    whole = citation.part == "text" and citation.span.contains(sentence_at(citation.article, citation.span, site))
    return make_sentence(citation.article, citation.span, site, part=citation.part, bold=[citation.span] if bold and not whole else ())


def mention_rows(entity: EntityId, site: Site) -> list[BacklinkView]:
    """The articles that name an entity, newest first, each with the first shown sentence that does."""
    mentions: dict[ArticleId, list[tuple[Span, Part]]] = {}
    for mention in site.lookup.mentions_of.get(entity, ()):
        mentions.setdefault(mention.article, []).append((mention.mention.span, mention.mention.part))
    rows = []
    for article in sorted(mentions, key=lambda article: (site.knowledge.articles[article].facts.published or "", article), reverse=True):
        spans = mentions[article]
        found = (make_sentence(article, span, site, part=part, bold=_with(spans, span, part, article, site)) for span, part in spans)
        sentence = next((sentence for sentence in found if sentence), None)
        facts = site.knowledge.articles[article]
        label = article_label(facts, site)
        how = site.words.text("mention.times", len(spans), article=label) if len(spans) > 1 else label
        href = sentence.href if sentence else article_href(article)
        shown = (replace(sentence, publisher=""),) if sentence else ()
        title = article_headline(facts, site)
        rows.append(BacklinkView(title, href, how, verbatim=bool(facts.title), sentences=shown, lang=foreign(facts, site) if facts.title else ""))
    return rows


def _with(spans: list[tuple[Span, Part]], first: Span, part: Part, article: ArticleId, site: Site) -> list[Span]:
    """All mentions in the sentence of the first: those that overlap an earlier one left out."""
    sentence = sentence_at(article, first, site) if part == "text" else Span(0, len(site.knowledge.articles[article].title))
    kept: list[Span] = []
    for span, where in sorted(spans):
        if where == part and sentence.contains(span) and not (kept and kept[-1].end > span.start):
            kept.append(span)
    return kept


def backlink_rows(links: Iterable[Backlink], site: Site) -> list[BacklinkView]:
    """Derived edges to a page, grouped by where they come from."""
    grouped: dict[tuple[str, str, str], list[Citation]] = {}
    for link in links:
        grouped.setdefault((link.source_kind, link.source, link.how), []).append(link.citation)
    rows = []
    for (kind, source, how), citations in grouped.items():
        title, verbatim = _titled(kind, source, site)
        views = (_cite_naming(citation, source if kind == "entity" else "", site) for citation in citations[:SENTENCES])
        sentences = {view.html: view for view in views if view}
        if title.href and sentences:
            rows.append(BacklinkView(title.text, title.href, how, verbatim, tuple(sentences.values()), title.lang))
    return rows


def _cite_naming(citation: Citation, entity: str, site: Site) -> SentenceView | None:
    """The sentence of a citation with the names of `entity` in it in bold."""
    if citation.article is None or citation.span is None or citation.article not in site.knowledge.articles:
        return None
    mentions = [mention.mention for mention in site.lookup.mentions_in.get(citation.article, []) if mention.entity == entity]
    places = sorted(mention.span for mention in mentions if mention.part == citation.part and citation.span.contains(mention.span))
    return make_sentence(citation.article, citation.span, site, part=citation.part, bold=without_crossing(places, ()))


def _titled(kind: str, source: str, site: Site) -> tuple[NameView, bool]:
    """How what refers to a page is called and where it is, and whether these are words of an article."""
    nothing = NameView("", "")
    if kind == "entity":
        return name_of(EntityId(source), site), False
    if kind == "event":
        event = site.knowledge.events.get(EventId(source))
        name = event_name(event, site) if event else nothing
        return name, name.unreviewed
    article = site.knowledge.articles.get(ArticleId(source))
    if article is None:
        return nothing, False
    return NameView(article_headline(article, site), article_href(article.id), lang=foreign(article, site) if article.title else ""), bool(
        article.title
    )
