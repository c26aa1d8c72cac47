"""A line for six seconds at the bottom left: something is done. Never the only place it is said, never anybody's name."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Words

SHOWN_MS = 6000


class Toast(QFrame):
    """Over the bottom left of its parent; it stays while the pointer or the focus is in it."""

    def __init__(
        self, look: Look, parent: QWidget, words: str, button: str = "", on_press: Callable[[], object] | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(*[look.px("space.m")] * 4)
        row.setSpacing(look.px("space.m"))
        row.addWidget(IconLabel(look, "saved", "on_toast"))
        row.addWidget(Words(words).on_one_line())
        if button:
            row.addWidget(Button(look, button, "toast-button", on_press, "link"))
        self.adjustSize()
        margin = look.px("space.xl")
        self.move(margin, parent.height() - self.height() - margin)
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._timer = QTimer(self, interval=SHOWN_MS)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    def _on_time(self) -> None:
        focus = QApplication.focusWidget()
        if not self.underMouse() and (not (focus and self.isAncestorOf(focus))):
            self._timer.stop()
            self.hide()
            self.deleteLater()


class WorkingNote(QFrame):
    """Says, over the bottom right of its parent, that something takes longer than a moment. It takes no focus and no press."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("working-note")
        self.setProperty("chip", "neutral")
        row = QHBoxLayout(self)
        row.setContentsMargins(*[look.px("space.s")] * 4)
        row.addWidget(IconLabel(look, "waiting", "ink_soft", "small"))
        row.addWidget(Words(_("Working on it"), "small", "soft").on_one_line())
        self._over, self._margin = parent, look.px("space.xl")
        self.hide()

    def show_working(self, *, working: bool) -> None:
        """Shows or hides it."""
        parent = self._over
        self.adjustSize()
        self.move(parent.width() - self.width() - self._margin, parent.height() - self.height() - self._margin)
        self.setVisible(working)
        self.raise_()
