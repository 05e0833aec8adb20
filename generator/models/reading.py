"""What extraction reads in one article. Pure values: ids are local to the article, nothing here knows other articles."""

from dataclasses import dataclass
from typing import Literal, NewType

from generator.models.article import ArticleId
from generator.models.text import Part, Span

LocalId = NewType("LocalId", str)
"""Of an entity within one article: `e1`, `e2`, ... in order of first mention."""
LocalClaimId = NewType("LocalClaimId", str)
"""Of a claim within one article: `c1`, `c2`, ... in order of the text, the headline's first."""

Schema = Literal["Person", "Organization", "PublicBody", "Company", "Place", "Group", "Product", "Event", "Unknown"]
AgentKind = Literal["named", "unnamed", "unresolved"]
Form = Literal["direct", "indirect", "mixed"]
SpeechAct = Literal[
    "assert", "allege", "deny", "doubt", "confirm", "decline_comment", "accuse", "announce", "promise", "warn", "predict", "ask",
    "believe", "want", "know",
]  # fmt: skip
ATTITUDES: frozenset[str] = frozenset({"believe", "want", "know"})
"""Speech acts that the words ascribe rather than report: no statement was made."""
NOWHERE = Span(0, 0)
RelationType = Literal["denies", "doubts", "corroborates", "repeats", "corrects", "narrows", "withdraws"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something. `kind`: a name, a role noun ("the broadcaster"), a pronoun, or a title on its own."""

    start: int
    end: int
    text: str
    label: Schema
    entity: LocalId | None
    part: Part = "text"
    kind: Literal["name", "nominal", "pronoun"] = "name"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Role:
    """A position that the words give to an entity: "Hamas deputy chief". `organization` is what it is a position in."""

    title: str
    organization: LocalId | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """What mentions of one article refer to.

    `name` is the fullest form in the article; `names` all its forms, sorted. `kind` "unnamed" is a described source, never merged across articles;
    "unresolved" is an agent whose words fit two entities or none. `belongs_to` is the country or organisation of a demonym or name + institution
    ("Israeli army" belongs to Israel) and `country` an ISO 3166-1 alpha-2 code, lower case.
    """

    id: LocalId
    schema: Schema
    name: str
    names: tuple[str, ...]
    kind: AgentKind = "named"
    roles: tuple[Role, ...] = ()
    belongs_to: LocalId | None = None
    country: str | None = None
    candidates: tuple[LocalId, ...] = ()  # of an unresolved agent: whom its words fit


@dataclass(frozen=True, slots=True)
class Names:
    """What one article names: its entities, in order of first mention, and every mention of them, in order."""

    entities: tuple[LocalEntity, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A TIMEX3 expression: `type` DATE, TIME, DURATION or SET, `value` as TIMEX3 writes it, `edtf` where it names a calendar date or range."""

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    edtf: str | None = None
    part: Part = "text"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Link:
    """One agent of a claim's chain, with the words that name it and the words that attribute to it. `entity` is None where nothing was found."""

    agent: tuple[Span, ...]
    cue: tuple[Span, ...]
    form: Form
    entity: LocalId | None = None
    kind: AgentKind = "named"


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that somebody put forward.

    `attribution` is ordered, nearest to the publisher first; empty for what the article says in its own voice. `content` is the proposition's
    words, in several spans where the text splits it. `rule` names what read it; `confidence` is 0..1. `repeats` names the claim of the same article
    that this one (a headline, a lede, a later sentence) says again: it is shown, and is no second statement of anyone.
    """

    id: LocalClaimId
    attribution: tuple[Link, ...]
    content: tuple[Span, ...]
    speech_act: SpeechAct
    hedges: tuple[Span, ...] = ()
    about: tuple[LocalId, ...] = ()
    negated: bool = False
    part: Part = "text"
    sentence: Span = NOWHERE
    repeats: LocalClaimId | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class LocalRelation:
    """An edge between two claims of one article; `scope` is the words that say what it covers; `reason` says why the rule drew it."""

    source: LocalClaimId
    target: LocalClaimId
    type: RelationType
    scope: str
    reason: str


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity's part in an event mention."""

    entity: LocalId
    role: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that tell of an event: `trigger` is the word or phrase, `claim` the claim whose content holds it, `sentence` the evidence.

    `supposed` where they leave open that it is so: a condition, a question, something imagined. `clause` are the words that tell it and read alone
    (NOWHERE where none do); `depth` counts the clauses and phrases between it and the main clause of its sentence. `circumstance_of` is
    the word that the event only says when or where of: "left" in "left after the vote".
    """

    id: str
    trigger: Span
    type: str
    date: str | None
    place: LocalId | None
    participants: tuple[Participant, ...]
    claim: LocalClaimId | None
    sentence: Span
    planned: bool = False
    negated: bool = False
    part: Part = "text"
    supposed: bool = False
    clause: Span = NOWHERE
    depth: int = 0
    circumstance_of: Span | None = None


@dataclass(frozen=True, slots=True)
class Attributions:
    """What attribution reads: claims in order of the text, relations between them, and the names with the agents it added (role nouns, pronouns,
    unnamed sources, unresolved agents).
    """

    claims: tuple[Claim, ...]
    relations: tuple[LocalRelation, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that extraction read in one article. `failed` says what went wrong where reading it ended with an error of the program's own."""

    article: ArticleId
    language: str
    extractor: str  # its fingerprint
    sentences: tuple[Span, ...]
    entities: tuple[LocalEntity, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    claims: tuple[Claim, ...]
    relations: tuple[LocalRelation, ...]
    events: tuple[EventMention, ...]
    read: bool = True  # False where no model for the language is configured, or where reading failed
    failed: str = ""
