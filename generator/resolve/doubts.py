"""What resolution leaves open: two names that may be one thing, and how much company they must share to be one."""

from dataclasses import dataclass

ENOUGH = 2.0  # nats of shared context: about one neighbour that one article in eight has, or two that half have


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two nodes that may be one, and what speaks for it; a person decides. `stands_for_several`: articles use the first name for both and for others."""

    one: str
    other: str
    shared: tuple[str, ...]
    stands_for_several: bool = False
