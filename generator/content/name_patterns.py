"""How a withheld name may be spelt in a text, as patterns over its folded letters (`letters.py`), or over the text where a script has no blanks."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from anyascii import anyascii

from generator.content.letters import IGNORED, fold_letters

JOINED = 8  # letters that a name must have to be looked for as one word: "Li Na" is not in "Carolina"
HANDLE = 5  # letters of a surname that is looked for in a hashtag, with an initial (ipetrov@example.org), or with its letters apart
START, END = r"(?<![^\W\d_])", r"(?![^\W\d_])"  # digits may touch a name, as in handles
WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`´][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’ʼ‘`´]")
_BETWEEN = r"(?:[\W_]|%20)+(?:[^\W\d_]{1,2}(?:[\W_]|%20)+){0,2}"
# What may stand inside a word and not be seen, also as references of HTML; marks of emphasis; and a hyphen, as at a line's end.
_INSIDE = rf"(?:[{IGNORED}]+|&(?:shy|zwn?j|#\d{{2,5}}|#x[0-9a-f]{{2,4}});|[*_]{{1,3}}|[-\u2010-\u2013]\s*)?"
_REFERENCE = re.compile(r"&#?\w{2,5};")
_BESIDE = re.compile(rf"[\W_{IGNORED}]+")
_APART = r"[\s._·•-]{1,2}"  # between letters that stand apart: P. E. T. R. O. V.
# Scripts that write words without blanks, or put endings right behind a name: Chinese, kana, Hangul, Thai, Lao, Tibetan, Burmese, Khmer
_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_GAP = rf"[\s·・‧{IGNORED}]{{0,2}}"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_WITHOUT = re.compile(r"(?<=[aou])e(?=\w)")  # Mueller, whom others write Müller; in longer words, or Moe were Mo


def spellings(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name, folded: in the script that it is written in, as addresses spell it, and with or without the e that stands for dots."""
    plain = unicodedata.normalize("NFC", name).casefold()
    apart = [re.sub(r"(?<=[a-z])(?=[A-Z])", " ", anyascii(name))] if _UNSPACED.search(name) else []  # Wang Xiao Ming
    spelt = (
        name,
        anyascii(name),
        *apart,
        plain.translate(_UMLAUTS),
        " ".join(_WITHOUT.sub("", word) if len(word) >= HANDLE else word for word in plain.split()),
    )
    yield from dict.fromkeys(words for each in spelt if (words := tuple(WORD.findall(fold_letters(each)))))


def squeeze(folded: str) -> str:
    """Nothing but the letters and digits of a folded text, with and without what may be a reference of HTML: whatever stands between the letters of a
    name, they stand side by side in it. To look for them there is quicker by far than to look for every spelling.
    """
    letters = _BESIDE.sub("", folded)
    return f"{letters} {_BESIDE.sub('', _REFERENCE.sub('', folded))}" if "&" in folded else letters


def name_pattern(words: Sequence[str], *, weak: bool) -> str:
    """A name in its order or with its last word first; its words apart or, where they are long enough, as one; "the Petrovs" too."""
    between = _BETWEEN if weak or sum(map(len, words)) < JOINED else f"(?:{_BETWEEN})?"
    spelt = [_word_pattern(word) for word in words]
    orders = [spelt] if weak or len(words) == 1 else [spelt, [spelt[-1], *spelt[:-1]]]
    return f"{START}(?:{'|'.join(between.join(order) for order in orders)}){'' if weak else 's?'}{END}"


def _word_pattern(word: str) -> str:
    together = r"(?:[\W_]{1,2}|&\#?\w{2,5};)?".join(_INSIDE.join(map(re.escape, part)) for part in _APOSTROPHE.split(word))
    return f"(?:{together}|{_APART.join(map(re.escape, word))})" if len(word) >= HANDLE else together


def joined_patterns(words: Sequence[str]) -> Iterator[str]:
    """A name as one word, also inside a longer one; and its surname with an initial, as addresses have it."""
    words = [_APOSTROPHE.sub("", word) for word in words]
    first, last = "".join(words), "".join([words[-1], *words[:-1]])
    if len(first) >= JOINED:
        yield from map(re.escape, (first, last))
    if len(words[-1]) >= HANDLE:
        yield from (f"{START}{re.escape(handle)}{END}" for handle in (words[0][0] + words[-1], words[-1] + words[0][0]))


def tag_pattern(word: str, group: str) -> str:
    """A hashtag or handle with a name anywhere in it, which is all hidden: #FreePetrovNow."""
    return rf"[#@](?P<{group}>\w{{0,40}}{re.escape(_APOSTROPHE.sub('', word))}\w{{0,40}})"


def compound_pattern(name: str) -> str:
    """A lone name in a longer word that capitals divide, as the text has it: FreePetrovNow, PetrovCase. Empty where the name has no capital."""
    if len(name) < HANDLE or not re.fullmatch(r"[^\W\d_]+", name) or not name[0].isupper() or not name[1:].islower():
        return ""
    forms = "|".join(dict.fromkeys(map(re.escape, (unicodedata.normalize("NFC", name), anyascii(name)))))
    return rf"\b\w{{0,40}}(?:(?<=[^\W\d_])(?:{forms})(?![a-zß-ÿ])|(?:{forms})(?=[A-Z]))\w{{0,40}}"


def unspaced_pattern(name: str) -> str:
    """The name as its own script writes it, with anything before and after it; empty where its script has blanks, or it is one character."""
    letters = re.sub(_GAP.replace("{0,2}", "+"), "", unicodedata.normalize("NFC", name))
    if len(letters) < 2 or not _UNSPACED.fullmatch(letters):
        return ""
    forms = dict.fromkeys(unicodedata.normalize(form, letters) for form in ("NFC", "NFD"))
    return "|".join(_GAP.join(map(re.escape, form)) for form in forms)
