"""The one form of a curated file: nothing of what a person wrote is lost on the way to it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.canonical import canonical_text, is_canonical, keys_of, schema_line
from generator.content.yaml_file import YamlFile, parse_yaml

LINE = schema_line("entity")


def canonical(text):
    return canonical_text("entity", text)


def loaded(text):
    found = parse_yaml(text.encode(), file="f.yml")
    assert isinstance(found, YamlFile), found
    return found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("schema: Person\nname: x\n", f"{LINE}\nschema: Person\nname: x\n"),
        (f"{LINE}\nname: x\nschema: Person\n", f"{LINE}\nschema: Person\nname: x\n"),
        (f"{LINE}\nname: x\n# why\nschema: Person\n", f"{LINE}\n# why\nschema: Person\nname: x\n"),
        (f"{LINE}\n# About this file.\nname: x\nschema: Person", f"{LINE}\n# About this file.\nschema: Person\nname: x\n"),
        (f"{LINE}\n# About.\n\n# the name\nname: x\nschema: Person\n", f"{LINE}\n# About.\n\nschema: Person\n# the name\nname: x\n"),
        (f"{LINE}\nschema: Person  \n\n\n\nname: x\n\n", f"{LINE}\nschema: Person\n\nname: x\n"),
        (f"{LINE}\nlead: |\n  a\n  # no comment\nname: x\nschema: Person\n", f"{LINE}\nschema: Person\nname: x\nlead: |\n  a\n  # no comment\n"),
        (f'{LINE}\nlead: "a\n# b"\nname: x\nschema: Person\n', f'{LINE}\nschema: Person\nname: x\nlead: "a\n# b"\n'),
        (f"{LINE}\r\nname: x\r\nschema: Person\r\n", f"{LINE}\r\nschema: Person\r\nname: x\r\n"),
    ],
)
def test_canonical_form(before, after):
    assert canonical(before) == after
    assert canonical(after) == after
    assert is_canonical("entity", loaded(after))
    assert not is_canonical("entity", loaded(before))


def test_white_space_that_is_text_stays():
    text = f"{LINE}\nschema: Person\nname: x\nlead: |\n  a  \n  b\n"
    assert canonical(text) == text
    assert is_canonical("entity", loaded(text))


@pytest.mark.parametrize("text", ["a: [", "{name: x, schema: Person}", "- a\n- b\n", ""])
def test_what_has_no_lines_of_fields_keeps_its_words(text):
    assert set(text.split()) <= set(canonical(text).split())


COMMENTS = st.lists(st.sampled_from(["# one", "#two", "# *three* & [", ""]), max_size=3)
VALUES = {
    "schema": st.just("Person"),
    "name": st.sampled_from(["x", '"a: b"', "'it''s'", "خالد"]),
    "aliases": st.sampled_from(["[a, b]", "\n  - a  # first\n  - {name: b, lang: ar}", "\n- a\n# in between\n- b", "[a,\n  b]"]),
    "lead": st.sampled_from(["|\n  one\n  # not a comment\n\n  two", ">-\n  folded\n  text", '"two\n  lines"', "plain # comment"]),
    "country": st.just("tr"),
    "reviewed": st.just("{by: me, on: 2023-12-18}"),
}


@st.composite
def files(draw):
    keys = draw(st.permutations(sorted(VALUES)))
    lines = draw(COMMENTS)
    for key in keys[: draw(st.integers(1, len(keys)))]:
        lines = [*lines, *draw(COMMENTS), f"{key}: {draw(VALUES[key])}".replace(": \n", ":\n")]
    return "\n".join([*lines, *draw(COMMENTS), ""])


@given(files())
def test_no_value_and_no_comment_is_lost(text):
    done = canonical(text)
    assert loaded(done).value == loaded(text).value
    kept = Counter(line.strip() for line in done.splitlines() if line.strip())
    kept.subtract(Counter({LINE: 0 if LINE in text else 1}))
    assert +kept == Counter(line.strip() for line in text.splitlines() if line.strip())
    assert canonical(done) == done
    assert is_canonical("entity", loaded(done))
    order = [keys_of("entity").index(key) for key in loaded(done).value]
    assert order == sorted(order)
