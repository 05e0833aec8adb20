"""Words into HTML that can't break out: article text is hostile, and pages are Markdown whose every block is raw HTML."""

import json
import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup

# Control characters (Python-Markdown marks its own places with two of them), what YAML refuses, and lone surrogates, which UTF-8 can't hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
_ODD_SPACE = re.compile(r"\s\s|[^\S ]")  # what `_SPACE` would change: most texts have none of it
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;", "{": "&#123;", "}": "&#125;"})
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_HEADING = re.compile(r"#{2,3} ")


def clean(text: str) -> str:
    """Text on one line without what no page may hold. Offsets no longer fit: for display only."""
    if not text.isprintable():  # white space other than the space is not, nor is what no page may hold
        text = _UNPRINTABLE.sub("\ufffd", text)
    return _SPACE.sub(" ", text) if _ODD_SPACE.search(text) else text


def html(text: str) -> Markup:
    """Text as HTML on one line; braces too, so that a template engine that a user adds finds nothing to run."""
    return as_html(clean(text).translate(_ESCAPES))


def as_html(text: str) -> Markup:
    """Marks a text as HTML: the one place where a string of ours becomes that."""
    return Markup(text)  # noqa: S704  callers have escaped it


def heading_text(text: str) -> Markup:
    """Text, or HTML without elements, for a Markdown heading: every ASCII punctuation mark as a numeric reference, which nothing reads as a mark."""
    if isinstance(text, Markup):
        text = text.unescape()
    return as_html(_PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", clean(text)).strip())


def json_for_script(value: object) -> str:
    """JSON that may stand in a script element."""
    text = _UNPRINTABLE.sub("\ufffd", json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def front_matter(values: Mapping[str, object]) -> str:
    """Front matter, a JSON value a line (JSON is YAML), without what is empty."""
    lines = (f"{key}: {json.dumps(_plain(value), ensure_ascii=False)}" for key, value in values.items() if value not in (None, "", False))
    return "\n".join(("---", *lines, "---", ""))


def _plain(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


def blocks(body: str) -> str:
    """A rendered template as Markdown: headings (`## ...` on a line of its own) stay, what is between them becomes one raw block each.

    No text from an article can start a line (`html` leaves no line breaks in it), so none can become a heading, a list, a fence or a comment.
    """
    parts: list[str] = []
    chunk: list[str] = []
    for line in (raw.strip() for raw in body.splitlines()):
        if _HEADING.match(line):
            parts += [*_block(chunk), line]
            chunk = []
        elif line:
            chunk.append(line)
    return "\n\n".join([*parts, *_block(chunk), ""])


def _block(lines: Iterable[str]) -> list[str]:
    text = "\n".join(lines)
    return [f"<div>{text}</div>"] if text else []


def shorten(text: str, length: int) -> str:
    """The beginning of a text, cut at a space, with an ellipsis where something is left out."""
    text = clean(text).strip()
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",;:—–- ") + " …"


def capitalized(text: str) -> str:
    """The text with a capital letter at its start, the rest as it is."""
    return text[:1].upper() + text[1:]
