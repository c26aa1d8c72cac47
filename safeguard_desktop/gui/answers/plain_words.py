"""A text box that keeps what is typed code point by code point: nothing is corrected, trimmed, re-quoted or normalised.

Ends of paragraphs are LF. What cannot be kept (NUL, half a character, Qt's own marks) is named and refused at paste; the
clipboard still holds it, so nothing is lost.
"""

import re

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import say

_PARAGRAPH_END = "\u2029"
_UNKEEPABLE = re.compile("[\0\ud800-\udfff\ufdd0\ufdd1]")
LINES_SHOWN, MOST_LINES_SHOWN = 3, 16
_EXACT = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase


class PlainWords(QPlainTextEdit):
    """Grows with its text up to MOST_LINES_SHOWN lines and scrolls from there; Tab leaves it, Shift+Enter is Enter.

    `words_changed` comes when a person changes the text; `refused` with a sentence when something pasted cannot be kept.
    """

    words_changed = Signal()
    refused = Signal(str)

    def __init__(self, look: Look, *, is_exact: bool = False) -> None:
        super().__init__()
        self._look = look
        self._is_setting = False
        say(self, "words", "writing")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if is_exact:
            self.setInputMethodHints(self.inputMethodHints() | _EXACT)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        look.changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """The text, code point by code point."""
        return raw_text(self)

    def set_text(self, text: str) -> None:
        """Shows a kept text; it cannot be undone away."""
        self._is_setting = True
        self.setPlainText(text)
        self._is_setting = False
        self._fit()

    def position(self) -> int:
        """Where the cursor stands, in code points."""
        before = self.document().toRawText().encode("utf-16-le", "surrogatepass")[: 2 * self.textCursor().position()]
        return len(before.decode("utf-16-le", "replace"))

    def set_position(self, position: int) -> None:
        """Puts the cursor there."""
        units = len(self.text()[:position].encode("utf-16-le", "surrogatepass")) // 2
        cursor = self.textCursor()
        cursor.setPosition(min(units, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes plain text alone, whole or not at all."""
        text = source.text() if source.hasText() else ""
        found = _UNKEEPABLE.search(text)
        if found is not None:
            self.refused.emit(
                _(
                    "This was not pasted: character {position} cannot be kept. Nothing is lost; it is still where you"
                    " copied it from. Paste the parts before and after it."
                ).format(position=found.start() + 1)
            )
            return
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copies what is there, no-break spaces included."""
        chosen = QMimeData()
        chosen.setText(self.textCursor().selectedText().replace(_PARAGRAPH_END, "\n"))
        return chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Makes every Enter the end of a paragraph: a line end inside a paragraph would be another character."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def move_to_end(self) -> None:
        """Puts the cursor behind the last character."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px("width.question_max"), self.height())

    def _on_text_changed(self) -> None:
        if not self._is_setting:
            self.words_changed.emit()

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        shown = min(max(LINES_SHOWN, lines), MOST_LINES_SHOWN)
        edge = 2 * (self._look.px("space.s") + round(self.document().documentMargin()) + 2)
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + edge)


def raw_text(box: QPlainTextEdit) -> str:
    """What a text box holds, code point by code point; `toPlainText` would turn no-break spaces into spaces."""
    return box.document().toRawText().replace(_PARAGRAPH_END, "\n")
