"""Where the views of a sheet stand in a width: as large as there is room, in one row or several, each over its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics

from safeguard_desktop.domain.body_drawing import Sheet, View
from safeguard_desktop.gui.appearance.look import Look

BETWEEN_VIEWS = 0.1
"""Room between two views, counted in the wider one's width."""


@dataclass(frozen=True, slots=True)
class ViewPlace:
    """Where a view stands in the widget; `scale` is in pixels for a unit of the drawing."""

    view: View
    left: float
    top: float
    scale: float

    @property
    def rect(self) -> QRectF:
        """All of it."""
        return QRectF(self.left, self.top, self.view.width * self.scale, self.view.height * self.scale)

    def spot(self, x: float, y: float) -> QPointF:
        """The pixel of a place in fractions of the view."""
        return QPointF(self.left + x * self.rect.width(), self.top + y * self.rect.height())

    def fractions(self, spot: QPointF) -> tuple[float, float]:
        """The other way round."""
        return (spot.x() - self.left) / self.rect.width(), (spot.y() - self.top) / self.rect.height()


def captions_height(look: Look, places: Sequence[ViewPlace]) -> int:
    """The room under a row of views for their names, and for whose side is where: each in two lines where they are narrow."""
    metrics = QFontMetrics(look.font("small"))
    sides = [(words, place) for place in places for words in (place.view.at_left, place.view.at_right) if words]
    is_narrow = any(metrics.horizontalAdvance(words) > half(place) for words, place in sides)
    lines = lines_of_names(metrics, places) + (2 if is_narrow else 1) * bool(sides)
    return metrics.height() * lines + look.px("space.s")


def lines_of_names(metrics: QFontMetrics, places: Sequence[ViewPlace]) -> int:
    """How many lines the names of views take: two where one is narrow."""
    return 1 + any(metrics.horizontalAdvance(place.view.title) > place.rect.width() for place in places)


def half(place: ViewPlace) -> float:
    """The width for what is written of one side under a view."""
    return place.rect.width() * 0.47


def placed_views(look: Look, sheet: Sheet, width: int, highest: float) -> list[list[ViewPlace]]:
    """The views of a sheet in as many rows as show them largest, in the middle of a width, at one scale; the rows together, without
    what is written under them, no higher than that.
    """
    views = sheet.views
    shapes = [_in_rows(views, rows) for rows in range(1, len(views) + 1)]
    rows = max(shapes, key=lambda rows: _scale(rows, width, highest))
    scale, placed, top = _scale(rows, width, highest), list[list[ViewPlace]](), 0.0
    for row in rows:
        left = (width - _units(row) * scale) / 2 + _gap(row) * scale
        placed.append([])
        for view in row:
            placed[-1].append(ViewPlace(view, left, top, scale))
            left += (view.width + _gap(row)) * scale
        top = height_of_row(look, placed[-1])
    return placed


def height_of_row(look: Look, row: Sequence[ViewPlace]) -> float:
    """Where what is written under a row of views ends."""
    return max(place.rect.bottom() for place in row) + captions_height(look, row)


def _in_rows(views: Sequence[View], count: int) -> list[Sequence[View]]:
    most = -(-len(views) // count)
    return [views[start : start + most] for start in range(0, len(views), most)]


def _scale(rows: Sequence[Sequence[View]], width: float, highest: float) -> float:
    height = sum(max(view.height for view in row) for row in rows)
    return min(highest / height, *(width / _units(row) for row in rows))


def _units(row: Sequence[View]) -> float:
    return sum(view.width for view in row) + _gap(row) * (len(row) + 1)


def _gap(row: Sequence[View]) -> float:
    return max(view.width for view in row) * BETWEEN_VIEWS
