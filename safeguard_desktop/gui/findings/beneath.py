"""What stands beneath a guided text box: quiet notes about somebody's own words, and the place that is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.findings.panel import FindingPanel
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Words

MOST_NOTES = 3


class Beneath(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("beneath")
        self.panel = FindingPanel(look)
        self._edge = look.px("space.s")
        self._words = Words("", "small", "voice")
        self._words.setObjectName("verbatim-notes")
        self._notes = QWidget()
        row = QHBoxLayout(self._notes)
        row.setContentsMargins(0, look.px("space.xs"), 0, 0)
        row.setSpacing(look.px("space.s"))
        row.addWidget(IconLabel(look, "information", "voice_text", "small"))
        row.addWidget(self._words, 1)
        self._notes.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.xs"))
        column.addWidget(self._notes)
        column.addWidget(self.panel)

    @property
    def has_focus(self) -> bool:
        """Whether a person is in the panel."""
        focused = QApplication.focusWidget()
        return focused is not None and self.panel.isAncestorOf(focused)

    def come_into_sight(self) -> None:
        """Has the page scroll as far as needed to show the panel, once it has its place."""
        QTimer.singleShot(0, self, self._scroll)

    def show_notes(self, notes: Sequence[str]) -> None:
        """Says these, and no more than a few."""
        lines = [*notes[:MOST_NOTES]]
        if len(notes) > MOST_NOTES:
            lines.append(_("And {n} more. They stay as they were said.").format(n=len(notes) - MOST_NOTES))
        self._words.setText("\n".join(lines))
        self._notes.setVisible(bool(lines))

    def _scroll(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if around is not None else None
        if around is not None and inside is not None and self.panel.isVisible():
            around.ensureWidgetVisible(self.panel, 0, self._edge)
            # Where not all of it has room, it is read from its beginning.
            top = self.panel.mapTo(inside, QPoint(0, 0))
            around.ensureVisible(top.x(), top.y(), 0, self._edge)
