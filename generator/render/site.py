"""What every page maker is given: the knowledge base with its indexes, settings, and where each name leads."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jinja2 import Environment

from generator.excerpt import Excerpt, make_excerpts, name_as_shown
from generator.graph.views import Views, make_views
from generator.models.article import Article, ArticleId
from generator.models.knowledge import Entity, EntityId, Event, EventId, Knowledge
from generator.render.dates import day
from generator.render.environment import make_environment
from generator.render.lookup import Lookup, make_lookup
from generator.render.reviewing import review_hrefs
from generator.render.text import clean
from generator.settings import Project
from generator.words import Words, load_words

EVENT_STATEMENTS = 40  # that an event's own page shows; of more, the rest follow on pages of their own


@dataclass(frozen=True, slots=True)
class NameView:
    """How a name is shown: where it leads (relative to the site's root; empty where nowhere) and whether anybody has looked at it."""

    text: str
    href: str
    unreviewed: bool = False
    kind: str = "named"
    lang: str = ""  # of its words, where they are quoted and not in the site's language


@dataclass(frozen=True, slots=True)
class Site:
    """One build's site. `hrefs` leads from an entity to its page; `waiting` from one that has none to its place on the review page."""

    knowledge: Knowledge
    project: Project
    lookup: Lookup
    views: Views
    excerpts: dict[ArticleId, Excerpt]
    hrefs: dict[EntityId, str]
    waiting: dict[EntityId, str]
    templates: Environment
    words: Words
    replies: Mapping[EntityId, str]  # what those concerned answered, as editors entered it
    described: frozenset[str]  # the ids that files describe: a new file can refer to no other

    @property
    def per_page(self) -> int:
        return self.project.settings.per_page


def make_site(knowledge: Knowledge, project: Project, replies: Mapping[EntityId, str] | None = None) -> Site:
    """Gather what pages need. What is not to be shown is left out here, so that no page can name or link one."""
    if project.settings.publish.unreviewed == "hide":
        shown = {key: event for key, event in knowledge.events.items() if event.curated}
        knowledge = replace(knowledge, events=shown, review=())  # the review list is of machine-found things: curators have it in the command
    excerpts = make_excerpts(knowledge, project.settings)
    knowledge = replace(knowledge, events={key: name_as_shown(event, knowledge, excerpts) for key, event in knowledge.events.items()})
    waiting = review_hrefs(knowledge, project.settings.per_page)
    views = make_views(knowledge)
    # An unnamed source is what it says: one of which no statement is shown has nothing to stand on a page.
    with_page = (
        entity for entity in knowledge.entities.values() if has_page(entity, project) and (entity.kind == "named" or views.says.get(entity.id))
    )
    hrefs = {entity.id: f"entities/{entity.id}/" for entity in with_page}
    described = frozenset(key for records in (knowledge.entities, knowledge.events) for key, record in records.items() if record.curated)
    words = load_words(project.settings.language, project.words)
    lookup, templates = make_lookup(views, excerpts), make_environment(project.root, words)
    return Site(knowledge, project, lookup, views, excerpts, hrefs, waiting, templates, words, replies or {}, described)


def has_page(entity: Entity, project: Project) -> bool:
    """Whether the published site holds a page of this entity."""
    return entity.has_page and (entity.curated or project.settings.publish.unreviewed != "hide")


def robots_of(*, reviewed: bool, project: Project) -> str | None:
    """What a page of something that nobody reviewed says to search engines."""
    return "noindex" if not reviewed and project.settings.publish.unreviewed == "noindex" else None


def name_of(entity: EntityId | None, site: Site, *, otherwise: str = "") -> NameView:
    """How an entity's name is shown; `otherwise` where there is none."""
    found = site.knowledge.entities.get(entity) if entity else None
    if found is None:
        return NameView(clean(otherwise), "", kind="unresolved")
    return NameView(
        display_name(found), site.hrefs.get(found.id) or site.waiting.get(found.id, ""), not found.curated and found.kind == "named", found.kind
    )


def display_name(entity: Entity) -> str:
    """An entity's name on one line. Names that are not to be shown are masked before pages are made."""
    return clean(entity.name)


def article_href(article: ArticleId, anchor: str = "") -> str:
    """Where an article's page is, relative to the site's root."""
    return f"articles/{article}/" + (f"#{anchor}" if anchor else "")


def event_href(event: EventId) -> str:
    """Where an event's page is, relative to the site's root."""
    return f"events/{event}/"


def statement_href(event: Event, anchor: str) -> str:
    """Where a statement is on its event's page; the head of the statements where the page shows only the first of many."""
    return f"{event_href(event.id)}#{anchor if len(event.claims) <= EVENT_STATEMENTS else 'what-is-said'}"


def publisher_of(article: Article, site: Site) -> NameView:
    """Who published an article."""
    return name_of(site.knowledge.publishers.get(article.id), site, otherwise=article.facts.publisher or site.words.text("name.no_publisher"))


def article_label(article: Article, site: Site) -> str:
    """`TASS, 18 December 2023`."""
    return ", ".join(part for part in (publisher_of(article, site).text, day(article.facts.published, site.words)) if part)


def article_headline(article: Article, site: Site) -> str:
    """The article's headline, or words that say that it has none."""
    return article.title or site.words.text("article.untitled")


def foreign(article: Article, site: Site) -> str:
    """The language of an article's words where it is known and not the site's own, for `lang` attributes; else empty."""
    language = article.facts.language or ""
    return language if language.partition("-")[0] != site.words.language.partition("-")[0] else ""


def event_name(event: Event, site: Site) -> NameView:
    """An event's name: an editor's, or quoted words of an article (then `unreviewed`)."""
    quoted = event.name_citation.article if event.name_citation and not event.curated else None
    lang = foreign(site.knowledge.articles[quoted], site) if quoted in site.knowledge.articles else ""
    return NameView(clean(event.name), event_href(event.id), not event.curated, lang=lang)
