"""Lists of statements that are longer than the page that they belong to shows: all of them, on pages of their own."""

from collections.abc import Iterator, Sequence

from generator.models.page import Page
from generator.render.page import Head, make_page, paginate
from generator.render.repeated import Told, views_of
from generator.render.site import NameView, Site


def make_statement_pages(folder: str, title: str, up: NameView, told: Sequence[Told], site: Site, *, robots: str | None) -> Iterator[Page]:
    """The pages under `folder`; each leads back to the page above it, which is called `up`."""
    for pager in paginate(told, site, label=title):
        views, again = views_of(pager.rows, site)
        yield make_page(
            f"{folder}{pager.folder}",
            "statements.md",
            site,
            Head(title, robots=robots),
            anchors=frozenset(view.ref.anchor for view in views),
            again=again,
            views=views,
            pager=pager,
            up=up.text,
            back=way_back(pager.number),
        )


def way_back(number: int) -> str:
    """From a page of a list to the page above the list."""
    return "../" if number == 1 else "../../"
