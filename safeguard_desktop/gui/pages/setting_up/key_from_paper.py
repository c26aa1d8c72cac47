"""The recovery key as somebody types it from the paper, with what is wrong said beside it."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import Words, say
from safeguard_desktop.gui.pages.asking import Missing


class KeyFromPaper(QWidget):
    """One line; `name` is its object name. What was typed stays whatever is said about it."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        label = Words(_("Recovery key"), "label")
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setAccessibleName(_("Recovery key"))
        label.setBuddy(self.line)
        self._problem = Words("", "small", "attention")
        self._problem.setObjectName(f"{name}-problem")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.label_to_field"))
        for widget in (label, self._problem, self.line):
            column.addWidget(widget)

    def missing(self) -> list[Missing]:
        """That nothing was typed, said beside the line, too."""
        words = "" if self.line.text().strip() else _("Type the nine groups from the paper")
        self.show_problem(words)
        return [Missing(words, self.line)] if words else []

    def show_problem(self, words: str) -> None:
        """Says beside the line what is wrong; "" takes it away."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        say(self.line, "state", "wrong" if words else "")
        self.line.setAccessibleDescription(words)
        if words:
            self.line.setFocus()
