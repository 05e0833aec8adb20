"""The whole knowledge base without withheld names: texts, headlines, ids, addresses, files' names, with every offset moved along.

It stands between check and render, so that what comes after can't give away what it was never given.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from itertools import count
from typing import Any, TypeVar
from urllib.parse import unquote

from pydantic import BaseModel

from generator.content.masker import Mask, Masker, Withheld
from generator.content.withheld import find_withheld, masker_of
from generator.ingest.ids import UNDATED, UNTITLED, hash_text, make_slug
from generator.models.article import Article, ArticleId
from generator.models.curated import Curated, EntityFile, Record
from generator.models.knowledge import Entity, EntityId, Knowledge
from generator.models.text import Issue, Span, make_issue

V = TypeVar("V")
# Each is looked for only where one can begin, or a long text without blanks would be gone through from each of its letters.
_ADDRESS = re.compile(
    r"(?:(?i:https?://|www\.)\S+"
    r"|(?<!\S)\S*%[0-9A-Fa-f]{2}\S*"
    r"|(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+\w{2,24}"
    r"|(?<![\w@.-])(?:[\w-]+\.)+(?:[^\W\d_A-Z]{2,24}|[A-Z]{2,24})(?![\w.-])(?:/\S*)?)"
)
_TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # what ids are made of
_HASHED = re.compile(r"(?<![\w-])(?:(?:\d{4}-|undated-)[a-z0-9-]+-(?:[0-9a-f]{64}|[0-9a-f]{8})|[0-9a-f]{8}-[a-z0-9-]+)(?![\w-])")
"""Ids with digits of a text's hash: of articles, and of sources that these alone have."""
ADDRESS = "[address withheld]"
ID_DIGITS = 8  # of the hash of an article's text, in ids
_WHERE = tuple[str, str]  # an article's id, and the part of it that offsets count in


def mask_base(knowledge: Knowledge, curated: Curated) -> tuple[Knowledge, Curated]:
    """Both without the names of those whose files say `sensitivity: initials`, and without ids made of a private article's words.

    The same values where there are neither.
    """
    withheld, masker = find_withheld(curated.entities.values()), masker_of(curated)
    if not masker and not any(map(_is_named_by_its_text, knowledge.articles.values())):
        return knowledge, curated
    hashes = _new_hashes(knowledge, masker)
    masking = _Masking(masker, {who.id: who for who in withheld}, _new_ids(knowledge, masker, hashes), _edits(knowledge, masker), hashes)
    return masking.walk(knowledge, ("", "text")), masking.walk(replace(curated, root=None, apart={}), ("", "text"))


def find_unmasked(knowledge: Knowledge, curated: Curated, withheld: Curated) -> tuple[Issue, ...]:
    """Proof of the masking: each string of what pages are made from, looked at again. `withheld` is what was written, with the names."""
    masker = masker_of(withheld)
    if not masker:
        return ()
    found = {mask.id for text in {*_strings(knowledge), *_strings(curated)} for mask in masker.find(text)}
    return tuple(
        make_issue(
            "not-masked", f"pages would name somebody who is withheld (private file of {who}); no site was made, please report this", file="private"
        )
        for who in sorted(found)
    )


def _strings(value: object) -> Iterator[str]:
    """Every string in a value, however deep, by no knowledge of what it is."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(key)
            yield from _strings(item)
    elif isinstance(value, Iterable):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, BaseModel):
        yield from _strings(dict(value))
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from _strings(getattr(value, item.name))


def _new_hashes(knowledge: Knowledge, masker: Masker) -> dict[str, str]:
    """The SHA-256 of each text that changes, by that of the text with the name, long and as ids have it.

    Whoever has the masked text and the old hash could try names until one fits.
    """
    changed = ((article.sha256, hash_text(_masked(article.text, masker))) for article in knowledge.articles.values() if _masks(article.text, masker))
    return {old[:length]: new[:length] for old, new in changed for length in (len(old), ID_DIGITS)}


def _new_ids(knowledge: Knowledge, masker: Masker, hashes: Mapping[str, str]) -> dict[str, str]:
    """Another id for everything whose id holds a name, or digits of the hash of a text that holds one, or words of a private text. Ids stay unique."""
    taken = {*knowledge.articles, *knowledge.entities, *knowledge.events}
    ids: dict[str, str] = {}
    for old in sorted(taken):
        article, entity = knowledge.articles.get(ArticleId(old)), knowledge.entities.get(EntityId(old))
        new = masker.mask_slug("-".join(hashes.get(part, part) for part in old.split("-")))
        if article and _is_named_by_its_text(article):
            new = f"{article.facts.day or UNDATED}-{UNTITLED}-{new.rpartition('-')[2]}"
        elif entity and masker.tells(new) and any(masker.find(entity.name)):  # #FreePetrovNow, of which an id keeps small letters only
            new = make_slug(_masked(entity.name, masker)) or "withheld"
        if new != old:
            free = next(choice for n in count(1) if (choice := new if n == 1 else f"{new}-{n}") not in taken and choice not in ids.values())
            ids[old] = free
    return ids


def _is_named_by_its_text(article: Article) -> bool:
    """Whether the id of an article of private/ is made of its first words, since it has no headline."""
    return article.restricted and not article.title


def _edits(knowledge: Knowledge, masker: Masker) -> dict[_WHERE, tuple[Mask, ...]]:
    found: dict[_WHERE, tuple[Mask, ...]] = {}
    for article in knowledge.articles.values():
        for part, text in (("text", article.text), ("title", article.title)):
            masks = _masks(text, masker)
            if masks:
                found[article.id, part] = masks
    return found


def _masks(text: str, masker: Masker) -> tuple[Mask, ...]:
    """Names, and addresses that hold one: such an address leads to the name, so nothing of it stays."""
    found = [Mask(*each.span(), ADDRESS if each[0] != text else "", "", "full") for each in _ADDRESS.finditer(text) if _tells(each[0], masker)]
    taken = [Span(mask.start, mask.end) for mask in found]
    names = (mask for mask in masker.find(text) if not any(span.overlaps(Span(mask.start, mask.end)) for span in taken))
    return tuple(sorted((*found, *names), key=lambda mask: mask.start))


def _masked(text: str, masker: Masker) -> str:
    for mask in reversed(_masks(text, masker)):
        text = text[: mask.start] + mask.instead + text[mask.end :]
    return text


def _tells(address: str, masker: Masker) -> bool:
    return masker.tells(address) or masker.tells(unquote(address))


@dataclass(frozen=True, slots=True)
class _Masking:
    masker: Masker
    withheld: Mapping[str, Withheld]
    ids: Mapping[str, str]
    edits: Mapping[_WHERE, tuple[Mask, ...]]
    hashes: Mapping[str, str]
    seen: dict[str, str] = field(default_factory=dict)

    def walk(self, value: V, where: _WHERE) -> V:
        """The value with every text in it masked and every offset moved. `where` is what offsets count in unless the value says otherwise."""
        done: Any = value
        if isinstance(value, str):
            done = self._text(value)
        elif isinstance(value, Span):
            done = Span(self._moved(value.start, where, end=False), self._moved(value.end, where, end=True))
        elif isinstance(value, tuple | list | frozenset):
            items = [self.walk(item, where) for item in value]
            done = type(value)(*items) if hasattr(value, "_fields") else type(value)(items)  # a named tuple takes its fields one by one
        elif isinstance(value, dict):
            done = dict(sorted(((self.walk(key, where), self.walk(item, where)) for key, item in value.items()), key=lambda pair: pair[0]))
        elif isinstance(value, BaseModel):
            done = value.model_copy(update={name: self.walk(getattr(value, name), where) for name in type(value).model_fields})
        elif is_dataclass(value) and not isinstance(value, type):
            done = self._record(value, where)
        result: V = done
        return result

    def _record(self, value: Any, where: _WHERE) -> Any:
        article = value.id if isinstance(value, Article) else getattr(value, "article", None)
        part = getattr(getattr(value, "claim", value), "part", where[1])  # a resolved claim's chain counts as its claim does
        where = (article if isinstance(article, str) else where[0], part if isinstance(part, str) else where[1])
        value = self._bare(value)
        changes = {item.name: self.walk(getattr(value, item.name), where) for item in fields(value)}
        if isinstance(getattr(value, "start", None), int) and isinstance(getattr(value, "end", None), int):
            changes |= {"start": self._moved(value.start, where, end=False), "end": self._moved(value.end, where, end=True)}
        return type(value)(**changes)

    def _bare(self, value: Any) -> Any:
        """Of a withheld entity only what gives nothing away: no alias, identifier, website, former address."""
        if isinstance(value, Entity) and value.id in self.withheld:
            return replace(value, name=self.withheld[value.id].initials, aliases=(), identifiers=(), former_ids=())
        if isinstance(value, Record) and isinstance(value.value, EntityFile) and value.id in self.withheld:
            nothing: dict[str, Any] = {"aliases": (), "weak_aliases": (), "identifiers": {}, "wikidata": None, "website": None, "former_ids": ()}
            return replace(value, value=value.value.model_copy(update={"name": self.withheld[value.id].initials, **nothing}))
        return value

    def _text(self, text: str) -> str:
        known = self.seen.get(text)
        if known is None:
            head, hash_, tail = text.partition("#")
            if text in self.hashes:
                known = self.hashes[text]
            elif head in self.ids:
                known = self.ids[head] + hash_ + tail
            else:
                known = _masked(self._with_new_ids(text), self.masker)
            self.seen[text] = known
        return known

    def _with_new_ids(self, text: str) -> str:
        """With new ids in a key ("claim:ARTICLE#c1"), and with those that hold a hash wherever a sentence names them."""
        return (_HASHED if " " in text else _TOKEN).sub(lambda found: self.ids.get(found[0], found[0]), text)

    def _moved(self, at: int, where: _WHERE, *, end: bool) -> int:
        """The offset in the masked text. Inside a masked name, a start becomes the mask's start, and an end its end."""
        shift = 0
        for mask in self.edits.get(where, ()):
            if at <= mask.start:
                break
            if at < mask.end:
                return mask.start + shift + (len(mask.instead) if end else 0)
            shift += len(mask.instead) - (mask.end - mask.start)
        return at + shift
