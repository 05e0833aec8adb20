"""Bytes to text: UTF-8 as it stands, anything else by its mark, its declaration or its look; repaired once, before any offset exists."""

import codecs
import re

import ftfy
from charset_normalizer import from_bytes

from generator.ingest.files import FileProblem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = re.compile(rb"\x7fELF|MZ\x90|PK\x03\x04|\x89PNG|\xff\xd8\xff|GIF8|%PDF|\x1f\x8b|SQLite format|\xd0\xcf\x11\xe0|OggS|ID3|RIFF")
SAMPLE = 50_000  # bytes that an encoding is told from


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of the bytes. UTF-8 is taken unchanged. Raises FileProblem where the bytes are no text."""
    if not data.strip():
        raise FileProblem("empty", "the file is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if _BINARY.match(data):
        raise FileProblem("binary", "this is no text but another kind of file with a text's name; give it the suffix of what it is")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_other(data, declared)
    if text.count("\0") > len(text) / 100:
        raise FileProblem("binary", "this is no text: it holds many NUL bytes")
    return text


def _decode_other(data: bytes, declared: str | None) -> str:
    if declared and (text := _decode_as(data, declared)) is not None:
        return ftfy.fix_encoding(text)
    nearly = data.decode("utf-8", "replace")
    if nearly.count("\ufffd") * 500 < len(nearly):  # UTF-8 that was cut, or damaged here and there
        return nearly
    text = _decode_as(data, guess_encoding(data[:SAMPLE])) or data.decode("cp1252", "replace")
    controls = sum(character < " " and character not in "\t\n\r\f" for character in text[:SAMPLE])
    if controls > len(text[:SAMPLE]) / 50:
        raise FileProblem("binary", "this is no text: it holds many control characters")
    return ftfy.fix_encoding(text)


def guess_encoding(sample: bytes) -> str:
    """What bytes that are no UTF-8 are most likely written in. The code pages of DOS and of old Macs are not considered: nothing of the web is, and
    short Latin texts look like them. In doubt Windows-1252, as browsers have it.
    """
    return next((match.encoding for match in from_bytes(sample) if not match.encoding.startswith(_OLD)), "cp1252")


_OLD = ("cp037", "cp4", "cp5", "cp7", "cp85", "cp86", "cp10", "cp11", "mac_", "hp_", "kz", "ptcp", "tis", "johab", "cp273", "cp875")


def _decode_as(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
    return None if text.count("\x00") > len(text) / 100 else text
