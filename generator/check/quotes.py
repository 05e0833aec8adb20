"""Quoted words: those of curated files must be in their articles, and those that the machine read must be what stands at their offsets."""

from collections.abc import Iterator, Mapping
from typing import Any

from rapidfuzz import fuzz

from generator.check.places import issue_at
from generator.content.anchors import find_words
from generator.content.nearest import did_you_mean
from generator.content.yaml_file import Path_
from generator.models.article import Article, ArticleId
from generator.models.curated import Curated, Record
from generator.models.knowledge import Citation, Knowledge, ResolvedClaim
from generator.models.reading import Claim
from generator.models.text import Issue, Span, make_issue

CLOSE = 70  # of 100: how similar a passage must be to be offered as what was meant
SHOWN = 80  # characters of a passage in a message


def check_sources(curated: Curated, articles: Mapping[ArticleId, Article]) -> Iterator[Issue]:
    """Sources and evidence: the article is there, and holds the words."""
    if not articles:
        return  # a checkout without seeds/: there is nothing to compare with
    records: tuple[Record[Any], ...] = (*curated.entities.values(), *curated.events.values())
    for record in records:
        for field in ("sources", "evidence"):
            for at, source in enumerate(getattr(record.value, field, ())):
                if source.article:
                    yield from check_quote(curated, record, (field, at), source.article, source.quote, articles)


def check_quote(
    curated: Curated, record: Record[Any], path: Path_, article_id: str, words: str | None, articles: Mapping[ArticleId, Article]
) -> Iterator[Issue]:
    """One quotation of a curated file."""
    article = articles.get(ArticleId(article_id))
    if article is None:
        hint = did_you_mean(article_id, articles) or "; put its file into seeds/"
        yield issue_at(curated, record, (*path, "article"), "no-such-article", f"there is no article {article_id!r}{hint}")
    elif words and not any(find_words(words, article.text)) and not any(find_words(words, article.title)):
        near = nearest_passage(words, article.text)
        hint = f"; the nearest words there are {near!r}" if near else ""
        yield issue_at(curated, record, (*path, "quote"), "quote-not-found", f"these words are not in {article_id}{hint}")


def nearest_passage(words: str, text: str) -> str | None:
    """The passage of the text that is most like the words, where one is like them at all."""
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=CLOSE)
    if found is None:
        return None
    start = text.rfind(" ", 0, found.dest_start + 1) + 1
    end = text.find(" ", found.dest_end)
    passage = text[start : end if end >= 0 else len(text)]
    return passage if len(passage) <= SHOWN else passage[: SHOWN - 3] + "..."


def check_verbatim(knowledge: Knowledge) -> Iterator[Issue]:
    """What the machine read: every span lies in its article, claims have words, and what is shown as quoted is what stands there.

    These are mistakes of the program, not of a person; they stop the build all the same, since a quotation must be verbatim.
    """
    for claim_id, claim in knowledge.claims.items():
        article = knowledge.articles[claim.article]
        problem = _claim_problem(claim, article)
        if problem:
            yield make_issue("not-verbatim", f"{claim_id}: {problem}; please report this", file=article.source.file)
    for owner, citation in _citations(knowledge):
        if citation.article is None or citation.span is None:
            continue
        cited = knowledge.articles.get(citation.article)
        if cited is None or citation.span.of(cited.part(citation.part)) != citation.quote:
            message = f"{owner}: the quoted words are not at {citation.span.start}-{citation.span.end} of {citation.article}; please report this"
            yield make_issue("not-verbatim", message, file=cited.source.file if cited else "seeds")


def _claim_problem(resolved: ResolvedClaim, article: Article) -> str | None:
    claim, text = resolved.claim, article.part(resolved.claim.part)
    if not claim.content:
        return "it has no words"
    for span in _spans_of(claim):
        if not 0 <= span.start < span.end <= len(text):
            return f"the span {span.start}-{span.end} lies outside the text"
    words = " ... ".join(span.of(text) for span in claim.content)
    if not resolved.edited and resolved.text.split() != words.split():
        return "its text is not what stands at its offsets"
    return None


def _spans_of(claim: Claim) -> Iterator[Span]:
    yield from claim.content
    yield from claim.hedges
    for link in claim.attribution:
        yield from (*link.agent, *link.cue)


def _citations(knowledge: Knowledge) -> Iterator[tuple[str, Citation]]:
    for entity in knowledge.entities.values():
        for citation in (*entity.citations, *(position.citation for position in entity.positions if position.citation)):
            yield entity.id, citation
    for event in knowledge.events.values():
        for citation in (*event.evidence, *(citation for participant in event.participants for citation in participant.citations)):
            yield event.id, citation
        if event.name_citation:
            yield event.id, event.name_citation
    for backlink in knowledge.backlinks:
        yield backlink.source, backlink.citation
