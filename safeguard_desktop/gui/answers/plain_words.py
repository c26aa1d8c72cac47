"""A text box that keeps what is typed code point by code point: nothing is corrected, trimmed, re-quoted or normalised.

Ends of paragraphs that are typed are LF; a text nobody changes here stays as it came. What cannot be kept (NUL, half a
character, Qt's own marks) is named and refused at paste; the clipboard still holds it, so nothing is lost.
"""

import re
from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.marks import Marks
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import say

_PARAGRAPH_END = "\u2029"
_READ_AS_BYTE_ORDER = ("\ufeff", "\ufffe")
"""What PySide takes for a byte order mark at the beginning of a text: it drops the one, and turns every letter after the other."""
_UNKEEPABLE = re.compile("[\0\ud800-\udfff\ufdd0\ufdd1]")
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters and signs that may turn a paragraph round; a text without one is not looked through at each key stroke."""
LINES_SHOWN, MOST_LINES_SHOWN = 3, 16
QUICK_PARAGRAPH = 250_000
"""Code units (some 45,000 words) up to which Qt sets a paragraph afresh at a key stroke before a person notices."""
_EXACT = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase


class PlainWords(QPlainTextEdit):
    """Grows with its text up to MOST_LINES_SHOWN lines and scrolls from there; Tab leaves it, Shift+Enter is Enter.

    `words_changed` comes when a person changes the text; `refused` with a sentence when something pasted cannot be kept;
    `slowed` with a sentence when a paragraph pasted is so long that typing in it is slow.
    """

    words_changed = Signal()
    refused = Signal(str)
    slowed = Signal(str)

    def __init__(self, look: Look, *, is_exact: bool = False, lines: tuple[int, int] | None = None) -> None:
        """`lines`: how many are shown at least and at most, in a box without edges that stands in a column of words."""
        super().__init__()
        self._look = look
        self._fewest, self._most = lines or (LINES_SHOWN, MOST_LINES_SHOWN)
        self._is_bare = lines is not None
        self._is_setting = False
        self._as_it_came: str | None = None
        self._may_turn_round = False
        self._marks: Marks | None = None
        say(self, "words", "writing")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if is_exact:
            self.setInputMethodHints(self.inputMethodHints() | _EXACT)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        look.changed.connect(self._fit)
        self._fit()

    @property
    def marks(self) -> Marks:
        """What a checker draws with; a box nobody checks does without."""
        if self._marks is None:
            self._marks = Marks(self)
        return self._marks

    def text(self) -> str:
        """The text, code point by code point."""
        return raw_text(self)

    def answer(self) -> str:
        """The text to keep: as it came while nobody has changed it (line ends of other systems too), else `text`."""
        return self.text() if self._as_it_came is None else self._as_it_came

    def set_text(self, text: str) -> None:
        """Shows a kept text; it cannot be undone away."""
        self._notice(text)
        self._is_setting = True
        self.setPlainText(_whole(text))
        self._is_setting = False
        self._as_it_came = text
        self._fit()

    def position(self) -> int:
        """Where the cursor stands, in code points."""
        units = self.textCursor().position()
        text = self.document().toRawText()
        if len(text) == self.document().characterCount() - 1:
            return units
        return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))

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
        problem = _problem_of(source, text)
        if problem:
            self.refused.emit(problem)
            return
        self._notice(text)
        self.textCursor().insertText(_whole(text))
        self.ensureCursorVisible()
        self._say_if_slowed()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Takes what an input method, or a dictation, hands over; what cannot be kept would keep all the rest from being saved."""
        found = _UNKEEPABLE.search(event.commitString())
        if found is None:
            self._notice(event.commitString())
            super().inputMethodEvent(event)
            return
        super().inputMethodEvent(QInputMethodEvent())
        self.refused.emit(
            _(
                "This was not taken in: character {position} of it cannot be kept. What was here before is as it was."
            ).format(position=found.start() + 1)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and the marks over them."""
        if self._may_turn_round:
            self._set_each_to_its_side()
        super().paintEvent(event)
        if self._marks is not None:
            self._marks.paint(self._blocks_in_sight(), QRectF(event.rect()))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copies what is there, no-break spaces included."""
        chosen = QMimeData()
        chosen.setText(_whole(self.textCursor().selectedText().replace(_PARAGRAPH_END, "\n")))
        return chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Makes every Enter the end of a paragraph: a line end inside a paragraph would be another character."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        self._notice(event.text())
        before = self.textCursor().position()
        super().keyPressEvent(event)
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_upright = is_plain and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if self._is_bare and is_upright and self.textCursor().position() == before:
            # There is no line further up or down here: whoever holds the box may go on to another.
            event.ignore()

    def move_to_end(self) -> None:
        """Puts the cursor behind the last character."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words otherwise."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px("width.question_max"), self.height())

    def _blocks_in_sight(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        block = self.firstVisibleBlock()
        while block.isValid():
            yield block, self.blockBoundingGeometry(block).translated(self.contentOffset())
            block = block.next()

    def _say_if_slowed(self) -> None:
        if self.textCursor().block().length() > QUICK_PARAGRAPH:
            self.slowed.emit(
                _(
                    "All of it is here, letter by letter. It is one very long paragraph, so typing inside it is slow."
                    " Write what you want to add in a new paragraph under it."
                )
            )

    def _notice(self, text: str) -> None:
        """What of it needs more care from now on than words in our own alphabet."""
        if not text.isascii():
            self._may_turn_round = self._may_turn_round or _FROM_RIGHT.search(text) is not None

    def _set_each_to_its_side(self) -> None:
        """Paragraphs that run from right to left begin at the right, each for itself; which way one runs Qt sees for itself.

        Qt lays all out by one option and forgets this at every new layout, so it is said anew before they are drawn.
        """
        block = self.firstVisibleBlock()
        for _number in range(self.viewport().height() // self.fontMetrics().lineSpacing() + 2):
            if not block.isValid():
                return
            if block.textDirection() is Qt.LayoutDirection.RightToLeft:
                option = block.layout().textOption()
                option.setAlignment(Qt.AlignmentFlag.AlignRight)
                block.layout().setTextOption(option)
            block = block.next()

    def _on_text_changed(self) -> None:
        if not self._is_setting:
            self._as_it_came = None
            self.words_changed.emit()

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        shown = min(max(self._fewest, lines), self._most)
        padding = 0 if self._is_bare else self._look.px("space.s")
        edge = 2 * (padding + round(self.document().documentMargin()) + 2)
        if self._is_bare:
            scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > shown else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            self.setVerticalScrollBarPolicy(scrolls)
        height = shown * self.fontMetrics().lineSpacing()
        if lines <= shown:
            height = max(height, self._height_of_lines())
        self.setFixedHeight(height + edge)
        if lines <= shown:
            # A cursor put at the end of what had no room yet has scrolled it.
            self.verticalScrollBar().setValue(0)

    def _height_of_lines(self) -> int:
        """The lines as they are set: those in another alphabet are higher, ours by parts of a pixel, which add up."""
        block, height = self.document().firstBlock(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height - self.document().documentMargin())


def raw_text(box: QPlainTextEdit) -> str:
    """What a text box holds, code point by code point; `toPlainText` would turn no-break spaces into spaces."""
    return box.document().toRawText().replace(_PARAGRAPH_END, "\n")


def _whole(text: str) -> str:
    """The text as it has to be handed to Qt for every letter to arrive."""
    return "\ufeff" + text if text.startswith(_READ_AS_BYTE_ORDER) else text


def _problem_of(source: QMimeData, text: str) -> str:
    """Why something copied is not pasted; "" where every letter of it can be."""
    if not source.hasText():
        return _(
            "Nothing was pasted: what you copied has no words in plain text. It is still where you copied it from."
        )
    found = _UNKEEPABLE.search(text)
    if found is not None:
        return _(
            "This was not pasted: character {position} cannot be kept. Nothing is lost; it is still where you copied it"
            " from. Paste the parts before and after it."
        ).format(position=found.start() + 1)
    if _has_half_a_character(source, text):
        return _(
            "This was not pasted: half of a broken character in it cannot be kept. Nothing is lost; it is still where you"
            " copied it from. Paste the parts before and after it."
        )
    return ""


def _has_half_a_character(source: QMimeData, text: str) -> bool:
    """Whether Qt holds more than was read: PySide leaves half a character out without a word."""
    pasted = QPlainTextEdit()
    QPlainTextEdit.insertFromMimeData(pasted, source)
    units = len(text.replace("\r\n", "\n").encode("utf-16-le", "surrogatepass")) // 2
    return pasted.document().characterCount() - 1 != units
