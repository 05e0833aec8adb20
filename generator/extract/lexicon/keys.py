"""Names as keys: folded, without what writers add or leave out."""

import re
from functools import lru_cache

from anyascii import anyascii

_EDGES = re.compile(r"^(?:the|a|an) |(?:'s|')$")
_COMPANY_FORM = re.compile(r"(?:,? (?:inc|corp|corporation|co|ltd|limited|llc|plc|gmbh|ag|s\.?a|nv|n\.v|spa|s\.p\.a|ab|oyj|kg)\.?)+$")
_NOT_WORD = re.compile(r"[^a-z0-9&+]+")
_GENERATION = re.compile(r"(?:,? (?:jr|sr|ii|iii|iv)\.?)$")


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
    """The folded name without the words for its legal form: "Apple Inc." -> "apple"."""
    plain = anyascii(name).lower().strip()
    short = _COMPANY_FORM.sub("", plain)
    return fold(short) or fold(name)


@lru_cache(maxsize=100_000)
def person_key(name: str) -> str:
    """The folded name without initials in its middle and "Jr.": "John F. Kennedy Jr." -> "john kennedy"."""
    words = fold(_GENERATION.sub("", anyascii(name).lower().strip())).split()
    if len(words) > 2:
        words = [words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1]]
    return " ".join(words)


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


_PARTICLES = frozenset({"al", "el", "ul", "bin", "ibn", "ben", "bint", "de", "da", "van", "von", "der", "den", "la", "le", "di"})
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
    words = person_key(name).split()
    chief = tuple(w for w in words if w not in _PARTICLES)
    return chief if len(chief) > 1 else tuple(words)  # "Ben Ali" keeps its first word


_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")  # u.s. is us


def slug(name: str, *, limit: int = 60) -> str:
    """A name as it stands in ids and URLs, cut between words: "Saleh al-Arouri" -> "saleh-al-arouri"."""
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), anyascii(name).lower().replace("'", ""))
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(plain) > limit:
        plain = plain[: limit + 1].rpartition("-")[0] or plain[:limit]
    return plain or "unnamed"
