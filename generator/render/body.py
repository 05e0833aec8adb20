"""An article's text as its page shows it: paragraphs with names linked and statements marked, notes beside them, and what is left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.models.article import Article, Block
from generator.models.knowledge import Event, ResolvedClaim, ResolvedMention
from generator.models.text import Part, Span
from generator.render.claims import HEDGE, HEDGE_END, ClaimView, make_claim
from generator.render.lookup import anchor_of
from generator.render.marked import Layer, mark_up, without_crossing
from generator.render.phrases import phrase
from generator.render.sentences import sentence_anchor
from generator.render.site import NameView, Site, event_name, name_of, statement_href
from generator.render.text import html
from generator.words import Words

_LEFT_OUT = {"headline", "tail"}  # the page's title; furniture


@dataclass(frozen=True, slots=True)
class NoteView:
    """The note beside a statement: its anchor in the text, how it is shown elsewhere, the event that it is about, and its place there."""

    anchor: str
    claim: ClaimView
    event: NameView | None
    event_href: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A paragraph with its notes; or, where `html` is empty, what is left out there."""

    kind: str
    html: Markup
    notes: tuple[NoteView, ...]
    gap: str = ""


def make_headline(article: Article, site: Site, root: str) -> tuple[Markup, tuple[NoteView, ...]]:
    """The headline with what is marked in it, and the notes on its statements."""
    part: Part = "text" if article.title_span else "title"
    span = article.title_span or Span(0, len(article.title))
    claims = [claim for claim in _shown_claims(article, site) if claim.claim.part == part and _touches(claim, [span])]
    headline = _mark(article, span, part, claims, site, root)
    return headline or html(article.title), tuple(_note(claim, site) for claim in claims)


def make_rows(article: Article, site: Site, root: str) -> list[RowView]:
    """The paragraphs that are shown, in order. What is left out between them is counted once."""
    excerpt = site.excerpts[article.id]
    claims = [claim for claim in _shown_claims(article, site) if claim.claim.part == "text"]
    sentences = site.knowledge.readings[article.id].sentences
    rows: list[RowView] = []
    hidden = 0
    for kind, block in _paragraphs(article):
        ranges = [_cut(shown, block) for shown in excerpt.shown if shown.overlaps(block)]
        inside = [sentence for sentence in sentences if sentence.overlaps(block)]
        if not ranges:
            hidden += len(inside)
            continue
        if hidden:
            rows.append(RowView("gap", Markup(""), (), _gap(hidden, excerpt.why, site.words)))
            hidden = 0
        ranges = _with_dateline(ranges, block, inside)
        pieces = []
        for index, place in enumerate(ranges):
            before = ranges[index - 1].end if index else block.start
            pieces.append(_cut_mark(before, place.start, inside, site.words))
            pieces.append(_mark(article, place, "text", claims, site, root))
        pieces.append(_cut_mark(ranges[-1].end, block.end, inside, site.words))
        notes = tuple(_note(claim, site) for claim in claims if any(place.start <= claim.claim.content[0].start < place.end for place in ranges))
        rows.append(RowView(kind, Markup("").join(pieces), notes))
    if hidden:
        rows.append(RowView("gap", Markup(""), (), _gap(hidden, excerpt.why, site.words)))
    return rows


def _gap(count: int, why: str, words: Words) -> str:
    return words.text("article.gap", count, why=words.text(f"article.why_{why}"))


def _cut_mark(start: int, end: int, sentences: list[Span], words: Words) -> Markup:
    """What stands for the sentences left out between two shown ones of a paragraph."""
    count = sum(start <= sentence.start and sentence.end <= end for sentence in sentences)
    return Markup(' <span class="sb-cut">[{}]</span> ').format(phrase(words, "article.cut", count)) if count else Markup("")


def _paragraphs(article: Article) -> Iterator[tuple[str, Span]]:
    """Blocks to show; a dateline is one with the paragraph that it heads."""
    dateline: Block | None = None
    for block in article.blocks:
        if block.kind == "dateline":
            dateline = block
        elif block.kind not in _LEFT_OUT and not (article.title_span and article.title_span.contains(block.span)):
            yield block.kind, Span(dateline.start if dateline else block.start, block.end)
            dateline = None


def _cut(span: Span, limit: Span) -> Span:
    return Span(max(span.start, limit.start), min(span.end, limit.end))


def _with_dateline(ranges: list[Span], block: Span, sentences: list[Span]) -> list[Span]:
    """A paragraph shown from its first sentence is shown from its dateline."""
    if sentences and ranges[0].start <= sentences[0].start:
        return [Span(block.start, ranges[0].end), *ranges[1:]]
    return ranges


def _shown_claims(article: Article, site: Site) -> list[ResolvedClaim]:
    excerpt = site.excerpts[article.id]
    return [
        claim
        for claim in site.lookup.claims_of.get(article.id, [])
        if not article.restricted and (claim.claim.part == "title" or all(excerpt.covers(span) for span in claim.claim.content))
    ]


def _touches(claim: ResolvedClaim, places: list[Span]) -> bool:
    return any(place.overlaps(content) for place in places for content in claim.claim.content)


def _mark(article: Article, span: Span, part: Part, claims: list[ResolvedClaim], site: Site, root: str) -> Markup:
    """A stretch of the article with all its layers: sentences, statements, hedges, names."""
    marks = [claim for claim in claims if claim.claim.part == part and _touches(claim, [span])]
    edges = [content for claim in marks for content in claim.claim.content]
    layers = [layer for claim in marks for layer in _claim_layers(claim, span, site)]
    layers += [Layer(hedge, HEDGE, HEDGE, HEDGE_END, depth=3) for claim in marks for hedge in dict.fromkeys(claim.claim.hedges)]
    if part == "text":
        sentences = [sentence for sentence in site.knowledge.readings[article.id].sentences if span.contains(sentence)]
        layers += [_sentence_layer(sentence) for sentence in sentences]
        edges += sentences
    mentions = {
        mention.mention.span: mention
        for mention in site.lookup.mentions_in.get(article.id, [])
        if mention.mention.part == part and mention.entity and span.contains(mention.mention.span)
    }
    layers += [layer for place in without_crossing(mentions, edges) if (layer := _mention_layer(mentions[place], site, root))]
    return mark_up(article.part(part), span, layers, html)


def _claim_layers(claim: ResolvedClaim, span: Span, site: Site) -> Iterator[Layer]:
    view = make_claim(claim, site)
    anchor = anchor_of(claim)
    again = Markup('<span class="sb-mark sb-mark--{}">').format(view.disc)
    opening = Markup('<span class="sb-mark sb-mark--{}" id="{}">').format(view.disc, anchor)
    says = html(says_of(view, site.words))
    chip = Markup('<a class="sb-no" href="#n{}" data-says="{}" aria-label="{}">{}</a>').format(anchor[1:], says, says, claim.number)
    content = claim.claim.content
    for index, place in enumerate(content):
        if place.overlaps(span):
            first, last = index == 0 and place.start >= span.start, index == len(content) - 1 and place.end <= span.end
            yield Layer(_cut(place, span), opening if first else again, again, Markup("</span>"), 1, chip if last else Markup(""))


def says_of(view: ClaimView, words: Words) -> str:
    """A statement in one line, for those who stop at its number: "Statement 8. Kan says so: previously reported on. Hedged: alleged"."""
    parts = [words.text("article.says", number=view.ref.number, name=view.stands.text, stand=words.text(f"stands.{view.disc}"))]
    if len(view.chain) > 2:
        parts.append(words.text("article.through", names=words.text("list.comma").join(node.name.text for node in view.chain[1:-1])))
    if view.hedges:
        parts.append(words.text("claim.hedged", hedges=words.text("list.comma").join(words.text("quoted", words=hedge) for hedge in view.hedges)))
    return ". ".join(parts)


def _sentence_layer(sentence: Span) -> Layer:
    opening = Markup('<span class="sb-sentence" id="{}">').format(sentence_anchor(sentence))
    return Layer(sentence, opening, Markup('<span class="sb-sentence">'), Markup("</span>"))


def _mention_layer(mention: ResolvedMention, site: Site, root: str) -> Layer | None:
    name = name_of(mention.entity, site)
    if not name.href:
        return None
    kinds = [*(["sb-unreviewed"] if name.unreviewed else []), *(["sb-coref"] if mention.mention.kind != "name" else [])]
    attribute = Markup(' class="{}"').format(" ".join(kinds)) if kinds else Markup("")
    opening = Markup('<a{} href="{}{}">').format(attribute, root, name.href)
    closing = Markup("</a>")
    if name.unreviewed:
        closing += Markup('<span class="sb-visually-hidden"> ({})</span>').format(phrase(site.words, "tag.unreviewed"))
    return Layer(mention.mention.span, opening, opening, closing, 2)


def _note(claim: ResolvedClaim, site: Site) -> NoteView:
    event: Event | None = next((event for event, _ in site.lookup.events_with.get(claim.id, [])), None)
    view = make_claim(claim, site)
    return NoteView(anchor_of(claim), view, event_name(event, site) if event else None, statement_href(event, view.ref.anchor) if event else "")
