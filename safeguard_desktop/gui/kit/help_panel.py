"""F1: what the focused field, or else the page, is for. It opens at the right, takes the focus, and closes at Esc."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.by_number import never_scroll_sideways, take_no_focus
from safeguard_desktop.gui.kit.words import Words, say


class HelpPanel(QFrame):
    """Help in words, for the focused field where it has a hint, else for the page; from there to a topic of the guidance."""

    def __init__(self, look: Look, open_topic: Callable[[str], None]) -> None:
        super().__init__()
        self._look, self._open_topic = look, open_topic
        self._topic = ""
        self.setObjectName("help-panel")
        say(self, "ground", "sunken")
        self._back_to: QWidget | None = None
        self._numbers = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.px("space.panel_padding")] * 4)
        self._heading = Words("", "label")
        self._words = Words("")
        self._words.setObjectName("help-words")
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._more = Button(look, _("Read the guidance"), "help-topic", self._on_more, "secondary", "guidance")
        self._more.hide()
        self._close = Button(look, _("Close help (Esc)"), "close-help", self.close_help)
        column.addWidget(self._heading)
        column.addWidget(_scrolled(self._words), 1)
        column.addWidget(self._more)
        column.addWidget(self._close)
        self._has_help = False
        look.changed.connect(self._fit)
        self._fit()

    def set_numbers(self, words: str) -> None:
        """The numbers to ring, in words, that stand first in every help; "" for none, as before unlocking."""
        self._numbers = words

    def show_help(self, focused: QWidget | None, page_words: str, topic: str = "") -> None:
        """Shows help for the focused field where it has some, else for the page; `topic` is the guidance it leads on to."""
        self._topic = topic
        self._more.setVisible(bool(topic))
        own = focused.accessibleDescription() if focused is not None else ""
        self._heading.setText(focused.accessibleName() if focused is not None and own else _("Help"))
        general = _(
            "Ctrl+N records a concern. Ctrl+D writes down what was said. Ctrl+L locks. Ctrl+F searches. Esc twice hides the screen."
        )
        self._words.setText("\n\n".join(filter(None, (self._numbers, own, page_words, general))))
        self._words.setAccessibleName(_("Help"))
        if focused is not None and not self.isAncestorOf(focused):
            self._back_to = focused
        self._has_help = True
        self._fit()
        self._words.setFocus()

    def close_help(self) -> bool:
        """Closes the help and puts the focus back; False where none was open."""
        if not self._has_help:
            return False
        self._has_help = False
        self._fit()
        if self._back_to is not None:
            self._back_to.setFocus()
        return True

    def _on_more(self) -> None:
        self.close_help()
        self._open_topic(self._topic)

    def _fit(self) -> None:
        self.setFixedWidth(self._look.px("width.guidance_panel"))
        self.setVisible(self._has_help)


def _scrolled(words: Words) -> QScrollArea:
    """The words from their top, however many numbers stand before them; the button to close stays in sight."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(words)
    column.addStretch(1)
    area = QScrollArea()
    area.setObjectName("help-scroll")
    area.setWidgetResizable(True)
    never_scroll_sideways(area)
    take_no_focus(area)
    area.setWidget(holder)
    return area
