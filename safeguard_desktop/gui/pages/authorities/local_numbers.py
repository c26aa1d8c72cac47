"""The local numbers to ring, beside 999: whose each is, and how it is reached."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.casework.looking_at_authorities import NumberToRing
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.emergency_numbers import NATIONAL_NUMBERS
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.authorities.words import who_answers


class LocalNumbers(QWidget):
    """A block of them, hidden while there is none; with `has_national`, under a heading and after 999."""

    def __init__(self, look: Look, *, has_national: bool = False) -> None:
        super().__init__()
        self._look, self._has_national = look, has_national
        self.setObjectName("local-numbers")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.xs"))
        self._shown: Sequence[NumberToRing] | None = None
        self.hide()

    def show_numbers(self, numbers: Sequence[NumberToRing]) -> None:
        """Shows these."""
        if numbers == self._shown:
            return
        self._shown = numbers
        while self._column.count():
            throw_away(self._column.takeAt(0))
        if numbers and self._has_national:
            self._column.addWidget(Words(_("Numbers to ring"), "label"))
            national, says = NATIONAL_NUMBERS[0]
            self._add(says, national)
        for one in numbers:
            self._add(who_answers(one), one.number, one.route)
        if numbers and self._has_national:
            self._column.addSpacing(self._look.px("space.l"))
        self.setVisible(bool(numbers))

    def _add(self, says: str, number: str, route: str = "") -> None:
        self._column.addWidget(Line())
        self._column.addWidget(Words(says, "small", "soft"))
        if number:
            words = Words(number, "section")
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(words)
        if route:
            self._column.addWidget(Words(route, "small"))


def numbers_in_help(numbers: Sequence[NumberToRing]) -> str:
    """The same in words, with 999 first, for F1."""
    lines = [_("Danger now: ring 999. Police, not urgent: 101.")]
    for one in numbers:
        ends = f" ({one.route})" if one.route else ""
        lines.append(f"{who_answers(one)}: {one.number}{ends}")
    return "\n".join(lines)
