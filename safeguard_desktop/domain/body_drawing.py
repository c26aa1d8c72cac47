"""The drawing that marks are put on: its views, their lines, and which site of the body a place of a view is.

Places are in the drawing's own units from the top left corner of a view; marks are kept as fractions of its width and height.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import hypot

Place = tuple[float, float]

STEPS = 6
"""Straight pieces that stand for one bend where the question is what lies inside."""

REACH = 4.0
"""So far beside the outline, in units, a place still counts as on the body: nobody points exactly at an edge."""


@dataclass(frozen=True)
class Curve:
    """A line through `points`, rounded at each of them; a closed one goes back to its first."""

    points: tuple[Place, ...]
    is_closed: bool = True

    @cached_property
    def bends(self) -> tuple[tuple[Place, Place, Place], ...]:
        """From the first point on: two handles and an end for each piece, as a cubic Bézier curve takes them."""
        points = self.points
        count = len(points)
        last = count if self.is_closed else count - 1
        around = [self._around(place) for place in range(last)]
        return tuple(
            (_toward(here, before, to, 1), _toward(to, here, after, -1), to) for before, here, to, after in around
        )

    @cached_property
    def corners(self) -> tuple[Place, ...]:
        """The same line as many short straight ones."""
        found = [self.points[0]]
        for first, second, to in self.bends:
            here = found[-1]
            found += [_on_bend(here, first, second, to, step / STEPS) for step in range(1, STEPS + 1)]
        return tuple(found)

    def _around(self, place: int) -> tuple[Place, Place, Place, Place]:
        points, count = self.points, len(self.points)
        if self.is_closed:
            return points[place - 1], points[place], points[(place + 1) % count], points[(place + 2) % count]
        return points[max(place - 1, 0)], points[place], points[place + 1], points[min(place + 2, count - 1)]


@dataclass(frozen=True)
class Region:
    """A named site of the body on one view; `corners` are those of a polygon."""

    name: str
    corners: tuple[Place, ...]

    @property
    def middle(self) -> Place:
        """A place inside it, the middle of its corners."""
        count = len(self.corners)
        return sum(x for x, _y in self.corners) / count, sum(y for _x, y in self.corners) / count


@dataclass(frozen=True)
class View:
    """One side of the body, or one part of it. `outlines` are closed and filled, `lines` are only drawn.

    `sheet` names the views shown together. `at_left` and `at_right` say whose side stands there on the page, "" for nothing.
    `paper_height_mm` is its height on paper.
    """

    id: str
    title: str
    sheet: str
    width: float
    height: float
    outlines: tuple[Curve, ...]
    lines: tuple[Curve, ...]
    regions: tuple[Region, ...]
    at_left: str = ""
    at_right: str = ""
    paper_height_mm: float = 60

    def site_at(self, x: float, y: float) -> Region | None:
        """The site at a place given in fractions of the view; None beside the body."""
        place = x * self.width, y * self.height
        if not self.is_on_body(place):
            return None
        inside = (region for region in self.regions if _holds(region.corners, place))
        return next(inside, None) or min(self.regions, key=lambda region: _distance(region.corners, place))

    def is_on_body(self, place: Place) -> bool:
        """Whether a place, in units, lies inside an outline or just beside it."""
        return any(
            _holds(outline.corners, place) or _distance(outline.corners, place) <= REACH for outline in self.outlines
        )

    def region(self, name: str) -> Region | None:
        """The site of that name on this view, or None."""
        return next((region for region in self.regions if region.name == name), None)


@dataclass(frozen=True)
class Sheet:
    """The views that are shown together."""

    id: str
    title: str
    views: tuple[View, ...]


@dataclass(frozen=True)
class BodyDrawing:
    """All views. Marks keep the drawing's id with them, so that they never move onto another drawing."""

    id: str
    sheets: tuple[Sheet, ...]

    @property
    def views(self) -> tuple[View, ...]:
        """Every view, in the order of the sheets."""
        return tuple(view for sheet in self.sheets for view in sheet.views)

    def view(self, view_id: str) -> View | None:
        """The view of that id, or None."""
        return next((view for view in self.views if view.id == view_id), None)

    def sites(self) -> Iterator[tuple[View, Region]]:
        """Every named site, each name at the first view that has it."""
        named: set[str] = set()
        for view in self.views:
            for region in view.regions:
                if region.name not in named:
                    named.add(region.name)
                    yield view, region


def _toward(here: Place, before: Place, after: Place, sign: int) -> Place:
    # A sixth of the way between the neighbours: the curve that passes through every point (Catmull and Rom 1974).
    return here[0] + sign * (after[0] - before[0]) / 6, here[1] + sign * (after[1] - before[1]) / 6


def _on_bend(start: Place, first: Place, second: Place, to: Place, share: float) -> Place:
    rest = 1 - share
    weights = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
    x, y = (
        sum(weight * place[axis] for weight, place in zip(weights, (start, first, second, to), strict=True))
        for axis in (0, 1)
    )
    return x, y


def _edges(corners: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    yield from pairwise((*corners, corners[0]))


def _holds(corners: Sequence[Place], place: Place) -> bool:
    """Whether a polygon holds a place: a ray from it crosses the edges an odd number of times."""
    x, y = place
    crossed = False
    for (from_x, from_y), (to_x, to_y) in _edges(corners):
        if (from_y > y) != (to_y > y) and x < from_x + (y - from_y) * (to_x - from_x) / (to_y - from_y):
            crossed = not crossed
    return crossed


def _distance(corners: Sequence[Place], place: Place) -> float:
    return min(_distance_to_edge(start, to, place) for start, to in _edges(corners))


def _distance_to_edge(start: Place, to: Place, place: Place) -> float:
    along_x, along_y = to[0] - start[0], to[1] - start[1]
    length = along_x**2 + along_y**2
    share = 0.0
    if length:
        share = min(1.0, max(0.0, ((place[0] - start[0]) * along_x + (place[1] - start[1]) * along_y) / length))
    return hypot(place[0] - start[0] - share * along_x, place[1] - start[1] - share * along_y)
