"""How much of each article the site shows: one answer for pages, previews, search, feed and data.

`sources.show: excerpt` shows the sentences that pages cite; `full` shows the text where the source gives its rights; `sources.share` caps the part
of an article's words that is shown: past it, the most cited sentences stay.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.models.article import Article, ArticleId
from generator.models.knowledge import Citation, Event, EventId, Knowledge, ResolvedClaim, ReviewItem, cite_headline
from generator.models.text import Span
from generator.settings import Settings

Why = Literal["uncited", "capped", "private"]
"""Why a sentence is left out: no page cites it; the site's share of the article is used up; the article is not public."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What of one article is shown: ranges of its text, in order and apart; `why` is the reason of what is left out.

    `full` where all is shown. The headline is always shown: it names the article.
    """

    shown: tuple[Span, ...]
    full: bool
    why: Why

    def covers(self, span: Span) -> bool:
        """Whether the whole of `span` may be shown."""
        at = bisect_right(self.shown, span.start, key=lambda shown: shown.start) - 1
        return at >= 0 and self.shown[at].contains(span)


def make_excerpts(knowledge: Knowledge, settings: Settings) -> dict[ArticleId, Excerpt]:
    """What is shown of each article; articles that live in private/ show nothing."""
    cited = _count_citations(knowledge)
    return {
        article.id: _make_excerpt(article, knowledge.readings[article.id].sentences, cited[article.id], settings)
        for article in knowledge.articles.values()
    }


def shows(excerpts: Mapping[ArticleId, Excerpt], citation: Citation) -> bool:
    """Whether the cited words may be shown: a headline's always, a text's where its excerpt holds them."""
    if citation.article is None or citation.span is None or citation.part == "title":
        return True
    return excerpts[citation.article].covers(citation.span)


def name_as_shown(event: Event, knowledge: Knowledge, excerpts: Mapping[ArticleId, Excerpt]) -> Event:
    """The event; one that is called by words which may not be shown is called by their article's headline, or, told in passing, by its type."""
    cited = event.name_citation
    if cited is None or cited.article is None or shows(excerpts, cited):
        return event
    title = knowledge.articles[cited.article].title if event.id in knowledge.events else ""
    if not title:
        return replace(event, name=event.type, name_citation=None, name_publisher=None)
    return replace(event, name=title, name_citation=cite_headline(knowledge.articles[cited.article]))


def review_as_shown(item: ReviewItem, knowledge: Knowledge, excerpts: Mapping[ArticleId, Excerpt]) -> ReviewItem:
    """The item; one that is about words which may not be shown without them: no title, no detail, nothing to write. Names may always be shown."""
    event = knowledge.events.get(EventId(item.key.partition(":")[2]))
    if event:
        item = replace(item, title=name_as_shown(event, knowledge, excerpts).name)
    if item.kind in ("new_name", "ambiguous") or len(item.entities) > 1 or all(shows(excerpts, citation) for citation in item.citations):
        return item
    return replace(item, title="", detail="", yaml=None)


def sentences_of(claim: ResolvedClaim, sentences: tuple[Span, ...]) -> Iterator[Span]:
    """The sentences that hold a claim's words, of which it has some in each."""
    spans = [span for link in claim.claim.attribution for span in (*link.agent, *link.cue)]
    for span in (*claim.claim.content, *spans):
        yield from _touching(span, sentences)


def _touching(span: Span, sentences: tuple[Span, ...]) -> Iterator[Span]:
    at = max(bisect_right(sentences, (span.start, span.end)) - 1, 0)
    for sentence in sentences[at:]:
        if sentence.start >= span.end:
            break
        if sentence.overlaps(span):
            yield sentence


def _count_citations(knowledge: Knowledge) -> Mapping[ArticleId, Counter[Span]]:
    """How many things on pages cite each sentence: claims of events, claims that answer others, claims by or about
    names that have a page, evidence, first mentions.
    """
    counts: dict[ArticleId, Counter[Span]] = defaultdict(Counter)
    shown = {part.claim for event in knowledge.events.values() for part in event.claims}
    shown |= {end for relation in knowledge.relations for end in (relation.source, relation.target)}
    pages = {entity.id for entity in knowledge.entities.values() if entity.has_page}
    for claim in knowledge.claims.values():
        speaks = bool(claim.chain) and claim.origin in pages
        if claim.claim.part == "text" and claim.shown and (claim.id in shown or speaks or pages.intersection(claim.about)):
            counts[claim.article].update(set(sentences_of(claim, knowledge.readings[claim.article].sentences)))
    for citation in _citations(knowledge):
        if citation.article in knowledge.articles and citation.span and citation.part == "text":
            counts[citation.article].update(_touching(citation.span, knowledge.readings[citation.article].sentences))
    seen = set()
    for mention in knowledge.mentions:
        if mention.entity in pages and mention.mention.part == "text" and (mention.article, mention.entity) not in seen:
            seen.add((mention.article, mention.entity))
            counts[mention.article].update(_touching(mention.mention.span, knowledge.readings[mention.article].sentences))
    return counts


def _citations(knowledge: Knowledge) -> Iterator[Citation]:
    for event in knowledge.events.values():
        yield from event.evidence
        if event.name_citation:
            yield event.name_citation
        for participant in event.participants:
            yield from participant.citations
    for entity in knowledge.entities.values():
        yield from entity.citations
        yield from (position.citation for position in entity.positions if position.citation)


def _make_excerpt(article: Article, sentences: tuple[Span, ...], cited: Counter[Span], settings: Settings) -> Excerpt:
    if article.restricted:
        return Excerpt((), full=False, why="private")
    if settings.sources.show == "full" and article.facts.rights and settings.sources.share is None:
        return Excerpt((Span(0, len(article.text)),), full=True, why="uncited")
    wanted = sentences if settings.sources.show == "full" and article.facts.rights else tuple(sorted(cited))
    why: Why = "uncited"
    if settings.sources.share is not None:
        wanted, capped = _cap(article.text, wanted, sentences, cited, settings.sources.share)
        why = "capped" if capped else why
    title = (article.title_span,) if article.title_span else ()
    return Excerpt(_joined(article.text, sorted({*wanted, *title})), full=False, why=why)


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Spans with those made one that overlap or have only white space between them."""
    joined: list[Span] = []
    for span in spans:
        if joined and (span.start <= joined[-1].end or not text[joined[-1].end : span.start].strip()):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _cap(text: str, wanted: tuple[Span, ...], sentences: tuple[Span, ...], cited: Counter[Span], share: float) -> tuple[tuple[Span, ...], bool]:
    """The most cited sentences that fit into the share of the article's words; whether any was left out."""
    room = share * sum(len(sentence.of(text).split()) for sentence in sentences)
    kept = []
    for sentence in sorted(wanted, key=lambda sentence: (-cited[sentence], sentence)):
        words = len(sentence.of(text).split())
        if words <= room:
            kept.append(sentence)
            room -= words
    return tuple(sorted(kept)), len(kept) < len(wanted)
