"""Tellings of different articles that are one event: what, when, where and who agree, or both are what articles of one story are chiefly about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.merge.chief import Chief, Occasion
from generator.merge.lexicon import event_words
from generator.merge.told import Telling, compatible_dates, most_precise, root_of
from generator.merge.union import Union
from generator.models.knowledge import EntityId

MOST_PEOPLE = 8  # participants of one telling that make pairs: a list of thirty delegates would make 435
DAY = 10  # characters of a plain date that names a day


def group_tellings(tellings: Sequence[Telling], chief: Chief) -> list[list[Telling]]:
    """Tellings that are one event together. They must be in order; the groups are in order of their first telling."""
    union = Union(len(tellings))
    _join_occasions(tellings, chief, union)
    for number, telling in enumerate(tellings):
        for key in _keys(telling, chief.story_of(telling.article)):
            union.join_by(key, number)
    _join_openings(tellings, chief, union)
    _join_once_only(tellings, union)
    return [[tellings[number] for number in group] for group in union.sets()]


def _keys(telling: Telling, story: str | None) -> Iterator[tuple[object, ...]]:
    """What makes two tellings one event wherever they stand: type and day, with two of those who took part, or one of them and the place or the word.

    Within one story one of them is enough. A month or a year never is: an anniversary is not the event. What did not happen is not what did.
    """
    if telling.type in event_words().wide_types or not telling.date or len(telling.date) != DAY or not telling.happened:
        return
    people = sorted(telling.participants)[:MOST_PEOPLE]
    for one, other in combinations(people, 2):
        yield (telling.type, telling.date, one, other)
    for person in people:
        for root in sorted({root_of(told.stem) for told in telling.told}):
            yield (telling.type, telling.date, "told as", root, person)
        for place in sorted(telling.places - {person}):
            yield (telling.type, telling.date, "at", person, place)
        if story:
            yield (telling.type, telling.date, "in", story, person)
    if story:
        for place in sorted(telling.places):
            yield (telling.type, telling.date, "in", story, "at", place)


def _join_occasions(tellings: Sequence[Telling], chief: Chief, union: Union) -> None:
    """What the articles of one story are chiefly about, on one occasion. What happens to persons is one event for each; whoever names none means the one
    whom most name.
    """
    told_on: dict[Occasion, list[int]] = {}
    for number, telling in enumerate(tellings):
        occasion = chief.occasion_of(telling)
        if occasion:
            told_on.setdefault(occasion, []).append(number)
    for occasion, numbers in told_on.items():
        counts = Counter(person for number in numbers for person in sorted(tellings[number].people))
        lead = min(counts, key=lambda person: (-counts[person], person), default=None)
        for number in numbers:
            personal = tellings[number].type in event_words().personal_types
            for person in (tellings[number].people or {lead}) if personal else {None}:
                union.join_by(("story", *occasion, person), number)


def _join_openings(tellings: Sequence[Telling], chief: Chief, union: Union) -> None:
    """What headline and first paragraph of one article tell in different words ("crash", "accident") is one event where nothing sets it apart."""
    mains: dict[str, int] = {telling.article: number for number, telling in enumerate(tellings) if chief.of.get(telling.article) is telling}
    for number, telling in enumerate(tellings):
        main = mains.get(telling.article)
        if main is None or main == number or telling.type in event_words().wide_types or not chief.opens(telling):
            continue
        first = tellings[main]
        alike = (
            telling.type == first.type
            and telling.happened == first.happened
            and telling.old == first.old
            and compatible_dates(telling.date, first.date)
        )
        apart = telling.participants and first.participants and not telling.participants & first.participants
        elsewhere = telling.places and first.places and not telling.places & first.places
        if alike and not apart and not elsewhere:
            union.join(main, number)


def _join_once_only(tellings: Sequence[Telling], union: Union) -> None:
    """Reports of one person's death are of one event, unless they date it differently."""
    told_of: dict[tuple[str, EntityId], list[int]] = {}
    for number, telling in enumerate(tellings):
        for person in sorted(telling.once):
            told_of.setdefault((telling.type, person), []).append(number)
    for numbers in told_of.values():
        date = most_precise(tellings[number].date for number in numbers)
        same = [number for number in numbers if compatible_dates(date, tellings[number].date)]
        for number in same[1:]:
            union.join(same[0], number)
