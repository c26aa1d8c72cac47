"""The cover that hides the screen: plain ground, the mark, how to come back. Nothing about anyone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Words, say


class Cover(QWidget):
    """Stands in place of the whole window. `come_back` is called at Esc or a press; while `say_locking` it is not."""

    def __init__(self, look: Look, come_back: Callable[[], None]) -> None:
        super().__init__()
        self._come_back = come_back
        self._is_locking = False
        self.setObjectName("cover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Hidden. Press Esc to come back."))
        say(self, "ground", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setSpacing(look.px("space.l"))
        column.addStretch(1)
        column.addWidget(IconLabel(look, "mark", "ink_quiet", "rail"), 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = Words(_("Press Esc to come back"), "body", "soft").on_one_line()
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say_locking(self) -> None:
        """Says that it is locking; there is no way back from here."""
        self._is_locking = True
        self._words.setText(_("Saving and locking"))
        self.setAccessibleName(_("Saving and locking"))

    def say_not_saved(self, error: MendableError) -> None:
        """Says that it is not locked, because what was typed could not be saved; Esc goes back to it."""
        self._is_locking = False
        words = _("Not locked: what you typed last is not saved yet. {reason} Press Esc to go back to it.")
        self._words.setText(words.format(reason=str(error)))
        self._words.setWordWrap(True)
        self.setAccessibleName(self._words.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Comes back at Esc alone, so that no key meant for the page behind is taken for it."""
        if event.key() == Qt.Key.Key_Escape and not self._is_locking:
            self._come_back()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Comes back at a press."""
        if not self._is_locking:
            self._come_back()
