"""A list that is asked anew again and again: what is chosen stays chosen and in sight, and nothing moves without need."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.row_list import GroupHead, Row, RowList
from safeguard_desktop.gui.kit.rows import Index


class KeptList(RowList):
    """Shows rows only where they differ from those shown; follows the chosen row in the page that scrolls."""

    def __init__(self, look: Look, name: str, says: str) -> None:
        super().__init__(look, name, says)
        self._look = look

    def show_rows(self, rows: Sequence[GroupHead | Row]) -> None:
        """Shows other rows. Where the list has the focus, a row is chosen: the same one, else the next in its place."""
        if list(rows) == self.rows:
            return
        number = self.currentIndex().row()
        super().show_rows(rows)
        if self.hasFocus() and self.chosen is None:
            self._choose_near(max(0, number))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keeps the chosen row in sight: the list itself is as high as its rows, so the page has to scroll."""
        super().currentChanged(current, previous)
        area = _scroll_area_of(self)
        inside = area.widget() if area else None
        if area is None or inside is None or not current.isValid():
            return
        place = self.visualRect(current)
        top = self.viewport().mapTo(inside, place.topLeft())
        reach = place.height() // 2 + self._look.px("space.l")
        area.ensureVisible(0, (top + QPoint(0, place.height() // 2)).y(), 0, reach)

    def _choose_near(self, number: int) -> None:
        places = [place for place, row in enumerate(self.rows) if isinstance(row, Row)]
        if places:
            self.setCurrentIndex(self.model().index(min(places, key=lambda place: abs(place - number)), 0))


def _scroll_area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
