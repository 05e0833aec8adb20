"""Ids of articles: `YYYY-MM-DD-slug-of-title-xxxxxxxx`."""

import hashlib
import re

from anyascii import anyascii

from generator.models.article import ArticleId

MAX_SLUG = 60  # characters: with date and hash an id stays under 80, and so under every file system's and most sharing tools' limits

UNDATED = "undated"
UNTITLED = "untitled"


def make_article_id(*, day: str | None, title: str, text: str, digits: int = 8) -> ArticleId:
    """The id of an article: its date as read, a slug of its title (of its first words where it has none) and `digits` of its text's SHA-256."""
    slug = make_slug(title) or make_slug(text[:200]) or UNTITLED
    return ArticleId(f"{day or UNDATED}-{slug}-{hash_text(text)[:digits]}")


def make_slug(title: str) -> str:
    """The title in small ASCII letters and hyphens, at most MAX_SLUG characters, cut between words; empty where it has no letter or digit."""
    words = _words(" ".join(title[:1000].split()))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > MAX_SLUG:
            break
        slug = longer
    return slug or (words[0][:MAX_SLUG] if words else "")


def _words(title: str) -> tuple[str, ...]:
    ascii_title = re.sub(r"(?<=\w)['’`´](?=\w)", "", title)  # leaders' stays one word, and so does don't
    return tuple(re.findall(r"[a-z0-9]+", anyascii(ascii_title).lower()))


def hash_text(text: str) -> str:
    """The SHA-256 of the text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
