"""Files that withhold somebody: they live in private/, give nothing away themselves, and no public article or file names whom they withhold."""

from collections.abc import Iterator
from typing import Any

from generator.check.places import issue_at
from generator.content.masker import Masker
from generator.content.withheld import masker_of
from generator.models.curated import Curated, Record
from generator.models.knowledge import Knowledge
from generator.models.text import Issue, make_issue


def check_withholding(curated: Curated, knowledge: Knowledge) -> Iterator[Issue]:
    """Every way in which the input itself gives somebody away."""
    masker = masker_of(curated)
    if not masker:
        return
    for record in curated.entities.values():
        if record.value.sensitivity == "initials" and not record.private:
            message = f"who is withheld lives where git does not look: move this file to private/entities/, under a name that says nothing ({record.id} stays)"
            yield issue_at(curated, record, ("sensitivity",), "withheld-in-public", message)
        elif record.value.sensitivity == "initials" and any(masker.find(record.id)):
            message = "the id of somebody withheld becomes an address: rename this file to something that says nothing, such as w1.yml"
            yield issue_at(curated, record, (), "telling-id", message)
    for article in knowledge.articles.values():
        named = not article.restricted and next((mask for text in (article.text, article.title) for mask in masker.find(text) if not mask.weak), None)
        if named:
            message = f"this article names somebody who is withheld ({named.id}); move it and its sidecar to private/seeds/"
            yield make_issue("withheld-name", message, file=masker.mask(article.source.file), line=article.source.line)
    yield from _public_files(curated, masker)


def _public_files(curated: Curated, masker: Masker) -> Iterator[Issue]:
    """Curated files outside private/ that hold a withheld name, wherever in them."""
    if curated.root is None:
        return
    records: list[Record[Any]] = [*curated.entities.values(), *curated.events.values(), *curated.judgements.values(), *curated.corrections.values()]
    public = [record.source.file for record in records if not record.private and getattr(record.value, "sensitivity", "") != "initials"]
    for file in sorted({*public, *(page.source.file for page in curated.pages.values())}):
        text = (curated.root / file).read_text("utf-8", "ignore")
        found = next((mask for mask in masker.find(text) if not mask.weak), None)
        if found:
            line = text.count("\n", 0, found.start) + 1
            message = f"this file names somebody who is withheld ({found.id}); move it to private/, or take the name out"
            yield make_issue("withheld-name", message, file=masker.mask(file), line=line)
