"""Makes a page from a template: its front matter, its body as raw blocks, its edit link."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from urllib.parse import quote

from generator.models.knowledge import ClaimId
from generator.models.page import Page
from generator.models.text import Provenance
from generator.render.claims import ClaimView
from generator.render.environment import safe_url
from generator.render.site import Site
from generator.render.text import blocks, front_matter, json_for_script

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Here:
    """The page that a template writes: the way to the site's root, the anchors of the statements that it holds itself, and those behind others that say the same."""

    root: str
    anchors: frozenset[str] = frozenset()
    again: Mapping[ClaimId, Sequence[ClaimView]] = field(default_factory=dict)

    def __contains__(self, anchor: str) -> bool:
        return anchor in self.anchors


@dataclass(frozen=True, slots=True)
class EditView:
    """Where a page can be changed. `href` is empty where no address is set; `contact` is where those concerned can write to."""

    label: str
    href: str
    file: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Pager(Generic[T]):
    """One page of a long list: its rows, its number from 1, the last one's, and links to its neighbours, relative to it."""

    rows: Sequence[T]
    number: int
    last: int
    label: str
    previous: str = ""
    next: str = ""

    @property
    def folder(self) -> str:
        """Under the list's own address: empty for its first page."""
        return f"{self.number}/" if self.number > 1 else ""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself in its front matter. `section` is the entry of the navigation that it belongs to, where its address does not say so."""

    title: str
    description: str = ""
    robots: str | None = None
    jsonld: object = None
    wide: bool = False
    section: str = ""


def make_page(
    folder: str,
    template: str,
    site: Site,
    head: Head,
    *,
    anchors: frozenset[str] = frozenset(),
    again: Mapping[ClaimId, Sequence[ClaimView]] | None = None,
    **context: object,
) -> Page:
    """The page whose address is `folder` ("entities/kan/", or "" for the front page); `anchors` are the statements that it holds, `again` what stands
    behind one that says the same.
    """
    meta = {
        "title": head.title,
        "description": head.description,
        "robots": head.robots,
        "section": head.section or _section(folder),
        "wide": head.wide,
        "feed": site.project.site_url is not None,
        "jsonld": json_for_script(head.jsonld) if head.jsonld else None,
    }
    again = again or {}
    here = Here("../" * folder.count("/") or "./", anchors | {view.ref.anchor for views in again.values() for view in views}, again)
    body = site.templates.get_template(template).render(here=here, root=here.root, title=head.title, site=site, **context)
    return Page(f"{folder}index.md", f"{front_matter(meta)}\n{blocks(body)}")


def _section(folder: str) -> str:
    """Which entry of the navigation a page belongs to, where its address says so; pages of entities give theirs."""
    first = folder.partition("/")[0]
    return f"{first}/" if first and first != "entities" else ""


def paginate(rows: Sequence[T], site: Site, *, label: str, depth: int = 0) -> Iterator[Pager[T]]:
    """Cut a list into pages; a list without rows has one, empty page. `depth` is how many folders lie between a page and its list's first one."""
    size = site.per_page
    last = max(1, -(-len(rows) // size))
    for number in range(1, last + 1):
        up = "../" * (depth + (number > 1))
        before = "" if number == 1 else (up if number == 2 else f"{up}{number - 1}/")
        after = "" if number == last else f"{up}{number + 1}/"
        yield Pager(rows[(number - 1) * size : number * size], number, last, label, before or "./" if number > 1 else "", after)


def make_edit(source: Provenance | None, site: Site, *, new_file: str = "") -> EditView:
    """The edit link of what stands in `source`; else the name of the new file that would settle what a machine found."""
    base = site.project.settings.edit_base
    contact = _contact(site)
    if source is not None:
        if source.file.startswith("private/"):
            return EditView("", "", "", contact)
        href = safe_url(base and base.rstrip("/") + "/" + quote(source.file))
        return EditView(site.words.text("edit.edit" if href else "edit.written"), href, source.file, contact)
    return EditView(site.words.text("edit.to_review"), "", new_file, contact) if new_file else EditView("", "", "", contact)


def _contact(site: Site) -> str:
    contact = site.project.settings.contact or ""
    return f"mailto:{contact}" if "@" in contact and "/" not in contact else safe_url(contact)
