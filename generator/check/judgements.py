"""Judgements: each says what its decision needs, none contradicts another, and what it is about is still there."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import get_args

from generator.check.places import issue_at
from generator.content.anchors import find_places, find_quote, find_words
from generator.content.nearest import did_you_mean
from generator.merge.claims import find_claim, group_by_article
from generator.models.article import ArticleId
from generator.models.curated import NOBODY, ClaimQuote, Curated, JudgementFile, Quote, Record
from generator.models.knowledge import Knowledge, ResolvedClaim
from generator.models.reading import SpeechAct
from generator.models.text import Issue, Part

# What each decision needs, and how to say it.
_NEEDS: dict[str, tuple[str, ...]] = {
    "same": ("entities",), "not_same": ("entities",), "refers": ("mention", "entity"), "reject": ("claim",), "correct": ("claim",),
    "denies": ("claim", "target"), "doubts": ("claim", "target"), "ignore": ("names",),
}  # fmt: skip
_CHANGES = ("speaker", "speech_act", "scope")  # what a correction can set
TWO = 2


def check_judgements(curated: Curated, knowledge: Knowledge) -> Iterator[Issue]:
    """Every problem of every judgement, and pairs of judgements that say opposite things."""
    claims = group_by_article(knowledge.claims.values())
    for record in curated.judgements.values():
        yield from _check_shape(curated, record)
        yield from _check_ids(curated, record, knowledge)
        if knowledge.articles:
            if record.value.mention:
                yield from _check_anchor(curated, record, "mention", record.value.mention, knowledge)
            for field, quote in (("claim", record.value.claim), ("target", record.value.target)):
                if quote:
                    yield from _check_anchor(curated, record, field, quote, knowledge, part=quote.part)
                    yield from _check_claim(curated, record, field, quote, knowledge, claims)
    yield from _check_opposites(curated)


def _check_shape(curated: Curated, record: Record[JudgementFile]) -> Iterator[Issue]:
    file = record.value
    for field in _NEEDS[file.decision]:
        if not getattr(file, field):
            yield issue_at(curated, record, ("decision",), "incomplete-judgement", f"{file.decision!r} needs `{field}:`")
    if file.decision in ("same", "not_same") and 0 < len(file.entities) + len(file.names) < TWO:
        yield issue_at(curated, record, ("entities",), "incomplete-judgement", f"{file.decision!r} needs two: [one-id, other-id]")
    if file.decision == "correct" and not any(getattr(file, field) for field in _CHANGES):
        yield issue_at(curated, record, ("decision",), "incomplete-judgement", f"'correct' needs what is right: {', '.join(_CHANGES)}")
    if file.speech_act and file.speech_act not in get_args(SpeechAct):
        hint = did_you_mean(file.speech_act, get_args(SpeechAct)) or f"; known are {', '.join(get_args(SpeechAct))}"
        message = f"{file.speech_act!r} is no speech act{hint}"
        yield issue_at(curated, record, ("speech_act",), "wrong-value", message)


def _check_ids(curated: Curated, record: Record[JudgementFile], knowledge: Knowledge) -> Iterator[Issue]:
    """The id that stays must be there. Those that were merged into it may have gone with the merging itself."""
    file = record.value
    if not knowledge.articles:
        return  # then nothing discovered is known, so nothing can be said
    former = {former for other in curated.entities.values() for former in other.value.former_ids}
    known: set[str] = {*knowledge.entities, *curated.entities, *former}
    wanted = file.entities[:1] if file.decision == "same" else file.entities if file.decision == "not_same" else ()
    for at, entity_id in enumerate(wanted):
        if entity_id not in known and entity_id not in curated.broken:
            hint = did_you_mean(entity_id, known) or "; if the article that named it is gone, delete this file"
            message = f"nothing is called {entity_id!r} any more{hint}"
            yield issue_at(curated, record, ("entities", at), "stale-judgement", message, severity="warning")
    for field, nobody in (("speaker", "unresolved"), ("entity", NOBODY)):
        named = getattr(file, field)
        if named and named != nobody and named not in known:
            yield issue_at(curated, record, (field,), "no-such-id", f"there is no entity {named!r}{did_you_mean(named, known)}")


def _check_anchor(
    curated: Curated, record: Record[JudgementFile], field: str, quote: Quote, knowledge: Knowledge, *, part: Part = "text"
) -> Iterator[Issue]:
    article = knowledge.articles.get(ArticleId(quote.article))
    if article is None:
        hint = did_you_mean(quote.article, knowledge.articles) or "; delete this file if the article is gone for good"
        message = f"there is no article {quote.article!r}{hint}"
        yield issue_at(curated, record, (field, "article"), "stale-judgement", message, severity="warning")
        return
    if field == "mention" and any(find_places(quote, article.text)):
        return  # a name may stand there several times, and all of them are meant
    if find_quote(quote, knowledge.articles, part=part) is None:
        places = sum(1 for _ in find_words(quote.exact, article.part(part)))
        if places > 1:
            message = f"these words stand {places} times in {quote.article}; say which with `prefix:` or `suffix:`, the words right before or after"
            yield issue_at(curated, record, (field, "exact"), "ambiguous-quote", message)
        else:
            what = "with this prefix and suffix " if places else ""
            message = f"these words are not {what}in {quote.article} any more; quote them anew, or delete this file"
            yield issue_at(curated, record, (field, "exact"), "stale-judgement", message, severity="warning")


def _check_claim(
    curated: Curated,
    record: Record[JudgementFile],
    field: str,
    quote: ClaimQuote,
    knowledge: Knowledge,
    claims: Mapping[ArticleId, Sequence[ResolvedClaim]],
) -> Iterator[Issue]:
    """The words stand there, and other rules read no statement in them any more: the decision does nothing."""
    if find_quote(quote, knowledge.articles, part=quote.part) and find_claim(quote, knowledge.articles, claims) is None:
        message = f"no statement is read in these words of {quote.article} any more, so this decides nothing; delete this file"
        yield issue_at(curated, record, (field, "exact"), "stale-judgement", message, severity="warning")


def _check_opposites(curated: Curated) -> Iterator[Issue]:
    said: dict[tuple[str, tuple[str, ...]], Record[JudgementFile]] = {}
    opposite = {"same": "not_same", "not_same": "same", "reject": "correct", "correct": "reject"}
    for record in curated.judgements.values():
        for subject in _subjects(record.value):
            said.setdefault((record.value.decision, subject), record)
    for (decision, subject), record in said.items():
        other = said.get((opposite.get(decision, ""), subject))
        if other:
            message = f"{other.source.file} says the opposite; keep one of the two"
            yield issue_at(curated, record, ("decision",), "contradicting-judgements", message)


def _subjects(file: JudgementFile) -> Iterator[tuple[str, ...]]:
    if file.decision in ("same", "not_same"):
        yield from combinations(sorted({*file.entities, *file.names}), 2)
    elif file.claim:
        yield (file.claim.article, file.claim.exact, file.claim.prefix, file.claim.suffix)
