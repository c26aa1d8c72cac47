"""Chips: a state in a word with its icon and colour, never by colour alone, and never pressed."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Words, say

# tone of the chip, icon (or none), tone of the word, colour of the icon
_STATES = {
    "you": ("you", "", "accent", ""),
    "not_started": ("neutral", "not_started", "soft", "ink_soft"),
    "in_progress": ("neutral", "in_progress", "soft", "ink_soft"),
    "waiting": ("neutral", "waiting", "soft", "ink_soft"),
    "needs_answer": ("attention", "needs_answer", "attention", "attention"),
    "late": ("attention", "late", "attention", "attention"),
    "attention": ("attention", "attention", "attention", "attention"),
    "complete": ("done", "complete", "done", "done"),
    "signed": ("done", "signed", "done", "done"),
    "sealed": ("done", "sealed", "done", "done"),
    "danger": ("danger", "danger", "danger", "danger_text"),
    "information": ("neutral", "information", "soft", "ink_soft"),
}


class StatusChip(QFrame):
    """A state: `state` is "you", "not_started", "in_progress", "waiting", "needs_answer", "late", "attention", "complete",
    "signed", "sealed", "danger" or "information"; `words` say it ("Needs 2 answers", "22 hours late").
    """

    def __init__(self, look: Look, state: str, words: str) -> None:
        super().__init__()
        tone, icon, word_tone, icon_colour = _STATES[state]
        self.setProperty("chip", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setSpacing(look.px("space.xs"))
        row.setContentsMargins(look.px("space.s"), 0, look.px("space.s"), 0)
        self._icon = IconLabel(look, icon, icon_colour, "inline") if icon else None
        if self._icon is not None:
            row.addWidget(self._icon)
        self._words = Words(words, "action", word_tone).on_one_line()
        say(self._words, "words", "small")
        row.addWidget(self._words)
        self._look = look
        look.changed.connect(self._fit)
        self._fit()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_state(self, state: str, words: str) -> None:
        """Changes state and words."""
        tone, icon, word_tone, icon_colour = _STATES[state]
        say(self, "chip", tone)
        self._words.setText(words)
        self._words.set_tone(word_tone)
        if self._icon is not None and icon:
            self._icon.show_icon(icon, icon_colour)

    def _fit(self) -> None:
        self.setFixedHeight(self._look.px("height.chip"))


def you_chip(look: Look) -> StatusChip:
    """Says that something is for the person in front of the screen."""
    return StatusChip(look, "you", _("You"))
