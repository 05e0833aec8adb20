"""The ingest stage: files in seeds/ to articles.

`files` finds and opens what is to be read, `readers/` turns one form each into drafts, `drafts` makes articles of them, `stage` joins same texts,
copies and revisions. Everything that is wrong with the input is an issue; nothing here raises for what a file holds.
"""

from generator.ingest.drafts import Unreadable
from generator.ingest.stage import Ingested, find_sidecars, ingest_paths, read_file

__all__ = ["Ingested", "Unreadable", "find_sidecars", "ingest_paths", "read_file"]
