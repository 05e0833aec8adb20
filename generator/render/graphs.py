"""The drawing of a page's neighbours: inline SVG without a script, with the same links as a list beside it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.render.sentences import SentenceView
from generator.render.site import NameView
from generator.render.text import shorten

WIDTH, HEIGHT = 480, 400
INNER = 8  # nodes on the inner ring; the rest go on an outer one
LETTER = 7.4  # width of an average letter at 14 px: labels are drawn, not laid out


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
    """Put the neighbours on one ellipse, or two where they are many, so that labels keep apart."""
    rings = [neighbours] if len(neighbours) <= INNER else [neighbours[: INNER - 1], neighbours[INNER - 1 :]]
    height = HEIGHT if len(rings) == 1 else HEIGHT + 28 * max(0, len(rings[1]) - 4)
    nodes: list[DrawnNode] = []
    for ring, members in enumerate(rings):
        reach = (0.6 if len(rings) == 2 else 0.88) if ring == 0 else 1.0
        for index, member in enumerate(members):
            angle = 2 * math.pi * (index + 0.5 * ring) / len(members) - math.pi / 2
            label = shorten(member.name.text, 24)
            width = _width(label)
            room = WIDTH / 2 - width / 2 - 4
            x = WIDTH / 2 + math.cos(angle) * min(room, (WIDTH / 2 - 50) * reach)
            y = height / 2 + math.sin(angle) * (height / 2 - 20) * reach
            nodes.append(DrawnNode(member, label, round(x, 1), round(y, 1), width))
    label = shorten(subject, 26)
    return Drawing(WIDTH, height, tuple(nodes), label, _width(label))


def _width(label: str) -> float:
    wide = sum(1 for letter in label if ord(letter) > 0x2E7F)  # Chinese, Japanese and Korean letters take two
    return round((len(label) + wide) * LETTER + 24, 1)
