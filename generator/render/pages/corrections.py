"""The log of corrections: what editors wrote into it and what they decided about statements, newest first; and the replies of those concerned."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.merge.claims import find_claim, group_by_article
from generator.models.article import ArticleId
from generator.models.curated import Curated, JudgementFile
from generator.models.knowledge import EntityId, EventId, Relation
from generator.models.page import Page
from generator.render.claims import ClaimView, make_claim, tells_of_another
from generator.render.page import Head, make_edit, make_page, paginate
from generator.render.pages.indexes import numbered
from generator.render.site import NameView, Site, article_href, article_label, event_name, name_of
from generator.words import Words


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One correction: the day, who corrected, what, and where it shows. `claim` is the statement as it reads now; a rejected one is shown no more."""

    on: str
    by: str
    what: str
    names: tuple[NameView, ...] = ()
    events: tuple[NameView, ...] = ()
    article: str = ""
    article_href: str = ""
    claim: ClaimView | None = None


def make_corrections_pages(curated: Curated, site: Site) -> Iterator[Page]:
    """What was withdrawn or corrected in articles, what editors corrected (the log, continued on further pages), and how to ask for more."""
    log = sorted((*_written(curated, site), *_decided(curated, site)), key=lambda entry: (entry.on, entry.what, entry.article_href), reverse=True)
    relations = [relation for relation in site.knowledge.relations if relation.type in {"corrects", "withdraws"}]
    title = site.words.text("title.corrections")
    for pager in paginate(log, site, label=title):
        yield make_page(
            f"corrections/{pager.folder}",
            "corrections.md",
            site,
            Head(numbered(title, pager.number, site.words)),
            anchors=frozenset(entry.claim.ref.anchor for entry in pager.rows if entry.claim),
            pager=pager,
            replies=[(name_of(entity, site), reply) for entity, reply in sorted(site.replies.items())],
            relations=[
                (_how(relation, site), *(make_claim(site.knowledge.claims[end], site) for end in (relation.source, relation.target)))
                for relation in relations
            ],
            edit=make_edit(None, site),
        )


def _how(relation: Relation, site: Site) -> str:
    """The words' key: who tells that another withdrew a statement has withdrawn nothing."""
    told = relation.type == "withdraws" and tells_of_another(*(site.knowledge.claims[end] for end in (relation.source, relation.target)))
    return f"{relation.type}_told" if told else relation.type


def _written(curated: Curated, site: Site) -> Iterator[LogEntry]:
    """What editors wrote: content/corrections/."""
    for record in curated.corrections.values():
        file = record.value
        names = tuple(name_of(EntityId(key), site) for key in file.entities if EntityId(key) in site.knowledge.entities)
        events = tuple(event_name(site.knowledge.events[EventId(key)], site) for key in file.events if EventId(key) in site.knowledge.events)
        yield LogEntry(file.on, file.by, file.what, names, events, *_article(file.claim.article if file.claim else "", site))


def _decided(curated: Curated, site: Site) -> Iterator[LogEntry]:
    """Decisions that changed what a statement says, or whether it is shown."""
    by_article = group_by_article(site.knowledge.claims.values())
    shown: set[str] = set()
    for record in sorted(curated.judgements.values(), key=lambda record: record.value.on, reverse=True):
        judgement = record.value
        quote = judgement.claim
        if quote is None or judgement.decision not in {"reject", "correct"}:
            continue
        found = find_claim(quote, site.knowledge.articles, by_article)
        claim = site.knowledge.claims[found] if found else None
        view = make_claim(claim, site) if claim and claim.shown and claim.edited and claim.id not in shown else None
        if view:  # once on a page, since its anchor is one
            shown.add(view.ref.id)
        yield LogEntry(judgement.on, judgement.by, _in_words(judgement, site.words), (), (), *_article(quote.article, site), view)


def _in_words(judgement: JudgementFile, words: Words) -> str:
    what = words.text(f"corrections.{judgement.decision}")
    return f"{what} {judgement.reason}" if judgement.reason else what


def _article(article_id: str, site: Site) -> tuple[str, str]:
    article = site.knowledge.articles.get(ArticleId(article_id))
    return (article_label(article, site), article_href(article.id)) if article else ("", "")
