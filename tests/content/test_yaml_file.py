"""YAML is read as text, strictly, and what is wrong is said at its place."""

import pytest

from generator.content.yaml_file import MAX_BYTES, YamlFile, find_place, load_yaml, parse_yaml
from generator.models.text import Issue


def value(text):
    loaded = parse_yaml(text.encode(), file="f.yml")
    assert isinstance(loaded, YamlFile), loaded
    return loaded.value


@pytest.mark.parametrize(
    "word", ["NO", "yes", "on", "null", "~", "12:30:45", "2023", "012", "1e3", "0x10", "2026-02-30", "2023-12-18", ".inf", "1_000"]
)
def test_plain_words_stay_what_was_written(word):
    assert value(f"country: {word}") == {"country": word}


def test_merge_keys_are_ordinary_keys():
    assert value("<<: x") == {"<<": "x"}


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert value("\ufeffname: x") == {"name": "x"}


def test_text_that_looks_like_an_alias_is_text():
    assert value("name: 'Smith & Sons *Ltd'") == {"name": "Smith & Sons *Ltd"}


@pytest.mark.parametrize(
    "text",
    ["[" * 10_000, "- " * 50_000, "".join(" " * depth + "a:\n" for depth in range(1200)), "a: " + "{b: " * 300 + "}" * 300],
    ids=["brackets", "dashes", "indentation", "braces"],
)
def test_deep_nesting_is_refused_before_it_fills_the_stack(text):
    found = parse_yaml(text.encode(), file="f.yml")
    assert isinstance(found, Issue)
    assert "nested more than" in found.message


def test_an_alias_bomb_is_refused():
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    found = parse_yaml("\n".join(lines).encode(), file="f.yml")
    assert isinstance(found, Issue)
    assert (found.line, found.column) == (1, 5)


def test_a_long_file_is_not_read(tmp_path):
    path = tmp_path / "long.yml"
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    found = load_yaml(path, file="long.yml")
    assert isinstance(found, Issue)
    assert found.code == "yaml-too-long"


def test_an_unreadable_file_is_an_issue(tmp_path):
    found = load_yaml(tmp_path / "none.yml", file="none.yml")
    assert isinstance(found, Issue)
    assert found.code == "unreadable"


TEXT = """\
name: x
positions:
  - {title: a, as_of: 2023}
  - title: b
    as_of: 2024
empty:
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("name",), (1, 7)),
        (("positions", 0, "as_of"), (3, 23)),
        (("positions", 1, "as_of"), (5, 12)),
        (("positions", 1, "missing"), (4, 5)),
        (("empty",), (6, 1)),
        (("nothing", "there"), (1, 1)),
    ],
)
def test_a_value_is_found_by_its_path(path, place):
    assert find_place(TEXT, path) == place
