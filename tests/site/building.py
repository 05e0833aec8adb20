"""The newsroom as a finished site, made as the pipeline makes one."""

from pathlib import Path

from generator.export import export_files
from generator.render import render
from generator.settings import Project
from generator.site import finish_site
from generator.write import write_pages
from tests.render.newsroom import make_knowledge, make_project


def build_newsroom(root: Path) -> Project:
    """Write its pages and data, and finish its site, with this repository's own mkdocs.yml."""
    project = make_project(root)
    project.site.mkdir(exist_ok=True)
    (project.site / ".gitkeep").touch()
    knowledge, curated = make_knowledge()
    config = Path(__file__).parents[2] / "mkdocs.yml"
    (root / "mkdocs.yml").write_bytes(config.read_bytes())
    write_pages((*render(knowledge, curated, project), *export_files(knowledge, project.settings)), project.build / "pages")
    finish_site(project, knowledge)
    return project
