"""The language of an article: told from its body, never from its headline; a declared one wins where it is plausible."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SAMPLE = 3_000  # characters: enough to tell, and the time for one article stays under a millisecond
SHORT = 200  # characters: under this the guess is weaker than what the page declares
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

# Languages that a guess often takes for one another: a declaration decides between them
_NEAR = (
    {"no", "nb", "nn", "da"},
    {"sr", "hr", "bs", "sl", "mk", "bg"},
    {"id", "ms", "jv"},
    {"pt", "gl", "es", "ca", "an"},
    {"uk", "ru", "be"},
    {"cs", "sk"},
    {"nl", "af", "lb", "de"},
    {"ar", "fa", "ur"},
    {"hi", "mr", "ne"},
)


def find_language(text: str, declared: str | None = None) -> str | None:
    """The BCP 47 code of the text's language; None where the text has no letters and nothing is declared."""
    wanted = normal_code(declared)
    sample = text[:SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    if letters < 10:
        return wanted
    guess = str(_identifier().classify(sample)[0])
    if wanted is None:
        return guess
    base = wanted.split("-")[0]
    near = any(base in group and guess in group for group in _NEAR)
    return wanted if base == guess or near or (letters < SHORT and _same_script(base, guess)) else guess


@cache
def _identifier() -> LanguageIdentifier:
    """Tells languages that papers are written in: with pidgins, constructed and dead ones allowed, terse English is taken for them."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_WRITTEN & set(identifier.labels))
    return identifier


_WRITTEN = frozenset(["af", "am", "ar", "as", "az", "be", "bg", "bn", "bo", "br", "bs", "ca", "ckb", "cs", "cy", "da", "de", "dv", "el", "en", "es", "et", "eu", "fa", "fi", "fo", "fr", "fy", "ga", "gd", "gl", "gu", "ha", "he", "hi", "hr", "ht", "hu", "hy", "id", "ig", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ku", "ky", "lb", "lo", "lt", "lv", "mg", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "nb", "ne", "nl", "nn", "no", "om", "or", "pa", "pl", "ps", "pt", "ro", "ru", "rw", "sd", "si", "sk", "sl", "sn", "so", "sq", "sr", "sv", "sw", "ta", "te", "tg", "th", "ti", "tk", "tr", "tt", "ug", "uk", "ur", "uz", "vi", "xh", "yi", "yo", "zh", "zu"])  # fmt: skip

_OTHER_SCRIPTS = {
    "ru": "cyrillic", "uk": "cyrillic", "be": "cyrillic", "bg": "cyrillic", "mk": "cyrillic", "kk": "cyrillic", "ky": "cyrillic", "mn": "cyrillic",
    "ar": "arabic", "fa": "arabic", "ur": "arabic", "ps": "arabic", "ug": "arabic", "he": "hebrew", "el": "greek", "hy": "armenian", "ka": "georgian",
    "zh": "han", "ja": "japanese", "ko": "hangul", "th": "thai", "hi": "devanagari", "mr": "devanagari", "ne": "devanagari", "bn": "bengali",
    "ta": "tamil", "te": "telugu", "ml": "malayalam", "kn": "kannada", "gu": "gujarati", "pa": "gurmukhi", "si": "sinhala", "am": "ethiopic",
}  # fmt: skip  # all others are written in Latin letters here


def _same_script(one: str, other: str) -> bool:
    return _OTHER_SCRIPTS.get(one, "latin") == _OTHER_SCRIPTS.get(other, "latin")


def normal_code(declared: str | None) -> str | None:
    """A declared code in its usual form, `en_GB` as `en-GB`; None where it is no code."""
    declared = (declared or "").strip()
    if not _CODE.fullmatch(declared):
        return None
    language, *rest = re.split(r"[-_]", declared)
    return "-".join([language.lower(), *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest)])
