"""Headlines that name their speaker by form alone: "Army: ...", "... — minister"."""

import re
from collections.abc import Iterator

from generator.extract.attribution.finding import Finding
from generator.extract.attribution.lexicon import load_speakers
from generator.extract.attribution.tokens import Tokens

_DASHES = frozenset({"—", "–", "―", "-", "--"})
MOST_WORDS = 5  # of a speaker's name in a headline
LEAST_WORDS = 3  # of what is said
_STUDIES = frozenset({"study", "survey", "poll", "report", "research"})
_RUBRIC = re.compile(
    r"(?i)^(live|video|watch|photos?|pictures?|breaking|exclusive|opinion|analysis|update[ds]?|fact check|explainer|review|interview|factbox|timeline|podcast|poll|editorial|news|report|read|\d.*)$"
)


def find_in_headlines(tokens: Tokens, headlines: frozenset[int], findings: list[Finding]) -> list[Finding]:
    """The findings, with those that the form of a headline adds where nothing was found in it."""
    added = []
    for block in sorted(headlines):
        first, last = tokens.block_bounds[block]
        if not any(first <= f.cue < last for f in findings):
            added += list(_by_form(tokens, first, last))[:1]
    return sorted([*findings, *added], key=lambda f: f.cue)


def _by_form(tokens: Tokens, first: int, last: int) -> Iterator[Finding]:
    verb = next((i for i in range(last - 1, first, -1) if tokens.weight[i]), first)  # "Bridge to open, mayor says"
    comma = next((i for i in range(verb - 1, max(first, verb - MOST_WORDS - 1), -1) if tokens.words[i] == ","), None)
    if comma is not None and verb - comma > 1 and comma - first >= LEAST_WORDS and tokens.tags[verb] in ("VBZ", "VBP", "VBD") and tokens.acts[verb]:
        yield from _finding(tokens, verb, (comma + 1, verb), (first, comma), "headline: speaker after a comma")
    for i in range(first + 1, last - 1):
        if tokens.words[i] == ":" and i - first <= MOST_WORDS and last - i > LEAST_WORDS:
            yield from _finding(tokens, i, (first, i), (i + 1, last), "headline: speaker before a colon")
        elif tokens.words[i] in _DASHES and tokens.end[i - 1] < tokens.start[i] and last - i - 1 <= MOST_WORDS and i - first >= LEAST_WORDS:
            yield from _finding(tokens, i, (i + 1, last), (first, i), "headline: speaker after a dash")


def _finding(tokens: Tokens, mark: int, speaker: tuple[int, int], said: tuple[int, int], way: str) -> Iterator[Finding]:
    source, content = tokens.ranges([speaker]), tokens.ranges([said])
    if not source or not content or any(tokens.poses[i] in ("VERB", "AUX") for i in range(*speaker)):
        return
    noun = next((i for i in range(source[0][1] - 1, source[0][0] - 1, -1) if tokens.poses[i] in ("NOUN", "PROPN")), None)
    if noun is not None and _can_speak(tokens, noun) and not _RUBRIC.match(" ".join(tokens.words[i] for i in range(*source[0]))):
        yield Finding(mark, content, source, noun, way, "headline", 0.7, 1.0, 1.0, 0.7)


def _can_speak(tokens: Tokens, noun: int) -> bool:
    """A name of a person or body, or a noun that describes a speaker; "Storm in Spain: ..." names a subject, not a speaker."""
    speakers = load_speakers()
    lemma = tokens.lowers[noun] if tokens.poses[noun] == "PROPN" else tokens.lemmas[noun]
    described = lemma in _STUDIES or lemma in speakers.unnamed or lemma in speakers.bodies or lemma in speakers.generic or lemma in speakers.outlets
    return described or tokens.entities[noun] in ("PERSON", "ORG", "NORP")
