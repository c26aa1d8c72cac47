"""What an opinion rests on: a box of its own under the opinion, so that the two are never taken for one another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.domain.segments import evidence_heading
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.note_of_box import NoteOfBox
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import Words, say


class Evidence(QWidget):
    """`box` holds the words; `below` is where a finding in them may stand."""

    changed = Signal()

    def __init__(self, look: Look, name: str, text: str, lines: tuple[int, int]) -> None:
        super().__init__()
        self.box = PlainWords(look, lines=lines)
        self.box.setObjectName(name)
        self.box.setProperty("bare", "true")
        self.box.document().setDocumentMargin(0)
        self.box.set_text(text)
        heading = Words(evidence_heading(), "label", "soft")
        heading.setBuddy(self.box)
        self._asks = Words(_("What you saw or heard that makes you think so."), "small", "soft", self)
        # Said where nothing is written yet, and left to stand while it is: no line of the page jumps.
        self._asks.setVisible(not text)
        self.below = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px("space.s"), 0, 0)
        column.setSpacing(look.px("space.xs"))
        for part in (heading, self._asks, self.box, NoteOfBox(self.box)):
            column.addWidget(part)
        column.addLayout(self.below)
        self.box.words_changed.connect(self._show_where_to_write)
        self.box.words_changed.connect(self.changed)
        self._show_where_to_write()

    def describe(self, name: str) -> None:
        """Gives it the name that is read aloud."""
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(self._asks.text())

    def _show_where_to_write(self) -> None:
        """A line to write on, while it is empty."""
        say(self.box, "state", "" if self.box.text() else "empty")
