"""A list of rows in groups, read at a glance and by ear, opened by Enter or a press."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.row_painter import RowPainter
from safeguard_desktop.gui.kit.rows import GroupHead, Row, Rows

__all__ = ["GroupHead", "Row", "RowList"]


class RowList(QListView):
    """`opened(key)` comes when a row is opened. It is as high as its rows, so that the page scrolls, not the list."""

    opened = Signal(object)

    def __init__(self, look: Look, name: str, says: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self._look = look
        self._rows = Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(RowPainter(look, self, self._rows))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_pressed)
        look.changed.connect(self._fit)

    @property
    def rows(self) -> list[GroupHead | Row]:
        """What is shown."""
        return self._rows.items

    def show_rows(self, rows: Sequence[GroupHead | Row]) -> None:
        """Shows other rows; what was chosen stays chosen where it is still there."""
        chosen = self.chosen
        self._rows.show_items(list(rows))
        for number, row in enumerate(self._rows.items):
            if isinstance(row, Row) and chosen is not None and row.key == chosen:
                self.setCurrentIndex(self._rows.index(number))
        self._fit()

    @property
    def chosen(self) -> object:
        """The key of the chosen row, or None."""
        index = self.currentIndex()
        item = self._rows.item(index) if index.isValid() else None
        return item.key if isinstance(item, Row) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px("width.question_max"), self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Chooses the first row, so that Enter always has something to open."""
        super().focusInEvent(event)
        if self.chosen is None:
            first = next((n for n, row in enumerate(self._rows.items) if isinstance(row, Row)), None)
            if first is not None:
                self.setCurrentIndex(self._rows.index(first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen row; the arrows pass over the heads of groups."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._pass_over_heads(step)

    def _pass_over_heads(self, step: int) -> None:
        number = self.currentIndex().row()
        while 0 <= number < len(self._rows.items) and isinstance(self._rows.items[number], GroupHead):
            number += step
        if 0 <= number < len(self._rows.items):
            self.setCurrentIndex(self._rows.index(number))
        else:
            self._pass_over_heads(-step)

    def _on_pressed(self, index: QModelIndex) -> None:
        self._open(index)

    def _open(self, index: QModelIndex) -> None:
        item = self._rows.item(index) if index.isValid() else None
        if isinstance(item, Row):
            self.opened.emit(item.key)

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        height = sum(max(0, self.sizeHintForRow(number)) for number in range(self._rows.rowCount()))
        self.setFixedHeight(max(1, height + 2 * self._look.line("hairline")))
