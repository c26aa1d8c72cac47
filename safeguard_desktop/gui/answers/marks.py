"""Marks drawn over the words of a text box, and the paragraphs a checker is asked about: each alone, when it has changed.

Nothing is set on the text itself: one changed format makes a key stroke several times dearer, and the words are nobody's to touch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, takewhile
from typing import cast

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLayout, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

_UNKNOWN = -1
_WIDTH, _BELOW = 2, 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as it stood when it was asked about; `text` is without its LF, code point by code point."""

    key: int
    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line under a part of a paragraph: code points from `start` up to, not including, `end`. `colour` is "#RRGGBB"."""

    start: int
    end: int
    colour: str


class Marks(QObject):
    """`changed` comes with each Paragraph a person changes; answer with `show`, now or later, from the GUI thread.

    An answer about a paragraph that has changed since is dropped. Until the new answer the marks beside the change stay.
    """

    changed = Signal(object)

    def __init__(self, box: QPlainTextEdit) -> None:
        super().__init__(box)
        self._box = box
        self._keys = count()
        self._versions: dict[int, int] = {}
        self._shown: dict[int, list[Mark]] = {}
        self._pens: dict[str, QPen] = {}
        box.document().contentsChange.connect(self._on_contents_change)

    def ask_about_all(self) -> None:
        """Asks about every paragraph, as when a checker is new here or its rules have changed."""
        block = self._box.document().begin()
        while block.isValid():
            self._ask(block)
            block = block.next()

    def show(self, paragraph: Paragraph, marks: Sequence[Mark]) -> None:
        """Draws these, and no others, in a paragraph."""
        if self._versions.get(paragraph.key) != paragraph.version:
            return
        shown = [_in_units(mark, paragraph.text) for mark in marks]
        if shown != self._shown.get(paragraph.key, []):
            self._shown[paragraph.key] = shown
            self._box.viewport().update()

    def paint(self, visible: Iterator[tuple[QTextBlock, QRectF]], room: QRectF) -> None:
        """Draws the marks of blocks in sight, each with its place on the viewport."""
        if not any(self._shown.values()):
            return
        painter = QPainter(self._box.viewport())
        for block, place in takewhile(lambda one: one[1].top() <= room.bottom(), visible):
            marks = self._shown.get(block.userState(), ()) if place.bottom() >= room.top() else ()
            for mark in marks:
                painter.setPen(self._pen(mark.colour))
                for line in _lines_under(block.layout(), mark):
                    painter.drawLine(line[0] + place.topLeft(), line[1] + place.topLeft())
        painter.end()

    def _pen(self, colour: str) -> QPen:
        if colour not in self._pens:
            self._pens[colour] = QPen(QColor(colour), _WIDTH, Qt.PenStyle.DotLine)
        return self._pens[colour]

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        document = self._box.document()
        block, last = document.findBlock(position), document.findBlock(position + added)
        if block == last:
            self._move(block, position - block.position(), added - removed)
        while block.isValid():
            self._ask(block)
            if block == last:
                return
            block = block.next()

    def _ask(self, block: QTextBlock) -> None:
        if block.userState() == _UNKNOWN:
            block.setUserState(next(self._keys))
        key = block.userState()
        version = self._versions[key] = self._versions.get(key, 0) + 1
        self.changed.emit(Paragraph(key, version, block.text()))

    def _move(self, block: QTextBlock, at: int, by: int) -> None:
        """Keeps marks before the change, moves those behind it, and drops those it touches."""
        kept = self._shown.get(block.userState())
        if kept:
            before = [mark for mark in kept if mark.end < at]
            behind = [replace(mark, start=mark.start + by, end=mark.end + by) for mark in kept if mark.start > at - by]
            self._shown[block.userState()] = before + [mark for mark in behind if mark.start > at]


def _in_units(mark: Mark, text: str) -> Mark:
    """The same counted in UTF-16 units, as Qt counts."""
    start, end = (len(text[:place].encode("utf-16-le", "surrogatepass")) // 2 for place in (mark.start, mark.end))
    return replace(mark, start=start, end=end)


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
