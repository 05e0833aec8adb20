"""Articles that could not be read for names and statements because of an error of our own."""

from collections.abc import Iterator

from generator.models.article import Article
from generator.models.knowledge import Knowledge
from generator.models.reading import Reading
from generator.models.text import Issue, make_issue


def check_readings(knowledge: Knowledge) -> Iterator[Issue]:
    """One issue an article on which reading failed."""
    for article_id, reading in knowledge.readings.items():
        yield from find_failure(knowledge.articles[article_id], reading)


def find_failure(article: Article, reading: Reading) -> Iterator[Issue]:
    """The issue of an article on which reading failed; nothing for any other."""
    if reading.failed:
        what = f"its statements could not be read ({reading.failed}), so its text is shown and nothing that it says is in any list"
        mend = "this is a mistake of Sourcebook's: please report it, with the article if you may"
        yield make_issue("not-read", f"{what}; {mend}", file=article.source.file, line=article.source.line, severity="warning")
