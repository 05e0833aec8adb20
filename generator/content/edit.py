"""Changing one thing in a person's YAML: the text is cut and joined at the places that the parser names, so every other character stays.

Each change is read again before it is given back: what it says must be what was said before plus what was asked, or EditError is raised.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from generator.content.canonical import Kind, keys_of
from generator.content.yaml_file import YamlFile, compose_yaml, parse_yaml

_PLAIN = re.compile(r"[^\W_][\w./ -]*[\w.)]|\w")  # text that needs no quotation marks, also in braces and brackets

# Characters that YAML can't hold, that end a line in it, or that turn the writing of what follows around: written as what they are
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


class EditError(Exception):
    """The file can't be changed without touching more than was asked; the message says what to do by hand."""


def quote_yaml(text: str) -> str:
    """The text as a YAML value: plain where that is safe, else in quotation marks."""
    if _PLAIN.fullmatch(text) and text.lower() not in {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04X}", escaped) + '"'


def replace_ids(text: str, old: str, new: str, fields: frozenset[str]) -> str:
    """The text with `old` replaced by `new` wherever it is the value of one of these fields, or an entry of a list that is.

    The same text where nothing refers to `old`.
    """
    places: list[tuple[int, int]] = []

    def visit(node: yaml.Node, field: str) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                visit(value, str(key.value))
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                visit(item, field)
        elif field in fields and node.value == old:
            places.append(_extent(text, node))

    root = compose_yaml(text)
    if root is not None:
        visit(root, "")
    for start, end in reversed(places):
        text = text[:start] + new + text[end:]
    return text


def add_to_list(text: str, kind: Kind, key: str, value: str) -> str:
    """The text with `value` as a last entry of the outermost list `key`, which is made where it is missing. Raises EditError."""

    def expected(before: dict[str, Any]) -> dict[str, Any]:
        return {**before, key: [*(before.get(key) or []), value]}

    node = _find_value(text, key)
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return _checked(text, _with_field(text, kind, key, f"[{quote_yaml(value)}]"), expected)
    if not isinstance(node, yaml.SequenceNode):
        raise EditError(f"`{key}:` is not a list; make it one by hand")
    if node.flow_style:
        start, end = _extent(text, node.value[-1]) if node.value else (0, _extent(text, node)[0] + 1)
        comma = ", " if node.value else ""
        return _checked(text, text[:end] + comma + quote_yaml(value) + text[end:], expected)
    indent = " " * node.start_mark.column
    start, end = _extent(text, _last_leaf(node))
    line_end = _end_of_value_line(text, start, end)
    return _checked(text, f"{text[:line_end]}{_ending(text)}{indent}- {quote_yaml(value)}{text[line_end:]}", expected)


def set_mapping(text: str, kind: Kind, key: str, values: Mapping[str, str]) -> str:
    """The text with the outermost field `key` holding these fields; where it holds them already, only their words change. Raises EditError."""

    def expected(before: dict[str, Any]) -> dict[str, Any]:
        return {**before, key: {**values}}

    node = _find_value(text, key)
    written = f"{{{', '.join(f'{name}: {quote_yaml(value)}' for name, value in values.items())}}}"
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return _checked(text, _with_field(text, kind, key, written), expected)
    if not isinstance(node, yaml.MappingNode) or {name.value for name, _ in node.value} != values.keys():
        raise EditError(f"`{key}:` does not hold {' and '.join(values)}; change it by hand")
    after = text
    for name, value in reversed(node.value):
        start, end = _extent(text, value)
        after = after[:start] + quote_yaml(values[name.value]) + after[end:]
    return _checked(text, after, expected)


def _with_field(text: str, kind: Kind, key: str, written: str) -> str:
    """The field on a line of its own, where the canonical order wants it."""
    root = compose_yaml(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise EditError("this file's fields are written in braces; write each on a line of its own first")
    lines = text.splitlines(keepends=True)
    empty = next((name for name, value in root.value if name.value == key), None)
    if empty is not None:
        at = empty.start_mark.line
        lines[at] = re.sub(rf"^{re.escape(key)}[ \t]*:", f"{key}: {written}".replace("\\", "\\\\"), lines[at], count=1)
        return "".join(lines)
    order = keys_of(kind)
    later = set(order[order.index(key) + 1 :])
    after = next((name.start_mark.line for name, _ in root.value if name.value in later), len(lines))
    while 0 < after < len(lines) and lines[after - 1].startswith("#") and any(name.start_mark.line < after for name, _ in root.value):
        after -= 1  # a comment right above a field belongs to that field
    if lines and not lines[after - 1].endswith("\n"):
        lines[after - 1] += _ending(text)
    return "".join([*lines[:after], f"{key}: {written}{_ending(text)}", *lines[after:]])


def _checked(before: str, after: str, expected: Callable[[dict[str, Any]], dict[str, Any]]) -> str:
    was, now = parse_yaml(before.encode(), file=""), parse_yaml(after.encode(), file="")
    if not isinstance(was, YamlFile) or not isinstance(was.value, dict):
        raise EditError("this file has mistakes; run `sourcebook check` and mend them first")
    if not isinstance(now, YamlFile) or now.value != expected(was.value):
        raise EditError("this file is written in a way that can't be changed safely; change it by hand")
    return after


def _find_value(text: str, key: str) -> yaml.Node | None:
    if not isinstance(parse_yaml(text.encode(), file=""), YamlFile):
        raise EditError("this file has mistakes; run `sourcebook check` and mend them first")
    root = compose_yaml(text)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _last_leaf(node: yaml.Node) -> yaml.Node:
    """The last thing written in a block: its own end mark lies behind the comments that follow it."""
    while isinstance(node, yaml.MappingNode | yaml.SequenceNode) and not node.flow_style and node.value:
        node = node.value[-1] if isinstance(node, yaml.SequenceNode) else node.value[-1][1]
    return node


def _extent(text: str, node: yaml.Node) -> tuple[int, int]:
    """Where a value begins and ends in the text, quotation marks included."""
    starts = _line_starts(text)
    begin, end = node.start_mark, node.end_mark
    return starts[begin.line] + begin.column, starts[min(end.line, len(starts) - 1)] + end.column


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer(r"\r\n|[\n\r\x85\u2028\u2029]", text))]


def _end_of_value_line(text: str, start: int, end: int) -> int:
    """The end of the last line that a list's last entry uses: a block's end mark lies where the next thing begins."""
    stop = start + len(text[start:end].rstrip())
    found = re.compile(r"\r?\n|\Z").search(text, stop)
    return found.start() if found else len(text)


def _ending(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
