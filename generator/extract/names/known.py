"""Names that an article has already given, found again where the model missed them: a surname at the head of a sentence, a word of a headline."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.extract.lexicon import lexicon
from generator.extract.names.candidates import Candidate, is_title_case
from generator.extract.names.local import has_form
from generator.extract.names.spans import AUXILIARIES, QUOTES, has_inner_capital, is_name_word
from generator.extract.parse import ParsedBlock
from generator.models.reading import Schema

Pattern = tuple[str, ...]


def known_patterns(candidates: Iterable[Candidate]) -> dict[Pattern, Schema]:
    """Each name of the body by its tokens, and the surnames of its persons, with what they name."""
    patterns: dict[Pattern, Schema] = {}
    for candidate in candidates:
        tokens = tuple(candidate.words)
        patterns.setdefault(tokens, candidate.label)
        if candidate.label == "Person" and len(tokens) > 1 and is_name_word(tokens[-1]):
            patterns.setdefault(tokens[-1:], "Person")
        if candidate.label in {"Organization", "Company"} and has_form(candidate.text) and _may_be_short(tokens[0]):
            patterns.setdefault(tokens[:1], candidate.label)
        short = short_name(candidate)
        if short:
            patterns.setdefault(short, "Organization")
        if called := nickname(candidate):
            patterns.setdefault(called, "Person")
    return patterns


def _may_be_short(word: str) -> bool:
    """Whether the first word of a company's name may stand for it: no adjective, no country, no kind of body."""
    words = lexicon()
    return word.lower() not in words.never_short | words.organization_words.keys() | words.given_names and words.country(word) is None


def short_name(candidate: Candidate) -> Pattern:
    """The outlet's own name after what it is: "Kan" of "Public Broadcasting Corporation Kan"; empty where there is none."""
    if candidate.label == "Person" or candidate.end - candidate.start < 3:
        return ()
    tokens = candidate.words
    heads = [i for i, word in enumerate(tokens) if 0 < i < len(tokens) - 1 and word.lower() in lexicon().naming_heads]
    short = tuple(tokens[heads[-1] + 1 :]) if heads and len(tokens) - heads[-1] <= 3 and tokens[heads[-1] + 1][0].isupper() else ()
    return () if lexicon().country(" ".join(short)) else short  # the USA is no short name of the "Socialist Party USA"


def nickname(candidate: Candidate) -> Pattern:
    """What a person is called by, in quotation marks inside the name: "El Flaco" of "Arturo "El Flaco" Medina"; empty where there is none."""
    words = candidate.words
    marks = [i for i, word in enumerate(words) if word in QUOTES] if candidate.label == "Person" else []
    return tuple(words[marks[0] + 1 : marks[1]]) if len(marks) > 1 else ()


def by_first_word(patterns: Iterable[Pattern]) -> dict[str, list[Pattern]]:
    """Patterns by how a token that begins one may be written in small letters, longest first."""
    by_first: defaultdict[str, list[Pattern]] = defaultdict(list)
    for pattern in sorted(patterns, key=lambda p: (-len(p), p)):
        by_first[pattern[0].lower()].append(pattern)
        by_first[pattern[0].lower() + "."].append(pattern)  # a token may hold the full stop of its sentence
    return dict(by_first)


def with_known(
    block: ParsedBlock,
    patterns: dict[Pattern, Schema],
    by_first: Mapping[str, Sequence[Pattern]],
    present: Sequence[Candidate],
    small_words: frozenset[str],
) -> list[Candidate]:
    """The candidates of a block and the patterns that it holds beside or around them, longest first, in order.

    `small_words` are those that the article writes in small letters too. A pattern around shorter names takes their place: where "Airbus A380" is a
    name elsewhere in the article, the "Airbus" of another "Airbus A380" is none.
    """
    at = {i: c for c in present for i in range(c.start, c.end)}
    shouted, words, lowers, found = is_title_case(block), block.words, block.lowers, []
    gone: set[int] = set()
    i = 0
    while i < len(words):
        match = next((p for p in by_first.get(lowers[i], ()) if _matches(words, i, p, shouted=shouted)), None)
        inside = [at[k] for k in range(i, i + len(match)) if k in at] if match else []
        if match and all(_is_within(c, i, i + len(match)) for c in inside) and not _is_plain_word(block, i, match, small_words):
            start = i - (shouted and not inside and i - 1 not in at and _is_called_in_full(block, i, match, patterns))
            found.append(Candidate(block, start, i + len(match), "Person" if start < i else patterns[match]))
            gone.update(c.start for c in inside)
            i += len(match)
        else:
            i += 1
    return sorted((*(c for c in present if c.start not in gone), *found), key=lambda c: c.start)


def _is_called_in_full(block: ParsedBlock, at: int, match: Pattern, patterns: Mapping[Pattern, Schema]) -> bool:
    """Whether a given name stands before a surname in a headline whose capitals say nothing: the "Uma" of another Thurman than the text's Robert."""
    before = block.words[at - 1] if at else ""
    given = before.lower() in lexicon().given_names and is_name_word(before) and before.lower() not in AUXILIARIES
    if not given or len(match) > 1:
        return False
    return patterns[match] in {"Person", "Unknown"} or any(
        label == "Person" and pattern[-1:] == match for pattern, label in patterns.items() if len(pattern) > 1
    )


def _is_within(candidate: Candidate, start: int, end: int) -> bool:
    """Whether a candidate is a shorter name inside a stretch."""
    return start <= candidate.start and candidate.end <= end and candidate.end - candidate.start < end - start


def _matches(text: Sequence[str], at: int, pattern: Pattern, *, shouted: bool) -> bool:
    words = text[at : at + len(pattern)]
    if tuple(words) == pattern or (*words[:-1], words[-1].removesuffix(".")) == pattern:
        return True
    same_letters = [w.upper() for w in words] == [p.upper() for p in pattern]
    if has_inner_capital(pattern[0]) and words[0] == pattern[0]:
        return same_letters  # the "iPod nano" is the "iPod Nano"
    return shouted and same_letters and all(w[0].isupper() or not w[0].isalpha() for w in words)


def _is_plain_word(block: ParsedBlock, at: int, pattern: Pattern, small_words: frozenset[str]) -> bool:
    """Whether a one-word match is more likely the common word with a capital: "Apple" is written small nowhere, "Security" is."""
    word = pattern[0]
    if len(pattern) > 1 or any(c.isupper() for c in word[1:]):
        return False
    return word.lower() in small_words and (block.opens[at] or block.poses[at] != "PROPN") and word not in lexicon().by_name
