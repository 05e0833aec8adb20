"""One English article, read: the steps of extraction in their order."""

import gc

from generator.extract.attribution import find_claims
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.language_model import load_model
from generator.extract.names import find_names
from generator.extract.parse import parse_article
from generator.models.article import Article
from generator.models.reading import Reading


class EnglishReader:
    """The loaded model, which nothing else in the project holds."""

    def __init__(self, model: str | None) -> None:
        self.nlp = load_model(model)
        gc.freeze()  # what is loaded by now stays: the collector need not walk through all of it again and again

    def read(self, article: Article, fingerprint: str) -> Reading:
        """The reading of one article."""
        with self.nlp.memory_zone():  # what spaCy interns for this article is freed with it
            parsed = parse_article(article, self.nlp)
            dates = find_dates(parsed)
            attributions = find_claims(parsed, find_names(parsed), dates)
            return Reading(
                article=article.id,
                language=article.facts.language or "en",
                extractor=fingerprint,
                sentences=parsed.sentences,
                entities=attributions.names.entities,
                mentions=attributions.names.mentions,
                dates=dates,
                claims=attributions.claims,
                relations=attributions.relations,
                events=find_events(parsed, attributions, dates),
            )
