"""Languages by their English names, and the way they are written."""

_NAMES = {
    "ar": "Arabic",
    "he": "Hebrew",
    "fa": "Persian",
    "ru": "Russian",
    "uk": "Ukrainian",
    "tr": "Turkish",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ku": "Kurdish",
    "ur": "Urdu",
    "el": "Greek",
    "hy": "Armenian",
    "ka": "Georgian",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "en": "English",
}
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "ckb", "dv"})


def language_name(code: str) -> str:
    """`French` for "fr" or "fr-CA"; the code itself where it has no name here."""
    return _NAMES.get(code.partition("-")[0], code)
