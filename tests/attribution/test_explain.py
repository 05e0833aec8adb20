"""`extract --explain`: for each claim which rule read it, from which words, and why it is not shown."""

from generator.export.reading_json import explain_reading
from generator.models.reading import Reading

TEXT = (
    "Karin Holm, the mayor, said the boat had no lights. She added that it may have been stolen. The agency reported, citing the broadcaster NRK, "
    "that two men were held. The council rejected the offer."
)


def lines_of(read) -> dict[str, list[str]]:
    article, found = read(TEXT)
    reading = Reading(article.id, "en", "x", (), found.names.entities, found.names.mentions, (), found.claims, found.relations, ())
    lines = explain_reading(article, reading).splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith("  c")]
    return {lines[n + 1].strip() if n + 1 < len(lines) else "": lines[n:end] for n, end in zip(starts, [*starts[1:], len(lines)], strict=True)}


def test_each_claim_names_its_rule_and_its_words(read):
    lines = lines_of(read)
    assert "by rule verb say; child:ccomp:R; |nsubj" in lines["the boat had no lights"][0]
    assert lines["it may have been stolen"][0].endswith("She (= Karin Holm) [added that]")
    assert lines["it may have been stolen"][2] == "     hedges: may have been"
    assert "The agency (unresolved) <- the broadcaster NRK [reported, citing]" in lines["two men were held"][0]


def test_what_is_not_shown_says_why(read):
    first = lines_of(read)["the offer"][0]
    assert "unsaid: turned down" in first
    assert "(0.40, too unsure to be shown)" in first


def test_a_relation_says_what_drew_it(read):
    article, found = read("Reuters reported that the general had resigned. The ministry denied the general had resigned.")
    reading = Reading(article.id, "en", "x", (), found.names.entities, found.names.mentions, (), found.claims, found.relations, ())
    assert explain_reading(article, reading).splitlines()[-1] == "  c2 denies c1: shares general, resign"
