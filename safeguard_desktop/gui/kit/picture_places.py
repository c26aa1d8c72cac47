"""Where the nodes of a picture stand and which way its arrows go: on the grid where there is room, else one under the other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from safeguard_desktop.domain.picture import Edge, Node, NodeKind, Picture

HeightOf = Callable[[Node, int], int]
"""How high a node is when it is so wide."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much there is: the width, the gaps between columns and rows, the least a column may have."""

    width: int
    across: int
    down: int
    least: int


def is_stacked(picture: Picture, room: Room) -> bool:
    """Whether the columns would be too narrow to read, so that the nodes stand one under the other."""
    narrowest = min((node.span for node in picture.nodes), default=1)
    column = _column_width(picture, room)
    return picture.columns > 1 and column * narrowest + room.across * (narrowest - 1) < room.least


def places_of(picture: Picture, room: Room, height_of: HeightOf) -> Mapping[str, QRect]:
    """The place of each node by its id."""
    if is_stacked(picture, room):
        return _one_by_one(picture, room, height_of)
    column = _column_width(picture, room)
    widths = {node.id: column * node.span + room.across * (node.span - 1) for node in picture.nodes}
    heights: dict[int, int] = {}
    for node in picture.nodes:
        heights[node.row] = max(heights.get(node.row, 0), height_of(node, widths[node.id]))
    tops, top = {}, 0
    for row in sorted(heights):
        tops[row] = top
        top += heights[row] + _gap_under(row, picture, room)
    return {
        node.id: QRect(node.column * (column + room.across), tops[node.row], widths[node.id], heights[node.row])
        for node in picture.nodes
    }


def ways_of(picture: Picture, room: Room, places: Mapping[str, QRect]) -> Iterator[tuple[Edge, Sequence[QPoint]]]:
    """The corners of each arrow, from its start to its point. Where nodes are stacked, only those to the next one below."""
    if is_stacked(picture, room):
        order = [node.id for node in picture.nodes]
        for edge in picture.edges:
            if order.index(edge.end) == order.index(edge.start) + 1:
                start, end = places[edge.start], places[edge.end]
                x = start.left() + room.across
                yield edge, (QPoint(x, start.bottom() + 1), QPoint(x, end.top()))
        return
    for edge in picture.edges:
        yield edge, _way(edge, picture, room, places)


def _column_width(picture: Picture, room: Room) -> int:
    return max(1, (room.width - room.across * (picture.columns - 1)) // max(1, picture.columns))


def _gap_under(row: int, picture: Picture, room: Room) -> int:
    """Headings stand close to what they are over; no arrow passes between."""
    is_heading = all(node.kind is NodeKind.HEADING for node in picture.nodes if node.row == row)
    return room.down // 3 if is_heading else room.down


def _one_by_one(picture: Picture, room: Room, height_of: HeightOf) -> Mapping[str, QRect]:
    places, top = {}, 0
    for node in picture.nodes:
        height = height_of(node, room.width)
        places[node.id] = QRect(0, top, room.width, height)
        top += height + (room.down // 3 if node.kind is NodeKind.HEADING else room.down)
    return places


def _way(edge: Edge, picture: Picture, room: Room, places: Mapping[str, QRect]) -> Sequence[QPoint]:
    nodes = {node.id: node for node in picture.nodes}
    start, end = nodes[edge.start], nodes[edge.end]
    here, there = places[edge.start], places[edge.end]
    if start.row == end.row:
        return _level(here, there)
    x, to_x = _feet(here, there)
    if end.row == start.row + 1 or (end.row > start.row and x == to_x and _is_free(x, start, end, picture, places)):
        return _turned(x, here.bottom() + 1, to_x, there.top(), room)
    return _round_about(start, end, x, to_x, picture, room, places)


def _level(here: QRect, there: QRect) -> Sequence[QPoint]:
    y = min(here.center().y(), there.center().y())
    if here.right() < there.left():
        return QPoint(here.right() + 1, y), QPoint(there.left(), y)
    return QPoint(here.left(), y), QPoint(there.right() + 1, y)


def _feet(here: QRect, there: QRect) -> tuple[int, int]:
    """Where the arrow leaves and arrives: straight down over the narrower one where they lie over one another."""
    left, right = max(here.left(), there.left()), min(here.right(), there.right())
    if left < right:
        return (left + right) // 2, (left + right) // 2
    return here.center().x(), there.center().x()


def _turned(x: int, y: int, to_x: int, to_y: int, room: Room) -> Sequence[QPoint]:
    if x == to_x:
        return QPoint(x, y), QPoint(to_x, to_y)
    level = y + room.down // 2
    return QPoint(x, y), QPoint(x, level), QPoint(to_x, level), QPoint(to_x, to_y)


def _is_free(x: int, start: Node, end: Node, picture: Picture, places: Mapping[str, QRect]) -> bool:
    """Whether no node of the rows between stands at x."""
    low, high = sorted((start.row, end.row))
    between = (places[node.id] for node in picture.nodes if low < node.row < high)
    return not any(place.left() <= x <= place.right() for place in between)


def _round_about(
    start: Node, end: Node, x: int, to_x: int, picture: Picture, room: Room, places: Mapping[str, QRect]
) -> Sequence[QPoint]:
    """Down between two columns where nothing stands, else along the left edge."""
    here, there = places[start.id], places[end.id]
    column = _column_width(picture, room)
    gutters = [number * (column + room.across) - room.across // 2 for number in range(1, picture.columns)]
    free = [gutter for gutter in gutters if _is_free(gutter, start, end, picture, places)]
    aside = min(free, key=lambda gutter: abs(gutter - to_x), default=-room.across // 4)
    # Not at the height of the arrows to the next row: two lines that ran together would say what is not so.
    out, into = here.bottom() + 1 + room.down // 4, there.top() - room.down // 3
    return (
        QPoint(x, here.bottom() + 1),
        QPoint(x, out),
        QPoint(aside, out),
        QPoint(aside, into),
        QPoint(to_x, into),
        QPoint(to_x, there.top()),
    )
