"""The drawing of a page's neighbours: inline SVG without a script, with the same links as a list beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.render.sentences import SentenceView
from generator.render.site import NameView
from generator.render.text import shorten

WIDTH = 760
ROW = 42  # from one box to the next below it
LETTER = 7.4  # width of an average letter at 14 px: labels are drawn, not laid out
LABEL = 28  # letters of a label


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Something linked to a page's subject: what it is, and how in words. `kind` is event or name; `edge` is said, near or contested."""

    name: NameView
    how: str
    kind: str
    edge: str
    standing: str = ""
    sentence: SentenceView | None = None


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A box with its label, and the centre from which its line goes."""

    view: Neighbour
    label: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing's size, its middle, and its nodes around it."""

    width: int
    height: int
    nodes: tuple[DrawnNode, ...]
    label: str
    label_width: float


def draw(subject: str, neighbours: Sequence[Neighbour]) -> Drawing:
    """The subject in the middle, its neighbours in two bowed columns beside it, so that no label lies on another."""
    left, right = neighbours[1::2], neighbours[0::2]
    height = max(len(left), len(right), 3) * ROW + 16
    nodes = [node for side, members in ((1, right), (-1, left)) for node in _column(members, side, height)]
    label = shorten(subject, LABEL)
    return Drawing(WIDTH, height, tuple(nodes), label, _width(label))


def _column(members: Sequence[Neighbour], side: int, height: int) -> Iterator[DrawnNode]:
    """One side's boxes, from top to bottom; those at the ends lie nearer to the middle, as on a bow."""
    for index, member in enumerate(members):
        place = (index + 0.5) / len(members) * 2 - 1  # -1 at the top, 1 at the bottom
        label = shorten(member.name.text, LABEL)
        width = _width(label)
        reach = (WIDTH / 2 - width / 2 - 4) - 60 * place * place
        yield DrawnNode(member, label, round(WIDTH / 2 + side * reach, 1), round(height / 2 + place * (height / 2 - 8), 1), width)


def _width(label: str) -> float:
    wide = sum(1 for letter in label if ord(letter) > 0x2E7F)  # Chinese, Japanese and Korean letters take two
    return round((len(label) + wide) * LETTER + 24, 1)
