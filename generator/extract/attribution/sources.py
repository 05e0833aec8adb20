"""Who a cue's words may come from: the noun phrases of its sentence, the subject of the one before, or nobody."""

from generator.extract.attribution.tokens import Ranges, Tokens

Proposals = dict[Ranges, tuple[str, str, int]]
"""Each candidate once: the path from the cue to its head noun, which cut of the noun phrase it is, and its head noun (-1 for nobody)."""

Piece = tuple[int, int]
Phrases = dict[int, list[tuple[str, list[Piece], Ranges]]]
"""The cuts of each noun's phrase, as pieces and as proper ranges; none for a word that cannot speak."""

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_POINTING = frozenset({"PRP$", "WP", "DT", "WDT"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"relcl", "acl", "advcl"})
REACH = 40  # tokens between a cue and its source


def propose_sources(tokens: Tokens, cue: int, phrases: Phrases | None = None) -> Proposals:
    """The candidate sources of the cue headed by a token; the empty one always among them.

    Cues of one sentence look at the same nouns: `phrases` remembers them from cue to cue.
    """
    found: Proposals = {(): ("none", "", -1)}
    _add_near(found, tokens, cue, {} if phrases is None else phrases)
    first = tokens.first[cue]
    if not tokens.weight[cue]:
        ranges = tokens.ranges([(first, cue)])
        if ranges:
            found.setdefault(ranges, ("mark", "before", first))
    if first > tokens.block_bounds[tokens.block[cue]][0]:
        for noun in range(tokens.first[first - 1], first):
            if tokens.deps[noun] == "nsubj" and tokens.deps[tokens.head[noun]] in ("ROOT", "ccomp"):
                found.setdefault(tokens.ranges(core_of(tokens, noun)), ("before", "core", noun))
    return found


def _add_near(found: Proposals, tokens: Tokens, cue: int, phrases: Phrases) -> None:
    """Add the nouns of the cue's own sentence."""
    above = _above(tokens, cue)
    for noun in range(max(tokens.first[cue], cue - REACH), min(tokens.last[cue], cue + REACH + 1)):
        if noun not in phrases:
            phrases[noun] = _phrases_of(tokens, noun)
        if phrases[noun] and noun != cue:
            path = _path_between(tokens, above, noun)
            around = tokens.left[noun] <= cue < tokens.right[noun]
            for cut, pieces, whole in phrases[noun]:
                ranges = _ranges_beside(tokens, pieces, cue) if around else whole
                if ranges:
                    found.setdefault(ranges, (path, cut, noun))


def _phrases_of(tokens: Tokens, noun: int) -> list[tuple[str, list[Piece], Ranges]]:
    if not _can_speak(tokens, noun):
        return []
    return [(cut, pieces, tokens.ranges(pieces)) for cut, pieces in phrase_cuts(tokens, noun).items()]


def _ranges_beside(tokens: Tokens, pieces: list[Piece], cue: int) -> Ranges:
    """Proper ranges, without the cue where it stands among them."""
    if any(a <= cue < b for a, b in pieces):
        return tokens.ranges([left for piece in pieces for left in tokens.without(piece, [(cue, cue + 1)])])
    return tokens.ranges(pieces)


def _can_speak(tokens: Tokens, i: int) -> bool:
    dep = tokens.deps[i]
    if dep == "compound":
        return False
    return (
        dep in _SUBJECTS or tokens.poses[i] in _NOUNS or (tokens.tags[i] == "PRP$" and dep == "poss") or (tokens.poses[i] == "NUM" and dep == "pobj")
    )


def phrase_cuts(tokens: Tokens, noun: int) -> dict[str, list[Piece]]:
    """A noun's phrase: whole, without its clauses, and without appositions and conjuncts as well; only the cuts that differ."""
    whole = (tokens.left[noun], tokens.right[noun])
    clauses, more = list[tuple[int, int]](), list[tuple[int, int]]()
    for c in tokens.children[noun]:
        dep = tokens.deps[c]
        if dep in _CLAUSES:
            clauses.append((tokens.left[c], tokens.right[c]))
        elif dep in ("appos", "conj", "cc") or tokens.words[c] == ",":
            more.append((tokens.left[c], tokens.right[c]))
    cuts = {"whole": [whole]}
    if clauses:
        cuts["no clause"] = tokens.without(whole, clauses)
    if more:
        cuts["core"] = tokens.without(whole, [*clauses, *more])
    return cuts


def _above(tokens: Tokens, cue: int) -> list[int]:
    """A cue and the nearest tokens that it hangs on, upwards."""
    above, head = [cue], tokens.head
    while head[above[-1]] != above[-1] and len(above) < 5:
        above.append(head[above[-1]])
    return above


def _path_between(tokens: Tokens, above: list[int], noun: int) -> str:
    """The dependency labels from a cue up to what both hang on, and down to the noun: "^advcl|nsubj"."""
    head, deps = tokens.head, tokens.deps
    down, at = list[str](), noun
    while at not in above and head[at] != at and len(down) < 4:
        down.append(deps[at])
        at = head[at]
    if at not in above:
        return "far"
    return "^".join(deps[i] for i in above[: above.index(at)]) + "|" + "v".join(reversed(down))


def core_of(tokens: Tokens, noun: int) -> list[Piece]:
    """A noun's phrase without clauses, appositions and conjuncts."""
    cuts = phrase_cuts(tokens, noun)
    return cuts.get("core") or cuts.get("no clause") or cuts["whole"]
