"""Where "Saved 10:42" stands: the one place that says whether what was typed is on the disk."""

from datetime import datetime

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Words


class SaveState(QWidget):
    """Says "Saved 10:42", "Saving" or, in amber and aloud, why it is not saved."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("save-state")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px("space.s"))
        self._icon = IconLabel(look, "saved", "done")
        self._words = Words(_("Nothing typed yet. It saves as you go."), "small", "soft").on_one_line()
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self._is_failing = False

    @property
    def words(self) -> str:
        return self._words.text()

    def saved(self, at: datetime) -> None:
        """What was typed was on the disk at that time (aware). Called only after the commit returned."""
        words = _("Saved {time}").format(time=f"{at.astimezone(LONDON):%H:%M}")
        self._show("saved", "done", words, "soft")
        if self._is_failing:
            self._announce(words)
        self._is_failing = False

    def saving(self) -> None:
        """It is on its way."""
        self._show("saving", "ink_soft", _("Saving"), "soft")

    def not_saved(self, error: MendableError) -> None:
        """It could not be saved, and why."""
        words = _("Not saved. {reason}").format(reason=error.message)
        self._show("attention", "attention", words, "attention")
        if not self._is_failing:
            self._announce(words)
        self._is_failing = True

    def _show(self, icon: str, colour: str, words: str, tone: str) -> None:
        self._icon.show_icon(icon, colour)
        self._words.setText(words)
        self._words.set_tone(tone)
        self.setAccessibleName(words)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
