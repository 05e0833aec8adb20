"""Letters as searches compare them. The scripts do the same (frontend/src/fold.ts), or they would ask for other shards of names."""

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")  # Thai, Japanese, Chinese: no space between words
_ARTICLE = re.compile("\u0627\u0644(?=.{3})")  # Arabic "al-", which is written to the word and often left out of a name


def plain(text: str) -> str:
    """Lower case, without marks and apostrophes."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.category(letter).startswith("M"))
    return "".join(_letters().get(letter, letter) for letter in bare.lower())


def words_of(name: str) -> list[str]:
    """The words of a name as they are looked up: some by more than one form."""
    return [form for word in _WORD.findall(plain(name)) for form in _forms(word)]


def plain_words(text: str) -> set[str]:
    """The words of a longer text."""
    return {_plain_word(word) for word in _WORD.findall(text)}


def without_article(name: str) -> str:
    """An Arabic name without its articles; any other as it is."""
    return " ".join(word[2:] if _ARTICLE.match(word) else word for word in name.split())


def _forms(word: str) -> list[str]:
    """The word; of a script without spaces, what is left from any of its letters on; of an Arabic one with its article, also what is left without."""
    if _UNSPACED.search(word):
        return [word[start:] for start in range(max(1, len(word) - 1))]
    return [word, word[2:]] if _ARTICLE.match(word) else [word]


@cache
def _plain_word(word: str) -> str:
    return plain(word)


@cache
def _letters() -> Mapping[str, str]:
    """Letters that are no others with marks, and what is typed for them."""
    letters: dict[str, str] = json.loads(files("generator.render").joinpath("data", "letters.json").read_text("utf-8"))
    return letters
