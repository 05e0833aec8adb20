"""Contents cut short: parsers hang what follows a clause on its last words, so each stretch is proposed without its tail as well."""

from generator.extract.attribution.tokens import Tokens

Piece = tuple[int, int]
_CUT = ("child:", "from:", "dobj>", "prep>", "xcomp>", "after:subtree")  # the ways of proposing that are cut
_TAILS = frozenset({"relcl", "acl", "advcl", "prep", "appos", "conj", "npadvmod"})
_JOINING = frozenset({",", "and", "or"})
_BREAKS = frozenset({",", "—", "–", ";", "--"})
LEAST = 3  # tokens of a stretch that is cut


def cuts(tokens: Tokens, way: str, piece: Piece) -> list[tuple[str, Piece]]:
    """The shorter readings of a stretch that was reached in some way: up to its first and last comma, and without each clause that ends it."""
    first, last = piece
    if last - first < LEAST or not way.startswith(_CUT):
        return []
    words, found = tokens.words, list[tuple[str, Piece]]()
    breaks = [i for i in range(first + 1, last - 1) if words[i] in _BREAKS]
    if breaks:
        found.append((f"first break:{way}", (first, breaks[0])))
    if len(breaks) > 1:
        found.append((f"last break:{way}", (first, breaks[-1])))
    for i in range(first + 1, last):
        left = tokens.left[i]
        if tokens.right[i] == last and left > first and tokens.head[i] < left and tokens.deps[i] in _TAILS:
            found.append((f"no {tokens.deps[i]}:{way}", (first, left - (words[left - 1] in _JOINING))))
    return found
