"""The words that an event can be called by, and what it is only a circumstance of."""

import pytest


def mention_of(read, text, trigger, **options):
    found = [event for event in read(text, **options)[0] if event.trigger.of(text) == trigger]
    assert len(found) == 1, [event.trigger.of(text) for event in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "trigger", "clause"),
    [
        ("Smiling, Maria Lopez met John Smith in Paris, after she left Rome.", "met", "Maria Lopez met John Smith in Paris"),
        ("Refusing to give up, Maria Lopez agreed to meet John Smith.", "meet", "Maria Lopez agreed to meet John Smith"),
        ("Anna Berg left after the resignation of Maria Lopez.", "resignation", "the resignation of Maria Lopez"),
        ("Officials said that Maria Lopez died in Oslo on Monday.", "died", "Maria Lopez died in Oslo on Monday"),
        ("He met John Smith in Paris.", "met", ""),
        ("Their government attacked Ukraine in May.", "attacked", ""),
        ("Russia voted to refer them to Maria Lopez.", "voted", ""),
        ("Maria Lopez, who was arrested on Friday, smiled.", "arrested", ""),
        ("Maria Lopez left after previous attacks on John Smith.", "attacks", ""),
        ("There were talks.", "talks", ""),
    ],
)
def test_a_clause_reads_alone_or_is_none(read, text, trigger, clause):
    assert mention_of(read, text, trigger).clause.of(text) == clause


def test_a_chain_of_a_thousand_clauses_is_read(read):
    text = "Maria Lopez met John Smith" + " and met John Smith" * 1000 + "."
    assert all(event.clause.end <= len(text) for event in read(text)[0])


@pytest.mark.parametrize(
    ("text", "trigger", "above"),
    [
        ("Maria Lopez denied discussing arms at the meeting.", "meeting", "discussing"),
        ("Maria Lopez denied any role in the attack.", "attack", "role"),
        ("Maria Lopez said no evidence shows that the attack came from Iran.", "attack", "came"),
        ("Maria Lopez denied reports of a meeting.", "meeting", None),
        ("Maria Lopez denied that the meeting took place.", "meeting", None),
        ("Maria Lopez denied that she met John Smith.", "met", None),
    ],
)
def test_what_an_event_is_only_a_circumstance_of(read, text, trigger, above):
    found = mention_of(read, text, trigger).circumstance_of
    assert (found.of(text) if found and found.of(text) != "denied" else None) == above


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Maria Lopez withdrew her statement on Friday.", "withdrew", "retraction"),
        ("Reuters has withdrawn the story.", "withdrawn", "retraction"),
        ("Maria Lopez took back her remarks on Friday.", "took", "retraction"),
        ("Russia withdrew its troops on Friday.", "withdrew", "military"),
        ("Maria Lopez withdrew her bill on Friday.", "withdrew", "other"),
        ("Maria Lopez was named in the Panama Papers on Friday.", "named", "other"),
        ("Nokia named Maria Lopez as chairwoman on Friday.", "named", "appointment"),
        ("Nokia captured a stunning photo on Friday.", "captured", "other"),
        ("Soldiers captured Maria Lopez on Friday.", "captured", "arrest"),
        ("Maria Lopez shot to fame on Friday.", "shot", "other"),
        ("Soldiers shot a student on Friday.", "shot", "attack"),
        ("Maria Lopez fired off a letter on Friday.", "fired", "other"),
        ("Maria Lopez met with applause on Friday.", "met", "other"),
        ("Maria Lopez succeeded in winning on Friday.", "succeeded", "other"),
        ("Maria Lopez succeeded John Smith on Friday.", "succeeded", "appointment"),
        ("An explosion in Paris killed John Smith on Friday.", "explosion", "disaster"),
        ("North Korea fired a missile over Japan on Friday.", "fired", "launch"),
        ("North Korea launched a missile into the Sea of Japan on Friday.", "launched", "launch"),
        ("Hamas fired rockets at Israel on Friday.", "fired", "attack"),
        ("Soldiers launched a missile at a base on Friday.", "launched", "attack"),
        ("Nokia showed a phone on Friday.", "showed", "launch"),
    ],
)
def test_what_stands_beside_a_word_says_what_it_tells(read, text, trigger, kind):
    assert mention_of(read, text, trigger).type == kind


def test_a_picture_that_shows_a_thing_unveils_nothing(read):
    assert "launch" not in {event.type for event in read("This photo made available by Nokia shows a rocket on Friday.")[0]}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Maria Lopez stabbed in Oslo on Friday", "stabbed: attack, 2023-12-15, @Oslo, Maria Lopez victim"),
        ("The London attack on Friday shocked John Smith.", "attack: attack, 2023-12-15, @London"),
        ("The US raid on Friday shocked John Smith.", "raid: attack, 2023-12-15, United States actor"),
        ("The death on Friday of Russian President Maria Lopez is no secret.", "death: death, 2023-12-15, Maria Lopez victim"),
        ("The World Series victory of Nokia on Friday shocked John Smith.", "victory: contest, -, Nokia participant"),
        ("Nokia's acquisition of Intel on Friday shocked John Smith.", "acquisition: purchase, 2023-12-15, Nokia actor, Intel target"),
        ("The London visit of John Smith began on Friday.", "visit: movement, 2023-12-15, London destination, John Smith actor"),
        ("Maria Lopez sold his 2020 running mate a car.", "sold: purchase, [..2023-12-18], Maria Lopez actor"),
    ],
)
def test_roles_places_and_dates_of_noun_phrases(lines, text, line):
    assert line in lines(text), lines(text)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Japan should have shot the missile, John Smith said.", "shot"),
        ("Had Japan shot the missile, John Smith would know.", "shot"),
    ],
)
def test_what_ought_to_have_been_is_only_supposed(read, text, trigger):
    assert mention_of(read, text, trigger).supposed
