"""The editor of an account: segments in the order things happened, added, moved and taken out; each word kept as it is typed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.segments import SegmentVoice
from safeguard_desktop.gui.answers.editor import AnswerEditor
from safeguard_desktop.gui.answers.segment_row import SegmentRow
from safeguard_desktop.gui.appearance.look import Look


class WritingPlace(NamedTuple):
    """Where the cursor is: the segment's place among the others, the code point, and whether in what an opinion rests on."""

    segment: int = 0
    position: int = 0
    is_in_evidence: bool = False


class SegmentsEditor(AnswerEditor):
    """`caret_moved(widget, rect)` says where the caret is now, so that the page keeps it in sight.

    `segment_added(row)` comes for each new row, also when an answer is shown: a checker of words takes its `boxes` (never that of
    exact words), and puts what it has to say below each.
    """

    caret_moved = Signal(QWidget, QRect)
    segment_added = Signal(SegmentRow)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self._rows: list[SegmentRow] = []
        self._unread: Answer = None
        self._in_hand: SegmentRow | None = None
        self._box_in_hand: QWidget | None = None
        self._made = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.l"))
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one

    @property
    def rows(self) -> tuple[SegmentRow, ...]:
        """The segments in their order."""
        return tuple(self._rows)

    def answer(self) -> Answer:
        is_unread = self._unread is not None and all(row.is_empty for row in self._rows)
        return self._unread if is_unread else [row.segment() for row in self._rows] or None

    def set_answer(self, answer: Answer) -> None:
        for row in list(self._rows):
            self._drop(row)
        found = answer if isinstance(answer, list | tuple) else [answer] if isinstance(answer, str) else []
        is_account = all(isinstance(one, Mapping | str) for one in found)
        self._unread = None if found and is_account else answer or None
        for one in found if is_account else ():
            self._insert(len(self._rows), one if isinstance(one, Mapping) else {"voice": "worker", "text": one})
        self._describe_rows()

    def first_focus(self) -> QWidget:
        return self._rows[0].box if self._rows else self

    def describe(self, name: str, description: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self._describe_rows()

    def add(self, voice: SegmentVoice, at: str = "", speaker: str = "") -> SegmentRow:
        """A new segment after the one in hand, which it replaces where that has no words yet; the cursor goes into it."""
        segment: dict[str, Any] = {"voice": str(voice), "text": "", "at": at}
        if voice is SegmentVoice.VERBATIM:
            segment["speaker"] = speaker
        self._look_at_focus()
        here = self._in_hand
        place = self._rows.index(here) + 1 if here is not None else len(self._rows)
        if here is not None and here.is_empty:
            place -= 1
            self._drop(here)
        row = self._insert(place, segment)
        self._describe_rows()
        row.box.setFocus()
        if len(self._rows) > 1 or here is not None:
            self.answer_changed.emit()
        return row

    def last_speaker(self) -> str:
        """Who spoke in the exact words before; "" where nobody did yet."""
        spoken = (str(row.speaker.answer()) for row in reversed(self._rows) if row.speaker and row.speaker.answer())
        return next(spoken, "")

    def do(self, wanted: str) -> None:
        """Moves the segment in hand ("up", "down") or takes it out ("remove")."""
        self._look_at_focus()
        if self._in_hand is not None:
            self._on_wanted(self._in_hand, wanted)

    def place(self) -> WritingPlace:
        """Where the cursor is."""
        self._look_at_focus()
        row = self._in_hand
        if row is None:
            return WritingPlace()
        box = next((one for one in row.boxes if one is self._box_in_hand), row.box)
        return WritingPlace(self._rows.index(row), box.position(), box is not row.box)

    def go_to(self, place: WritingPlace) -> None:
        """Puts the cursor back there."""
        if self._rows:
            row = self._rows[min(max(0, place.segment), len(self._rows) - 1)]
            box = row.boxes[-1] if place.is_in_evidence else row.box
            box.setFocus()
            box.set_position(place.position)

    def _insert(self, place: int, segment: Mapping[str, Any]) -> SegmentRow:
        self._made += 1
        row = SegmentRow(self._look, f"{self._name}-{self._made}", segment)
        row.changed.connect(self.answer_changed)
        row.wants.connect(lambda wanted: self._on_wanted(row, wanted))
        for box in row.boxes:
            box.cursorPositionChanged.connect(lambda box=box: self.caret_moved.emit(box, box.cursorRect()))
        self._rows.insert(place, row)
        self._column.insertWidget(place, row)
        self.segment_added.emit(row)
        return row

    def _on_wanted(self, row: SegmentRow, wanted: str) -> None:
        if wanted in ("before", "after"):
            self._go_beside(-1 if wanted == "before" else 1)
            return
        if wanted == "remove":
            if row.is_empty:
                self._remove(row)
            else:
                row.ask_before_removing(lambda: self._remove(row))
            return
        place = self._rows.index(row)
        target = place + (-1 if wanted == "up" else 1)
        if 0 <= target < len(self._rows):
            self._rows.insert(target, self._rows.pop(place))
            self._column.removeWidget(row)
            self._column.insertWidget(target, row)
            self._after_change()
            row.box.setFocus()

    def _go_beside(self, step: int) -> None:
        """From one box to the next, as from line to line: to the end of the one before, or to the beginning of the one after."""
        boxes = [box for row in self._rows for box in row.boxes]
        here = boxes.index(self._box_in_hand) if self._box_in_hand in boxes else -1
        if here >= 0 and 0 <= here + step < len(boxes):
            box = boxes[here + step]
            box.setFocus()
            box.moveCursor(QTextCursor.MoveOperation.End if step < 0 else QTextCursor.MoveOperation.Start)

    def _remove(self, row: SegmentRow) -> None:
        place = self._rows.index(row)
        self._drop(row)
        self._after_change()
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].box.setFocus()

    def _drop(self, row: SegmentRow) -> None:
        self._rows.remove(row)
        self._in_hand = None if row is self._in_hand else self._in_hand
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _after_change(self) -> None:
        self._describe_rows()
        self.answer_changed.emit()

    def _describe_rows(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.describe(number, len(self._rows))
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Tab goes through the segments as they stand, not as they were made, and from there to what stands after them."""
        before = self.previousInFocusChain()
        while before is not None and (before.focusPolicy() == Qt.FocusPolicy.NoFocus or self.isAncestorOf(before)):
            before = None if before is self else before.previousInFocusChain()
        if before is None:
            return
        for row in self._rows:
            for one in row.in_order():
                QWidget.setTabOrder(before, one)
                before = one

    def _look_at_focus(self) -> None:
        """Also where no system window is in front, and nobody is told of a focus that changes."""
        self._on_focus(None, self.window().focusWidget())

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        row = next((one for one in self._rows if now is not None and one.isAncestorOf(now)), None)
        if row is not None:
            self._in_hand = row
            self._box_in_hand = now if now in row.boxes else self._box_in_hand
