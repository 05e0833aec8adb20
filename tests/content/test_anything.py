"""Whatever stands in a file, loading it gives a record or an issue with a line in the file, and never a traceback."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.canonical import MODELS, canonical_text, is_canonical
from generator.content.edit import EditError, add_to_list, set_mapping
from generator.content.validate import validate
from generator.content.yaml_file import YamlFile, parse_yaml
from generator.models.text import Issue

KEYS = sorted({info.alias or name for model in MODELS.values() for name, info in model.model_fields.items()})
SCALARS = st.sampled_from(
    [
        "x",
        "Person",
        "Event",
        "2023-12-18",
        "2023-13-45",
        "[..2023]",
        "NO",
        "~",
        "''",
        '"a: b"',
        "*x",
        "&y",
        "!t z",
        "|\n  t",
        "Q42",
        "tr",
        "َ",
        "﻿",
        "\x85",
    ]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=3).map(lambda pairs: "{" + ", ".join(f"{k}: {v}" for k, v in pairs.items()) + "}"),
    ),
    max_leaves=6,
)
LINES = st.lists(st.tuples(st.sampled_from([*KEYS, "unknown", ""]), VALUES).map(lambda pair: f"{pair[0]}: {pair[1]}"), max_size=6)


def load(data, kind):
    loaded = parse_yaml(data, file="f.yml")
    issues = (loaded,) if isinstance(loaded, Issue) else validate(loaded, MODELS[kind], file="f.yml")
    if isinstance(issues, tuple):
        assert issues
        lines = data.count(b"\n") + data.count(b"\r") + data.decode("utf-8", "ignore").count("\x85") + 2
        for issue in issues:
            assert isinstance(issue, Issue)
            assert issue.file == "f.yml"
            assert issue.message
            assert issue.line is None or 1 <= issue.line <= lines


@settings(max_examples=300, deadline=None)
@given(LINES, st.sampled_from(sorted(MODELS)))
def test_any_fields(lines, kind):
    load("\n".join(lines).encode(), kind)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)), st.sampled_from(sorted(MODELS)))
def test_any_bytes(data, kind):
    load(data, kind)


@settings(max_examples=200, deadline=None)
@given(LINES.map("\n".join), st.sampled_from(KEYS))
def test_editing_anything_gives_what_was_asked_or_refuses(text, key):
    before = parse_yaml(text.encode(), file="f.yml")
    if isinstance(before, YamlFile):
        assert is_canonical("entity", before) == (canonical_text("entity", text).encode() == text.encode()) or not isinstance(before.value, dict)
    for edit in (
        lambda: add_to_list(text, "entity", "aliases", "new: one"),
        lambda: set_mapping(text, "entity", "reviewed", {"by": "me", "on": "2024-01-02"}),
    ):
        try:
            after = parse_yaml(edit().encode(), file="f.yml")
        except EditError:
            continue
        assert isinstance(after, YamlFile)
        assert isinstance(before, YamlFile)
        assert {**after.value, "aliases": 0, "reviewed": 0} == {**before.value, "aliases": 0, "reviewed": 0}
