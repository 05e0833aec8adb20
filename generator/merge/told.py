"""Event mentions with the entities they name resolved, and joined within one article: four sentences on "the meeting" tell of one meeting."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.edtf import compatible, sort_key
from generator.merge.lexicon import event_words
from generator.models.article import Article, ArticleId
from generator.models.knowledge import ClaimId, EntityId, make_claim_id
from generator.models.reading import EventMention, LocalId, Reading
from generator.models.resolution import Resolution

AGES = 60  # days: how long articles go on telling of an event without saying again when it was
ROOT = 5  # letters: of fewer, "attend" is "attack"
_ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")


NOBODY: frozenset[EntityId] = frozenset()  # one for all: an empty set takes as much room as a small one

Place = tuple[ArticleId, str, int, int]
"""Where a mention stands: article, part, and its trigger's first and last character."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention: what one sentence of one article tells. `stem` is the trigger's last word without its ending.

    `date` is what the words say, EDTF; None where the only bound is the day of the article.
    """

    article: ArticleId
    mention: EventMention
    date: str | None
    claim: ClaimId | None
    place: EntityId | None
    participants: tuple[tuple[EntityId, str], ...]
    stem: str
    people: frozenset[EntityId] = NOBODY  # of the participants, the persons
    old: bool = False  # dated so long before the article that what it tells without a date is something else

    @property
    def order(self) -> Place:
        """Where it stands; no two are the same."""
        return (self.article, self.mention.part, self.mention.trigger.start, self.mention.trigger.end)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article tells of one event: one or more mentions of one type that nothing sets apart.

    `date` is the most precise one that is said, EDTF; None where none is.
    """

    article: ArticleId
    type: str
    told: tuple[Told, ...]
    date: str | None
    places: frozenset[EntityId]
    participants: frozenset[EntityId]

    @property
    def order(self) -> Place:
        return self.told[0].order

    @property
    def root(self) -> str:
        """What the first word that tells it shares with others made of it."""
        return root_of(self.told[0].stem)

    @property
    def old(self) -> bool:
        """Whether it was long before the article."""
        return any(told.old for told in self.told)

    @property
    def happened(self) -> bool:
        """Whether any of its words say that it happened or will: neither negated nor only supposed."""
        return any(not told.mention.negated and not told.mention.supposed for told in self.told)

    @property
    def once(self) -> frozenset[EntityId]:
        """The people to whom what is told can happen only once: nobody dies twice."""
        role = event_words().once_only.get(self.type)
        sure = (told for told in self.told if role and not told.mention.negated and not told.mention.supposed)
        return frozenset(entity for told in sure for entity, own in told.participants if own == role and entity in told.people)

    @property
    def people(self) -> frozenset[EntityId]:
        """The persons among the participants."""
        return frozenset(entity for told in self.told for entity in told.people)


def tell(article: Article, reading: Reading, resolution: Resolution) -> list[Telling]:
    """What an article tells, in order of the text."""
    named = frozenset(entity.id for entity in reading.entities if entity.kind == "named")
    told = [_resolve(mention, article, named, resolution) for mention in reading.events]
    return sorted((make_telling(group) for group in _joined(told)), key=lambda telling: telling.order)


def make_telling(told: Iterable[Told]) -> Telling:
    """One telling of mentions that are one event."""
    ordered = tuple(sorted(told, key=lambda item: item.order))
    return Telling(
        article=ordered[0].article,
        type=ordered[0].mention.type,
        told=ordered,
        date=most_precise(item.date for item in ordered),
        places=frozenset(item.place for item in ordered if item.place) or NOBODY,
        participants=frozenset(entity for item in ordered for entity, _ in item.participants) or NOBODY,
    )


def most_precise(dates: Iterable[str | None]) -> str | None:
    """The date that most mentions give, of those that are most precise; the earliest of several."""
    given = [date for date in dates if date]
    return min(given, key=lambda date: (-_precision(date), -given.count(date), sort_key(date)), default=None)


def compatible_dates(one: str | None, other: str | None) -> bool:
    """Whether nothing in two dates sets two events apart; what gives no date fits any."""
    return one is None or other is None or compatible(one, other)


def in_headline(telling: Telling, article: Article) -> bool:
    """Whether the article's headline tells it."""
    headline = article.title_span
    return any(told.mention.part == "title" or (headline is not None and headline.contains(told.mention.trigger)) for told in telling.told)


def stem_of(trigger: str) -> str:
    """The last word of a trigger, lower case, without its ending: "secret meetings" is "meet", as "met" is not."""
    words = re.findall(r"[^\W_]+", trigger.lower())
    word = words[-1] if words else trigger.lower()
    return _ENDING.sub("", word) if len(word) > 4 else word


def root_of(stem: str) -> str:
    """What a stem shares with the verb or noun made of it: "indict" and "indictment", "explosion" and "explode", "resign" and "resignation"."""
    return stem[:ROOT]


def _resolve(mention: EventMention, article: Article, named: Collection[LocalId], resolution: Resolution) -> Told:
    """A mention with its entities. Those whom the words only describe ("an Israeli court") take part in nothing across articles."""
    people = (
        (resolution.entity_of.get((article.id, participant.entity)), participant.role)
        for participant in mention.participants
        if participant.entity in named
    )
    participants = tuple(dict.fromkeys((entity, role) for entity, role in people if entity))
    date = _said_date(mention, article.facts.day)
    return Told(
        article=article.id,
        mention=mention,
        date=date,
        claim=make_claim_id(article.id, mention.claim) if mention.claim else None,
        place=resolution.entity_of.get((article.id, mention.place)) if mention.place else None,
        participants=participants,
        stem=stem_of(mention.trigger.of(article.part(mention.part))),
        people=frozenset(entity for entity, _ in participants if entity in resolution.clusters and resolution.clusters[entity].schema == "Person")
        or NOBODY,
        old=_is_old(date, article.facts.day),
    )


def _said_date(mention: EventMention, day: str | None) -> str | None:
    """The date that the words give: not the article's own day as the only bound, nor a day past for what is still to come."""
    if mention.date == f"[..{day}]" or (mention.planned and mention.date and day and mention.date < day[: len(mention.date)]):
        return None
    return mention.date


def _is_old(date: str | None, day: str | None) -> bool:
    """Whether a date ends long before an article: "the attacks of 2001" are not "the attack" of its headline."""
    undated, _, last, _ = sort_key(date)
    unknown, _, published, _ = sort_key(day)
    if undated or unknown:
        return False
    # Roughly: EDTF has years that a calendar of this program has not.
    return (published.year - last.year) * 365 + (published.month - last.month) * 30 + published.day - last.day > AGES


def _joined(told: Sequence[Told]) -> list[list[Told]]:
    """Mentions of one type and word are one event, unless their dates or those who took part set them apart.

    What did not happen is not the thing that did: "no votes can take place" is no denial of a vote that the next sentence tells of.
    """
    groups: dict[tuple[str, str, bool, bool], list[Told]] = {}
    for item in told:
        groups.setdefault((item.mention.type, root_of(item.stem), item.mention.negated, item.old), []).append(item)
    joined: list[list[Told]] = []
    for (kind, *_), group in groups.items():
        if kind in event_words().wide_types:
            joined += [[item] for item in group]
        else:
            joined += _by_date(group)
    return joined


def _by_date(group: list[Told]) -> list[list[Told]]:
    precise = most_precise(item.date for item in group)
    if all(compatible_dates(precise, item.date) for item in group):
        return _by_people(group)
    dated: dict[str, list[Told]] = {}
    for item in group:
        dated.setdefault(item.date or f"undated at {item.order}", []).append(item)
    return [part for same in dated.values() for part in _by_people(same)]


def _by_people(group: list[Told]) -> list[list[Told]]:
    """Mentions that share a participant belong together; those that name nobody ("such a meeting") go with the only ones they can mean."""
    parts: list[tuple[set[EntityId], list[Told]]] = []
    nameless = []
    for item in group:
        people = {entity for entity, _ in item.participants}
        if not people:
            nameless.append(item)
            continue
        touching = [part for part in parts if part[0] & people]
        parts = [part for part in parts if not part[0] & people]
        parts.append((people.union(*(part[0] for part in touching)), [other for part in touching for other in part[1]] + [item]))
    if len(parts) <= 1:
        return _by_place([*nameless, *(item for part in parts for item in part[1])], {item.order for item in nameless})
    return [part[1] for part in parts] + [[item] for item in nameless]


def _by_place(group: list[Told], nameless: Collection[Place]) -> list[list[Told]]:
    """Mentions that nothing but the place sets apart: a fire elsewhere, with nobody named, is another fire."""
    ordered = sorted(group, key=lambda item: item.order)
    place = next((item.place for item in ordered if item.place), None)
    elsewhere = [item for item in ordered if item.order in nameless and item.place not in (None, place)]
    return [[item for item in ordered if item not in elsewhere], *([item] for item in elsewhere)]


def _precision(date: str) -> int:
    """Roughly how narrow an EDTF date is: a day before a month, a month before a year, a plain date before an open one."""
    return re.split(r"\.\.|/", date)[0].count("-") * 2 - (2 if date[0] in "[{" or "/" in date else 0) - (1 if date[-1] in "~?%" else 0)


def index_tellings(
    articles: Mapping[ArticleId, Article], readings: Mapping[ArticleId, Reading], resolution: Resolution
) -> dict[ArticleId, list[Telling]]:
    """What every article tells, by article id."""
    return {article_id: tell(articles[article_id], readings[article_id], resolution) for article_id in sorted(readings)}
