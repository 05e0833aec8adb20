"""What the tests of reading share: a folder to write files into, and a page of an outlet that does not exist."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ingest import Unreadable, read_file
from generator.models.article import Article

WIRE = """Harbour of Nordhavn closed after collision, port authority gives no date

Region March 3, 2021, 09:40

According to first reports, the ferry may have lost its steering before it struck the quay

NORDHAVN, March 3. /NORA/. The port authority has closed the harbour of Nordhavn after a ferry struck the northern quay, a spokeswoman said.

"We do not know yet when ships can call here again," she told reporters.

Read more on the site →"""

PARAGRAPHS = (
    "The town council of Lindhaven voted on Tuesday to close the old bridge over the Esk for at least two years, after engineers found cracks in it.",
    "“We could not answer for another winter,” said the mayor, Ada Rasmussen, who had asked for the inspection in the spring of last year.",
    "Shopkeepers on the western bank fear for their trade. A petition with four hundred names was handed to the council before the vote.",
    "The engineers’ report, which the council published in the evening, puts the cost of the repair at eleven million crowns, twice the first estimate.",
    "Work is to begin in May. Until then, a ferry will carry people and bicycles across the river from six in the morning until midnight.",
)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file below the test's folder, and gives its path."""

    def writer(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return writer


@pytest.fixture
def read_one(tmp_path: Path) -> Callable[[Path], Article]:
    """The single article of a file."""

    def reader(path: Path) -> Article:
        (found,) = read_file(path, root=tmp_path)
        assert isinstance(found, Article), found
        return found

    return reader


@pytest.fixture
def problem(tmp_path: Path) -> Callable[[Path], Unreadable]:
    """Why a file can't be read."""

    def reader(path: Path) -> Unreadable:
        (found,) = read_file(path, root=tmp_path)
        assert isinstance(found, Unreadable), found
        return found

    return reader


def make_page(
    *, head: str = "", header: str = "<h1>Old bridge of Lindhaven closes for two years</h1>", after: str = "", body: str | None = None
) -> str:
    """A page with an article, what surrounds articles on pages, and whatever a test puts beside it."""
    text = body if body is not None else "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>
    <header><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
    <div class="cookie-banner"><p>We use cookies to show you what you like. Accept all cookies to go on reading this site.</p></div>
    <main><article>{header}<div class="article-body">{text}</div></article>
    <aside class="related"><h3>Most read</h3><ul><li><a href="/a">Ferry company buys two ships</a></li><li><a href="/b">School gets new roof</a></li></ul></aside>
    {after}</main><footer class="footer"><p>© Lindhaven Courier. All rights reserved.</p></footer></body></html>"""
