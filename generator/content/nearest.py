"""What somebody may have meant: the names nearest to one that nothing has."""

from collections.abc import Iterable

NEAR = 62  # of 100: below, a "nearest" id is no help


def nearest(wanted: str, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """The most similar ids, best first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  a tenth of a second, and only where something is wrong

    found = process.extract(wanted, sorted(known), scorer=fuzz.WRatio, limit=limit, score_cutoff=NEAR)
    return tuple(choice for choice, _, _ in found)


def did_you_mean(wanted: str, known: Iterable[str]) -> str:
    """`; did you mean a, b or c?`, or an empty string where nothing is near."""
    near = nearest(wanted, known)
    return f"; did you mean {', '.join(near[:-1])}{' or ' if len(near) > 1 else ''}{near[-1]}?" if near else ""
