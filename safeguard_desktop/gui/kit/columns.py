"""A grid whose number of columns follows its room, so that nothing is cut and nothing scrolls sideways."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Columns(QLayout):
    """Lays widgets of one kind out in as many equal columns as fit, `most` at most; reading order is row by row."""

    def __init__(self, widgets: Sequence[QWidget], gap: int, most: int = 4) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._most = most
        self.setSpacing(gap)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._row_heights(width)) + self.spacing() * max(0, len(self._row_heights(width)) - 1)

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(widest, 0)

    def sizeHint(self) -> QSize:
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        width = widest * min(self._most, max(1, len(self._items))) + self.spacing() * (self._most - 1)
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        columns = self._columns(place.width())
        width = self._column_width(place.width(), columns)
        top, heights = place.top(), self._row_heights(place.width())
        for row, height in enumerate(heights):
            for column, item in enumerate(self._items[row * columns : (row + 1) * columns]):
                item.setGeometry(QRect(place.left() + column * (width + self.spacing()), top, width, height))
            top += height + self.spacing()

    def _columns(self, width: int) -> int:
        widest = max((item.sizeHint().width() for item in self._items), default=1)
        fitting = (width + self.spacing()) // max(1, widest + self.spacing())
        return max(1, min(self._most, fitting, len(self._items)))

    def _column_width(self, width: int, columns: int) -> int:
        return (width - self.spacing() * (columns - 1)) // columns

    def _row_heights(self, width: int) -> list[int]:
        columns = self._columns(width)
        column = self._column_width(width, columns)
        heights = [
            item.heightForWidth(column) if item.hasHeightForWidth() else item.sizeHint().height()
            for item in self._items
        ]
        return [max(heights[start : start + columns]) for start in range(0, len(heights), columns)]
