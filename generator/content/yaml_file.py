"""YAML read strictly: every plain value is text, so `NO` stays a word, `12:30:45` a time and `2026-02-30` what was written.

No tags, anchors, aliases, merge keys or silent duplicates: a curated file says each thing once, where it stands. Reading is done by libyaml; only when
something is wrong is a file composed again, to say in which line and column.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.models.text import Issue, make_issue

MAX_BYTES = 1_000_000  # of a file that a person wrote; what is longer was not
_TAG = "tag:yaml.org,2002:"
MAX_DEPTH = 20  # of lists in lists; our files need 4
_CONFLICT, _BETWEEN = re.compile("<{7,} "), re.compile("={7,}")  # longer where both renamed the file too
_UNUSUAL = re.compile(rb"[&*][^\s]|[ \[{-]{40}")  # what an anchor, an alias or deep nesting looks like, also inside text: the events decide

Path_ = tuple[str | int, ...]
"""The way to a value: keys and indexes."""


class Place(NamedTuple):
    """Line and column, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file holds: its text, and its value (mappings, lists and text)."""

    text: str
    value: Any


class _TextLoader(yaml.CSafeLoader):
    """Builds mappings, lists and text; anything else is an error at its place."""


def _construct_mapping(loader: _TextLoader, node: yaml.MappingNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    seen: set[str] = set()
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise yaml.constructor.ConstructorError(None, None, "a key must be a word", key_node.start_mark)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"{key!r} stands here twice; keep one, or join the two by hand", key_node.start_mark)
        seen.add(key)
        value = loader.construct_object(value_node, deep=True)
        if value != "":  # a field left empty says the same as no field
            found[key] = value
    return found


def _construct_sequence(loader: _TextLoader, node: yaml.SequenceNode) -> list[Any]:
    return [loader.construct_object(item, deep=True) for item in node.value]


def _construct_scalar(loader: _TextLoader, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


def _refuse(_loader: _TextLoader, node: yaml.Node) -> Any:
    raise yaml.constructor.ConstructorError(None, None, f"the tag {node.tag!r} means nothing here; take it away", node.start_mark)


_TextLoader.yaml_implicit_resolvers = {}
_TextLoader.yaml_constructors = {
    _TAG + "map": _construct_mapping,
    _TAG + "seq": _construct_sequence,
    _TAG + "str": _construct_scalar,
    None: _refuse,
}


def load_yaml(path: Path, *, file: str | None = None) -> YamlFile | Issue:
    """What the file holds, or the issue that says why it can't be read. `file` is the name that the issue uses."""
    name = file or str(path)
    data = read_yaml_bytes(path, file=name)
    return data if isinstance(data, Issue) else parse_yaml(data, file=name)


def read_yaml_bytes(path: Path, *, file: str) -> bytes | Issue:
    """The file's bytes, at most MAX_BYTES of them, or the issue that says why they can't be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return make_issue("unreadable", f"can't be read: {error.strerror}", file=file)
    if len(data) > MAX_BYTES:
        return make_issue("yaml-too-long", f"this file is longer than {MAX_BYTES:,} bytes; a YAML file describes one thing", file=file)
    return data


def parse_yaml(data: bytes, *, file: str) -> YamlFile | Issue:
    """What the bytes of a file hold, or the issue that says why they can't be read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return make_issue("not-utf-8", "this is not UTF-8; save the file again with the encoding UTF-8", file=file, line=line)
    try:
        if _UNUSUAL.search(data) or data.count(b"[") + data.count(b"{") + data.count(b"- ") > 200:
            _refuse_bombs(text)
        value = yaml.load(text, _TextLoader)  # noqa: S506  a stricter subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        conflict = find_conflict(text, file=file)
        if conflict:
            return conflict
        began = error.context_mark if _NO_COLON in (error.problem or "") else None
        place = _place_of(began or error.problem_mark or error.context_mark)
        return make_issue("yaml", f"{_explain(error)}", file=file, line=place.line, column=place.column)
    except yaml.reader.ReaderError as error:
        before = text.encode()[: error.position].decode("utf-8", "ignore")  # libyaml counts bytes
        place = _place_at(text, len(before))
        message = f"the character U+{ord(text[len(before)]):04X} can't stand in YAML; delete it"
        return make_issue("yaml", message, file=file, line=place.line, column=place.column)
    return YamlFile(text, value)


def find_conflict(text: str, *, file: str) -> Issue | None:
    """The issue that says where git left the versions of two people, one after the other."""
    if "<<<<<<< " not in text:
        return None
    lines = text.splitlines()
    first = next((at for at, line in enumerate(lines) if _CONFLICT.match(line)), None)
    if first is None or not any(_BETWEEN.fullmatch(line) for line in lines[first:]):
        return None
    message = "two people changed this, and git kept both versions: keep what is right of each, and delete the lines <<<<<<<, ======= and >>>>>>>"
    return make_issue("conflict", message, file=file, line=first + 1, column=1)


def find_place(text: str, path: Path_, *, key: bool = False) -> Place:
    """Where the value at `path` stands in the YAML text (its key, with `key`); where it is not there, the nearest value that should hold it."""
    node = compose_yaml(text)
    mark = node.start_mark if node is not None else None
    for number, step in enumerate(path):
        child = _child_of(node, step)
        if child is None:
            continue  # a step that names no value, such as the kind of a union's member
        key_node, node = child
        last = number == len(path) - 1
        mark = key_node.start_mark if key_node is not None and (key and last) else node.start_mark
        if key_node is not None and isinstance(node, yaml.ScalarNode) and not node.value:
            mark = key_node.start_mark  # an empty value has no place of its own
    return _place_of(mark)


def compose_yaml(text: str) -> yaml.Node | None:
    """The file's nodes with their places, for a text that was read without an issue."""
    node: yaml.Node | None = yaml.compose(text, _TextLoader)
    return node


def _child_of(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _refuse_bombs(text: str) -> None:
    """An alias repeats what stands elsewhere, and nine of them in nine lists fill any memory; deep nesting fills the stack."""
    depth = 0
    event: Any  # libyaml's marks have a type of their own, which the errors' annotations don't know
    for event in yaml.parse(text, _TextLoader):
        if getattr(event, "anchor", None):
            problem = "anchors and aliases (& and *) can't be used here; write the value out, or put it in quotation marks if it is text"
            raise yaml.composer.ComposerError(None, None, problem, event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise yaml.composer.ComposerError(None, None, f"this is nested more than {MAX_DEPTH} deep", event.start_mark)


def _place_of(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark is not None else Place(1, 1)


def _place_at(text: str, position: int) -> Place:
    start = text.rfind("\n", 0, position) + 1
    return Place(text.count("\n", 0, position) + 1, position - start + 1)


_NO_COLON = "could not find expected ':'"  # noticed in the line after the one that lacks it
# libyaml's words for the mistakes that people make most, and ours
LIBYAML_WORDS = (
    ("mapping values are not allowed", "a colon followed by a space begins a value; put the text in quotation marks if it holds one"),
    ("found a tab character", "a tab stands here; indent with spaces"),
    ("found character that cannot start any token", "this character can't begin a value; indent with spaces, not tabs, and quote text that begins with @ or `"),
    ("did not find expected key", "a key was expected here; look at the indentation of this line and the one above, and close every quotation mark"),
    ("did not find expected ',' or ']'", "this list is not closed; put a comma between its values and ] at its end"),
    ("did not find expected ',' or '}'", "these braces are not closed; put a comma between the fields and } at their end"),
    ("did not find expected '-' indicator", "a list's entry was expected here: begin it with '- ', in the same column as the others"),
    ("did not find expected node content", "a value was expected here"),
    (_NO_COLON, "this line has no colon after its key"),
    ("found unexpected end of stream", "a quotation mark is opened and never closed"),
    ("but found another document", "a file holds one thing: take '---' and what follows it away"),
)  # fmt: skip


def _explain(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or error.context or ""
    return next((words for known, words in LIBYAML_WORDS if known in problem), problem)
