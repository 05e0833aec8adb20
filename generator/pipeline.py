"""The list of the stages, in the order in which data goes through them. No stage calls back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.check import check_knowledge, complete_review, find_leaks, find_unmasked, mask_base, state_of
from generator.content import load_content
from generator.export import export_files
from generator.extract.extractor import EnglishExtractor
from generator.extract.stage import Progress, extract_readings
from generator.graph import connect
from generator.ingest import ingest_paths
from generator.merge import merge
from generator.models.curated import Curated, State
from generator.models.knowledge import Knowledge
from generator.models.text import Issue
from generator.render import render
from generator.resolve import decide_mentions, find_curated_names, lead_decided, resolve
from generator.settings import Project
from generator.site import finish_site, folder_size
from generator.write import write_pages

Say = Callable[[str], None]
"""Told the name of each stage as it begins."""

STOPPING = frozenset({"not-verbatim"})
"""Codes of issues with which no site is made: a quotation that is not in its article must never be shown."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where a knowledge base's articles and curated files are, where not in the project's own folders."""

    seeds: Path
    content: Path
    private: Path | None = None

    @property
    def article_folders(self) -> tuple[Path, ...]:
        """Where articles are: those that name somebody withheld are in private/."""
        own = self.private / "seeds" if self.private else None
        return (self.seeds, own) if own and own.is_dir() else (self.seeds,)


@dataclass(frozen=True, slots=True)
class Base:
    """A knowledge base in memory: everything known before a page is made, every problem found on the way, sorted, and what can be accepted of it."""

    curated: Curated
    knowledge: Knowledge
    issues: tuple[Issue, ...]
    state: State

    @property
    def has_errors(self) -> bool:
        return any(issue.severity == "error" for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: what was known, how many pages were made, and the site's size in bytes.

    `kept_old_site` where problems were found with which no site is made, so that the old one is still in place.
    """

    base: Base
    pages: int
    size: int
    kept_old_site: bool = False


def make_knowledge(
    project: Project, inputs: Inputs, *, jobs: int = 1, cache: Path | None = None, progress: Progress | None = None, say: Say = lambda _: None
) -> Base:
    """From files to knowledge: ingest, extract, content, resolve, merge, graph, check."""
    say("Reading articles")
    ingested = ingest_paths(inputs.article_folders, root=project.root)
    curated, content_issues = load_content(inputs.content, root=project.root, private=inputs.private, cache=cache and cache.with_name("yaml.json"))
    say("Reading who says what")
    articles = {article.id: article for article in ingested.articles}
    readings = extract_readings(ingested.articles, extractor=EnglishExtractor(project.settings.model), cache=cache, jobs=jobs, progress=progress)
    say("Joining names, claims and events")
    decided = decide_mentions(articles, find_curated_names(articles, readings, curated), curated)
    resolution = lead_decided(resolve(articles, decided.readings, curated), decided, curated)
    knowledge = connect(merge(articles, decided.readings, curated, resolution), curated)
    found = check_knowledge(knowledge, curated)
    issues = (*ingested.issues, *content_issues, *found)
    state = state_of(knowledge, curated)
    reviewed = complete_review(knowledge, curated, found, state)
    return Base(curated, reviewed, tuple(sorted(set(issues), key=lambda issue: issue.order)), state)


def build(
    project: Project, inputs: Inputs, *, jobs: int = 1, strict: bool = False, progress: Progress | None = None, say: Say = lambda _: None
) -> Built:
    """From files to a finished site: everything in `make_knowledge`, then render, export, write and the site engine.

    Raises SiteError where the engine fails; the old site is then still in place.
    """
    base = make_knowledge(project, inputs, jobs=jobs, cache=project.cache, progress=progress, say=say)
    if any(issue.code in STOPPING or (strict and issue.severity != "note") for issue in base.issues):
        return Built(base, 0, folder_size(project.site), kept_old_site=True)
    say("Writing pages")
    knowledge, curated = mask_base(base.knowledge, base.curated)
    unmasked = find_unmasked(knowledge, curated, base.curated)
    if unmasked:
        return Built(replace(base, issues=(*base.issues, *unmasked)), 0, folder_size(project.site), kept_old_site=True)
    pages = (*render(knowledge, curated, project), *export_files(knowledge, project.settings))
    write_pages(pages, project.build / "pages")
    say("Building the site")
    finish_site(project, knowledge, prove=lambda site: find_leaks(base.curated, site=site))
    return Built(base, sum(page.src_uri.endswith(".md") for page in pages), folder_size(project.site))
