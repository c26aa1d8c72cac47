"""A grid whose number of columns follows its room, so that nothing is cut and nothing scrolls sideways.

A widget that places its children by hand: a layout of our own would have to return None to Qt, which PySide miscounts.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Columns(QWidget):
    """Lays widgets of one kind out in as many equal columns as fit, `most` at most; reading order is row by row."""

    def __init__(self, widgets: Sequence[QWidget], gap: int, most: int = 4) -> None:
        super().__init__()
        self._widgets = list(widgets)
        self._gap, self._most = gap, most
        for widget in self._widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        heights = self._row_heights(width)
        return sum(heights) + self._gap * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        columns = min(self._most, max(1, len(self._widgets)))
        width = self._widest() * columns + self._gap * (columns - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        narrowest = max((widget.minimumSizeHint().width() for widget in self._widgets), default=0)
        return QSize(narrowest, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Places the children again when one of them wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        columns = self._columns(self.width())
        width = self._column_width(self.width(), columns)
        top = 0
        for row, height in enumerate(self._row_heights(self.width())):
            for column, widget in enumerate(self._widgets[row * columns : (row + 1) * columns]):
                widget.setGeometry(column * (width + self._gap), top, width, height)
            top += height + self._gap

    def _widest(self) -> int:
        return max((widget.sizeHint().width() for widget in self._widgets), default=1)

    def _columns(self, width: int) -> int:
        fitting = (width + self._gap) // max(1, self._widest() + self._gap)
        return max(1, min(self._most, fitting, len(self._widgets)))

    def _column_width(self, width: int, columns: int) -> int:
        return (width - self._gap * (columns - 1)) // columns

    def _row_heights(self, width: int) -> list[int]:
        columns = self._columns(width)
        column = self._column_width(width, columns)
        heights = [
            widget.heightForWidth(column) if widget.hasHeightForWidth() else widget.sizeHint().height()
            for widget in self._widgets
        ]
        return [max(heights[start : start + columns]) for start in range(0, len(heights), columns)]
