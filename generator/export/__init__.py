"""The export stage: the knowledge base as data to take away."""

from generator.export.files import export_files, write_tables
from generator.export.tables import make_tables

__all__ = ["export_files", "make_tables", "write_tables"]
