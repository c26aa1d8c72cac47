"""The organisation's own numbers inside the guidance: shown to who has unlocked, said to be missing to everyone else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Doorstep, Workplace

if TYPE_CHECKING:
    # Known only once the vault is opened.
    from safeguard_desktop.casework.desk import Desk
    from safeguard_desktop.casework.looking_at_authorities import NumberToRing


class OwnNumbers(QWidget):
    """Asked for in the background as soon as it is made."""

    def __init__(self, look: Look, at: Workplace | Doorstep, desk: Desk | None) -> None:
        super().__init__()
        self._look, self._at = look, at
        self.setObjectName("own-numbers")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.s"))
        self._column.addWidget(Words(_("Your own area"), "section"))
        if desk is None:
            self._say(_("The numbers of your own area are kept safe with the records. Unlock to see them."))
            return
        from safeguard_desktop.casework.looking_at_authorities import numbers_to_ring

        at.background.in_background(lambda: numbers_to_ring(desk), self._on_numbers, self._on_failed, question=self)

    def _on_numbers(self, numbers: Sequence[NumberToRing]) -> None:
        from safeguard_desktop.gui.pages.authorities.local_numbers import LocalNumbers

        if numbers:
            shown = LocalNumbers(self._look)
            self._column.addWidget(shown)
            shown.show_numbers(numbers)
            return
        banner = Banner(
            self._look,
            "attention",
            _("No local number has been entered yet"),
            _("Enter the numbers of your councils, by day and at night, before somebody needs them."),
        )
        banner.add_link(
            _("Enter them in Settings"), "enter-numbers", lambda: self._at.navigator.go(Place.SETTINGS, "authorities")
        )
        self._column.addWidget(banner)

    def _on_failed(self, error: MendableError) -> None:
        self._column.addWidget(error_banner(self._look, error))

    def _say(self, words: str) -> None:
        label = Words(words, "body", "soft")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)
