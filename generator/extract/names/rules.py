"""Rules that see what the model's spans miss: bodies named by a demonym and a noun, outlets named after what they are, titles before a person."""

from dataclasses import replace

from spacy.tokens import Doc

from generator.extract.names.candidates import Candidate, is_name_word
from generator.extract.names.lexicon import lexicon
from generator.models.reading import Schema

LONGEST_INSTITUTION = 4  # tokens after the demonym: "Israeli military intelligence services"


def join_institutions(candidates: list[Candidate]) -> list[Candidate]:
    """ "Turkish government", "Hamas leadership", "US Central Command's police" no: a name or demonym and the noun that makes it a body, as one."""
    out: list[Candidate] = []
    for candidate in candidates:
        if out and candidate.block is out[-1].block and candidate.start < out[-1].end:
            continue  # a name inside the body that was just joined
        out.append(_with_institution(candidate) or candidate)
    return out


def _with_institution(candidate: Candidate) -> Candidate | None:
    words = lexicon()
    doc = candidate.block.doc
    if candidate.label == "Person" and words.country(candidate.text) is None:
        return None
    for size in range(LONGEST_INSTITUTION, 0, -1):
        start, end = candidate.end, candidate.end + size
        if end > len(doc):
            continue
        rest = [t.lower_ for t in doc[start:end]]
        for head in (2, 1):
            schema = words.institutions.get(" ".join(rest[-head:])) if len(rest) >= head else None
            if schema and all(word in words.institution_modifiers for word in rest[:-head]) and not _compound_goes_on(doc, end):
                return Candidate(candidate.block, candidate.start, end, schema, sure=True, belongs_to=(candidate.start, candidate.end))
    return None


def _compound_goes_on(doc: Doc, end: int) -> bool:
    """Whether the noun before `end` only describes the next one: "Israeli army radio", "Turkish government officials"."""
    return (
        end < len(doc)
        and doc[end - 1].dep_ == "compound"
        and doc[end - 1].head.i == end
        and doc[end].pos_ in {"NOUN", "PROPN"}
        and doc[end].text[0].isupper()
    )


def join_outlets(candidates: list[Candidate]) -> list[Candidate]:
    """ "Public Broadcasting Corporation" and the "Kan" right after it, which the model takes for two names, as one."""
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
            and before.tokens[-1].lower_ in lexicon().naming_heads
        ):
            out[-1] = replace(before, end=candidate.end, label="Organization", sure=True)
        else:
            out.append(candidate)
    return out


def label_by_words(candidate: Candidate) -> Candidate:
    """What the words of a name, and those right before it, say it is, where they say it more surely than the model."""
    schema = _schema_by_words(candidate)
    return replace(candidate, label=schema, sure=True) if schema else candidate


def _schema_by_words(candidate: Candidate) -> Schema | None:
    if candidate.sure:
        return None
    words = lexicon()
    tokens = candidate.tokens
    first, last = tokens[0].lower_, tokens[-1].lower_
    before = candidate.block.doc[candidate.start - 1] if candidate.start else None
    if candidate.label in {"Place", "Group", "Unknown", "Organization"} and words.country(candidate.text):
        return "Place"
    if len(tokens) > 1:
        if last in words.event_words:
            return "Event"
        if candidate.label != "Person":
            schema = words.organization_words.get(last) or (
                "Place" if last in words.place_words and candidate.label in {"Place", "Unknown"} else None
            )
            if schema:
                return schema
            if first in words.organization_words and tokens[1].lower_ in {"of", "for"}:
                return words.organization_words[first]
    if any(c.isdigit() for c in candidate.text) and candidate.label in {"Person", "Place", "Organization", "Unknown"} and len(tokens) < 4:
        return "Product"
    if (
        before is not None
        and before.lower_ in words.honorifics
        and before.text[0].isupper()
        and candidate.label in {"Unknown", "Person", "Organization"}
    ):
        return "Person"
    if (
        before is not None
        and before.is_lower
        and before.lower_ in words.naming_heads
        and candidate.label in {"Person", "Unknown", "Organization", "Product"}
    ):
        return "Organization"
    return None


def strip_titles(candidate: Candidate) -> Candidate:
    """A person's span without the titles and forms of address that the model took in: "Presiding Judge Martin Mann"."""
    if candidate.label != "Person":
        return candidate
    words = lexicon()
    start = candidate.start
    doc = candidate.block.doc
    while start < candidate.end - 1 and (doc[start].lower_ in words.honorifics or doc[start].lower_ in words.titles):
        start += 1
    if start < candidate.end - 1 and doc[start].text == "." or not is_name_word(doc[start]):
        start += 1
    return replace(candidate, start=start) if start < candidate.end else candidate
