"""Changing one thing in a file leaves every other character as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.edit import EditError, add_to_list, quote_yaml, replace_ids, set_mapping
from generator.content.yaml_file import YamlFile, parse_yaml


def value(text):
    loaded = parse_yaml(text.encode(), file="f.yml")
    assert isinstance(loaded, YamlFile), loaded
    return loaded.value


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: x\naliases: [a]  # c\n", "name: x\naliases: [a, b]  # c\n"),
        ("name: x\naliases: []\n", "name: x\naliases: [b]\n"),
        ("name: x\naliases:  # none yet\n", "name: x\naliases: [b]  # none yet\n"),
        ("name: x\naliases:\n- a  # c\n\n# end\n", "name: x\naliases:\n- a  # c\n- b\n\n# end\n"),
        ("name: x\naliases:\n    - {name: a, lang: ar}\ncountry: tr\n", "name: x\naliases:\n    - {name: a, lang: ar}\n    - b\ncountry: tr\n"),
        (
            "name: x\naliases:\n  - name: a\n    lang: ar\n# c\ncountry: tr\n",
            "name: x\naliases:\n  - name: a\n    lang: ar\n  - b\n# c\ncountry: tr\n",
        ),
        ("name: x\n# on the country\ncountry: tr", "name: x\naliases: [b]\n# on the country\ncountry: tr"),
        ("name: x", "name: x\naliases: [b]\n"),
        ("name: x\r\ncountry: tr\r\n", "name: x\r\naliases: [b]\r\ncountry: tr\r\n"),
        ("name: x\naliases: [a,\n  'c' ]\n", "name: x\naliases: [a,\n  'c', b ]\n"),
    ],
)
def test_an_entry_is_added_and_nothing_else_changes(before, after):
    assert add_to_list(before, "entity", "aliases", "b") == after


@pytest.mark.parametrize("text", ["{name: x}", "name: x\naliases: a\n", "name: [\n", "- a\n"])
def test_what_cannot_be_changed_safely_is_refused(text):
    with pytest.raises(EditError):
        add_to_list(text, "entity", "aliases", "b")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: x\nformer_ids: [y]\n", "name: x\nreviewed: {by: b, on: 2024-01-01}\nformer_ids: [y]\n"),
        ("name: x\nreviewed: {by: a, on: 2023-01-01}  # twice\n", "name: x\nreviewed: {by: b, on: 2024-01-01}  # twice\n"),
        ("reviewed:\n  on: '2023-01-01'  # late\n  # who\n  by: a\nname: x\n", "reviewed:\n  on: 2024-01-01  # late\n  # who\n  by: b\nname: x\n"),
        ("name: x\nreviewed:\n", "name: x\nreviewed: {by: b, on: 2024-01-01}\n"),
    ],
)
def test_a_field_is_set_where_it_stands(before, after):
    assert set_mapping(before, "entity", "reviewed", {"by": "b", "on": "2024-01-01"}) == after


@pytest.mark.parametrize("text", ["name: x\nreviewed: yes\n", "name: x\nreviewed: {by: a}\n", "{name: x}"])
def test_a_field_of_another_shape_is_left_to_the_person(text):
    with pytest.raises(EditError):
        set_mapping(text, "entity", "reviewed", {"by": "b", "on": "2024-01-01"})


def test_ids_are_replaced_only_where_they_refer():
    before = "name: hamas\nbelongs_to: hamas  # hamas\npositions:\n- {title: hamas, organization: 'hamas'}\nentities: [a, hamas]\n"
    after = "name: hamas\nbelongs_to: h2  # hamas\npositions:\n- {title: hamas, organization: h2}\nentities: [a, h2]\n"
    assert replace_ids(before, "hamas", "h2", frozenset({"belongs_to", "organization", "entities"})) == after


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_can_be_quoted(text):
    assert value(f"x: {quote_yaml(text)}") == {"x": text}
    assert value(f"x: [{quote_yaml(text)}, b]") == {"x": [text, "b"]}
