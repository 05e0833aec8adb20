"""What was taken back: who withdrew a statement, and which statement it was; notices that correct an article's earlier version."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.graph.lexicon import graph_words
from generator.graph.wording import shared_words, tell_apart, told_words
from generator.merge.claims import group_by_article
from generator.models.article import ArticleId
from generator.models.knowledge import ClaimId, EntityId, Knowledge, Relation, ResolvedClaim
from generator.models.reading import ATTITUDES, EventMention, RelationType
from generator.models.text import Part, Span

SHARED = 2  # words that a withdrawal and what it withdraws have in common, at least
HALF = 0.5  # of the words of the shorter of the two


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Words of one article that take something back. `speaker` is whose words; `claim` the statement that says so; `type` what this does to them.

    `own` where the speaker says so, or an outlet in its own voice, rather than somebody else.
    """

    article: ArticleId
    speaker: EntityId
    sentence: Span
    part: Part
    claim: ResolvedClaim
    type: RelationType
    own: bool = True


def find_withdrawals(knowledge: Knowledge) -> tuple[Withdrawal, ...]:
    """Every withdrawal that is told as done, by whomever."""
    return tuple(_withdrawals(knowledge, group_by_article(claim for claim in knowledge.claims.values() if claim.shown)))


def relations_of_withdrawal(knowledge: Knowledge, withdrawals: Sequence[Withdrawal]) -> Iterator[Relation]:
    """What was withdrawn or corrected: only on the word of the speaker or of an outlet in its own voice, and never what was said later."""
    by_article = group_by_article(claim for claim in knowledge.claims.values() if claim.shown)
    by_speaker: dict[EntityId, list[ResolvedClaim]] = {}
    for claims in by_article.values():
        for claim in claims:
            for speaker in {claim.origin, claim.publisher}:
                if speaker:
                    by_speaker.setdefault(speaker, []).append(claim)
    for found in (*withdrawals, *_notices(knowledge, by_article)):
        if not found.own:
            continue
        for target in _targets(found, by_speaker.get(found.speaker, ()), knowledge):
            why = "it was withdrawn by whoever said it" if found.type == "withdraws" else "the outlet says that its article was corrected"
            yield Relation(found.claim.id, target.id, found.type, tell_apart(target.text, found.claim.text), why)


def quoted_in_withdrawals(withdrawals: Iterable[Withdrawal]) -> frozenset[ClaimId]:
    """The statements that say what was withdrawn: "withdrew its report that they met" asserts no meeting."""
    return frozenset(found.claim.id for found in withdrawals if found.own)


def _withdrawals(knowledge: Knowledge, by_article: Mapping[ArticleId, Sequence[ResolvedClaim]]) -> Iterator[Withdrawal]:
    """Every withdrawal that is told as done."""
    told_in = {article_id: told for article_id, reading in knowledge.readings.items() if (told := [one for one in reading.events if _is_told(one)])}
    entity_of = {(one.article, one.mention.entity): one.entity for one in knowledge.mentions if one.article in told_in}
    for article_id, told in told_in.items():
        for mention in told:
            speakers = [entity_of.get((article_id, one.entity)) for one in mention.participants if one.role == "speaker"]
            speaker = speakers[0] if speakers else knowledge.publishers.get(article_id) if _is_own(mention, article_id, knowledge) else None
            claim = _telling(mention, by_article.get(article_id, ()))
            if speaker and claim and claim.speech_act not in ATTITUDES:
                own = not claim.chain or claim.origin == speaker
                yield Withdrawal(article_id, speaker, mention.sentence, mention.part, claim, "withdraws", own)


def _is_told(mention: EventMention) -> bool:
    """Whether a mention tells of a withdrawal as of something that was done."""
    return mention.type == "retraction" and bool(mention.date) and not mention.negated and not mention.supposed


def _is_own(mention: EventMention, article_id: ArticleId, knowledge: Knowledge) -> bool:
    """Whether the words speak of the article or the outlet itself: "we retract", "this story has been withdrawn"."""
    return graph_words().own_article.search(mention.sentence.of(knowledge.articles[article_id].part(mention.part))) is not None


def _notices(knowledge: Knowledge, by_article: Mapping[ArticleId, Sequence[ResolvedClaim]]) -> Iterator[Withdrawal]:
    """Every notice that an earlier version was wrong. One that says that something was not so at all withdraws it."""
    words = graph_words()
    for article_id, reading in knowledge.readings.items():
        text, publisher = knowledge.articles[article_id].text, knowledge.publishers.get(article_id)
        if publisher is None or not words.notice.search(text):
            continue
        for sentence in reading.sentences:
            said = sentence.of(text)
            within = [claim for claim in by_article.get(article_id, ()) if _stands_in(claim, sentence)]
            if within and words.notice.search(said):
                yield Withdrawal(article_id, publisher, sentence, "text", within[-1], "withdraws" if words.wrongly.search(said) else "corrects")


def _telling(mention: EventMention, claims: Iterable[ResolvedClaim]) -> ResolvedClaim | None:
    """The statement that says that something was withdrawn: the narrowest that holds the word, else the one behind it in its sentence."""
    own = [claim for claim in claims if claim.claim.part == mention.part]
    holding = [claim for claim in own if any(span.contains(mention.trigger) for span in claim.claim.content)]
    behind = [claim for claim in own if claim.claim.content[0].start >= mention.trigger.end and _stands_in(claim, mention.sentence)]
    return min(holding or behind[:1], key=lambda claim: (sum(end - start for start, end in claim.claim.content), claim.number), default=None)


def _stands_in(claim: ResolvedClaim, sentence: Span) -> bool:
    return all(sentence.contains(span) for span in claim.claim.content)


def _targets(withdrawal: Withdrawal, claims: Iterable[ResolvedClaim], knowledge: Knowledge) -> Iterator[ResolvedClaim]:
    """The speaker's statements that the words are about, those of the same sentence among them; without such words, the one that came right before."""
    article = knowledge.articles[withdrawal.article]
    speaker = knowledge.entities.get(withdrawal.speaker)
    words = told_words(withdrawal.sentence.of(article.part(withdrawal.part))) - told_words(speaker.name if speaker else "")
    words -= graph_words().withdrawing
    others = [claim for claim in claims if claim.id != withdrawal.claim.id and not _is_later(claim, withdrawal, knowledge)]
    if len(words) >= SHARED:
        yield from (claim for claim in others if _is_about(claim, words))
        return
    main = knowledge.main_events.get(withdrawal.article)
    same = [claim for claim in others if claim.article == withdrawal.article and claim.number < withdrawal.claim.number]
    if same:
        yield same[-1]
    elif main:
        yield from (claim for claim in others if knowledge.main_events.get(claim.article) == main and not claim.chain)


def _is_later(claim: ResolvedClaim, withdrawal: Withdrawal, knowledge: Knowledge) -> bool:
    said, withdrawn = knowledge.articles[claim.article].facts.day, knowledge.articles[withdrawal.article].facts.day
    return bool(said and withdrawn and said > withdrawn)


def _is_about(claim: ResolvedClaim, words: frozenset[str]) -> bool:
    own = told_words(claim.text)
    shared = shared_words(own, words)
    return shared >= SHARED and shared >= HALF * min(len(own), len(words))
