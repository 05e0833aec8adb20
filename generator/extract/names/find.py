"""From a parsed article to its names, in the order of the steps."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from generator.extract.lexicon import lexicon
from generator.extract.lexicon.keys import is_acronym
from generator.extract.names.assemble import Spotted, assemble
from generator.extract.names.candidates import Candidate, find_candidates, find_numbered, is_title_case
from generator.extract.names.declared import find_declared, with_other_scripts
from generator.extract.names.kinds import cut_title, label_by_words, strip_titles
from generator.extract.names.known import by_first_word, known_patterns, with_known
from generator.extract.names.local import Surface, group_names
from generator.extract.names.roles import find_roles
from generator.extract.names.rules import (
    join_borders,
    join_governments,
    join_institutions,
    join_models,
    join_nicknamed,
    join_outlets,
    join_storms,
    split_joined,
)
from generator.extract.names.spans import is_punctuation
from generator.extract.parse import ParsedArticle
from generator.models.article import Article
from generator.models.reading import Names
from generator.models.text import Span

MOST_MARKS = 4  # brackets and quotation marks before the first word of a paragraph


def find_names(parsed: ParsedArticle) -> Names:
    """Every mention of the article in order, the headline's first where the text does not hold it, and what they name."""
    candidates = _candidates(parsed)
    spotted = sorted((*map(_spotted, candidates), *_of_dateline(parsed.article)), key=lambda s: (s.part != "title", s.span))
    named = group_names(
        [Surface(s.text, s.label, s.sure, bool(s.candidate and s.candidate.belongs_to)) for s in spotted],
        find_declared(candidates, {s.text for s in spotted}),
    )
    roles = [role for block in _by_block(candidates) for role in find_roles(block)]
    return assemble(spotted, named, roles)


def _candidates(parsed: ParsedArticle) -> list[Candidate]:
    """All candidates. Headlines in title case are believed only where the body confirms them."""
    numbered, labels = find_numbered(parsed.blocks), _speaker_labels(parsed)
    found = [[c for c in find_candidates(block, numbered) if c.text not in labels] for block in parsed.blocks]
    written = frozenset(c.text for listed in found for c in listed)
    mended = [with_other_scripts(block, _mended(listed, written)) for block, listed in zip(parsed.blocks, found, strict=True)]
    body = [c for block, listed in zip(parsed.blocks, mended, strict=True) if not is_title_case(block) for c in listed]
    patterns = known_patterns(body)
    by_first = by_first_word(patterns)
    small = frozenset(word for block in parsed.blocks for word in block.words if word.islower() and word.isalpha())
    out: list[Candidate] = []
    for block, listed in zip(parsed.blocks, mended, strict=True):
        sure = [c for c in listed if _is_confirmed(c, patterns)] if is_title_case(block) and body else listed
        out += with_known(block, patterns, by_first, [c for c in sure if not _is_common_word(c, small)], small)
    return out


def _is_common_word(candidate: Candidate, small: frozenset[str]) -> bool:
    """Whether a lone word has its capital from the head of a sentence, or is no proper noun, and the article also writes it small: "Survivors"."""
    block, word = candidate.block, candidate.words[0]
    if len(candidate.words) > 1 or candidate.label in {"Person", "Place"} or candidate.sure or word.lower() not in small or not word.istitle():
        return False
    return block.opens[candidate.start] or block.poses[candidate.start] != "PROPN"


def _speaker_labels(parsed: ParsedArticle) -> frozenset[str]:
    """The initials that head paragraphs of an interview, "AB:" or "(AB)": they say who speaks, and name nothing."""
    heads: Counter[str] = Counter()
    for block in parsed.blocks:
        words = block.words
        first = next((i for i, word in enumerate(words[:MOST_MARKS]) if not is_punctuation(word) and not word.isspace()), len(words))
        if first + 1 < len(words) and is_acronym(words[first]) and words[first + 1] in {":", ")"}:
            heads[words[first]] += 1
    return frozenset(text for text, count in heads.items() if count > 1 and lexicon().country(text) is None)


def _mended(listed: Sequence[Candidate], written: frozenset[str]) -> list[Candidate]:
    """One block's candidates, parted and joined as the rules say, each with the kind that words give it."""
    whole = [strip_titles(label_by_words(cut_title(piece))) for c in listed for piece in split_joined(c, written)]
    return [
        label_by_words(c) for c in join_governments(join_institutions(join_borders(join_storms(join_models(join_outlets(join_nicknamed(whole)))))))
    ]


def _is_confirmed(candidate: Candidate, patterns: Container[tuple[str, ...]]) -> bool:
    return tuple(candidate.words) in patterns or lexicon().country(candidate.text) is not None


def _spotted(candidate: Candidate) -> Spotted:
    return Spotted(candidate.span, candidate.part, candidate.text, candidate.label, candidate.sure, candidate)


def _of_dateline(article: Article) -> Iterator[Spotted]:
    """The place and the agency of "CITY, Month D. /AGENCY/."; the model never reads that block."""
    for block in article.blocks:
        if block.kind == "dateline":
            line = block.span.of(article.text)
            place = re.match(r"\W*([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})", line)
            agency = re.search(r"/([^/]{2,40})/|\(([A-Z][^)]{1,40})\)", line)
            for match, label in ((place, "Place"), (agency, "Organization")):
                if match:
                    group = match.lastindex or 1
                    start, end = block.start + match.start(group), block.start + match.end(group)
                    yield Spotted(Span(start, end), "text", article.text[start:end], label, True, None)  # type: ignore[arg-type]


def _by_block(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    blocks: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        blocks.setdefault(id(candidate.block), []).append(candidate)
    return list(blocks.values())
