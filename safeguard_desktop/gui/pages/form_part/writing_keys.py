"""The keys of the page to write on: Ctrl and a number adds a segment of a kind; the one in hand is moved and taken out."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from safeguard_desktop.domain.segments import SegmentVoice, segment_heading
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button, icon_button
from safeguard_desktop.gui.kit.words import Words

ICONS: Mapping[SegmentVoice, str] = {
    SegmentVoice.VERBATIM: "exact_words",
    SegmentVoice.ASKED: "i_asked",
    SegmentVoice.SEEN: "i_saw",
    SegmentVoice.DONE: "i_did",
    SegmentVoice.OPINION: "my_opinion",
    SegmentVoice.ANALYSIS: "search",
}


class WritingKeys(QWidget):
    """`add` is called with the kind, `do` with "up", "down" or "remove". Where there is little room, the numbers stand alone."""

    def __init__(self, look: Look, add: Callable[[SegmentVoice], object], do: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("writing-keys")
        self._whole: dict[Button, str] = {}
        self._is_fitting = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.px("space.s"))
        self._row.addWidget(Words(_("Ctrl +"), "small", "soft").on_one_line())
        for number, voice in enumerate(ICONS, 1):
            self._row.addWidget(self._key(look, number, voice, add))
        self._tools: list[Button] = []
        for wanted, icon, says in _tools():
            button = icon_button(look, icon, f"segment-{wanted}", says, lambda wanted=wanted: do(wanted))  # type: ignore[misc]
            # Reached by the keys that it names: pressing it must not take the cursor out of the words.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._tools.append(button)
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    def minimumSizeHint(self) -> QSize:
        """Never wider than the room there is."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and numbers, or numbers alone."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """First the words go, then the buttons that have keys of their own. Showing one may have the row laid out in between."""
        if self._is_fitting:
            return
        self._is_fitting = True
        for has_words, has_tools in ((True, True), (False, True), (False, False)):
            for number, (button, words) in enumerate(self._whole.items(), 1):
                button.setText(words if has_words else str(number))
            for tool in self._tools:
                tool.setVisible(has_tools)
            if self._row.sizeHint().width() <= self.width():
                break
        self._is_fitting = False
        # What changed while the row was being laid out is laid out at once, not squeezed until the next time.
        self._row.invalidate()
        self._row.setGeometry(self.rect())

    def _key(self, look: Look, number: int, voice: SegmentVoice, add: Callable[[SegmentVoice], object]) -> Button:
        what = _short(voice)
        words = _("{number} {what}").format(number=number, what=what)
        button = Button(look, words, f"add-{voice}", lambda: add(voice), "small", ICONS[voice])
        button.setAccessibleName(_("Add: {what} (Ctrl+{number})").format(what=what, number=number))
        button.setToolTip(button.accessibleName())
        QShortcut(QKeySequence(f"Ctrl+{number}"), button, lambda: add(voice))
        self._whole[button] = words
        return button


def _short(voice: SegmentVoice) -> str:
    short = {
        SegmentVoice.DONE: _("I did"),
        SegmentVoice.OPINION: _("My opinion"),
        SegmentVoice.ANALYSIS: _("It may mean"),
    }
    return short.get(voice) or segment_heading(voice)


def _tools() -> tuple[tuple[str, str, str], ...]:
    return (
        ("up", "close_list", _("Move these words up (Alt+Up)")),
        ("down", "open_list", _("Move these words down (Alt+Down)")),
        ("remove", "remove", _("Take these words out (Alt+Delete)")),
    )
