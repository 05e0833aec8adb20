"""Where a name begins and ends, token by token."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from generator.extract.lexicon import lexicon

AUXILIARIES = frozenset({"will", "would", "can", "could", "may", "might", "should", "does", "did", "has", "have", "is", "are", "was", "were"})
PARTICLES = frozenset({"al", "el", "ul", "bin", "ibn", "bint"})
BEFORE_HYPHEN = frozenset({"as", "ash", "ar", "an", "at", "ad", "az", "es", "er", "en", "ed", "ez"})  # "as-Sadr": words of English without the hyphen
INITIALS = re.compile(r"(?:[A-Z]\.-?){1,3}")
SYLLABLES = frozenset({"In", "Un", "Il", "On"})  # of Korean names, that are words of English
QUOTES = frozenset({'"', "“", "”", "``", "''", "‘", "’"})
SHORTEST_LINE, LONGEST_LINE = 30, 100  # characters of a line that was broken because it was full
GENERATION = re.compile(r"(?:Jr|Sr)\.?|[IVX]{2,}|V")


@lru_cache(maxsize=50_000)
def is_name_word(word: str) -> bool:
    """Whether a token's text may begin or end a name: it has a capital, and is no word of the calendar, no pronoun, no furniture."""
    words = lexicon()
    if word in words.by_name or word in words.bodies:  # the "US" and the "WHO", which in small letters are pronouns
        return True
    if "/" in word or word[0] in "@#-<" or any(c.isspace() for c in word):  # an address, an account; a date whose parts a fixed blank joins
        return False
    lower = word.lower()
    plain = lower.rstrip(".")
    return lower != word and any(c.isupper() for c in word) and not {lower, plain} & words.not_names and plain not in words.never_alone


def is_no_name(span: SpacySpan) -> bool:
    """Whether a stretch is only calendar, units, money or titles: "CEO", "US $299", "Chief Executive Officer", "Monday"."""
    words = lexicon()
    if any(t.is_currency for t in span):
        return True
    if span.start and span.end < len(span.doc) and span.doc[span.start - 1].text.endswith("<") and span.doc[span.end].text.startswith(">"):
        return True  # the letters of a share: "Apple <AAPL>"
    if not any(is_name_word(t.text) for t in span) or span[-1].lower_ in words.money:
        return True
    if all(is_legal_form(t) or t.is_punct for t in span):
        return True
    if len(span) > 1 and span[-1].lower_ in words.organization_words and span[-1].lower_ not in words.titles:
        return False  # the "Labour Party"
    return all(t.lower_ in words.titles or t.lower_ in words.title_modifiers or t.lower_ in words.honorifics for t in span)


def is_wrapped(text: str) -> bool:
    """Whether a paragraph's lines were broken where they were full, so that a name may go on in the next one."""
    lines = text.split("\n")
    return len(lines) > 1 and all(SHORTEST_LINE <= len(line.strip()) <= LONGEST_LINE for line in lines[:-1])


def trimmed(doc: Doc, start: int, end: int, *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """A model's span without articles, quotation marks, possessives and words in small letters at its ends; cut at line ends and brackets.

    Where a paragraph is `wrapped`, a line's end is a blank.
    """
    pieces, begin = [], start
    for i in range(start, end):
        if (doc[i].is_space and not (wrapped and doc[i].text == "\n")) or doc[i].text in "()[]/;|" or _is_told(doc[i]):
            pieces.append((begin, i))
            begin = i + 1
    for piece_start, piece_end in (*pieces, (begin, end)):
        first, last = piece_start, piece_end
        while first < last and (not _begins_name(doc[first]) or _asks(doc[first])):
            first += 1
        while first < last and not _ends_name(doc[last - 1]):
            last -= 1
        if first < last and not is_no_name(doc[first:last]):
            yield first, last


def _is_told(token: Token) -> bool:
    """Whether a word inside a model's span tells what the name before it does: "Niger borders Nigeria"."""
    return token.pos_ == "VERB" and token.is_lower and token.is_alpha and token.dep_ in {"ROOT", "conj", "relcl", "ccomp"}


def begun(doc: Doc, start: int) -> int:
    """The start of a person's name with the initials and the given name that the model leaves off: "A. Brandt"."""
    if doc[start].ent_type_ in {"PERSON", "ORG", ""}:
        if start and not doc[start - 1].ent_type_ and doc[start - 1].text.istitle() and doc[start - 1].lower_ in lexicon().given_names:
            start -= doc[start].text.istitle()
        while start and INITIALS.fullmatch(doc[start - 1].text) and not doc[start - 1].ent_type_ and doc[start].text[0].isupper():
            start -= 1
    return start


def grown(doc: Doc, end: int, numbered: Container[tuple[str, str]]) -> int:
    """The end of a name with what the model leaves off: "Moon Jae-in", "Chrysler LLC", "Boeing 747", "FTSE 100"."""
    last = doc[end - 1]
    given_name = end + 1 < len(doc) and doc[end].text == "-" and not last.whitespace_ and not doc[end].whitespace_
    if given_name and doc[end + 1].is_lower and len(doc[end + 1].text) < 6 and last.ent_type_ == "PERSON":
        return end + 2
    if last.ent_type_ == "PERSON" and end < len(doc) and doc[end].text in SYLLABLES and not last.is_sent_start:
        end += 1  # "Moon Jae In"
    if last.ent_type_ == "PERSON":
        end = _with_generation(doc, _with_particle(doc, end))
    while end < len(doc) and (is_legal_form(doc[end]) or (doc[end].is_digit and _is_numbered(doc, end, numbered))):
        end += 1
    return end


def _with_particle(doc: Doc, end: int) -> int:
    """The end of a person's name with an "al-Assad" that the model cut before or after its "al"."""
    at = end - 1 if doc[end - 1].lower_ in PARTICLES else end
    hyphen = at + 1 < len(doc) and doc[at + 1].text == "-"
    name = at + 2 if hyphen else at + 1
    particle = name < len(doc) and (doc[at].lower_ in PARTICLES or (hyphen and doc[at].lower_ in BEFORE_HYPHEN))
    return name + 1 if particle and doc[name].text[0].isupper() else end


def _with_generation(doc: Doc, end: int) -> int:
    """The end of a person's name with the "Jr." or "III" after it, which a comma may part from it."""
    at = end + 1 if end + 1 < len(doc) and doc[end].text == "," else end
    if at < len(doc) and GENERATION.fullmatch(doc[at].text) and (at == end or doc[at].text[0] in "JS"):
        return at + 1
    return end


def is_legal_form(token: Token) -> bool:
    """Inc., Ltd, S.A.: a word that says how a company is constituted."""
    return token.text[0].isupper() and token.lower_.rstrip(".") in lexicon().legal_forms


def _is_numbered(doc: Doc, at: int, numbered: Container[tuple[str, str]]) -> bool:
    """Whether a number is the name's own: it stands there twice, or has the three digits of models, flights and stock indexes and counts nothing."""
    before = doc[at - 1]
    if (before.text, doc[at].text) in numbered or before.lower_ in lexicon().indexes:
        return True
    after = doc[at + 1] if at + 1 < len(doc) else None
    amount = after is not None and (after.like_num or after.text == "%" or after.lower_ in lexicon().amounts)
    return len(doc[at].text) == 3 and before.ent_type_ in {"ORG", "PRODUCT", ""} and not amount


def _begins_name(token: Token) -> bool:
    text = token.text
    if text[0].isdigit():
        return any(c.isalpha() for c in text)
    return any(c.isupper() for c in text) and token.lower_ not in {"the", "a", "an", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."}


def _asks(token: Token) -> bool:
    """Whether a word begins a question: "Will Congress vote?"."""
    return token.is_sent_start is True and token.lower_ in AUXILIARIES and token.sent[-1].text == "?"


def _ends_name(token: Token) -> bool:
    if token.text in {"'s", "’s"} and token.i and f"{token.nbor(-1).lower_}'s" in lexicon().possessive_names:
        return True  # the apostrophe of "Moody's" is its own
    return token.text not in {"'s", "’s", "'", "’"} and any(c.isalnum() for c in token.text) and not (token.is_lower and token.is_alpha)


def proper_runs(doc: Doc, words: Sequence[str], taken: set[int], *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Stretches of proper nouns outside of the tokens taken; `words` are the doc's texts."""
    i = 0
    while i < len(words):
        if i in taken or not is_name_word(words[i]) or not _is_proper(doc[i]):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and end not in taken and (_goes_on(doc[end]) or is_number_of_name(doc, end)):
            end += 1
            if wrapped and end + 1 < len(doc) and words[end] == "\n" and end + 1 not in taken and _goes_on(doc[end + 1]):
                end += 1
        if not is_no_name(doc[i:end]) and not (end - i == 1 and _has_capital_anyway(doc, i)):
            yield begun(doc, i), end
        i = end


def _has_capital_anyway(doc: Doc, at: int) -> bool:
    """Whether a lone word heads a sentence and says no more; if it is a name, it is found where else it stands. In "Kan, the Israeli ..." it is one."""
    if not doc[at].is_sent_start or has_inner_capital(doc[at].text) or doc[at].is_upper or begun(doc, at) != at:
        return False
    return not (at + 3 < len(doc) and doc[at + 1].text == "," and doc[at + 2].lower_ == "the" and doc[at + 3].text[0].isupper())


def _is_proper(token: Token) -> bool:
    if not is_name_word(token.text) or len(token.text) < 2:
        return False
    if has_inner_capital(token.text):
        return True
    return token.pos_ == "PROPN" and token.text[0].isupper()


def _goes_on(token: Token) -> bool:
    """Whether a token continues a name: also the "Street" of "Wall Street", which begins none."""
    return _is_proper(token) or (token.pos_ == "PROPN" and token.text[0].isupper() and token.lower_ in lexicon().never_alone)


def is_number_of_name(doc: Doc, at: int) -> bool:
    """Whether a number belongs to the name before it: "iPhone 4", "Boeing 787", not a year nor a count of what follows."""
    return doc[at].is_digit and len(doc[at].text) < 4 and not (at + 1 < len(doc) and doc[at].head.i > at)


@lru_cache(maxsize=50_000)
def has_inner_capital(text: str) -> bool:
    """iPhone, eBay, YouTube, A380s: marks of a name wherever they stand."""
    mixed = any(c.isupper() for c in text[1:]) and any(c.islower() for c in text)
    model = text[0].isupper() and any(c.isdigit() for c in text)
    return (mixed or model) and text.replace("-", "").isalnum()
