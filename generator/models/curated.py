"""What a person writes in content/: the shape of each YAML file, as pydantic models so that every error has its path and editors get a schema.

The order of a model's fields is the order of keys in the file's canonical form; the descriptions are what editors show.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

from generator.models.text import Provenance

T = TypeVar("T", bound="_File")
Facts = Mapping[str, str]
"""What is said of one thing, by the word for each fact."""


@dataclass(frozen=True, slots=True)
class State:
    """What the knowledge base says now that a person can accept, by address in the site; `private` are those of which git is to know nothing."""

    facts: Mapping[str, Facts]
    private: frozenset[str] = frozenset()


NOBODY = "nobody"
"""What a judgement writes as the entity of a mention that refers to nobody who is known."""


def _is_day(text: str) -> str:
    dt.date.fromisoformat(text)  # pydantic makes an error of the ValueError
    return text


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=120)]
Edtf = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_is_day)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Source(_File):
    """Where a fact was taken from: an article of this knowledge base with its very words, or a page elsewhere."""

    article: str | None = Field(None, description="The id of an article of this knowledge base: the last part of its page's address.")
    quote: Text | None = Field(None, description="Its very words, letter by letter. The build checks that they are there.")
    url: str | None = Field(None, description="The address of a page elsewhere.")
    accessed: Day | None = Field(None, description="The day on which that page was read: 2023-12-18.")


class Review(_File):
    """Who looked at this file, and when."""

    by: Text = Field(description="Your name.")
    on: Day = Field(description="The day, such as 2023-12-18.")


class NameInLanguage(_File):
    """A name with its language."""

    name: Text
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = Field(description="A BCP 47 code: ar, tr, sr-Latn.")


class PositionFile(_File):
    """A role that this entity had, at the dates that a source gives."""

    title: Text = Field(description="As the source says it: overseas representative.")
    organization: Id | None = Field(None, description="The id of the entity that it is a position in.")
    as_of: Edtf | None = Field(None, description="A day (or month, or year) at which a source says so. EDTF.")
    start: Edtf | None = Field(None, description="When it began, where a source says so. EDTF: 2019, 2019-05, 2019-05-02.")
    end: Edtf | None = Field(None, description="When it ended, where a source says so. EDTF.")


class ParticipantFile(_File):
    """Who is said to have taken part, and as what."""

    entity: Id = Field(description="The id of an entity.")
    role: Text = Field(description="actor, recipient, target, attendee, host, mediator, victim, speaker, ...")


def _kind_of_alias(value: object) -> str:
    return "text" if isinstance(value, str) else "name"


AnyName = Annotated[Annotated[Text, Tag("text")] | Annotated[NameInLanguage, Tag("name")], Discriminator(_kind_of_alias)]


class EntityFile(_File):
    """content/entities/ID.yml"""

    schema_: Literal["Person", "Organization", "PublicBody", "Company", "Place", "Group", "Product"] = Field(
        alias="schema", description="What kind of thing this is."
    )
    name: Text = Field(description="The name that pages show.")
    aliases: tuple[AnyName, ...] = Field((), description="Other names of the same thing; with its language: {name: خالد مشعل, lang: ar}.")
    weak_aliases: tuple[Text, ...] = Field((), description="Names that fit others too (a bare surname, 'the movement'): never linked on their own.")
    positions: tuple[PositionFile, ...] = Field((), description="Roles with their dates.")
    belongs_to: Id | None = Field(None, description="The id of the country or organisation that this body is a part of.")
    located_in: Id | None = Field(None, description="The id of the place that this place lies in.")
    country: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] | None = Field(None, description="ISO 3166-1, two small letters: tr.")
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")] | None = Field(None, description="The item's number: Q followed by digits.")
    identifiers: dict[str, str] = Field(default_factory=dict, description="Other identifiers: {imo: 9074729}.")
    website: str | None = Field(None, description="The address of its own site.")
    lead: Text | None = Field(None, description="One sentence that says who or what this is. Pages label it as the editors' note.")
    reply: Text | None = Field(None, description="What this person or body answers to the claims about it. Shown beside them.")
    sources: tuple[Source, ...] = Field((), description="Where the facts of this file were taken from.")
    reviewed: Review | None = Field(None, description="Who looked at this file, and when.")
    former_ids: tuple[Id, ...] = Field((), description="Ids that this entity had: their addresses lead here.")
    sensitivity: Literal["public", "initials"] = Field(
        "public", description="initials: the name is masked everywhere; such a file lives in private/."
    )


class EventFile(_File):
    """content/events/ID.yml"""

    schema_: Literal["Event"] = Field(alias="schema")
    name: Text = Field(description="What pages call it. Say 'alleged' where nobody has settled it.")
    type: Text = Field(description="meeting, statement, attack, ceasefire, negotiation, ...")
    date: Edtf | None = Field(
        None, description="EDTF, never more precise than the sources: 2023-10-07, 2023-12, [..2023-12-18], 2023-11-24/2023-12-01."
    )
    place: Id | None = Field(None, description="The id of a place.")
    participants: tuple[ParticipantFile, ...] = Field((), description="Who is said to have taken part.")
    part_of: Id | None = Field(None, description="The id of the longer event that this one belongs to.")
    lead: Text | None = Field(None, description="One sentence. Pages label it as the editors' note.")
    evidence: tuple[Source, ...] = Field((), description="The words that tell of it.")
    sources: tuple[Source, ...] = Field((), description="Where other facts of this file were taken from.")
    reviewed: Review | None = Field(None, description="Who looked at this file, and when.")
    former_ids: tuple[Id, ...] = Field((), description="Ids that this event had: their addresses lead here.")


class Quote(_File):
    """A place in an article that survives changed rules: its exact words, with what stands before and after."""

    article: str = Field(description="The article's id.")
    exact: Text = Field(description="The very words.")
    prefix: str = Field("", description="What stands right before them, where the words stand there more than once.")
    suffix: str = Field("", description="What stands right after them.")


class ClaimQuote(Quote):
    """A claim by its words, in the article's text or in a headline that the text does not hold."""

    part: Literal["text", "title"] = Field("text", description="title: the words are the headline's, which the text does not hold.")


class JudgementFile(_File):
    """content/judgements/*.yml: one decision a file."""

    decision: Literal["same", "not_same", "refers", "reject", "correct", "denies", "doubts", "ignore"] = Field(
        description="same / not_same: of entities or names; refers: whom a name means in one article; reject / correct: a claim that was misread; "
        "denies / doubts: one claim another; ignore: names that need no review."
    )
    entities: tuple[str, ...] = Field((), description="The ids of the entities that are, or are not, the same. The first one's id stays.")
    names: tuple[Text, ...] = Field((), description="Names as articles print them.")
    mention: Quote | None = Field(
        None, description="The name in one article; without prefix and suffix, wherever it stands there with these very letters."
    )
    entity: Id | None = Field(None, description="The id of whom the name means there, or: nobody.")
    claim: ClaimQuote | None = Field(None, description="The claim that this is about, by its words.")
    target: ClaimQuote | None = Field(None, description="The claim that it denies or doubts.")
    speaker: str | None = Field(None, description="The id of who said it, or: unresolved.")
    speech_act: str | None = Field(None, description="assert, allege, deny, doubt, confirm, decline_comment, ...")
    scope: str | None = Field(None, description="The words that say what a denial covers.")
    by: Text = Field(description="Who decided.")
    on: Day = Field(description="When: 2023-12-18.")
    reason: Text | None = Field(None, description="Why, for whoever asks later.")


class CorrectionFile(_File):
    """content/corrections/*.yml: one entry of the site's log of corrections."""

    on: Day = Field(description="The day of the correction.")
    what: Text = Field(description="What was wrong, and what it says now. Shown on the site.")
    entities: tuple[str, ...] = Field((), description="The ids of entities whose pages changed.")
    events: tuple[str, ...] = Field((), description="The ids of events whose pages changed.")
    claim: ClaimQuote | None = Field(None, description="The claim that was misread.")
    by: Text = Field(description="Who corrected it.")


class SidecarFile(_File):
    """seeds/NAME.yml: corrects the facts of the article beside it."""

    title: Text | None = Field(None, description="The headline.")
    published: str | None = Field(None, description="2023-12-18, 2023-12-18T15:00 or 2023-12-18T15:00:00+03:00.")
    modified: str | None = Field(None, description="As `published`.")
    publisher: Text | None = Field(None, description="The outlet or agency that published it.")
    agency: Text | None = Field(None, description="The agency whose text it is.")
    authors: tuple[Text, ...] | None = Field(None, description="As printed, one an entry.")
    language: str | None = Field(None, description="A BCP 47 code: en.")
    section: str | None = Field(None, description="Such as: World.")
    description: str | None = Field(None, description="The article's own summary.")
    url: str | None = Field(None, description="Where the original is.")
    dateline_place: Text | None = Field(None, description="The city of the dateline.")
    rights: Text | None = Field(None, description="Under which terms the whole text may be shown.")
    archive_url: str | None = Field(None, description="Where an archived copy of the original is.")


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """A curated file as it was loaded: its id (the file's stem), its value and where it stands (relative to the knowledge base's folder).

    `private` where it lives in private/.
    """

    id: str
    value: T
    source: Provenance
    private: bool = False


@dataclass(frozen=True, slots=True)
class HandwrittenPage:
    """content/pages/NAME.md: front matter and Markdown, not yet sanitised."""

    name: str
    title: str
    markdown: str
    source: Provenance


@dataclass(frozen=True, slots=True)
class Curated:
    """Everything that people wrote, by id, sorted; files with errors are left out and reported.

    `root` is the folder that the records' files are relative to, for those who must say in which line a value stands. `broken` are the ids of
    entities and events whose files have errors, so that a reference to one of them is not reported a second time. `apart` keeps, as they were
    written, the entities that a judgement made one: in `entities` only the one that stays is left, with the other's names and sources. `accepted`
    is what the knowledge base said when somebody last accepted it, by address in the site; None where nobody did.
    """

    entities: dict[str, "Record[EntityFile]"] = field(default_factory=dict)
    events: dict[str, "Record[EventFile]"] = field(default_factory=dict)
    judgements: dict[str, "Record[JudgementFile]"] = field(default_factory=dict)
    pages: dict[str, HandwrittenPage] = field(default_factory=dict)
    corrections: dict[str, "Record[CorrectionFile]"] = field(default_factory=dict)
    root: Path | None = field(default=None, compare=False)
    broken: frozenset[str] = frozenset()
    apart: dict[str, "Record[EntityFile]"] = field(default_factory=dict)
    accepted: Mapping[str, tuple[Facts, ...]] | None = None
