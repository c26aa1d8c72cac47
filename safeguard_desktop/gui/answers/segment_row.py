"""One segment of an account: what it is and when in the margin, the words beside it; exact words on their ground, kept exactly."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.segments import SEGMENT_KEYS, SegmentVoice, evidence_heading, segment_heading
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.evidence import Evidence
from safeguard_desktop.gui.answers.note_of_box import NoteOfBox
from safeguard_desktop.gui.answers.one_line import OneLine
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.answers.reading_times import read_time
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Words, say

LINES = (1, 400)
"""A segment grows with its words; one longer than this scrolls by itself."""

MARGIN_BESIDE_FROM = 40
"""In body text sizes: so wide, the margin stands beside the words, else on top of them."""

OWN_MARGIN = 2
"""What Qt leaves free at the sides of a line, so that its letters stand under those of a label."""

LONG_NAME = 12
"""In large spaces: so long, a name may not have room."""

WIDEST = 16_777_215
"""As wide as there is room (Qt's own number for it)."""

KNOWN_KEYS = frozenset(SEGMENT_KEYS)
_ONLY_IN = {"speaker": SegmentVoice.VERBATIM, "evidence": SegmentVoice.OPINION}
"""What has a place in segments of one kind alone; beside others it is kept as it is."""


class SegmentRow(QWidget):
    """`wants` says what its keys and buttons ask for: "up", "down", "remove"; "before" and "after" where the arrows leave its
    words. `box` holds the words.

    `below` is where something about these words may stand: a finding under the worker's own words, a body map under what was seen.
    """

    changed = Signal()
    wants = Signal(str)

    def __init__(self, look: Look, name: str, segment: Mapping[str, Any]) -> None:
        super().__init__()
        self._look = look
        self.voice = str(segment.get("voice", ""))
        is_exact = self.voice == SegmentVoice.VERBATIM
        shown = {key for key in KNOWN_KEYS if _ONLY_IN.get(key, self.voice) == self.voice}
        self._unlisted = {key: value for key, value in segment.items() if key not in shown}
        self.box = PlainWords(look, is_exact=is_exact, lines=LINES)
        self.box.setProperty("bare", "true")
        self.box.document().setDocumentMargin(0)
        self.box.set_text(str(segment.get("text") or ""))
        self.at = _At(look, f"{name}-at")
        self.at.line.setProperty("bare", "true")
        self.at.set_answer(segment.get("at"))
        self.speaker: OneLine | None = None
        self.evidence: Evidence | None = None
        self._heading = Words(
            segment_heading(self.voice) or _("In your words"), "label", "voice" if is_exact else "soft"
        )
        self._heading.setBuddy(self.box)
        self.below = QVBoxLayout()
        self._asked: Banner | None = None
        self._lay_out(name, str(segment.get("speaker", "")) if is_exact else None)
        if self.voice == SegmentVoice.OPINION:
            self.evidence = Evidence(look, f"{name}-evidence", str(segment.get("evidence", "")), LINES)
            self.evidence.changed.connect(self.changed)
            self._beside.addWidget(self.evidence)
        self._beside.addStretch(1)
        self.box.setObjectName(name)
        self.box.words_changed.connect(self.changed)
        self.at.answer_changed.connect(self.changed)
        self.at.line.returnPressed.connect(self.box.setFocus)

    def segment(self) -> dict[str, Any]:
        """The segment as it is kept."""
        kept: dict[str, Any] = {"voice": self.voice, "text": self.box.answer(), **self._unlisted}
        if self.speaker is not None and self.speaker.answer():
            kept["speaker"] = self.speaker.answer()
        if self.at.answer():
            kept["at"] = self.at.answer()
        if self.evidence is not None and self.evidence.box.text():
            kept["evidence"] = self.evidence.box.answer()
        return kept

    @property
    def boxes(self) -> tuple[PlainWords, ...]:
        """Every box of words in it, in their order."""
        return (self.box,) if self.evidence is None else (self.box, self.evidence.box)

    @property
    def is_empty(self) -> bool:
        """Whether no word stands in it."""
        return not any(box.text().strip() for box in self.boxes)

    def in_order(self) -> list[QWidget]:
        """What takes the focus, as it is read: the margin, who spoke, the words, and what stands under them."""
        first: list[QWidget] = [self.at.line, *([self.speaker.line] if self.speaker else []), self.box]
        inside = self.findChildren(QWidget)
        return first + [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one not in first]

    def describe(self, number: int, count: int) -> None:
        """Gives everything in it that takes the focus its name."""
        what = _("{what}, {n} of {count}").format(what=self._heading.text(), n=number, count=count)
        self.box.setAccessibleName(what)
        keys = _("Alt+Up and Alt+Down move it, Alt+Delete takes it out.")
        exact = _("Kept exactly: nothing here is corrected.") + " " if self.speaker is not None else ""
        self.box.setAccessibleDescription(exact + keys)
        self.at.describe(_("{what}: time").format(what=what), "")
        if self.speaker is not None:
            self.speaker.describe(_("{what}: who said it").format(what=what), "")
        if self.evidence is not None:
            self.evidence.describe(f"{what}. {evidence_heading()}")

    def ask_before_removing(self, remove: Any) -> None:
        """Asks once, in its place: it has words."""
        if self._asked is not None:
            return
        asked = Banner(
            self._look, "attention", _("Take these words out?"), _("They are not signed yet. Nobody else has them.")
        )
        asked.add_link(_("Take them out"), "take-out", remove)
        asked.add_link(_("Keep them"), "keep-them", self._keep)
        self._asked = asked
        self.below.addWidget(asked)
        asked.findChildren(QWidget, "keep-them")[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the words do not take for themselves."""
        wanted = _wanted(event)
        if wanted:
            self.wants.emit(wanted)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for a margin it stands on top."""
        super().resizeEvent(event)
        is_wide = self._look.body_sizes(self.width()) >= MARGIN_BESIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)
            self._row.setSpacing(self._look.px("space.l" if is_wide else "space.xs"))
        self._fit_margin(is_wide=is_wide)

    def _fit_margin(self, *, is_wide: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if is_wide else Qt.AlignmentFlag.AlignLeft
        self._heading.setAlignment(side)
        self.at.line.setAlignment(side)
        width = self._look.px("width.segment_margin")
        self._margin.setMinimumWidth(width if is_wide else 0)
        self._margin.setMaximumWidth(width if is_wide else WIDEST)

    def _lay_out(self, name: str, speaker: str | None) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._look.px("space.l"))
        self._margin = QWidget()
        margin = QVBoxLayout(self._margin)
        margin.setContentsMargins(0, 0, 0, 0)
        margin.setSpacing(0)
        margin.addWidget(self._heading)
        margin.addWidget(self.at)
        margin.addStretch(1)
        frame = QFrame()
        frame.setObjectName("passage" if speaker is None else "verbatim")
        inside = QVBoxLayout(frame)
        edge, foot = (0, 0) if speaker is None else (self._look.px("space.m"), self._look.px("space.s"))
        inside.setContentsMargins(edge, foot, edge, foot)
        inside.setSpacing(self._look.px("space.xs"))
        inside.addLayout(self._head(name, speaker))
        inside.addWidget(self.box)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(self._look.px("space.xs"))
        self._beside.addWidget(frame)
        self._beside.addWidget(NoteOfBox(self.box))
        # What is said quietly of exact words stands on their ground.
        (self._beside if speaker is None else inside).addLayout(self.below)
        self._row.addWidget(self._margin)
        self._row.addLayout(self._beside, 1)

    def _head(self, name: str, speaker: str | None) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self._look.px("space.xs"))
        if speaker is not None:
            self.speaker = _Speaker(self._look, f"{name}-speaker", speaker)
            self.speaker.answer_changed.connect(self.changed)
            self.speaker.line.returnPressed.connect(self.box.setFocus)
            head.addWidget(self.speaker, 1000)
            head.addWidget(Words(_("said"), "small", "voice").on_one_line())
        head.addStretch(1)
        if speaker is not None:
            head.addWidget(IconLabel(self._look, "lock", "voice_text", "small"))
            head.addWidget(Words(_("Kept exactly"), "small", "voice").on_one_line())
        return head

    def _keep(self) -> None:
        if self._asked is not None:
            self._asked.hide()
            self._asked.deleteLater()
            self._asked = None
            self.box.setFocus()


class _At(OneLine):
    """When it was: a time of day, kept as "16:55", or as it was typed where it cannot be read."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.line.setProperty("words", "small")
        self.line.setProperty("tone", "soft")
        self.line.setPlaceholderText(_("When?"))
        self.line.setTextMargins(-OWN_MARGIN, 0, -OWN_MARGIN, 0)
        self.line.editingFinished.connect(self._show_read)

    def answer(self) -> Answer:
        clock = read_time(self.line.text())
        return f"{clock:%H:%M}" if clock else self.line.text() or None

    def _show_read(self) -> None:
        is_wrong = bool(self.line.text()) and read_time(self.line.text()) is None
        if not is_wrong:
            self.line.setText(str(self.answer() or ""))
        say(self.line, "state", "wrong" if is_wrong else "")
        self.line.setToolTip(_("This cannot be read as a time yet. Write it as 16:55.") if is_wrong else "")


class _Speaker(OneLine):
    """Who said it: as wide as the name, where there is room for it; a longer one can be read by resting on it."""

    def __init__(self, look: Look, name: str, speaker: str) -> None:
        super().__init__(look, name)
        self._look = look
        self.line.setProperty("bare", "true")
        self.line.setProperty("words", "label")
        self.line.textChanged.connect(lambda _text: self._fit())
        look.changed.connect(self._fit)
        self.line.setTextMargins(-OWN_MARGIN, 0, 0, 0)
        self.set_answer(speaker)
        self.line.setCursorPosition(0)
        self._fit()

    def _fit(self) -> None:
        room = self._look.px("space.l")
        width = self.line.fontMetrics().horizontalAdvance(self.line.text()) + room // 2
        self.setMinimumWidth(2 * room)
        self.setMaximumWidth(max(width, 2 * room))
        self.line.setToolTip(self.line.text() if width > LONG_NAME * room else "")


def _wanted(event: QKeyEvent) -> str:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    keys = {
        Qt.KeyboardModifier.AltModifier: {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Delete: "remove"},
        Qt.KeyboardModifier.NoModifier: {Qt.Key.Key_Up: "before", Qt.Key.Key_Down: "after"},
    }
    return keys.get(held, {}).get(Qt.Key(event.key()), "")
