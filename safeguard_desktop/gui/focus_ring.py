"""The ring around what has the focus, shown once a key has been used; fields show it by their own edge."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QFocusFrame, QListView, QTabBar, QWidget

from safeguard_desktop.gui.appearance.look import Look

_DONE_BY_HAND = (QKeyEvent, QMouseEvent)
_RINGED = (QAbstractButton, QListView, QTabBar)
_MOVING_KEYS = {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_F6,
}


class Hands(QObject):
    """Sees whether keys or the pointer are being used. `pointed` comes with each press of the pointer."""

    pointed = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self.are_at_keys = False
        app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Every event of the program comes by here: what nobody does with their hands is let go at once."""
        if not isinstance(event, _DONE_BY_HAND):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self.are_at_keys = False
            self.pointed.emit()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and event.key() in _MOVING_KEYS:
            self.are_at_keys = True
        return False


class FocusRing(QFocusFrame):
    """Follows the focus in one window."""

    def __init__(self, look: Look, window: QWidget, app: QApplication) -> None:
        super().__init__(window)
        self._look = look
        self._hands = Hands(app, self)
        self._window = window
        self._hands.pointed.connect(self.hide)
        app.focusChanged.connect(self._on_focus_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        width = self._look.px("focus.width_high_contrast") if self._look.theme.is_high_contrast else 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.colours.focus), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        radius = self._look.px("radius.choice_row")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        painter.end()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        is_ringed = self._hands.are_at_keys and isinstance(new, _RINGED) and new.window() is self._window
        self.setWidget(new if is_ringed else None)  # type: ignore[arg-type]  # None takes the frame away
