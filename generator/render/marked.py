"""A stretch of text with what is marked in it: layers of HTML elements over spans that may overlap, cut so that the elements nest."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.models.text import Span

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Layer:
    """An element around `span`. Where another element's end cuts it, it is closed and opened again with `again`, which holds no id.

    `tail` follows the words, inside the element's last piece. A greater `depth` lies further inside, where two begin and end at once.
    """

    span: Span
    opening: Markup
    again: Markup
    closing: Markup
    depth: int = 0
    tail: Markup = NOTHING


def mark_up(text: str, span: Span, layers: Iterable[Layer], show: Callable[[str], Markup]) -> Markup:
    """The characters of `span` as HTML, each piece of words through `show`, with the layers that begin in it."""
    inside = sorted(
        (layer for layer in layers if span.contains(layer.span) and layer.span.end > layer.span.start),
        key=lambda layer: (layer.span.start, -layer.span.end, layer.depth),
    )
    bounds = sorted({span.start, span.end, *(edge for layer in inside for edge in layer.span)})
    pieces: list[Markup] = []
    stack: list[Layer] = []
    waiting = list(reversed(inside))
    for start, end in zip(bounds, [*bounds[1:], span.end], strict=True):
        _close(stack, start, pieces)
        while waiting and waiting[-1].span.start == start:
            layer = waiting.pop()
            pieces.append(layer.opening)
            stack.append(layer)
        pieces.append(show(text[start:end]))
    _close(stack, span.end, pieces)
    return NOTHING.join(pieces)


def _close(stack: list[Layer], position: int, pieces: list[Markup]) -> None:
    """Close the layers that end here; those that lie inside them and go on are closed and opened again."""
    if not any(layer.span.end <= position for layer in stack):
        return
    going_on: list[Layer] = []
    while any(layer.span.end <= position for layer in stack):
        layer = stack.pop()
        if layer.span.end <= position:
            pieces.append(layer.tail)
        else:
            going_on.append(layer)
        pieces.append(layer.closing)
    for layer in reversed(going_on):
        pieces.append(layer.again)
        stack.append(layer)


def without_crossing(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """The spans that no edge of `others` cuts, and that do not overlap an earlier one: links may not be cut, nor lie in links."""
    edges = sorted({edge for other in others for edge in other})
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not (kept and kept[-1].end > span.start) and not any(span.start < edge < span.end for edge in edges):
            kept.append(span)
    return kept
