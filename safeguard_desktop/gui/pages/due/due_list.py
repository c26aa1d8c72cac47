"""A list of due actions: Enter opens what ends one; Space, or a press on its paragraph, asks how its time was counted."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.kept_list import KeptList
from safeguard_desktop.gui.kit.row_painter import RowPainter
from safeguard_desktop.gui.kit.rows import Row, Rows
from safeguard_desktop.gui.kit.wrapped_text import draw, height_of


class DueList(KeptList):
    """`asked(key)` comes when a person wants to know why a row is due when it is."""

    asked = Signal(object)

    def __init__(self, look: Look, name: str, says: str) -> None:
        super().__init__(look, name, says)
        self.setAccessibleDescription("")
        self._painter = DuePainter(look, self, self._rows)
        self.setItemDelegate(self._painter)
        self._pressed_at = QPoint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space asks about the chosen row."""
        if event.key() == Qt.Key.Key_Space and self.chosen is not None:
            self.asked.emit(self.chosen)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where, so that the paragraph is told from the row."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows that the paragraph can be pressed."""
        is_over = self._is_on_paragraph(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def _on_pressed(self, index: QModelIndex) -> None:
        if self._is_on_paragraph(self._pressed_at):
            self.asked.emit(self.chosen)
        else:
            super()._on_pressed(index)

    def _is_on_paragraph(self, place: QPoint) -> bool:
        index = self.indexAt(place)
        return index.isValid() and self._painter.paragraph_place(index, self.visualRect(index)).contains(place)


class DuePainter(RowPainter):
    """Paints the paragraph of a row as what can be pressed, beside the reason or under it."""

    def __init__(self, look: Look, view: QListView, rows: Rows) -> None:
        super().__init__(look, view, rows)

    def paragraph_place(self, index: QModelIndex | QPersistentModelIndex, place: QRect) -> QRect:
        """Where the paragraph of a row stands; nowhere for a head and a row without one."""
        row = self._rows.item(index)
        if not isinstance(row, Row) or not row.paragraph:
            return QRect()
        return self._paragraph_in(row, place.adjusted(self._inset, self._inset // 2, -self._inset, 0))

    def _height(self, row: Row, width: int) -> int:
        bare = super()._height(replace(row, paragraph=""), width)
        if not row.paragraph:
            return bare
        return max(bare, self._paragraph_in(row, QRect(0, 0, width, bare)).bottom() + 1)

    def _paint_row(self, painter: QPainter, place: QRect, row: Row) -> None:
        super()._paint_row(painter, place, replace(row, paragraph=""))
        if row.paragraph:
            font = self._look.font("small", numbers=True)
            font.setUnderline(self._look.theme.is_high_contrast)
            painter.setPen(QColor(self._look.colours.accent_text))
            draw(painter, self._paragraph_in(row, place), row.paragraph, font)

    def _paragraph_in(self, row: Row, place: QRect) -> QRect:
        """Beside the reason where both fit on a line, else under everything in its column."""
        metrics = QFontMetrics(self._look.font("small", numbers=True))
        wide, gap = metrics.horizontalAdvance(row.paragraph) + 2, self._look.px("space.xs")
        left = place.left()
        for room, texts in self._cells(replace(row, paragraph=""), place.width()):
            if any(text.words == row.what for text in texts):
                heights = [self._text_height(text, room) for text in texts]
                reason = metrics.horizontalAdvance(row.why)
                if texts[-1].words == row.why and row.why and reason + gap + wide <= room:
                    top = place.top() + sum(heights[:-1])
                    return QRect(left + reason + gap, top, wide, heights[-1])
                height = height_of(row.paragraph, self._look.font("small", numbers=True), room)
                return QRect(left, place.top() + sum(heights), min(room, wide), height)
            left += room + self._scaled_gap
        return QRect()

    @property
    def _scaled_gap(self) -> int:
        return self._look.px("space.m")
