"""Banners: what a page has to say before anything else, in its flow under the title, never floating."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Words

_ICONS = {
    "danger": ("danger", "danger_text"),
    "attention": ("attention", "attention"),
    "done": ("sealed", "done"),
    "information": ("information", "accent_text"),
}


class Banner(QFrame):
    """`tone`: "danger" (to a person, nothing else), "attention", "done" or "information". `icon` replaces the tone's own."""

    def __init__(self, look: Look, tone: str, heading: str, words: str = "", icon: str = "") -> None:
        super().__init__()
        self._look = look
        self.setObjectName(f"{tone}-banner")
        self.setProperty("banner", tone)
        self.setAccessibleName(f"{heading} {words}".strip())
        own_icon, colour = _ICONS[tone]
        row = QHBoxLayout(self)
        row.setSpacing(look.px("space.m"))
        row.setContentsMargins(*[look.px("space.m")] * 4)
        row.addWidget(IconLabel(look, icon or own_icon, colour, is_on_top=True))
        self._column = QVBoxLayout()
        self._column.setSpacing(look.px("space.xs"))
        row.addLayout(self._column, 1)
        tone_of_words = "accent" if tone == "information" else tone
        self._column.addWidget(Words(heading, "label", tone_of_words))
        if words:
            self._column.addWidget(Words(words))

    def add_link(self, text: str, name: str, on_press: Callable[[], object]) -> Button:
        """A line that can be pressed: to the field that is missing, to the rule, to what mends it."""
        from PySide6.QtCore import Qt

        link = Button(self._look, text, name, on_press, "link")
        # Without an alignment the link's own width would hold the words in, too.
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return link


def error_banner(look: Look, error: MendableError) -> Banner:
    """What went wrong and what to do next. An error is never red: red is danger to a person."""
    return Banner(look, "attention", error.message, error.next_step)


def danger_banner(look: Look) -> Banner:
    """999 before anything else."""
    return Banner(look, "danger", _("Someone is in danger"), _("Call 999 now. The record can wait."))
