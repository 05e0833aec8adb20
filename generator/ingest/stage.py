"""The ingest stage: files to articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.ingest.copies import relate_articles
from generator.ingest.drafts import Draft, Unreadable, file_name, make_article
from generator.ingest.files import FileProblem, find_files
from generator.ingest.ids import make_article_id
from generator.ingest.readers import READERS, form_of
from generator.ingest.sidecar import SUFFIX, correct_facts, find_untidy_sidecar, load_sidecar, sidecar_of
from generator.models.article import Article
from generator.models.text import Issue, make_issue

ORIGINAL = ".original."  # in the names of the files that `add` and `archive` write beside an article
SHORT_TEXT = 40  # words: a shorter text ("Qtly div 20 cts vs 20 cts prior") is the same article only under the same headline


@dataclass(frozen=True, slots=True)
class Ingested:
    """Every article, sorted by id, and every problem, sorted by place."""

    articles: tuple[Article, ...]
    issues: tuple[Issue, ...]


def ingest_paths(paths: Iterable[Path], *, root: Path) -> Ingested:
    """The articles of files and of folders, which are walked. The same text from several places is one article with several keys."""
    issues: list[Issue] = []
    articles: list[Article] = []
    for found in find_files(paths, root=root):
        if isinstance(found, Issue):
            issues.append(found)
        elif not _is_beside(found):
            issues.extend(find_untidy_sidecar(found, root=root))
            for read in read_file(found, root=root):
                if isinstance(read, Unreadable):
                    issues.append(read.issue)
                else:
                    articles.append(read)
    joined = relate_articles(sorted(_join_same(articles), key=lambda article: article.id))
    issues.extend(issue for article in joined for issue in article.issues)
    return Ingested(joined, tuple(sorted(set(issues), key=lambda issue: issue.order)))


def find_sidecars(folder: Path, *, root: Path) -> Iterator[Path]:
    """The sidecars of a folder's articles: a YAML file beside no article is none."""
    found = (path for path in find_files([folder], root=root) if isinstance(path, Path) and not _is_beside(path) and form_of(path) in READERS)
    yield from dict.fromkeys(sidecar for path in found if (sidecar := sidecar_of(path)).is_file())


def read_file(path: Path, *, root: Path) -> Iterator[Article | Unreadable]:
    """The articles of one file as they come, in its order, same texts and all; what can't be read in its place."""
    name = file_name(path, root)
    reader = READERS.get(form_of(path))
    if reader is None:
        known = ", ".join(READERS)
        yield Unreadable(name, make_issue("unknown-form", f"files of this kind are not read; the kinds that are: {known}", file=name))
        return
    sidecar = load_sidecar(path, root=root)
    restricted = name.startswith("private/")
    found = False
    try:
        for read in reader(path, name):
            found = True
            article = make_article(read) if isinstance(read, Draft) else read
            if isinstance(article, Article):
                if isinstance(sidecar, tuple):
                    article = replace(article, issues=(*article.issues, *sidecar))
                elif sidecar is not None:
                    article = replace(article, facts=correct_facts(article.facts, sidecar))
                article = replace(article, restricted=restricted)
            yield article
        if not found:
            yield Unreadable(name, make_issue("empty", "no article was found in it; take it out of the folder if that is right", file=name))
    except FileProblem as problem:
        yield Unreadable(name, make_issue(problem.code, problem.message, file=name))


def _is_beside(path: Path) -> bool:
    """Whether a file of a folder stands beside an article by design: a sidecar, a saved original."""
    return path.suffix.lower() in {SUFFIX, ".yaml"} or ORIGINAL in path.name


def _join_same(articles: Iterable[Article]) -> list[Article]:
    """One article a text, with the keys of all; its facts are those of the earliest appearance. Independent of the order of files."""
    groups: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        short = len(article.text.split(None, SHORT_TEXT)) <= SHORT_TEXT
        groups.setdefault((article.sha256, article.title.casefold() if short else ""), []).append(article)
    joined = [_join(group) for group in groups.values()]
    return _with_own_ids(joined)


def _join(group: list[Article]) -> Article:
    first = min(group, key=lambda article: (article.facts.published or "9999", article.title, article.keys))
    keys = dict.fromkeys(key for article in sorted(group, key=lambda article: (article is not first, article.keys)) for key in article.keys)
    issues = dict.fromkeys(issue for article in group for issue in article.issues)
    return replace(first, keys=tuple(keys), issues=tuple(sorted(issues, key=lambda issue: issue.order)), restricted=all(a.restricted for a in group))


def _with_own_ids(articles: list[Article]) -> list[Article]:
    """Where two ids are the same (8 hex digits are, once in some 10,000 articles of one day and title), all of the hash tells them apart."""
    counts: dict[str, int] = {}
    for article in articles:
        counts[article.id] = counts.get(article.id, 0) + 1
    return [
        article
        if counts[article.id] == 1
        else replace(article, id=make_article_id(day=article.facts.day, title=article.title, text=article.text, digits=64))
        for article in articles
    ]
