"""Rules that see what the model's spans miss: bodies named by a demonym and a noun, outlets named after what they are, titles before a person."""

from dataclasses import replace

from generator.extract.lexicon import lexicon
from generator.extract.names.candidates import Candidate
from generator.extract.names.spans import QUOTES, is_name_word
from generator.extract.parse import ParsedBlock

LONGEST_GIVEN = 2  # given names before a nickname
LONGEST_INSTITUTION = 4  # tokens after the demonym: "Israeli military intelligence services"


JOINTS = frozenset({"and", "'s", "’s", "-", "/", ","})  # "Gaza and Rafah", "Apple's iTunes Store", "San Jose - Cisco"


def split_joined(candidate: Candidate, written: frozenset[str]) -> list[Candidate]:
    """The names that the model took for one, parted where a side is a name of its own elsewhere in the article."""
    block, words = candidate.block, candidate.block.words
    for i in range(candidate.start + 1, candidate.end - 1):
        joint = words[i]
        if joint in JOINTS and not (joint == "-" and not block.doc[i].whitespace_):  # the hyphen of "al-Assad" parts nothing
            left, right = block.slice(candidate.start, i), block.slice(i + 1, candidate.end)
            sides = [_is_name(side, written) for side in (left, right)]
            enough = all(sides) if candidate.label == "Organization" and joint == "and" else sides[0] or (any(sides) and joint in {"and", "-"})
            if enough or (joint == "and" and right.split()[0] == left.split()[0]):
                after = replace(candidate, start=i + 1, label="Unknown" if joint in {"'s", "’s"} else candidate.label)
                return [replace(candidate, end=i), *split_joined(after, written)]
    first = candidate.start + 1
    if candidate.end - first == 2 and words[first].islower() and all(lexicon().country(words[i]) for i in (candidate.start, candidate.end - 1)):
        return [replace(candidate, end=first, label="Place"), replace(candidate, start=candidate.end - 1, label="Place")]  # "Niger borders Nigeria"
    half, odd = divmod(candidate.end - candidate.start, 2)
    if half and not odd and words[candidate.start : candidate.start + half] == words[candidate.start + half : candidate.end]:
        return [
            replace(candidate, end=candidate.start + half),
            replace(candidate, start=candidate.start + half),
        ]  # a caption that ends as the text begins
    if (
        candidate.label == "Person"
        and candidate.end - first > 1
        and _is_name(words[first - 1], written)
        and block.slice(first, candidate.end) in written
    ):
        return [replace(candidate, end=first, label="Unknown"), replace(candidate, start=first)]  # "Equifax Richard Smith"
    is_person = candidate.label == "Person" or (first < candidate.end and block.lowers[first] in lexicon().given_names)
    titled = candidate.start > 1 and block.lowers[candidate.start - 1] in {"of", "from"} and block.words[candidate.start - 2].istitle()
    if candidate.end - first > 1 and titled and is_person and lexicon().country(words[first - 1]):
        return [replace(candidate, end=first, label="Place"), replace(candidate, start=first, label="Person")]  # "President of Chile Gabriela Moreno"
    return [candidate]


def _is_name(text: str, written: frozenset[str]) -> bool:
    return text in written or lexicon().country(text) is not None


def join_institutions(candidates: list[Candidate]) -> list[Candidate]:
    """Join a name or demonym and the noun that makes it a body: "Turkish government", "Hamas leadership"."""
    out: list[Candidate] = []
    for candidate in candidates:
        if out and candidate.block is out[-1].block and candidate.start < out[-1].end:
            continue  # a name inside the body that was just joined
        out.append(_with_institution(candidate) or candidate)
    return out


def _with_institution(candidate: Candidate) -> Candidate | None:
    words, lowers = lexicon(), candidate.block.lowers
    if candidate.label == "Person" and words.country(candidate.text) is None:
        return None
    for size in range(LONGEST_INSTITUTION, 0, -1):
        start, end = candidate.end, candidate.end + size
        if end > len(lowers):
            continue
        rest = lowers[start:end]
        for head in (2, 1):
            schema = words.institutions.get(" ".join(rest[-head:])) if len(rest) >= head else None
            if schema and all(word in words.institution_modifiers for word in rest[:-head]) and not _compound_goes_on(candidate.block, end):
                return Candidate(candidate.block, candidate.start, end, schema, sure=True, belongs_to=(candidate.start, candidate.end))
    return None


def join_governments(candidates: list[Candidate]) -> list[Candidate]:
    """Join a country and the body before it: the "government of Turkey" is the Turkish government."""
    return [_after_institution(candidate) or candidate for candidate in candidates]


def _after_institution(country: Candidate) -> Candidate | None:
    words, lowers = lexicon(), country.block.lowers
    of = country.start - (2 if country.start and lowers[country.start - 1] == "the" else 1)
    if of < 1 or lowers[of] != "of" or words.by_name.get(country.text) is None or country.end - country.start > len(country.text.split()):
        return None
    schema = words.institutions.get(lowers[of - 1])
    if schema != "PublicBody" or not country.block.words[of - 1].islower():
        return None
    return Candidate(country.block, of - 1, country.end, schema, sure=True, belongs_to=(country.start, country.end))


def _compound_goes_on(block: ParsedBlock, end: int) -> bool:
    """Whether the noun before `end` only describes the next one: "Israeli army radio", "Turkish government officials"."""
    doc = block.doc
    return (
        end < len(doc)
        and doc[end - 1].dep_ == "compound"
        and doc[end - 1].head.i == end
        and block.poses[end] in {"NOUN", "PROPN"}
        and block.words[end][0].isupper()
    )


def join_nicknamed(candidates: list[Candidate]) -> list[Candidate]:
    """Join given name, nickname in quotation marks and surname, which the model takes for three: "Arturo "El Flaco" Medina"."""
    out: list[Candidate] = []
    for candidate in candidates:
        if not out or candidate.block is not out[-1].block or candidate.start >= out[-1].end:
            out.append(_with_nickname(candidate) or candidate)
    return out


def _with_nickname(first: Candidate) -> Candidate | None:
    words, at = first.block.words, first.end
    if (first.label in {"Place", "Event"} and first.sure) or len(first.words) > LONGEST_GIVEN or at >= len(words) or words[at] not in QUOTES:
        return None
    close = next((i for i in range(at + 1, min(at + 5, len(words))) if words[i] in QUOTES), at)
    inside, end = words[at + 1 : close], close + 2
    whole = (
        inside and all(word[0].isupper() for word in inside) and end <= len(words) and is_name_word(words[close + 1]) and words[close + 1].istitle()
    )
    return replace(first, end=end, label="Person", sure=True) if whole else None


def join_borders(candidates: list[Candidate]) -> list[Candidate]:
    """The "Lebanese-Israeli border", which lies between two countries and is neither, as one place."""
    out: list[Candidate] = []
    for candidate in candidates:
        words, before = candidate.block.words, out[-1] if out else None
        joined = before and before.block is candidate.block and before.end + 1 == candidate.start and words[before.end] in {"-", "–"}
        if joined and before and candidate.end < len(words) and words[candidate.end].lower() in {"border", "frontier"}:
            out[-1] = Candidate(candidate.block, before.start, candidate.end + 1, "Place", sure=True)
        else:
            out.append(candidate)
    return out


def join_storms(candidates: list[Candidate]) -> list[Candidate]:
    """Join the name of a storm and the "Hurricane" before it, which the model leaves off."""
    out: list[Candidate] = []
    for candidate in candidates:
        words, first = candidate.block.words, candidate.start - 1
        if first >= 0 and words[first][0].isupper() and words[first].lower() in lexicon().storms and words[first + 1][0].isupper():
            while out and out[-1].block is candidate.block and out[-1].end > first:
                out.pop()
            out.append(replace(candidate, start=first, label="Event", sure=True))
        else:
            out.append(candidate)
    return out


def join_models(candidates: list[Candidate]) -> list[Candidate]:
    """Join a maker and the model right after it, "Airbus A380": one product."""
    out: list[Candidate] = []
    for candidate in candidates:
        before = out[-1] if out else None
        adjacent = before is not None and before.block is candidate.block and before.end == candidate.start and before.end - before.start < 3
        first = candidate.words[0]
        if before and adjacent and before.label in {"Organization", "Company", "Unknown"} and first[0].isupper() and any(c.isdigit() for c in first):
            out[-1] = replace(before, end=candidate.end, label="Product", sure=True)
        else:
            out.append(candidate)
    return out


def join_outlets(candidates: list[Candidate]) -> list[Candidate]:
    """Join "Public Broadcasting Corporation" and the "Kan" right after it, which the model takes for two names."""
    out: list[Candidate] = []
    for candidate in candidates:
        before = out[-1] if out else None
        if (
            before
            and before.block is candidate.block
            and before.end == candidate.start
            and candidate.end - candidate.start <= 2
            and before.label in {"Organization", "Unknown"}
            and candidate.label in {"Person", "Organization", "Unknown", "Product"}
            and before.end - before.start > 1
            and before.lowers[-1] in lexicon().naming_heads
        ):
            out[-1] = replace(before, end=candidate.end, label="Organization", sure=True)
        else:
            out.append(candidate)
    return out
