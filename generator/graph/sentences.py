"""The sentence around a place in an article."""

from bisect import bisect_right

from generator.models.article import ArticleId
from generator.models.knowledge import Citation, ClaimId, Knowledge, cite_headline, cite_words
from generator.models.text import Part, Span


class Sentences:
    """Finds sentences in the articles of one knowledge base; what it has looked up it keeps."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._starts: dict[ArticleId, list[int]] = {}

    def around(self, article_id: ArticleId, span: Span, part: Part = "text") -> Citation:
        """The sentence, or sentences, that the span stands in; a headline is one."""
        article = self._knowledge.articles[article_id]
        if part == "title":
            return cite_headline(article)
        sentences = self._knowledge.readings[article_id].sentences
        starts = self._starts.setdefault(article_id, [sentence.start for sentence in sentences])
        first, last = bisect_right(starts, span.start) - 1, bisect_right(starts, max(span.start, span.end - 1)) - 1
        outside = first < 0 or span.start >= sentences[first].end
        whole = span if outside else Span(sentences[first].start, max(sentences[last].end, span.end))
        return cite_words(article, whole)

    def of_claim(self, claim_id: ClaimId) -> Citation:
        """The sentence that a claim stands in."""
        claim = self._knowledge.claims[claim_id]
        whole = Span(min(span.start for span in claim.claim.content), max(span.end for span in claim.claim.content))
        return self.around(claim.article, whole, claim.claim.part)
