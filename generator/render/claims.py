"""How one statement is shown: its words in their form, who says it through whom, how sure, what answers it, and where it is written."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.models.article import Article, ArticleId
from generator.models.knowledge import ClaimId, EventId, ResolvedClaim, ResolvedLink
from generator.models.reading import RelationType
from generator.models.text import Span
from generator.render.dates import day
from generator.render.lookup import anchor_of
from generator.render.marked import Layer, mark_up
from generator.render.site import NameView, Site, article_href, article_label, foreign, name_of, publisher_of
from generator.render.text import clean, html
from generator.words import Words

DISCS = {"asserts": "assert", "doubts": "doubt", "denies": "deny", "silent": "silence", "unresolved": "unclear", "asks": "ask"}
_ACTS = {"deny": "deny", "doubt": "doubt", "decline_comment": "silence", "ask": "ask"}
_OPENING = "\"“”„«»‘'‹ \t\n"
_CLOSING = "\"“”«»’'› \t\n,;"
HEDGE = Markup('<mark class="sb-hedge">')
HEDGE_END = Markup("</mark>")


@dataclass(frozen=True, slots=True)
class ChainNode:
    """One agent of a chain, the publisher first. `role` says what it is in one word."""

    role: str
    name: NameView


@dataclass(frozen=True, slots=True)
class AnswerView:
    """Statements of one article that a statement answers, or that answer it. `where` names the article where it is another one.

    `told` where the one only tells that somebody else withdrew the other.
    """

    relation: RelationType
    where: str
    claims: tuple["ClaimRef", ...]
    told: bool = False

    @property
    def key(self) -> str:
        """What names the relation in the words of the site."""
        return f"{self.relation}_told" if self.told else self.relation

    @property
    def against(self) -> bool:
        """Whether it speaks against what it answers."""
        return self.relation in ("denies", "doubts", "corrects", "withdraws")


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """A link to a statement: its number, the anchor it has on pages that show it, and its place in the article."""

    id: ClaimId
    number: int
    anchor: str
    source: str
    label: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One statement. `content` is empty where its words are not shown (an excerpt's limit); `form` says whose words they are."""

    ref: ClaimRef
    disc: str
    speaker: NameView
    stands: NameView  # whose position the disc shows: the speaker's, or of whom it is said that nothing was said
    cue: str
    content: Markup
    quoted: bool
    form: str
    chain: tuple[ChainNode, ...]
    hedges: tuple[str, ...]
    answered: tuple[AnswerView, ...]
    answers: tuple[AnswerView, ...]
    scopes: tuple[str, ...]
    note: str
    again: bool  # it repeats another statement of its article
    published: str
    when: str
    position: str
    citation: str
    headline: str
    lang: str  # of its words, where that is not the site's


def make_ref(claim: ResolvedClaim, site: Site) -> ClaimRef:
    """Where a statement is shown. On pages that hold statements of many articles its anchor begins with the text's hash."""
    local = anchor_of(claim)
    article = site.knowledge.articles[claim.article]
    source = article_href(claim.article, local if content_spans(claim, article, site) else "")
    return ClaimRef(claim.id, claim.number, f"s-{article.sha256[:8]}-{local}", source, article_label(article, site))


def make_claim(claim: ResolvedClaim, site: Site, *, position: str | None = None) -> ClaimView:
    """A statement as pages show it; `position` where a page has one for it, else the one that its first event gives."""
    article = site.knowledge.articles[claim.article]
    publisher = publisher_of(article, site)
    if position is None:
        position = next((place for _, place in site.lookup.events_with.get(claim.id, ())), "")
    disc = DISCS.get(position) or stance_of(claim)
    quoted = not claim.chain or claim.chain[-1].form == "direct"
    text = article.part(claim.claim.part)
    answers = [(relation.type, relation.target) for relation in site.lookup.relations_from.get(claim.id, ())]
    answered = [(relation.type, relation.source) for relation in site.lookup.relations_to.get(claim.id, ())]
    return ClaimView(
        ref=make_ref(claim, site),
        disc=disc,
        speaker=speaker_of(claim, site),
        stands=silent_one(claim, site) if disc == "silence" else speaker_of(claim, site),
        cue=clean(" … ".join(span.of(text) for span in claim.chain[-1].cue)) if claim.chain else "",
        content=content_html(claim, article, site),
        quoted=quoted,
        form=_form(claim, publisher.text, site.words),
        chain=(ChainNode(site.words.text("chain.publisher"), publisher), *(_node(link, site) for link in claim.chain)),
        hedges=tuple(clean(hedge.of(text)) for hedge in claim.claim.hedges),
        answered=_answers(answered, claim, site),
        answers=_answers(answers, claim, site),
        scopes=_scopes(claim, site),
        note=_note(claim, site),
        again=claim.claim.repeats is not None,
        published=article.facts.day or "",
        when=day(article.facts.published, site.words),
        position=position,
        citation=_citation(claim, article, site),
        headline=clean(article.title),
        lang=foreign(article, site),
    )


def stance_of(claim: ResolvedClaim) -> str:
    """Where a statement stands by its own words, as its disc shows it."""
    return "unclear" if claim.origin_kind == "unresolved" else _ACTS.get(claim.speech_act, "assert")


def is_shown(claim: ResolvedClaim, site: Site) -> bool:
    """Whether its words are shown anywhere on the site."""
    return content_spans(claim, site.knowledge.articles[claim.article], site) is not None


def speaker_of(claim: ResolvedClaim, site: Site) -> NameView:
    """Who says it: the far end of the chain, or the publisher."""
    if not claim.chain:
        return publisher_of(site.knowledge.articles[claim.article], site)
    return _link_name(claim.chain[-1], site)


def silent_one(claim: ResolvedClaim, site: Site) -> NameView:
    """Who is said not to have commented: the speaker who declines to, or whom an outlet's own words name first."""
    if claim.chain:
        return speaker_of(claim, site)
    mentions = [
        mention
        for mention in site.lookup.mentions_in.get(claim.article, [])
        if mention.mention.part == claim.claim.part and any(span.contains(mention.mention.span) for span in claim.claim.content)
    ]
    named = [mention for mention in mentions if mention.entity]
    return name_of(named[0].entity, site) if named else NameView(site.words.text("name.nobody"), "", kind="unresolved")


def _link_name(link: ResolvedLink, site: Site) -> NameView:
    if link.kind == "unresolved" or link.entity is None:
        text = clean(link.name)
        return NameView(site.words.text("quoted", words=text) if text else site.words.text("name.unresolved"), "", kind="unresolved")
    return name_of(link.entity, site, otherwise=link.name)


def _node(link: ResolvedLink, site: Site) -> ChainNode:
    name, words = _link_name(link, site), site.words
    entity = site.knowledge.entities.get(link.entity) if link.entity else None
    if name.kind == "unresolved":
        return ChainNode(words.text("chain.unresolved"), name)
    if link.kind == "unnamed":
        return ChainNode(words.text("chain.unnamed"), name)
    if entity and entity.is_outlet:
        return ChainNode(words.text("chain.outlet"), name)
    role = f"chain.{entity.schema}" if entity else ""
    return ChainNode(words.text(role) if role in words.phrases else "", name)


def content_spans(claim: ResolvedClaim, article: Article, site: Site) -> tuple[Span, ...] | None:
    """The spans to show, without the quotation marks and the comma around them; None where the excerpt does not show them."""
    text = article.part(claim.claim.part)
    excerpt = site.excerpts[claim.article]
    if claim.claim.part == "text" and not all(excerpt.covers(span) for span in claim.claim.content):
        return None
    if article.restricted:
        return None
    return tuple(_trim(text, span) for span in claim.claim.content)


def content_html(claim: ResolvedClaim, article: Article, site: Site) -> Markup:
    """A statement's words with its hedges marked; empty where they are not shown."""
    spans = content_spans(claim, article, site)
    if spans is None:
        return Markup("")
    text = article.part(claim.claim.part)
    layers = [Layer(hedge, HEDGE, HEDGE, HEDGE_END) for hedge in claim.claim.hedges]
    return Markup(" … ").join(mark_up(text, span, layers, html) for span in spans)


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _OPENING:
        start += 1
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    inner = text[start:end]
    # A mark inside that was opened or closed outside belongs to the words: 'Peace" is far, "he said'.
    return Span(start, end) if inner.count('"') % 2 == 0 and inner.count("“") == inner.count("”") else span


def _form(claim: ResolvedClaim, publisher: str, words: Words) -> str:
    form = claim.chain[-1].form if claim.chain else "own"
    return words.text(f"form.{form}", publisher=publisher)


def _answers(pairs: Iterable[tuple[RelationType, ClaimId]], claim: ResolvedClaim, site: Site) -> tuple[AnswerView, ...]:
    """Grouped by what they do to the statement and by article, its own first."""
    grouped: dict[tuple[RelationType, str, ArticleId, bool], list[ClaimRef]] = {}
    for kind, other in pairs:
        answer = site.knowledge.claims[other]
        ref = make_ref(answer, site)
        told = kind == "withdraws" and tells_of_another(claim, answer)
        grouped.setdefault((kind, "" if answer.article == claim.article else ref.label, answer.article, told), []).append(ref)
    return tuple(
        AnswerView(kind, where, tuple(sorted(refs, key=lambda ref: ref.number)), told) for (kind, where, _, told), refs in sorted(grouped.items())
    )


def tells_of_another(one: ResolvedClaim, other: ResolvedClaim) -> bool:
    """Whether two statements have two speakers: who then says that the other was withdrawn tells of it, and has withdrawn nothing."""
    return one.origin is None or one.origin != other.origin


def _scopes(claim: ResolvedClaim, site: Site) -> tuple[str, ...]:
    """What its answers cover; an event that is named by its id, by its name. Words of an article only where its statement's words are shown."""
    events = site.knowledge.events
    shown = content_spans(claim, site.knowledge.articles[claim.article], site) is not None
    relations = (relation for relation in site.lookup.relations_from.get(claim.id, ()) if relation.scope)
    scopes = (relation.scope for relation in relations if shown or relation.curated or relation.scope in events)
    return tuple(dict.fromkeys(clean(events[EventId(scope)].name) if scope in events else clean(scope) for scope in scopes))


def _note(claim: ResolvedClaim, site: Site) -> str:
    words, notes = site.words, []
    if claim.claim.repeats:
        first = site.knowledge.claims.get(ClaimId(f"{claim.article}#{claim.claim.repeats}"))
        notes.append(words.text("claim.says_again", number=first.number) if first and first.shown else "")
    if claim.claim.part == "title":
        notes.append(words.text("claim.headline"))
    if claim.speech_act in {"believe", "want", "know"}:
        notes.append(words.text("claim.attitude"))
    if claim.edited:
        notes.append(words.text("claim.edited"))
    return " ".join(filter(None, notes))


def _citation(claim: ResolvedClaim, article: Article, site: Site) -> str:
    first, last = claim.claim.content[0], claim.claim.content[-1]
    key = "claim.citation_headline" if claim.claim.part == "title" else "claim.citation"
    return site.words.text(key, article=article_label(article, site), first=first.start, last=last.end, digest=article.sha256[:8])
