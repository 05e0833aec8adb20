"""Claims of every article, with their chains and subjects resolved to entities of the whole knowledge base, and people's corrections applied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, cast, get_args

from generator.content.anchors import find_quote
from generator.models.article import Article, ArticleId
from generator.models.curated import ClaimQuote, Curated, JudgementFile
from generator.models.knowledge import ClaimId, Entity, EntityId, ResolvedClaim, ResolvedLink, ResolvedMention, make_claim_id
from generator.models.reading import AgentKind, Claim, Link, LocalEntity, LocalId, Reading, SpeechAct
from generator.models.resolution import Resolution
from generator.models.text import Span

UNRESOLVED: Final = "unresolved"
"""What a judgement writes as the speaker of a claim whose speaker cannot be told."""

ABOUT_THE_SAME = 0.25  # share of characters by which quoted words and a content are one statement, whichever rules cut them


def resolve_claims(
    articles: Mapping[ArticleId, Article],
    readings: Mapping[ArticleId, Reading],
    resolution: Resolution,
    publishers: Mapping[ArticleId, EntityId | None],
) -> dict[ClaimId, ResolvedClaim]:
    """Every claim, by article and then by its number in the article."""
    claims: dict[ClaimId, ResolvedClaim] = {}
    for article_id in sorted(readings):
        article, reading = articles[article_id], readings[article_id]
        locals_ = {entity.id: entity for entity in reading.entities}
        for number, claim in enumerate(reading.claims, start=1):
            resolved = _resolve(claim, number, article, publishers.get(article_id), locals_, resolution)
            claims[resolved.id] = resolved
    return claims


def resolve_mentions(readings: Mapping[ArticleId, Reading], resolution: Resolution) -> tuple[ResolvedMention, ...]:
    """Every mention, by article and place in it; one that fits two entities keeps both as candidates and links to neither."""
    found = []
    for article_id in sorted(readings):
        for mention in readings[article_id].mentions:
            key = (article_id, mention.entity) if mention.entity else None
            entity = resolution.entity_of.get(key) if key else None
            candidates = resolution.candidates.get(key, ()) if key and entity is None else ()
            found.append(ResolvedMention(article_id, mention, entity, candidates))
    return tuple(found)


def apply_corrections(
    claims: Mapping[ClaimId, ResolvedClaim], articles: Mapping[ArticleId, Article], curated: Curated, entities: Mapping[EntityId, Entity]
) -> dict[ClaimId, ResolvedClaim]:
    """The claims as people corrected them: `reject` and `correct` judgements, the later decision over the earlier."""
    corrected = dict(claims)
    records = [record.value for record in curated.judgements.values() if record.value.decision in ("reject", "correct")]
    if not records:
        return corrected
    by_article = group_by_article(claims.values())
    for judgement in sorted(records, key=lambda judgement: (judgement.on, judgement.decision)):
        found = judgement.claim and find_claim(judgement.claim, articles, by_article)
        if found:
            corrected[found] = _correct(corrected[found], judgement, entities)
    return corrected


def find_claim(quote: ClaimQuote, articles: Mapping[ArticleId, Article], by_article: Mapping[ArticleId, Sequence[ResolvedClaim]]) -> ClaimId | None:
    """The claim whose content the quoted words are nearest to; None where the words are gone or no claim is of about these words.

    Rules that change cut a content elsewhere, so the words need not be the same; but a sentence around them is another statement.
    """
    place = find_quote(quote, articles, part=quote.part)
    if place is None:
        return None
    article, span = place
    near = [(closeness(claim.claim, span), -claim.number, claim.id) for claim in by_article.get(article, ()) if claim.claim.part == quote.part]
    best = max(near, default=(0.0, 0, None))
    return best[2] if best[0] >= ABOUT_THE_SAME else None


def closeness(claim: Claim, span: Span) -> float:
    """How much a claim's content and a span are the same characters: shared over all, 0 to 1."""
    shared = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in claim.content)
    total = sum(end - start for start, end in claim.content) + span.end - span.start - shared
    return shared / total if total else 0.0


def content_text(claim: Claim, article: Article) -> str:
    """The words of a claim, its spans joined by " ... "."""
    text = article.part(claim.part)
    return " ... ".join(span.of(text) for span in claim.content)


def _resolve(
    claim: Claim,
    number: int,
    article: Article,
    publisher: EntityId | None,
    locals_: Mapping[LocalId, LocalEntity],
    resolution: Resolution,
) -> ResolvedClaim:
    chain = tuple(_resolve_link(link, claim, article, locals_, resolution) for link in claim.attribution)
    about = (resolution.entity_of.get((article.id, local)) for local in claim.about)
    return ResolvedClaim(
        id=make_claim_id(article.id, claim.id),
        article=article.id,
        claim=claim,
        number=number,
        publisher=publisher,
        chain=chain,
        about=tuple(dict.fromkeys(entity for entity in about if entity)),
        origin=chain[-1].entity if chain else publisher,
        origin_kind=chain[-1].kind if chain else ("named" if publisher else UNRESOLVED),
        text=content_text(claim, article),
    )


def _resolve_link(link: Link, claim: Claim, article: Article, locals_: Mapping[LocalId, LocalEntity], resolution: Resolution) -> ResolvedLink:
    entity = resolution.entity_of.get((article.id, link.entity)) if link.entity else None
    local = locals_.get(link.entity) if link.entity else None
    words = " ".join(" ".join(span.of(article.part(claim.part)) for span in link.agent).split())
    kind: AgentKind = local.kind if local else link.kind
    if kind == "named" and entity is None:
        kind = UNRESOLVED
    name = (local.name if local and kind == "named" else words) or (local.name if local else "")
    return ResolvedLink(entity if kind != UNRESOLVED else None, name, kind, link.agent, link.cue, link.form)


def _correct(claim: ResolvedClaim, judgement: JudgementFile, entities: Mapping[EntityId, Entity]) -> ResolvedClaim:
    if judgement.decision == "reject":
        return replace(claim, rejected=True)
    if judgement.speech_act in get_args(SpeechAct):  # an unknown one is reported by `check`
        claim = replace(claim, claim=replace(claim.claim, speech_act=cast("SpeechAct", judgement.speech_act)), edited=True)
    return _give_to(claim, judgement.speaker, entities) if judgement.speaker else claim


def _give_to(claim: ResolvedClaim, speaker: str, entities: Mapping[EntityId, Entity]) -> ResolvedClaim:
    """The claim with another speaker at the far end of its chain; the publisher as speaker empties the chain."""
    if speaker == claim.publisher:
        return replace(claim, chain=(), origin=claim.publisher, origin_kind="named", edited=True)
    entity = entities.get(EntityId(speaker))
    if entity is None and speaker != UNRESOLVED:
        return claim  # `check` reports the unknown id
    last = claim.chain[-1] if claim.chain else ResolvedLink(None, "", UNRESOLVED, (), (), "indirect")
    link = replace(last, entity=entity.id, name=entity.name, kind=entity.kind) if entity else replace(last, entity=None, kind=UNRESOLVED)
    return replace(claim, chain=(*claim.chain[:-1], link), origin=link.entity, origin_kind=link.kind, edited=True)


def group_by_article(claims: Iterable[ResolvedClaim]) -> dict[ArticleId, list[ResolvedClaim]]:
    """Claims by their article, in the order given."""
    grouped: dict[ArticleId, list[ResolvedClaim]] = {}
    for claim in claims:
        grouped.setdefault(claim.article, []).append(claim)
    return grouped
