"""A small knowledge base in a folder, for tests of what people write and do."""

from dataclasses import dataclass
from pathlib import Path

from generator.check import check_knowledge
from generator.content import load_content
from generator.content.canonical import schema_line
from generator.models.curated import Curated
from generator.models.knowledge import Knowledge
from generator.models.text import Issue
from generator.settings import Project, Settings
from tests.builders import Desk

TEXT = "Ada Roe met Ben Oak in Oslo. The army said so.\nAda Roe met nobody else, the army said so."
DESK = Desk()
STORY = DESK.article(TEXT, title="A meeting in Oslo", names={"Ada Roe": "Person", "Ben Oak": "Person", "Oslo": "Place", "army": "PublicBody"})
CLAIM = STORY.claim("Ada Roe met Ben Oak in Oslo", by=["army"])
KNOWLEDGE = DESK.knowledge()
ARTICLE = STORY.id
EMPTY = Knowledge({}, {}, {}, {}, {}, (), (), {}, {})

LINES = {
    "entities": schema_line("entity"),
    "events": schema_line("event"),
    "judgements": schema_line("judgement"),
    "corrections": schema_line("correction"),
}


@dataclass
class Folder:
    """A knowledge base in `root`. Files are named by their path in it."""

    root: Path

    @property
    def project(self) -> Project:
        return Project(self.root, Settings())

    def write(self, path: str, text: str, *, schema: bool = True) -> Path:
        """Write a file; YAML gets its schema line unless told otherwise, so that it is in canonical form."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        kind = path.split("/")[1]
        line = f"{LINES[kind]}\n" if schema and kind in LINES and path.endswith(".yml") else ""
        target.write_bytes((line + text.replace("ARTICLE", ARTICLE)).encode())
        return target

    def load(self) -> tuple[Curated, tuple[Issue, ...]]:
        private = self.root / "private"
        return load_content(self.root / "content", root=self.root, private=private if private.is_dir() else None)

    def check(self, knowledge: Knowledge = KNOWLEDGE) -> tuple[Issue, ...]:
        """Every issue of loading and checking, sorted."""
        curated, issues = self.load()
        return tuple(sorted({*issues, *check_knowledge(knowledge, curated)}, key=lambda issue: issue.order))

    def files(self) -> dict[str, bytes]:
        """What people wrote, by path."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for base in ("content", "private")
            for path in sorted((self.root / base).rglob("*"))
            if path.is_file()
        }
