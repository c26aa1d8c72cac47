"""What stands beside recording a concern from the first moment: 999, then whom to tell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.casework.looking_at_authorities import NumberToRing
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Line, Words
from safeguard_desktop.gui.pages.authorities.local_numbers import LocalNumbers


class RecordHelp(QWidget):
    """999 first; then the line manager and the designated person by name, once they are known."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("record-help")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.m"))
        column.addWidget(_danger(look))
        self._managers, self._designated = Words("", "label"), Words("", "label")
        for says, names in ((_("Your line manager"), self._managers), (_("Your designated person"), self._designated)):
            column.addWidget(Line())
            column.addWidget(Words(says, "small", "soft"))
            column.addWidget(names)
        after = _("After 999, tell your line manager at once. If you cannot reach them, ring the designated person.")
        column.addWidget(Words(after, "small", "soft"))
        self._numbers = LocalNumbers(look)
        column.addWidget(self._numbers)
        column.addStretch(1)

    def show_numbers(self, numbers: Sequence[NumberToRing]) -> None:
        """The local numbers, which stand beside 999 once they are known."""
        self._numbers.show_numbers(numbers)

    def show_names(self, line_managers: Sequence[str], designated_persons: Sequence[str]) -> None:
        """Names those to be told."""
        nobody = _("Nobody holds this role here yet")
        self._managers.setText(", ".join(line_managers) or nobody)
        self._designated.setText(", ".join(designated_persons) or nobody)


def _danger(look: Look) -> QFrame:
    card = QFrame()
    card.setProperty("banner", "danger")
    column = QVBoxLayout(card)
    column.setContentsMargins(*[look.px("space.l")] * 4)
    column.setSpacing(look.px("space.xs"))
    head = QHBoxLayout()
    head.addWidget(IconLabel(look, "danger", "danger_text"), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(Words(_("Someone in danger now"), "label", "danger"), 1)
    column.addLayout(head)
    column.addWidget(Words("999", "emergency", "danger"))
    column.addWidget(Words(_("Police, ambulance, fire. The record can wait.")))
    return card
