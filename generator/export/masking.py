"""What may leave the knowledge base in data: the same as on pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.models.article import ArticleId
from generator.models.knowledge import Entity, EntityId, Knowledge, ResolvedClaim, ResolvedMention
from generator.models.text import Span
from generator.settings import Settings

WITHHELD = "[withheld]"


@dataclass(frozen=True, slots=True)
class Mask:
    """Names to be masked, articles whose words stay here, and where masked names stand."""

    names: Mapping[EntityId, str]
    articles: frozenset[ArticleId]
    places: Mapping[ArticleId, Sequence[tuple[str, Span]]]
    words_shown: bool

    def hides(self, entity: EntityId | None) -> bool:
        """Whether the entity's name is masked."""
        return entity in self.names

    def name(self, entity: Entity) -> str:
        """The entity's name, or its initials."""
        return self.names.get(entity.id, entity.name)

    def words(self, article: ArticleId | None, words: str) -> str:
        """Words of an article, unless it is restricted or names somebody whose name is masked."""
        return WITHHELD if article in self.articles else words

    def mention(self, mention: ResolvedMention) -> str:
        """A mention's words, or initials."""
        if mention.entity and mention.entity in self.names:
            return self.names[mention.entity]
        return self.words(mention.article, mention.mention.text)

    def claim(self, claim: ResolvedClaim) -> str | None:
        """A claim's words; None where they are not shown."""
        if not self.words_shown or claim.article in self.articles:
            return None
        named = self.places.get(claim.article, ())
        hidden = any(part == claim.claim.part and span.overlaps(content) for part, span in named for content in claim.claim.content)
        return None if hidden else claim.text


def make_mask(knowledge: Knowledge, settings: Settings) -> Mask:
    """Names of `sensitivity: initials` are masked; restricted articles, and those whose headline names such a person, keep their words."""
    names = {entity.id: _initials(entity.name) for entity in knowledge.entities.values() if entity.sensitivity == "initials"}
    places: dict[ArticleId, list[tuple[str, Span]]] = {}
    for mention in knowledge.mentions:
        if mention.entity in names:
            places.setdefault(mention.article, []).append((mention.mention.part, mention.mention.span))
    restricted = {article.id for article in knowledge.articles.values() if article.restricted}
    return Mask(names, frozenset(restricted | places.keys()), places, words_shown=settings.sources.share is None)


def _initials(name: str) -> str:
    return " ".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())
