"""A line for a passphrase: hidden, shown on demand, with a word about Caps Lock. It lives no longer than it must."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.by_number import SENSITIVE
from safeguard_desktop.gui.kit.words import Words


class PassphraseLine(QWidget):
    """`entered` comes at Enter. `take` gives what was typed and empties the line."""

    entered = Signal()

    def __init__(self, look: Look, label: str, name: str = "passphrase") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setAccessibleName(label)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setProperty("inputMethodHints", SENSITIVE)
        self.line.returnPressed.connect(self.entered)
        self.line.installEventFilter(self)
        self._show = Button(look, _("Show"), f"{name}-show", self._on_show, "quiet", "show")
        self._caps = Words(_("Capital letters look switched on (Caps Lock)."), "small", "attention")
        self._caps.hide()
        words = Words(label, "label")
        words.setBuddy(self.line)
        row = QHBoxLayout()
        row.setSpacing(look.px("space.s"))
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.label_to_field"))
        column.addWidget(words)
        column.addLayout(row)
        column.addWidget(self._caps)

    @property
    def is_empty(self) -> bool:
        return not self.line.text()

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empties the line."""
        self.line.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices capitals typed without Shift, the one sign of Caps Lock that every system gives."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed = event.text()
            if len(typed) == 1 and typed.isalpha():
                from PySide6.QtCore import Qt

                has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._caps.setVisible(typed.isupper() != has_shift)
        return False

    def _on_show(self) -> None:
        hidden = QLineEdit.EchoMode.Password
        is_hidden = self.line.echoMode() == hidden
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if is_hidden else hidden)
        self._show.setText(_("Hide") if is_hidden else _("Show"))
        self.line.setFocus()
