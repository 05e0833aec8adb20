"""What was found for one cue."""

from dataclasses import dataclass

from generator.extract.attribution.tokens import Ranges

AGREE = 0.5  # overlap by which two readings are one


@dataclass(frozen=True, slots=True)
class Finding:
    """Somebody's words as found: the token that heads the cue, the content and the source as token ranges, and how they were reached.

    `noun` heads the source, -1 where there is none. `chance` is that of the cue, `share` and `source_share` those of content and source given the cue;
    `likely` is the chance that cue and content are right.
    """

    cue: int
    content: Ranges
    source: Ranges
    noun: int
    way: str
    path: str
    chance: float
    share: float
    source_share: float
    likely: float
