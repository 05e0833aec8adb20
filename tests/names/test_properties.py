"""What holds for the names of any text, however odd."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.names.marked import Read

WORDS = (
    "The", "U.S.", "al", "-", "Assad", "'s", "’", "Apple", "Inc.", "(", "WHO", ")", "A380", "747", ",", ".", "/", "\n", "\u00a0", "President", "of", "Moon",
    "Jae-in", "«", "»", "``", "日本", "خالد", "🙂", "and", "Bank", "Street", "Pope", "II", "Corporation", "Kan", "3", "%", "Mr.", "army", "Turkish", "Gaza",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_mentions_are_words_of_the_text_and_entities_are_theirs(read: Read, text: str) -> None:
    article, names = read(text)
    end, seen = 0, []
    for mention in names.mentions:
        assert article.text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end
        if mention.entity not in seen:
            seen.append(mention.entity)
    assert seen == [entity.id for entity in names.entities]
    for entity in names.entities:
        assert entity.name
        assert {entity.belongs_to, *entity.candidates, *(role.organization for role in entity.roles)} - {None} <= set(seen)
        assert all(article.text[role.start : role.end] == role.title for role in entity.roles)
