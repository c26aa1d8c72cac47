"""What stands beside the words: by when, what to do and not to do; in its place, one key away, the numbers to ring."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from safeguard_desktop.casework.recording import BeforeRecording, before_recording
from safeguard_desktop.casework.writing_limit import WritingLimit
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.gui.pages.concern.record_help import RecordHelp
from safeguard_desktop.gui.pages.form_part.writing_help import WritingHelp
from safeguard_desktop.gui.workplace import Workplace


class WritingBeside(QWidget):
    """One in place of the other. 999 stands there at once, the rest as soon as it is known."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.is_ringing = False
        self._help = WritingHelp(workplace.look)
        self._numbers = RecordHelp(workplace.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._help)
        column.addWidget(self._numbers)
        self._numbers.hide()
        desk = workplace.desk
        workplace.background.in_background(lambda: before_recording(desk), self._on_known, _on_not_known, question=self)

    def show_limit(self, limit: WritingLimit | None, now: Moment, *, is_counted: bool) -> None:
        """See WritingHelp."""
        self._help.show_limit(limit, now, is_counted=is_counted)

    def show_numbers_or_help(self) -> None:
        """Puts the other one there. The focus stays in the words, so the numbers are read aloud to who hears the page."""
        self.is_ringing = not self.is_ringing
        self._numbers.setVisible(self.is_ringing)
        self._help.setVisible(not self.is_ringing)
        if self.is_ringing:
            said = [label.text() for label in self._numbers.findChildren(QLabel) if label.isVisible() and label.text()]
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, ". ".join(said)))

    def _on_known(self, before: BeforeRecording) -> None:
        self._numbers.show_names(before.line_managers, before.designated_persons)
        self._numbers.show_numbers(before.numbers)


def _on_not_known(_error: MendableError) -> None:
    """999 stands there all the same."""
