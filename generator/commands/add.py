"""`sourcebook add`: an article into seeds/, with its facts in a sidecar for the person to check."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml

from generator.commands.fetch import FetchProblem, Response, fetch_page, utc_now
from generator.commands.files import copy_whole, write_bytes, write_new, write_whole
from generator.content.canonical import schema_line
from generator.ingest import Unreadable, read_file
from generator.ingest.drafts import make_article
from generator.ingest.files import FileProblem
from generator.ingest.ids import make_slug
from generator.ingest.readers import READERS, form_of
from generator.ingest.readers.pages import decode_page, parse_page
from generator.ingest.sidecar import SUFFIX
from generator.models.article import Article, Facts
from generator.models.text import Issue, Provenance, make_issue

MANY = frozenset((".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".rss", ".atom", ".xml", ".warc", ".wacz"))
"""Forms that hold many articles, and so have no sidecar."""

RESPONSE_SUFFIX = ".original.json"  # beside a fetched page: where its bytes came from
_SHOWN = ("title", "published", "publisher", "agency", "authors", "language", "section", "url", "dateline_place")


@dataclass(frozen=True, slots=True)
class Added:
    """What was written, the articles that it holds, and what a person should look at."""

    path: Path
    sidecar: Path | None
    articles: tuple[Article, ...]
    uncertain: tuple[str, ...]


def add_path(path: Path, *, seeds: Path, root: Path) -> Added | Issue:
    """Copy a file of one article, or of many, into seeds/. Nothing is overwritten; what can't be read is not copied."""
    if form_of(path) not in READERS:
        return make_issue("unknown-form", f"files of this kind are not read; the kinds that are: {', '.join(READERS)}", file=path)
    read = list(read_file(path, root=root))
    articles = tuple(each for each in read if isinstance(each, Article))
    if not articles:
        return next((each.issue for each in read if isinstance(each, Unreadable)), make_issue("empty", "it holds no article", file=path))
    suffix = "".join(path.suffixes[-2:]) if path.suffix.lower() == ".gz" else path.suffix
    if form_of(path) in MANY:
        target = seeds / f"{make_slug(path.name.removesuffix(suffix)) or 'articles'}{suffix.lower()}"
        sidecar = None
    else:
        target = seeds / f"{articles[0].id}{suffix.lower()}"
        sidecar = seeds / f"{articles[0].id}{SUFFIX}"
    if taken := next((each for each in (target, sidecar) if each is not None and each.exists()), None):
        return make_issue("exists", f"{taken.name} is in seeds/ already, so nothing was changed", file=path)
    seeds.mkdir(parents=True, exist_ok=True)
    copy_whole(path, target)
    if sidecar is not None:
        write_new(sidecar, sidecar_text(articles[0]))
    uncertain = tuple(find_uncertain(articles[0])) if sidecar else ()
    return Added(target, sidecar, articles, (*uncertain, *(str(each.issue) for each in read if isinstance(each, Unreadable))))


def add_url(url: str, *, seeds: Path, allow_private: bool = False, now: Callable[[], str] = utc_now) -> Added | Issue:
    """Fetch a page and keep its bytes in seeds/, with its facts in a sidecar and where it came from beside it."""
    try:
        response = fetch_page(url, allow_private=allow_private, now=now)
        article = read_response(response)
    except (FetchProblem, FileProblem) as problem:
        return make_issue(problem.code, problem.message, file=url)
    if isinstance(article, Unreadable):
        return article.issue
    target, sidecar = seeds / f"{article.id}.html", seeds / f"{article.id}{SUFFIX}"
    if taken := next((each for each in (target, sidecar) if each.exists()), None):
        return make_issue("exists", f"{taken.name} is in seeds/ already, so nothing was changed", file=url)
    seeds.mkdir(parents=True, exist_ok=True)
    write_bytes(target, response.data)
    write_new(sidecar, sidecar_text(article))
    write_response(response, seeds / f"{article.id}{RESPONSE_SUFFIX}")
    return Added(target, sidecar, (article,), tuple(find_uncertain(article)))


def read_response(response: Response) -> Article | Unreadable:
    """The article of a fetched page. Raises FileProblem where it is no page."""
    kind = (response.header("content-type") or "text/html").lower()
    if "html" not in kind and "xml" not in kind:
        raise FileProblem("no-page", f"{response.final_url} is no web page ({kind.partition(';')[0]}); save the file and add that")
    charset = re.search(r"charset=[\"']?([\w-]+)", kind)
    page = decode_page(response.data, charset=charset[1] if charset else None)
    draft = parse_page(page, key=response.final_url, source=Provenance(response.final_url), url=response.final_url)
    return draft if isinstance(draft, Unreadable) else make_article(draft)


def write_response(response: Response, path: Path) -> None:
    """Where a page's bytes came from: both addresses, time, status, headers, SHA-256."""
    facts = {key: value for key, value in asdict(response).items() if key != "data"} | {"headers": [list(pair) for pair in response.headers]}
    write_whole(path, json.dumps(facts | {"sha256": response.sha256}, indent=2, ensure_ascii=False) + "\n")


def sidecar_text(article: Article) -> str:
    """The sidecar of an article as YAML, its doubtful places said in comments."""
    facts = {name: list(value) if isinstance(value, tuple) else value for name in _SHOWN if (value := getattr(article.facts, name))}
    notes = "".join(f"# Check: {note}\n" for note in find_uncertain(article))
    head = f"{schema_line('sidecar', depth=1)}\n# What is written here corrects what was read. A line that is right can go or stay.\n"
    return head + notes + yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=1000)


def find_uncertain(article: Article) -> Iterator[str]:
    """What a person should look at before relying on the facts."""
    facts: Facts = article.facts
    if not facts.title:
        yield "no headline was found"
    if not facts.published:
        yield "no date of publication was found"
    elif "T" in facts.published and not re.search(r"[+-]\d\d:\d\d$", facts.published):
        yield "the time of publication has no zone"
    if not facts.publisher:
        yield "no publisher was found"
    elif facts.url and facts.publisher in (urlsplit(facts.url).hostname or ""):
        yield "the publisher is only known by its address"
    if not facts.authors:
        yield "no author is named"
    if not facts.url:
        yield "the address of the original is not known"
    if facts.language is None:
        yield "the language could not be told"
    if article.summary_only:
        yield "this is a feed's summary and not the whole article"
    yield from (issue.message for issue in article.issues)


def is_url(argument: str) -> bool:
    """Whether what a person gave is an address and not a path."""
    return bool(re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://", unquote(argument)))
