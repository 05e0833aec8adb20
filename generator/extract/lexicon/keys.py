"""Names as keys: folded, without what writers add or leave out."""

import re
from functools import lru_cache

from anyascii import anyascii

from generator.extract.lexicon.words import lexicon

_EDGES = re.compile(r"^(?:the|a|an) |(?:'s|')$")
_ARTICLE = re.compile(r"^(?:the|The) ")
_COMPANY_FORM = re.compile(r"(?:,? (?:inc|corp|corporation|co|ltd|limited|llc|plc|gmbh|ag|s\.?a|nv|n\.v|spa|s\.p\.a|ab|oyj|kg)\.?)+$")
_NOT_WORD = re.compile(r"[^a-z0-9&+]+")
_GENERATION = re.compile(r"jr|sr|i{2,3}|iv|v|vi{1,3}|ix|x[ivx]{2,}")  # "x" and "xi" are names as well


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Lower case ASCII words parted by one space, without article and possessive: "The Beatles'" -> "beatles", "U.S." -> "us"."""
    plain = anyascii(name).lower().replace("`", "'").strip()
    plain = _EDGES.sub("", plain.strip("'\" "))
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]?", plain):  # U.S. and US are one
        plain = plain.replace(".", "")
    return _NOT_WORD.sub(" ", plain.replace("'", "")).strip()


@lru_cache(maxsize=100_000)
def organization_key(name: str) -> str:
    """The folded name without the words for its legal form, in one spelling, letters that everybody knows in full.

    "Apple Inc." -> "apple", "World Health Organisation" -> "world health organization", "U.N. Security Council" -> "united nations security council".
    """
    known = lexicon().bodies.get(_ARTICLE.sub("", name.replace("’", "'")))
    if known:
        return fold(known.name)
    first, blank, rest = name.partition(" ")
    head = lexicon().bodies.get(first) if blank and is_acronym(first) else None
    plain = anyascii(f"{head.name} {rest}" if head else name).lower().strip()
    short = fold(_COMPANY_FORM.sub("", plain))
    if not short or short in lexicon().never_short:
        short = fold(plain)  # "Islamic Corp" is not what is Islamic
    return " ".join(lexicon().spellings.get(word, word) for word in short.split())


@lru_cache(maxsize=100_000)
def person_key(name: str) -> str:
    """The folded name without initials in its middle: "John F. Kennedy Jr." -> "john kennedy jr"; a father and his son are two."""
    words, generation = parted(name)
    return " ".join([*_without_initials(words), generation] if generation else _without_initials(words))


def _without_initials(words: list[str]) -> list[str]:
    return [words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1]] if len(words) > 2 else words


@lru_cache(maxsize=100_000)
def parted(name: str) -> tuple[list[str], str]:
    """The folded words of a person's name, and what tells a father from a son or a king from another: "jr", "iii"; empty where nothing does."""
    words = fold(name).split()
    if len(words) > 1 and _GENERATION.fullmatch(words[-1]):
        return words[:-1], words[-1]
    return words, ""


def at_odds(one: str, other: str) -> bool:
    """Whether two full names can't be one person's: other generations, or initials that differ. George W. Bush is not George H. W. Bush."""
    (a, first), (b, second) = parted(one), parted(other)
    if first and second and first != second:
        return True
    (x, *_), (y, *_) = ([w for w in words[1:-1] if w not in PARTICLES] or [""] for words in (a, b))
    return bool(x and y) and min(len(x), len(y)) == 1 and x[0] != y[0]


def initials(name: str) -> str:
    """The first letters of the words that count: "World Health Organization" -> "who"."""
    return "".join(word[0] for word in fold(name.replace("-", " ")).split() if word not in {"of", "the", "and", "for", "in", "on", "de", "la", "du"})


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym: WHO, U.N., BBC."""
    letters = name.replace(".", "").replace("&", "")
    return 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper()


def stands_for(acronym: str, name: str) -> bool:
    """Whether the acronym is made of the name's first letters, all or all but those of small words."""
    short = fold(acronym).replace(" ", "")
    plain = organization_key(name).replace("-", " ")
    words = plain.split()
    return len(words) > 1 and short in {initials(name), initials(plain), initials(" ".join(words[:-1])), "".join(word[0] for word in words)}


PARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "as",
        "ad",
        "an",
        "ar",
        "ash",
        "at",
        "az",
        "bin",
        "ibn",
        "ben",
        "bint",
        "de",
        "da",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "di",
    }
)
_SOUNDS = (
    (re.compile(r"sch|tsh|tch|ch|sh|cz|zh"), "S"),
    (re.compile(r"kh|gh|ck|q|c|g|k|x"), "K"),
    (re.compile(r"ph|ff|v|w|f"), "F"),
    (re.compile(r"dh|th|ts|tz|t|d"), "T"),
    (re.compile(r"z|s|j"), "Z"),
    (re.compile(r"[aeiy]+"), "a"),
    (re.compile(r"[ou]+"), "o"),
    (re.compile(r"(?<=.)h"), ""),
)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """How a folded word sounds, so that spellings of one name in another script meet: "mashal", "meshaal", "mishal" -> "maSal".

    Vowels fall into two classes only (a e i y, o u), which transliterations keep apart: Khamenei is not Khomeini, Hassan not Hussein.
    """
    plain = re.sub(r"(.)\1+", r"\1", word)
    for pattern, code in _SOUNDS:
        plain = pattern.sub(code, plain)
    return re.sub(r"(.)\1+", r"\1", plain.rstrip("a")) or plain


@lru_cache(maxsize=100_000)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name that are compared: without particles, middle initials and generations. "Saleh al-Arouri" -> saleh, arouri."""
    words = _without_initials(parted(name)[0])
    chief = tuple(w for w in words if w not in PARTICLES)
    return chief if len(chief) > 1 else tuple(words)  # "Ben Ali" keeps its first word


_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")  # u.s. is us


def slug(name: str, *, limit: int = 60) -> str:
    """A name as it stands in ids and URLs, cut between words: "Saleh al-Arouri" -> "saleh-al-arouri"."""
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), anyascii(name).lower().replace("'", ""))
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(plain) > limit:
        plain = plain[: limit + 1].rpartition("-")[0] or plain[:limit]
    return plain or "unnamed"
