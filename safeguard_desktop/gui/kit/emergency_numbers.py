"""Danger comes before everything: the numbers to ring, which need no passphrase and tell nothing about anyone."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Line, Words

NATIONAL_NUMBERS = (("999", _("Police, ambulance, fire")), ("101", _("Police, not urgent")))


class EmergencyNumbers(QWidget):
    """999 first, then 101, then the `local` numbers: pairs of number and what answers there."""

    def __init__(self, look: Look, local: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setObjectName("emergency-numbers")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.s"))
        head = QHBoxLayout()
        head.setSpacing(look.px("space.s"))
        head.addWidget(IconLabel(look, "danger", "danger_text", "rail"))
        head.addWidget(Words(_("Someone in danger now?"), "section", "danger"), 1)
        column.addLayout(head)
        column.addWidget(
            Words(
                _("Make the call first. You do not need to unlock anything, and the record can wait."), "body", "soft"
            )
        )
        for number, what in (*NATIONAL_NUMBERS, *local):
            column.addWidget(Line())
            row = QHBoxLayout()
            row.addWidget(Words(what), 1)
            row.addWidget(Words(number, "section").on_one_line())
            column.addLayout(row)
