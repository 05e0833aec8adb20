"""Curated entities that a person judged to be the same: one record out of two files, and neither file is touched.

The first one's id, name and fields stay; the other's names become aliases, its sources are added, and its address leads to the first. Taking the
judgement away gives both back.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator.models.curated import Curated, EntityFile, EventFile, JudgementFile, NameInLanguage, Record

_LISTS = ("aliases", "weak_aliases", "positions", "sources", "former_ids")
_SINGLE = ("belongs_to", "located_in", "country", "wikidata", "website", "lead", "reply", "reviewed")


def join_same(curated: Curated) -> Curated:
    """The curated files with those of one entity joined. `apart` keeps each as it was written."""
    stays = who_stays(curated.judgements.values(), among=curated.entities)
    if not stays:
        return curated
    entities = dict(curated.entities)
    for gone, kept in sorted(stays.items()):
        entities[kept] = replace(entities[kept], value=_joined(entities[kept].value, curated.entities[gone]))
        del entities[gone]
    everything = {key: curated.entities[key] for key in sorted({*stays, *stays.values()})}
    return replace(
        curated,
        entities={key: replace(record, value=_entity_refs(record.value, stays)) for key, record in entities.items()},
        events={key: replace(record, value=_event_refs(record.value, stays)) for key, record in curated.events.items()},
        apart=everything,
    )


def who_stays(judgements: Iterable[Record[JudgementFile]], *, among: Container[str] | None = None) -> dict[str, str]:
    """For each id that another swallows, the id that stays; `among` some ids only. A circle of judgements swallows nobody: `check` reports it."""
    into: dict[str, str] = {}
    for record in judgements:
        if record.value.decision == "same":
            ids = [entity_id for entity_id in record.value.entities if among is None or entity_id in among]
            for gone in ids[1:]:
                if _last(ids[0], into) != gone:
                    into.setdefault(gone, ids[0])
    return {gone: _last(gone, into) for gone in into if _last(gone, into) != gone}


def _last(start: str, into: Mapping[str, str]) -> str:
    seen = {start}
    here = start
    while here in into:
        here = into[here]
        if here in seen:
            return start
        seen.add(here)
    return here


def _joined(kept: EntityFile, gone: Record[EntityFile]) -> EntityFile:
    other = gone.value
    changes: dict[str, Any] = {field: _union(getattr(kept, field), getattr(other, field)) for field in _LISTS}
    changes["former_ids"] = _union(changes["former_ids"], (gone.id,))
    strong = [alias.name if isinstance(alias, NameInLanguage) else alias for alias in (*kept.aliases, kept.name)]
    if other.name not in strong:
        changes["aliases"] = _union(changes["aliases"], (other.name,))
    changes |= {field: getattr(kept, field) or getattr(other, field) for field in _SINGLE}
    changes["identifiers"] = {**other.identifiers, **kept.identifiers}
    if "initials" in (kept.sensitivity, other.sensitivity):
        changes["sensitivity"] = "initials"  # who is withheld in one file is withheld
    return kept.model_copy(update=changes)


def _union(mine: Iterable[Any], theirs: Iterable[Any]) -> tuple[Any, ...]:
    mine = tuple(mine)
    return (*mine, *(item for item in theirs if item not in mine))


def _entity_refs(value: EntityFile, stays: Mapping[str, str]) -> EntityFile:
    positions = tuple(
        position.model_copy(update={"organization": stays.get(position.organization or "", position.organization)}) for position in value.positions
    )
    changes: dict[str, Any] = {name: stays[getattr(value, name)] for name in ("belongs_to", "located_in") if getattr(value, name) in stays}
    return value.model_copy(update={**changes, "positions": positions}) if changes or positions != value.positions else value


def _event_refs(value: EventFile, stays: Mapping[str, str]) -> EventFile:
    participants = tuple(
        participant.model_copy(update={"entity": stays[participant.entity]}) if participant.entity in stays else participant
        for participant in value.participants
    )
    changes: dict[str, Any] = {"place": stays[value.place]} if value.place and value.place in stays else {}
    return value.model_copy(update={**changes, "participants": participants}) if changes or participants != value.participants else value
