"""What is shown beneath a text about one place in it: why, where that is written, other words, and keeping one's own."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.findings.found import Found
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.words import Line, Words, throw_away

FIRST_SHOWN = 3


class FindingPanel(QFrame):
    """Never takes the focus by itself. `used` comes with the words chosen, `kept` when the worker's own stand, `reasoned` with
    why, `closed` when it is to go away.
    """

    used = Signal(str)
    kept = Signal()
    reasoned = Signal(str)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("finding")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._shown: list[QWidget] = []
        self.hide()

    def show_found(self, found: Found, alternatives: Sequence[str]) -> None:
        """Shows one place: its first alternatives, the others at a press."""
        self._clear()
        self.setAccessibleName(_("About “{words}”").format(words=found.text))
        head = Words(_("“{words}”").format(words=" ".join(found.text.split())), "label")
        self._add(self._framed(head, Words(found.explanation)))
        rows = [self._row(number, words) for number, words in enumerate(alternatives)]
        for row in rows[FIRST_SHOWN:]:
            row.hide()
        self._add(self._foot(found, rows[FIRST_SHOWN:], has_alternatives=bool(alternatives)))
        self.show()

    def show_kept(self) -> None:
        """Says that the words stand, and offers to say why."""
        self._clear()
        self.setAccessibleName(_("Your words are kept"))
        why = QLineEdit()
        why.setObjectName("kept-why")
        label = Words(_("Why, if you like to say"), "small", "soft")
        label.setBuddy(why)
        why.setAccessibleName(label.text())
        done = Button(self._look, _("Done"), "kept-done", lambda: self._finish(why), "small")
        why.returnPressed.connect(lambda: self._finish(why))
        self._shown += [why, done]
        row = QHBoxLayout()
        row.addWidget(why, 1)
        row.addWidget(done)
        holder = self._framed(Words(_("Your words stay as they are in this place.")), label)
        holder.layout().addLayout(row)  # type: ignore[union-attr]  # made with one
        self._add(holder)
        self.show()

    def places_to_go(self) -> list[QWidget]:
        """What may be pressed or typed in, in order."""
        return [one for one in self._shown if one.isVisibleTo(self)]

    def event(self, event: QEvent) -> bool:
        """Takes Escape before the window does, for which it is half of hiding the screen."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _finish(self, why: QLineEdit) -> None:
        self.reasoned.emit(why.text().strip())
        self.closed.emit()

    def _row(self, number: int, words: str) -> QWidget:
        use = Button(self._look, _("Use this"), f"use-{number}", lambda: self.used.emit(words), "small")
        use.setAccessibleName(_("Use this: {words}").format(words=words))
        self._shown.append(use)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(self._look.px("space.m"), self._look.px("space.xs"), self._look.px("space.s"), 0)
        row.setSpacing(self._look.px("space.m"))
        row.addWidget(Words(words), 1)
        row.addWidget(use)
        column.addWidget(Line())
        column.addLayout(row)
        column.addSpacing(self._look.px("space.xs"))
        self._add(holder)
        return holder

    def _foot(self, found: Found, hidden: Sequence[QWidget], *, has_alternatives: bool) -> QWidget:
        foot = QFrame()
        foot.setProperty("foot", "true")
        column = QVBoxLayout(foot)
        edge = self._look.px("space.m")
        column.setContentsMargins(edge, self._look.px("space.s"), self._look.px("space.s"), self._look.px("space.s"))
        column.setSpacing(self._look.px("space.xs"))
        if found.source:
            source = _("{source}.").format(source=found.source.rstrip("."))
            caution = _("Use only what you saw or were told.") if has_alternatives else ""
            column.addWidget(Words(" ".join(filter(None, (source, caution))), "small", "quiet"))
        buttons = self._foot_buttons(hidden)
        self._shown += buttons
        row = QHBoxLayout()
        row.setSpacing(self._look.px("space.s"))
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        column.addLayout(row)
        return foot

    def _foot_buttons(self, hidden: Sequence[QWidget]) -> list[QWidget]:
        # As heavy as "Use this": both are right.
        keep = Button(self._look, _("Keep my words"), "keep-my-words", self.kept.emit, "small")
        close = Button(self._look, _("Close"), "close-finding", self.closed.emit, "quiet")
        if not hidden:
            return [close, keep]
        count = len(hidden)
        words = ngettext("{n} more", "{n} more", count).format(n=count)
        more = Button(self._look, words, "more-words", None, "quiet")
        more.clicked.connect(lambda _checked: _unfold(hidden, more))
        return [more, close, keep]

    def _framed(self, *words: Words) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        edge = self._look.px("space.m")
        column.setContentsMargins(edge, self._look.px("space.s"), edge, self._look.px("space.s"))
        column.setSpacing(self._look.px("space.xs"))
        for one in words:
            column.addWidget(one)
        return holder

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        # What is put into a panel in sight is else shown only later, and could not take the focus now.
        widget.show()

    def _clear(self) -> None:
        self._shown = []
        while self._column.count():
            throw_away(self._column.takeAt(0))


def _unfold(hidden: Sequence[QWidget], more: Button) -> None:
    for row in hidden:
        row.show()
    first = hidden[0].findChild(Button)
    if more.hasFocus() and first is not None:
        first.setFocus()
    more.hide()
