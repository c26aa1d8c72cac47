"""Views of the body side by side that marks are put on, by the mouse or by a cross that the arrow keys move.

What a mark says, the list of marks and which views are shown is left to the editor around it.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from safeguard_desktop.domain.body_drawing import Sheet, View
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.body_painter import Shown, draw_views
from safeguard_desktop.gui.answers.body_places import ViewPlace, height_of_row, placed_views
from safeguard_desktop.gui.appearance.look import Look

STEP, FINE_STEP = 5.0, 1.0
"""Units of the drawing that an arrow key moves the cross; with Shift the second."""

SHOWN_HIGH, LOST_TO_TEXT = 2.9, 0.15
"""The height of a whole figure on the screen, counted in the smallest height of paper; and how much of it each 100 % of larger text
takes, so that the whole figure still fits under the head of a small laptop's page.
"""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_PUTTING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_TURNING = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


@dataclass(frozen=True, slots=True)
class Pointed:
    """A place on a view, in fractions of it, and the name of the site there; "" beside the body."""

    view: View
    x: float
    y: float
    site: str


class BodySheet(QWidget):
    """`pointed(Pointed)` comes as the cross or the mouse moves, `put(Pointed)` where a mark is wanted.

    `turned(step)` asks for the views of the next sheet (1) or of the one before (-1); `cancelled` is Esc.
    """

    pointed = Signal(object)
    put = Signal(object)
    turned = Signal(int)
    cancelled = Signal()

    def __init__(self, look: Look, name: str, sheet: Sheet) -> None:
        super().__init__()
        self._look, self._sheet, self._label, self._description = look, sheet, "", ""
        self._shown = Shown()
        self._cross = self._pointed_at(sheet.views[0], 0.5, 0.35)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    @property
    def sheet(self) -> Sheet:
        """The views shown."""
        return self._sheet

    @property
    def cross(self) -> Pointed:
        """Where the cross stands."""
        return self._cross

    def show_sheet(self, sheet: Sheet, view: View | None = None) -> None:
        """Shows other views; the cross stands in the one named, else in the first."""
        self._sheet = sheet
        self.stand_at(view or sheet.views[0], 0.5, 0.35)
        self.updateGeometry()

    def show_marks(self, shown: Shown) -> None:
        """Shows these marks; the cross is this widget's own."""
        self._shown = shown
        self.update()

    def stand_at(self, view: View, x: float, y: float) -> None:
        """Puts the cross on a place of a view shown here, and says which site that is."""
        before, self._cross = self._cross, self._pointed_at(view, x, y)
        self._describe()
        self.update()
        self.pointed.emit(self._cross)
        if self.hasFocus() and (before.site, before.view.id) != (self._cross.site, view.id):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._spoken()))

    def describe(self, label: str, description: str) -> None:
        """What the drawing is the answer to, and what is said of that."""
        self._label, self._description = label, description
        self._describe()

    def places(self) -> list[ViewPlace]:
        """Where the views stand now."""
        rows = placed_views(self._look, self._sheet, self.width(), self._highest())
        return [place for row in rows for place in row]

    def sizeHint(self) -> QSize:
        width = self._look.px("height.smallest_paper") * 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px("height.smallest_paper"), 0)

    def heightForWidth(self, width: int) -> int:
        rows = placed_views(self._look, self._sheet, width, self._highest())
        return round(height_of_row(self._look, rows[-1]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cross = (self._cross.view.id, self._cross.x, self._cross.y) if self.hasFocus() else None
        draw_views(painter, self._look, self.places(), replace(self._shown, cross=cross), self)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(*_ARROWS[key], FINE_STEP if is_fine else STEP)
        elif key in _PUTTING:
            self.put.emit(self._cross)
        elif key in _TURNING:
            self._turn(_TURNING[key])
        else:
            if key == Qt.Key.Key_Escape:
                self.cancelled.emit()
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if found is not None:
            self.pointed.emit(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.stand_at(found.view, found.x, found.y)
            self.put.emit(found)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(self._cross)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(self._cross)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _move(self, right: int, down: int, step: float) -> None:
        view = self._cross.view
        x, y = self._cross.x + right * step / view.width, self._cross.y + down * step / view.height
        beside = self._sheet.views.index(view) + right
        if not 0 <= x <= 1 and 0 <= beside < len(self._sheet.views):
            view, x = self._sheet.views[beside], float(x < 0)
        self.stand_at(view, min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))

    def _turn(self, step: int) -> None:
        """To the next view of the sheet; beyond its last one the editor shows another sheet."""
        following = self._sheet.views.index(self._cross.view) + step
        if 0 <= following < len(self._sheet.views):
            self.stand_at(self._sheet.views[following], 0.5, 0.35)
        else:
            self.turned.emit(step)

    def _under(self, spot: QPointF) -> Pointed | None:
        for place in self.places():
            if place.rect.contains(spot):
                return self._pointed_at(place.view, *place.fractions(spot))
        return None

    def _pointed_at(self, view: View, x: float, y: float) -> Pointed:
        site = view.site_at(x, y)
        return Pointed(view, x, y, site.name if site else "")

    def _highest(self) -> float:
        scale = self._look.text_scale
        return self._look.px("height.smallest_paper") / scale * SHOWN_HIGH * (1 - LOST_TO_TEXT * (scale - 1))

    def _spoken(self) -> str:
        return f"{self._cross.view.title}. {self._cross.site or _('Beside the body')}"

    def _describe(self) -> None:
        self.setAccessibleName(_("{label}: drawing. {place}").format(label=self._label, place=self._spoken()))
        keys = _("Arrow keys move the cross, with Shift a little. Page Down goes to the next view. Enter puts a mark.")
        self.setAccessibleDescription(" ".join(filter(None, (self._description, keys))))
