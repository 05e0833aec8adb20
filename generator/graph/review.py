"""What a person should decide, the heaviest first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.content.edit import quote_yaml
from generator.graph.sentences import Sentences
from generator.graph.withdrawals import Withdrawal
from generator.graph.wording import tell_apart
from generator.models.article import ArticleId
from generator.models.knowledge import EntityId, Event, Knowledge, ResolvedClaim, ResolvedMention, ReviewItem
from generator.words.events import summary_of

NO_SPEAKER = "no speaker found"  # the title of a statement whose speaker has no words
SHOWN = 5  # sentences with one item
WEIGHTS = {"undecided": 1000.0, "contested": 800.0, "ambiguous": 500.0, "unresolved": 100.0, "claim": 10.0}
"""Where each kind begins: what could name the wrong person comes before what only lacks a name."""


def find_review_items(knowledge: Knowledge, withdrawals: Iterable[Withdrawal] = ()) -> tuple[ReviewItem, ...]:
    """Everything that waits for a decision, with what identity left undecided; heaviest first, then by kind and key."""
    sentences = Sentences(knowledge)
    items = [
        *knowledge.review,
        *_ambiguous_names(knowledge, sentences),
        *_unresolved_speakers(knowledge, sentences),
        *_contested_events(knowledge),
        *_reported_withdrawals(knowledge, withdrawals, sentences),
        *_shaky_claims(knowledge, sentences),
        *_new_names(knowledge, sentences, {item.key for item in knowledge.review}),
    ]
    return tuple(sorted(items, key=lambda item: (-item.weight, item.kind, item.key)))


def _ambiguous_names(knowledge: Knowledge, sentences: Sentences) -> Iterator[ReviewItem]:
    found: dict[tuple[str, tuple[EntityId, ...]], list[ResolvedMention]] = {}
    for mention in knowledge.mentions:
        if mention.candidates:
            found.setdefault((mention.mention.text, mention.candidates), []).append(mention)
    for (name, candidates), mentions in sorted(found.items()):
        names = " or ".join(knowledge.entities[entity].name if entity in knowledge.entities else entity for entity in candidates)
        yield ReviewItem(
            "ambiguous",
            f"ambiguous:{name}:{'|'.join(candidates)}",
            name,
            f"Fits {names}; linked to neither.",
            WEIGHTS["ambiguous"] + len(mentions),
            tuple(sentences.around(item.article, item.mention.span, item.mention.part) for item in mentions[:SHOWN]),
            candidates,
        )


def _unresolved_speakers(knowledge: Knowledge, sentences: Sentences) -> Iterator[ReviewItem]:
    for claim in knowledge.claims.values():
        if not claim.shown or not any(link.kind == "unresolved" for link in claim.chain):
            continue
        link = next(link for link in claim.chain if link.kind == "unresolved")
        words = " ... ".join(span.of(knowledge.articles[claim.article].part(claim.claim.part)) for span in (link.agent or link.cue))
        yield ReviewItem(
            "unresolved",
            f"unresolved:{claim.id}",
            words or NO_SPEAKER,
            "Who says this is left open: the words fit more than one, or nobody who is named.",
            WEIGHTS["unresolved"],
            (sentences.of_claim(claim.id),),
            yaml=_correction(claim, knowledge),
        )


def _contested_events(knowledge: Knowledge) -> Iterator[ReviewItem]:
    for event in knowledge.events.values():
        if event.standing.standing == "contested" and not event.curated:
            yield ReviewItem(
                "contested",
                f"contested:{event.id}",
                event.name,
                f"A machine found this event; it is contested: {summary_of(event)}.",
                WEIGHTS["contested"] + len(event.claims),
                event.evidence[:SHOWN],
            )
        difference = _different_numbers(event, knowledge)
        if difference:
            yield ReviewItem(
                "undecided",
                f"numbers:{event.id}",
                event.name,
                f"Its claims count differently ({difference}); whether one corrects the other is not decided.",
                WEIGHTS["contested"],
                event.evidence[:SHOWN],
            )


def _reported_withdrawals(knowledge: Knowledge, withdrawals: Iterable[Withdrawal], sentences: Sentences) -> Iterator[ReviewItem]:
    """What somebody says that somebody else took back: a person decides whether it was."""
    for found in withdrawals:
        if found.own:
            continue
        speaker = knowledge.entities.get(found.speaker)
        yield ReviewItem(
            "undecided",
            f"withdrawal:{found.claim.id}",
            found.claim.text,
            f"Somebody else says that {speaker.name if speaker else found.speaker} took a statement back; whether it was taken back is not decided.",
            WEIGHTS["contested"],
            (sentences.of_claim(found.claim.id),),
            (found.speaker,),
        )


def _different_numbers(event: Event, knowledge: Knowledge) -> str:
    """The first two claims of different origins that count one thing differently."""
    claims = [knowledge.claims[claim.claim] for claim in event.claims if claim.position == "asserts"]
    for one, other in pairwise(claims):
        if one.article != other.article and one.origin != other.origin and (difference := tell_apart(one.text, other.text)):
            return difference
    return ""


def _shaky_claims(knowledge: Knowledge, sentences: Sentences) -> Iterator[ReviewItem]:
    for claim in knowledge.claims.values():
        if not claim.rejected and not claim.shown:
            yield ReviewItem(
                "claim",
                f"claim:{claim.id}",
                claim.text,
                f"Low-confidence claim ({claim.claim.confidence:.2f}), on no page until somebody corrects it.",
                WEIGHTS["claim"] * (1 - claim.claim.confidence),
                (sentences.of_claim(claim.id),),
                yaml=_correction(claim, knowledge),
            )


def _new_names(knowledge: Knowledge, sentences: Sentences, known: set[str]) -> Iterator[ReviewItem]:
    """Discovered entities by how much they are used: in how many articles, and how often they speak."""
    first: dict[EntityId, ResolvedMention] = {}
    articles: dict[EntityId, set[ArticleId]] = {}
    for mention in knowledge.mentions:
        if mention.entity:
            first.setdefault(mention.entity, mention)
            articles.setdefault(mention.entity, set()).add(mention.article)
    speaks = Counter(link.entity for claim in knowledge.claims.values() for link in claim.chain if link.entity)
    for entity in knowledge.entities.values():
        if entity.curated or entity.kind != "named" or entity.id not in first or f"new:{entity.id}" in known:
            continue
        seen = first[entity.id]
        yield ReviewItem(
            "new_name",
            f"new:{entity.id}",
            entity.name,
            f"In {len(articles[entity.id])} article{'s' if len(articles[entity.id]) != 1 else ''}; speaks {speaks[entity.id]} time{'s' if speaks[entity.id] != 1 else ''}.",
            float(len(articles[entity.id]) + speaks[entity.id]),
            (sentences.around(seen.article, seen.mention.span, seen.mention.part),),
            (entity.id,),
            yaml=f"# {_base(articles[entity.id], knowledge)}/entities/{entity.id}.yml\nschema: {entity.schema}\nname: {quote_yaml(entity.name)}\n",
        )


def _base(articles: Iterable[ArticleId], knowledge: Knowledge) -> str:
    """Where a file about what these articles alone tell belongs: what private/ tells stays there."""
    return "private" if all(knowledge.articles[article].restricted for article in articles) else "content"


def _correction(claim: ResolvedClaim, knowledge: Knowledge) -> str:
    words = claim.claim.content[0].of(knowledge.articles[claim.article].part(claim.claim.part))
    part = "  part: title\n" if claim.claim.part == "title" else ""
    return (
        f"# {_base([claim.article], knowledge)}/judgements/NAME.yml\ndecision: correct\nclaim:\n"
        f"  article: {claim.article}\n  exact: {quote_yaml(words)}\n{part}speaker: ID-OF-WHO-SAID-IT\nby: YOUR NAME\non: DAY\n"
    )
