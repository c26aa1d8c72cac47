"""Marks drawn over the words of a text box, kept paragraph by paragraph.

Nothing is set on the text itself: one changed format makes a key stroke several times dearer, and the words are nobody's to touch.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, count, takewhile
from typing import cast

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLayout, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

_UNKNOWN = -1
_WIDTH, _BELOW, _WAVE = 2, 2, 2
_LAST_OF_ONE_UNIT = "\uffff"


@dataclass(frozen=True, slots=True)
class Mark:
    """A line under a part of a paragraph: code points from `start` up to, not including, `end`. `colour` is "#RRGGBB".

    Dots are for guidance, a wave for spelling: what a mark means is never its colour alone.
    """

    start: int
    end: int
    colour: str
    is_wave: bool = False


class Marks(QObject):
    """What was found is drawn until the next answer; of a paragraph that changes meanwhile, the marks beside the change stay."""

    def __init__(self, box: QPlainTextEdit) -> None:
        super().__init__(box)
        self._box = box
        self._keys = count()
        self._shown: dict[int, list[Mark]] = {}
        self._pens: dict[str, QPen] = {}
        box.document().contentsChange.connect(self._on_contents_change)

    def show_all(self, text: str, marks: Mapping[int, Sequence[Mark]]) -> None:
        """Draws these, by the number of their paragraph, and no others anywhere; `text` is the whole text as it stands now."""
        paragraphs = text.split("\n") if marks else []
        shown = {}
        for number, of_paragraph in marks.items():
            block = self._box.document().findBlockByNumber(number)
            shown[self._key(block)] = _in_units(of_paragraph, paragraphs[number])
        if shown != {key: kept for key, kept in self._shown.items() if kept}:
            self._shown = shown
            self._box.viewport().update()

    def paint(self, visible: Iterator[tuple[QTextBlock, QRectF]], room: QRectF) -> None:
        """Draws the marks of blocks in sight, each with its place on the viewport."""
        if not any(self._shown.values()):
            return
        painter = QPainter(self._box.viewport())
        for block, place in takewhile(lambda one: one[1].top() <= room.bottom(), visible):
            marks = self._shown.get(block.userState(), ()) if place.bottom() >= room.top() else ()
            if marks:
                self._paint(painter, block.layout(), marks, place.topLeft(), room)
        painter.end()

    def _paint(
        self, painter: QPainter, layout: QTextLayout, marks: Sequence[Mark], corner: QPointF, room: QRectF
    ) -> None:
        """Draws what is in sight of one paragraph's marks."""
        first, end = _in_sight(layout, room.top() - corner.y(), room.bottom() - corner.y())
        for mark in marks:
            if mark.end > first and mark.start < end:
                painter.setPen(self._pen(mark))
                for begin, stop in _lines_under(layout, mark):
                    if mark.is_wave:
                        painter.drawPolyline(_wave(begin + corner, stop + corner))
                    else:
                        painter.drawLine(begin + corner, stop + corner)

    def _pen(self, mark: Mark) -> QPen:
        name = f"{mark.colour} {mark.is_wave}"
        if name not in self._pens:
            style = Qt.PenStyle.SolidLine if mark.is_wave else Qt.PenStyle.DotLine
            self._pens[name] = QPen(QColor(mark.colour), 1 if mark.is_wave else _WIDTH, style)
        return self._pens[name]

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if not self._shown:
            return
        document = self._box.document()
        block = document.findBlock(position)
        if block == document.findBlock(position + added):
            self._move(block, position - block.position(), added - removed)

    def _key(self, block: QTextBlock) -> int:
        if block.userState() == _UNKNOWN:
            block.setUserState(next(self._keys))
        return block.userState()

    def _move(self, block: QTextBlock, at: int, by: int) -> None:
        """Keeps marks before the change, moves those behind it, and drops those it touches."""
        kept = self._shown.get(block.userState())
        if kept:
            before = [mark for mark in kept if mark.end < at]
            behind = [replace(mark, start=mark.start + by, end=mark.end + by) for mark in kept if mark.start > at - by]
            self._shown[block.userState()] = before + [mark for mark in behind if mark.start > at]


def _in_units(marks: Sequence[Mark], text: str) -> list[Mark]:
    """The same counted in UTF-16 units, as Qt counts."""
    if not marks or text.isascii() or max(text) <= _LAST_OF_ONE_UNIT:
        return list(marks)
    lasts = list(accumulate((1 + (sign > _LAST_OF_ONE_UNIT) for sign in text), initial=0))
    return [replace(mark, start=lasts[mark.start], end=lasts[mark.end]) for mark in marks]


def _in_sight(layout: QTextLayout, top: float, bottom: float) -> tuple[int, int]:
    """The places of a paragraph between two heights of it: the first, and the one after the last."""
    numbers = range(layout.lineCount())
    first = bisect_left(numbers, top, key=lambda number: layout.lineAt(number).rect().bottom() + _BELOW + _WIDTH)
    last = bisect_left(numbers, bottom, key=lambda number: layout.lineAt(number).y())
    if first >= last:
        return 0, 0
    line = layout.lineAt(last - 1)
    return layout.lineAt(first).textStart(), line.textStart() + line.textLength()


def _wave(begin: QPointF, stop: QPointF) -> list[QPointF]:
    """A zigzag from one point to the other, on one height."""
    left, right = sorted((begin.x(), stop.x()))
    steps = int((right - left) / _WAVE) + 1
    return [QPointF(left + number * _WAVE, begin.y() - _WAVE * (number % 2)) for number in range(steps + 1)]


def _lines_under(layout: QTextLayout, mark: Mark) -> Iterator[tuple[QPointF, QPointF]]:
    first = layout.lineForTextPosition(mark.start).lineNumber()
    for number in range(max(0, first), layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= mark.end:
            return
        start, end = max(mark.start, line.textStart()), min(mark.end, line.textStart() + line.textLength())
        if start < end:
            height = line.y() + line.ascent() + _BELOW
            yield QPointF(_x(line, start), height), QPointF(_x(line, end), height)


def _x(line: QTextLine, place: int) -> float:
    x, _place = cast("tuple[float, int]", line.cursorToX(place))
    return x
