"""The one form of a curated file: schema line first, keys in the model's order, no stray blanks. Every comment stays with what it stands above.

Rewriting moves whole lines and changes no value: what a line says, its quotation marks and its style are the person's. What would change a value is
left as it is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import yaml
from pydantic import BaseModel

from generator.content.yaml_file import YamlFile, compose_yaml, parse_yaml
from generator.models.curated import CorrectionFile, EntityFile, EventFile, JudgementFile, SidecarFile
from generator.models.text import Issue, make_issue

Kind = Literal["entity", "event", "judgement", "correction", "sidecar"]
MODELS: dict[Kind, type[BaseModel]] = {
    "entity": EntityFile, "event": EventFile, "judgement": JudgementFile, "correction": CorrectionFile, "sidecar": SidecarFile,
}  # fmt: skip
KINDS: dict[type[BaseModel], Kind] = {model: kind for kind, model in MODELS.items()}
SCHEMA_FOLDER = ".schemas"  # in the knowledge base's folder, written by `init` and `sourcebook schema`
_SCHEMA_LINE = "# yaml-language-server: $schema="
_STRAY = re.compile(r"[ \t]+\n|\n\n\n|\A\n|\n\n\Z")


def schema_line(kind: Kind, *, depth: int = 2) -> str:
    """The comment by which editors find the schema, of a file that lies `depth` folders below the knowledge base's own."""
    return f"{_SCHEMA_LINE}{'../' * depth}{SCHEMA_FOLDER}/{kind}.schema.json"


def keys_of(kind: Kind) -> list[str]:
    """A file's keys in canonical order."""
    return [info.alias or name for name, info in MODELS[kind].model_fields.items()]


def is_canonical(kind: Kind, loaded: YamlFile) -> bool:
    """Whether `canonical_text` would change nothing; cheap, since it is asked for every file."""
    text = loaded.text.replace("\r\n", "\n")
    if not text.startswith(_SCHEMA_LINE) or not text.endswith("\n"):
        return False
    if _STRAY.search(text) and canonical_text(kind, text) != text:
        return False
    return not isinstance(loaded.value, dict) or _in_order(list(loaded.value), keys_of(kind))


def find_untidy(kind: Kind, loaded: YamlFile, *, file: str) -> Iterator[Issue]:
    """A note where a file is not in canonical form."""
    if not is_canonical(kind, loaded):
        yield make_issue("not-canonical", "not in canonical form; `sourcebook check --fix` rewrites it", file=file, line=1, severity="note")


def canonical_text(kind: Kind, text: str, *, depth: int = 2) -> str:
    """The same file in canonical form; the same text where it can't be read. Lines keep ending as they did (LF or CRLF).

    `depth` is as `schema_line` takes it.
    """
    before = parse_yaml(text.encode(), file="")
    if not isinstance(before, YamlFile):
        return text
    ending = "\r\n" if "\r\n" in text else "\n"
    done = before.text.replace("\r\n", "\n")
    for change in (_tidy, lambda text: _order(text, keys_of(kind)), lambda text: _with_schema_line(text, schema_line(kind, depth=depth)), _tidy):
        changed = change(done)
        if _value_of(changed) == before.value:
            done = changed
    return done.replace("\n", ending)


def _value_of(text: str) -> Any:
    loaded = parse_yaml(text.encode(), file="")
    return loaded.value if isinstance(loaded, YamlFile) else None


def _in_order(given: Sequence[str], known: Sequence[str]) -> bool:
    places = [known.index(key) for key in given if key in known]
    return places == sorted(places)


def _tidy(text: str) -> str:
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _with_schema_line(text: str, line: str) -> str:
    return text if text.startswith(_SCHEMA_LINE) else f"{line}\n{text}"


def _order(text: str, known: Sequence[str]) -> str:
    """The outermost keys in order, each with the comment right above it and everything below it up to the next."""
    node = compose_yaml(text)
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        return text
    keys = [key.value for key, _ in node.value]
    if _in_order(keys, known):
        return text
    lines = text.splitlines(keepends=True)
    starts = [
        _first_line(lines, key.start_mark.line, _last_line(node.value[at - 1][1]) if at else -1, top=not at) for at, (key, _) in enumerate(node.value)
    ]
    ends = [*starts[1:], len(lines)]
    blocks = {key: lines[start:end] for key, start, end in zip(keys, starts, ends, strict=True)}
    rank = {key: at for at, key in enumerate(known)}
    ordered = sorted(keys, key=lambda key: rank.get(key, len(known)))
    return "".join([*lines[: starts[0]], *(line for key in ordered for line in blocks[key])])


def _first_line(lines: Sequence[str], line: int, after: int, *, top: bool) -> int:
    """Where a key's block begins: at the comment that stands right above it. A file's own heading, above its first key, belongs to no key."""
    start = line
    while start - 1 > after and lines[start - 1].startswith("#") and not lines[start - 1].startswith(_SCHEMA_LINE):
        start -= 1
    heading = top and (start == 0 or lines[start - 1].startswith(_SCHEMA_LINE))
    return line if heading else start


def _last_line(node: yaml.Node) -> int:
    """The last line that a value surely reaches: a `#` there begins no comment."""
    if isinstance(node, yaml.MappingNode | yaml.SequenceNode) and not node.flow_style:
        children = [value for pair in node.value for value in pair] if isinstance(node, yaml.MappingNode) else node.value
        return max((_last_line(child) for child in children), default=int(node.start_mark.line))
    block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")  # ends where the next key begins, comments included
    return int(node.start_mark.line if block else node.end_mark.line)
