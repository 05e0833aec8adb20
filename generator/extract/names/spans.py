"""Where a name begins and ends, token by token."""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from generator.extract.lexicon import lexicon
from generator.extract.parse import ParsedBlock

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


@lru_cache(maxsize=50_000)
def _is_currency(word: str) -> bool:
    return all(unicodedata.category(c) == "Sc" for c in word)


@lru_cache(maxsize=50_000)
def is_punctuation(word: str) -> bool:
    return all(unicodedata.category(c)[0] == "P" for c in word)


def is_no_name(block: ParsedBlock, start: int, end: int) -> bool:
    """Whether a stretch is only calendar, units, money or titles: "CEO", "US $299", "Chief Executive Officer", "Monday"."""
    lists, around = lexicon(), block.words
    words, lowers = around[start:end], block.lowers[start:end]
    if any(map(_is_currency, words)) or (end - start == 1 and block.doc[start].tag_ == "JJS"):  # "Deadliest", in a headline
        return True
    if start and end < len(around) and around[start - 1].endswith("<") and around[end].startswith(">"):
        return True  # the letters of a share: "Apple <AAPL>"
    if not any(map(is_name_word, words)) or lowers[-1] in lists.money:
        return True
    if all(is_legal_form(word) or is_punctuation(word) for word in words):
        return True
    if len(words) > 1 and lowers[-1] in lists.organization_words and lowers[-1] not in lists.titles:
        return False  # the "Labour Party"
    return all(word in lists.titles or word in lists.title_modifiers or word in lists.honorifics for word in lowers)


def is_wrapped(text: str) -> bool:
    """Whether a paragraph's lines were broken where they were full, so that a name may go on in the next one."""
    lines = text.split("\n")
    return len(lines) > 1 and all(SHORTEST_LINE <= len(line.strip()) <= LONGEST_LINE for line in lines[:-1])


def trimmed(block: ParsedBlock, start: int, end: int, *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """A model's span without articles, quotation marks, possessives and words in small letters at its ends; cut at line ends and brackets.

    Where a paragraph is `wrapped`, a line's end is a blank.
    """
    pieces, begin, words = [], start, block.words
    for i in range(start, end):
        if (words[i].isspace() and not (wrapped and words[i] == "\n")) or words[i] in "()[]/;|" or _is_told(block, i):
            pieces.append((begin, i))
            begin = i + 1
    for piece_start, piece_end in (*pieces, (begin, end)):
        first, last = piece_start, piece_end
        while first < last and (not _begins_name(words[first]) or _asks(block, first)):
            first += 1
        while first < last and not _ends_name(words, last - 1):
            last -= 1
        if first < last and not is_no_name(block, first, last):
            yield first, last


def _is_told(block: ParsedBlock, at: int) -> bool:
    """Whether a word inside a model's span tells what the name before it does: "Niger borders Nigeria"."""
    word = block.words[at]
    return block.poses[at] == "VERB" and word.islower() and word.isalpha() and block.doc[at].dep_ in {"ROOT", "conj", "relcl", "ccomp"}


def begun(block: ParsedBlock, start: int) -> int:
    """The start of a person's name with the initials and the given name that the model leaves off: "A. Brandt"."""
    words, entities = block.words, block.entities
    if entities[start] in {"PERSON", "ORG", ""}:
        if start and not entities[start - 1] and words[start - 1].istitle() and block.lowers[start - 1] in lexicon().given_names:
            start -= words[start].istitle()
        while start and INITIALS.fullmatch(words[start - 1]) and not entities[start - 1] and words[start][0].isupper():
            start -= 1
    return start


def grown(block: ParsedBlock, end: int, numbered: Container[tuple[str, str]]) -> int:
    """The end of a name with what the model leaves off: "Moon Jae-in", "Chrysler LLC", "Boeing 747", "FTSE 100"."""
    words, last, person = block.words, end - 1, block.entities[end - 1] == "PERSON"
    hyphen = person and end + 1 < len(words) and words[end] == "-" and not block.doc[last].whitespace_ and not block.doc[end].whitespace_
    if hyphen and words[end + 1].islower() and len(words[end + 1]) < 6:
        return end + 2
    if person and end < len(words) and words[end] in SYLLABLES and not block.opens[last]:
        end += 1  # "Moon Jae In"
    if person:
        end = _with_generation(words, _with_particle(block, end))
    while end < len(words) and (is_legal_form(words[end]) or (words[end].isdigit() and _is_numbered(block, end, numbered))):
        end += 1
    return end


def _with_particle(block: ParsedBlock, end: int) -> int:
    """The end of a person's name with an "al-Assad" that the model cut before or after its "al"."""
    words, lowers = block.words, block.lowers
    at = end - 1 if lowers[end - 1] in PARTICLES else end
    hyphen = at + 1 < len(words) and words[at + 1] == "-"
    name = at + 2 if hyphen else at + 1
    particle = name < len(words) and (lowers[at] in PARTICLES or (hyphen and lowers[at] in BEFORE_HYPHEN))
    return name + 1 if particle and words[name][0].isupper() else end


def _with_generation(words: Sequence[str], end: int) -> int:
    """The end of a person's name with the "Jr." or "III" after it, which a comma may part from it."""
    at = end + 1 if end + 1 < len(words) and words[end] == "," else end
    if at < len(words) and GENERATION.fullmatch(words[at]) and (at == end or words[at][0] in "JS"):
        return at + 1
    return end


@lru_cache(maxsize=50_000)
def is_legal_form(word: str) -> bool:
    """Inc., Ltd, S.A.: a word that says how a company is constituted."""
    return word[0].isupper() and word.lower().rstrip(".") in lexicon().legal_forms


def _is_numbered(block: ParsedBlock, at: int, numbered: Container[tuple[str, str]]) -> bool:
    """Whether a number is the name's own: it stands there twice, or has the three digits of models, flights and stock indexes and counts nothing."""
    words, before = block.words, block.lowers[at - 1]
    if (words[at - 1], words[at]) in numbered or before in lexicon().indexes:
        return True
    amount = at + 1 < len(words) and (block.doc[at + 1].like_num or words[at + 1] == "%" or block.lowers[at + 1] in lexicon().amounts)
    return len(words[at]) == 3 and block.entities[at - 1] in {"ORG", "PRODUCT", ""} and not amount


@lru_cache(maxsize=50_000)
def _begins_name(word: str) -> bool:
    if word[0].isdigit():
        return any(c.isalpha() for c in word)
    return any(c.isupper() for c in word) and word.lower() not in {"the", "a", "an", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."}


def _asks(block: ParsedBlock, at: int) -> bool:
    """Whether a word begins a question: "Will Congress vote?"."""
    return block.opens[at] and block.lowers[at] in AUXILIARIES and block.doc[at].sent[-1].text == "?"


def _ends_name(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if word in {"'s", "’s"} and at and f"{words[at - 1].lower()}'s" in lexicon().possessive_names:
        return True  # the apostrophe of "Moody's" is its own
    return word not in {"'s", "’s", "'", "’"} and any(c.isalnum() for c in word) and not (word.islower() and word.isalpha())


def proper_runs(block: ParsedBlock, taken: set[int], *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Stretches of proper nouns outside of the tokens taken."""
    words, i = block.words, 0
    while i < len(words):
        if i in taken or not _is_proper(block, i):
            i += 1
            continue
        end = i + 1
        while end < len(words) and end not in taken and (_goes_on(block, end) or is_number_of_name(block, end)):
            end += 1
            if wrapped and end + 1 < len(words) and words[end] == "\n" and end + 1 not in taken and _goes_on(block, end + 1):
                end += 1
        if not is_no_name(block, i, end) and not (end - i == 1 and _has_capital_anyway(block, i)):
            yield begun(block, i), end
        i = end


def _has_capital_anyway(block: ParsedBlock, at: int) -> bool:
    """Whether a lone word heads a sentence and says no more; if it is a name, it is found where else it stands. In "Kan, the Israeli ..." it is one."""
    words = block.words
    if not block.opens[at] or has_inner_capital(words[at]) or words[at].isupper() or begun(block, at) != at:
        return False
    return not (at + 3 < len(words) and words[at + 1] == "," and block.lowers[at + 2] == "the" and words[at + 3][0].isupper())


def _is_proper(block: ParsedBlock, at: int) -> bool:
    word = block.words[at]
    if not is_name_word(word) or len(word) < 2:
        return False
    return has_inner_capital(word) or (block.poses[at] == "PROPN" and word[0].isupper())


def _goes_on(block: ParsedBlock, at: int) -> bool:
    """Whether a token continues a name: also the "Street" of "Wall Street", which begins none."""
    street = block.poses[at] == "PROPN" and block.words[at][0].isupper() and block.lowers[at] in lexicon().never_alone
    return street or _is_proper(block, at)


def is_number_of_name(block: ParsedBlock, at: int) -> bool:
    """Whether a number belongs to the name before it: "iPhone 4", "Boeing 787", not a year nor a count of what follows."""
    words = block.words
    return words[at].isdigit() and len(words[at]) < 4 and not (at + 1 < len(words) and block.doc[at].head.i > at)


@lru_cache(maxsize=50_000)
def has_inner_capital(text: str) -> bool:
    """iPhone, eBay, YouTube, A380s: marks of a name wherever they stand."""
    mixed = any(c.isupper() for c in text[1:]) and any(c.islower() for c in text)
    model = text[0].isupper() and any(c.isdigit() for c in text)
    return (mixed or model) and text.replace("-", "").isalnum()
