"""What a person writes in content/: the shape of each YAML file, as pydantic models so that every error has its path and editors get a schema."""

from dataclasses import dataclass, field
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.models.text import Provenance

T = TypeVar("T", bound="_File")

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=120)]
Edtf = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Source(_File):
    """Where a fact was taken from: an article of this knowledge base with its very words, or a page elsewhere."""

    article: str | None = None
    quote: Text | None = None
    url: str | None = None
    accessed: Day | None = None


class Review(_File):
    by: Text
    on: Day


class NameInLanguage(_File):
    name: Text
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class PositionFile(_File):
    title: Text
    organization: Id | None = None
    as_of: Edtf | None = None
    start: Edtf | None = None
    end: Edtf | None = None


class ParticipantFile(_File):
    entity: Id
    role: Text


class EntityFile(_File):
    """content/entities/ID.yml"""

    schema_: Annotated[Literal["Person", "Organization", "PublicBody", "Company", "Place", "Group", "Product"], Field(alias="schema")]
    name: Text
    aliases: tuple[Text | NameInLanguage, ...] = ()
    weak_aliases: tuple[Text, ...] = ()
    positions: tuple[PositionFile, ...] = ()
    belongs_to: Id | None = None
    located_in: Id | None = None
    country: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] | None = None
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")] | None = None
    identifiers: dict[str, str] = Field(default_factory=dict)
    website: str | None = None
    lead: Text | None = None
    reply: Text | None = None
    sources: tuple[Source, ...] = ()
    reviewed: Review | None = None
    former_ids: tuple[Id, ...] = ()
    sensitivity: Literal["public", "initials"] = "public"


class EventFile(_File):
    """content/events/ID.yml"""

    schema_: Annotated[Literal["Event"], Field(alias="schema")]
    name: Text
    type: Text
    date: Edtf | None = None
    place: Id | None = None
    participants: tuple[ParticipantFile, ...] = ()
    part_of: Id | None = None
    lead: Text | None = None
    evidence: tuple[Source, ...] = ()
    sources: tuple[Source, ...] = ()
    reviewed: Review | None = None
    former_ids: tuple[Id, ...] = ()


class Quote(_File):
    """A place in an article that survives changed rules: its exact words, with what stands before and after."""

    article: str
    exact: Text
    prefix: str = ""
    suffix: str = ""


class JudgementFile(_File):
    """content/judgements/*.yml: one decision a file."""

    decision: Literal["same", "not_same", "reject", "correct", "denies", "doubts", "ignore"]
    entities: tuple[str, ...] = ()
    names: tuple[Text, ...] = ()
    claim: Quote | None = None
    target: Quote | None = None
    speaker: Id | None = None
    speech_act: str | None = None
    scope: str | None = None
    by: Text
    on: Day
    reason: Text | None = None


class SidecarFile(_File):
    """seeds/NAME.yml: corrects the facts of the article beside it."""

    title: Text | None = None
    published: str | None = None
    modified: str | None = None
    publisher: Text | None = None
    agency: Text | None = None
    authors: tuple[Text, ...] | None = None
    language: str | None = None
    section: str | None = None
    description: str | None = None
    url: str | None = None
    dateline_place: Text | None = None
    rights: Text | None = None
    archive_url: str | None = None


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
    """Everything that people wrote, by id, sorted; files with errors are left out and reported."""

    entities: dict[str, "Record[EntityFile]"] = field(default_factory=dict)
    events: dict[str, "Record[EventFile]"] = field(default_factory=dict)
    judgements: dict[str, "Record[JudgementFile]"] = field(default_factory=dict)
    pages: dict[str, HandwrittenPage] = field(default_factory=dict)
