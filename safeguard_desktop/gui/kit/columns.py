"""A grid whose number of columns follows its room, so that nothing is cut and nothing scrolls sideways."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from safeguard_desktop.gui.kit.placed import Placed


class Columns(Placed):
    """Lays widgets of one kind out in as many equal columns as fit, `most` at most; reading order is row by row."""

    def __init__(self, widgets: Sequence[QWidget], gap: int, most: int = 4) -> None:
        super().__init__(widgets)
        self._gap, self._most = gap, most

    def sizeHint(self) -> QSize:
        columns = min(self._most, max(1, len(self.widgets)))
        width = self._widest() * columns + self._gap * (columns - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        narrowest = max((widget.minimumSizeHint().width() for widget in self.widgets), default=0)
        return QSize(narrowest, 0)

    def places(self, width: int) -> Iterator[QRect]:
        """Row by row, all of a row as high as its highest."""
        columns = self._columns(width)
        column_width = (width - self._gap * (columns - 1)) // columns
        heights = [_height(widget, column_width) for widget in self.widgets]
        top = 0
        for start in range(0, len(heights), columns):
            row = heights[start : start + columns]
            for column, _widget in enumerate(row):
                yield QRect(column * (column_width + self._gap), top, column_width, max(row))
            top += max(row) + self._gap

    def _widest(self) -> int:
        return max((widget.sizeHint().width() for widget in self.widgets), default=1)

    def _columns(self, width: int) -> int:
        fitting = (width + self._gap) // max(1, self._widest() + self._gap)
        return max(1, min(self._most, fitting, len(self.widgets)))


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
