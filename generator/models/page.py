"""Files of the site before the engine: what render and export give to write."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A file under build/pages: Markdown with front matter where its name ends with .md, else as it is (redirects, feed, data).

    `src_uri` is its path with forward slashes, relative, never leading out of the folder.
    """

    src_uri: str
    content: str | bytes
