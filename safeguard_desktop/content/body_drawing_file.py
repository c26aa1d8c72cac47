"""Reads the drawing of the body (resources/body-map/*.toml) strictly: a file with any fault is refused whole, with every fault.

The file draws one half where both are alike, and one hand and foot; here they are mirrored and named.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from safeguard_desktop.content.faults import Fault, FaultyFile
from safeguard_desktop.content.strict_toml import TableReader, WrongShape, parse_toml
from safeguard_desktop.domain.body_drawing import BodyDrawing, Curve, Place, Region, Sheet, View
from safeguard_desktop.domain.texts import gettext as _

MOST_UNITS = 2000
FEWEST_CORNERS = 3
SIDE = "{side}"


@dataclass(frozen=True, slots=True)
class Points:
    """A list of [x, y]; x counts from the middle line to the right of the page."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One line; `both_sides` draws it again mirrored, for an outline it is the right half of one closed line."""

    points: Points
    both_sides: bool = False


@dataclass(frozen=True, slots=True)
class _Region:
    """One site; in its name "{side}" stands for the side of the body. `both_sides` names it again mirrored."""

    name: str
    points: Points
    both_sides: bool = False


@dataclass(frozen=True, slots=True)
class _Figure:
    """One drawn thing; `like` takes the outlines of another figure, and `lines` and `regions` are its own."""

    id: str
    width: int
    height: int
    like: str = ""
    outlines: tuple[_Line, ...] = ()
    lines: tuple[_Line, ...] = ()
    regions: tuple[_Region, ...] = ()


@dataclass(frozen=True, slots=True)
class _View:
    """A figure as it is shown; `side` is the body's side at the right of the page, `other_side` the one at the left."""

    id: str
    title: str
    sheet: str
    figure: str
    paper_height_mm: int
    side: str = ""
    other_side: str = ""
    at_left: str = ""
    at_right: str = ""
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class _DrawingTable:
    """The file; `note` says where the drawing comes from."""

    id: str
    note: str
    sheets: tuple[str, ...]
    figure: tuple[_Figure, ...]
    view: tuple[_View, ...]


def read_body_drawing(data: bytes, name: str) -> BodyDrawing:
    """The drawing that these bytes are; `name` is how messages call the file. Raises FaultyFile with every fault."""
    raw = parse_toml(data, name)
    faults: list[Fault] = []
    table = _reader().read(raw, _DrawingTable, "", faults)
    if table is not None:
        faults.extend(_faults(table))
    if table is None or faults:
        raise FaultyFile(name, faults)
    figures = {figure.id: figure for figure in table.figure}
    views = [_shown(view, figures) for view in table.view]
    sheets = [(title, tuple(group)) for title, group in groupby(views, lambda view: view.sheet)]
    return BodyDrawing(table.id, tuple(Sheet(_id_of(title), title, group) for title, group in sheets))


@cache
def _reader() -> TableReader:
    reader = TableReader({})
    reader.register(Points, _points)
    return reader


def _points(raw: Any, _kind: Any) -> Points:
    if not isinstance(raw, list) or not all(_is_place(one) for one in raw) or len(raw) < FEWEST_CORNERS - 1:
        raise WrongShape(_("must be a list of two or more places, each such as [12, 40.5]"))
    return Points(tuple((float(x), float(y)) for x, y in raw))


def _is_place(raw: Any) -> bool:
    return (
        isinstance(raw, list)
        and len(raw) == len(("x", "y"))
        and all(type(one) in {int, float} and abs(one) <= MOST_UNITS for one in raw)
    )


def _faults(table: _DrawingTable) -> Iterator[Fault]:
    figures = {figure.id: figure for figure in table.figure}
    for number, figure in enumerate(table.figure):
        path = f"figure[{number}]"
        if not (0 < figure.width <= MOST_UNITS and 0 < figure.height <= MOST_UNITS):
            yield Fault(f"{path}.width, height", _("must be from 1 to {most}").format(most=MOST_UNITS))
        if figure.like and figure.like not in figures:
            yield Fault(f"{path}.like", _("names no figure of this file"))
        elif not (figure.outlines or figure.like) or not figure.regions:
            yield Fault(path, _("needs an outline and a region"))
    for number, view in enumerate(table.view):
        path = f"view[{number}]"
        if view.figure not in figures:
            yield Fault(f"{path}.figure", _("names no figure of this file"))
        if view.sheet not in table.sheets:
            yield Fault(f"{path}.sheet", _("must be one of: {known}.").format(known=", ".join(table.sheets)))
        if view.paper_height_mm < 1:
            yield Fault(f"{path}.paper_height_mm", _("must be 1 or more"))
    ids = [view.id for view in table.view]
    if len(set(ids)) < len(ids) or [*dict.fromkeys(view.sheet for view in table.view)] != list(table.sheets):
        yield Fault("view", _("must have ids of their own and stand sheet by sheet, in the order of the sheets"))


def _shown(view: _View, figures: Mapping[str, _Figure]) -> View:
    figure = figures[view.figure]
    drawn = figures[figure.like] if figure.like else figure
    sign, middle = -1 if view.mirrored else 1, figure.width / 2
    placed = _Placed(sign, middle)
    return View(
        view.id,
        view.title,
        view.sheet,
        figure.width,
        figure.height,
        tuple(Curve(placed.whole(line) if line.both_sides else placed.half(line.points)) for line in drawn.outlines),
        tuple(Curve(points, is_closed=False) for line in figure.lines for points in placed.each(line)),
        tuple(region for one in figure.regions for region in _regions(one, view, placed)),
        view.at_left,
        view.at_right,
        view.paper_height_mm,
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where a figure's points stand on the page: mirrored or not, counted from the left edge."""

    sign: int
    middle: float

    def half(self, points: Points) -> tuple[Place, ...]:
        return tuple((self.middle + self.sign * x, y) for x, y in points.places)

    def other_half(self, points: Points) -> tuple[Place, ...]:
        return tuple((self.middle - self.sign * x, y) for x, y in points.places)

    def whole(self, line: _Line) -> tuple[Place, ...]:
        """Both halves as one line; what stands on the middle line stands there once."""
        back = [(x, y) for x, y in reversed(self.other_half(line.points)) if x != self.middle]
        return (*self.half(line.points), *back)

    def each(self, line: _Line | _Region) -> Sequence[tuple[Place, ...]]:
        return (self.half(line.points), self.other_half(line.points)) if line.both_sides else (self.half(line.points),)


def _regions(region: _Region, view: _View, placed: _Placed) -> Iterator[Region]:
    sides = (view.side, view.other_side)
    for side, corners in zip(sides, placed.each(region), strict=False):
        name = region.name.replace(SIDE, side)
        yield Region(name[:1].upper() + name[1:], corners)


def _id_of(title: str) -> str:
    return "-".join(title.lower().split())
