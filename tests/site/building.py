"""The newsroom as a finished site, made as the pipeline makes one."""

from pathlib import Path

from generator.export import export_files
from generator.models.curated import Curated
from generator.models.knowledge import Knowledge
from generator.render import render
from generator.settings import Project
from generator.site import finish_site
from generator.write import write_pages
from tests.render.newsroom import make_knowledge, make_project


def build_newsroom(root: Path) -> Project:
    return build_site_of(*make_knowledge(), make_project(root))


def build_site_of(knowledge: Knowledge, curated: Curated, project: Project) -> Project:
    """Write pages and data, and finish the site, with this repository's own mkdocs.yml."""
    project.site.mkdir(exist_ok=True)
    (project.site / ".gitkeep").touch()
    config = Path(__file__).parents[2] / "mkdocs.yml"
    (project.root / "mkdocs.yml").write_bytes(config.read_bytes())
    write_pages((*render(knowledge, curated, project), *export_files(knowledge, project.settings)), project.build / "pages")
    finish_site(project, knowledge)
    return project
