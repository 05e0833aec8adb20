"""Knowledge into pages: Markdown with front matter, redirects and the feed. Nothing is written here."""

from generator.models.curated import Curated
from generator.models.knowledge import EntityId, Knowledge
from generator.models.page import Page
from generator.render.files import make_feed, make_redirects
from generator.render.names_index import make_names_index
from generator.render.pages.articles import make_article_pages
from generator.render.pages.entities import make_entity_pages
from generator.render.pages.events import make_event_pages
from generator.render.pages.graph import make_graph_pages
from generator.render.pages.indexes import make_index_pages
from generator.render.pages.special import make_special_pages
from generator.render.site import make_site
from generator.settings import Project


def render(knowledge: Knowledge, curated: Curated, project: Project) -> tuple[Page, ...]:
    """Every page of the site, sorted by its path; the same bytes for the same knowledge."""
    replies = {EntityId(key): record.value.reply for key, record in curated.entities.items() if record.value.reply}
    site = make_site(knowledge, project, replies)
    pages = [
        *make_special_pages(curated, site),
        *make_index_pages(site),
        *make_graph_pages(site),
        *make_entity_pages(site),
        *make_event_pages(site),
        *make_article_pages(site),
        *make_redirects(site),
        *make_feed(site),
        *make_names_index(site),
    ]
    return tuple(sorted(pages, key=lambda page: page.src_uri))
